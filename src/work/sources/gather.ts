import { Readable } from 'node:stream'
import { decodeBytes } from '../../intake/bytes.ts'
import type { Failed, Got } from '../../intake/fetch/answer.ts'
import { paragraphsOfHtml } from '../../intake/feed/html-text.ts'
import { shownUrl } from '../../intake/fetch/shown-url.ts'
import { inputsOf } from '../../intake/files/inputs.ts'
import { filesIn } from '../../intake/files/walk.ts'
import { isPlainText, keptType } from '../../intake/media-type.ts'
import type { Claim, Job } from '../../store/jobs.ts'
import type { Source } from '../../store/sources.ts'
import type { GoodInput, RecordInput } from '../record.ts'
import { articleId, articleOfText, givenOf, isWithin } from './pages.ts'
import type { PageJob } from './pages.ts'
import { nextAttempt } from './schedule.ts'
import { askOf, PAGE_JOB, settle, visitFeed, wrong } from './visit.ts'
import type { VisitDeps, Visited } from './visit.ts'

/** What gathering works with. */
export interface GatherDeps extends VisitDeps {
  /** Told after every visit. */
  readonly visited?: (visit: Visited) => void
  readonly signal?: AbortSignal
}

/** Requests on their way at once, over all hosts; how many jobs are claimed at a time, and for how long, in milliseconds. */
const WIDTH = 8
const CLAIMED = 32
const LEASE = 30 * 60_000

/** A file may be written while its folder is visited, and clocks differ a little. Milliseconds. */
const CLOCK_SLACK = 2000

/** Visits sources, then fetches what they and earlier visits named. What comes out goes into the record. */
export async function* gather(sources: readonly Source[], deps: GatherDeps): AsyncGenerator<RecordInput> {
  yield* flat(atOnce(sources, (source) => visit(source, deps), deps.signal))
  for (;;) {
    if (deps.signal?.aborted === true) return
    const jobs = await deps.store.jobs.claim({ kinds: [PAGE_JOB], now: deps.now(), lease: LEASE, limit: CLAIMED })
    if (jobs.length === 0) return
    const begun = new Set<number>()
    const start = (job: Job): Promise<Inputs> => {
      begun.add(job.id)
      return doJob(job, deps)
    }
    yield* flat(atOnce(jobs, start, deps.signal))
    // Whoever is told to stop gives back what it has not begun with.
    for (const { id, token, error } of jobs)
      if (!begun.has(id)) await deps.store.jobs.retry({ id, token }, { error: error ?? '', next: deps.now() })
  }
}

/** What one visit or job brings, all at once or one by one. */
type Inputs = Iterable<RecordInput> | AsyncIterable<RecordInput>

async function* flat(lists: AsyncIterable<Inputs>): AsyncGenerator<RecordInput> {
  for await (const list of lists) yield* list
}

/** Runs up to `width` at once; results in the order of what they were made from. */
async function* atOnce<T, U>(all: readonly T[], run: (one: T) => Promise<U>, signal?: AbortSignal): AsyncGenerator<U> {
  const queue: Promise<U>[] = []
  for (const one of all) {
    if (signal?.aborted === true) break
    const next = run(one)
    // One that fails while another is waited for is heard of when its turn comes.
    next.catch(() => undefined)
    queue.push(next)
    if (queue.length >= WIDTH) yield await queue.shift()!
  }
  for (const next of queue) yield await next
}

/** Not an optional call around the visit itself: that would leave the visit out where nobody listens. */
function tell(visit: Visited, { visited }: GatherDeps): void {
  visited?.(visit)
}

async function visit(source: Source, deps: GatherDeps): Promise<Inputs> {
  if (source.kind === 'folder') return visitFolder(source, deps)
  if (source.kind === 'page') return visitPage(source, deps)
  tell(await visitFeed(source, deps), deps)
  return []
}

/** A page that is watched: taken in whenever it has changed. */
async function visitPage(source: Source, deps: GatherDeps): Promise<RecordInput[]> {
  const answer = await deps.fetcher.fetch(askOf(source))
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

/** Fetch the page of a job; what it becomes, and whether there is to be another try. */
async function doJob(job: Job, deps: GatherDeps): Promise<RecordInput[]> {
  const page = job.body as PageJob
  const claim: Claim = { id: job.id, token: job.token }
  const source = await deps.store.sources.get(page.source)
  const ofText = page.text === null ? null : textInput(page, page.text)
  if (page.url === null || (ofText && source?.settings['take'] === 'text')) return ofText ? [{ ...ofText, claim }] : []
  const answer = await deps.fetcher.fetch(askForPage(page.url, source))
  if (answer.kind === 'failed') return ofText ? [{ ...ofText, claim }] : tryAgain(job, page, answer, deps)
  if (answer.kind === 'unchanged') return tryAgain(job, page, wrong('answered that nothing had changed, which nobody had asked'), deps)
  const ofPage = pageInput(answer, givenOf(page, answer.url), page.source)
  if ('error' in ofPage) {
    await keepUnread(answer, ofPage.error, page.source, deps)
    return ofText ? [{ ...ofText, claim }] : tryAgain(job, page, { ...wrong(ofPage.error), isFinal: true }, deps)
  }
  const html = ofPage.article.html ?? ofPage.article.text ?? ''
  if (page.text === null || !ofText || isWithin(page.text, html)) return [{ ...ofPage, claim }]
  // Both are kept when they differ; the longer one is what the record then reads.
  return paragraphsOfHtml(html).length < page.text.length ? [ofPage, { ...ofText, claim }] : [ofText, { ...ofPage, claim }]
}

/** What came and is no text is kept as it came. */
async function keepUnread({ bytes, contentType, url }: Got, error: string, source: string, { store, now }: GatherDeps): Promise<void> {
  const type = contentType ?? 'application/octet-stream'
  await store.unread.add({ name: shownUrl(url), url, source, type, error, seen: new Date(now()).toISOString(), bytes })
}

/** A secret of a source goes to the pages of its own host only. */
function askForPage(url: string, source: Source | null): Parameters<VisitDeps['fetcher']['fetch']>[0] {
  const settings = (source?.settings ?? {}) as { authorization?: string; robots?: boolean }
  const isOwn = source !== null && URL.parse(source.url)?.origin === URL.parse(url)?.origin
  return { url, authorization: isOwn ? (settings.authorization ?? null) : null, ignoreRobots: settings.robots === false }
}

/** Failures after which asking again is no use. */
const FINAL = new Set<Failed['code']>(['bad-address', 'too-big', 'coding', 'robots'])
const FINAL_STATUS = new Set([400, 401, 403, 404, 405, 406, 410, 451])

async function tryAgain(job: Job, page: PageJob, failure: Failed, { store, now, random }: GatherDeps): Promise<RecordInput[]> {
  const isFinal = failure.isFinal || FINAL.has(failure.code) || FINAL_STATUS.has(failure.status ?? 0)
  const next = isFinal ? null : nextAttempt({ now: now(), attempts: job.attempts, retryAfter: failure.retryAfter, random })
  await store.jobs.retry({ id: job.id, token: job.token }, { error: failure.message, next })
  return [
    {
      where: shownUrl(page.url ?? page.id),
      bytes: 0,
      error: next === null ? failure.message : `${failure.message}; it is asked for again later`,
    },
  ]
}

function textInput(page: PageJob, text: string): GoodInput & { readonly where: string; readonly bytes: number } {
  return { where: shownUrl(page.url ?? page.id), bytes: text.length, article: articleOfText(page, text), notes: [], source: page.source }
}

/** A page that came: its bytes are kept as they are. */
function pageInput(
  { bytes, contentType, url }: Got,
  given: ReturnType<typeof givenOf>,
  source: string,
): { readonly where: string; readonly bytes: number } & (GoodInput | { readonly error: string }) {
  const where = shownUrl(url)
  const decoded = decodeBytes(bytes, contentType === null ? {} : { contentType })
  if (!decoded.ok) return { where, bytes: bytes.length, error: decoded.message }
  const article = { ...given, ...(isPlainText(contentType) ? { text: decoded.value } : { html: decoded.value }) }
  const raw = { bytes, type: keptType(contentType), given }
  return { where, bytes: bytes.length, article, notes: decoded.notes, raw, source }
}
