import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { EVERY, everyOf, stateOf } from '../../store/source-desk.ts'
import type { Source } from '../../store/sources.ts'
import { shownUrl } from '../../text/shown-url.ts'
import { addPreviewed, addSubscriptions } from '../view/add-sources.ts'
import type { ApiParts } from './app.ts'
import { missing } from './events.ts'
import { closed, problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'

const kind = z.enum(['feed', 'page', 'folder'])
const instant = z.number().nullable().openapi({ description: 'Milliseconds since 1970.' })

const source = z
  .object({
    id: z.string(),
    kind,
    url: z.string().openapi({ description: 'Without secrets.' }),
    name: z.string(),
    paused: z.boolean(),
    every: z.int().openapi({ description: 'Minutes between two visits.' }),
    state: z.string().openapi({ description: 'How it is doing, in plain words.' }),
    failures: z.int(),
    visited: instant,
    brought: instant,
    due: instant,
  })
  .openapi('Source')

const every = z.int().min(EVERY.least).max(EVERY.most)

const wish = z
  .object({
    address: z.string().min(1).max(2000).openapi({ description: 'Of a feed, a sitemap, a page, a list of subscriptions.' }),
    name: z.string().max(200).optional(),
    every: every.optional(),
    text: z.boolean().optional().openapi({ description: 'The feed carries its reports whole: pages are not fetched.' }),
    preview: z.boolean().default(false).openapi({ description: 'Only say what it would bring.' }),
  })
  .openapi('SourceWish')

const proposed = z.object({ kind, url: z.string(), name: z.string(), lines: z.array(z.string()) }).openapi('ProposedSource')

const shared = {
  400: fails('The body is wrong'),
  403: fails('The server visits no sources, or the record is only looked at'),
  413: fails('The body is too large'),
  507: fails('The disk is full'),
} as const

const body = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } }, required: true }) as const

const list = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  summary: 'Sources and how they are doing',
  responses: { 200: gives(z.object({ data: z.array(source) }).openapi('Sources'), 'All of them') },
})

const one = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}',
  summary: 'One source',
  request: { params: idParam },
  responses: { 200: gives(source, 'The source'), 404: fails('No such source') },
})

const add = createRoute({
  method: 'post',
  path: '/api/v1/sources',
  summary: 'Ask an address what it would bring, or add it as a source',
  request: { body: body(wish) },
  responses: {
    200: gives(z.object({ data: z.array(proposed), errors: z.array(z.string()) }).openapi('SourcePreview'), 'What it would bring'),
    201: gives(z.object({ data: z.array(source), errors: z.array(z.string()) }).openapi('AddedSources'), 'What was added'),
    422: fails('There is nothing to take reports from at the address'),
    ...shared,
  },
})

const patch = createRoute({
  method: 'patch',
  path: '/api/v1/sources/{id}',
  summary: 'Pause a source, change its name or its interval, have it visited soon',
  request: {
    params: idParam,
    body: body(
      z
        .object({
          paused: z.boolean().optional(),
          name: z.string().max(200).optional(),
          every: every.optional(),
          visit: z.boolean().optional().openapi({ description: 'It is due now.' }),
        })
        .openapi('SourcePatch'),
    ),
  },
  responses: { 200: gives(source, 'The source as it is now'), 404: fails('No such source'), ...shared },
})

const remove = createRoute({
  method: 'delete',
  path: '/api/v1/sources/{id}',
  summary: 'Forget a source; the reports that came from it stay',
  request: { params: idParam },
  responses: {
    200: gives(z.object({ id: z.string() }).openapi('Removed'), 'It is gone'),
    403: fails('The record is only looked at'),
    404: fails('No such source'),
    507: fails('The disk is full'),
  },
})

const opml = createRoute({
  method: 'post',
  path: '/api/v1/opml',
  summary: 'Add the feeds of a list of subscriptions (OPML); /sources.opml gives one',
  request: { body: body(z.object({ opml: z.string().min(1).max(5_000_000) }).openapi('Opml')) },
  responses: {
    200: gives(z.object({ added: z.int(), known: z.int() }).openapi('OpmlTaken'), 'How many were new'),
    422: fails('It is no list of subscriptions'),
    ...shared,
  },
})

/** The routes of sources. */
export const SOURCE_ROUTES = [list, one, add, patch, remove, opml] as const

function shown(each: Source) {
  const { id, name, paused, failures, visited, brought, due, url } = each
  const place = each.kind === 'folder' ? url : shownUrl(url)
  return { id, kind: each.kind, url: place, name, paused, every: everyOf(each), state: stateOf(each), failures, visited, brought, due }
}

/** Add the routes of sources. */
export function addSourceRoutes(app: OpenAPIHono, parts: ApiParts): void {
  const { store, take, sourceDesk = null } = parts
  const desk = take === null ? null : sourceDesk
  app.openapi(list, async (c) => answer(c, { data: (await store.sources.list()).map(shown) }))
  app.openapi(one, async (c) => {
    const found = await store.sources.get(c.req.valid('param').id)
    return found === null ? refuse(missing(c, 'source')) : answer(c, shown(found))
  })
  app.openapi(add, async (c) => {
    if (desk === null) return refuse(noDesk(c))
    const { preview, ...wanted } = c.req.valid('json')
    if (!preview) {
      const { sources, errors } = await addPreviewed(store, desk, wanted, Date.now())
      return sources.length === 0 ? refuse(nothingThere(c, errors)) : answer(c, { data: sources.map(shown), errors }, 201)
    }
    const found = await desk.preview(wanted)
    const data = found.flatMap((each) => ('error' in each ? [] : [each]))
    const errors = found.flatMap((each) => ('error' in each ? [each.error] : []))
    if (data.length === 0) return refuse(nothingThere(c, errors))
    const rows = data.map(({ source: { kind: of, url, name = '' }, lines }) => ({ kind: of, url: shownUrl(url), name, lines }))
    return answer(c, { data: rows, errors })
  })
  app.openapi(patch, async (c) => {
    if (take === null) return refuse(closed(c))
    const found = await store.sources.get(c.req.valid('param').id)
    if (found === null) return refuse(missing(c, 'source'))
    const { paused, name, every: minutes, visit } = c.req.valid('json')
    const again = visit === true || paused === false ? { due: Date.now() } : {}
    const settings = minutes === undefined ? {} : { settings: { ...found.settings, every: minutes } }
    const well = paused === false ? { failures: 0, health: '' } : {}
    const changed = await store.sources.update(found.id, {
      ...(paused !== undefined && { paused }),
      ...(name !== undefined && { name }),
      ...settings,
      ...well,
      ...again,
    })
    return changed === null ? refuse(missing(c, 'source')) : answer(c, shown(changed))
  })
  app.openapi(remove, async (c) => {
    if (take === null) return refuse(closed(c))
    const { id } = c.req.valid('param')
    return (await store.sources.remove(id)) ? answer(c, { id }) : refuse(missing(c, 'source'))
  })
  app.openapi(opml, async (c) => {
    if (desk === null) return refuse(noDesk(c))
    const taken = await addSubscriptions(store, desk, c.req.valid('json').opml, Date.now())
    return 'error' in taken ? refuse(problem(c, { status: 422, code: 'not-readable', detail: taken.error })) : answer(c, taken)
  })
}

function nothingThere(c: Context, errors: readonly string[]): Response {
  return problem(c, { status: 422, code: 'not-readable', detail: errors[0] ?? 'there is nothing at this address' })
}

function noDesk(c: Context): Response {
  return problem(c, {
    status: 403,
    code: 'not-allowed',
    detail: 'expected a server that visits sources; start `daybook serve --db FILE` without --no-fetch',
  })
}
