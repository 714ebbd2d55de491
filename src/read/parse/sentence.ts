import { mix } from '../hash.ts'
import { ATOMS, NOUN_SENSE, VERB_SENSE, WORD } from '../lexemes.ts'
import { BRACKETS, COMMAS, JOINTS, OTHERS, type ParseState, QUOTES, VERBS } from './state.ts'
import type { Mark } from './punctuation.ts'

/** A tagged sentence: tokens `[from, to)` of an article; `atoms` are rows of `Lexemes.atoms`. */
export interface SentenceInput {
  readonly from: number
  readonly to: number
  readonly tags: Uint8Array
  readonly lex: Int32Array
  readonly atoms: Int32Array
}

/** What a tag is to the parser. */
export const WORD_KIND = 0
export const VERB_KIND = 1
export const JOINT_KIND = 2
export const MARK_KIND = 3
export const COMMA_KIND = 4
export const OPEN_QUOTE_KIND = 5
export const CLOSE_QUOTE_KIND = 6
export const OPEN_BRACKET_KIND = 7
export const CLOSE_BRACKET_KIND = 8

/** What the parser asks of each tag: its hashes, its universal tag, its kind, and which sense group of the lexicon goes with it. */
export interface TagTables {
  readonly tag: Int32Array
  readonly coarse: Int32Array
  readonly upos: Uint8Array
  readonly kind: Uint8Array
  readonly sense: Uint8Array
}

/** Tables for a list of joint tags ("VERB|VBD"). */
export function tagTables(tags: readonly string[], upos: readonly string[]): TagTables {
  const numbers = tags.map((t) => Math.max(0, upos.indexOf(t.slice(0, t.indexOf('|')))))
  return {
    tag: Int32Array.from(tags, (t) => hashName(t)),
    coarse: Int32Array.from(numbers, (u) => mix(0xc0a2 + u)),
    upos: Uint8Array.from(numbers),
    kind: Uint8Array.from(tags, (t) => kindOf(t)),
    sense: Uint8Array.from(tags, (t) => (t.startsWith('VERB') ? VERB_SENSE : t.startsWith('NOUN') ? NOUN_SENSE : 0)),
  }
}

function kindOf(tag: string): number {
  if (tag.startsWith('VERB')) return VERB_KIND
  if (tag.startsWith('CCONJ')) return JOINT_KIND
  if (!tag.startsWith('PUNCT')) return WORD_KIND
  const fine = tag.slice(tag.indexOf('|') + 1)
  if (fine === ',') return COMMA_KIND
  if (fine === '``') return OPEN_QUOTE_KIND
  if (fine === "''") return CLOSE_QUOTE_KIND
  if (fine === '-LRB-') return OPEN_BRACKET_KIND
  return fine === '-RRB-' ? CLOSE_BRACKET_KIND : MARK_KIND
}

function hashName(name: string): number {
  let hash = 3
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash, 31) + name.charCodeAt(i)
  return mix(hash)
}

/** How many open marks are remembered when their partners are looked for. */
const PARTNERS_KEPT = 8

/** The words of a sentence without its punctuation, which the parser leaves aside, and the marks with the gaps they stand in. */
export class WordSequence {
  /** Number of words. */
  n = 0
  /** Number of marks. */
  marks = 0
  /** Word 1..n -> token. */
  origin = new Int32Array(64)
  /** Mark -> token, gap, partner's gap. */
  markToken = new Int32Array(64)
  markGap = new Int32Array(64)
  markPartner = new Int32Array(64)
  private readonly open = new Int32Array(PARTNERS_KEPT)
  private readonly openKind = new Uint8Array(PARTNERS_KEPT)
  private opened = 0

  /** Divides the sentence and fills in the words' hashes and counts in the state. */
  load(input: SentenceInput, tables: TagTables, state: ParseState): void {
    const { from, to, tags } = input
    this.reserve(to - from + 2)
    this.n = this.marks = this.opened = 0
    for (let i = from; i < to; i++) {
      const kind = tables.kind[tags[i]!]!
      if (kind >= MARK_KIND) this.addMark(i, kind)
      else this.origin[++this.n] = i
    }
    state.reset(this.n)
    this.fill(input, tables, state)
  }

  /** Writes mark number `k` into `mark`. */
  read(k: number, input: SentenceInput, mark: { -readonly [P in keyof Mark]: Mark[P] }): void {
    mark.gap = this.markGap[k]!
    mark.partner = this.markPartner[k]!
    mark.isLast = mark.gap === this.n
    mark.word = input.atoms[input.lex[this.markToken[k]!]! * ATOMS + WORD]!
  }

  private addMark(token: number, kind: number): void {
    const k = this.marks++
    this.markToken[k] = token
    this.markGap[k] = this.n
    this.markPartner[k] = -1
    if (kind === OPEN_QUOTE_KIND || kind === OPEN_BRACKET_KIND) {
      if (this.opened === PARTNERS_KEPT) {
        this.open.copyWithin(0, 1)
        this.openKind.copyWithin(0, 1)
        this.opened--
      }
      this.open[this.opened] = k
      this.openKind[this.opened++] = kind
    } else if (kind === CLOSE_QUOTE_KIND || kind === CLOSE_BRACKET_KIND) {
      for (let j = this.opened - 1; j >= 0; j--) {
        if (this.openKind[j] !== kind - 1) continue
        this.markPartner[k] = this.markGap[this.open[j]!]!
        this.markPartner[this.open[j]!] = this.n
        this.opened = j
        break
      }
    }
  }

  private fill(input: SentenceInput, tables: TagTables, state: ParseState): void {
    const { tags, lex, atoms } = input
    const { before, width } = state
    before.fill(0, 0, 2 * width)
    let mark = 0
    for (let k = 1; k <= this.n + 1; k++) {
      const at = k * width
      let gap = 0
      for (; mark < this.marks && this.markGap[mark]! < k; mark++) {
        const token = this.markToken[mark]!
        const kind = tables.kind[tags[token]!]!
        gap = (Math.imul(gap, 31) + atoms[lex[token]! * ATOMS + WORD]!) | 0
        const counter = kind === COMMA_KIND ? COMMAS : kind === MARK_KIND ? OTHERS : kind <= CLOSE_QUOTE_KIND ? QUOTES : BRACKETS
        before[at + counter] = before[at + counter]! + 1
      }
      state.gap[k] = gap
      if (k > this.n) break
      const token = this.origin[k]!
      const tag = tags[token]!
      const row = lex[token]! * ATOMS
      state.word[k] = atoms[row + WORD]!
      state.tag[k] = tables.tag[tag]!
      state.coarse[k] = tables.coarse[tag]!
      state.upos[k] = tables.upos[tag]!
      const sense = tables.sense[tag]!
      state.sense[k] = sense === 0 ? state.coarse[k]! : atoms[row + sense]!
      before.copyWithin(at + width, at, at + width)
      const kind = tables.kind[tag]!
      if (kind === VERB_KIND) before[at + width + VERBS] = before[at + width + VERBS]! + 1
      else if (kind === JOINT_KIND) before[at + width + JOINTS] = before[at + width + JOINTS]! + 1
    }
  }

  private reserve(size: number): void {
    if (this.origin.length >= size) return
    this.origin = new Int32Array(2 * size)
    this.markToken = new Int32Array(2 * size)
    this.markGap = new Int32Array(2 * size)
    this.markPartner = new Int32Array(2 * size)
  }
}
