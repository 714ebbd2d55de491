import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../src/read/read.ts'
import { makeApi } from '../src/serve/api/app.ts'
import type { Taken } from '../src/serve/api/app.ts'
import { PROBLEMS } from '../src/serve/api/problem.ts'
import { draft, readingOf } from '../src/serve/view/readings.fixture.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { Store } from '../src/store/store.ts'
import { loadKit } from '../src/work/kit.ts'
import { takeInput } from '../src/work/read-input.ts'
import { makeRandom } from './random.ts'
import { intakeOf } from './record-of.ts'
import { sampleRecord } from './sample-record.ts'
import { valueFor } from './schema-values.ts'
import type { Schema } from './schema-values.ts'

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>
}

let store: Store
let api: ReturnType<typeof makeApi>
let operations: {
  readonly method: string
  readonly path: string
  readonly operation: Operation
  readonly checks: Map<string, ValidateFunction>
}[]
let ids: string[]
let document: Readonly<Record<string, unknown>>
let takes = 0

beforeAll(async () => {
  store = await sampleRecord()
  const kit = await loadKit()
  api = makeApi({
    store,
    version: '0.0.0',
    read: (input) => {
      const taken = takeInput(input)
      return Promise.resolve('error' in taken ? taken : read(taken.article, kit))
    },
    sourceDesk: {
      preview: ({ address, name = '' }) =>
        Promise.resolve([
          address.startsWith('https://')
            ? { source: { kind: 'feed', url: address, name }, lines: ['1 entry'] }
            : { where: address, error: 'x' },
        ]),
      subscriptions: (text) => (text.includes('plain') ? [{ kind: 'feed', url: `https://feed.example/${text.length}` }] : { error: 'x' }),
      opml: () => '',
    },
    take: ({ id, text }): Promise<Taken> =>
      Promise.resolve(text === undefined ? { kind: 'failed', error: 'expected text' } : { kind: 'known', id: `${id}:${++takes}` }),
  })
  document = (await (await api.request('/openapi.json')).json()) as typeof document
  const paths = document['paths'] as Record<string, Record<string, Operation>>
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true, uri: true } })
  ajv.addSchema({ $id: 'api', ...document })
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation, checks: new Map<string, ValidateFunction>() })),
  )
  for (const { method, path, operation, checks } of operations) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const type = Object.keys(content ?? {})[0]
      if (type === undefined) continue
      const place = ['paths', path, method, 'responses', status, 'content', type, 'schema'].map((part) =>
        encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
      )
      checks.set(status, ajv.compile({ $ref: `api#/${place.join('/')}` }))
    }
  }
  const [events, stories, people, said, reports] = await Promise.all([
    store.diary({ any: [] }),
    store.tales({ any: [] }),
    store.who(''),
    store.said({ any: [] }),
    store.search({ any: [] }),
  ])
  ids = [events, stories, people, reports]
    .flatMap((rows) => rows.slice(0, 5).map(({ id }) => id))
    .concat(said.slice(0, 5).map(({ statement }) => statement.id))
})

afterAll(() => store.close())

/** Whole numbers below n, always the same ones. */
function seeded(seed: number): (n: number) => number {
  const random = makeRandom(seed)
  return (n) => Math.floor(random() * n)
}

const WORDS = [
  'summit',
  '"talks in"',
  '-denied',
  'OR',
  'who:',
  'who:minister',
  'status:planned',
  'status:x',
  'before:2026',
  'on:2025-10-17',
  '"',
  'changed:1d',
  'has:date',
  'ü',
  '%',
  "'; drop table events;--",
  '\u0000',
  '{"a":1}',
  'NEAR(',
  '*',
  '<b>',
]
const LOOSE = [
  '',
  '0',
  '-1',
  '1',
  '50',
  '200',
  '201',
  '1e3',
  'n1',
  'nzz',
  'nzzzzzzzz',
  'x',
  'null',
  '../..',
  '2026-01-01T00:00:00Z',
  '99999999999999999999',
  'true',
]

/** Values for properties that take only some. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  when: ['2026-05-01', '2026-05', '2026-05-01T09:30', 'soon'],
  zone: ['Europe/Oslo', 'UTC', 'nowhere'],
  status: ['scheduled', 'happened', 'cancelled', 'soon'],
  address: ['https://tarn.example/feed.xml', 'https://tarn.example/other.xml', '/etc'],
  to: ['https://desk.example/hook', 'https://ntfy.example/talks', 'desk@desk.example'],
  at: ['7', '07:30', '30'],
  query: ['talks', 'place:riga', 'who:'],
  author: ['A. Reader'],
  reason: ['the communique says so'],
}

describe('the API', () => {
  const many = process.env['DAYBOOK_FULL'] === '1' ? 20_000 : 2000
  test(`${many} requests made from its own document: no fault, no answer of another shape`, { timeout: many * 60 }, async () => {
    const pick = seeded(11)
    const seen = new Map<string, number>()
    const fits = ({ method, path }: (typeof operations)[number]): boolean =>
      [...seen.keys()].some((key) => key.startsWith(`${method} ${path} 20`))
    const send = async ({ method, path, operation, checks }: (typeof operations)[number]): Promise<void> => {
      const request = requestOf(path, operation, pick)
      const response = await api.request(request.url, { method: method.toUpperCase(), ...request.init })
      const status = String(response.status)
      const text = await response.text()
      const what = `${method} ${request.url} ${JSON.stringify(request.init)} -> ${status} ${text.slice(0, 300)}`
      expect(response.status, what).toBeLessThan(500)
      const check = checks.get(status)
      if (status !== '404' || check) expect(check, what).toBeDefined()
      if (check) expect(check(JSON.parse(text)), `${what} ${JSON.stringify(check.errors)}`).toBe(true)
      if (response.status === 201) remember(path, JSON.parse(text) as Readonly<Record<string, unknown>>)
      seen.set(`${method} ${path} ${status}`, (seen.get(`${method} ${path} ${status}`) ?? 0) + 1)
    }
    for (let i = 0; i < many; i++) await send(operations[pick(operations.length)]!)
    // The stream of changes is given to those alone who ask for one; stream.test.ts does.
    for (const each of operations.filter(({ operation }) => !('406' in operation.responses))) {
      // Whatever there was may be deleted by now: one more is made for each time that one is asked for.
      const maker = operations.find(({ method, path }) => method === 'post' && `${path}/{id}` === each.path)
      for (let i = 0; i < 500 && !fits(each); i++) {
        if (maker !== undefined) await send(maker)
        await send(each)
      }
      expect(fits(each), `${each.method} ${each.path}`).toBe(true)
    }
  })

  /** Ids of what was made, by the list that it is in, can be asked for from then on. */
  const madeIn = new Map<string, string[]>()
  function remember(path: string, made: Readonly<Record<string, unknown>>): void {
    const rows = [made, ...((made['data'] ?? []) as (typeof made)[])]
    const found = rows.flatMap((row) => ['id', 'correction'].flatMap((name) => (typeof row[name] === 'string' ? row[name] : [])))
    madeIn.set(path, [...(madeIn.get(path) ?? []), ...found])
  }

  function idFor(path: string, pick: (n: number) => number): string {
    const made = madeIn.get(path.replace(/\/\{id\}.*$/, '')) ?? []
    const known = made.length > 0 && pick(2) === 0 ? made.slice(-4) : ids
    return known[pick(known.length)]!
  }

  function follow(ref: string): Schema {
    return ref
      .slice(2)
      .split('/')
      .reduce<Readonly<Record<string, unknown>>>((at, key) => at[key] as typeof at, document)
  }

  /** Words that fit a property of this name most of the time. */
  function textFor(name: string, pick: (n: number) => number): string {
    const fit = FITTING[name]
    if (pick(8) === 0) return WORDS[pick(WORDS.length)]!
    if (fit !== undefined) return fit[pick(fit.length)]!
    if (/^(?:id|into|subject|articles)$/.test(name)) return ids[pick(ids.length)]!
    return pick(2) === 0 ? 'plain words' : WORDS[pick(WORDS.length)]!
  }

  function requestOf(path: string, operation: Operation, pick: (n: number) => number): { url: string; init: RequestInit } {
    const wild = (): string =>
      pick(2) === 0 ? LOOSE[pick(LOOSE.length)]! : Array.from({ length: pick(4) + 1 }, () => WORDS[pick(WORDS.length)]!).join(' ')
    let url = path.replace(/\{id\}/, () => encodeURIComponent(pick(4) > 0 ? idFor(path, pick) : wild() || 'x'))
    const query = new URLSearchParams()
    for (const { name, in: where, schema, required = false } of operation.parameters ?? []) {
      if (where !== 'query' || pick(required ? 9 : 3) === 0) continue
      if ('default' in schema && pick(2) === 0) query.append(name, String(schema['default']))
      else query.append(name, pick(2) === 0 ? textFor(name, pick) : wild())
    }
    if (query.size > 0) url += `?${query.toString()}`
    if (!operation.requestBody) return { url, init: {} }
    const key: Record<string, string> = pick(3) === 0 ? { 'idempotency-key': `k${pick(5)}` } : {}
    const headers = { 'content-type': 'application/json', ...key }
    const plain = {
      text: 'The minister said on Monday that talks would begin in Riga on 3 May.',
      published: '2026-04-27',
      language: 'en',
      title: 'Talks',
    }
    const { schema } = operation.requestBody.content['application/json']
    const made = (): string => JSON.stringify(valueFor(schema, { pick, follow, text: (name) => textFor(name, pick) }))
    const bodies = [
      made(),
      made(),
      made(),
      made(),
      made(),
      JSON.stringify(plain),
      JSON.stringify({ ...plain, id: wild() }),
      JSON.stringify({ html: `<p>${wild()}` }),
      JSON.stringify({ text: 1 }),
      JSON.stringify({ ...plain, published: wild() }),
      '{',
      '[]',
      'null',
      '',
    ]
    return { url, init: { headers, body: bodies[pick(bodies.length)]! } }
  }

  test('pages of a list follow one another and end', async () => {
    const all: string[] = []
    let next: string | null = ''
    for (let i = 0; next !== null && i < 200; i++) {
      const answer = (await (await api.request(`/api/v1/events?limit=7${next === '' ? '' : `&cursor=${next}`}`)).json()) as {
        data: { id: string }[]
        next: string | null
      }
      all.push(...answer.data.map(({ id }) => id))
      next = answer.next
    }
    expect(next).toBeNull()
    const { events } = await store.counts()
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe(events)
  })

  test('a list that has not changed is not sent again', async () => {
    const first = await api.request('/api/v1/events')
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^W\/"/)
    expect((await api.request('/api/v1/events', { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await api.request('/api/v1/events', { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200)
  })

  test('a report that tells nothing new is news to the list of reports all the same', async () => {
    const own = await openRecord(':memory:')
    const mine = makeApi({ store: own, version: '0', read: () => Promise.resolve({ error: 'x' }), take: null })
    const plain = readingOf(draft({ id: 'one', text: 'Nothing is told here.' }), { entities: [], events: [], statements: [] })
    await own.put([intakeOf(plain)])
    const tag = (await mine.request('/api/v1/articles')).headers.get('etag')!
    const other = readingOf(draft({ id: 'two', text: 'Nor is anything told here.' }), { entities: [], events: [], statements: [] })
    await own.put([intakeOf(other)])
    expect((await mine.request('/api/v1/articles', { headers: { 'if-none-match': tag } })).status).toBe(200)
    await own.close()
  })

  test('history comes with the sentence of each step', async () => {
    const { data } = (await (await api.request('/api/v1/events?limit=200')).json()) as { data: { id: string; reports: number }[] }
    const longest = data.toSorted((a, b) => b.reports - a.reports)[0]!
    const steps = (await (await api.request(`/api/v1/events/${longest.id}/history`)).json()) as {
      data: { quote: string; article: string }[]
    }
    expect(steps.data.length).toBeGreaterThan(1)
    for (const { quote, article } of steps.data)
      expect((await store.article(article))!.text.replace(/\s+/g, ' ')).toContain(quote.replace(/…$/, ''))
  })

  test('the same key gives the same answer and does nothing twice; another report under it is refused', async () => {
    const send = (text: string) =>
      api.request('/api/v1/articles', {
        method: 'post',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'once' },
        body: JSON.stringify({ text }),
      })
    const first = await send('One.')
    expect(await (await send('One.')).json()).toEqual(await first.json())
    expect((await send('Two.')).status).toBe(409)
  })

  test.each([
    ['/api/v1/none', 404, 'no-route'],
    ['/api/v1/events?q=who:', 400, 'bad-query'],
    ['/api/v1/events?cursor=zz', 400, 'bad-cursor'],
    ['/api/v1/events?limit=0', 400, 'bad-request'],
    ['/api/v1/events/none', 404, 'not-found'],
  ])('%s is a problem in plain words', async (url, status, code) => {
    const response = await api.request(url)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const body = (await response.json()) as { type: string; title: string; detail: string }
    expect(body.type).toBe(`urn:daybook:problem:${code}`)
    expect(body.title).toBe(PROBLEMS[code as keyof typeof PROBLEMS])
    expect(body.detail).not.toBe('')
  })
})
