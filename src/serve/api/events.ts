import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { EventRecord } from '../../record/index.ts'
import { parseQuery, withConfidence } from '../../store/query.ts'
import type { Query } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'
import { toOutgoing } from '../outgoing.ts'
import { cutPage, listQuery, pageOf, parseCursor } from './paging.ts'
import { problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'
import { eventRecord, eventRow, historyStep } from './schemas.ts'

const list = createRoute({
  method: 'get',
  path: '/api/v1/events',
  summary: 'The diary: events that a query finds, by time; those without a date at the end',
  request: { query: listQuery },
  responses: { 200: gives(pageOf(eventRow, 'EventPage'), 'One page'), 400: fails('The query or the cursor is wrong') },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/events/{id}',
  summary: 'One event of the record',
  request: { params: idParam },
  responses: { 200: gives(eventRecord, 'The event'), 404: fails('No such event') },
})

const history = createRoute({
  method: 'get',
  path: '/api/v1/events/{id}/history',
  summary: 'What each report said of an event, with its sentence',
  request: { params: idParam },
  responses: { 200: gives(z.object({ data: z.array(historyStep) }).openapi('History'), 'In order of intake'), 404: fails('No such event') },
})

/** The routes of the diary. */
export const EVENT_ROUTES = [list, one, history] as const

/** Query and place in the list, or the answer that says what is wrong with them. */
export function asked(
  c: Context,
  given: { readonly q: string; readonly cursor?: string | undefined; readonly confidence?: string | undefined },
): { query: Query; offset: number } | Response {
  const parsed = withConfidence(parseQuery(given.q), given.confidence ?? '')
  if (!parsed.ok) return problem(c, { status: 400, code: 'bad-query', detail: parsed.message })
  const offset = parseCursor(given.cursor)
  if (offset === null) return problem(c, { status: 400, code: 'bad-cursor', detail: `expected the value of "next", got "${given.cursor}"` })
  return { query: parsed.query, offset }
}

/** The answer for an id that the record does not have. */
export function missing(c: Context, what: string): Response {
  return problem(c, { status: 404, code: 'not-found', detail: `there is no ${what} with this id in the record` })
}

/** Add the routes of the diary. */
export function addEventRoutes(app: OpenAPIHono, store: Store): void {
  app.openapi(list, async (c) => {
    const { q, cursor, limit, confidence } = c.req.valid('query')
    const wanted = asked(c, { q, cursor, confidence })
    if (wanted instanceof Response) return refuse(wanted)
    const rows = await store.diary(wanted.query, { limit: limit + 1, offset: wanted.offset })
    return answer(c, cutPage(rows, limit, wanted.offset))
  })
  app.openapi(one, async (c) => {
    const event = await store.event(c.req.valid('param').id)
    return event ? answer(c, event) : refuse(missing(c, 'event'))
  })
  app.openapi(history, async (c) => {
    const event = await store.event(c.req.valid('param').id)
    if (!event) return refuse(missing(c, 'event'))
    return answer(c, { data: await stepsOf(store, event) })
  })
}

async function stepsOf(store: Store, event: EventRecord) {
  const [outgoing] = await toOutgoing(store, [event])
  return event.history.map((row, i) => {
    const quote = outgoing?.quotes[i]
    return { ...row, quote: quote?.text ?? '', outlet: quote?.outlet ?? null, url: quote?.url ?? null }
  })
}
