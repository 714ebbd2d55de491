import { Parser } from 'htmlparser2'
import { oneLine } from './html-text.ts'

/** A feed that a web page names. */
export interface FoundFeed {
  readonly url: string
  readonly title: string | null
  /** How it was found: the page declares it, or links to something that looks like one. */
  readonly by: 'declared' | 'linked'
}

/** Types that a page gives the feeds it declares. */
const TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'text/xml',
  'application/xml',
])

/** Most feeds of one page, and how much of a page is looked at, in characters. */
const MOST = 50
const LONGEST = 2_000_000

/** Feeds that a page declares (`<link rel="alternate">`), then those that it links to by an address that looks like a feed's. */
export function findFeeds(html: string, address: string): FoundFeed[] {
  const declared = new Map<string, FoundFeed>()
  const linked = new Map<string, FoundFeed>()
  let base = address
  const keep = (into: Map<string, FoundFeed>, href: string, rest: Omit<FoundFeed, 'url'>): void => {
    const url = URL.parse(href.trim(), base)
    if (!url || !/^https?:$/.test(url.protocol) || into.has(url.href) || into.size >= MOST) return
    into.set(url.href, { url: url.href, ...rest })
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      const { href, rel, type, title } = attributes
      if (href === undefined) return
      if (name === 'base') base = URL.parse(href, address)?.href ?? base
      else if (name === 'link' && isFeedLink(rel ?? '', type ?? '', href))
        keep(declared, href, { title: oneLine(title ?? '') || null, by: 'declared' })
      else if (name === 'a' && looksLikeFeed(href)) keep(linked, href, { title: oneLine(title ?? '') || null, by: 'linked' })
    },
  })
  parser.end(html.slice(0, LONGEST))
  return [...declared.values(), ...[...linked.values()].filter(({ url }) => !declared.has(url))]
}

function isFeedLink(rel: string, type: string, href: string): boolean {
  const words = rel.toLowerCase().split(/\s+/)
  if (words.includes('feed')) return true
  if (!words.includes('alternate')) return false
  const bare = type.toLowerCase().split(';')[0]!.trim()
  // WordPress declares its programming interface as JSON as well; that is no feed.
  if (bare === 'application/json') return /feed/i.test(href)
  return TYPES.has(bare) && !/[?&]hreflang=/.test(href)
}

function looksLikeFeed(href: string): boolean {
  const path = href.split(/[?#]/)[0]!.slice(0, 500)
  return /(?:^|\/)(?:rss|atom|feed|feeds|rdf|index)(?:\.(?:xml|rss|rdf|atom|json))$|\/(?:rss|feed|atom)\/?$|\.(?:rss|atom|rdf)$/i.test(path)
}
