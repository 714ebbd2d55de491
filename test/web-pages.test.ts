import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../src/serve/app.tsx'
import { openChromium } from '../src/serve/chromium.fixture.ts'
import type { Listening } from '../src/serve/listen.ts'
import { listen } from '../src/serve/listen.ts'
import { addAlert } from '../src/store/alerts.ts'
import { saveQuery } from '../src/store/saved.ts'
import { correct } from '../src/store/correct.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { SourceDesk } from '../src/store/source-desk.ts'
import type { Store } from '../src/store/store.ts'
import { sampleRecord } from './sample-record.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATHS = [
  '/',
  '/diary',
  '/diary?view=month',
  '/diary?view=timeline',
  '/diary?view=map',
  '/stories',
  '/said',
  '/who',
  '/reports',
  '/search',
  '/search?q=budapest',
  '/changes',
  '/sources',
  '/corrections',
  '/saved',
  '/alerts',
  '/read',
  '/docs',
  '/health',
  '/settings',
  '/embed/diary',
  '/a/sample-harbour-1016-call',
  '/a/none',
]

const browser: Browser | null = await openChromium()
let server: Listening
let store: Store

beforeAll(async () => {
  store = await sampleRecord()
  const longest = (await store.diary(EVERYTHING, { limit: 500 })).toSorted((a, b) => b.reports - a.reports)[0]!
  const [[story], [person]] = await Promise.all([store.tales(EVERYTHING), store.who('')])
  const place = (await store.who('budapest')).find(({ kind }) => kind === 'place')!
  PATHS.push(`/who/${place.id}`, `/event/${longest.id}`, `/story/${story!.id}`, `/who/${person!.id}`, `/correct/${longest.id}`)
  const signed = { author: 'A. Reader', reason: 'the communique', made: '2026-01-01T00:00:00Z' }
  await correct(store, { do: 'place', id: longest.id, place: 'Harbour hall' }, signed)
  await saveQuery(store, { name: 'Budapest', list: 'diary', query: 'place:budapest' }, 0)
  await addAlert(
    store,
    { name: 'Moves', query: 'place:budapest', on: ['moved'], channel: { kind: 'ntfy', to: 'https://ntfy.example/talks' } },
    0,
  )
  const { id } = await store.sources.add({ kind: 'feed', url: 'https://tarn.example/feed.xml', name: 'Tarn Courier', added: 0 })
  await store.sources.update(id, { health: 'answered 503; 3 visits in a row', result: 'failed', failures: 3 })
  const tries = [{ status: 503, error: null, at: 1_760_000_000_000 }]
  const delivery = { id: 'msg_1', alert: 'alert_1', body: '{}', tries, due: 1_760_000_300_000, arrived: false }
  await store.shelf('deliveries').put({ id: delivery.id, body: delivery, at: 0 })
  server = await listen(appOver(store), { host: '127.0.0.1', port: 0, isFixed: true })
})

afterAll(async () => {
  await browser?.close()
  await server.close()
  await store.close()
})

const sourceDesk: SourceDesk = { preview: () => Promise.resolve([]), subscriptions: () => [], opml: () => '' }

function appOver(record: Store) {
  const read = () => Promise.resolve({ error: 'not here' })
  return makeApp({
    store: record,
    read,
    take: () => Promise.resolve({ kind: 'failed', error: 'not here' } as const),
    sourceDesk,
    version: '0',
    instance: 'desk.example',
    isSample: true,
    hosts: ['127.0.0.1'],
  })
}

interface Look {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
  readonly javaScriptEnabled?: boolean
}

async function withPage(look: Look, visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: 900 },
    javaScriptEnabled: look.javaScriptEnabled ?? true,
    bypassCSP: true,
  })
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((colorScheme) => [390, 1360].map((width) => ({ colorScheme, width })))

describe.skipIf(browser === null)('pages in real Chromium', () => {
  test.each(LOOKS)('$colorScheme, $width px: no fault of access, no sideways scrolling, nothing asked of others', async (look) => {
    await withPage(look, async (page) => {
      const elsewhere: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url)) elsewhere.push(request.url())
      })
      for (const path of PATHS) {
        await page.goto(new URL(path, server.url).href)
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
        await page.evaluate(AXE)
        const faults = await page.evaluate<string[]>(
          "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
        )
        expect(faults, path).toEqual([])
      }
      expect(elsewhere).toEqual([])
    })
  })

  test('without scripts: diary, evidence, article, layers', async () => {
    await withPage({ colorScheme: 'light', width: 1360, javaScriptEnabled: false }, async (page) => {
      await page.goto(new URL('/diary', server.url).href)
      await page
        .getByRole('link', { name: /\(sample\), ¶\d/ })
        .first()
        .click()
      expect(new URL(page.url()).hash).toMatch(/^#part-\d+$/)
      expect(await page.locator('mark.trg').count()).toBeGreaterThan(0)
      expect(await page.locator('.n1.k-ev').first().isVisible()).toBe(true)
      await page.getByLabel(/^Events/).uncheck()
      expect(await page.locator('.n1.k-ev').first().isVisible()).toBe(false)
    })
  })
})

test('a taken port gives the next free one, a fixed port says so', async () => {
  const app = appOver(store)
  const port = Number(new URL(server.url).port)
  const next = await listen(app, { host: '127.0.0.1', port, isFixed: false })
  expect(Number(new URL(next.url).port)).toBeGreaterThan(port)
  await next.close()
  await expect(listen(app, { host: '127.0.0.1', port, isFixed: true })).rejects.toThrow(/is taken; choose another with --port/)
})
