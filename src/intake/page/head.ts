import { attribute, elementsOf, textOf } from './tree.ts'
import type { Element } from './tree.ts'

/** What a page says about itself outside of its running text. */
export interface Head {
  /** Values of meta elements by lower-case name, in order of appearance. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  /** JSON-LD blocks. */
  readonly scripts: readonly string[]
  readonly title: string | null
  readonly language: string | null
  readonly canonical: string | null
  readonly amp: string | null
  readonly times: readonly Element[]
  /** Elements with itemprop, by property. */
  readonly properties: ReadonlyMap<string, readonly Element[]>
  /** Elements that name the author by relation or class, in document order. */
  readonly bylines: readonly Element[]
}

const MOST = 200

/** Gathers what the head, microdata and `<time>` elements of a page say, in one walk. */
export function findHead(root: Element): Head {
  const metas = new Map<string, string[]>()
  const properties = new Map<string, Element[]>()
  const found = { scripts: [] as string[], times: [] as Element[], bylines: [] as Element[] }
  const one = {
    title: null as string | null,
    language: null as string | null,
    canonical: null as string | null,
    amp: null as string | null,
  }
  for (const element of elementsOf(root)) {
    const { tag } = element
    if (tag === 'html') one.language ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang')
    else if (tag === 'meta') readMeta(element, metas)
    else if (tag === 'link') readLink(element, one)
    else if (tag === 'title') one.title ??= textOf(element, 500) || null
    else if (tag === 'script' && /ld\+json/i.test(attribute(element, 'type') ?? ''))
      found.scripts.push(element.children.filter((child) => typeof child === 'string').join(''))
    else if (tag === 'time') found.times.push(element)
    const property = attribute(element, 'itemprop')
    if (property) for (const name of property.toLowerCase().split(/\s+/).slice(0, 4)) pushTo(properties, name, element)
    if (found.bylines.length < MOST && isAuthorElement(element)) found.bylines.push(element)
  }
  return { metas, properties, ...found, ...one }
}

function pushTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (list.length < MOST) list.push(value)
}

function readMeta(element: Element, metas: Map<string, string[]>): void {
  const content = attribute(element, 'content')
  if (!content) return
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const names = attribute(element, key)
    if (names) for (const name of names.toLowerCase().split(/\s+/).slice(0, 8)) pushTo(metas, name, content)
  }
}

function readLink(element: Element, one: { canonical: string | null; amp: string | null }): void {
  const rel = ` ${(attribute(element, 'rel') ?? '').toLowerCase()} `
  const href = attribute(element, 'href')
  if (!href) return
  if (rel.includes(' canonical ')) one.canonical ??= href
  if (rel.includes(' amphtml ')) one.amp ??= href
}

/** True for rel="author", itemprop="author" and class="byline", "author-name" and the like. */
function isAuthorElement({ tag, attributes }: Element): boolean {
  if (tag === 'meta' || tag === 'link' || tag === 'body' || tag === 'html') return false
  if (attributes.size === 0) return false
  const relation = `${attributes.get('rel') ?? ''} ${attributes.get('itemprop') ?? ''}`
  if (relation.length > 1 && /(?:^|\s)author(?:\s|$)/i.test(relation.slice(0, 200))) return true
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`
  return (
    names.length > 1 &&
    /byline|(?:^|[-_\s])(?:authors?|written-?by|dateline|p-author)(?:$|[-_\s])|author-?name|dateline/i.test(names.slice(0, 200))
  )
}

/** First value of the first of some meta elements that has one. */
export function metaOf(head: Head, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = head.metas.get(name)?.[0]
    if (value) return value.replace(/\s+/g, ' ').trim()
  }
  return null
}
