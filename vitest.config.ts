import { defineConfig } from 'vitest/config'

const full = process.env['DAYBOOK_FULL'] === '1'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'train/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(full ? [] : ['test/full/**'])],
    testTimeout: full ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
    isolate: false,
    globalSetup: ['test/chromium.setup.ts'],
    passWithNoTests: false,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
})
