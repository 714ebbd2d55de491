import type { z } from '@hono/zod-openapi'
import type { Change } from '../../record/index.ts'
import type { CORRECTION_ROUTES } from './corrections.ts'
import type { EVENT_ROUTES } from './events.ts'
import type { NEWS_ROUTES } from './news.ts'
import type { READ_ROUTES } from './read.ts'
import type { SOURCE_ROUTES } from './sources.ts'
import type { WATCH_ROUTES } from './watching.ts'

type Routes =
  typeof EVENT_ROUTES | typeof NEWS_ROUTES | typeof READ_ROUTES | typeof CORRECTION_ROUTES | typeof WATCH_ROUTES | typeof SOURCE_ROUTES
type Route = Routes[number]
type Method = Route['method']

/** Addresses of the API that take a method. */
export type ApiPath<M extends Method> = Extract<Route, { method: M }>['path']

type RouteAt<M extends Method, P extends string> = Extract<Route, { method: M; path: P }>
type AskedAt<R, K extends string> = R extends { request: Readonly<Record<K, infer S extends z.ZodType>> } ? z.input<S> : undefined
type BodyOf<R> = R extends { request: { body: { content: { 'application/json': { schema: infer S extends z.ZodType } } } } }
  ? z.input<S>
  : undefined
type GivenBy<A> = A extends { content: { 'application/json': { schema: infer S extends z.ZodType } } } ? z.output<S> : never

/** What an address gives where all is well. */
export type ApiAnswer<M extends Method, P extends ApiPath<M>> =
  RouteAt<M, P> extends { responses: infer A } ? GivenBy<A[keyof A & (200 | 201)]> : never

type Parts<R> = {
  readonly params: AskedAt<R, 'params'>
  readonly query: AskedAt<R, 'query'>
  readonly body: BodyOf<R>
}
type Needed<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] }
type Loose<T> = { [K in keyof T as undefined extends T[K] ? never : Record<never, never> extends T[K] ? K : never]?: T[K] }

/** What an address takes: the id in it, its query, its body; and what goes with any request. */
export type ApiRequest<M extends Method, P extends ApiPath<M>> = Omit<Needed<Parts<RouteAt<M, P>>>, keyof Loose<Parts<RouteAt<M, P>>>> &
  Loose<Parts<RouteAt<M, P>>> & {
    readonly signal?: AbortSignal
    /** The same key gives the same answer, and does nothing twice. */
    readonly idempotencyKey?: string
  }

/** A row of an address that gives pages. */
export type ApiRow<P extends ApiPath<'get'>> = ApiAnswer<'get', P> extends { data: (infer T)[] } ? T : never

/** Where a record is served, and how to get in. */
export interface ClientOptions {
  /** `http://127.0.0.1:4321`; in a page of daybook itself, nothing. */
  readonly base?: string
  /** A token that `daybook token add` made. */
  readonly token?: string
  /** Takes the place of the platform's fetch. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response> | Response
}

/** What a stream of changes is asked for. */
export interface FollowOptions {
  /** The `seq` of the last change that is known; without it, what comes from now on. */
  readonly since?: number
  readonly q?: string
  readonly kind?: Change['kind']
  readonly signal?: AbortSignal
}

/** An answer that is none: what was expected, what came, what to do, as the server says it. */
export class ApiProblem extends Error {
  readonly status: number
  /** Never changes: `bad-query`, `not-found`, … */
  readonly code: string
  constructor(status: number, code: string, detail: string) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
  }
}

/** Calls the API of a served record, with the types of its own document. Every method throws an ApiProblem where the answer is none. */
export interface ApiClient {
  get<P extends ApiPath<'get'>>(path: P, request?: ApiRequest<'get', P>): Promise<ApiAnswer<'get', P>>
  post<P extends ApiPath<'post'>>(path: P, request: ApiRequest<'post', P>): Promise<ApiAnswer<'post', P>>
  patch<P extends ApiPath<'patch'>>(path: P, request: ApiRequest<'patch', P>): Promise<ApiAnswer<'patch', P>>
  delete<P extends ApiPath<'delete'>>(path: P, request: ApiRequest<'delete', P>): Promise<ApiAnswer<'delete', P>>
  /** Every row of a list, page after page. */
  all<P extends ApiPath<'get'>>(path: P, request?: ApiRequest<'get', P>): AsyncGenerator<ApiRow<P>>
  /** Changes as they come; a connection that breaks is taken up again where it broke. Ends with its signal. */
  follow(options?: FollowOptions): AsyncGenerator<Change>
}

interface Loosely {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
  readonly idempotencyKey?: string
}

/** Milliseconds until a broken stream is asked for again. */
const AGAIN = 2000

/** A client of the API of a served record. */
export function makeClient({ base = '', token, fetch = (url, init) => globalThis.fetch(url, init) }: ClientOptions = {}): ApiClient {
  const root = base.replace(/\/$/, '')
  const ask = async (method: string, path: string, { params, query, body, signal, idempotencyKey }: Loosely, accept: string) => {
    const filled = path.replace(/\{(\w{1,20})\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
    const asked = new URLSearchParams(
      Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])),
    )
    const headers = {
      accept,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    }
    const response = await fetch(`${root}${filled}${asked.size > 0 ? `?${asked.toString()}` : ''}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    if (!response.ok) throw await problemOf(response)
    return response
  }
  const json = async (method: string, path: string, request: Loosely = {}): Promise<never> =>
    (await (await ask(method, path, request, 'application/json')).json()) as never
  return {
    get: (path, request) => json('GET', path, request as Loosely | undefined),
    post: (path, request) => json('POST', path, request as Loosely),
    patch: (path, request) => json('PATCH', path, request as Loosely),
    delete: (path, request) => json('DELETE', path, request as Loosely),
    async *all(path, request) {
      const given = (request ?? {}) as Loosely
      let query = given.query
      for (;;) {
        const page: { data: never[]; next?: string | null } = await json('GET', path, { ...given, ...(query && { query }) })
        yield* page.data
        if (page.next == null) return
        query = { ...query, [path.endsWith('/changes') ? 'since' : 'cursor']: page.next }
      }
    },
    follow: (options = {}) => follow((query, signal) => ask('GET', '/api/v1/stream', { query, signal }, 'text/event-stream'), options),
  }
}

type OpenStream = (query: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<Response>

async function* follow(open: OpenStream, { since, q, kind, signal = new AbortController().signal }: FollowOptions): AsyncGenerator<Change> {
  let last = since
  while (!signal.aborted) {
    try {
      const response = await open({ since: last, q, kind }, signal)
      for await (const { id, data } of messagesOf(response)) {
        if (id !== '') last = Number(id)
        if (data !== '') yield JSON.parse(data) as Change
      }
    } catch (error) {
      if (signal.aborted) return
      // What was asked for wrongly stays wrong; a connection comes back.
      if (error instanceof ApiProblem && error.status < 500 && error.status !== 429) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}

/** The messages of a body of server-sent events. A comment that says from where a stream begins counts as an empty message of that number. */
async function* messagesOf(response: Response): AsyncGenerator<{ readonly id: string; readonly data: string }> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let held = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      held += decoder.decode(value, { stream: true })
      const parts = held.split('\n\n')
      held = parts.pop()!
      for (const part of parts) {
        const field = (name: string): string => part.split('\n').flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : [])).join('\n') // prettier-ignore
        const from = /^: (?:from )?(\d{1,15})(?: on)?$/m.exec(part)?.[1]
        yield { id: field('id') || (from ?? ''), data: field('data') }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '')
  try {
    const { type, detail } = JSON.parse(text) as { readonly type: string; readonly detail: string }
    return new ApiProblem(response.status, type.split(':').at(-1) ?? 'unknown', detail)
  } catch {
    return new ApiProblem(response.status, 'unknown', text.slice(0, 200) || `answered with ${response.status}`)
  }
}
