import type { Context, Hono, Next } from 'hono'
import { visitorOf } from './access/guard.ts'
import { threadTime } from './thread-time.ts'

/** Pages that look at the record and nothing else. */
const PAGES = /^\/(?:$|diary|event\/|stories$|story\/|said$|who$|who\/|reports$|search$|changes$|a\/|embed\/)/
/** What changes the record by hand, or what pages look like; a report that is read or taken in does not count, as many may come a second. */
const BY_HAND = /^\/(?!read$|mcp$|api\/v1\/(?:read|articles)$)/

/** From so many milliseconds of processor time on a page is given again as long as nothing was written to the record. */
const WORTH = 1
/** From so many on it is also given for a moment after something was written. */
const DEAR = 25
/** It stays good for so many times what it cost, and no longer than two seconds. */
const TIMES = 10
const LONGEST = 2000
/** While a fresh one is being made, the kept one is given for so long: on a busy machine that may take a while. */
const PATIENCE = 10_000
const MOST_BYTES = 32 * 1024 * 1024

interface Kept {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: readonly (readonly [string, string])[]
  readonly made: number
  /** For how long it is good although something was written; 0 where it costs little. */
  readonly lag: number
  /** What the record was when it was begun; null where that cannot be told. */
  readonly revision: string | null
  isBeingRenewed: boolean
}

/** Marks a request of our own that makes a kept page anew. */
const RENEW = Symbol('renew')

/** What keeping pages may be told otherwise, for tests. */
export interface PageCacheSettings {
  readonly now?: () => number
  /** Processor time of this thread, in milliseconds. */
  readonly spent?: () => number
  /** Changes with everything that is written to the record. */
  readonly revision?: () => Promise<string>
}

/**
 * Keep pages as long as nothing is written to the record, and those that are dear to make for a moment longer, so that making them never takes more than a tenth of a core each, however many
 * ask and whatever comes in meanwhile. Within twice that moment the kept one is given while a fresh one is made. What people change
 * by hand shows at once.
 */
export function keepPages(app: Hono, { now = Date.now, spent = threadTime, revision }: PageCacheSettings = {}): void {
  const shelf = makeShelf()
  const making = new Map<string, Promise<Kept | null>>()
  let changes = 0
  const make = async (c: Context, next: Next, of: string | null): Promise<Kept | null> => {
    const began = spent()
    const from = changes
    await next()
    const cost = spent() - began
    // What began before something was changed by hand may be of before.
    if (c.res.status !== 200 || c.res.headers.has('set-cookie') || cost < (of === null ? DEAR : WORTH) || from !== changes) return null
    if (!/^text\/html/i.test(c.res.headers.get('content-type') ?? '')) return null
    const headers = [...c.res.headers].filter(([name]) => name === 'content-type' || name === 'cache-control')
    const body = new Uint8Array(await c.res.clone().arrayBuffer())
    const lag = cost < DEAR ? 0 : Math.min(LONGEST, TIMES * cost)
    return { body, headers, made: now(), lag, revision: of, isBeingRenewed: false }
  }
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && BY_HAND.test(c.req.path)) {
      changes++
      shelf.clear()
      await next()
      changes++
      return shelf.clear()
    }
    if (c.req.method !== 'GET' || !PAGES.test(c.req.path)) return next()
    const key = keyOf(c)
    const current = (await revision?.()) ?? null
    const kept = shelf.get(key)
    if (kept !== null && current !== null && kept.revision === current) return answer(c, kept)
    const isRenewal = (c.env as { readonly [RENEW]?: boolean } | undefined)?.[RENEW] === true
    const old = kept === null ? Infinity : now() - kept.made
    if (kept !== null && kept.lag > 0 && !isRenewal && old < (kept.isBeingRenewed ? PATIENCE : 2 * kept.lag)) {
      if (old >= kept.lag && !kept.isBeingRenewed) {
        kept.isBeingRenewed = true
        void Promise.resolve(app.fetch(new Request(c.req.raw), { ...(c.env as object), [RENEW]: true })).catch(() => undefined)
      }
      return answer(c, kept)
    }
    const from = changes
    const under = isRenewal ? undefined : making.get(key)
    const other = under === undefined ? null : await under
    if (other !== null && from === changes) return answer(c, other)
    const mine = make(c, next, current)
    making.set(key, mine)
    try {
      shelf.set(key, await mine)
    } finally {
      if (making.get(key) === mine) making.delete(key)
    }
  })
}

function answer(c: Context, { body, headers }: Kept): Response {
  return c.newResponse(body, 200, Object.fromEntries(headers))
}

/** Kept pages, the oldest let go where they are too many. */
function makeShelf(): { get(key: string): Kept | null; set(key: string, page: Kept | null): void; clear(): void } {
  const pages = new Map<string, Kept>()
  let bytes = 0
  const drop = (key: string): void => {
    bytes -= pages.get(key)?.body.length ?? 0
    pages.delete(key)
  }
  return {
    get: (key) => pages.get(key) ?? null,
    set(key, page) {
      drop(key)
      if (page === null || page.body.length > MOST_BYTES / 4) return
      pages.set(key, page)
      bytes += page.body.length
      while (bytes > MOST_BYTES) drop(pages.keys().next().value!)
    },
    clear() {
      pages.clear()
      bytes = 0
    },
  }
}

/** Pages differ by address, by the looks of the browser and by the secret that their forms carry. */
function keyOf(c: Context): string {
  const visitor = visitorOf(c)
  const who = visitor === null ? 'open' : 'session' in visitor ? visitor.session.csrf : visitor.scope
  const { pathname, search } = new URL(c.req.url)
  return [who, c.req.header('cookie') ?? '', pathname + search].join('\n')
}
