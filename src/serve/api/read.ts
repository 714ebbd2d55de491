import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ArticleInput } from '../../record/index.ts'
import { forgetArticle } from '../../store/forget.ts'
import type { ApiParts } from './app.ts'
import { missing } from './events.ts'
import { makeOnce, onceHeader, sumOf } from './once.ts'
import { closed, problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'
import { articleInput, reading } from './schemas.ts'

const body = { content: { 'application/json': { schema: articleInput } }, required: true } as const

const readRoute = createRoute({
  method: 'post',
  path: '/api/v1/read',
  summary: 'Read one report and give its facts; nothing is kept',
  request: { body },
  responses: {
    200: gives(reading, 'The reading'),
    400: fails('The body is wrong'),
    413: fails('The body is too large'),
    422: fails('The report cannot be read'),
  },
})

const taken = z.object({ kind: z.enum(['stored', 'known']), id: z.string() }).openapi('Taken')

const takeRoute = createRoute({
  method: 'post',
  path: '/api/v1/articles',
  summary: 'Take one report into the record',
  request: {
    body,
    headers: onceHeader,
  },
  responses: {
    200: gives(taken, 'It was there already'),
    201: gives(taken, 'It is on disk'),
    400: fails('The body is wrong'),
    403: fails('The record is only looked at'),
    409: fails('The key came with another report'),
    413: fails('The body is too large'),
    422: fails('The report cannot be read'),
    507: fails('The disk is full'),
  },
})

const forgetRoute = createRoute({
  method: 'delete',
  path: '/api/v1/articles/{id}',
  summary: 'Delete the text, the bytes and the reading of a report; its front matter stays, marked, and it never comes in again',
  request: {
    params: idParam,
    query: z.object({
      author: z.string().trim().min(1).max(200),
      reason: z.string().trim().min(1).max(1000),
      facts: z.enum(['keep', 'delete']).default('keep').openapi({ description: 'What becomes of what it told.' }),
    }),
  },
  responses: {
    200: gives(
      z.object({ id: z.string(), facts: z.boolean(), author: z.string(), reason: z.string(), made: z.string() }).openapi('Forgotten'),
      'It is deleted',
    ),
    400: fails('Author or reason is missing'),
    403: fails('The record is only looked at'),
    404: fails('No such report'),
    507: fails('The disk is full'),
  },
})

type Outcome = { readonly kind: 'stored' | 'known'; readonly id: string } | { readonly error: string }

/** The routes that read and take in. */
export const READ_ROUTES = [readRoute, takeRoute, forgetRoute] as const

/** Add the routes that read and take in. */
export function addReadRoutes(app: OpenAPIHono, { read, take, store }: ApiParts): void {
  app.openapi(forgetRoute, async (c) => {
    if (take === null) return refuse(closed(c))
    const { author, reason, facts } = c.req.valid('query')
    const wish = { author, reason, facts: facts === 'delete', made: new Date().toISOString() }
    const done = await forgetArticle(store, c.req.valid('param').id, wish)
    return 'error' in done ? refuse(missing(c, 'report')) : answer(c, done)
  })
  app.openapi(readRoute, async (c) => {
    const made = await read(inputOf(c.req.valid('json')))
    if ('error' in made) return refuse(problem(c, { status: 422, code: 'not-readable', detail: made.error }))
    return answer(c, made)
  })
  const once = makeOnce<Outcome>()
  app.openapi(takeRoute, async (c) => {
    if (take === null) return refuse(closed(c))
    const input = inputOf(c.req.valid('json'))
    const outcome = await once(c, c.req.valid('header')['idempotency-key'], input, async (): Promise<Outcome> => {
      const taken = await take(input)
      if (taken.kind === 'failed') return { error: taken.error }
      return { kind: taken.kind, id: taken.kind === 'stored' ? taken.head.id : taken.id }
    })
    if (outcome instanceof Response) return refuse(outcome)
    if ('error' in outcome) return refuse(problem(c, { status: 422, code: 'not-readable', detail: outcome.error }))
    return answer(c, outcome, outcome.kind === 'stored' ? 201 : 200)
  })
}

/** A report without an id gets the hash of what was sent. */
function inputOf(given: z.infer<typeof articleInput>): ArticleInput {
  const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<ArticleInput, 'id'> & {
    id?: string
  }
  return { ...input, id: input.id ?? `sha256:${sumOf(input)}` }
}
