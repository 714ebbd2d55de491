import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '../src/record/index.ts'
import { makeToken } from '../src/serve/access/tokens.ts'
import { hashPassword } from '../src/serve/access/password.ts'
import { addStreamRoute } from '../src/serve/api/stream.ts'
import { makeApp } from '../src/serve/app.tsx'
import { listen } from '../src/serve/listen.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import { sampleRecord } from './sample-record.ts'

const ACCEPT = { accept: 'text/event-stream' }
let store: Store
let all: Change[]
let made = Date.UTC(2027, 0, 1)

beforeAll(async () => {
  store = await sampleRecord()
  all = []
  for await (const change of store.changes()) all.push(change)
})
afterAll(() => store.close())

interface Message {
  readonly id: string
  readonly event: string
  readonly data: string
}

/** A reader of server-sent events, by the words of the standard. */
async function* messages(response: Response): AsyncGenerator<Message | { readonly comment: string }> {
  let held = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    held += chunk
    for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
      const lines = held.slice(0, end).split('\n')
      held = held.slice(end + 2)
      const field = (name: string): string => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
      if (lines.some((line) => line.startsWith('data:'))) yield { id: field('id'), event: field('event'), data: field('data') }
      else yield { comment: lines.filter((line) => line.startsWith(':')).join('\n') }
    }
  }
}

async function take(response: Response, count: number): Promise<Message[]> {
  const found: Message[] = []
  for await (const each of messages(response)) {
    if ('event' in each) found.push(each)
    if (found.length >= count) break
  }
  return found
}

function quick(stopping?: AbortSignal): OpenAPIHono {
  const app = new OpenAPIHono()
  addStreamRoute(app, { store, every: 10, heartbeat: 40, ...(stopping && { stopping }) })
  return app
}

async function ask(app: OpenAPIHono, query = '', headers: Record<string, string> = {}): Promise<Response> {
  return app.request(`/api/v1/stream${query}`, { headers: { ...ACCEPT, ...headers } })
}

/** Something new in the record. */
async function change(): Promise<void> {
  const [event] = await store.diary(EVERYTHING, { limit: 1 })
  const fact = { fact: 'change', kind: 'corrected', subject: event!.id, article: null, span: null, before: null, after: 'x' } as const
  await store.correct([fact], (made += 1000))
}

describe('the stream of changes', () => {
  test('begins after a number, gives what the list of changes has', async () => {
    const found = await take(await ask(quick(), '?since=0'), all.length)
    expect(found.map(({ data }) => JSON.parse(data) as Change)).toEqual(all)
    expect(found.map(({ id }) => Number(id))).toEqual(all.map(({ seq }) => seq))
    expect(new Set(found.map(({ event }) => event))).toEqual(new Set(['change']))
  })

  test('goes on where a connection broke', async () => {
    const from = all[2]!.seq
    const [first] = await take(await ask(quick(), '?since=0', { 'last-event-id': String(from) }), 1)
    expect(Number(first!.id)).toBe(all[3]!.seq)
  })

  test('tells of what comes from now on, within a moment', async () => {
    const response = await ask(quick())
    const coming = take(response, 1)
    await change()
    const [message] = await coming
    expect(JSON.parse(message!.data)).toMatchObject({ kind: 'corrected', after: 'x' })
  })

  test('gives only what a query finds and one kind, where asked', async () => {
    const kind = all.find((each) => each.kind !== 'new')!.kind
    const wanted = all.filter((each) => each.kind === kind)
    const some = await take(await ask(quick(), `?since=0&kind=${encodeURIComponent(kind)}`), wanted.length)
    expect(some.map(({ id }) => Number(id))).toEqual(wanted.map(({ seq }) => seq))
    const name = 'Donald Trump'
    const [first] = await take(await ask(quick(), `?since=0&q=${encodeURIComponent(`who:"${name}"`)}`), 1)
    const { participants } = (await store.event((JSON.parse(first!.data) as Change).subject))!
    expect(participants.map((who) => who.name)).toContain(name)
  })

  test('shows that it lives where nothing changes', async () => {
    const comments: string[] = []
    for await (const each of messages(await ask(quick()))) {
      if ('comment' in each) comments.push(each.comment)
      if (comments.length === 3) break
    }
    expect(comments.every((comment) => comment.startsWith(': '))).toBe(true)
  })

  test('ends when the server is to stop, though nobody hangs up', async () => {
    const stopping = new AbortController()
    const found: unknown[] = []
    const response = await ask(quick(stopping.signal))
    setTimeout(() => stopping.abort(), 60)
    for await (const each of messages(response)) found.push(each)
    expect(found.length).toBeGreaterThan(0)
  })

  test.each([
    ['', { accept: '*/*' }, 406, 'not-acceptable'],
    ['?q=who:', {}, 400, 'bad-query'],
  ] as const)('%s with %j is answered with %d', async (query, headers, status, code) => {
    const response = await ask(quick(), query, headers)
    expect([response.status, ((await response.json()) as { type: string }).type]).toEqual([status, `urn:daybook:problem:${code}`])
  })

  test('two hundred may be open; one that ends makes room', async () => {
    const app = quick()
    const open = await Promise.all(Array.from({ length: 200 }, () => ask(app)))
    expect(open.every(({ status }) => status === 200)).toBe(true)
    expect((await ask(app)).status).toBe(429)
    await open[0]!.body!.cancel()
    await expect.poll(async () => (await ask(app)).status).toBe(200)
    await Promise.all(open.slice(1).map(({ body }) => body!.cancel()))
  })
})

describe('over the wire', () => {
  test('hosts, logins and tokens count for it as for everything, and a stop ends it', async () => {
    const stopping = new AbortController()
    const read = () => Promise.resolve({ error: 'not here' })
    const access = { password: await hashPassword('correct horse'), isSecure: false, now: Date.now }
    const parts = { store, read, take: null, version: '0', instance: 'x', isSample: false, hosts: ['127.0.0.1'], access }
    const server = await listen(makeApp({ ...parts, stopping: stopping.signal }), { host: '127.0.0.1', port: 0, isFixed: true })
    const address = `${server.url}api/v1/stream?since=0`
    expect((await fetch(address, { headers: ACCEPT })).status).toBe(401)
    const bearer = async (scope: 'feed' | 'read') =>
      `Bearer ${(await makeToken(store.shelf('tokens'), { name: scope, scope, made: 0 })).secret}`
    expect((await fetch(address, { headers: { ...ACCEPT, authorization: await bearer('feed') } })).status).toBe(403)
    const response = await fetch(address, { headers: { ...ACCEPT, authorization: await bearer('read') } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const reading = take(response, Infinity)
    stopping.abort()
    const began = performance.now()
    await server.close()
    expect(performance.now() - began).toBeLessThan(4000)
    expect((await reading).length).toBeGreaterThan(3)
  })
})
