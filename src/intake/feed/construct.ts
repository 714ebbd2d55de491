import { mendCharacters } from './entities.ts'
import { oneLine, textOfHtml } from './html-text.ts'
import { childOf, elementsOf, escapeText, markupIn, textIn } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** Longest piece of HTML that is turned into a title or a name, in characters. */
const LONGEST_LINE = 20_000

/** Text of an element as HTML, or as the plain text that it says it is. */
interface Construct {
  readonly html: string
  readonly isPlain: boolean
  readonly raw: string
}

/** Reads an element that may hold text, HTML, XHTML or base64: Atom says which by `type` and `mode`, RSS says nothing and means HTML. */
function readConstruct(element: XmlElement, isAtom: boolean): Construct {
  const type = (element.attributes.get('type') ?? (isAtom ? 'text' : 'html')).trim().toLowerCase().split(';')[0]!
  const mode = element.attributes.get('mode')?.trim().toLowerCase()
  if (mode === 'base64' || (isAtom && mode === undefined && isPacked(type))) return fromText(unpacked(textIn(element)), type)
  const hasMarkup = elementsOf(element).length > 0
  if (mode !== 'escaped' && (hasMarkup || type === 'xhtml'))
    return { html: mendCharacters(markupOfXhtml(element)), isPlain: false, raw: '' }
  return fromText(hasMarkup ? markupIn(element) : textIn(element), type)
}

function fromText(found: string, type: string): Construct {
  const raw = mendCharacters(found)
  const isPlain = (type === 'text' || type === 'text/plain') && !looksLikeHtml(raw)
  return { html: isPlain ? escapeText(raw) : raw, isPlain, raw }
}

/** Text that is called plain but plainly was escaped once too often. */
function looksLikeHtml(text: string): boolean {
  return /<\/(?:a|b|i|p|em|div|span|strong|li|ul|h\d|td|tr)>|<(?:p|br|img|div) ?\/?>|&(?:#\d{2,7}|#x[0-9a-f]{2,6}|amp|nbsp|quot|[lr][sd]quo|[mn]dash|hellip);/i.test(
    text,
  )
}

/** Atom 1.0 packs everything that is neither text nor XML. */
function isPacked(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml$/.test(type)
}

function unpacked(base64: string): string {
  return new TextDecoder().decode(Buffer.from(base64, 'base64'))
}

/** Atom puts XHTML into one <div> that is not part of the text. */
function markupOfXhtml(element: XmlElement): string {
  const inside = elementsOf(element)
  const bare = inside.length === 1 && inside[0]!.tag.toLowerCase() === 'div' && element.attributes.get('type') === 'xhtml'
  return markupIn(bare ? inside[0]! : element).trim()
}

/** The text of an element in one line, null where there is none. */
export function lineOf(element: XmlElement | null, isAtom: boolean): string | null {
  if (!element) return null
  const { html, isPlain, raw } = readConstruct(element, isAtom)
  const line = isPlain ? oneLine(raw) : textOfHtml(html.slice(0, LONGEST_LINE))
  return line === '' ? null : line
}

/** The text of an element as HTML, null where there is none. */
export function htmlOf(element: XmlElement | null, isAtom: boolean): string | null {
  if (!element) return null
  const { html } = readConstruct(element, isAtom)
  return html.trim() === '' ? null : html.trim()
}

/** First of these children whose text is not empty, in one line. */
export function firstLine(element: XmlElement, names: readonly string[], isAtom: boolean): string | null {
  for (const name of names) {
    const line = lineOf(childOf(element, name), isAtom)
    if (line !== null) return line
  }
  return null
}

/** First of these children whose text is not empty, as HTML. */
export function firstHtml(element: XmlElement, names: readonly string[], isAtom: boolean): string | null {
  for (const name of names) {
    const html = htmlOf(childOf(element, name), isAtom)
    if (html !== null) return html
  }
  return null
}
