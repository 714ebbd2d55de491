import { isRailHeading } from '../lang/en/rails.ts'
import type { Article, Part, PartKind } from '../record/index.ts'
import { isCaption, parseByline, parseDateline } from './heading.ts'
import type { Dateline } from './heading.ts'
import { parseBlocks } from './html-blocks.ts'
import type { Block } from './html-blocks.ts'
import { findMetadata } from './html-metadata.ts'

/** A page as text with typed parts, and what it says about itself. */
export interface PageArticle {
  readonly text: string
  readonly parts: readonly Part[]
  readonly title: string | null
  readonly authors: readonly string[]
  readonly dateline: Article['dateline']
  readonly published: string | null
  readonly site: string | null
  readonly language: string | null
  readonly url: string | null
}

interface Piece {
  readonly kind: PartKind
  readonly text: string
  readonly url?: string
}

/** Takes the report out of a web page: title first, then paragraphs and captions, items of rails last, divided by blank lines. */
export function parseHtml(html: string, title: string | null = null): PageArticle {
  const page = parseBlocks(html)
  const metadata = findMetadata(page)
  const blocks = withoutBoilerplate(page.blocks)
  const heading = title ?? findTitle(blocks, metadata.title)
  const chosen = chooseBody(blocks)
  const body: Piece[] = []
  const rail: Piece[] = []
  let authors = metadata.authors
  let inRail = false
  for (const block of blocks) {
    const isHeading = /^h[1-6]$/.test(block.tag)
    if (isRailHeading(block.text)) {
      inRail = true
      continue
    }
    if (block.rail > 0 || (inRail && isStoryLink(block))) {
      if (isStoryLink(block))
        rail.push({ kind: 'headline', text: block.text, ...(block.url && /^https?:/i.test(block.url) ? { url: block.url } : {}) })
      continue
    }
    inRail = false
    if (!chosen(block) || block.text === heading) continue
    if (block.linked > block.text.length * 0.6 && block.text.length < 200) continue
    const byline = body.length < 4 ? parseByline(block.text) : null
    if (byline) {
      if (!authors.length) authors = byline
      body.push({ kind: 'byline', text: block.text })
    } else if (block.tag === 'figcaption' || block.tag === 'caption' || isCaption(block.text))
      body.push({ kind: 'caption', text: block.text })
    else if (!isHeading || block.tag !== 'h1') body.push({ kind: 'paragraph', text: block.text })
  }
  return {
    ...layOut(heading, body, rail, metadata.published),
    title: heading,
    authors,
    published: metadata.published,
    site: metadata.site,
    language: metadata.language,
    url: metadata.url,
  }
}

/** Drops what its class calls boilerplate and unmarks rails, unless that is where most of the text is: class names lie. */
function withoutBoilerplate(blocks: readonly Block[]): Block[] {
  let plain = 0
  const prose = new Map<number, number>()
  for (const block of blocks) {
    const weight = proseOf(block)
    if (block.rail === 0 && block.boiler === 0) plain += weight
    for (const box of new Set([block.rail, block.boiler])) prose.set(box, (prose.get(box) ?? 0) + weight)
  }
  const isBody = (box: number): boolean => box > 0 && (prose.get(box) ?? 0) * 0.4 > plain
  return blocks
    .filter((block) => block.boiler === 0 || isBody(block.boiler))
    .map((block) => (isBody(block.rail) ? { ...block, rail: 0 } : block))
}

/** Title of the page: its first h1 unless the head knows a longer form of it. */
function findTitle(blocks: readonly Block[], named: string | null): string | null {
  const h1 = blocks.filter((block) => block.tag === 'h1' && block.rail === 0)
  const main =
    h1.find((block) => named !== null && (named.includes(block.text) || block.text.includes(named))) ??
    h1.find((block) => block.isMain && block.text.length > 15) ??
    (named ? undefined : h1[0])
  return main?.text ?? named
}

/** A link to another story: short, mostly link. */
function isStoryLink(block: Block): boolean {
  return block.linked >= block.text.length * 0.5 && block.text.length >= 20 && block.text.length <= 220 && block.text.includes(' ')
}

/** Chooses which blocks are the body: those of the element that holds most running text. */
function chooseBody(blocks: readonly Block[]): (block: Block) => boolean {
  const weight = new Map<number, number>()
  let total = 0
  for (const block of blocks) {
    if (block.rail > 0) continue
    const prose = proseOf(block)
    if (!prose) continue
    total += prose
    // The element around the paragraph counts most, its own parent half.
    const near = block.path[block.path.length - 2] ?? 0
    const far = block.path[block.path.length - 3] ?? 0
    weight.set(near, (weight.get(near) ?? 0) + prose)
    weight.set(far, (weight.get(far) ?? 0) + prose * 0.6)
  }
  let best = 0
  let most = 0
  for (const [element, sum] of weight) if (sum > most) [best, most] = [element, sum]
  if (!total) return (block) => block.rail === 0 && block.linked < block.text.length * 0.5
  const isRoot = best === 0 || most < total * 0.25
  const mainProse = blocks.reduce((sum, block) => sum + (block.isMain && block.rail === 0 ? proseOf(block) : 0), 0)
  return (block) => {
    if (isRoot)
      return mainProse > total * 0.4
        ? block.isMain
        : block.linked < block.text.length * 0.5 && (block.tag === 'p' || block.text.length > 80)
    return block.path.includes(best)
  }
}

/** Running text of a block: characters outside links, nothing for short lines. */
function proseOf(block: Block): number {
  const plain = block.text.length - block.linked
  if (plain < 40 || /^h[1-6]$/.test(block.tag)) return 0
  const commas = block.text.split(',').length - 1
  return plain + commas * 20
}

function layOut(
  title: string | null,
  body: readonly Piece[],
  rail: readonly Piece[],
  published: string | null,
): Pick<PageArticle, 'text' | 'parts' | 'dateline'> {
  const parts: Part[] = []
  const texts: string[] = []
  let at = 0
  let dateline: Article['dateline'] = null
  const push = (piece: Piece): void => {
    texts.push(piece.text)
    parts.push({ kind: piece.kind, span: [at, at + piece.text.length], ...(piece.url ? { url: piece.url } : {}) })
    at += piece.text.length + 2
  }
  if (title) push({ kind: 'title', text: title })
  for (const piece of body) {
    const place: Dateline | null = !dateline && piece.kind === 'paragraph' ? parseDateline(piece.text, published) : null
    const rest = place ? piece.text.slice(place.length).trim() : ''
    if (!place || !rest) {
      push(piece)
      continue
    }
    dateline = { place: place.place, date: place.date }
    push({ kind: 'dateline', text: piece.text.slice(0, place.length).trim() })
    push({ kind: 'paragraph', text: rest })
  }
  const seen = new Set(title ? [title] : [])
  for (const piece of rail) {
    if (seen.has(piece.text)) continue
    seen.add(piece.text)
    push(piece)
  }
  return { text: texts.join('\n\n'), parts, dateline }
}
