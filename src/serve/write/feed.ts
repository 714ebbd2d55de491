import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import type { Desk } from './outgoing.ts'

/** One entry of a list as a feed has it. */
export interface FeedEntry {
  /** Stays the same for ever. */
  readonly id: string
  readonly title: string
  readonly url: string
  /** RFC 3339. */
  readonly updated: string
  readonly published: string
  /** Plain text. */
  readonly summary: string
  readonly categories: readonly string[]
}

/** Write entries as an Atom feed (RFC 4287); `self` is the address it is served at. */
export function writeAtom(entries: readonly FeedEntry[], desk: Desk, self: string): string {
  return withoutPadding(
    generateAtomFeed({
      id: self,
      title: { value: desk.name },
      updated: new Date(newest(entries, desk)),
      generator: { text: 'Daybook' },
      links: [
        { href: self, rel: 'self', type: 'application/atom+xml' },
        { href: desk.base, rel: 'alternate', type: 'text/html' },
      ],
      authors: [{ name: 'Daybook' }],
      entries: entries.map((entry) => ({
        id: entry.id,
        title: { value: entry.title },
        updated: new Date(entry.updated),
        published: new Date(entry.published),
        links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
        summary: { value: entry.summary },
        categories: entry.categories.map((term) => ({ term })),
      })),
    }),
  )
}

/** Write entries as RSS 2.0. */
export function writeRss(entries: readonly FeedEntry[], desk: Desk, self: string): string {
  return withoutPadding(
    generateRssFeed({
      title: desk.name,
      link: desk.base,
      description: desk.name,
      lastBuildDate: new Date(newest(entries, desk)),
      generator: 'Daybook',
      ttl: 60,
      atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
      items: entries.map((entry) => ({
        title: entry.title,
        link: entry.url,
        description: entry.summary,
        pubDate: new Date(entry.updated),
        guid: { value: entry.id, isPermaLink: false },
        categories: entry.categories.map((name) => ({ name })),
      })),
    }),
  )
}

/** Marked sections are set on lines of their own; readers that do not trim would take the blanks for text. */
function withoutPadding(xml: string): string {
  return xml.replace(/>\s{1,60}<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s{1,60}<\//g, ']]></')
}

function newest(entries: readonly FeedEntry[], desk: Desk): string {
  return entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), entries[0]?.updated ?? desk.asOf)
}
