import { fileURLToPath } from 'node:url'
import type { Fetcher } from '../intake/fetch/fetcher.ts'
import type { Gauge } from '../serve/meter.ts'
import type { Log } from '../serve/operators.ts'
import type { Store } from '../store/store.ts'
import type { DeliveryParts } from '../work/alerts/deliver.ts'
import type { Pulse } from '../work/pulse.ts'
import { pathOf, plainly } from './db-open.ts'
import type { Reach } from './access.ts'
import { accessOf, hostsOf, originsOf, proxiesOf, urlOf } from './access.ts'
import { keepHeapsTight } from './heap.ts'
import { takeAll } from './import.ts'
import type { LogForm } from './log.ts'
import { logFormOf, makeLog } from './log.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'
import { packageVersion } from './version.ts'

/** Options of `daybook serve`. */
export const SERVE_OPTIONS = {
  db: { type: 'string' },
  sample: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  'password-file': { type: 'string' },
  url: { type: 'string' },
  'embed-in': { type: 'string' },
  'no-fetch': { type: 'boolean' },
  retain: { type: 'string' },
  'trusted-proxies': { type: 'string' },
  'proxy-user': { type: 'string' },
  log: { type: 'string' },
  'log-requests': { type: 'boolean' },
  ...NET_OPTIONS,
} as const

/** Where to listen when nothing is said: this machine only. */
const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_PORT = 4321

/** The sample news that comes with the package. */
export const SAMPLE_FILE = fileURLToPath(new URL('../../sample/news.ndjson', import.meta.url))

/** `daybook serve`: serves a record as web pages until it is stopped; files that are named are read into one that is kept nowhere. */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, SERVE_OPTIONS)
  const place = {
    ...placeOf(values.host, values.port),
    url: urlOf(values.url),
    passwordFile: values['password-file'],
    embedIn: originsOf(values['embed-in']),
    proxies: proxiesOf(values['trusted-proxies'], values['proxy-user'], terminal),
    log: logFormOf(values.log, terminal),
    logsRequests: values['log-requests'] === true,
    retain: daysOf(values.retain ?? terminal.env['DAYBOOK_RETAIN']),
  }
  const isPassing = values.sample === true || positionals.length > 0
  if (isPassing && values.db !== undefined)
    throw new UsageError('expected a record (--db) or reports to look at (files, --sample), got both; take files in with daybook import')
  await accessOf(place, place.passwordFile, terminal)
  keepHeapsTight()
  return plainly(terminal, async () => {
    const { fileOf, openRecord } = await import('../store/open.ts')
    const store = await openRecord(isPassing ? ':memory:' : pathOf(values.db, terminal), { isServed: !isPassing })
    try {
      const files = values.sample === true ? [SAMPLE_FILE, ...positionals] : positionals
      const failed = isPassing ? await takeAll(store, files, terminal) : 0
      const fetcher = isPassing || values['no-fetch'] === true ? null : await openFetcher(values, terminal, store)
      const isSample = values.sample === true && positionals.length === 0
      const path = pathOf(values.db, terminal)
      const file = isPassing ? null : fileOf(path)
      const code = await serveRecord(store, { ...place, isSample, fetcher, file }, terminal)
      await fetcher?.close()
      return code || (failed > 0 ? 1 : 0)
    } finally {
      await store.close()
    }
  })
}

/** Where to listen, from the options. */
export function placeOf(host: string | undefined, port: string | undefined): { host: string; port: number; isFixed: boolean } {
  const number = port === undefined ? DEFAULT_PORT : Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new UsageError(`expected --port to be a number from 0 to 65535, got "${port}"`)
  return { host: host ?? DEFAULT_HOST, port: number, isFixed: port !== undefined }
}

/** How and where a record is served. */
export interface Serving extends Reach {
  readonly port: number
  readonly isFixed: boolean
  readonly isSample: boolean
  readonly passwordFile: string | undefined
  readonly embedIn?: readonly string[]
  /** With it, sources are visited while the record is served. */
  readonly fetcher?: Fetcher | null
  /** Where the record lies; without one it is kept nowhere. */
  readonly file?: string | null
  readonly log?: LogForm
  readonly logsRequests?: boolean
  /** Days after which texts of reports are deleted; null or absent = never. */
  readonly retain?: number | null
}

function daysOf(days: string | undefined): number | null {
  if (days === undefined || days === '') return null
  if (!/^\d{1,5}$/.test(days) || Number(days) === 0)
    throw new UsageError(`expected --retain to be a number of days from 1 on, got "${days}"`)
  return Number(days)
}

/** Milliseconds between two looks for texts that are to go. */
const HOUR = 3_600_000

/** Deletes texts when their time is over, while a record is served. */
function retainWhileServing(store: Store, days: number | null, tell: (line: string) => void): { readonly close: () => Promise<void> } {
  if (days === null) return { close: () => Promise.resolve() }
  let running: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    running = running
      .then(async () => (await import('../store/forget.ts')).retainTexts(store, days, Date.now()))
      .catch((error: unknown) => tell(`texts that are to go: ${(error as Error).message}`))
  }
  look()
  const timer = setInterval(look, HOUR)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

/** Serve a record until SIGINT or SIGTERM. The last line printed is the address. */
export async function serveRecord(store: Store, place: Serving, terminal: Terminal): Promise<number> {
  const [{ makeApp }, { listen }, { workOn }, { readyChecks }, { openSenders }, { testAlert }, { makeSourceDesk }] = await Promise.all([
    import('../serve/app.tsx'),
    import('../serve/listen.ts'),
    import('../work/site.ts'),
    import('../work/pulse.ts'),
    import('./net.ts'),
    import('../work/alerts/deliver.ts'),
    import('../work/sources/desk.ts'),
  ])
  const log = makeLog(terminal, place.log ?? 'text')
  const file = place.file ?? null
  const access = await accessOf(place, place.passwordFile, terminal)
  const base = place.url?.origin ?? null
  const desk = await workOn(store, file, (message) => log('warn', 'work', { message }))
  const stopping = new AbortController()
  const senders = await openSenders({}, terminal)
  const app = makeApp({
    store,
    stopping: stopping.signal,
    sourceDesk: place.fetcher ? makeSourceDesk(place.fetcher) : null,
    testAlert: (alert) => testAlert(alert, { store, ...senders, base, now: Date.now }),
    read: desk.read,
    take: desk.take,
    version: packageVersion(),
    isSample: place.isSample,
    instance: 'daybook.local',
    hosts: hostsOf(place),
    access,
    base,
    embedIn: place.embedIn ?? [],
    checks: () => readyChecks(file, desk.pulse()),
    gauges: () => gaugesOf(desk.pulse()),
    log,
    logsRequests: place.logsRequests ?? false,
  })
  let listening
  try {
    listening = await listen(app, place)
  } catch (error) {
    await Promise.all([desk.close(), senders.close()])
    complain(terminal, (error as Error).message)
    return 1
  }
  const stopped = untilStopped()
  const alerts = await runAlertsOf({ store, ...senders, base: base ?? listening.url.replace(/\/$/, ''), now: Date.now }, log)
  if (place.fetcher) desk.keepUp(place.fetcher, (message) => log('warn', 'intake', { message }))
  if (place.log === 'json') log('info', 'started', { url: listening.url, version: packageVersion(), pid: process.pid })
  await writeOut(terminal, `${terminal.outIsTTY ? 'Stop with Ctrl+C.\n' : ''}${listening.url}\n`)
  const retaining = retainWhileServing(store, place.retain ?? null, (line) => complain(terminal, line))
  await stopped
  stopping.abort()
  await Promise.all([alerts.close(), retaining.close()])
  await senders.close()
  await listening.close()
  await desk.close()
  if (place.log === 'json') log('info', 'stopped', {})
  return 0
}

/** What /metrics tells of taking in. */
function gaugesOf({ stored, known, failed, waiting }: Pulse): readonly Gauge[] {
  return [
    {
      name: 'daybook_reports_total',
      help: 'Reports that came in since the start.',
      type: 'counter',
      values: Object.entries({ stored, known, failed }).map(([outcome, n]) => [{ outcome }, n] as const),
    },
    { name: 'daybook_reports_waiting', help: 'Reports that are being read or wait for it.', type: 'gauge', values: [[{}, waiting]] },
  ]
}

/** Milliseconds between two looks for what alerts have to tell. */
const LOOK = 15_000

/** Tells receivers of changes while a record is served. */
async function runAlertsOf(parts: DeliveryParts, log: Log): Promise<{ readonly close: () => Promise<void> }> {
  const { runAlerts } = await import('../work/alerts/deliver.ts')
  let running: Promise<unknown> = Promise.resolve()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = runAlerts(parts)
      .catch((error: unknown) => log('error', 'alerts', { message: `alerts: ${(error as Error).message}` }))
      .finally(() => {
        isBusy = false
      })
  }, LOOK)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
