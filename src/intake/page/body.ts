import type { Block, Boxes } from './blocks.ts'
import { isListed, wordsOf } from './marks.ts'
import type { Element } from './tree.ts'

/** Share of the page's running text from which on a box that is called boilerplate is not: class names lie, and some pages lie in one form. */
const MOST_OF_PAGE = 0.4

/** The same share for galleries and comments, which are often longer than the report itself. */
const NEARLY_ALL = 0.05

const COMMENTS = / (?:comments?|disqus|replies|respond|reactions|forum) /

/** Most boxes that are held to be falsely marked. */
const MOST_FALSE = 8

/** Unmarks boxes of boilerplate, captions and other stories where most of the page's text stands in them; boxes inside them keep their marks. */
export function withoutFalseMarks(blocks: readonly Block[]): readonly Block[] {
  const marked: { readonly prose: number; readonly boxes: readonly Element[] }[] = []
  const isLong = new Set<Element>()
  let plain = 0
  for (const block of blocks) {
    if (!block.prose) continue
    for (let box = block.caption; box; box = box.outer) isLong.add(box.element)
    const boxes = [...boxesOf(block)]
    if (boxes.length) marked.push({ prose: block.prose, boxes })
    else plain += block.prose
  }
  const isFalse = new Set<Element>()
  let left = marked
  for (let round = 0; round < MOST_FALSE && left.length; round++) {
    const prose = new Map<Element, number>()
    for (const one of left) for (const box of one.boxes) if (!isFalse.has(box)) add(prose, box, one.prose)
    let worst: Element | null = null
    for (const [box, sum] of prose) {
      const share = isLong.has(box) || COMMENTS.test(wordsOf(box)) ? NEARLY_ALL : MOST_OF_PAGE
      if (sum * share > plain && (worst === null || sum > prose.get(worst)!)) worst = box
    }
    if (!worst) break
    isFalse.add(worst)
    left = left.filter(({ prose: weight, boxes }) => {
      const isFree = boxes.every((box) => isFalse.has(box))
      if (isFree) plain += weight
      return !isFree
    })
  }
  return isFalse.size ? unmarked(blocks, isFalse) : blocks
}

/** Fewest paragraphs and characters of running text of a marked box inside the report that is a part of it. */
const FEWEST_PARAGRAPHS = 3
const LEAST_PROSE = 400

/** Unmarks boxes inside the report that hold paragraphs of it: several, with hardly a link. */
export function withoutInnerMarks(blocks: readonly Block[], inBody: (block: Block) => boolean): readonly Block[] {
  const sums = new Map<Element, { paragraphs: number; prose: number; length: number; linked: number }>()
  for (const block of blocks) {
    if ((!block.rail && !block.boiler) || block.caption || !inBody(block)) continue
    const weight = block.prose
    for (const box of boxesOf(block)) {
      const sum = sums.get(box) ?? { paragraphs: 0, prose: 0, length: 0, linked: 0 }
      sum.length += block.text.length
      sum.linked += block.linked
      sum.prose += weight
      if (weight > 60 && block.tag === 'p') sum.paragraphs++
      sums.set(box, sum)
    }
  }
  const isFalse = new Set<Element>()
  for (const [box, { paragraphs, prose, length, linked }] of sums)
    if (paragraphs >= FEWEST_PARAGRAPHS && prose >= LEAST_PROSE && linked < length * 0.12 && !COMMENTS.test(wordsOf(box))) isFalse.add(box)
  return isFalse.size ? unmarked(blocks, isFalse) : blocks
}

/** Boxes of all kinds around a block. */
function boxesOf(block: Block): ReadonlySet<Element> {
  const boxes = new Set<Element>()
  for (const list of [block.rail, block.boiler, block.caption]) for (let box = list; box; box = box.outer) boxes.add(box.element)
  return boxes
}

function unmarked(blocks: readonly Block[], isFalse: ReadonlySet<Element>): readonly Block[] {
  return blocks.map((block) => ({
    ...block,
    rail: without(block.rail, isFalse),
    boiler: without(block.boiler, isFalse),
    caption: without(block.caption, isFalse),
  }))
}

function without(boxes: Boxes | null, isFalse: ReadonlySet<Element>): Boxes | null {
  if (!boxes) return null
  const outer = without(boxes.outer, isFalse)
  return isFalse.has(boxes.element) ? outer : outer === boxes.outer ? boxes : { element: boxes.element, outer }
}

/** What is known of the text below each element. */
interface Sums {
  /** Running text outside of other stories and boilerplate. */
  readonly prose: ReadonlyMap<Element, number>
  readonly blocks: readonly Block[]
}

/** Says of each block whether it stands in the report: in the element that holds most running text, with what was split from it. */
export function chooseBody(blocks: readonly Block[], title: string | null): (block: Block) => boolean {
  const candidates = blocks.filter((block) => !block.rail && !block.boiler && !block.caption && !block.byline)
  const weight = new Map<Element, number>()
  const prose = new Map<Element, number>()
  let total = 0
  for (const block of candidates) {
    const sum = block.prose
    if (!sum) continue
    total += sum
    const near = block.element.parent ?? block.element
    const far = near.parent ?? near
    add(weight, near, sum)
    add(weight, far, sum * 0.6)
    for (let box: Element | null = block.element; box; box = box.parent) add(prose, box, sum)
  }
  if (!total) return (block) => block.linked < block.text.length * 0.5
  let best: Element | null = null
  let most = 0
  for (const [element, sum] of weight) if (sum > most) [best, most] = [element, sum]
  const sums: Sums = { prose, blocks: candidates }
  let one = onePost(best!, sums, title)
  if (one && !candidates.some((block) => block.tag === 'h1' && isInside(block.element, best!))) one = headedBox(sums, title) ?? one
  const boxes = one ? [one] : splitParts(climb(best!, sums), sums)
  return (block) => boxes.some((box) => isInside(block.element, box))
}

function add(sums: Map<Element, number>, element: Element, sum: number): void {
  sums.set(element, (sums.get(element) ?? 0) + sum)
}

/** True when an element is another or lies in it. */
export function isInside(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at === box) return true
  return false
}

/** The child of `box` that holds `element`. */
function branchOf(element: Element, box: Element): Element | null {
  for (let at: Element | null = element; at?.parent; at = at.parent) if (at.parent === box) return at
  return null
}

/** Where a page shows several posts one after the other: the one that has the title, else the first; null where it does not. */
function onePost(best: Element, { prose, blocks }: Sums, title: string | null): Element | null {
  const posts = new Map<Element, { isHeaded: boolean; isOwn: boolean }>()
  for (const block of blocks) {
    const branch = branchOf(block.element, best)
    if (!branch || !isListed(branch) || (prose.get(branch) ?? 0) < 100) continue
    const post = posts.get(branch) ?? { isHeaded: false, isOwn: false }
    if (/^h[1-4]$/.test(block.tag)) {
      post.isHeaded = true
      post.isOwn ||= block.tag === 'h1' || (title !== null && title.startsWith(block.text.slice(0, 40)))
    }
    posts.set(branch, post)
  }
  const own = [...posts].find(([, post]) => post.isOwn)
  const articles = [...posts].filter(([{ tag }]) => tag === 'article')
  const headed = [...posts].filter(([, post]) => post.isHeaded)
  if (articles.length > 1) return (own ?? articles[0]!)[0]
  return headed.length > 1 && headed.length * 2 > posts.size && own ? own[0] : null
}

/** Least running text of a report that stands beside a longer list of others. */
const LEAST = 250

/** The box around the heading of the page that has running text enough to be the report, null where there is none. */
function headedBox({ prose, blocks }: Sums, title: string | null): Element | null {
  const heading =
    blocks.find((block) => block.tag === 'h1' && (title === null || title.startsWith(block.text.slice(0, 12)))) ??
    blocks.find((block) => block.tag === 'h1')
  let box = heading?.element.parent ?? null
  for (let step = 0; box && step < 4; step++, box = box.parent) {
    if (box.tag === 'body') return null
    if ((prose.get(box) ?? 0) >= LEAST) return box
  }
  return null
}

/** How far up the report may reach beyond the element that holds most of it. */
const HIGHEST = 5

/** A wider element where a good part of the running text stands beside the chosen one and is no list of other posts. */
function climb(best: Element, sums: Sums): Element {
  let chosen = best
  let at = best
  for (let step = 0; step < HIGHEST; step++) {
    const parent = at.parent
    if (!parent || parent.tag === 'body' || parent.tag === 'html' || parent.tag === '') break
    at = parent
    const inside = sums.prose.get(chosen) ?? 0
    const beside = (sums.prose.get(parent) ?? 0) - inside
    if (beside < inside * 0.05) continue
    if (isSameReport(chosen, parent, sums, beside)) chosen = parent
  }
  return chosen
}

/** True when what stands in `parent` beside `chosen` reads like more of the same report. */
function isSameReport(chosen: Element, parent: Element, { blocks }: Sums, beside: number): boolean {
  let good = 0
  let linked = 0
  let length = 0
  for (const block of blocks) {
    if (!isInside(block.element, parent) || isInside(block.element, chosen)) continue
    length += block.text.length
    linked += block.linked
    const branch = branchOf(block.element, parent)
    const isOther = block.isItem || (branch !== null && branch.tag === 'article' && branch !== branchOf(chosen, parent))
    if (!isOther && /[.!?…。]["”»’)]?(?:\s|$)/.test(block.text)) good += block.prose
  }
  return good >= beside * 0.7 && linked < length * 0.3
}

/** Boxes with the same tag and class as the chosen one near it: a report that is cut into parts by advertisements. */
function splitParts(chosen: Element, { prose, blocks }: Sums): readonly Element[] {
  const words = wordsOf(chosen)
  if (words === ' ' || isListed(chosen)) return [chosen]
  const top = chosen.parent?.parent?.parent ?? chosen.parent
  if (!top || top.tag === 'html') return [chosen]
  const parts = new Set<Element>([chosen])
  for (const block of blocks) {
    if (!block.prose) continue
    for (let at: Element | null = block.element; at && at !== top; at = at.parent) {
      if (at !== chosen && at.tag === chosen.tag && at.depth === chosen.depth && wordsOf(at) === words && isInside(at, top)) parts.add(at)
    }
  }
  return [...parts].filter((part) => part === chosen || (prose.get(part) ?? 0) > 80)
}
