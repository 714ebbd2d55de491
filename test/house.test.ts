import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { CHECKS } from '../scripts/check.mjs'
import { binOf } from '../scripts/ground.mjs'
import { ROOT } from './checkout.ts'

test.each(['types', 'product', 'lint', 'format', 'unused'] as const)('%s', { timeout: 240_000 }, (name) => {
  const [[pkg, bin], ...args] = CHECKS[name]!
  const { status, stdout, stderr } = spawnSync(process.execPath, [binOf(pkg!, bin), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(status === 0 ? '' : `${stdout}${stderr}`.slice(-4000)).toBe('')
})
