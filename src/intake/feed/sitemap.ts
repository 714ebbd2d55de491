import { firstLine } from './construct.ts'
import { absolute, dateOf, firstText } from './entry.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { childOf, elementsOf } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** Reads a sitemap, a news sitemap or an index of sitemaps. */
export function readSitemap(root: XmlElement): Feed {
  const children = elementsOf(root)
  const entries = children.flatMap((child) => (child.name === 'url' ? readPlace(child) : []))
  const named = children.map((child) => childOf(child, 'news:news')).find((news) => news !== null)
  const publication = named ? childOf(named, 'news:publication') : null
  return {
    kind: 'sitemap',
    title: publication ? firstText(publication, ['news:name']) : null,
    link: null,
    description: null,
    language: publication ? firstText(publication, ['news:language']) : null,
    updated: null,
    more: children.flatMap((child) => {
      const place = child.name === 'sitemap' ? absolute(firstText(child, ['loc']) ?? '', child.base) : null
      return place === null ? [] : [place]
    }),
    entries,
  }
}

function readPlace(place: XmlElement): FeedEntry[] {
  const link = absolute(firstText(place, ['loc']) ?? '', place.base)
  if (link === null) return []
  const news = childOf(place, 'news:news')
  const publication = news ? childOf(news, 'news:publication') : null
  const published = news ? dateOf(news, ['news:publication_date']) : null
  return [
    {
      id: link,
      title: news ? firstLine(news, ['news:title'], false) : null,
      link,
      date: published ?? dateOf(place, ['lastmod']),
      published,
      summary: null,
      content: null,
      author: null,
      categories: (news ? (firstText(news, ['news:keywords']) ?? '') : '')
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
      language: publication ? firstText(publication, ['news:language']) : null,
      enclosures: [],
      transcripts: [],
    },
  ]
}
