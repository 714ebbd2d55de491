import { Tokenizer } from 'htmlparser2'

/** An element of a page: as much of it as is needed to find the report. */
export interface Element {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | null
  readonly children: (Element | string)[]
  /** 0 at the root. */
  readonly depth: number
}

/** A page as a tree, with what had to be left out of it. */
export interface Tree {
  readonly root: Element
  /** The page is longer than what is read of it. */
  readonly isCut: boolean
}

/** Longest page that is read, in characters; what stands behind is left out. */
export const LONGEST_PAGE = 5_000_000

/** Deepest nesting that is followed; what lies deeper is read as if it lay there. */
export const DEEPEST = 256

/** Most elements of one page, and most characters of one attribute. */
const MOST_ELEMENTS = 200_000
const LONGEST_VALUE = 8_000

/** Attributes that say something about a report. */
const KEPT: ReadonlySet<string> = new Set(
  'class id href rel role itemprop itemtype itemscope property name content datetime style hidden aria-hidden lang xml:lang type http-equiv src alt title pubdate charset data-testid data-component'.split(
    ' ',
  ),
)

/** Elements that hold no text of the page. */
const DROPPED: ReadonlySet<string> = new Set(
  'style noscript template svg button select textarea option iframe object canvas audio video map math dialog menu noembed noframes xmp'.split(
    ' ',
  ),
)

const VOID: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
)

const HEADINGS = 'h1 h2 h3 h4 h5 h6'

/** Elements whose beginning ends an open paragraph. */
const ENDS_PARAGRAPH: ReadonlySet<string> = new Set(
  `address article aside blockquote center details div dl fieldset figcaption figure footer form header hr main nav ol p pre section table ul ${HEADINGS}`.split(
    ' ',
  ),
)

/** Elements that end an open element of the second column, where it lies not outside one of the third. */
const ENDS_ITEM: Readonly<Record<string, readonly [ends: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [new Set(['li']), new Set(['ul', 'ol', 'menu'])],
  dt: [new Set(['dt', 'dd']), new Set(['dl'])],
  dd: [new Set(['dt', 'dd']), new Set(['dl'])],
  tr: [new Set(['tr', 'td', 'th']), new Set(['table'])],
  td: [new Set(['td', 'th']), new Set(['tr', 'table'])],
  th: [new Set(['td', 'th']), new Set(['tr', 'table'])],
  tbody: [new Set(['thead', 'tbody', 'tr', 'td', 'th']), new Set(['table'])],
  tfoot: [new Set(['thead', 'tbody', 'tr', 'td', 'th']), new Set(['table'])],
  option: [new Set(['option']), new Set(['select'])],
  body: [new Set(['head']), new Set(['html'])],
  a: [new Set(['a']), new Set('p div li td th section article aside h1 h2 h3 h4 h5 h6'.split(' '))],
}

/** What an end tag does not reach beyond. */
const WALLS: ReadonlySet<string> = new Set(['table', 'td', 'th'])

/** Reads a page into a tree in one pass, in time linear in its length, whatever its nesting. Bad markup is no fault. */
export function parseTree(html: string): Tree {
  const source = html.length > LONGEST_PAGE ? html.slice(0, LONGEST_PAGE) : html
  const builder = new Builder(source)
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder)
  tokenizer.write(source)
  tokenizer.end()
  return { root: builder.root, isCut: html.length > LONGEST_PAGE }
}

/** Builds the tree while the tokenizer runs; its methods are the events of the tokenizer. */
class Builder {
  readonly root: Element = { tag: '', attributes: new Map(), parent: null, children: [], depth: 0 }
  readonly source: string
  private top: Element = this.root
  /** Elements that are open but not nested: so many end tags close nothing. */
  private lost = 0
  private count = 0
  private tag = ''
  private attributes = new Map<string, string>()
  private name = ''
  private value = ''

  constructor(source: string) {
    this.source = source
  }

  ontext(from: number, to: number): void {
    if (!DROPPED.has(this.top.tag)) this.top.children.push(this.source.slice(from, to))
  }

  ontextentity(point: number): void {
    if (!DROPPED.has(this.top.tag)) this.top.children.push(String.fromCodePoint(point))
  }

  onopentagname(from: number, to: number): void {
    this.tag = this.source.slice(from, Math.min(to, from + 40)).toLowerCase()
    this.attributes = new Map()
  }

  onattribname(from: number, to: number): void {
    const name = to - from > 20 ? '' : this.source.slice(from, to).toLowerCase()
    this.name = KEPT.has(name) && !this.attributes.has(name) ? name : ''
    this.value = ''
  }

  onattribdata(from: number, to: number): void {
    if (this.name && this.value.length < LONGEST_VALUE) this.value += this.source.slice(from, Math.min(to, from + LONGEST_VALUE))
  }

  onattribentity(point: number): void {
    if (this.name && this.value.length < LONGEST_VALUE) this.value += String.fromCodePoint(point)
  }

  onattribend(): void {
    if (this.name) this.attributes.set(this.name, this.value)
    this.name = ''
  }

  onopentagend(): void {
    this.open(VOID.has(this.tag))
  }

  onselfclosingtag(): void {
    this.open(VOID.has(this.tag) || this.tag === 'path' || this.tag === 'use')
  }

  private open(isVoid: boolean): void {
    const { tag } = this
    if (!tag) return
    if (ENDS_PARAGRAPH.has(tag)) this.endParagraph(tag)
    const item = Object.hasOwn(ENDS_ITEM, tag) ? ENDS_ITEM[tag]! : null
    if (item) this.endItem(item[0], item[1])
    if (++this.count > MOST_ELEMENTS) {
      if (!isVoid) this.lost++
      return
    }
    // Beyond the deepest level an element stands beside the open one instead of in it.
    const isTooDeep = !isVoid && this.top.depth >= DEEPEST
    if (isTooDeep) this.lost++
    const parent = isTooDeep ? this.top.parent! : this.top
    const element: Element = { tag, attributes: this.attributes, parent, children: [], depth: parent.depth + 1 }
    parent.children.push(element)
    if (!isVoid) this.top = element
  }

  /** An open <p> ends where a block begins; so does a heading where another begins. */
  private endParagraph(tag: string): void {
    const isHeading = HEADINGS.includes(tag) && tag.length === 2
    for (let open: Element | null = this.top; open?.parent; open = open.parent) {
      if (open.tag === 'p' || (isHeading && open === this.top && /^h[1-6]$/.test(open.tag))) {
        this.top = open.parent
        return
      }
      if (ENDS_PARAGRAPH.has(open.tag) || WALLS.has(open.tag) || open.tag === 'li') return
    }
  }

  private endItem(ends: ReadonlySet<string>, within: ReadonlySet<string>): void {
    let last: Element | null = null
    for (let open: Element | null = this.top; open?.parent; open = open.parent) {
      if (within.has(open.tag)) break
      if (ends.has(open.tag)) last = open
    }
    if (last?.parent) this.top = last.parent
  }

  onclosetag(from: number, to: number): void {
    const tag = this.source.slice(from, Math.min(to, from + 40)).toLowerCase()
    if (this.lost > 0 && !VOID.has(tag)) {
      this.lost--
      return
    }
    if (tag === 'br') this.top.children.push('\n')
    for (let open: Element | null = this.top; open?.parent; open = open.parent) {
      if (open.tag === tag) {
        this.top = open.parent
        return
      }
      if (WALLS.has(open.tag) && tag !== 'table' && tag !== 'tr' && tag !== 'tbody') return
    }
  }

  onattribstart(): void {}
  oncdata(from: number, to: number, offset: number): void {
    // What XML calls CDATA is a comment in a page, but for old pages that were made as XHTML.
    if (this.top.tag === 'script') this.ontext(from, to - offset)
  }
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/** Value of an attribute, trimmed; null where there is none or it is empty. */
export function attribute(element: Element, name: string): string | null {
  return element.attributes.get(name)?.trim() || null
}

/** All elements below one, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Element[] = [root]
  while (stack.length) {
    const element = stack.pop()!
    if (element !== root) yield element
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
}

/** Text below an element with white space folded, cut at `most` characters; scripts left out. */
export function textOf(root: Element, most = 2000): string {
  const pieces: string[] = []
  let length = 0
  const stack: (Element | string)[] = [root]
  while (stack.length && length < most * 2) {
    const node = stack.pop()!
    if (typeof node === 'string') {
      pieces.push(node)
      length += node.length
    } else if (node === root || node.tag !== 'script') {
      if (node.tag === 'br') pieces.push(' ')
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
    }
  }
  return fold(pieces.join('')).slice(0, most)
}

/** White space folded to single spaces, none at the ends; invisible joiners of lines dropped. */
export function fold(text: string): string {
  const hasJoiners = text.includes('\u00ad') || text.includes('\u200b') || text.includes('\ufeff')
  return (hasJoiners ? text.replace(/[\u00ad\u200b\ufeff]/g, '') : text).replace(/\s+/g, ' ').trim()
}
