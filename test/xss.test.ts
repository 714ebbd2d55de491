import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../src/record/index.ts'
import { makeApp } from '../src/serve/app.tsx'
import { openChromium } from '../src/serve/chromium.fixture.ts'
import { listen } from '../src/serve/listen.ts'
import { draft, entity, event, readingOf, statement } from '../src/serve/view/readings.fixture.ts'
import { addAlert } from '../src/store/alerts.ts'
import { correct } from '../src/store/correct.ts'
import { EVERYTHING } from '../src/store/query.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { ROOT } from './checkout.ts'
import { intakeOf } from './record-of.ts'

const FILE = path.join(ROOT, '../shared/hostile/xss/vectors.json')
const isFull = process.env['DAYBOOK_FULL'] === '1'
const browser: Browser | null = existsSync(FILE) ? await openChromium() : null

/** Short form: every 40th. The whole list has to fire 200 times where nothing guards it; a sample its share. */
const EVERY = isFull ? 1 : 80
const AT_ONCE = 40
const LONGEST = isFull ? 3_600_000 : 240_000
const TOKEN = 'qzvectorzq'

let vectors: readonly string[] = []

beforeAll(() => {
  if (browser === null) return
  const all = JSON.parse(readFileSync(FILE, 'utf8')) as { html: string }[]
  vectors = all.map(({ html }) => html.toWellFormed()).filter((html, i) => html.trim() !== '' && i % EVERY === 0)
})
afterAll(() => browser?.close())

/** A report with these words in every field that a page shows. */
function reportWith(words: string, no: number): Reading {
  const d = draft({
    id: `r${no}`,
    title: `${words} ${no}`,
    text: `Mara Veld said she would meet. ${words.slice(0, 4000)} It ends here.`,
    outlet: words,
    url: words,
    published: '2025-10-16T08:00:00Z',
  })
  const name = words.slice(0, 500)
  const who = [{ entity: 'p1', name, span: d.at('Mara Veld'), role: 'actor' as const }]
  return readingOf(
    { ...d, article: { ...d.article, authors: [words] } },
    {
      entities: [entity('p1', name, d.at('Mara Veld')), entity('g1', name, d.at('ends'))],
      events: [
        event('e1', words, d.at('meet'), {
          participants: who as never,
          place: { entity: 'g1', name, span: d.at('ends') } as never,
          status: 'planned',
        }),
      ],
      statements: [statement('s1', { entity: 'p1', name }, { cue: d.at('said'), content: d.at('she would meet') })],
    },
  )
}

async function recordWith(words: readonly string[]): Promise<Store> {
  const store = await openRecord(':memory:')
  const readings = words.flatMap((each, i) => {
    try {
      return [intakeOf(reportWith(each, i))]
    } catch {
      return [] // no text at all once it is read
    }
  })
  await store.put(readings)
  for (const [i, each] of words.entries()) {
    const { id } = await store.sources.add({ kind: 'feed', url: `https://feed.example/${i}?${each}`, name: each, added: i })
    await store.sources.update(id, { health: each, result: 'failed' })
    await store.shelf('tokens').put({ id: `t${i}`, body: { name: each, scope: 'feed', hash: 'x'.repeat(64) }, at: i })
  }
  for (const [i, each] of words.entries()) await watch(store, each, i)
  const events = await store.diary(EVERYTHING, { limit: 400 })
  for (const [i, { id }] of events.entries()) {
    const said = (words[i % words.length] ?? '').slice(0, 300)
    const by = { author: said, reason: said, made: '2026-01-02T00:00:00Z' }
    await correct(store, { do: 'rename', id, name: said }, by)
    await correct(store, { do: 'place', id, place: said }, by)
  }
  return store
}

/** The words in every field of a saved query, a rule and what its receiver answered, as they would lie in the record if nothing had looked at them. */
async function watch(store: Store, words: string, i: number): Promise<void> {
  await store.shelf('queries').put({ id: `saved-${i}`, body: { name: words, list: 'diary', query: words }, at: i })
  const channels = [
    { kind: 'webhook', url: words },
    { kind: 'ntfy', url: words },
    { kind: 'mail', to: words },
  ] as const
  const wish = { name: 'x', channel: { kind: 'mail', to: 'desk@example.org' } }
  const alert = await addAlert(store, wish, i)
  if ('error' in alert) throw new Error(alert.error)
  const hostile = { ...alert, name: words, query: words, channel: channels[i % channels.length]!, daily: { at: words, zone: words } }
  await store.shelf('alerts').put({ id: alert.id, body: hostile, at: i })
  const tries = [{ status: 503, error: words, at: i }]
  const body = JSON.stringify({ data: words })
  await store
    .shelf('deliveries')
    .put({ id: `msg_${i}`, body: { id: `msg_${i}`, alert: alert.id, body, tries, due: null, arrived: false }, at: i })
}

function appOver(store: Store) {
  const read = () => Promise.resolve({ error: 'not here' })
  return makeApp({ store, read, take: null, version: '0', instance: 'x', isSample: false, hosts: ['127.0.0.1'] })
}

/** What pages are in for: their policy as it is but for the frames of this test, or none. */
type Policy = 'on' | 'off'

function under(policy: Policy, response: Response): Response {
  const headers = new Headers(response.headers)
  const csp = headers.get('content-security-policy') ?? ''
  if (policy === 'off') headers.delete('content-security-policy')
  else headers.set('content-security-policy', csp.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
  return new Response(response.body, { status: response.status, headers })
}

interface Fired {
  readonly executed: ReadonlySet<string>
  readonly elsewhere: number
}

/** Load addresses as frames, many at once, and tell which of them ran something. */
async function run(
  inner: (request: Request) => Response | Promise<Response>,
  policy: Policy,
  addresses: readonly string[],
): Promise<Fired> {
  const outer = new Hono()
  outer.get('/frames', (c) => {
    const frames = (c.req.query('of') ?? '')
      .split(' ')
      .map((i) => `<iframe src="${addresses[Number(i)]!.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`)
    return c.html(`<!doctype html>${frames.join('')}`)
  })
  // Neither letters nor colours run anything; leaving them out saves most of the time.
  outer.get('/daybook.css', (c) => c.text(''))
  outer.get('/fonts/*', (c) => c.text('', 404))
  outer.all('*', async (c) => under(policy, await inner(c.req.raw)))
  const server = await listen(outer, { host: '127.0.0.1', port: 0, isFixed: true })
  const context = await browser!.newContext()
  const executed = new Set<string>()
  let elsewhere = 0
  await context.exposeFunction('__fired', (where: string) => void executed.add(where))
  await context.addInitScript(
    `for (const name of ['alert', 'prompt', 'confirm', 'print']) window[name] = () => void window.__fired(location.href)`,
  )
  await context.route(
    (url) => !url.href.startsWith(server.url) && /^(?:https?|wss?|ftp):/.test(url.protocol),
    (route) => {
      elsewhere++
      return route.abort()
    },
  )
  try {
    for (let from = 0; from < addresses.length; from += AT_ONCE) {
      const page: Page = await context.newPage()
      const of = addresses.slice(from, from + AT_ONCE).map((_, i) => from + i)
      await page.goto(`${server.url}frames?of=${of.join('+')}`, { timeout: 30_000 }).catch(() => undefined) // what runs may lead away
      await page.waitForTimeout(300).catch(() => undefined)
      await page.close()
    }
  } finally {
    await context.close()
    await server.close()
  }
  return { executed, elsewhere }
}

describe.skipIf(browser === null)('hostile words in real Chromium', () => {
  test(
    'through title, text, outlet, author, url, names, sources, tokens, corrections, saved queries, alerts and query of every page, with the policy off: nothing runs',
    async () => {
      for (let from = 0; from < vectors.length; from += AT_ONCE) {
        const batch = vectors.slice(from, from + AT_ONCE)
        const store = await recordWith(batch)
        const [events, people, stories] = await Promise.all([
          store.diary(EVERYTHING, { limit: 400 }),
          store.who('', { limit: 200 }),
          store.tales(EVERYTHING, { limit: 200 }),
        ])
        expect(events.length).toBeGreaterThan(batch.length / 2)
        const lists = [
          '/',
          '/diary',
          '/diary?view=month',
          '/diary?view=timeline',
          '/stories',
          '/said',
          '/who',
          '/reports',
          '/changes',
          '/search?q=meet',
          '/sources',
          '/settings',
          '/corrections',
          '/saved',
          '/alerts',
        ]
        const addresses = [
          ...lists,
          ...batch.map((_, i) => `/a/r${i}`),
          ...events.flatMap(({ id }) => [`/event/${id}`, `/correct/${id}`]),
          ...people.map(({ id }) => `/who/${id}`),
          ...stories.map(({ id }) => `/story/${id}`),
          ...batch.flatMap((words, i) => {
            const q = encodeURIComponent(words.slice(0, 900))
            return [
              [`/search?q=${q}`, `/none/${q}`, `/saved?name=${q}&list=${q}&q=${q}`],
              [`/diary?q=${q}`, `/who?q=${q}`, `/alerts?name=${q}&q=${q}`],
            ][i % 2]!
          }),
        ]
        const app = appOver(store)
        const { executed, elsewhere } = await run((request) => app.fetch(request), 'off', addresses)
        await store.close()
        expect([...executed]).toEqual([])
        expect(elsewhere).toBe(0)
      }
    },
    LONGEST,
  )

  test(
    'with the escaping off they do run, and with the policy on none does',
    async () => {
      const store = await recordWith([TOKEN])
      const app = appOver(store)
      const host = { headers: { host: '127.0.0.1' } }
      const pages = await Promise.all(['/a/r0', `/search?q=${TOKEN}`].map((each) => app.request(each, host)))
      const texts = await Promise.all(pages.map((each) => each.text()))
      expect(texts.every((text) => text.split(TOKEN).length > 2)).toBe(true)
      const raw = (request: Request): Response | Promise<Response> => {
        const [, no, page] = /^\/raw\/(\d+)\/(\d)$/.exec(new URL(request.url).pathname) ?? []
        if (no === undefined) return app.fetch(request)
        return new Response(
          texts[Number(page)]!.replaceAll(TOKEN, () => vectors[Number(no)]!),
          {
            headers: { ...Object.fromEntries(pages[0]!.headers), 'content-type': 'text/html; charset=utf-8' },
          },
        )
      }
      // In text everywhere; in the value of a field where the words could break out of one.
      const addresses = vectors.flatMap((words, i) => [`/raw/${i}/0`, ...(/["'][^]*(?:>|on\w+\s*=)/.test(words) ? [`/raw/${i}/1`] : [])])
      const open = await run(raw, 'off', addresses)
      const guarded = await run(raw, 'on', addresses)
      await store.close()
      const count = new Set([...open.executed].flatMap((each) => /raw\/(\d+)\//.exec(each)?.[1] ?? [])).size
      process.stderr.write(
        `hostile words: ${vectors.length}, run without any guard: ${count}, with the policy alone: ${guarded.executed.size}\n`,
      )
      expect(count).toBeGreaterThanOrEqual(isFull ? 200 : 2)
      expect([...guarded.executed]).toEqual([])
    },
    LONGEST,
  )
})

test.skipIf(browser !== null)('hostile words: skipped, because Chromium or the shared list is absent', () => {
  expect(browser).toBeNull()
})
