import type { Answer, Failed } from '../../intake/fetch/answer.ts'
import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import type { Feed } from '../../intake/feed/feed.ts'
import type { NewJob } from '../../store/jobs.ts'
import type { Source, SourcePatch } from '../../store/sources.ts'
import type { Store } from '../../store/store.ts'
import type { Guard } from '../guard.ts'
import { jobOf } from './pages.ts'
import { healthOf, INTERVAL, nextVisit } from './schedule.ts'

/** What visiting works with. */
export interface VisitDeps {
  readonly store: Store
  readonly fetcher: Fetcher
  /** Takes feeds apart in a thread that can be stopped. */
  readonly guard: Guard
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: () => number
  /** Told to stop: requests that are under way are broken off, and count for nothing. */
  readonly signal?: AbortSignal
}

/** Kind of the jobs that fetch one page each. */
export const PAGE_JOB = 'page'

/** Most new reports of one visit, and most further files that an index of sitemaps leads to. */
const MOST_NEW = 500
const MOST_FILES = 5

/** How a visit went, for people. */
export interface Visited {
  readonly source: Source
  /** Reports that are new. */
  readonly fresh: number
  /** What went wrong, null where nothing did. */
  readonly failure: string | null
}

/** The signal of a visit as a request takes it. */
export function signalOf({ signal }: VisitDeps): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {}
}

/** The request for a source, with what is known of its last answer. */
export function askOf(source: Source): Parameters<Fetcher['fetch']>[0] {
  const { authorization, robots } = source.settings as { authorization?: string; robots?: boolean }
  return {
    url: source.url,
    etag: source.etag,
    lastModified: source.modified,
    authorization: authorization ?? null,
    ignoreRobots: robots === false,
  }
}

/** Visit a feed or sitemap: a job for every report that is new, and the source brought up to date. */
export async function visitFeed(source: Source, deps: VisitDeps): Promise<Visited> {
  const answer = await deps.fetcher.fetch({ ...askOf(source), ...signalOf(deps) })
  if (answer.kind !== 'got') return settle(source, answer, deps)
  const parsed = await deps.guard.feed(answer.bytes, { contentType: answer.contentType ?? undefined, url: answer.url })
  if (!parsed.ok) return settle(source, { ...wrong(parsed.message), message: `is no feed that can be read: ${parsed.message}` }, deps)
  const feeds = [parsed.value, ...(await moreOf(parsed.value, source, deps))]
  const fresh = await addJobs(feeds, source, deps)
  return settle(source, answer, deps, { fresh, name: parsed.value.title })
}

/** The files that an index of sitemaps names, the last ones first: those are the newest as a rule. */
async function moreOf({ kind, more }: Feed, source: Source, deps: VisitDeps): Promise<Feed[]> {
  const { fetcher, guard } = deps
  const found: Feed[] = []
  const wanted =
    kind === 'sitemap' ? [...more.filter((url) => /news/i.test(url)), ...more.filter((url) => !/news/i.test(url)).reverse()] : []
  for (const url of wanted.slice(0, MOST_FILES)) {
    const answer = await fetcher.fetch({ url, ignoreRobots: source.settings['robots'] === false, ...signalOf(deps) })
    const parsed =
      answer.kind === 'got' ? await guard.feed(answer.bytes, { contentType: answer.contentType ?? undefined, url: answer.url }) : null
    if (parsed?.ok === true) found.push(parsed.value)
  }
  return found
}

async function addJobs(feeds: readonly Feed[], source: Source, { store, now }: VisitDeps): Promise<number> {
  const jobs = new Map<string, NewJob>()
  for (const feed of feeds) {
    for (const entry of feed.entries) {
      if (jobs.size >= MOST_NEW) break
      const job = jobOf(entry, feed, source)
      if (!job || jobs.has(job.id) || (await store.head(job.id)) !== null) continue
      jobs.set(job.id, { kind: PAGE_JOB, key: job.id, body: job, next: now() })
    }
  }
  // Feeds have the newest report first; the record takes them in as they came out.
  await store.jobs.add([...jobs.values()].reverse())
  return jobs.size
}

/** A failure that is not of the network. */
export function wrong(message: string): Failed {
  return { kind: 'failed', code: 'broken', status: null, message, retryAfter: null, isFinal: false }
}

/** Bring a source up to date after a visit. */
export async function settle(
  source: Source,
  answer: Answer,
  deps: VisitDeps,
  came: { readonly fresh: number; readonly name?: string | null } = { fresh: 0 },
): Promise<Visited> {
  const { store, now, random } = deps
  if (answer.kind === 'failed' && deps.signal?.aborted === true) return { source, fresh: 0, failure: null }
  const at = now()
  const failures = answer.kind === 'failed' ? source.failures + 1 : 0
  const brought = came.fresh > 0 ? at : source.brought
  const failure = answer.kind === 'failed' ? answer.message : null
  const isGone = answer.kind === 'failed' && answer.isFinal
  const retryAfter = answer.kind === 'failed' ? answer.retryAfter : null
  const patch: SourcePatch = {
    visited: at,
    brought,
    failures,
    result: isGone ? 'gone' : failure !== null ? 'failed' : came.fresh > 0 ? 'new' : 'unchanged',
    health: healthOf(isGone ? `${failure}; it is not visited any more` : failure, failures, brought, at),
    due: isGone ? null : nextVisit({ now: at, interval: intervalOf(source), failures, retryAfter, random }),
    ...(answer.kind === 'got' ? { etag: answer.etag, modified: answer.lastModified } : {}),
    ...(answer.kind === 'got' && answer.movedTo !== null ? { url: answer.movedTo } : {}),
    ...(source.name === '' && came.name ? { name: came.name } : {}),
  }
  return { source: (await store.sources.update(source.id, patch)) ?? source, fresh: came.fresh, failure }
}

function intervalOf({ settings }: Source): number {
  const minutes = settings['every']
  return typeof minutes === 'number' ? Math.min(INTERVAL.most, Math.max(INTERVAL.least, minutes * 60_000)) : INTERVAL.usual
}
