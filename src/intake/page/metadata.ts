import { findAuthors } from './authors.ts'
import type { Block } from './blocks.ts'
import { metaOf } from './head.ts'
import type { Head } from './head.ts'
import { findLinkedData, isObject, listOf, text } from './linked-data.ts'
import type { LinkedData } from './linked-data.ts'
import { findPageDates } from './page-dates.ts'
import type { PageDates } from './page-dates.ts'
import { parseTree, textOf } from './tree.ts'

/** What a page says about itself. */
export interface Metadata extends PageDates {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly site: string | null
  /** BCP 47 tag as the page declares it. */
  readonly language: string | null
  /** Canonical address. */
  readonly url: string | null
  /** Address of the AMP form of the page. */
  readonly amp: string | null
  /** The page says that not all of the report is there to read. */
  readonly isClosed: boolean
  readonly linked: LinkedData | null
}

/** Reads title, dates, authors, site, language and addresses of a page. */
export function findMetadata(head: Head, blocks: readonly Block[], url: string | null): Metadata {
  const linked = findLinkedData(head.scripts)
  const canonical = webAddress(head.canonical, url) ?? webAddress(metaOf(head, 'og:url'), url) ?? webAddress(text(linked?.node['url']), url)
  const site = siteOf(head, linked)
  const language = firstTag(
    text(linked?.node['inLanguage']) ?? head.language ?? metaOf(head, 'content-language', 'og:locale', 'dc.language'),
  )
  const free = linked?.node['isAccessibleForFree']
  return {
    title: titleOf(head, linked, site),
    authors: findAuthors(head, linked),
    site,
    language,
    url: canonical,
    amp: webAddress(head.amp, canonical ?? url),
    isClosed: free === false || /^false$/i.test(text(free) ?? ''),
    linked,
    ...findPageDates(head, linked, { url: url ?? canonical, blocks, language }),
  }
}

const TITLE_METAS = [
  'dc.title',
  'dcterms.title',
  'dc:title',
  'dcterm:title',
  'og:title',
  'weibo:article:title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
  'citation_title',
]

/** The title that the page declares: JSON-LD, then meta elements, then the title element without the name of the site. */
function titleOf(head: Head, linked: LinkedData | null, site: string | null): string | null {
  const declared = headlineOf(head, linked) ?? metaOf(head, ...TITLE_METAS)
  const title = decodeReferences(declared ?? head.title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!title) return null
  return declared && declared !== head.title ? withoutSite(title, site, true) : withoutSite(title, site, false)
}

/** The headline of JSON-LD; where a name stands beside it and the title element begins with the name, the name. */
function headlineOf(head: Head, linked: LinkedData | null): string | null {
  const [headline, name] = [text(linked?.node['headline']), text(linked?.node['name'])]
  const shown = (head.title ?? '').toLowerCase()
  const isName = name !== null && shown.startsWith(name.toLowerCase()) && !shown.includes((headline ?? '').toLowerCase())
  return isName ? name : headline
}

/** A title without the site's name before or behind a bar or dash; of a title element also without any short name behind a bar. */
function withoutSite(title: string, site: string | null, isDeclared: boolean): string {
  for (const bar of [' | ', ' – ', ' — ', ' - ', ' » ', ' :: ', ' · ', ' • ']) {
    const at = title.lastIndexOf(bar)
    if (at < 0) continue
    const tail = title.slice(at + bar.length)
    if (at >= 12 && (isSameName(tail, site) || (!isDeclared && bar === ' | ' && tail.length <= 40))) return title.slice(0, at).trim()
    const first = title.indexOf(bar)
    if (isSameName(title.slice(0, first), site) && title.length - first > 15) return title.slice(first + bar.length).trim()
  }
  return title
}

function isSameName(name: string, site: string | null): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/^the/, '')
      .replace(/com$/, '')
  return site !== null && name.length < 60 && plain(name) !== '' && (plain(name) === plain(site) || plain(site).includes(plain(name)))
}

/** Characters for their references: "&amp;" and the like, which some heads write twice over. */
export function decodeReferences(value: string): string {
  return /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,20});/i.test(value) ? textOf(parseTree(value.replace(/</g, '&lt;')).root, 5000) : value
}

function siteOf(head: Head, linked: LinkedData | null): string | null {
  const publisher = linked ? listOf(linked.node['publisher'], linked.ids)[0] : null
  const name =
    metaOf(head, 'og:site_name') ??
    (isObject(publisher) ? text(publisher['name']) : text(publisher)) ??
    metaOf(head, 'application-name', 'dc.publisher', 'twitter:app:name:iphone')
  return name && decodeReferences(name)
}

function firstTag(language: string | null): string | null {
  const match = language ? /^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}/i.exec(language.trim()) : null
  return match ? match[0].replaceAll('_', '-') : null
}

/** A web address in full, null for anything else. */
export function webAddress(value: string | null, base: string | null): string | null {
  if (!value) return null
  const trimmed = value.trim().slice(0, 4000)
  try {
    const url = new URL(trimmed, base ?? undefined)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
    return /^https?:\/\//i.test(trimmed) ? trimmed : url.href
  } catch {
    return null
  }
}
