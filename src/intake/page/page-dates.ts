import { findStamp, isPublished, parseStamp } from '../dates.ts'
import type { Stamp, StampOptions } from '../dates.ts'
import type { Block } from './blocks.ts'
import { metaOf } from './head.ts'
import type { Head } from './head.ts'
import { text } from './linked-data.ts'
import type { LinkedData } from './linked-data.ts'
import { wordsOf } from './marks.ts'
import { attribute, textOf } from './tree.ts'
import type { Element } from './tree.ts'

/** When a page was published and last changed, as it says itself: RFC 3339 (without offset where it names no zone) or YYYY-MM-DD. */
export interface PageDates {
  readonly published: string | null
  /** Where the date of publication was found. */
  readonly basis: 'json-ld' | 'meta' | 'microdata' | 'time' | 'url' | 'visible' | null
  readonly modified: string | null
}

const PUBLISHED_METAS = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'article:published', 'og:pubdate', 'datepublished', 'pubdate', 'publishdate', 'publish-date', 'publish_date',
  'publication_date', 'published_date', 'published-date', 'published_time', 'parsely-pub-date', 'sailthru.date', 'article.published', 'article.created', 'dc.date.issued', 'dcterms.issued',
  'dcterms.created', 'dc.date.created', 'dc.date', 'dcterms.date', 'dc.created', 'citation_publication_date', 'citation_date', 'originalpublicationdate', 'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime', 'date', 'creation_date', 'created', 'article_date_original', 'content_create_date', 'pdate', 'ptime', 'rnews:datepublished', 'bt:pubdate', 'datecreated', 'timestamp',
] // prettier-ignore

const MODIFIED_METAS = [
  'article:modified_time', 'og:updated_time', 'og:article:modified_time', 'article:modified', 'datemodified', 'lastmod', 'last-modified', 'modified', 'updated', 'date.updated', 'dc.date.modified',
  'dcterms.modified', 'article.updated', 'last_updated_date', 'updated_time', 'moddate', 'revision_date', 'cxenseparse:lastmodified',
] // prettier-ignore

/** Reads the dates of a page, from what is made for machines to what is made for people. */
export function findPageDates(
  head: Head,
  linked: LinkedData | null,
  page: { readonly url: string | null; readonly blocks: readonly Block[]; readonly language: string | null },
): PageDates {
  const options = { order: orderOf(head.language ?? page.language) }
  const read = (value: string | null): string | null =>
    dayOrTime(value === null ? null : parseStamp(value.replace(/^(?:published|posted|updated):?\s/i, ''), options))
  const modified =
    read(text(linked?.node['dateModified'])) ?? firstOf(MODIFIED_METAS, head, read) ?? readProperty(head, 'datemodified', options)
  const visible = findVisible(page.blocks, options)
  const sources: readonly (readonly [PageDates['basis'], () => string | null])[] = [
    ['json-ld', () => read(text(linked?.node['datePublished'])) ?? read(text(linked?.node['dateCreated']))],
    ['meta', () => firstOf(PUBLISHED_METAS, head, read)],
    ['microdata', () => readProperty(head, 'datepublished', options) ?? readProperty(head, 'datecreated', options)],
    ['time', () => readTimes(head.times, options)],
    // The address has the day only; what people see has the time as well, where it is the same day.
    ['visible', () => (visible.published?.slice(0, 10) === dateOfUrl(page.url) ? visible.published : null)],
    ['url', () => dateOfUrl(page.url)],
    ['visible', () => visible.published],
  ]
  for (const [basis, find] of sources) {
    const published = find()
    if (published) return { published, basis, modified: modified ?? visible.modified }
  }
  return { published: null, basis: null, modified: modified ?? visible.modified }
}

/** A stamp that says at least the day, in the form that articles carry. */
function dayOrTime(stamp: Stamp | null): string | null {
  return stamp && (stamp.precision === 'day' || stamp.precision === 'time') && isPublished(stamp.value) ? stamp.value : null
}

function firstOf(names: readonly string[], head: Head, read: (value: string | null) => string | null): string | null {
  for (const name of names) {
    const date = read(metaOf(head, name))
    if (date) return date
  }
  return null
}

/** Day and month in numbers: most languages write the day first, American English the month. */
function orderOf(language: string | null): StampOptions['order'] {
  const tag = language?.toLowerCase().replace('_', '-') ?? ''
  if (tag === 'en-us') return 'mdy'
  return tag && tag !== 'en' && tag !== 'en-ca' ? 'dmy' : null
}

function readProperty(head: Head, name: string, options: StampOptions): string | null {
  for (const element of (head.properties.get(name) ?? []).slice(0, 5)) {
    const date = readElement(element, options)
    if (date) return date
  }
  return null
}

function readElement(element: Element, options: StampOptions): string | null {
  for (const value of [attribute(element, 'content'), attribute(element, 'datetime'), textOf(element, 120)]) {
    if (!value) continue
    const date = dayOrTime(parseStamp(value, options) ?? findStamp(value, options))
    if (date) return date
  }
  return null
}

/** The first `<time>` that is not said to be of an update, a comment or another story; one marked as date of publication first. */
function readTimes(times: readonly Element[], options: StampOptions): string | null {
  const usable = times.slice(0, 40).filter((time) => !isElsewhere(time))
  const isPublication = (time: Element): boolean =>
    time.attributes.has('pubdate') || / (?:published|pubdate|publish|entry date|posted) /.test(wordsOf(time))
  for (const time of [...usable.filter(isPublication), ...usable.filter((time) => !/ (?:updated|modified) /.test(wordsOf(time)))]) {
    const date = readElement(time, options)
    if (date) return date
  }
  return null
}

function isElsewhere(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) {
    if (at.tag === 'aside' || at.tag === 'footer' || at.tag === 'nav') return true
    if (/ (?:comments?|related|recommended|popular|sidebar|latest|trending|teasers?|most read) /.test(wordsOf(at)) && at.tag !== 'body')
      return true
  }
  return false
}

/** Signs that a date is of a change. */
const UPDATED =
  /(?:updated|modified|last changed|обновлено|обновлён|изменено|жаңартылды|жаңартылған|оновлено|aktualisiert|zuletzt geändert|mis à jour|modifié|actualizado|atualizado|aggiornato)[\s:]{0,4}(?:on |at |am |le |el )?$/i

/** How many blocks around the heading are looked at, and how long a line with a date may be. */
const NEAR = 14
const LONGEST_LINE = 200

/** Dates that people see beside the heading: in a byline, or in a short line before the report begins. */
function findVisible(blocks: readonly Block[], options: StampOptions): Pick<PageDates, 'published' | 'modified'> {
  const heading = blocks.findIndex((block) => block.tag === 'h1' && !block.rail)
  const near = blocks.slice(Math.max(0, heading - 4), Math.max(0, heading) + NEAR)
  const found = { published: null as string | null, modified: null as string | null }
  for (const block of [...near, ...blocks.filter((one) => one.byline !== null).slice(0, 20)]) {
    if (block.rail || block.caption || (block.text.length > LONGEST_LINE && !block.byline)) continue
    let rest = block.text.slice(0, 400)
    for (let look = 0; look < 3 && rest; look++) {
      const stamp = findStamp(rest, options)
      if (!stamp) break
      const isModified = UPDATED.test(rest.slice(Math.max(0, stamp.from - 40), stamp.from))
      const date = dayOrTime(stamp)
      if (isModified) found.modified ??= date
      else found.published ??= date
      rest = rest.slice(stamp.to)
    }
    if (found.published) break
  }
  return found
}

const URL_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The day in an address such as "/2026/03/02/", "/2026/mar/02/", "/2026-03-02-" or "/20260302/"; null where there is none. */
export function dateOfUrl(url: string | null): string | null {
  const path = (url ?? '').slice(0, 500)
  const match =
    /[/_-]((?:19|20)\d{2})[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?=[/_.?-]|$)/i.exec(path) ??
    /[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.?-]|$)/.exec(path)
  if (!match) return null
  const month = /^\d/.test(match[2]!) ? Number(match[2]) : URL_MONTHS.indexOf(match[2]!.toLowerCase()) + 1
  const value = `${match[1]!}-${String(month).padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return isPublished(value) ? value : null
}
