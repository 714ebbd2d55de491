import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Corrected, CorrectionWish } from '../../store/correct.ts'
import { correct } from '../../store/correct.ts'
import { namesOf } from '../../store/words.ts'
import { factLines } from '../view/corrections.ts'
import type { ApiParts } from './app.ts'
import { missing } from './events.ts'
import { makeOnce, onceHeader } from './once.ts'
import { cutPage, pageOf, pageQuery, parseCursor } from './paging.ts'
import { closed, problem } from './problem.ts'
import { answer, fails, gives, idParam, refuse } from './route.ts'
import { correctionRecord } from './schemas.ts'

const id = z.string().min(1).max(1000)

const wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('merge'), id, into: id }),
  z.object({ do: z.literal('split'), id, articles: z.array(id).min(1).max(1000), name: z.string().max(300).nullable().default(null) }),
  z.object({ do: z.literal('rename'), id, name: z.string().min(1).max(300) }),
  z.object({
    do: z.literal('date'),
    id,
    when: z.string().max(60).nullable().openapi({ description: 'EDTF; null = not known' }),
    zone: z.string().max(60).nullable().default(null),
  }),
  z.object({ do: z.literal('status'), id, status: z.string().max(20) }),
  z.object({ do: z.literal('place'), id, place: z.string().max(200).nullable() }),
  z.object({
    do: z.literal('reject'),
    id,
    fact: z.int().min(1).nullable().default(null).openapi({ description: 'Number of one fact; null = the whole of it' }),
  }),
])

const signature = { author: z.string().trim().min(1).max(200), reason: z.string().trim().min(1).max(1000) }

const made = z
  .object({
    correction: z.string(),
    subject: z
      .object({ kind: z.enum(['event', 'entity', 'story', 'statement']), id: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'What it is about, as it is now; null where that is gone.' }),
    made: z.array(z.string()).openapi({ description: 'Ids that came to be.' }),
  })
  .openapi('Corrected')

const list = createRoute({
  method: 'get',
  path: '/api/v1/corrections',
  summary: 'What people put right, also what was taken back, newest first',
  request: {
    query: pageQuery.extend({ subject: z.string().max(1000).optional().openapi({ description: 'Only those that name this id.' }) }),
  },
  responses: { 200: gives(pageOf(correctionRecord, 'CorrectionPage'), 'One page'), 400: fails('The cursor is wrong') },
})

const facts = createRoute({
  method: 'get',
  path: '/api/v1/facts/{id}',
  summary: 'The facts on an event, a person or a story, with the numbers by which they can be rejected',
  request: { params: idParam },
  responses: {
    200: gives(
      z
        .object({
          data: z.array(
            z.object({ seq: z.int(), kind: z.string(), words: z.string(), article: z.string().nullable(), outlet: z.string().nullable() }),
          ),
        })
        .openapi('Facts'),
      'In order of intake',
    ),
    404: fails('No such thing'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/api/v1/corrections',
  summary: 'Put something right: merge, split, rename, date, status, place, reject',
  request: {
    headers: onceHeader,
    body: {
      content: { 'application/json': { schema: z.intersection(wish, z.object(signature)).openapi('CorrectionWish') } },
      required: true,
    },
  },
  responses: {
    201: gives(made, 'It stands'),
    400: fails('The body is wrong'),
    403: fails('The record is only looked at'),
    409: fails('The key came with another request'),
    413: fails('The body is too large'),
    422: fails('It cannot be put right so'),
    507: fails('The disk is full'),
  },
})

const undo = createRoute({
  method: 'delete',
  path: '/api/v1/corrections/{id}',
  summary: 'Take a correction back',
  request: { params: idParam, query: z.object(signature) },
  responses: {
    200: gives(made, 'It is taken back; the record of it stays'),
    400: fails('Author or reason is missing'),
    403: fails('The record is only looked at'),
    404: fails('No such correction'),
    422: fails('It was taken back already'),
    507: fails('The disk is full'),
  },
})

/** The routes of corrections. */
export const CORRECTION_ROUTES = [list, facts, create, undo] as const

/** Add the routes of corrections. */
export function addCorrectionRoutes(app: OpenAPIHono, { store, take }: ApiParts): void {
  app.openapi(list, async (c) => {
    const { subject, limit, cursor } = c.req.valid('query')
    const offset = parseCursor(cursor)
    if (offset === null)
      return refuse(problem(c, { status: 400, code: 'bad-cursor', detail: `expected the value of "next", got "${cursor}"` }))
    const found = (await store.corrections()).filter(({ correction }) => subject === undefined || namesOf(correction).includes(subject))
    return answer(c, cutPage(found.toReversed().slice(offset, offset + limit + 1), limit, offset))
  })
  app.openapi(facts, async (c) => {
    const subject = await store.subject(c.req.valid('param').id)
    return subject === null ? refuse(missing(c, 'event, person, story or statement')) : answer(c, { data: await factLines(store, subject) })
  })
  const once = makeOnce<Corrected>()
  app.openapi(create, async (c) => {
    if (take === null) return refuse(closed(c))
    const { author, reason, ...wanted } = c.req.valid('json')
    const signed = { author, reason, made: new Date().toISOString() }
    const done = await once(c, c.req.valid('header')['idempotency-key'], { ...wanted, author, reason }, () =>
      correct(store, wanted as CorrectionWish, signed),
    )
    return done instanceof Response ? refuse(done) : told(c, done, 201)
  })
  app.openapi(undo, async (c) => {
    if (take === null) return refuse(closed(c))
    const wanted = c.req.valid('param').id
    if (!(await store.corrections()).some((record) => record.id === wanted)) return refuse(missing(c, 'correction'))
    return told(c, await correct(store, { do: 'undo', id: wanted }, { ...c.req.valid('query'), made: new Date().toISOString() }), 200)
  })
}

function told(c: Context, done: Corrected, status: 200 | 201): never {
  if (!done.ok) return refuse(problem(c, { status: 422, code: 'not-correctable', detail: done.error }))
  const { correction, subject, made: ids } = done
  return answer(c, { correction, subject, made: ids }, status)
}
