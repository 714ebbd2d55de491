import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hook } from '@hono/zod-openapi'
import type { Context, Env } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ArticleInput, Reading } from '../../record/index.ts'
import { StoreError } from '../../store/errors.ts'
import type { SourceDesk } from '../../store/source-desk.ts'
import type { Head, Store } from '../../store/store.ts'
import { addCorrectionRoutes } from './corrections.ts'
import { addEventRoutes } from './events.ts'
import { addNewsRoutes } from './news.ts'
import { problem } from './problem.ts'
import { addReadRoutes } from './read.ts'
import { addSourceRoutes } from './sources.ts'
import { addStreamRoute } from './stream.ts'
import { addAlertRoutes, addSavedRoutes } from './watching.ts'

/** What became of a report that was sent in. */
export type Taken =
  | { readonly kind: 'stored'; readonly head: Head }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'failed'; readonly error: string }

/** What the API stands on. */
export interface ApiParts {
  readonly store: Store
  /** Read one report and keep nothing; a text that cannot be read is told in one line. */
  readonly read: (input: ArticleInput) => Promise<Reading | { readonly error: string }>
  /** Read, link and keep one report; null where the record is only looked at. */
  readonly take: ((input: ArticleInput) => Promise<Taken>) | null
  /** Asks addresses that may become sources; null or absent where none may be asked. */
  readonly sourceDesk?: SourceDesk | null
  /** Version of the product. */
  readonly version: string
  /** Told when the server is to stop: what is open without end is ended. */
  readonly stopping?: AbortSignal
}

/** Longest body that is taken, in bytes. */
const LONGEST_BODY = 10 * 1024 * 1024

/** Lists of what lies beside the record: they change while it does not. */
const BESIDE = /^\/api\/v1\/(?:saved|alerts|deliveries|sources|opml)(?:\/|$)/

const refuse: Hook<unknown, Env, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined
  const errors = result.error.issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.'), message }))
  return problem(c, {
    status: 400,
    code: 'bad-request',
    detail: errors.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join('; '),
    errors,
  })
}

/** The HTTP API under /api/v1, and its OpenAPI 3.1 document at /openapi.json. */
export function makeApi(parts: ApiParts): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuse as never })
  app.use('/api/*', bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => tooLarge(c) }))
  app.use('/api/v1/*', async (c, next) => {
    if (c.req.method !== 'GET' || c.req.path.endsWith('/stream') || BESIDE.test(c.req.path)) return next()
    const tag = `W/"${parts.version}-${await parts.store.lastSeq()}"`
    if (
      c.req
        .header('if-none-match')
        ?.split(/,\s{0,5}/)
        .includes(tag)
    )
      return c.body(null, 304, { etag: tag })
    await next()
    if (c.res.status === 200) c.res.headers.set('etag', tag)
  })
  addEventRoutes(app, parts.store)
  addNewsRoutes(app, parts.store)
  addReadRoutes(app, parts)
  addCorrectionRoutes(app, parts)
  addStreamRoute(app, parts)
  addSourceRoutes(app, parts)
  addSavedRoutes(app, parts)
  addAlertRoutes(app, parts)
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Daybook',
      version: parts.version,
      description: 'The diary, the statements and the stories of a record, each fact with the characters it came from.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
  app.all('/api/*', (c) =>
    problem(c, {
      status: 404,
      code: 'no-route',
      detail: `expected an address that /openapi.json names, got ${c.req.method} ${c.req.path}`,
    }),
  )
  app.onError((error, c) => onError(error, c))
  return app
}

function tooLarge(c: Context): Response {
  return problem(c, {
    status: 413,
    code: 'too-large',
    detail: `expected at most ${LONGEST_BODY / 1024 / 1024} MB; send an archive through \`daybook import\``,
  })
}

function onError(error: unknown, c: Context): Response {
  if (error instanceof StoreError && error.code === 'full') return problem(c, { status: 507, code: 'disk-full', detail: error.message })
  if (error instanceof StoreError) return problem(c, { status: 503, code: 'busy', detail: error.message })
  if (error instanceof Error && 'status' in error && error.status === 400)
    return problem(c, { status: 400, code: 'bad-request', detail: 'expected a JSON body, got something else' })
  return problem(c, { status: 500, code: 'fault', detail: 'this is a fault of daybook; please report it with the request' })
}
