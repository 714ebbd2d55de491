import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ArticleInput } from '../../record/index.ts'
import type { ApiParts } from './app.ts'
import { problem } from './problem.ts'
import { answer, fails, gives, refuse } from './route.ts'
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
    headers: z.object({
      'idempotency-key': z
        .string()
        .max(200)
        .optional()
        .openapi({ description: 'The same key gives the same answer, and does nothing twice.' }),
    }),
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

/** Answers kept for their idempotency keys; the oldest are forgotten. */
const MOST_KEYS = 1000

/** Add the routes that read and take in. */
export function addReadRoutes(app: OpenAPIHono, { read, take }: ApiParts): void {
  app.openapi(readRoute, async (c) => {
    const made = await read(inputOf(c.req.valid('json')))
    if ('error' in made) return refuse(problem(c, { status: 422, code: 'not-readable', detail: made.error }))
    return answer(c, made)
  })
  const kept = new Map<
    string,
    { readonly sum: string; readonly answer: Promise<{ kind: 'stored' | 'known'; id: string } | { error: string }> }
  >()
  app.openapi(takeRoute, async (c) => {
    if (take === null)
      return refuse(
        problem(c, {
          status: 403,
          code: 'not-allowed',
          detail: 'expected a record that is open for writing; start `daybook serve --db FILE`',
        }),
      )
    const input = inputOf(c.req.valid('json'))
    const key = c.req.valid('header')['idempotency-key']
    const sum = sumOf(input)
    const known = key === undefined ? undefined : kept.get(key)
    if (known && known.sum !== sum)
      return refuse(
        problem(c, { status: 409, code: 'key-reused', detail: `expected the same report as before for the key "${key}", got another` }),
      )
    const promise =
      known?.answer ??
      take(input).then((outcome) =>
        outcome.kind === 'failed'
          ? { error: outcome.error }
          : { kind: outcome.kind, id: outcome.kind === 'stored' ? outcome.head.id : outcome.id },
      )
    if (key !== undefined && !known) {
      kept.set(key, { sum, answer: promise })
      // A fault of the disk is no answer: the same key may come again.
      promise.catch(() => kept.delete(key))
      if (kept.size > MOST_KEYS) kept.delete(kept.keys().next().value!)
    }
    const outcome = await promise
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

function sumOf(input: object): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex')
}
