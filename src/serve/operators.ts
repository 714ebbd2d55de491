import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Context, Hono } from 'hono'
import type { Store } from '../store/store.ts'
import type { Gauge, Meter } from './meter.ts'
import { makeMeter, writeGauge } from './meter.ts'

/** Something that must be so for a server to do its work. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** How it is, in plain words. */
  readonly words: string
}

/** One thing that happened, for the log. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields: Readonly<Record<string, unknown>>) => void

/** What operators are told of. */
export interface OperatorParts {
  readonly store: Store
  readonly version: string
  readonly stopping?: AbortSignal
  /** What must hold beside a record that can be read: room on the disk, reports that get through. */
  readonly checks?: () => Promise<readonly Check[]>
  /** Figures of what is beside the pages. */
  readonly gauges?: () => readonly Gauge[]
  readonly log?: Log
  /** Log every request, and not only those that went wrong or took long. */
  readonly logsRequests?: boolean
}

/** Seconds from which on a request is told of. */
const LONG = 2
/** Milliseconds for which counts of the record are good. */
const FRESH = 10_000

/** Count and log every answer; add it before everything else. */
export function observe(app: Hono, { log, logsRequests = false }: OperatorParts): Meter {
  const meter = makeMeter()
  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    const { status } = c.res
    const { method, path } = c.req
    meter.add({ method, path, status, seconds })
    const isWrong = status >= 500
    if (!log || !(logsRequests || isWrong || seconds >= LONG)) return
    // The path alone: what is asked for behind it may be a secret, or somebody's own business.
    log(isWrong ? 'error' : 'info', 'request', { method, path, status, ms: Math.round(seconds * 1000) })
  })
  return meter
}

/** Add /healthz (the process lives), /readyz (it can do its work) and /metrics. */
export function addOperators(app: Hono, parts: OperatorParts, meter: Meter): void {
  app.get('/healthz', (c) => plain(c, 'ok\n'))
  app.get('/readyz', async (c) => {
    const checks = await ready(parts)
    const lines = checks.map(({ name, ok, words }) => `${name}: ${ok ? 'ok' : 'not ok'}, ${words}\n`)
    const isReady = checks.every(({ ok }) => ok)
    return plain(c, `${isReady ? 'ok' : 'not ready'}\n${lines.join('')}`, isReady ? 200 : 503)
  })
  let delay: ReturnType<typeof monitorEventLoopDelay> | null = null
  let counted: { readonly at: number; readonly gauges: readonly Gauge[] } | null = null
  app.get('/metrics', async (c) => {
    if (counted === null || performance.now() - counted.at > FRESH) counted = { at: performance.now(), gauges: await recordGauges(parts) }
    const lag = delay === null ? 0 : delay.percentile(99) / 1e9
    if (delay === null) (delay = monitorEventLoopDelay({ resolution: 20 })).enable()
    else delay.reset()
    const gauges = [...counted.gauges, ...(parts.gauges?.() ?? []), ...processGauges(lag)]
    const text = meter.text() + gauges.map(writeGauge).join('')
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
  })
}

function plain(c: Context, text: string, status: 200 | 503 = 200): Response {
  return c.body(text, status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
}

/** Everything that must hold for the server to do its work. */
export async function ready({ store, stopping, checks }: Pick<OperatorParts, 'store' | 'stopping' | 'checks'>): Promise<readonly Check[]> {
  const record = await store.newest().then(
    () => ({ name: 'record', ok: true, words: 'can be read' }),
    (error: unknown) => ({ name: 'record', ok: false, words: (error as Error).message }),
  )
  const stop = stopping?.aborted === true ? [{ name: 'server', ok: false, words: 'is stopping' }] : []
  return [record, ...((await checks?.()) ?? []), ...stop]
}

async function recordGauges({ store, version }: OperatorParts): Promise<readonly Gauge[]> {
  const [counts, newest, sources] = await Promise.all([store.counts(), store.newest(), store.sources.list()])
  const state = (name: string, is: (source: (typeof sources)[number]) => boolean) => [{ state: name }, sources.filter(is).length] as const
  return [
    { name: 'daybook_info', help: 'The version that runs.', type: 'gauge', values: [[{ version }, 1]] },
    { name: 'daybook_record', help: 'What the record holds.', type: 'gauge', values: Object.entries(counts).map(([what, n]) => [{ what }, n] as const) },
    { name: 'daybook_newest_report_seconds', help: 'Publication of the newest report, since 1970.', type: 'gauge', values: newest === null ? [] : [[{}, newest / 1000]] },
    { name: 'daybook_sources', help: 'Sources by how they are doing.', type: 'gauge', values: [state('paused', (each) => each.paused), state('failing', (each) => !each.paused && each.failures > 0), state('well', (each) => !each.paused && each.failures === 0)] },
  ] // prettier-ignore
}

function processGauges(lag: number): readonly Gauge[] {
  const { user, system } = process.cpuUsage()
  const one = (name: string, help: string, value: number, type: Gauge['type'] = 'gauge'): Gauge => ({
    name,
    help,
    type,
    values: [[{}, value]],
  })
  return [
    one('process_cpu_seconds_total', 'Processor time.', (user + system) / 1e6, 'counter'),
    one('process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()),
    one('process_start_time_seconds', 'Start, since 1970.', Date.now() / 1000 - process.uptime()),
    one('nodejs_eventloop_lag_p99_seconds', 'What a page waits for others, since the last look.', Number.isFinite(lag) ? lag : 0),
  ]
}
