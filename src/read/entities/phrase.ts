import type { Span } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { CASE, CC, MARK, PUNCT } from '../rel-bits.ts'

/** For every token the first and last token of its subtree. */
export interface Extents {
  readonly left: Int32Array
  readonly right: Int32Array
}

const memo = new WeakMap<Analysis, Extents>()

/** The subtree of every token as a stretch; each arc is climbed only as long as it widens its heads. Kept for the next caller. */
export function extentsOf(analysis: Analysis): Extents {
  let extents = memo.get(analysis)
  if (!extents) memo.set(analysis, (extents = measureExtents(analysis)))
  return extents
}

function measureExtents(analysis: Analysis): Extents {
  const { n } = analysis
  const left = new Int32Array(n)
  const right = new Int32Array(n)
  climbArcs(analysis.head, left, right)
  return { left, right }
}

function climbArcs(head: Int32Array, left: Int32Array, right: Int32Array): void {
  for (let i = 0; i < left.length; i++) left[i] = right[i] = i
  for (let i = 0; i < left.length; i++) {
    let j = head[i]!
    for (let steps = 0; j >= 0 && steps < 64 && (left[j]! > i || right[j]! < i); j = head[j]!, steps++) {
      if (left[j]! > i) left[j] = i
      if (right[j]! < i) right[j] = i
    }
  }
}

/** The characters from token `from` up to token `to`. */
export function spanOf(analysis: Analysis, from: number, to: number): Span {
  return [analysis.start[from]!, analysis.end[to - 1]!]
}

/** The first dependent of `head` whose relation is one of `rels` (bits), -1 where there is none. */
export function childOf(analysis: Analysis, head: number, rels: number): number {
  for (let c = analysis.firstChild[head]!; c >= 0; c = analysis.nextSibling[c]!) if ((analysis.relBits[c]! & rels) !== 0) return c
  return -1
}

/** The relation without its subtype. */
export function baseOf(rel: string): string {
  let base = bases.get(rel)
  if (base === undefined) bases.set(rel, (base = rel.split(':')[0]!))
  return base
}

const bases = new Map<string, string>()

const OUTSIDE = CASE | CC | MARK | PUNCT
const LOOSE = new Set([
  'appos',
  'acl',
  'acl:relcl',
  'parataxis',
  'conj',
  'cc',
  'advcl',
  'advcl:relcl',
  'orphan',
  'list',
  'discourse',
  'dep',
  'cop',
  'nsubj',
  'csubj',
  'ccomp',
  'vocative',
])
const TIGHT_CASES = new Set(['of', 'for', 'from', 'at'])

/** What cannot stand before the article of its own noun: the verb of a headline, taken for a noun. */
const STRAY = new Set(['compound', 'amod', 'flat'])

/** The first token of a noun phrase without prepositions, conjunctions and punctuation before it. */
export function phraseStart(analysis: Analysis, from: number, head: number): number {
  let i = from
  while (
    i < head &&
    ((analysis.relBits[i]! & OUTSIDE) !== 0 || analysis.upos[i] === 'PUNCT' || (analysis.upos[i] === 'ADP' && analysis.head[i]! < i))
  )
    i++
  return i
}

/** A whole noun phrase with title, appositive and clauses: tokens `[from, to)`. */
export function wholePhrase(analysis: Analysis, extents: Extents, head: number): [from: number, to: number] {
  let from = extents.left[head]!
  let to = extents.right[head]! + 1
  for (let c = analysis.firstChild[head]!; c >= 0 && c < head; c = analysis.nextSibling[c]!) {
    if ((analysis.relBits[c]! & OUTSIDE) !== 0 && extents.right[c]! + 1 > from) from = extents.right[c]! + 1
  }
  while (to > head + 1 && analysis.upos[to - 1] === 'PUNCT' && !/^[)\]"”'’]$/.test(analysis.form[to - 1]!)) to--
  return [phraseStart(analysis, from, head), to]
}

/** A noun phrase without what is hung on loosely: determiner, modifiers, head and "of …" / "for …". */
export function corePhrase(analysis: Analysis, extents: Extents, head: number): [from: number, to: number] {
  let from = head
  let to = head + 1
  let open = true
  let before = ''
  for (let c = analysis.firstChild[head]!; c >= 0; c = analysis.nextSibling[c]!) {
    const rel = analysis.rel[c]!
    if (c < head) {
      if ((analysis.relBits[c]! & OUTSIDE) !== 0 || LOOSE.has(rel)) from = head
      else if (rel === 'det' && STRAY.has(before)) from = extents.left[c]!
      else if (extents.left[c]! < from) from = Math.max(extents.left[c]!, 0)
      before = rel
    } else if (open) {
      const tight = !LOOSE.has(rel) && (!rel.startsWith('nmod') || isTight(analysis, c)) && rel !== 'punct'
      if (tight && extents.left[c]! <= to) to = extents.right[c]! + 1
      else open = false
    }
  }
  return [phraseStart(analysis, from, head), trimRight(analysis, head, to)]
}

/** True when a dependent noun is joined by a preposition that belongs to the name of its head. */
function isTight(analysis: Analysis, noun: number): boolean {
  for (let c = analysis.firstChild[noun]!; c >= 0; c = analysis.nextSibling[c]!) {
    if ((analysis.relBits[c]! & CASE) !== 0) return TIGHT_CASES.has(analysis.lower[c]!)
  }
  return false
}

/** A noun phrase ends before its last marks and before the genitive: "the company" of "the company's engineers". */
function trimRight(analysis: Analysis, head: number, to: number): number {
  while (to > head + 1 && (analysis.upos[to - 1] === 'PUNCT' || analysis.xpos[to - 1] === 'POS')) to--
  return to
}

/** The token of `[from, to)` whose head lies outside; the first such. */
export function headOf({ head, upos }: Pick<Analysis, 'head' | 'upos'>, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const h = head[i]!
    if ((h < from || h >= to) && upos[i] !== 'PUNCT') return i
  }
  return from
}
