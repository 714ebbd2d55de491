import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { CHANGE_KINDS } from '../../record/index.ts'
import type { Alert, AlertWish, Delivery } from '../../store/alerts.ts'
import { addAlert, listAlerts, listDeliveries, pauseAlert, shownChannel } from '../../store/alerts.ts'
import type { SavedQuery } from '../../store/saved.ts'
import { LISTS, savedQueries, saveQuery } from '../../store/saved.ts'
import type { ApiParts } from './app.ts'
import { missing } from './events.ts'
import { makeOnce, onceHeader } from './once.ts'
import { closed, problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'

const savedQuery = z
  .object({ id: z.string(), name: z.string(), list: z.enum(LISTS), query: z.string(), made: z.number() })
  .openapi('SavedQuery')

const savedWish = z.object({
  name: z.string().trim().min(1).max(200),
  list: z.enum(LISTS).default('diary'),
  query: z.string().max(1000).default(''),
})

const alert = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.string(),
    on: z.array(z.enum(CHANGE_KINDS)),
    channel: z.enum(['webhook', 'ntfy', 'mail', 'atom']),
    to: z.string().openapi({ description: 'Where it tells, without secrets.' }),
    daily: z.object({ at: z.string(), zone: z.string() }).nullable(),
    paused: z.boolean(),
    isGone: z.boolean(),
    made: z.number(),
    secret: z.string().optional().openapi({ description: 'What messages of a webhook are signed with; told this once.' }),
  })
  .openapi('Alert')

const alertWish = z.object({
  name: z.string().trim().min(1).max(200),
  query: z.string().max(1000).default(''),
  on: z.array(z.enum(CHANGE_KINDS)).max(20).default([]),
  channel: z.enum(['webhook', 'ntfy', 'mail', 'atom']),
  to: z.string().max(2000).default(''),
  daily: z
    .object({ at: z.string().max(5), zone: z.string().max(60).default('UTC') })
    .nullable()
    .default(null),
})

const delivery = z
  .object({
    id: z.string(),
    alert: z.string(),
    tries: z.array(z.object({ status: z.number().nullable(), error: z.string().nullable(), at: z.number() })),
    due: z.number().nullable(),
    arrived: z.boolean(),
  })
  .openapi('Delivery')

const jsonOf = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true }) as const

const wrongBody = {
  400: fails('The body is wrong'),
  403: fails('The record is only looked at'),
  413: fails('The body is too large'),
  507: fails('The disk is full'),
} as const

/** A list that is given whole. */
function wholeList<P extends string, T extends z.ZodType>(path: P, row: T, name: string, summary: string) {
  return createRoute({
    method: 'get',
    path,
    summary,
    responses: { 200: gives(z.object({ data: z.array(row) }).openapi(name), 'All of them') },
  })
}

const removed = z.object({ id: z.string() }).openapi('Removed')

/** Take one thing away by its id. */
function removal<P extends string>(path: P, summary: string) {
  return createRoute({
    method: 'delete',
    path,
    summary,
    request: { params: idParam },
    responses: {
      200: gives(removed, 'It is gone'),
      403: fails('The record is only looked at'),
      404: fails('No such thing'),
      507: fails('The disk is full'),
    },
  })
}

const savedList = wholeList('/api/v1/saved', savedQuery, 'SavedQueries', 'Saved queries, by name')
const savedRemove = removal('/api/v1/saved/{id}', 'Forget a saved query')
const savedAdd = createRoute({
  method: 'post',
  path: '/api/v1/saved',
  summary: 'Keep a query under a name; one that has the name takes its place',
  request: { headers: onceHeader, body: jsonOf(savedWish.openapi('SavedWish')) },
  responses: { 201: gives(savedQuery, 'It is kept'), 409: fails('The key came with another request'), ...wrongBody },
})

const alertList = wholeList('/api/v1/alerts', alert, 'Alerts', 'Rules that tell of changes')
const deliveries = wholeList('/api/v1/deliveries', delivery, 'Deliveries', 'Messages of rules with every try to send them')
const alertRemove = removal('/api/v1/alerts/{id}', 'Remove a rule')
const alertAdd = createRoute({
  method: 'post',
  path: '/api/v1/alerts',
  summary: 'Make a rule; it tells of what changes from now on',
  request: { headers: onceHeader, body: jsonOf(alertWish.openapi('AlertWish')) },
  responses: { 201: gives(alert, 'It is kept'), 409: fails('The key came with another request'), ...wrongBody },
})
const alertPatch = createRoute({
  method: 'patch',
  path: '/api/v1/alerts/{id}',
  summary: 'Rest a rule, or let it tell again',
  request: { params: idParam, body: jsonOf(z.object({ paused: z.boolean() }).openapi('AlertPatch')) },
  responses: { 200: gives(alert, 'The rule as it is now'), 404: fails('No such rule'), ...wrongBody },
})

function shown({ id, name, query, on, channel, daily, paused, isGone, made }: Alert) {
  return { id, name, query, on, channel: channel.kind, to: shownChannel(channel), daily, paused, isGone, made }
}

type Or<T> = T | { readonly error: string }

/** The routes of saved queries and alerts. */
export const WATCH_ROUTES = [savedList, savedAdd, savedRemove, alertList, alertAdd, alertPatch, alertRemove, deliveries] as const

/** Add the routes of saved queries. */
export function addSavedRoutes(app: OpenAPIHono, { store, take }: ApiParts): void {
  app.openapi(savedList, async (c) => answer(c, { data: await savedQueries(store) }))
  const once = makeOnce<Or<SavedQuery>>()
  app.openapi(savedAdd, async (c) => {
    if (take === null) return refuse(closed(c))
    const wish = c.req.valid('json')
    const saved = await once(c, c.req.valid('header')['idempotency-key'], wish, () => saveQuery(store, wish, Date.now()))
    if (saved instanceof Response) return refuse(saved)
    return 'error' in saved ? refuse(problem(c, { status: 400, code: 'bad-request', detail: saved.error })) : answer(c, saved, 201)
  })
  app.openapi(savedRemove, async (c) => {
    if (take === null) return refuse(closed(c))
    const { id } = c.req.valid('param')
    return (await store.shelf('queries').remove(id)) ? answer(c, { id }) : refuse(missing(c, 'saved query'))
  })
}

/** Add the routes of alerts. */
export function addAlertRoutes(app: OpenAPIHono, { store, take }: ApiParts): void {
  app.openapi(alertList, async (c) => answer(c, { data: (await listAlerts(store)).map(shown) }))
  app.openapi(deliveries, async (c) => answer(c, { data: (await listDeliveries(store)).map(withoutBody) }))
  const once = makeOnce<Or<Alert>>()
  app.openapi(alertAdd, async (c) => {
    if (take === null) return refuse(closed(c))
    const { channel, to, ...rest } = c.req.valid('json')
    const wish: AlertWish = { ...rest, channel: { kind: channel, to } }
    const made = await once(c, c.req.valid('header')['idempotency-key'], wish, () => addAlert(store, wish, Date.now()))
    if (made instanceof Response) return refuse(made)
    if ('error' in made) return refuse(problem(c, { status: 400, code: 'bad-request', detail: made.error }))
    c.header('cache-control', 'no-store')
    return answer(c, { ...shown(made), ...(made.channel.kind === 'webhook' && { secret: made.secret }) }, 201)
  })
  app.openapi(alertPatch, async (c) => {
    if (take === null) return refuse(closed(c))
    const changed = await pauseAlert(store, c.req.valid('param').id, c.req.valid('json').paused)
    return changed === null ? refuse(missing(c, 'rule')) : answer(c, shown(changed))
  })
  app.openapi(alertRemove, async (c) => {
    if (take === null) return refuse(closed(c))
    const { id } = c.req.valid('param')
    return (await store.shelf('alerts').remove(id)) ? answer(c, { id }) : refuse(missing(c, 'rule'))
  })
}

function withoutBody({ id, alert: of, tries, due, arrived }: Delivery) {
  return { id, alert: of, tries, due, arrived }
}
