import { marksOf } from './marks.ts'
import { fold } from './tree.ts'
import type { Element } from './tree.ts'

/** One block of text of a page: what a reader sees as a paragraph, heading, list item, row or caption. */
export interface Block {
  /** "p", "h1", "li", "figcaption", "tr", "div", … */
  readonly tag: string
  readonly text: string
  /** Characters that are link text. */
  readonly linked: number
  /** Address of the first link as the page writes it. */
  readonly url: string | null
  /** The innermost block element around it. */
  readonly element: Element
  /** Boxes of other stories around it, innermost first. */
  readonly rail: Boxes | null
  /** Boxes around it that are no part of the report, innermost first. */
  readonly boiler: Boxes | null
  /** Boxes of captions, credits and galleries around it, innermost first. */
  readonly caption: Boxes | null
  /** Inside a box that says who wrote it and when. */
  readonly byline: Element | null
  /** Innermost <article>, <main> or itemprop="articleBody" around it. */
  readonly main: Element | null
  /** Inside a list item. */
  readonly isItem: boolean
  /** Weight of its running text: characters outside links, and commas; 0 for headings and short lines. */
  readonly prose: number
}

/** A box and the boxes of the same kind around it. */
export interface Boxes {
  readonly element: Element
  readonly outer: Boxes | null
}

const BLOCKS: ReadonlySet<string> = new Set(
  'p div section article main aside header footer nav form h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table thead tbody tfoot tr td th caption address hr body html center details summary fieldset legend label'.split(
    ' ',
  ),
)

const MAIN: ReadonlySet<string> = new Set(['article', 'main'])

/** Longest row of a table that is read as one block, in characters. */
const LONGEST_ROW = 500

/** What holds for all that stands in an element. */
interface Place {
  readonly element: Element
  readonly block: Element
  readonly rail: Boxes | null
  readonly boiler: Boxes | null
  readonly caption: Boxes | null
  readonly byline: Element | null
  readonly main: Element | null
  readonly isItem: boolean
  readonly isRow: boolean
  readonly isLink: boolean
}

/** Divides a page into its blocks, in document order; what is hidden is left out. */
export function findBlocks(root: Element): Block[] {
  const out: Block[] = []
  const draft = { text: [] as string[], linked: 0, url: null as string | null, place: null as Place | null, breaks: 0 }
  const flush = (): void => {
    const text = fold(draft.text.join(''))
    if (text && draft.place) {
      const { block, rail, boiler, caption, byline, main, isItem } = draft.place
      out.push({
        tag: block.tag,
        text,
        linked: draft.linked,
        url: draft.url,
        element: block,
        rail,
        boiler,
        caption,
        byline,
        main,
        isItem,
        prose: proseOf(text, draft.linked, block.tag),
      })
    }
    draft.text = []
    draft.linked = 0
    draft.url = null
    draft.place = null
    draft.breaks = 0
  }
  const start: Place = {
    element: root,
    block: root,
    rail: null,
    boiler: null,
    caption: null,
    byline: null,
    main: null,
    isItem: false,
    isRow: false,
    isLink: false,
  }
  const stack: { readonly place: Place; at: number }[] = [{ place: start, at: 0 }]
  while (stack.length) {
    const open = stack[stack.length - 1]!
    const { place } = open
    const child = place.element.children[open.at++]
    if (child === undefined) {
      if (isBoundary(place)) flush()
      stack.pop()
      continue
    }
    if (typeof child === 'string') {
      if (draft.breaks && /\S/.test(child)) draft.breaks = 0
      draft.text.push(child)
      if (place.isLink) draft.linked += child.trim().length
      if (!draft.place && /\S/.test(child)) draft.place = place
      continue
    }
    if (child.tag === 'br') {
      if (++draft.breaks > 1) flush()
      else draft.text.push(' ')
      continue
    }
    if (child.tag === 'script' || child.tag === 'title' || child.tag === 'head') continue
    const next = enter(child, place)
    if (!next) continue
    if (isBoundary(next)) flush()
    else if (place.isRow && (child.tag === 'td' || child.tag === 'th') && draft.text.length) draft.text.push(' | ')
    if (child.tag === 'a') draft.url ??= child.attributes.get('href')?.trim() || null
    stack.push({ place: next, at: 0 })
  }
  flush()
  return out
}

/** A block of its own: a block element, or an inline one that its class calls a caption or byline. */
function isBoundary({ element, block }: Place): boolean {
  return element === block
}

/** The place inside an element, null where nothing in it is to be read. */
function enter(element: Element, outer: Place): Place | null {
  const marks = marksOf(element)
  if (marks.hidden) return null
  const { tag } = element
  const isFigure = tag === 'figcaption' || tag === 'figure' || tag === 'caption'
  const isOwn = BLOCKS.has(tag) || ((marks.caption || marks.byline) && !outer.caption && !outer.byline && outer.block.tag !== 'p')
  if (marks.embed) return { ...outer, element, block: element, rail: null, boiler: null, caption: null, byline: null, isItem: false }
  return {
    element,
    block: isOwn && !outer.isRow ? element : outer.block,
    rail: marks.rail ? { element, outer: outer.rail } : outer.rail,
    boiler: marks.boiler ? { element, outer: outer.boiler } : outer.boiler,
    caption: isFigure || marks.caption ? { element, outer: outer.caption } : outer.caption,
    byline: outer.byline ?? (marks.byline ? element : null),
    main: MAIN.has(tag) || element.attributes.get('itemprop') === 'articleBody' ? element : outer.main,
    isItem: outer.isItem || tag === 'li',
    isRow: outer.isRow || (tag === 'tr' && isDataRow(element)),
    isLink: outer.isLink || tag === 'a',
  }
}

/** True for a row of a table of data: several short cells without blocks in them. */
function isDataRow(row: Element): boolean {
  let cells = 0
  let length = 0
  const stack: (Element | string)[] = row.children.slice(0, 200)
  for (let steps = 0; stack.length && steps < 200; steps++) {
    const node = stack.pop()!
    if (typeof node === 'string') length += node.trim().length
    else {
      if (node.tag === 'td' || node.tag === 'th') cells++
      else if (BLOCKS.has(node.tag) && node.tag !== 'p' && node.tag !== 'div') return false
      for (let i = 0; i < node.children.length && i < 100; i++) stack.push(node.children[i]!)
    }
  }
  return cells > 1 && length < LONGEST_ROW && stack.length === 0
}

function proseOf(text: string, linked: number, tag: string): number {
  const plain = text.length - linked
  if (plain < 40 || /^h[1-6]$/.test(tag)) return 0
  return plain + countCommas(text) * 20
}

function countCommas(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x2c || code === 0x3001 || code === 0xff0c || code === 0x060c) n++
  }
  return n
}
