import type { Context } from 'hono'
import { createContext } from 'hono/jsx'
import type { Child } from 'hono/jsx'
import { visitorOf } from '../access/guard.ts'
import type { Look } from './look.ts'
import { DEFAULT_LOOK, lookOf } from './look.ts'

/** What a page knows of the request that it answers. */
export interface Asking {
  /** What every form must carry; null where there is no session. */
  readonly csrf: string | null
  readonly look: Look
}

/** The request that is being answered, for any part of a page. */
export const Asking = createContext<Asking>({ csrf: null, look: DEFAULT_LOOK })

/** Statuses that pages are given with. */
type PageStatus = 200 | 400 | 401 | 404 | 422

/** Answer with a page. */
export function show(c: Context, page: Child, status: PageStatus = 200): Response | Promise<Response> {
  const visitor = visitorOf(c)
  const asking: Asking = { csrf: visitor !== null && 'session' in visitor ? visitor.session.csrf : null, look: lookOf(c) }
  return c.html(`<!doctype html>${String(<Asking.Provider value={asking}>{page}</Asking.Provider>)}`, status)
}
