import { Parser } from 'htmlparser2'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'
import { decodeNamed } from './entities.ts'
import { declare, OUTERMOST, resolveName } from './names.ts'
import type { Scope } from './names.ts'

/** An element of a mended XML file: names in lower case with our prefixes, text decoded, addresses and language inherited. */
export interface XmlElement {
  /** "title", "dc:date"; '' for the file itself. */
  readonly name: string
  /** Name as it stands in the file, without its prefix: for writing markup back. */
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
  /** Address that relative links inside are counted from: xml:base, inherited; null where none is known. */
  readonly base: string | null
  /** xml:lang, inherited. */
  readonly language: string | null
}

/** Most that is taken from one file; what has more is no feed but an attack. Lengths in UTF-16 code units. */
export const XML_LIMITS = { length: 10_000_000, depth: 256, attributes: 200, elements: 100_000, texts: 1_000_000 } as const

interface Open extends XmlElement {
  readonly written: string
  readonly children: (XmlElement | string)[]
  readonly scope: Scope
}

/**
 * Reads XML as it comes: undeclared prefixes and entities, unclosed tags, junk before the root are put up with. No entity is
 * expanded but those of XML and HTML, nothing outside the text is ever opened, and the file's declarations are not obeyed.
 */
export function parseXml(text: string, address: string | null = null): Result<XmlElement> {
  if (text.length > XML_LIMITS.length) return tooMuch(`at most ${XML_LIMITS.length} characters`, `${text.length}`)
  const root: Open = {
    name: '',
    tag: '',
    written: '',
    attributes: new Map(),
    children: [],
    base: address,
    language: null,
    scope: OUTERMOST,
  }
  const stack: Open[] = [root]
  let attributes = new Map<string, string>()
  let elements = 0
  let texts = 0
  let inCdata = false
  let breach: string | null = null
  const stop = (what: string): void => {
    breach ??= what
    parser.pause()
  }
  const parser = new Parser(
    {
      onopentagname() {
        attributes = new Map()
        if (++elements > XML_LIMITS.elements) stop(`${XML_LIMITS.elements} elements`)
      },
      onattribute(name, value) {
        if (attributes.size >= XML_LIMITS.attributes) return stop(`${XML_LIMITS.attributes} attributes in one element`)
        if (!attributes.has(name)) attributes.set(name, value.includes('&') ? decodeNamed(value) : value)
      },
      onopentag(written) {
        const parent = stack[stack.length - 1]!
        if (stack.length > XML_LIMITS.depth) return stop(`${XML_LIMITS.depth} elements inside one another`)
        const element = makeElement(written, attributes, parent)
        parentOf(element, stack).children.push(element)
        stack.push(element)
      },
      onclosetag(written) {
        const top = stack[stack.length - 1]!
        if (stack.length > 1 && top.written === written) stack.pop()
      },
      ontext(piece) {
        if (++texts > XML_LIMITS.texts) return stop(`${XML_LIMITS.texts} entities`)
        if (stack.length === 1) return
        stack[stack.length - 1]!.children.push(!inCdata && piece.length > 2 && piece.includes('&') ? decodeNamed(piece) : piece)
      },
      oncdatastart: () => void (inCdata = true),
      oncdataend: () => void (inCdata = false),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  if (breach !== null) return tooMuch(`at most ${breach as string}`, 'more')
  parser.end()
  return breach === null ? { ok: true, value: root, notes: [] } : tooMuch(`at most ${breach as string}`, 'more')
}

/** A new item ends the one before it, even where that, or something in it, was left open. */
function parentOf({ name }: XmlElement, stack: readonly Open[]): Open {
  const at = name === 'item' || name === 'entry' ? stack.findIndex((open) => open.name === name) : -1
  return stack[at > 0 ? at - 1 : stack.length - 1]!
}

function makeElement(written: string, attributes: ReadonlyMap<string, string>, parent: Open): Open {
  const declared = declare(parent.scope, attributes)
  const scope = parent.name === '' && parent.written === '' ? ownVocabulary(written, declared) : declared
  const named = new Map<string, string>()
  for (const [name, value] of attributes) named.set(resolveName(name, scope, true), value)
  return {
    name: resolveName(written, scope),
    tag: written.slice(written.indexOf(':') + 1),
    written,
    attributes: named,
    children: [],
    base: joinAddress(named.get('xml:base'), parent.base),
    language: named.get('xml:lang')?.replaceAll('_', '-') ?? parent.language,
    scope,
  }
}

/** Whatever a root element's own namespace is called, it is the feed's own vocabulary. */
function ownVocabulary(written: string, scope: Scope): Scope {
  const prefix = written.includes(':') ? written.slice(0, written.indexOf(':')).toLowerCase() : ''
  return scope.get(prefix) === 'other' ? new Map([...scope, [prefix, '']]) : scope
}

function tooMuch(expected: string, got: string): Result<never> {
  return problem('feed-too-big', `a feed with ${expected}`, got, 'if this is a real feed, ask its publisher for a shorter one')
}

/** A relative address made absolute; null where that cannot be done. */
export function joinAddress(address: string | undefined, base: string | null): string | null {
  if (address === undefined || address === '') return base
  return URL.parse(address, base ?? undefined)?.href ?? base
}

/** Elements among the children. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string')
}

/** First child of one of these names; names that stand earlier in the list win. */
export function childOf(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  const all = elementsOf(element)
  for (const name of names) {
    const found = all.find((child) => child.name === name)
    if (found) return found
  }
  return null
}

/** All text inside, without markup, white space at the ends cut off. */
export function textIn(element: XmlElement): string {
  const parts: string[] = []
  const waiting: (XmlElement | string)[] = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next)
    else for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i]!)
  }
  return parts.join('').trim()
}

/** The markup inside an element, as HTML. Depth is bounded by what `parseXml` lets through. */
export function markupIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeText(child) : markupOf(child))).join('')
}

function markupOf(element: XmlElement): string {
  const attributes = [...element.attributes]
    .filter(([name]) => !name.startsWith('xmlns') && !name.includes(':'))
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('')
  const isEmpty = element.children.length === 0
  return isEmpty ? `<${element.tag}${attributes} />` : `<${element.tag}${attributes}>${markupIn(element)}</${element.tag}>`
}

/** Text as HTML that shows it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
