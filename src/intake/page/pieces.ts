import { isHouseLine } from '../../lang/house-lines.ts'
import { isStoriesHeading, storyLeadLength } from '../../lang/rail-headings.ts'
import type { PartKind } from '../../record/index.ts'
import { findStamp } from '../dates.ts'
import { isCaption, parseByline, parseNames } from '../heading.ts'
import type { Block } from './blocks.ts'
import { chooseBody, withoutFalseMarks, withoutInnerMarks } from './body.ts'

/** A part of the report before its place in the text is known. */
export interface Piece {
  readonly kind: PartKind
  readonly text: string
  readonly url?: string
}

/** The parts of a page: the report in order, and the headlines of other stories. */
export interface Pieces {
  readonly title: string | null
  readonly body: readonly Piece[]
  readonly rail: readonly Piece[]
  /** Authors that the byline names. */
  readonly authors: readonly string[]
}

/** Sorts the blocks of a page into title, byline, captions, paragraphs and headlines of other stories; leaves out the rest. */
export function findPieces(blocks: readonly Block[], declared: string | null): Pieces {
  const outer = withoutFalseMarks(blocks)
  const title = declared ?? topHeading(outer)?.text ?? null
  const inBody = chooseBody(outer, title)
  const marked = withoutInnerMarks(outer, inBody)
  const rails = findRails(marked, inBody)
  const rail = marked.flatMap((block, i) => (rails[i] === 'item' ? [storyOf(block, block.text)] : []))
  const body: Piece[] = []
  const seen = new Set<string>()
  let authors: readonly string[] = []
  let paragraphs = 0
  marked.forEach((block, i) => {
    if (rails[i] !== null || block.rail || block.boiler || !inBody(block)) return
    const lead = storyLeadLength(block.text)
    if (lead && block.text.length - lead > 15 && !/[.!?…]["”»’]?$/.test(block.text)) {
      rail.push(storyOf(block, block.text.slice(lead)))
      return
    }
    const kind = kindOf(block, { title, paragraphs })
    if (kind === null) return
    if (block.text.length > 60 || kind !== 'paragraph') {
      if (seen.has(block.text)) return
      seen.add(block.text)
    }
    if (kind === 'byline' && !authors.length) authors = parseNames(block.text)
    if (kind === 'paragraph') paragraphs++
    body.push({ kind, text: block.text })
  })
  return { title, body: withoutTail(body), rail, authors }
}

function storyOf(block: Block, text: string): Piece {
  return { kind: 'headline', text, ...(block.url && /^https?:/i.test(block.url) ? { url: block.url } : {}) }
}

/** The heading of the page: its first h1 outside of other boxes. */
function topHeading(blocks: readonly Block[]): Block | undefined {
  const headings = blocks.filter((block) => block.tag === 'h1' && !block.rail && !block.boiler)
  return headings.find((block) => block.main && block.text.length > 15) ?? headings.find((block) => block.text.length > 15) ?? headings[0]
}

/** What a block of the body is, null where it is no part of the report. */
function kindOf(block: Block, { title, paragraphs }: { readonly title: string | null; readonly paragraphs: number }): PartKind | null {
  const { text } = block
  if (block.tag === 'h1' || isSameLine(text, title)) return null
  if (block.caption) return isHouseLine(text) ? null : 'caption'
  if (isCaption(text)) return 'caption'
  if (isPictureLine(text)) return 'caption'
  if (block.linked > text.length * 0.6 && text.length < 200) return null
  if (isHouseLine(text) || isSigns(text)) return null
  if (block.byline && text.length < 200) return 'byline'
  if ((paragraphs === 0 && isHeadLine(text)) || (text.length < 60 && parseByline(text))) return 'byline'
  return 'paragraph'
}

/** True when two lines are the same but for signs and case. */
function isSameLine(line: string, title: string | null): boolean {
  if (title === null || Math.abs(line.length - title.length) > 12) return false
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return plain(line) === plain(title)
}

/** "The square on Monday (Image: AGENCY)", "Photo by Ann Example/Agency via …": a line that ends in a credit. */
function isPictureLine(text: string): boolean {
  return (
    text.length < 300 &&
    (/\((?:image|photo|picture|credit|photograph|file photo|foto|фото|сурет|bild|photo by)(?: credit)?(?::| by | via | courtesy )[^()]{2,60}\)$/i.test(
      text,
    ) ||
      /^(?:image|photo|picture|foto|фото|сурет|bild|credit)s?(?: credit| copyright| courtesy| source)?(?::| ©| by |\/)/i.test(text) ||
      /^(?:image|photo) (?:copyright|caption|credit) /i.test(text))
  )
}

function isSigns(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text)
}

/** A short line above the first paragraph that says who wrote or when: "By Ann Example", "2 March 2026, 14:30", "Updated 1:23 p.m.". */
function isHeadLine(text: string): boolean {
  if (text.length > 120) return false
  if (
    /^(?:by|von|par|por|автор|авторы|author|written by|posted by|published by)[\s:]\s{0,3}\p{Lu}/iu.test(text) &&
    parseNames(text).length > 0
  )
    return true
  if (
    /^(?:last )?(?:updated|published|posted|modified|обновлено|опубликовано|жарияланды|оновлено|опубліковано|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado)\b[^.!?]{0,60}\d/i.test(
      text,
    )
  )
    return true
  if (text.length < 45 && /^(?:by|von|par|por) \p{Lu}[\p{L}\p{Lu}. &-]{1,38}$/iu.test(text)) return true
  const stamp = findStamp(text)
  return stamp !== null && stamp.to - stamp.from > text.length * 0.3 && !/[.!?]$/.test(text.slice(stamp.to))
}

/** A report without the headings that nothing follows, at its end. */
function withoutTail(body: readonly Piece[]): readonly Piece[] {
  let end = body.length
  while (end > 1 && isEmptyEnd(body[end - 1]!)) end--
  return body.slice(0, end)
}

function isEmptyEnd({ kind, text }: Piece): boolean {
  return kind === 'paragraph' && text.length < 40 && /:$/.test(text)
}

/** For each block: the heading of a list of other stories, an item of one, or null. */
function findRails(blocks: readonly Block[], inBody: (block: Block) => boolean): ('heading' | 'item' | null)[] {
  const out = new Array<'heading' | 'item' | null>(blocks.length).fill(null)
  blocks.forEach((block, i) => {
    if (out[i] !== null) return
    if (block.rail && !block.boiler) {
      if (isStoryLink(block) || (isStoryLine(block) && !isStoriesHeading(block.text) && hasHeading(blocks, i))) out[i] = 'item'
      else if (isStoriesHeading(block.text)) out[i] = 'heading'
    } else if (!block.boiler && isStoriesHeading(block.text) && !(block.byline && inBody(block))) markItems(blocks, i, out)
  })
  return out
}

/** True when the box of other stories around a block has a heading that says so, before the block. */
function hasHeading(blocks: readonly Block[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 40 && blocks[i]!.rail; i--) if (isStoriesHeading(blocks[i]!.text)) return true
  return false
}

/** Fewest lines without a link that make a list of other stories. */
const FEWEST_PLAIN = 3

/** Marks the lines that follow the heading at `at`, where they are links, or three at least of the form of headlines. */
function markItems(blocks: readonly Block[], at: number, out: ('heading' | 'item' | null)[]): void {
  const items: number[] = []
  let linked = 0
  for (let i = at + 1; i < blocks.length && items.length < 100; i++) {
    const block = blocks[i]!
    if (isStoryLink(block)) linked++
    else if (!isStoryLine(block) || isStoriesHeading(block.text)) break
    items.push(i)
  }
  const last = items.length
  if (last === 0 || (linked < last && last < FEWEST_PLAIN && linked === 0)) return
  const isHeading = /^h[1-6]$/.test(blocks[at]!.tag)
  if (linked === 0 && last < FEWEST_PLAIN && !isHeading) return
  out[at] = 'heading'
  for (const i of items) out[i] = 'item'
}

/** A link to another story: short, mostly link. */
function isStoryLink(block: Block): boolean {
  const { text, linked } = block
  return linked >= text.length * 0.5 && text.length >= 20 && text.length <= 220 && text.includes(' ') && !isHouseLine(text)
}

/** A headline without a link: one short line that does not end like a sentence. */
function isStoryLine({ text, tag, caption }: Block): boolean {
  return (
    text.length >= 15 &&
    text.length <= 220 &&
    tag !== 'h1' &&
    !caption &&
    text.includes(' ') &&
    !/[.:;,!…]["”»’)]?$/.test(text) &&
    !isHouseLine(text)
  )
}
