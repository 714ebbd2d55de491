import { firstHtml, firstLine } from './construct.ts'
import { parseFeedDate } from './dates.ts'
import { absolute, dateOf, languageOf, linkOf, readEntry } from './entry.ts'
import type { Feed, FeedKind } from './feed.ts'
import { elementsOf } from './xml.ts'
import type { XmlElement } from './xml.ts'

const DESCRIPTIONS = ['description', 'subtitle', 'tagline', 'abstract', 'dc:description', 'itunes:summary', 'info', 'itunes:subtitle']
const CHANGED = ['updated', 'modified', 'lastbuilddate', 'pubdate', 'dcterms:modified', 'dc:date', 'dcterms:issued', 'date']

/** Which kind of feed a root element begins, by its name. */
const ROOTS: Readonly<Record<string, FeedKind>> = {
  rss: 'rss',
  'rdf:rdf': 'rdf',
  feed: 'atom',
  entry: 'atom',
  channel: 'cdf',
  item: 'rss',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
}

/** The element that a feed begins with, and its kind; null where the file holds none. Outer elements win over inner ones. */
export function findRoot(file: XmlElement): { readonly root: XmlElement; readonly kind: FeedKind } | null {
  let level = elementsOf(file)
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    for (const element of level) {
      const kind = Object.hasOwn(ROOTS, element.name) ? ROOTS[element.name]! : null
      if (kind !== null) return { root: element, kind }
    }
    level = level.flatMap(elementsOf)
  }
  return null
}

/** Reads RSS, RDF, Atom and CDF: one reader for all, because real feeds mix them. */
export function readFeed(root: XmlElement, kind: FeedKind): Feed {
  const isAtom = kind === 'atom'
  const channel = elementsOf(root).find((child) => child.name === 'channel') ?? root
  const isLoneEntry = root.name === 'entry' || root.name === 'item'
  const about = isLoneEntry ? { ...root, children: [] } : channel
  return {
    kind,
    title: firstLine(about, ['title', 'dc:title', 'itunes:title', 'media:title'], isAtom),
    link: linkOf(about, { isAtom, isEntry: false }),
    description: firstHtml(about, DESCRIPTIONS, isAtom),
    language: languageOf(about) ?? about.language ?? root.language,
    updated: dateOf(about, CHANGED) ?? parseFeedDate(about.attributes.get('lastmod') ?? ''),
    more: elementsOf(about).flatMap((child) => {
      const next =
        child.name === 'link' && child.attributes.get('rel') === 'next' ? absolute(child.attributes.get('href') ?? '', child.base) : null
      return next === null ? [] : [next]
    }),
    entries: (isLoneEntry ? [root] : findEntries(root)).map((entry) => readEntry(entry, isAtom)),
  }
}

/** All items in order: RSS has them in the channel, RDF beside it, RSS 1.1 in a list of their own. */
function findEntries(root: XmlElement): XmlElement[] {
  return elementsOf(root).flatMap((child) => {
    if (child.name === 'item' || child.name === 'entry') return [child]
    return child.name === 'channel' || child.name === 'items' ? findEntries(child) : []
  })
}
