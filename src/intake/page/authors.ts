import { findStamp } from '../dates.ts'
import { parseNames } from '../heading.ts'
import type { Head } from './head.ts'
import { isObject, listOf, text } from './linked-data.ts'
import type { LinkedData } from './linked-data.ts'
import { elementsOf, textOf } from './tree.ts'
import type { Element } from './tree.ts'

/** Meta elements that name authors, in the order of trust. */
const METAS = [
  'dc:creator', 'dcterm:creator', 'dcterms:creator', 'author', 'dc.creator', 'dcterms.creator', 'citation_author', 'article:author', 'parsely-author', 'sailthru.author', 'byl',
  'article:author_name', 'twitter:creator:name', 'cxenseparse:author',
] // prettier-ignore

/** Longest line that names authors, in characters. */
const LONGEST_LINE = 160

/** Authors of a page: from JSON-LD, else meta elements, else the byline; each name once. */
export function findAuthors(head: Head, linked: LinkedData | null): readonly string[] {
  const fromData = linked ? namesOfData(linked) : []
  if (fromData.length) return unique(fromData)
  for (const name of METAS) {
    const names = (head.metas.get(name) ?? []).slice(0, 10).flatMap(namesOfMeta)
    if (names.length) return unique(names)
  }
  return unique(namesOfElements(head.bylines))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, 20)
}

function namesOfData({ node, ids }: LinkedData): string[] {
  const list = listOf(node['author'] ?? node['creator'], ids)
  return list.slice(0, 20).flatMap((one) => {
    const name = text(isObject(one) ? one['name'] : one)
    if (!name || isAddress(name)) return []
    const split = parseNames(name)
    return split.length ? split : [withoutBy(name)]
  })
}

function isAddress(value: string): boolean {
  return /^(?:https?:|www\.|@)/i.test(value) || (value.includes('@') && !value.includes(' '))
}

function namesOfMeta(value: string): string[] {
  if (isAddress(value) || value.length > LONGEST_LINE) return []
  const names = parseNames(value)
  if (names.length) return names
  const whole = withoutBy(value.replace(/\s+/g, ' ').trim())
  return whole.length > 1 && !/^(?:admin|administrator|webmaster|editor|unknown|none|null)$/i.test(whole) ? [whole] : []
}

/** A line without "By" before it, in the languages that write one. */
function withoutBy(line: string): string {
  return line
    .replace(
      /^(?:written |posted |reported |words |story |text )?(?:by|von|par|por|автор|авторы|author|autor|auteur)\s{0,3}[:\s]\s{0,3}/i,
      '',
    )
    .trim()
}

/** Names in the first byline that has any: the innermost element that says "author" before the line around it. */
function namesOfElements(bylines: readonly Element[]): readonly string[] {
  for (const element of bylines.slice(0, 12)) {
    if (isAside(element)) continue
    for (const inner of innerOf(element)) {
      const line = withoutDate(textOf(inner, LONGEST_LINE + 40))
      if (!line || line.length > LONGEST_LINE) continue
      const names = parseNames(line)
      if (names.length) return names
    }
    const line = textOf(element, LONGEST_LINE)
    const links = [...elementsOf(element)].filter(({ tag }) => tag === 'a')
    if (links.length !== 1 || !line) continue
    const name = withoutBy(textOf(links[0]!, 60))
    if (/^\p{Lu}[\p{L}.’' -]{2,40}$/u.test(name) && name.includes(' ')) return [name]
  }
  return []
}

/** What stands before a date in a line, with the weekday that belongs to the date. */
function withoutDate(line: string): string {
  const stamp = findStamp(line)
  return stamp && stamp.from > 5 ? line.slice(0, stamp.from).trim() : line
}

/** Elements inside a byline that hold just the name, then the byline itself. */
function innerOf(element: Element): Element[] {
  const inner: Element[] = []
  for (const one of elementsOf(element)) {
    const mark = `${one.attributes.get('itemprop') ?? ''} ${one.attributes.get('rel') ?? ''} ${one.attributes.get('class') ?? ''}`.slice(
      0,
      200,
    )
    if (/(?:^|\s)(?:name|author|fn)(?:\s|$)|author-?name/i.test(mark)) inner.push(one)
    if (inner.length > 8) break
  }
  return [...inner, element]
}

/** True for what stands in a list of other stories or among comments. */
function isAside(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) {
    if (at.tag === 'aside' || at.tag === 'footer') return true
    if (/comment|related|recommend|popular|sidebar/i.test((at.attributes.get('class') ?? '').slice(0, 200))) return true
  }
  return false
}
