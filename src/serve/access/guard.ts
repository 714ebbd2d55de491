import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Store } from '../../store/store.ts'
import { problem } from '../api/problem.ts'
import type { Proxies } from './proxy.ts'
import { clientOf, userOf } from './proxy.ts'
import { makeLimiter } from './rate.ts'
import { makeSessions } from './sessions.ts'
import type { Session, Sessions } from './sessions.ts'
import { covers, findToken } from './tokens.ts'
import type { Scope } from './tokens.ts'

/** How a record is guarded. */
export interface Access {
  /** As `hashPassword` gives it; null where only the proxies in front let people in. */
  readonly password: string | null
  /** Proxies in front whose word counts. */
  readonly proxies?: Proxies
  /** Is the record asked for by https only? Then cookies say so. */
  readonly isSecure: boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What guarding takes. */
export interface GuardParts {
  readonly access: Access
  readonly store: Store
}

/** Who asks: somebody with a session, or a program with a token. */
export type Visitor = { readonly session: Session } | { readonly scope: Scope }

/** Name of the cookie that holds a session. */
export const COOKIE = 'daybook'

const OPEN = /^\/(?:healthz|readyz|login|app\.js|daybook\.css|(?:icon|world)\.svg|fonts\/[\w.-]{1,80})$/
const LIST = /^\/(?!api\/|openapi)[^?]{1,1100}\.(?:ics|atom|rss|csv|json|jsonld|ninjs|plover)$/
const FOR_PROGRAMS = /^\/(?:api\/|mcp$|metrics$|openapi\.json$)/
const LOOKS = /^\/(?:read|api\/v1\/read|mcp|logout|settings\/look)$/
const RULES = /^\/settings\/tokens/

/** Requests of one address: so many at once, and again as many a minute. Wrong tokens and keys: so many in ten minutes. */
const MOST_REQUESTS = 1200
const MOST_WRONG = 30

const visitors = new WeakMap<Request, Visitor>()

/** Who asks; null where the record is open. */
export function visitorOf(c: Context): Visitor | null {
  return visitors.get(c.req.raw) ?? null
}

/** Let nobody past without a session, a token or a key that covers what is asked. Gives the sessions, for the login page to begin and end. */
export function addGuard(app: Hono, { access, store }: GuardParts): Sessions {
  const sessions = makeSessions(access.now)
  const proxies = access.proxies ?? null
  const key = randomBytes(32)
  const requests = makeLimiter({ most: MOST_REQUESTS, per: 60_000, now: access.now })
  const wrong = makeLimiter({ most: MOST_WRONG, per: 600_000, now: access.now })
  app.use(async (c, next) => {
    const client = clientOf(c, proxies)
    const wait = requests.take(client)
    if (wait > 0) return tooMany(c, wait)
    if (OPEN.test(c.req.path)) return next()
    const secret = secretOf(c)
    const user = secret === null ? userOf(c, proxies) : null
    const session = secret !== null ? null : user !== null ? sessionBy(user, key) : sessions.find(getCookie(c, COOKIE))
    if (session !== null) {
      if (!isSafe(c) && !(await carries(c, session.csrf))) return staleForm(c)
      visitors.set(c.req.raw, { session })
      return next()
    }
    if (secret === null) return notLoggedIn(c, access)
    const token = await findToken(store.shelf('tokens'), secret)
    if (token === null) {
      const pause = wrong.take(client)
      return pause > 0 ? tooMany(c, pause) : notLoggedIn(c, access)
    }
    const needed = neededFor(c)
    if (!covers(token.scope, needed))
      return problem(c, {
        status: 403,
        code: 'not-allowed',
        detail: `expected a token with the scope ${needed}, got one with ${token.scope}; make one with daybook token add --scope ${needed}`,
      })
    visitors.set(c.req.raw, { scope: token.scope })
    return next()
  })
  return sessions
}

/** The session of somebody whom a proxy let in: it lasts as long as the proxy says so. */
function sessionBy(user: string, key: Buffer): Session {
  return { csrf: createHmac('sha256', key).update(user).digest('base64url'), ends: Infinity }
}

function isSafe(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

function isList(c: Context): boolean {
  return isSafe(c) && (LIST.test(c.req.path) || c.req.path === '/embed/diary')
}

/** The secret of a token: in the header, or, for lists and embedded ones alone, in the address. */
function secretOf(c: Context): string | null {
  const header = /^Bearer ([\w-]{1,100})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (header !== undefined) return header
  return isList(c) ? (c.req.query('key') ?? null) : null
}

function neededFor(c: Context): Scope {
  const isByKey = c.req.header('authorization') === undefined
  if (isByKey && isList(c)) return 'feed'
  if (RULES.test(c.req.path)) return 'admin'
  return isSafe(c) || LOOKS.test(c.req.path) ? 'read' : 'write'
}

/** Does the request carry the secret of the session: as a field of a form, or as a header? */
async function carries(c: Context, csrf: string): Promise<boolean> {
  const header = c.req.header('x-csrf-token')
  if (header !== undefined) return isSame(header, csrf)
  if (FOR_PROGRAMS.test(c.req.path)) return false
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header('content-type') ?? '')) return false
  const { csrf: field } = await c.req.parseBody()
  return typeof field === 'string' && isSame(field, csrf)
}

function isSame(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}

function isForProgram(c: Context): boolean {
  return FOR_PROGRAMS.test(c.req.path) || LIST.test(c.req.path)
}

function notLoggedIn(c: Context, { password }: Access): Response {
  if (password !== null && !isForProgram(c) && isSafe(c)) {
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`/login${pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`}`, 303)
  }
  c.header('www-authenticate', 'Bearer realm="daybook"')
  return problem(c, {
    status: 401,
    code: 'not-logged-in',
    detail: 'expected a session or a token (Authorization: Bearer db_…), got none that holds; make one with daybook token add',
  })
}

function staleForm(c: Context): Response {
  return problem(c, {
    status: 403,
    code: 'not-allowed',
    detail: 'expected the secret of this session with the form, got none or an old one; load the page again and send it once more',
  })
}

/** Answer somebody who asks too often. */
export function tooMany(c: Context, seconds: number): Response {
  c.header('retry-after', String(seconds))
  return problem(c, { status: 429, code: 'too-many', detail: `expected fewer requests; try again in ${seconds} seconds` })
}
