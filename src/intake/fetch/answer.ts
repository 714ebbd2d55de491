/** Why nothing came. A host that is refused and a host that is down look the same from outside. */
export type FetchCode =
  'bad-address' | 'unreachable' | 'timeout' | 'too-big' | 'busy' | 'coding' | 'headers' | 'redirects' | 'robots' | 'broken' | 'status'

/** What a request brought. */
export type Answer = Got | Unchanged | Failed

/** A whole body. */
export interface Got {
  readonly kind: 'got'
  /** Where it came from in the end. */
  readonly url: string
  /** The new address, where the old one has moved for good; else null. */
  readonly movedTo: string | null
  readonly contentType: string | null
  readonly bytes: Buffer
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Nothing new since the last time. */
export interface Unchanged {
  readonly kind: 'unchanged'
  readonly url: string
}

/** Nothing came. */
export interface Failed {
  readonly kind: 'failed'
  readonly code: FetchCode
  /** HTTP status, where there was one. */
  readonly status: number | null
  /** In plain words, without secrets. */
  readonly message: string
  /** For so many seconds the host asks not to be asked again. */
  readonly retryAfter: number | null
  /** The address is gone for good (410), or the host forbids it: asking again is no use. */
  readonly isFinal: boolean
}

const WORDS: Readonly<Record<FetchCode, string>> = {
  'bad-address': 'is no address that can be fetched; give one that begins with http:// or https://',
  unreachable: 'cannot be reached, or is an address that daybook does not ask (private hosts have to be allowed: DAYBOOK_ALLOW_HOSTS)',
  timeout: 'did not answer in time',
  'too-big': 'is longer than daybook takes',
  busy: 'is long, and too many long answers came at once; it is asked for again',
  coding: 'is packed in a way that daybook does not take (only gzip or br, and only once)',
  headers: 'has answered with too long or broken headers',
  redirects: 'sends from one address to the next too often',
  robots: 'may not be fetched by programs (robots.txt)',
  broken: 'has broken off its answer, or answered with something else than HTTP',
  status: 'answered with an error',
}

/** A failure in plain words. */
export function failed(code: FetchCode, more: Partial<Failed> = {}): Failed {
  return { kind: 'failed', code, status: null, message: WORDS[code], retryAfter: null, isFinal: false, ...more }
}

/** What an error of the network means. */
export function failureOf(error: unknown): Failed {
  const codes = codesOf(error)
  const has = (...wanted: readonly string[]): boolean => wanted.some((code) => codes.includes(code))
  if (has('too-big')) return failed('too-big')
  if (has('busy')) return failed('busy')
  if (has('coding')) return failed('coding')
  if (has('UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW')) return failed('headers')
  if (has('TimeoutError', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT')) return failed('timeout')
  if (
    codes.some((code) => /^(?:HTTPParserError|HPE_|Z_|ERR_|UND_ERR_(?:RES|SOCKET|INFO|REQ)|ECONNRESET|EPIPE)/.test(code)) &&
    !has('ERR_INVALID_URL')
  )
    return failed(codes.some((code) => /^ERR_(?:TLS|SSL)/.test(code)) ? 'unreachable' : 'broken')
  return failed('unreachable')
}

/** Codes and names of an error and of what it was caused by. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at = error as (Error & { code?: unknown }) | undefined, depth = 0; at && depth < 5; depth++) {
    if (typeof at.code === 'string') codes.push(at.code)
    if (typeof at.name === 'string') codes.push(at.name)
    at = at.cause as typeof at
  }
  return codes
}

/** Seconds of a Retry-After header, a number or a date; at most a day, null where there is none that can be read. */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const trimmed = header.trim()
  const seconds = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : (Date.parse(trimmed) - now) / 1000
  return Number.isFinite(seconds) ? Math.min(86_400, Math.max(0, Math.ceil(seconds))) : null
}
