import { decodeBytes } from '../../intake/bytes.ts'
import { parseCalendar } from '../../intake/calendar.ts'
import { inputsOfCalendar } from '../../intake/calendar-input.ts'
import { detectKind } from '../../intake/detect.ts'
import type { Failed, Got } from '../../intake/fetch/answer.ts'
import { paragraphsOfHtml } from '../../intake/feed/html-text.ts'
import { shownUrl } from '../../intake/fetch/shown-url.ts'
import { isPlainText, keptType } from '../../intake/media-type.ts'
import type { Claim, Job } from '../../store/jobs.ts'
import type { Source } from '../../store/sources.ts'
import type { GoodInput, RecordInput } from '../record.ts'
import { articleOfText, givenOf, isWithin } from './pages.ts'
import type { PageJob } from './pages.ts'
import { nextAttempt } from './schedule.ts'
import { signalOf, wrong } from './visit.ts'
import type { VisitDeps } from './visit.ts'

/** What a job brought, and what went wrong with its page, also where the text in the feed stood in for it. */
export interface JobDone {
  readonly inputs: readonly RecordInput[]
  readonly failure: Failed | null
}

/** Fetch the page of a job; what it becomes, and whether there is to be another try. */
export async function doJob(job: Job, deps: VisitDeps): Promise<JobDone> {
  const page = job.body as PageJob
  const claim: Claim = { id: job.id, token: job.token }
  const source = await deps.store.sources.get(page.source)
  const ofText = page.text === null ? null : textInput(page, page.text)
  const done = (...inputs: readonly RecordInput[]): JobDone => ({ inputs, failure: null })
  if (page.url === null || (ofText && source?.settings['take'] === 'text')) return done(...(ofText ? [{ ...ofText, claim }] : []))
  const instead = async (failure: Failed): Promise<JobDone> => ({
    inputs: ofText ? [{ ...ofText, claim }] : await tryAgain(job, page, failure, deps),
    failure,
  })
  const answer = await deps.fetcher.fetch({ ...askForPage(page.url, source), ...signalOf(deps) })
  if (answer.kind === 'failed' && deps.signal?.aborted === true) {
    await deps.store.jobs.retry(claim, { error: job.error ?? '', next: deps.now() })
    return done()
  }
  if (answer.kind === 'failed') return instead(answer)
  if (answer.kind === 'unchanged') return instead(wrong('answered that nothing had changed, which nobody had asked'))
  const ofPage = pageInput(answer, givenOf(page, answer.url), page.source)
  if ('error' in ofPage) {
    await keepUnread(answer, ofPage.error, page.source, deps)
    return instead({ ...wrong(ofPage.error), isFinal: true })
  }
  const html = ofPage.article.html ?? ofPage.article.text ?? ''
  if (page.text === null || !ofText || isWithin(page.text, html)) return done({ ...ofPage, claim })
  // Both are kept when they differ; the longer one is what the record then reads.
  return paragraphsOfHtml(html).length < page.text.length ? done(ofPage, { ...ofText, claim }) : done(ofText, { ...ofPage, claim })
}

/** What came and is no text is kept as it came. */
async function keepUnread({ bytes, contentType, url }: Got, error: string, source: string, { store, now }: VisitDeps): Promise<void> {
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

async function tryAgain(job: Job, page: PageJob, failure: Failed, { store, now, random }: VisitDeps): Promise<RecordInput[]> {
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

/** A page that came, as an input: its bytes are kept as they are. */
export function pageInput(
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

/** The entries of a calendar that came, each a report of its own; null where it is none. */
export function calendarInputs({ bytes, contentType, url }: Got, { id, name }: Source): RecordInput[] | null {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('utf8')
  if (!/^text\/calendar\b/i.test(contentType ?? '') && detectKind(head) !== 'calendar') return null
  const where = shownUrl(url)
  const decoded = decodeBytes(bytes, contentType === null ? {} : { contentType })
  const parsed = decoded.ok ? parseCalendar(decoded.value) : decoded
  if (!parsed.ok) return [{ where, bytes: bytes.length, error: parsed.message }]
  const inputs = inputsOfCalendar(parsed.value, name === '' ? {} : { outlet: name })
  return inputs.map(({ article, raw }, i) => ({ where, bytes: i === 0 ? bytes.length : 0, article, raw, notes: [], source: id }))
}
