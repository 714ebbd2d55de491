import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadKit, read, toArticle } from './index.ts'
import type { ArticleInput, Reading } from './record/index.ts'
import { openChromium } from './serve/chromium.fixture.ts'

const ROOT = new URL('../', import.meta.url)
const REPORT: ArticleInput = {
  id: 'lowmark',
  text: 'Mayor Agnes Holloway will meet the harbour workers in Lowmark on Friday, her office said. She met the fishermen on Monday.',
  published: '2025-10-22',
  language: 'en',
}

const browser: Browser | null = await openChromium()
let server: Server
let base = ''

beforeAll(async () => {
  // A bundle for browsers fails to build if anything of Node's is in it.
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/browser.ts', ROOT))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    logLevel: 'silent',
  })
  const bundle = outputFiles[0]!.contents
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const model = /^\/models\/([a-z]{1,20}\.bin)$/.exec(path)?.[1]
    if (path === '/daybook.js') response.setHeader('content-type', 'text/javascript').end(bundle)
    else if (path === '/worker.js') response.setHeader('content-type', 'text/javascript').end(WORKER)
    else if (model !== undefined) response.end(readFileSync(new URL(`models/${model}`, ROOT)))
    else response.setHeader('content-type', 'text/html').end('<!doctype html><title>Daybook</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser?.close()
  await new Promise((resolve) => server.close(resolve))
})

const WORKER = `import { loadKit, read, toArticle } from '/daybook.js'
onmessage = async ({ data }) => {
  try {
    postMessage(JSON.stringify(read(toArticle(data).value, await loadKit('/models/'))))
  } catch (error) {
    postMessage(String(error))
  }
}`

async function expected(): Promise<string> {
  const article = toArticle(REPORT)
  if (!article.ok) throw new Error(article.message)
  return JSON.stringify(read(article.value, await loadKit()))
}

describe('the library in a browser', () => {
  test.skipIf(browser === null)('reads in a page as it does in Node, byte for byte', async () => {
    const page = await browser!.newPage()
    await page.goto(base)
    // As a string: a test runner would rewrite the import.
    const reading = await page.evaluate<string>(`import('/daybook.js').then(async ({ loadKit, read, toArticle }) =>
      JSON.stringify(read(toArticle(${JSON.stringify(REPORT)}).value, await loadKit('/models/'))))`)
    await page.close()
    expect((JSON.parse(reading) as Reading).sentences).toHaveLength(2)
    expect(reading).toBe(await expected())
  })

  test.skipIf(browser === null)('reads in a worker', async () => {
    const page = await browser!.newPage()
    await page.goto(base)
    const reading = await page.evaluate(
      (report) =>
        new Promise<string>((resolve) => {
          // The page's Worker; Node's types know none.
          const { Worker } = globalThis as unknown as {
            Worker: new (
              url: string,
              options: object,
            ) => { onmessage: (event: { data: string }) => void; postMessage: (data: unknown) => void }
          }
          const worker = new Worker('/worker.js', { type: 'module' })
          worker.onmessage = ({ data }) => resolve(data)
          worker.postMessage(report)
        }),
      REPORT,
    )
    await page.close()
    expect(reading).toBe(await expected())
  })
})
