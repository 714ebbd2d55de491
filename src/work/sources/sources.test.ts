import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { parseFeed } from '../../intake/feed/parse.ts'
import { failed } from '../../intake/fetch/answer.ts'
import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { answer, loopbackFetcher, startStub } from '../../intake/fetch/stub.fixture.ts'
import type { Play, Stub } from '../../intake/fetch/stub.fixture.ts'
import type { Article, Reading } from '../../record/index.ts'
import { openRecord } from '../../store/sqlite/open.ts'
import type { Source } from '../../store/sources.ts'
import type { Store } from '../../store/store.ts'
import { record } from '../record.ts'
import { workOn } from '../site.ts'
import type { Outcome } from '../record.ts'
import type { Readers } from '../readers.ts'
import { makeGuard } from '../guard.ts'
import type { Guard } from '../guard.ts'
import { findSource, propose } from './add.ts'
import { gather } from './gather.ts'
import { keepUp } from './keep.ts'
import { merge } from './merge.ts'
import { articleId, isWithin } from './pages.ts'
import { healthOf, nextAttempt, nextVisit } from './schedule.ts'
import { tryOut } from './try-out.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each<[failures: number, retryAfter: number | null, random: number, minutes: number]>([
  [0, null, 0.5, 30],
  [0, null, 0, 27],
  [0, null, 1, 33],
  [1, null, 0.5, 60],
  [3, null, 0.5, 240],
  [20, null, 0.5, 24 * 60],
  [1, 7200, 0.5, 120],
  [0, 60, 0.5, 30],
])('after %d failures, asked to wait %s s, at random %d: in %d minutes', (failures, retryAfter, random, minutes) => {
  expect(nextVisit({ now: 0, interval: 30 * MINUTE, failures, retryAfter, random: () => random })).toBe(minutes * MINUTE)
})

test.each<[attempts: number, minutes: number | null]>([
  [1, 10],
  [2, 30],
  [4, 270],
  [5, null],
])('a page that failed %d times is asked for again in %s minutes', (attempts, minutes) => {
  expect(nextAttempt({ now: 0, attempts, retryAfter: null, random: () => 0.5 })).toBe(minutes === null ? null : minutes * MINUTE)
})

test('health in plain words', () => {
  expect(healthOf(null, 0, null, 0)).toBe('')
  expect(healthOf('did not answer in time', 1, null, 0)).toBe('did not answer in time')
  expect(healthOf('did not answer in time', 4, null, 0)).toBe('did not answer in time; 4 visits in a row')
  expect(healthOf(null, 0, 0, 45 * 24 * HOUR)).toBe('has brought nothing new for 45 days')
})

test.each([
  ['https://a.example/x?utm_source=rss&id=3&fbclid=1#top', 'https://a.example/x?id=3'],
  ['https://ann:secret@a.example/x', 'https://a.example/x'],
  ['no address', 'no address'],
])('the article at %s is %s', (address, id) => {
  expect(articleId(address)).toBe(id)
})

const BODY = Array.from(
  { length: 12 },
  (_, i) => `The harbour office said on Monday that ferry number ${i} stays in port until the storm is over.`,
)
const page = (title: string, lines: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav>Menu</nav><article><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`

test('a page holds what the feed carries of it, whatever stands between', () => {
  expect(isWithin(BODY.join('\n\n'), page('x', [...BODY.slice(0, 6), 'Read also: trams.', ...BODY.slice(6)]))).toBe(true)
  expect(isWithin(BODY.join('\n\n'), page('x', ['Subscribe to read on.']))).toBe(false)
  expect(isWithin('', page('x', []))).toBe(true)
})

const readers: Readers = {
  width: 4,
  read: (article: Article) =>
    Promise.resolve({
      format: 'daybook.reading/1',
      engine: { version: '0', models: '' },
      article,
      sentences: [],
      entities: [],
      times: [],
      events: [],
      statements: [],
    } satisfies Reading),
  close: () => Promise.resolve(),
}

const html =
  (text: string, more: Readonly<Record<string, string>> = {}): Play =>
  (socket) =>
    answer(socket, 200, { 'content-type': 'text/html; charset=utf-8', ...more }, text)

let store: Store
const guard: Guard = makeGuard()
let fetcher: Fetcher
let stub: Stub
let parts: Record<string, Play>
let now: number

beforeEach(async () => {
  parts = {}
  now = Date.UTC(2026, 2, 2)
  stub = await startStub(parts)
  fetcher = loopbackFetcher()
  store = await openRecord(':memory:')
})
afterEach(async () => {
  await Promise.all([stub.close(), fetcher.close(), store.close()])
})
afterAll(() => guard.close())

function feed(items: readonly (readonly [path: string, title: string, content?: string])[]): string {
  const item = ([place, title, content]: readonly [string, string, string?]): string =>
    `<item><title>${title}</title><link>${stub.origin}${place}</link><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>${content === undefined ? '' : `<content:encoded><![CDATA[${content}]]></content:encoded>`}</item>`
  return `<rss version="2.0"><channel><title>The Bay</title><link>${stub.origin}/</link>${items.map(item).join('')}</channel></rss>`
}

async function add(given: string, more: Parameters<typeof propose>[2] = {}): Promise<Source> {
  const [first] = await propose(given, fetcher, more)
  if (!first || 'error' in first) throw new Error(first?.error ?? 'nothing')
  return store.sources.add({ ...first.source, added: now })
}

async function run(): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const sources = await store.sources.due(now)
  const deps = { store, fetcher, guard, now: () => now, random: () => 0.5 }
  const makeLinker = () => ({ link: () => ({ facts: [], memo: null }), restore: () => undefined })
  for await (const outcome of record(gather(sources, deps), { store, readers, guard, makeLinker, now: () => new Date(now).toISOString() }))
    outcomes.push(outcome)
  return outcomes
}

const kinds = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ kind }) => kind)

test('a feed: its pages become articles, once; a visit without news asks for nothing twice', async () => {
  parts['/feed'] = (socket, { headers }) =>
    headers['if-none-match'] === '"f1"'
      ? answer(socket, 304, {}, '')
      : answer(
          socket,
          200,
          { etag: '"f1"' },
          feed([
            ['/2', 'Two'],
            ['/1', 'One'],
          ]),
        )
  parts['/1'] = html(page('One', BODY))
  parts['/2'] = html(page('Two', BODY))
  const source = await add(`${stub.origin}/feed`)
  expect(source).toMatchObject({ kind: 'feed', name: 'The Bay' })
  expect(kinds(await run())).toEqual(['stored', 'stored'])
  const first = await store.article(`${stub.origin}/1`)
  expect(first).toMatchObject({ title: 'One', published: { value: '2026-03-02T08:00:00Z', basis: 'given' } })
  expect(await store.head(`${stub.origin}/1`)).toMatchObject({ no: 1, source: source.id })
  expect(await store.raw(`${stub.origin}/1`)).toMatchObject({ type: 'text/html; charset=utf-8' })
  expect(await run()).toEqual([])
  now += HOUR
  const before = stub.seen.length
  expect(await run()).toEqual([])
  expect(stub.seen.slice(before).map((one) => one.path)).toEqual(['/feed'])
  expect(await store.sources.get(source.id)).toMatchObject({ result: 'unchanged', failures: 0, health: '', due: now + 30 * MINUTE })
  expect(await store.jobs.counts(now)).toEqual({ waiting: 0, leased: 0, dead: 0 })
})

test('the feed’s own text is taken where the page cannot be had; both are kept where they differ', async () => {
  const text = BODY.map((line) => `<p>${line}</p>`).join('')
  const other = BODY.map((line) => `<p>${line.replace('Monday', 'Friday the thirteenth at noon')}</p>`).join('')
  parts['/feed'] = (socket) =>
    answer(
      socket,
      200,
      {},
      feed([
        ['/gone', 'Gone', text],
        ['/same', 'Same', text],
        ['/stub', 'Stub', other],
      ]),
    )
  parts['/same'] = html(page('Same', BODY))
  parts['/stub'] = html(page('Stub', BODY.slice(0, 3)))
  await add(`${stub.origin}/feed`)
  expect(kinds(await run())).toEqual(['stored', 'stored', 'stored', 'stored'])
  expect((await store.versions(`${stub.origin}/gone`)).length).toBe(1)
  expect((await store.article(`${stub.origin}/gone`))!.text).toContain('ferry number 11')
  expect((await store.versions(`${stub.origin}/same`)).length).toBe(1)
  expect((await store.versions(`${stub.origin}/stub`)).length).toBe(2)
  expect((await store.article(`${stub.origin}/stub`))!.text).toContain('thirteenth')
  expect((await store.article(`${stub.origin}/stub`, 1))!.text).not.toContain('thirteenth')
})

test('a feed whose own text is wanted fetches no pages', async () => {
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([['/1', 'One', `<p>${BODY[0]}</p>`]]))
  await add(`${stub.origin}/feed`, { takesText: true })
  expect(kinds(await run())).toEqual(['stored'])
  expect(stub.seen.map((one) => one.path)).not.toContain('/1')
})

test('a page that fails is asked for again later, five times; what can never be read is kept as it came', async () => {
  let status = 503
  parts['/feed'] = (socket) =>
    answer(
      socket,
      200,
      {},
      feed([
        ['/1', 'One'],
        ['/pdf', 'Two'],
        ['/none', 'Three'],
      ]),
    )
  parts['/1'] = (socket, seen) => (status === 200 ? html(page('One', BODY))(socket, seen) : answer(socket, status, {}, ''))
  parts['/pdf'] = (socket) => answer(socket, 200, { 'content-type': 'application/pdf' }, '%PDF-1.4 x')
  await add(`${stub.origin}/feed`)
  const outcomes = await run()
  expect(kinds(outcomes)).toEqual(['failed', 'failed', 'failed'])
  expect(outcomes.map((one) => (one.kind === 'failed' ? one.error : '')).join('\n')).toMatch(
    /404[^]*PDF[^]*503\); it is asked for again later/,
  )
  expect(await store.jobs.counts(now)).toMatchObject({ waiting: 1, dead: 2 })
  expect(await store.unread.list()).toMatchObject([
    { url: `${stub.origin}/pdf`, type: 'application/pdf', error: expect.stringMatching(/PDF/) as string },
  ])
  now += 11 * MINUTE
  status = 200
  expect(kinds(await run())).toEqual(['stored'])
  expect(await store.jobs.counts(now)).toMatchObject({ waiting: 0, leased: 0 })
  now += HOUR
  expect(await run()).toEqual([])
})

test('a source that is down waits longer each time and says so; one that is gone is left alone', async () => {
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([]))
  const source = await add(`${stub.origin}/feed`)
  parts['/feed'] = (socket) => answer(socket, 503, { 'retry-after': '100' }, '')
  await run()
  expect(await store.sources.get(source.id)).toMatchObject({
    result: 'failed',
    failures: 1,
    health: 'has a fault of its own (503)',
    due: now + HOUR,
  })
  now += HOUR
  await run()
  expect(await store.sources.get(source.id)).toMatchObject({
    failures: 2,
    health: 'has a fault of its own (503); 2 visits in a row',
    due: now + 2 * HOUR,
  })
  parts['/feed'] = (socket) => answer(socket, 410, {}, '')
  now += 2 * HOUR
  await run()
  expect(await store.sources.get(source.id)).toMatchObject({ result: 'gone', due: null })
})

test('a feed that has moved for good is visited there from then on', async () => {
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([]))
  const source = await add(`${stub.origin}/feed`)
  parts['/feed'] = (socket) => answer(socket, 301, { location: '/new' }, '')
  parts['/new'] = (socket) => answer(socket, 200, {}, feed([]))
  await run()
  expect(await store.sources.get(source.id)).toMatchObject({ url: `${stub.origin}/new`, result: 'unchanged' })
})

test('a page that is watched is taken in whenever it has changed', async () => {
  parts['/page'] = html(page('Live', BODY.slice(0, 3)))
  const source = await add(`${stub.origin}/page`)
  expect(source.kind).toBe('page')
  expect(kinds(await run())).toEqual(['stored'])
  now += HOUR
  expect(kinds(await run())).toEqual(['known'])
  parts['/page'] = html(page('Live', BODY))
  now += HOUR
  expect(kinds(await run())).toEqual(['stored'])
  expect((await store.versions(`${stub.origin}/page`)).length).toBe(2)
})

test('a folder: what is in it, and later what has changed', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-folder-'))
  try {
    fs.writeFileSync(path.join(folder, 'a.txt'), BODY.join('\n\n'))
    await add(folder)
    now = Date.now() + MINUTE
    expect(kinds(await run())).toEqual(['stored'])
    now += HOUR
    expect(await run()).toEqual([])
    fs.writeFileSync(path.join(folder, 'b.txt'), BODY.slice(2).join('\n\n'))
    fs.utimesSync(path.join(folder, 'b.txt'), now / 1000, now / 1000)
    now += HOUR
    expect(kinds(await run())).toEqual(['stored'])
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})

test('a host that is in trouble is left alone after three failures, or for as long as it asks', async () => {
  const items = Array.from({ length: 10 }, (_, i) => [`/${i}`, `Report ${i}`] as const)
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed(items))
  let asked = 0
  for (const [place] of items)
    parts[place] = (socket) => {
      asked++
      answer(socket, 500, {}, '')
    }
  await add(`${stub.origin}/feed`)
  expect(kinds(await run())).toEqual(['failed', 'failed', 'failed'])
  expect(asked).toBe(3)
  expect(await store.jobs.counts(now)).toMatchObject({ waiting: 10, leased: 0 })
  now += 11 * MINUTE
  for (const [place] of items)
    parts[place] = (socket) => {
      asked++
      answer(socket, 429, { 'retry-after': '3600' }, '')
    }
  expect(kinds(await run())).toEqual(['failed'])
  expect(asked).toBe(4)
  for (const [place, title] of items) parts[place] = html(page(title, [...BODY, title]))
  now += 2 * HOUR
  expect(kinds(await run())).toEqual(items.map(() => 'stored'))
})

test('1,000 sources, three in ten of them down or slow: the others are visited in time, those later and later', async () => {
  const empty = Buffer.from('<rss><channel><title>x</title></channel></rss>')
  const isDown = (url: string): boolean => Number(/\d+/.exec(url)![0]) % 10 < 3
  const busy = new Map<string, number>()
  const slow: Fetcher = {
    ...fetcher,
    fetch: async ({ url }) => {
      busy.set(url, (busy.get(url) ?? 0) + 1)
      await new Promise((resolve) => setTimeout(resolve, isDown(url) ? 100 : 1))
      if (isDown(url)) return failed('timeout')
      return { kind: 'got', url, movedTo: null, contentType: 'text/xml', bytes: empty, etag: null, lastModified: null }
    },
  }
  for (let i = 0; i < 1000; i++) await store.sources.add({ kind: 'feed', url: `https://a${i}.example/feed`, added: now })
  const quick: Guard = { ...guard, feed: (bytes, hint) => Promise.resolve(parseFeed(bytes, hint)) }
  const began = performance.now()
  for await (const input of gather(await store.sources.due(now, 10_000), {
    store,
    fetcher: slow,
    guard: quick,
    now: () => now,
    random: Math.random,
  }))
    expect(input).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(10_000)
  const all = await store.sources.list()
  expect(busy.size).toBe(1000)
  for (const { url, due, failures } of all) {
    const wait = (due! - now) / (30 * MINUTE)
    expect(failures).toBe(isDown(url) ? 1 : 0)
    if (isDown(url)) expect(wait).toBeGreaterThan(1.7)
    else expect(wait).toBeLessThanOrEqual(1.1)
  }
})

test('while a record is served its sources are visited as they come due; stopping breaks off what is under way', async () => {
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([['/1', 'One']]))
  parts['/1'] = html(page('One', BODY))
  parts['/silent'] = () => undefined
  await add(`${stub.origin}/feed`)
  const desk = await workOn(store)
  const told: string[] = []
  desk.keepUp(fetcher, (line) => void told.push(line))
  while ((await store.head(`${stub.origin}/1`)) === null) await new Promise((resolve) => setTimeout(resolve, 20))
  await desk.close()
  const silent = await store.sources.add({ kind: 'feed', url: `${stub.origin}/silent`, added: 0 })
  const stop = new AbortController()
  const keeping = keepUp({
    store,
    fetcher,
    guard,
    now: Date.now,
    random: Math.random,
    take: () => Promise.reject(new Error('nothing comes')),
    tell: (line) => void told.push(line),
    signal: stop.signal,
  })
  while (!stub.seen.some((one) => one.path === '/silent')) await new Promise((resolve) => setTimeout(resolve, 20))
  const began = performance.now()
  stop.abort()
  await keeping
  expect(performance.now() - began).toBeLessThan(2500)
  expect(await store.sources.get(silent.id)).toMatchObject({ result: null, failures: 0 })
  expect(told).toEqual([])
})

test('streams are merged as they come; who stops early ends all of them', async () => {
  const ended: string[] = []
  const stream = (name: string, every: number) =>
    async function* (): AsyncGenerator<string> {
      try {
        for (let i = 1; i <= 3; i++) {
          await new Promise((resolve) => setTimeout(resolve, every))
          yield `${name}${i}`
        }
      } finally {
        ended.push(name)
      }
    }
  const found: string[] = []
  for await (const one of merge([stream('slow', 40), stream('quick', 5), stream('late', 5)], 2)) found.push(one)
  expect(found.indexOf('late3')).toBeLessThan(found.indexOf('slow3'))
  expect(found.toSorted()).toEqual(['late1', 'late2', 'late3', 'quick1', 'quick2', 'quick3', 'slow1', 'slow2', 'slow3'])
  ended.length = 0
  for await (const one of merge([stream('a', 5), stream('b', 5)], 2)) if (one === 'a1') break
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(ended.toSorted()).toEqual(['a', 'b'])
  const broken = async function* (): AsyncGenerator<string> {
    await Promise.resolve()
    throw new Error('broken')
  }
  const all = async (): Promise<void> => {
    for await (const one of merge([stream('a', 1), broken], 2)) expect(one).toMatch(/^a/)
  }
  await expect(all()).rejects.toThrow('broken')
})

test('pages that are being fetched are nobody else’s, however long it takes; those of a worker that died are taken over after a short lease', async () => {
  const lease = 120
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([['/1', 'One']]))
  parts['/1'] = (socket, request) => void setTimeout(() => html(page('One', BODY))(socket, request), lease * 3)
  const source = await add(`${stub.origin}/feed`)
  const deps = { store, fetcher, guard, now: Date.now, random: () => 0.5, lease }
  const gathered = async (sources: readonly Source[]): Promise<number> => {
    let count = 0
    for await (const input of gather(sources, deps)) {
      expect('article' in input).toBe(true)
      count++
    }
    return count
  }
  const slow = gathered([source])
  await new Promise((resolve) => setTimeout(resolve, lease * 2))
  expect(await gathered([])).toBe(0)
  expect(await slow).toBe(1)

  parts['/feed'] = (socket) => answer(socket, 200, {}, feed([['/2', 'Two']]))
  parts['/2'] = html(page('Two', BODY))
  await store.jobs.add([
    { kind: 'page', key: `${stub.origin}/2`, body: { source: source.id, id: '2', url: `${stub.origin}/2`, text: null }, next: 0 },
  ])
  // Whoever claimed it is gone without a word.
  await store.jobs.claim({ kinds: ['page'], now: Date.now(), lease, limit: 10 })
  expect(await gathered([])).toBe(0)
  await new Promise((resolve) => setTimeout(resolve, lease * 1.5))
  expect(await gathered([])).toBe(1)
})

test('told to stop, what has not begun is left for the next time', async () => {
  const items = Array.from({ length: 20 }, (_, i) => [`/${i}`, `Report ${i}`] as const)
  parts['/feed'] = (socket) => answer(socket, 200, {}, feed(items))
  for (const [place, title] of items) parts[place] = html(page(title, [...BODY, title]))
  await add(`${stub.origin}/feed`)
  const stop = new AbortController()
  const deps = { store, fetcher, guard, now: () => now, random: () => 0.5, signal: stop.signal }
  let came = 0
  for await (const input of gather(await store.sources.due(now), deps)) {
    expect('article' in input).toBe(true)
    if (++came === 3) stop.abort()
  }
  expect(came).toBeGreaterThanOrEqual(3)
  expect(came).toBeLessThan(20)
  expect(await store.jobs.counts(now)).toMatchObject({ waiting: 20 - came })
})

test('what an address stands for', async () => {
  parts['/page'] = html(
    '<html><head><link rel="alternate" type="application/rss+xml" title="All" href="/feed"></head><body>x</body></html>',
  )
  parts['/plain'] = html('<html><body><p>x</p></body></html>')
  parts['/list'] = (socket) =>
    answer(socket, 200, {}, `<opml version="2.0"><body><outline text="A" xmlUrl="${stub.origin}/a"/></body></opml>`)
  const what = async (given: string): Promise<object[]> => propose(given, fetcher, { every: 60 })
  expect(await what(`${stub.origin}/page`)).toEqual([
    { source: { kind: 'feed', url: `${stub.origin}/feed`, name: 'All', settings: { every: 60 } } },
  ])
  expect(await what(`${stub.origin}/plain`)).toEqual([
    { source: { kind: 'page', url: `${stub.origin}/plain`, name: '', settings: { every: 60 } } },
  ])
  expect(await what(`${stub.origin}/list`)).toEqual([
    { source: { kind: 'feed', url: `${stub.origin}/a`, name: 'A', settings: { every: 60 } } },
  ])
  expect(await what(`${stub.origin}/none`)).toMatchObject([{ error: 'is not there (404); check the address' }])
  expect(await what('/nowhere/at/all')).toMatchObject([{ where: '/nowhere/at/all' }])
  expect(await what('file:///etc/passwd')).toMatchObject([{ error: expect.stringContaining('no address') as string }])
  const [secret] = await what(stub.origin.replace('//', '//ann:s3cret@').concat('/plain'))
  expect(secret).toMatchObject({
    source: { url: `${stub.origin}/plain`, settings: { authorization: `Basic ${Buffer.from('ann:s3cret').toString('base64')}` } },
  })
})

test('a source is tried out without a trace', async () => {
  parts['/feed'] = (socket) => answer(socket, 200, { 'content-type': 'text/xml' }, feed([['/1', 'One', BODY.join(' ')]]))
  const source = await add(`${stub.origin}/feed`)
  const found = await tryOut(source, fetcher)
  expect('lines' in found && found.lines.join('\n')).toMatch(/rss "The Bay": 1 entries, 1 with a whole text\n2026-03-02T08:00:00Z {2}One/)
  expect(await store.sources.get(source.id)).toEqual(source)
})

test('a source is found by what people call it', () => {
  const base = { kind: 'feed', paused: false, settings: {} } as unknown as Source
  const all: Source[] = [
    { ...base, id: 'feed-abc', url: 'https://bay.example/feed', name: 'The Bay' },
    { ...base, id: 'feed-abd', url: 'https://hill.example/feed', name: 'The Hill' },
  ]
  expect(findSource(all, 'feed-abd')).toBe(all[1])
  expect(findSource(all, 'hill')).toBe(all[1])
  expect(findSource(all, 'feed-ab')).toBe('several')
  expect(findSource(all, 'valley')).toBeNull()
})
