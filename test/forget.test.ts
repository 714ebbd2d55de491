import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeApp } from '../src/serve/app.tsx'
import { forgottenOf, retainTexts } from '../src/store/forget.ts'
import { EVERYTHING } from '../src/store/query.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { makeReaders } from '../src/work/readers.ts'
import { record } from '../src/work/record.ts'
import { makeLinker } from '../src/work/record-link.ts'

type Told = readonly [id: string, published: string, text: string]

const TEXTS = [
  ['n1', '2026-03-05', 'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 12 March, her office said on Thursday.'],
  ['n2', '2026-03-07', 'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 16 March, Holloway said on Saturday.'],
] as const satisfies readonly Told[]

let store: Store
let app: ReturnType<typeof makeApp>

async function take(texts: readonly Told[]): Promise<string[]> {
  const readers = await makeReaders(1)
  const inputs = async function* () {
    await Promise.resolve()
    for (const [id, published, text] of texts)
      yield { where: id, bytes: 1, article: { id, published, text, title: `Report ${id}`, outlet: 'Tarn Courier' }, notes: [] }
  }
  const kinds: string[] = []
  for await (const { kind } of record(inputs(), { store, readers, makeLinker, now: () => '2026-03-08T00:00:00Z' })) kinds.push(kind)
  await readers.close()
  return kinds
}

beforeEach(async () => {
  store = await openRecord(':memory:')
  expect(await take(TEXTS)).toEqual(['stored', 'stored'])
  const read = () => Promise.resolve({ error: 'not here' })
  const taken = { kind: 'failed', error: 'not here' } as const
  app = makeApp({ store, read, take: () => Promise.resolve(taken), version: '0', instance: 'x', isSample: false, hosts: ['localhost'] })
})
afterEach(() => store.close())

const ask = (path: string, init: RequestInit = {}) => app.request(path, { ...init, headers: { host: 'localhost' } })
const page = async (path: string) => (await ask(path)).text()
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  ask(path, { method: 'POST', body: new URLSearchParams(fields) as never })
const meeting = async () => (await store.diary(EVERYTHING)).toSorted((a, b) => b.reports - a.reports)[0]!

test('a text that is deleted on its page is gone everywhere, what it told stays, and it never comes in again', async () => {
  expect(await page('/a/n2')).toContain('on 16 March')
  const event = await meeting()
  expect(event.reports).toBe(2)
  const done = await send('/a/n2/delete', { author: 'A. Reader', reason: 'the publisher asks <for> it' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/a/n2'])
  const html = await page('/a/n2')
  expect(html).toContain('deleted by A. Reader')
  expect(html).toContain('the publisher asks &lt;for&gt; it')
  for (const path of ['/a/n2', `/event/${event.id}`, '/diary', '/search?q=saturday', '/api/v1/articles/n2', '/api/v1/articles/n2/reading'])
    expect(await page(path), path).not.toContain('on 16 March, Holloway')
  expect((await meeting()).reports).toBe(2)
  expect(await page(`/event/${event.id}`)).toContain('href="/a/n2"')
  expect(await page('/changes')).toContain('text deleted')
  expect(await take([TEXTS[1]])).toEqual(['known'])
  expect(await take([['n2', '2026-03-07', 'Mayor Agnes Holloway will resign, she said.']])).toEqual(['known'])
  expect((await store.check()).problems).toEqual([])
})

test('with what it told, its part in events and its statements go too', async () => {
  const before = (await store.said(EVERYTHING)).length
  const path = '/api/v1/articles/n2?author=A&reason=it+names+a+witness&facts=delete'
  expect(await (await ask(path, { method: 'DELETE' })).json()).toMatchObject({ id: 'n2', facts: true })
  const event = await meeting()
  expect([event.reports, event.when]).toEqual([1, '2026-03-12'])
  expect((await store.said(EVERYTHING)).length).toBeLessThan(before)
  for await (const { fact } of store.facts()) if (fact.fact === 'statement') expect(fact.article).not.toBe('n2')
  expect((await store.raw('n2', 1))!.bytes).toHaveLength(0)
  expect(await take([TEXTS[1]])).toEqual(['known'])
  expect((await store.check()).problems).toEqual([])
})

test.each([
  ['/a/n1/delete', { author: '', reason: 'x' }, 422],
  ['/a/n1/delete', { author: 'x', reason: ' ' }, 422],
  ['/a/none/delete', { author: 'x', reason: 'x' }, 404],
])('%s with %j deletes nothing', async (path, fields, status) => {
  expect((await send(path, fields)).status).toBe(status)
  expect((await store.article('n1'))!.text).not.toBe('')
})

test('texts are kept for so many days and no longer, once each', async () => {
  const now = Date.parse('2026-04-05T12:00:00Z')
  expect(await retainTexts(store, 30, now)).toBe(1)
  expect(await forgottenOf(store, 'n1')).toMatchObject({ author: 'daybook', facts: false })
  expect(await forgottenOf(store, 'n2')).toBeNull()
  expect(await retainTexts(store, 30, now)).toBe(0)
})

test('every list takes how sure reading must be', async () => {
  const rows = await store.diary(EVERYTHING)
  const sure = rows.filter(({ confidence }) => confidence >= 0.6).map(({ id }) => id)
  const given = (await (await ask('/diary.json?confidence=0.6')).json()) as { id: string }[]
  expect(given.map(({ id }) => id)).toEqual(sure)
  const api = (await (await ask('/api/v1/events?confidence=%3E0.6')).json()) as { data: { id: string }[] }
  expect(api.data.map(({ id }) => id)).toEqual(sure)
  for (const list of ['diary', 'said', 'stories', 'search', 'changes'])
    for (const form of ['json', 'csv', 'atom']) expect((await ask(`/${list}.${form}?confidence=1`)).status, list).toBe(200)
  for (const path of ['/diary', '/said', '/stories', '/search', '/reports', '/changes', '/diary.csv', '/api/v1/statements'])
    expect((await ask(`${path}?confidence=much`)).status, path).toBe(400)
  expect(await page('/diary')).toContain('/diary?q=confidence%3A%3E0.7')
})
