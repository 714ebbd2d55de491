import { Hono } from 'hono'
import type { Reading } from '../record/index.ts'
import { loadAssets } from './assets.ts'
import { ArticlePage } from './pages/article.tsx'
import { DiaryPage } from './pages/diary.tsx'
import { MissingPage, ReportsPage } from './pages/reports.tsx'
import type { Filter } from './view/combined.ts'
import { combine } from './view/combined.ts'

/** What the pages show, and where they may be asked for. */
export interface Site {
  readonly readings: readonly Reading[]
  readonly isSample: boolean
  /** Host names that requests may name, without the port; null lets any pass. Keeps other sites from reading a local page by a rebound name. */
  readonly hosts: readonly string[] | null
}

// No script at all, nothing from elsewhere, no framing.
const CSP =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** The web application over a fixed set of readings: diary, reports, one page a report. */
export function makeApp(site: Site): Hono {
  const app = new Hono()
  const { readings, isSample } = site
  const assets = loadAssets()
  const lines = combine(readings)
  const byId = new Map(readings.map((reading) => [reading.article.id, reading]))
  app.use(async (c, next) => {
    if (site.hosts !== null && !site.hosts.includes(hostName(c.req.header('host'))))
      return c.text('Expected to be asked as localhost, got another host name.\n', 421, HEADERS)
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  })
  app.get('/', (c) => {
    const filter: Filter = {
      status: c.req.query('status'),
      who: c.req.query('who'),
      where: c.req.query('where'),
      outlet: c.req.query('outlet'),
    }
    return c.html(page(<DiaryPage readings={readings} lines={lines} filter={filter} isSample={isSample} />))
  })
  app.get('/reports', (c) => c.html(page(<ReportsPage readings={readings} isSample={isSample} />)))
  app.get('/a/:id', (c) => {
    const reading = byId.get(c.req.param('id'))
    if (reading) return c.html(page(<ArticlePage reading={reading} isSample={isSample} />))
    return c.html(page(<MissingPage what="There is no report with this id." isSample={isSample} />), 404)
  })
  app.get('/healthz', (c) => c.text('ok\n'))
  app.get('*', (c) => {
    const asset = assets.get(c.req.path)
    if (asset) return c.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': 'max-age=3600' })
    return c.html(page(<MissingPage what="There is no page with this address." isSample={isSample} />), 404)
  })
  return app
}

function page(content: unknown): string {
  return `<!doctype html>${String(content)}`
}

/** Host name of a Host header, without its port. */
function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '')
}
