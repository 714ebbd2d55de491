import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../src/record/index.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { makeApp } from '../src/serve/app.tsx'
import { intakeOf } from './record-of.ts'
import { callReading, draft, event, readingOf } from '../src/serve/view/readings.fixture.ts'

let store: Store
let app: ReturnType<typeof makeApp>

async function appOver(...readings: readonly Reading[]): Promise<{ store: Store; app: ReturnType<typeof makeApp> }> {
  const record = await openRecord(':memory:')
  await record.put(readings.map(intakeOf))
  const parts = { read: () => Promise.resolve(readings[0]!), take: null, version: '0', instance: 'desk.example', isSample: true }
  return { store: record, app: makeApp({ store: record, hosts: ['localhost'], ...parts }) }
}

beforeAll(async () => {
  ;({ store, app } = await appOver(callReading()))
})
afterAll(() => store.close())

const ask = (path: string, init: RequestInit = {}, host = 'localhost:4321') =>
  app.request(path, { ...init, headers: { host, ...(init.headers as Record<string, string>) } })

test('a line that is kept is kept apart for each zone, and every page has all its lines in their places', async () => {
  const lines = async (zone: string): Promise<string> => {
    const text = await (await ask('/diary', { headers: { cookie: `look=${encodeURIComponent(`zone=${zone}`)}` } })).text()
    return text.slice(text.indexOf('<main'), text.indexOf('</main>'))
  }
  const [tokyo, plain] = [await lines('Asia/Tokyo'), await lines('')]
  expect(tokyo).not.toBe(plain)
  expect([await lines('Asia/Tokyo'), await lines('')]).toEqual([tokyo, plain])
  const ids = (text: string): string[] => [...text.matchAll(/<li class="ev" id="([^"]+)"/g)].map(([, id = '']) => id)
  expect(ids(tokyo)).toEqual(ids(plain))
  expect(new Set(ids(plain)).size).toBe((await store.diary({ any: [] })).length)
  expect(plain).not.toContain('<!--')
})

describe('pages', () => {
  test.each([
    ['/', 200, 'What changed'],
    ['/diary', 200, 'Trump–Putin summit in Budapest'],
    ['/diary?view=month', 200, 'October 2025'],
    ['/diary?view=month&month=2026-02', 200, 'February 2026'],
    ['/diary?view=timeline', 200, 'Timeline'],
    ['/diary?view=map', 200, 'Map'],
    ['/world.svg', 200, '<path'],
    ['/settings', 200, 'Make a token'],
    ['/event/none', 404, 'There is no event with this id.'],
    ['/stories', 200, 'Stories'],
    ['/story/none', 404, 'There is no story with this id.'],
    ['/who', 200, 'People, organisations, places'],
    ['/who/none', 404, 'There is nobody and nothing with this id.'],
    ['/said', 200, 'Statements'],
    ['/search', 200, 'both words'],
    ['/search?q=who:', 400, 'expected something after who:'],
    ['/diary?q=status:soon', 400, 'expected status: to be one of'],
    ['/reports', 200, 'Harbour Wire (sample)'],
    ['/a/sample-harbour-1016-call', 200, 'Events'],
    ['/a/none', 404, 'There is no report with this id.'],
    ['/changes', 200, 'What changed'],
    ['/sources', 200, 'No source yet'],
    ['/saved', 200, 'None yet'],
    ['/alerts', 200, 'No rule yet'],
    ['/corrections', 200, 'Nothing has been put right yet'],
    ['/correct/none', 404, 'There is nothing with this id'],
    ['/read', 200, 'nothing is kept'],
    ['/docs', 200, '/api/v1/events'],
    ['/health', 200, 'can be read'],
    ['/../package.json', 404, 'There is no page'],
    ['/daybook.css', 200, '--scheduled'],
    ['/healthz', 200, 'ok'],
    ['/readyz', 200, 'ok'],
    ['/api/v1/none', 404, 'no-route'],
  ])('%s is %d and holds %j', async (path, status, text) => {
    const response = await ask(path)
    expect(await response.text()).toContain(text)
    expect(response.status).toBe(status)
  })

  test('the diary has each section, the evidence and a link to its place', async () => {
    const html = await (await ask('/diary')).text()
    expect(html).toContain('Friday 17 October 2025')
    expect(html).toContain('Date not set')
    expect(html).toContain('<mark>would meet</mark>')
    expect(html).toContain('href="/a/sample-harbour-1016-call#part-')
    expect(html).toMatch(/Waits for: <a href="\/event\/[^"]+">Rubio–Lavrov call<\/a>/)
  })

  test('a filter leaves out what does not fit, and says how to drop it', async () => {
    const html = await (await ask('/diary?q=status:happened')).text()
    expect(html).toContain('Trump–Putin telephone call')
    expect(html).not.toContain('Zelenskyy visits the White House</a></h3>')
    expect(html).toContain('show all')
  })

  test('a pasted report is read and not kept', async () => {
    const { articles } = await store.counts()
    const response = await ask('/read', { method: 'POST', body: new URLSearchParams({ text: 'x', title: '', published: '' }) })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('class="trg')
    expect((await store.counts()).articles).toBe(articles)
  })
})

describe('guards', () => {
  test.each(['/', '/diary', '/daybook.css', '/none', '/a/x', '/diary.json', '/api/v1/events'])(
    '%s forbids scripts but our own, frames and other hosts',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; (?!.*unsafe).*frame-ancestors 'none'; require-trusted-types-for 'script'/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  test.each(['evil.example', 'localhost.evil.example', ''])('host %j is refused', async (host) => {
    expect((await ask('/', {}, host)).status).toBe(421)
  })

  test.each([
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:9999' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:4321' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    [{ origin: 'http://localhost:4321' }, 200],
    [{}, 200],
  ] as const)('a write with %j is answered with %d', async (headers, status) => {
    const response = await ask('/read', { method: 'POST', headers, body: new URLSearchParams({ text: 'x' }) })
    expect(response.status).toBe(status)
  })

  test('no page holds a script but our own, an inline style or an address that is fetched elsewhere', async () => {
    for (const path of [
      '/',
      '/diary',
      '/diary?view=month',
      '/diary?view=timeline',
      '/stories',
      '/who',
      '/said',
      '/search',
      '/reports',
      '/read',
      '/docs',
      '/health',
      '/a/sample-harbour-1016-call',
    ]) {
      const html = (await (await ask(path)).text())
        .replace('<script src="/app.js" defer=""></script>', '')
        .replaceAll(/<a href="https?:\/\/[^"]{1,2000}" rel="external noopener noreferrer">/g, '<a>')
      expect(html).not.toMatch(/<script|<[^>]*\s(?:style|on[a-z]+)=|(?:src|href)="(?:https?:)?\/\//i)
    }
  })

  test('what a report says stays text on every page', async () => {
    const d = draft({
      id: '<x>"&',
      title: '<img src=x onerror=alert(1)>',
      text: 'He said <script>alert(1)</script> twice.',
      outlet: '"><b id=x>',
    })
    const reading = readingOf(d, {
      entities: [],
      events: [event('e1', '<svg onload=alert(1)>', d.at('<script>'), { status: 'happened' })],
      statements: [],
    })
    const hostile = await appOver(reading)
    const [row] = await hostile.store.diary({ any: [] })
    const story = (await hostile.store.tales({ any: [] }))[0]
    const paths = [
      '/',
      '/diary',
      '/diary?view=month',
      '/diary?view=timeline',
      '/stories',
      '/reports',
      '/changes',
      '/search?q=script',
      `/a/${encodeURIComponent('<x>"&')}`,
      '/diary?q=%22%3E%3Cscript%3E%22',
      '/who?q=%3E%3Cscript%3E',
      `/event/${row!.id}`,
      ...(story ? [`/story/${story.id}`] : []),
    ]
    for (const path of paths) {
      const response = await hostile.app.request(path, { headers: { host: 'localhost' } })
      expect(response.status, path).toBe(200)
      expect((await response.text()).replace('<script src="/app.js" defer=""></script>', ''), path).not.toMatch(
        /<script|<img|<svg onload|<b id=x>/,
      )
    }
    await hostile.store.close()
  })
})
