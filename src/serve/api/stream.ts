import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { SSEStreamingApi } from 'hono/streaming'
import type { Change } from '../../record/index.ts'
import { CHANGE_KINDS } from '../../record/index.ts'
import { EVERYTHING, parseQuery } from '../../store/query.ts'
import type { Query } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'
import { problem } from './problem.ts'
import { fails, refuse } from './route.ts'
import { makeTicker } from './ticker.ts'

/** What the stream stands on. */
export interface StreamParts {
  readonly store: Store
  /** Ends every stream: the server is told to stop. */
  readonly stopping?: AbortSignal
  /** Milliseconds after which a sign of life is sent where nothing changes. */
  readonly heartbeat?: number
  /** Milliseconds between two looks at the record. */
  readonly every?: number
}

/** Streams that may be open at the same time. */
const MOST = 200
const HEARTBEAT = 15_000
/** Milliseconds after which a browser asks again when the connection broke. */
const RETRY = 3000

const number = z.string().regex(/^\d{1,15}$/)

const route = createRoute({
  method: 'get',
  path: '/api/v1/stream',
  summary: 'Changes of the record as they come, as server-sent events; ask with `Accept: text/event-stream`',
  request: {
    query: z.object({
      since: number
        .optional()
        .openapi({ description: 'The `seq` of the last change you have. Without it, the stream begins with what comes from now on.' }),
      q: z.string().max(1000).default('').openapi({ description: 'Only changes of events that this query finds.' }),
      kind: z.enum(CHANGE_KINDS).optional().openapi({ description: 'Only changes of this kind.' }),
    }),
    headers: z.object({
      accept: z.string().max(1000).optional(),
      'last-event-id': z
        .string()
        .max(100)
        .optional()
        .openapi({ description: 'Where to go on; browsers send it by themselves. It comes before `since`.' }),
    }),
  },
  responses: {
    200: {
      description: 'One event `change` for each change, its `seq` as id; a comment now and then where nothing changes',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    400: fails('The query is wrong'),
    406: fails('The request does not ask for text/event-stream'),
    429: fails('Too many streams are open'),
  },
})

interface Wanted {
  readonly from: number
  readonly query: Query
  readonly kind: Change['kind'] | undefined
}

/** Add the stream of changes. */
export function addStreamRoute(app: OpenAPIHono, { store, stopping, heartbeat = HEARTBEAT, every }: StreamParts): void {
  const ticker = makeTicker(store, every)
  let open = 0
  app.openapi(route, async (c) => {
    const { since, q, kind } = c.req.valid('query')
    const { accept = '', 'last-event-id': last } = c.req.valid('header')
    if (!/\btext\/event-stream\b/i.test(accept)) {
      const detail = 'expected a request with "Accept: text/event-stream", as browsers send it for an EventSource; got another'
      return refuse(problem(c, { status: 406, code: 'not-acceptable', detail }))
    }
    const parsed = parseQuery(q)
    if (!parsed.ok) return refuse(problem(c, { status: 400, code: 'bad-query', detail: parsed.message }))
    if (open >= MOST)
      return refuse(problem(c, { status: 429, code: 'too-many', detail: `expected at most ${MOST} open streams; close one` }))
    const named = last !== undefined && /^\d{1,15}$/.test(last) ? last : since
    const from = named === undefined ? await store.seqAt(Infinity) : Number(named)
    const wanted: Wanted = { from, query: q.trim() === '' ? EVERYTHING : parsed.query, kind }
    open++
    const response = streamSSE(c, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      const signal = stopping ? AbortSignal.any([gone.signal, stopping]) : gone.signal
      try {
        await follow(stream, wanted, { store, ticker, heartbeat, signal })
      } finally {
        open--
      }
    })
    response.headers.set('x-accel-buffering', 'no')
    return refuse(response)
  })
}

interface Ground {
  readonly store: Store
  readonly ticker: ReturnType<typeof makeTicker>
  readonly heartbeat: number
  readonly signal: AbortSignal
}

/** Send what is there, then what comes, until the other end or the server goes. */
async function follow(stream: SSEStreamingApi, { from, query, kind }: Wanted, { store, ticker, heartbeat, signal }: Ground): Promise<void> {
  let seq = from
  await stream.write(`retry: ${RETRY}\n: from ${seq} on\n\n`)
  while (!signal.aborted) {
    let sent = 0
    for await (const change of store.changes(seq)) {
      if (signal.aborted) return
      seq = change.seq
      if (kind !== undefined && change.kind !== kind) continue
      if (query !== EVERYTHING && !(await store.finds(query, change.subject))) continue
      await stream.writeSSE({ id: String(seq), event: 'change', data: JSON.stringify(change) })
      sent++
    }
    await ticker.wait(seq, heartbeat, signal)
    if (sent === 0 && !signal.aborted) await stream.write(`: ${seq}\n\n`)
  }
}
