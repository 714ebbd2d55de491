import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { ApiClient } from '../src/client.ts'
import { ApiProblem, makeClient } from '../src/client.ts'
import { makeApi } from '../src/serve/api/app.ts'
import { listen } from '../src/serve/listen.ts'
import type { Listening } from '../src/serve/listen.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import { workOn } from '../src/work/site.ts'
import { sampleRecord } from './sample-record.ts'

let store: Store
let desk: Awaited<ReturnType<typeof workOn>>
let client: ApiClient
let api: ReturnType<typeof makeApi>
const asked: { url: string; init: RequestInit }[] = []

beforeAll(async () => {
  store = await sampleRecord()
  desk = await workOn(store)
  api = makeApi({ store, read: desk.read, take: desk.take, version: '0' })
  client = makeClient({
    base: 'http://desk.example/',
    token: 'db_x',
    fetch: (url, init) => {
      asked.push({ url, init })
      return api.request(url, init)
    },
  })
})
afterAll(async () => {
  await desk.close()
  await store.close()
})

describe('the client', () => {
  test('gives what the record has, with the types of the document', async () => {
    const page = await client.get('/api/v1/events', { query: { q: 'status:scheduled', limit: 3 } })
    expectTypeOf(page.data[0]!.title).toEqualTypeOf<string>()
    expectTypeOf(page.next).toEqualTypeOf<string | null>()
    expect(page.data.length).toBeGreaterThan(0)
    const event = await client.get('/api/v1/events/{id}', { params: { id: page.data[0]!.id } })
    expectTypeOf(event.history[0]!.span).toEqualTypeOf<[number, number]>()
    expect(event).toEqual(JSON.parse(JSON.stringify(await store.event(event.id))))
    expect(asked.at(-1)).toMatchObject({
      url: `http://desk.example/api/v1/events/${encodeURIComponent(event.id)}`,
      init: { headers: { authorization: 'Bearer db_x' } },
    })
  })

  test('what the document does not have does not compile', () => {
    const wrong = (): unknown[] => [
      // @ts-expect-error no such address
      client.get('/api/v1/evnts'),
      // @ts-expect-error an id is missing
      client.get('/api/v1/events/{id}', {}),
      // @ts-expect-error no such parameter
      client.get('/api/v1/events', { query: { qq: 'x' } }),
      // @ts-expect-error a text is a string
      client.post('/api/v1/read', { body: { text: 1 } }),
      // @ts-expect-error this address is only looked at
      client.post('/api/v1/events', { body: {} }),
    ]
    expect(wrong).toBeTypeOf('function')
  })

  test('goes through every page of a list', async () => {
    const ids: string[] = []
    for await (const row of client.all('/api/v1/events', { query: { limit: 4 } })) ids.push(row.id)
    expect(ids).toEqual((await store.diary(EVERYTHING, { limit: 500 })).map(({ id }) => id))
    const seqs: number[] = []
    for await (const change of client.all('/api/v1/changes', { query: { limit: 5 } })) seqs.push(change.seq)
    const wanted: number[] = []
    for await (const { seq } of store.changes()) wanted.push(seq)
    expect(seqs).toEqual(wanted)
    expect((await client.get('/api/v1/changes', { query: { since: '999999999' } })).last).toBe(wanted.at(-1))
  })

  test('reads, takes in once for a key, puts right and takes back', async () => {
    const text = 'The council of Lowmark will meet in Riga on 3 May 2026, its clerk said.'
    const reading = await client.post('/api/v1/read', { body: { text, published: '2026-04-27' } })
    expect(reading.format).toBe('daybook.reading/1')
    const send = () => client.post('/api/v1/articles', { body: { id: 'sent', text, published: '2026-04-27' }, idempotencyKey: 'k' })
    expect([await send(), await send()]).toEqual([
      { kind: 'stored', id: 'sent' },
      { kind: 'stored', id: 'sent' },
    ])
    const [event] = (await client.get('/api/v1/events', { query: { q: 'lowmark' } })).data
    const signed = { author: 'Ada', reason: 'the clerk rang' }
    const { correction } = await client.post('/api/v1/corrections', { body: { do: 'rename', id: event!.id, name: 'Sitting', ...signed } })
    expect((await client.get('/api/v1/events/{id}', { params: { id: event!.id } })).title).toBe('Sitting')
    await client.delete('/api/v1/corrections/{id}', { params: { id: correction }, query: signed })
    expect((await client.get('/api/v1/events/{id}', { params: { id: event!.id } })).title).toBe(event!.title)
  })

  test('keeps queries and rules, and takes them away', async () => {
    const { id } = await client.post('/api/v1/saved', { body: { name: 'Talks', query: 'talks' } })
    expect((await client.get('/api/v1/saved')).data.map((saved) => saved.id)).toEqual([id])
    expect(await client.delete('/api/v1/saved/{id}', { params: { id } })).toEqual({ id })
    const rule = await client.post('/api/v1/alerts', { body: { name: 'Moves', on: ['moved'], channel: 'atom' } })
    const paused = await client.patch('/api/v1/alerts/{id}', { params: { id: rule.id }, body: { paused: true } })
    expect(paused.paused).toBe(true)
    expect(await client.delete('/api/v1/alerts/{id}', { params: { id: rule.id } })).toEqual({ id: rule.id })
  })

  test.each([
    [() => client.get('/api/v1/events', { query: { q: 'who:' } }), 400, 'bad-query'],
    [() => client.get('/api/v1/events/{id}', { params: { id: 'no/ne?' } }), 404, 'not-found'],
    [() => makeClient({ fetch: () => new Response('<h1>Bad gateway</h1>', { status: 502 }) }).get('/api/v1/stats'), 502, 'unknown'],
  ])('%s fails with its code', async (ask, status, code) => {
    const error: unknown = await ask().then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ status, code })
  })
})

test('changes are followed over broken connections, none twice and none left out', async () => {
  const wanted: number[] = []
  for await (const { seq } of store.changes()) wanted.push(seq)
  const stopping = new AbortController()
  const parts = { store, read: desk.read, take: null, version: '0' }
  const serve = (more: object) => new Hono().route('/', makeApi({ ...parts, ...more }))
  let server: Listening = await listen(serve({ stopping: stopping.signal }), { host: '127.0.0.1', port: 0, isFixed: true })
  const port = Number(new URL(server.url).port)
  const stop = new AbortController()
  const seen: number[] = []
  for await (const { seq } of makeClient({ base: server.url }).follow({ since: 0, signal: stop.signal })) {
    seen.push(seq)
    if (seen.length === 3) {
      // The server goes away for a moment.
      const old = server
      setTimeout(() => {
        stopping.abort()
        void old.close().then(async () => {
          server = await listen(serve({}), { host: '127.0.0.1', port, isFixed: true })
          const [event] = await store.diary(EVERYTHING, { limit: 1 })
          const fact = {
            fact: 'change',
            kind: 'corrected',
            subject: event!.id,
            article: null,
            span: null,
            before: null,
            after: 'y',
          } as const
          await store.correct([fact], Date.UTC(2028, 0, 1))
        })
      }, 10)
    }
    if (seen.length > wanted.length) stop.abort()
  }
  await server.close()
  expect(seen.slice(0, wanted.length)).toEqual(wanted)
  expect(new Set(seen).size).toBe(seen.length)
}, 60_000)

test('a stream that is asked for wrongly ends with what is wrong', async () => {
  await expect(client.follow({ q: 'who:' }).next()).rejects.toMatchObject({ code: 'bad-query' })
})
