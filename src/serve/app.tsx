import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Alert, Delivery } from '../store/alerts.ts'
import type { Access } from './access/guard.ts'
import { addGuard } from './access/guard.ts'
import { addLogin } from './access/login.tsx'
import { makeApi } from './api/app.ts'
import type { ApiParts } from './api/app.ts'
import { loadAssets } from './assets.ts'
import type { Asset } from './assets.ts'
import { addLists } from './lists.ts'
import { addMcp } from './mcp/http.ts'
import type { OperatorParts } from './operators.ts'
import { addOperators, observe } from './operators.ts'
import { keepPages } from './page-cache.ts'
import type { Frame } from './pages/layout.tsx'
import { MissingPage } from './pages/reports.tsx'
import { addPages } from './pages/routes.tsx'
import { show } from './pages/show.tsx'
import { Library } from './view/library.ts'

/** What the web application stands on. */
export interface Site extends ApiParts, Omit<OperatorParts, 'store' | 'version' | 'stopping'> {
  readonly isSample: boolean
  /** Host names that requests may name, without the port; null lets any pass. Keeps other sites from reading a local page by a rebound name. */
  readonly hosts: readonly string[] | null
  /** What makes identifiers in calendars and feeds unlike those of any other record. */
  readonly instance: string
  /** Password and all; null or absent lets everybody in who can reach the address. */
  readonly access?: Access | null
  /** The address under which people ask for the record, without a slash at the end; null or absent: as each request has it. */
  readonly base?: string | null
  /** Origins whose pages may show `/embed/…` in a frame; none where absent. */
  readonly embedIn?: readonly string[]
  /** Sends a message of a rule that says nothing; null or absent where nothing is sent. */
  readonly testAlert?: ((alert: Alert) => Promise<Delivery>) | null
  /** Files for the browser, in the place of our own. */
  readonly assets?: ReadonlyMap<string, Asset>
}

/** Longest body that any address takes, in bytes. */
const LONGEST_BODY = 10 * 1024 * 1024

/** Our one script, which may make markup of our own pages only; no inline script or style, nothing from elsewhere, no framing. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types daybook',
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** The web application over a record: pages, every list as data, the API. */
export function makeApp(site: Site): Hono {
  const app = new Hono()
  const assets = new Map([...loadAssets(), ...(site.assets ?? [])])
  const frame: Frame = { isSample: site.isSample }
  const meter = observe(app, site)
  const missing = (c: Context, what: string) => show(c, <MissingPage what={what} frame={frame} />, 404)
  app.use(async (c, next) => {
    if (site.hosts !== null && !site.hosts.includes(hostName(c.req.header('host'))))
      return c.text('Expected to be asked as localhost, got another host name.\n', 421, HEADERS)
    if (isForeignWrite(c)) return c.text('Expected a request from a page of this address, got one from elsewhere.\n', 403, HEADERS)
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
    const frames = site.embedIn ?? []
    if (frames.length > 0 && c.req.path.startsWith('/embed/'))
      c.res.headers.set('content-security-policy', CSP.replace("frame-ancestors 'none'", `frame-ancestors ${frames.join(' ')}`))
  })
  app.use(bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => c.text(`Expected at most ${LONGEST_BODY / 1024 / 1024} MB.\n`, 413) }))
  const access = site.access ?? null
  if (access !== null) addLogin(app, { access, sessions: addGuard(app, { access, store: site.store }), frame })
  addOperators(app, site, meter)
  keepPages(app, { revision: () => site.store.revision() })
  addLists(app, site)
  addPages(app, { site, frame, library: new Library(site.store), missing })
  app.get('*', async (c, next) => {
    const asset = assets.get(c.req.path)
    if (asset) return c.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': 'max-age=3600' })
    await next()
  })
  addMcp(app, site)
  app.route('/', makeApi(site))
  app.notFound((c) => missing(c, 'There is no page with this address.'))
  return app
}

/** Host name of a Host header, without its port. */
function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '')
}

/** A request that changes something and that a page of another address made a browser send. Programs send neither header. */
function isForeignWrite(c: Context): boolean {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return false
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = c.req.header('origin')
  if (origin === undefined) return false
  // A page that hides where it is sends "null"; what the browser itself says of it then counts.
  if (origin === 'null') return site === undefined
  return origin.replace(/^https?:\/\//, '').toLowerCase() !== (c.req.header('host') ?? '').toLowerCase()
}
