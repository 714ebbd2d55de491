import { decodeMarkup } from '../charset.ts'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'
import { findRoot, readFeed } from './channel.ts'
import type { Feed } from './feed.ts'
import { readJsonFeed } from './json.ts'
import { readSitemap } from './sitemap.ts'
import { parseXml } from './xml.ts'

/** What is known of a feed's bytes before they are looked at. */
export interface FeedHint {
  /** Content-Type header. */
  readonly contentType?: string | undefined
  /** Where the feed lies: what relative links in it are counted from. */
  readonly url?: string | undefined
}

/** Longest feed that is read, in bytes. */
export const LONGEST_FEED = 10 * 1024 * 1024

/** Reads the bytes of a feed or sitemap of any kind. Bad input is a result; nothing is fetched. */
export function parseFeed(bytes: Uint8Array, hint: FeedHint = {}): Result<Feed> {
  if (bytes.length > LONGEST_FEED)
    return problem('feed-too-big', `a feed of at most ${LONGEST_FEED} bytes`, `${bytes.length}`, 'ask its publisher for a shorter one')
  const { text, charset, broken } = decodeMarkup(bytes, { contentType: hint.contentType ?? null, markup: 'xml' })
  const result = parseFeedText(text, hint.url ?? null)
  return result.ok && broken > 0
    ? { ...result, notes: [`${broken} bytes are no ${charset}; each stands as U+FFFD`, ...result.notes] }
    : result
}

/** Reads the text of a feed or sitemap of any kind; relative links in it are counted from `address`. */
export function parseFeedText(text: string, address: string | null = null): Result<Feed> {
  const start = text.trimStart()
  if (start === '') return problem('empty', 'a feed', 'nothing', 'check the address')
  if (start.startsWith('{')) return readJsonFeed(start, address)
  if (!start.includes('<'))
    return problem('feed', 'a feed (RSS, Atom, RDF, JSON Feed or a sitemap)', 'text without markup', 'check the address')
  const tree = parseXml(start, address)
  if (!tree.ok) return tree
  const found = findRoot(tree.value)
  if (!found) return noFeed(start)
  const { root, kind } = found
  return { ok: true, value: kind === 'sitemap' ? readSitemap(root) : readFeed(root, kind), notes: tree.notes }
}

function noFeed(text: string): Result<never> {
  const isPage = /<(?:!doctype html|html|head|body)[\s>]/i.test(text.slice(0, 4096))
  return problem(
    'feed',
    'a feed (RSS, Atom, RDF, JSON Feed or a sitemap)',
    isPage ? 'a web page' : 'other markup',
    isPage ? 'give the address of its feed, or add the page: daybook looks for the feed that it names' : 'check the address',
  )
}
