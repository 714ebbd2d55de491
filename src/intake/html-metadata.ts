import { splitNames } from './heading.ts'
import { decodeReferences } from './html-blocks.ts'
import type { RawPage } from './html-blocks.ts'
import { isPublished } from './dates.ts'
import { isoDate, parseDate } from './written-date.ts'

/** What a page says about itself in its head. */
export interface Metadata {
  readonly title: string | null
  readonly published: string | null
  readonly authors: readonly string[]
  readonly site: string | null
  readonly language: string | null
  readonly url: string | null
}

/** Longest JSON-LD block that is read, in code units. */
const LONGEST_JSON = 400_000

/** Reads title, date, authors, site, language and address from JSON-LD, meta elements and `<time>`. */
export function findMetadata(page: RawPage): Metadata {
  const linked = findLinkedData(page.scripts)
  const meta = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = page.metas.get(name)?.trim()
      if (value) return value
    }
    return null
  }
  const site = meta('og:site_name', 'application-name') ?? text((linked?.['publisher'] as Json | undefined)?.['name'])
  const title = text(linked?.['headline']) ?? meta('og:title', 'twitter:title', 'dc.title', 'parsely-title') ?? titleOf(page.title, site)
  return {
    title: title && decodeReferences(title),
    published: findDate(page, linked, meta),
    authors: findAuthors(linked, page.bylines, meta('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl')),
    site,
    language: firstTag(text(linked?.['inLanguage']) ?? page.language ?? meta('og:locale', 'content-language')),
    url: webAddress(page.canonical) ?? webAddress(meta('og:url')),
  }
}

type Json = { readonly [key: string]: unknown }

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.replace(/\s+/g, ' ').trim() : null
}

function findLinkedData(scripts: readonly string[]): Json | null {
  for (const script of scripts) {
    if (script.length > LONGEST_JSON) continue
    let value: unknown
    try {
      value = JSON.parse(script)
    } catch {
      continue
    }
    const article = articleIn(value, 0)
    if (article) return article
  }
  return null
}

function articleIn(value: unknown, depth: number): Json | null {
  if (depth > 4 || typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) {
      const found = articleIn(one, depth + 1)
      if (found) return found
    }
    return null
  }
  const node = value as Json
  const kinds = ([] as unknown[]).concat(node['@type'] ?? [])
  if (kinds.some((kind) => typeof kind === 'string' && /Article$|^BlogPosting$|^Report$/.test(kind))) return node
  return articleIn(node['@graph'], depth + 1) ?? articleIn(node['mainEntity'], depth + 1)
}

function findDate(page: RawPage, linked: Json | null, meta: (...names: readonly string[]) => string | null): string | null {
  const named = [
    text(linked?.['datePublished']),
    meta(
      'article:published_time',
      'og:article:published_time',
      'og:published_time',
      'datepublished',
      'date',
      'pubdate',
      'publishdate',
      'publish-date',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'article.published',
    ),
    page.times[0] ?? null,
  ]
  for (const value of named) {
    const date = value ? toPublished(value) : null
    if (date) return date
  }
  return null
}

/** A date of a page as RFC 3339 or YYYY-MM-DD, null where it is neither and no written date. */
export function toPublished(value: string): string | null {
  const trimmed = value.trim()
  if (isPublished(trimmed)) return trimmed
  const written = parseDate(trimmed)
  return written && written.year !== null ? isoDate(written, null) : null
}

function findAuthors(linked: Json | null, bylines: readonly string[], named: string | null): readonly string[] {
  const out: string[] = []
  for (const one of ([] as unknown[]).concat(linked?.['author'] ?? []).slice(0, 10)) {
    const name = text(typeof one === 'object' && one !== null ? (one as Json)['name'] : one)
    if (name && !/^https?:/i.test(name)) out.push(name.replace(/^by\s+/i, ''))
  }
  if (out.length) return out
  if (!named || /^https?:/i.test(named)) {
    for (const line of bylines) {
      const people = line.length < 120 ? splitNames(line) : []
      if (people.length) return people
    }
    return out
  }
  const people = splitNames(named)
  return people.length ? people : [named.replace(/^by\s+/i, '').replace(/\s+/g, ' ')]
}

/** The title of the head without the site's name behind a bar or dash. */
function titleOf(title: string | null, site: string | null): string | null {
  const whole = title?.replace(/\s+/g, ' ').trim()
  if (!whole) return null
  for (const bar of [' | ', ' – ', ' — ', ' - ', ' » ', ' :: ']) {
    const at = whole.lastIndexOf(bar)
    const name = whole.slice(at + bar.length)
    if (at < 15 || name.length > 40) continue
    if (site === null || name.toLowerCase().includes(site.toLowerCase()) || bar === ' | ') return whole.slice(0, at)
  }
  return whole
}

function firstTag(language: string | null): string | null {
  const match = language ? /^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}/i.exec(language.trim()) : null
  return match ? match[0].replace('_', '-') : null
}

function webAddress(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url.trim()) ? url.trim() : null
}
