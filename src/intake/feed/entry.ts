import { firstHtml, firstLine, htmlOf, lineOf } from './construct.ts'
import { parseFeedDate } from './dates.ts'
import type { Enclosure, FeedEntry } from './feed.ts'
import { childOf, elementsOf, textIn } from './xml.ts'
import type { XmlElement } from './xml.ts'

const TITLES = ['title', 'dc:title', 'itunes:title', 'media:title']
const SUMMARIES = [
  'summary',
  'description',
  'abstract',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
]
const CONTENTS = ['content:encoded', 'content', 'fullitem', 'xhtml:body', 'body', 'prodlink']
const IDS = ['guid', 'id', 'dc:identifier', 'dcterms:identifier']
const PUBLISHED = ['pubdate', 'published', 'issued', 'dcterms:issued', 'dc:date', 'dcterms:created', 'created', 'dcterms:date', 'date']
const CHANGED = ['updated', 'modified', 'dcterms:modified', 'lastmod', 'lastbuilddate']

/** Most of one kind that an entry is taken to have. */
const MOST = 100

/** Reads one <item> or <entry>. */
export function readEntry(element: XmlElement, isAtom: boolean): FeedEntry {
  const media = mediaOf(element)
  const published = dateOf(element, PUBLISHED)
  const id = idOf(element)
  return {
    id,
    title: firstLine(element, TITLES, isAtom) ?? firstLine(media, TITLES, false),
    link: linkOf(element, { isAtom, isEntry: true }),
    date: published ?? dateOf(element, CHANGED) ?? parseFeedDate(element.attributes.get('lastmod') ?? ''),
    published,
    summary: htmlOf(teasersOf(element)[0] ?? null, isAtom) ?? firstHtml(element, SUMMARIES, isAtom) ?? firstHtml(media, SUMMARIES, false),
    content: contentOf(element, isAtom),
    author: authorOf(element, isAtom),
    categories: categoriesOf(element, isAtom),
    language: languageOf(element) ?? element.language,
    enclosures: enclosuresOf(element),
    transcripts: elementsOf(element)
      .filter((child) => child.name === 'podcast:transcript')
      .slice(0, MOST)
      .flatMap((child) => enclosure(child, child.attributes.get('url'))),
  }
}

/** The id as it stands; one that is only a path is made whole, so that it means the same everywhere. */
function idOf(element: XmlElement): string | null {
  const id = firstText(element, IDS) ?? element.attributes.get('rdf:about') ?? null
  return id?.startsWith('/') === true ? absolute(id, childOf(element, ...IDS)?.base ?? element.base) : id
}

/** What stands inside media:group and media:content, which may wrap title and text of a recording. */
function mediaOf(element: XmlElement): XmlElement {
  const inside = elementsOf(element).filter((child) => child.name === 'media:group' || child.name === 'media:content')
  const deeper = inside.flatMap(elementsOf).filter((child) => child.name === 'media:content')
  return { ...element, children: [...inside, ...deeper].flatMap((child) => child.children) }
}

/** The text of the first of these children that has one. */
export function firstText(element: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    const child = childOf(element, name)
    const text = child ? textIn(child) : ''
    if (text !== '') return text
  }
  return null
}

/** The first date that can be read, in the order of the names; of several of one name the last one, which is how feeds are mended by hand. */
export function dateOf(element: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    for (const child of elementsOf(element).reverse()) {
      const date = child.name === name ? parseFeedDate(textIn(child)) : null
      if (date !== null) return date
    }
  }
  return null
}

/** The language that an entry or a feed names: "en-GB". */
export function languageOf(element: XmlElement): string | null {
  return firstText(element, ['language', 'dc:language'])?.replaceAll('_', '-') ?? null
}

function contentOf(element: XmlElement, isAtom: boolean): string | null {
  for (const name of CONTENTS) {
    const child = childOf(element, name)
    if (child?.attributes.has('src')) continue
    const html = htmlOf(child, isAtom && name === 'content')
    if (html !== null) return html
  }
  return htmlOf(teasersOf(element)[1] ?? null, isAtom)
}

/** Where both a summary and a description stand, the first one is the summary and the other one the report. */
function teasersOf(element: XmlElement): XmlElement[] {
  const [first, ...rest] = elementsOf(element).filter(({ name }) => name === 'summary' || name === 'description')
  const other = rest.find(({ name }) => name !== first?.name)
  return first ? [first, ...(other ? [other] : [])] : []
}

/** The page an entry or a feed speaks of, as an absolute address where that can be had. */
export function linkOf(element: XmlElement, what: { readonly isAtom: boolean; readonly isEntry: boolean }): string | null {
  const links = elementsOf(element).filter((child) => child.name === 'link' || child.name === 'a')
  const alternate = links.filter((link) => /^(?:alternate)?$/i.test(link.attributes.get('rel')?.trim() ?? ''))
  const named = alternate.filter((link) => link.attributes.has('href'))
  const page = named.find((link) => /html/i.test(link.attributes.get('type') ?? 'html')) ?? named[0]
  const written = alternate.find((link) => !link.attributes.has('href') && textIn(link) !== '')
  const found = what.isAtom ? (page ?? written) : (written ?? page)
  if (found) return absolute(found.attributes.get('href') ?? textIn(found), found.base)
  const href = element.attributes.get('href')
  if (href !== undefined) return absolute(href, element.base)
  return what.isEntry ? permanentLink(element) : null
}

/** A guid is an address unless it says that it is none; RDF names the page in rdf:about. */
function permanentLink(element: XmlElement): string | null {
  const guid = childOf(element, 'guid')
  const isLink = guid !== null && guid.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false'
  const address = isLink ? textIn(guid) : ''
  if (/^https?:/i.test(address)) return absolute(address, null)
  const about = element.attributes.get('rdf:about') ?? ''
  return /^https?:/i.test(about) ? about : null
}

/** An address as absolute as its base allows; as it stands where there is no base or where it is no address. */
export function absolute(address: string, base: string | null): string | null {
  const trimmed = address.trim()
  if (trimmed === '') return null
  if (/^[a-z][a-z0-9+.-]{1,30}:/i.test(trimmed)) return trimmed
  return base === null ? trimmed : (URL.parse(trimmed, base)?.href ?? trimmed)
}

function authorOf(element: XmlElement, isAtom: boolean): string | null {
  const names: string[] = []
  for (const name of ['author', 'dc:creator', 'itunes:author', 'dc:author']) {
    for (const child of elementsOf(element)) {
      if (child.name !== name || names.length >= MOST) continue
      const line = elementsOf(child).length > 0 ? firstLine(child, ['name', 'itunes:name', 'email'], true) : lineOf(child, isAtom)
      const person = line === null ? null : personOf(line)
      if (person !== null && !names.includes(person)) names.push(person)
    }
    if (names.length > 0) break
  }
  return names.length > 0 ? names.join(', ') : null
}

/** "ann@example.org (Ann Lee)" and "Ann Lee <ann@example.org>" are Ann Lee; a bare address stays. */
function personOf(line: string): string {
  const at = line.endsWith(')') ? line.lastIndexOf('(') : line.endsWith('>') ? line.lastIndexOf('<') : -1
  if (at < 1) return line
  const before = line.slice(0, at).trim()
  const inside = line.slice(at + 1, -1).trim()
  return isMailbox(before) && inside !== '' ? inside : isMailbox(inside) && before !== '' ? before : line
}

function isMailbox(text: string): boolean {
  return /^[^\s@]{1,200}@[^\s@]{1,200}$/.test(text)
}

function categoriesOf(element: XmlElement, isAtom: boolean): string[] {
  const found = new Set<string>()
  for (const child of elementsOf(element)) {
    if (found.size >= MOST) break
    const { name, attributes } = child
    if (name === 'category' || name === 'dc:subject' || name === 'media:category' || name === 'itunes:category')
      add(found, attributes.get('label') ?? attributes.get('term') ?? attributes.get('text') ?? lineOf(child, isAtom))
    else if (name === 'itunes:keywords' || name === 'media:keywords') for (const word of textIn(child).split(',')) add(found, word)
  }
  return [...found]
}

function add(found: Set<string>, word: string | null): void {
  const clean = word?.trim() ?? ''
  if (clean !== '') found.add(clean)
}

function enclosuresOf(element: XmlElement): Enclosure[] {
  return elementsOf(element)
    .flatMap((child) => {
      if (child.name === 'enclosure') return enclosure(child, child.attributes.get('url') ?? child.attributes.get('rdf:resource'))
      if (child.name === 'link' && child.attributes.get('rel') === 'enclosure') return enclosure(child, child.attributes.get('href'))
      return child.name === 'media:content' ? enclosure(child, child.attributes.get('url')) : []
    })
    .slice(0, MOST)
}

function enclosure(element: XmlElement, address: string | undefined): Enclosure[] {
  const url = address === undefined ? null : absolute(address, element.base)
  return url === null ? [] : [{ url, type: element.attributes.get('type') ?? null }]
}
