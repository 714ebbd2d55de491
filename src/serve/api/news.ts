import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { nameQuery } from '../../store/query.ts'
import type { Query } from '../../store/query.ts'
import type { Head, Store } from '../../store/store.ts'
import { asked, missing } from './events.ts'
import { cutPage, listQuery, pageOf, pageQuery } from './paging.ts'
import { problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'
import {
  article,
  articleRow,
  change,
  difference,
  entityRecord,
  reading,
  saidRow,
  statementRecord,
  stats as statsSchema,
  storyRecord,
} from './schemas.ts'

const wrongQuery = fails('The query or the cursor is wrong')

/** A route that gives a list by the query language, a page at a time. */
function listOf<const P extends string, T extends z.ZodType>(path: P, row: T, name: string, summary: string) {
  return createRoute({
    method: 'get',
    path,
    summary,
    request: { query: listQuery },
    responses: { 200: gives(pageOf(row, name), 'One page'), 400: wrongQuery },
  })
}

const statements = listOf('/api/v1/statements', saidRow, 'StatementPage', 'Statements that a query finds, newest first')
const stories = listOf('/api/v1/stories', storyRecord, 'StoryPage', 'Stories with a report that a query finds, newest first')
const articles = listOf('/api/v1/articles', articleRow, 'ArticlePage', 'Reports that a query finds, newest first')

const entities = createRoute({
  method: 'get',
  path: '/api/v1/entities',
  summary: 'People, organisations and places by (part of) a name, or that a query finds, those with most reports first',
  request: { query: listQuery.extend({ name: z.string().max(200).default('').openapi({ example: 'kalna' }) }) },
  responses: { 200: gives(pageOf(entityRecord, 'EntityPage'), 'One page'), 400: wrongQuery },
})

/** A route that gives one thing by its id. */
function oneOf<const P extends string, T extends z.ZodType>(path: P, schema: T, summary: string) {
  return createRoute({
    method: 'get',
    path,
    summary,
    request: { params: idParam },
    responses: { 200: gives(schema, summary), 404: fails('No such thing') },
  })
}

const statement = oneOf('/api/v1/statements/{id}', statementRecord, 'One statement')
const story = oneOf('/api/v1/stories/{id}', storyRecord, 'One story')
const entity = oneOf('/api/v1/entities/{id}', entityRecord, 'Someone or something of the record')
const articleRoute = oneOf('/api/v1/articles/{id}', article, 'One report, with its text and parts')
const readingRoute = oneOf('/api/v1/articles/{id}/reading', reading, 'What reading made of a report')
const differences = oneOf(
  '/api/v1/stories/{id}/differences',
  z.object({ data: z.array(difference) }).openapi('Differences'),
  'Where the reports of a story differ',
)

const changes = createRoute({
  method: 'get',
  path: '/api/v1/changes',
  summary: 'What changed in the record after a number or a time, oldest first',
  request: {
    query: z.object({
      since: z
        .union([z.string().regex(/^\d{1,15}$/), z.iso.datetime({ offset: true })])
        .default('0')
        .openapi({ description: 'The `seq` of the last change you have, or a time.' }),
      limit: pageQuery.shape.limit,
    }),
  },
  responses: {
    200: gives(
      z.object({ data: z.array(change), next: z.string().nullable(), last: z.int() }).openapi('ChangePage'),
      '`next` is the `since` to go on with where there is more; `last` the number of the newest change of all',
    ),
    400: fails('`since` is wrong'),
  },
})

const stats = createRoute({
  method: 'get',
  path: '/api/v1/stats',
  summary: 'How many of everything the record holds',
  responses: { 200: gives(statsSchema, 'Counts') },
})

/** The routes of statements, stories, entities, articles and changes. */
export const NEWS_ROUTES = [
  statements,
  stories,
  articles,
  entities,
  statement,
  story,
  entity,
  articleRoute,
  readingRoute,
  differences,
  changes,
  stats,
] as const

/** Add the routes of statements, stories, entities, articles and changes. */
export function addNewsRoutes(app: OpenAPIHono, store: Store): void {
  addLists(app, store)
  addSingles(app, store)
  app.openapi(changes, async (c) => {
    const { since, limit } = c.req.valid('query')
    const from = /^\d{1,15}$/.test(since) ? Number(since) : await store.seqAt(Date.parse(since))
    if (Number.isNaN(from))
      return refuse(problem(c, { status: 400, code: 'bad-request', detail: `since: expected a number or a time, got "${since}"` }))
    const data = []
    for await (const each of store.changes(from)) {
      data.push(each)
      if (data.length > limit) break
    }
    const page = data.slice(0, limit)
    const last = await store.seqAt(Infinity)
    return answer(c, { data: page, next: data.length > limit ? String(page.at(-1)!.seq) : null, last })
  })
  app.openapi(stats, async (c) => {
    const newest = await store.newest()
    return answer(c, { ...(await store.counts()), newest: newest === null ? null : new Date(newest).toISOString() })
  })
}

function addLists(app: OpenAPIHono, store: Store): void {
  app.openapi(statements, async (c) => {
    const { q, cursor, limit, confidence } = c.req.valid('query')
    const wanted = asked(c, { q, cursor, confidence })
    if (wanted instanceof Response) return refuse(wanted)
    return answer(c, cutPage(await store.said(wanted.query, { limit: limit + 1, offset: wanted.offset }), limit, wanted.offset))
  })
  app.openapi(stories, async (c) => {
    const { q, cursor, limit, confidence } = c.req.valid('query')
    const wanted = asked(c, { q, cursor, confidence })
    if (wanted instanceof Response) return refuse(wanted)
    return answer(c, cutPage(await store.tales(wanted.query, { limit: limit + 1, offset: wanted.offset }), limit, wanted.offset))
  })
  app.openapi(articles, async (c) => {
    const { q, cursor, limit, confidence } = c.req.valid('query')
    const wanted = asked(c, { q, cursor, confidence })
    if (wanted instanceof Response) return refuse(wanted)
    const heads = await store.search(wanted.query, { limit: limit + 1, offset: wanted.offset })
    return answer(c, cutPage(heads.map(rowOfHead), limit, wanted.offset))
  })
  app.openapi(entities, async (c) => {
    const { q, name, cursor, limit, confidence } = c.req.valid('query')
    const wanted = asked(c, { q, cursor, confidence })
    if (wanted instanceof Response) return refuse(wanted)
    const query = alsoNamed(wanted.query, name)
    const found = query === null ? [] : await store.who(query, { limit: limit + 1, offset: wanted.offset })
    return answer(c, cutPage(found, limit, wanted.offset))
  })
}

/** The query of which also a name must hold; null for a name without a word in it. */
function alsoNamed(query: Query, name: string): Query | null {
  const named = nameQuery(name)
  const term = named?.any[0]?.[0]
  if (named === null || term === undefined) return named === null ? null : query
  return { any: query.any.length === 0 ? [[term]] : query.any.map((group) => [...group, term]) }
}

function addSingles(app: OpenAPIHono, store: Store): void {
  app.openapi(statement, async (c) => {
    const found = await store.statement(c.req.valid('param').id)
    return found ? answer(c, found) : refuse(missing(c, 'statement'))
  })
  app.openapi(story, async (c) => {
    const found = await store.story(c.req.valid('param').id)
    return found ? answer(c, found) : refuse(missing(c, 'story'))
  })
  app.openapi(entity, async (c) => {
    const found = await store.entity(c.req.valid('param').id)
    return found ? answer(c, found) : refuse(missing(c, 'entity'))
  })
  app.openapi(articleRoute, async (c) => {
    const found = await store.article(c.req.valid('param').id)
    return found ? answer(c, found) : refuse(missing(c, 'article'))
  })
  app.openapi(readingRoute, async (c) => {
    const found = await store.reading(c.req.valid('param').id)
    return found ? answer(c, found) : refuse(missing(c, 'article'))
  })
  app.openapi(differences, async (c) => {
    const found = await store.story(c.req.valid('param').id)
    if (!found) return refuse(missing(c, 'story'))
    const events = await Promise.all(found.events.map((id) => store.event(id)))
    const data = events.flatMap((event) => (event?.disagreements ?? []).map((each) => ({ event: event!.id, title: event!.title, ...each })))
    return answer(c, { data })
  })
}

/** What a list shows of a report: its place in the order of intake and the time of intake stay inside. */
function rowOfHead({ id, version, published, outlet, domain, url, title, language }: Head) {
  return { id, version, published, outlet, domain, url, title, language }
}
