import { createHash } from 'node:crypto'
import { isPublished } from '../../intake/dates.ts'
import type { Feed, FeedEntry } from '../../intake/feed/feed.ts'
import { paragraphsOfHtml } from '../../intake/feed/html-text.ts'
import type { ArticleInput } from '../../record/index.ts'
import type { Source } from '../../store/sources.ts'

/** A report that a source names: what a job carries until it is fetched. Plain JSON. */
export interface PageJob {
  readonly source: string
  /** Id of the article that it becomes. */
  readonly id: string
  /** Its page, null where it has none. */
  readonly url: string | null
  readonly title: string | null
  readonly published: string | null
  readonly language: string | null
  readonly outlet: string | null
  /** The report as the feed carries it, plain paragraphs; null where it carries none to speak of. */
  readonly text: string | null
}

/** Parameters of addresses that say where a reader came from, and nothing of the page. */
const TRACKING = /^(?:utm_[a-z]{1,20}|fbclid|gclid|dclid|yclid|mc_[ce]id|cmpid|at_medium|at_campaign|ns_[a-z]{1,20}|ref_src)$/i

/** Id of the article at an address: the address without what says where a reader came from. */
export function articleId(address: string): string {
  const url = URL.parse(address)
  if (!url) return address
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

/** A feed's own text shorter than this is a teaser, in characters. */
const LEAST_TEXT = 500

/** Longest text that is kept with a job, in characters. */
const LONGEST_TEXT = 1_000_000

/** The job that an entry makes; null where it has neither a page nor a text. */
export function jobOf(entry: FeedEntry, feed: Feed, source: Source): PageJob | null {
  const url = entry.link !== null && /^https?:\/\//i.test(entry.link) ? entry.link : null
  const wantsText = source.settings['take'] === 'text'
  const text = paragraphsOfHtml((entry.content ?? (wantsText || url === null ? entry.summary : null) ?? '').slice(0, LONGEST_TEXT))
  const least = wantsText || url === null ? 1 : LEAST_TEXT
  const kept = text.length >= least ? text : null
  if (kept === null && (url === null || wantsText)) return null
  const key = url === null ? `${source.id}:${hash(entry.id ?? `${entry.title}\n${text}`)}` : articleId(url)
  return {
    source: source.id,
    id: key,
    url,
    title: entry.title,
    published: entry.published,
    language: entry.language ?? feed.language,
    outlet: isOwn(url, feed, source) ? feed.title : null,
    text: kept,
  }
}

/** Does a page lie with its feed, so that the feed's name is the outlet's? */
function isOwn(url: string | null, feed: Feed, source: Source): boolean {
  const site = (address: string | null): string | null =>
    address === null ? null : (URL.parse(address)?.hostname.split('.').slice(-2).join('.') ?? null)
  return url === null || site(url) === site(feed.link) || site(url) === site(source.url)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** The article of a job from the feed's own text. */
export function articleOfText(job: PageJob, text: string): ArticleInput {
  return {
    ...givenOf(job),
    ...(job.title === null ? {} : { title: job.title }),
    ...(job.outlet === null ? {} : { outlet: job.outlet }),
    text,
  }
}

/** What is known of an article before its page is read. */
export function givenOf(job: PageJob, url: string | null = job.url): Omit<ArticleInput, 'text' | 'html'> {
  return {
    id: job.id,
    ...(url === null ? {} : { url }),
    ...(job.published === null || !isPublished(job.published) ? {} : { published: job.published }),
  }
}

/** Words in a row that make one comparison, and share of them that has to be found again. */
const ROW = 5
const MOST_MISSING = 0.15

/** Does a page hold what the feed carries of it? Then the page alone is enough. Compared by rows of words, whatever stands between them. */
export function isWithin(text: string, html: string): boolean {
  const rows = rowsOf(text)
  if (rows.length === 0) return true
  const held = new Set(rowsOf(paragraphsOfHtml(html)))
  const missing = rows.filter((row) => !held.has(row)).length
  return missing <= rows.length * MOST_MISSING
}

function rowsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{1,100}/gu) ?? []
  return words.slice(ROW - 1).map((_, i) => words.slice(i, i + ROW).join(' '))
}
