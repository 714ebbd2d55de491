import { Readable } from 'node:stream'
import type { Failed } from '../../intake/fetch/answer.ts'
import { inputsOf } from '../../intake/files/inputs.ts'
import { filesIn } from '../../intake/files/walk.ts'
import type { Job } from '../../store/jobs.ts'
import type { Source } from '../../store/sources.ts'
import type { Holding } from '../holding.ts'
import { makeHolding } from '../holding.ts'
import type { RecordInput } from '../record.ts'
import { merge } from './merge.ts'
import { calendarInputs, doJob, pageInput } from './page-job.ts'
import { articleId } from './pages.ts'
import type { PageJob } from './pages.ts'
import { askOf, PAGE_JOB, settle, signalOf, visitFeed, wrong } from './visit.ts'
import type { VisitDeps, Visited } from './visit.ts'

/** What gathering works with. */
export interface GatherDeps extends VisitDeps {
  /** Told after every visit. */
  readonly visited?: (visit: Visited) => void
  /** Milliseconds for which pages are claimed at a time (default 30 s); they are renewed while they are worked on. */
  readonly lease?: number
}

/** Sources that are visited at once, hosts whose pages are fetched at once, jobs that are claimed at a time. */
const SOURCES_AT_ONCE = 64
const HOSTS_AT_ONCE = 16
const CLAIMED = 256

/** For how long jobs are claimed at a time, and how long a host's may take: what is left of them then is given back. Milliseconds. */
export const PAGE_LEASE = 30_000
const HOST_TIME = 15 * 60_000

/** After so many failures in a row a host is left alone for a while, in milliseconds. */
const MOST_FAILURES = 3
const LEFT_ALONE = 10 * 60_000

/** A file may be written while its folder is visited, and clocks differ a little. Milliseconds. */
const CLOCK_SLACK = 2000

/** Visits sources, then fetches what they and earlier visits named. What comes out goes into the record. */
export async function* gather(sources: readonly Source[], deps: GatherDeps): AsyncGenerator<RecordInput> {
  const visits = sources.map((source) => () => (deps.signal?.aborted === true ? nothing() : visit(source, deps)))
  yield* merge(visits, SOURCES_AT_ONCE)
  const { store, now } = deps
  const lease = deps.lease ?? PAGE_LEASE
  const holding = makeHolding({ store, lease, now })
  try {
    while (deps.signal?.aborted !== true) {
      const jobs = await store.jobs.claim({ kinds: [PAGE_JOB], now: now(), lease, limit: CLAIMED })
      if (jobs.length === 0) return
      holding.add(jobs)
      const hosts = Map.groupBy(jobs, ({ body }) => hostOfJob(body as PageJob))
      yield* merge(
        [...hosts.values()].map((ofHost) => () => doJobs(ofHost, holding, deps)),
        HOSTS_AT_ONCE,
      )
    }
  } finally {
    holding.end()
  }
}

async function* nothing(): AsyncGenerator<never> {}

function hostOfJob({ url, source }: PageJob): string {
  return (url === null ? null : URL.parse(url)?.host) ?? source
}

/** The jobs of one host, one after another. What cannot be done now is given back. */
async function* doJobs(jobs: readonly Job[], holding: Holding, deps: GatherDeps): AsyncGenerator<RecordInput> {
  const began = deps.now()
  let failures = 0
  let free = 0
  const begun = new Set<number>()
  try {
    for (const job of jobs) {
      begun.add(job.id)
      const claim = holding.claimOf(job.id)
      // Another has taken it over.
      if (claim === null) continue
      const isLate = deps.signal?.aborted === true || deps.now() - began > HOST_TIME
      if (isLate || free > deps.now()) {
        await deps.store.jobs.retry(claim, { error: job.error ?? '', next: isLate ? deps.now() : free })
        holding.drop(job.id)
        continue
      }
      const { inputs, failure } = await doJob(job, deps)
      failures = failure !== null && isOfHost(failure) ? failures + 1 : 0
      if (failure?.retryAfter) free = deps.now() + failure.retryAfter * 1000
      else if (failures >= MOST_FAILURES) free = deps.now() + LEFT_ALONE
      // What asked for another try is held no longer; what brought something is, until that is in the record.
      if (!inputs.some((input) => 'claim' in input && input.claim !== undefined)) holding.drop(job.id)
      yield* inputs
    }
  } finally {
    for (const { id } of jobs) if (!begun.has(id)) holding.drop(id)
  }
}

/** Does a failure say that the host is in trouble, and not only this page? */
function isOfHost({ code, status }: Failed): boolean {
  return code === 'unreachable' || code === 'timeout' || code === 'headers' || status === 429 || (status ?? 0) >= 500
}

/** Not an optional call around the visit itself: that would leave the visit out where nobody listens. */
function tell(visit: Visited, { visited }: GatherDeps): void {
  visited?.(visit)
}

async function* visit(source: Source, deps: GatherDeps): AsyncGenerator<RecordInput> {
  if (source.kind === 'folder') yield* visitFolder(source, deps)
  else if (source.kind === 'page') yield* await visitPage(source, deps)
  else tell(await visitFeed(source, deps), deps)
}

/** A page that is watched: taken in whenever it has changed. */
async function visitPage(source: Source, deps: GatherDeps): Promise<RecordInput[]> {
  const answer = await deps.fetcher.fetch({ ...askOf(source), ...signalOf(deps) })
  const entries = answer.kind === 'got' ? calendarInputs(answer, source) : null
  if (entries !== null) {
    const known = await Promise.all(entries.map(async (each) => 'article' in each && deps.store.isKnown(each.article.id, each.raw!)))
    const fresh = known.filter((isKnown) => !isKnown).length
    tell(await settle(source, answer, deps, { fresh }), deps)
    return entries.filter((_, i) => !known[i])
  }
  const input = answer.kind === 'got' ? pageInput(answer, { id: articleId(source.url), url: answer.url }, source.id) : null
  const isNew = input !== null && 'article' in input && !(await deps.store.isKnown(input.article.id, input.raw!))
  tell(await settle(source, answer, deps, { fresh: isNew ? 1 : 0 }), deps)
  return input === null ? [] : [input]
}

/** A folder: the files that were changed since the last visit. */
async function* visitFolder(source: Source, deps: GatherDeps): AsyncGenerator<RecordInput> {
  let fresh = 0
  try {
    for await (const { path, changed } of filesIn(source.url)) {
      if (source.visited !== null && changed < source.visited - CLOCK_SLACK) continue
      for await (const input of inputsOf([path], Readable.from([]), {})) {
        fresh++
        yield 'error' in input ? input : { ...input, source: source.id }
      }
    }
  } catch (error) {
    const failure = wrong(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'a fault of the disk'})`)
    tell(await settle(source, failure, deps), deps)
    return
  }
  tell(await settle(source, { kind: 'unchanged', url: source.url }, deps, { fresh }), deps)
}
