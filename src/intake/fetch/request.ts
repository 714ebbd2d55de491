import { request } from 'undici'
import type { Agent, Dispatcher } from 'undici'
import type { Allowed } from './address.ts'
import type { Answer, Failed } from './answer.ts'
import { failed, failureOf, parseRetryAfter } from './answer.ts'
import { readBody } from './body.ts'
import type { Room } from './body.ts'
import { splitSecret } from './secret.ts'
import { checkUrl } from './url.ts'

/** Most redirects that are followed. */
export const MOST_REDIRECTS = 5

/** What is known of an address from the last time, and a secret for its host. */
export interface Ask {
  readonly url: string
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** "Basic …" or "Bearer …": sent to this host only, never on to another. */
  readonly authorization?: string | null
  readonly accept?: string
  /** Most bytes of the answer, unpacked. */
  readonly most?: number
}

/** What a request works with. Times in milliseconds. */
export interface RequestOptions {
  readonly agent: Agent
  readonly allowed: Allowed
  readonly room: Room
  readonly userAgent: string
  /** For everything together: redirects, headers, body. */
  readonly timeout: number
  readonly most: number
  readonly now: () => number
  /** May this address be asked, as robots.txt of its host says? Asked before every hop. */
  readonly mayAsk?: (url: URL) => Promise<Failed | null>
  readonly signal?: AbortSignal | undefined
}

const ACCEPT = 'application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5'
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** A secret, and the one place it may go. */
interface Secret {
  readonly origin: string
  readonly value: string
}

/** One GET with its redirects, each hop checked anew. Never throws; ends within the timeout. */
export async function requestAnswer(ask: Ask, options: RequestOptions): Promise<Answer> {
  // Not AbortSignal.timeout: it would not keep a program waiting for the answer alive.
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(new DOMException('took too long', 'TimeoutError')), options.timeout)
  const signal = options.signal ? AbortSignal.any([clock.signal, options.signal]) : clock.signal
  try {
    return await follow(ask, options, signal)
  } catch (error) {
    return clock.signal.aborted ? failed('timeout') : failureOf(error)
  } finally {
    clearTimeout(timer)
  }
}

async function follow(ask: Ask, options: RequestOptions, signal: AbortSignal): Promise<Answer> {
  let address = ask.url
  let secret: Secret | null = null
  let moved: string | null = null
  let isMovedForGood = true
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const checked = checkUrl(address, options.allowed)
    if (!checked.ok) return failed(checked.reason)
    const { url } = checked
    secret = hops === 0 ? secretOf(url, ask.authorization) : secret
    url.username = ''
    url.password = ''
    url.hash = ''
    const refused = options.mayAsk ? await orAborted(options.mayAsk(url), signal) : null
    if (refused) return refused
    const response = await send(url, secret?.origin === url.origin ? secret.value : null, ask, { options, signal, isFirst: hops === 0 })
    if (!REDIRECTS.has(response.statusCode)) return await answerOf(response, url, ask, { options, movedTo: moved })
    discard(response.body)
    const next = URL.parse(headerOf(response.headers, 'location') ?? '', url.href)
    if (!next) return failed('broken', { status: response.statusCode })
    isMovedForGood &&= response.statusCode === 301 || response.statusCode === 308
    moved = isMovedForGood ? next.href : null
    address = next.href
  }
  return failed('redirects')
}

/** What a promise gives, or the reason of the signal where that comes first. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Where a secret belongs: what the settings hold for the address, or user and password in it. */
function secretOf(url: URL, authorization: string | null | undefined): Secret | null {
  const value = authorization || splitSecret(url.href).authorization
  return value === null ? null : { origin: url.origin, value }
}

interface Sending {
  readonly options: RequestOptions
  readonly signal: AbortSignal
  readonly isFirst: boolean
}

function send(url: URL, authorization: string | null, ask: Ask, { options, signal, isFirst }: Sending): Promise<Dispatcher.ResponseData> {
  return request(url, {
    dispatcher: options.agent,
    signal,
    headers: {
      'user-agent': options.userAgent,
      accept: ask.accept ?? ACCEPT,
      'accept-encoding': 'gzip, br',
      ...(authorization === null ? {} : { authorization }),
      ...(isFirst && ask.etag ? { 'if-none-match': ask.etag } : {}),
      ...(isFirst && ask.lastModified ? { 'if-modified-since': ask.lastModified } : {}),
    },
  })
}

interface Answering {
  readonly options: RequestOptions
  readonly movedTo: string | null
}

async function answerOf(response: Dispatcher.ResponseData, url: URL, ask: Ask, { options, movedTo }: Answering): Promise<Answer> {
  const { statusCode, headers, body } = response
  if (statusCode === 304) {
    discard(body)
    return { kind: 'unchanged', url: url.href }
  }
  if (statusCode !== 200 && statusCode !== 203) {
    discard(body)
    const retryAfter = parseRetryAfter(headerOf(headers, 'retry-after') ?? undefined, options.now())
    return failed('status', { status: statusCode, message: wordsOf(statusCode), retryAfter, isFinal: statusCode === 410 })
  }
  const most = ask.most ?? options.most
  if (Number(headerOf(headers, 'content-length') ?? 0) > most) {
    discard(body)
    return failed('too-big')
  }
  const bytes = await readBody(body, { coding: String(headers['content-encoding'] ?? ''), most, room: options.room })
  return {
    kind: 'got',
    url: url.href,
    movedTo,
    contentType: headerOf(headers, 'content-type'),
    bytes,
    etag: headerOf(headers, 'etag'),
    lastModified: headerOf(headers, 'last-modified'),
  }
}

/** What is not wanted is not read: the connection is closed. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined)
  body.destroy()
}

/** A header once, at a length that can be kept. */
function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name]
  const first = Array.isArray(value) ? value[0] : value
  return first === undefined || first.length > 4096 ? null : first
}

function wordsOf(status: number): string {
  if (status === 401 || status === 403) return `does not let daybook in (${status})`
  if (status === 404) return 'is not there (404); check the address'
  if (status === 410) return 'is gone for good (410)'
  if (status === 429) return 'asks to be asked less often (429)'
  return status >= 500 ? `has a fault of its own (${status})` : `answered with an error (${status})`
}
