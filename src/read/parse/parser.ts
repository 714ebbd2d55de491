import { mix } from '../hash.ts'
import { jsonSection, type Model, weightsSection } from '../model.ts'
import { LABEL_BITS, LABEL_TEMPLATES, MOVE_BITS, MOVE_TEMPLATES, labelFeatures, moveFeatures } from './features.ts'
import { ParseState, countBefore } from './state.ts'

/** Transitions, by their number in the tables. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

/** The labels and which of them are possible between two universal tags. */
export interface LabelDictionary {
  readonly labels: readonly string[]
  readonly upos: readonly string[]
  /** Index (head * upos + dependent) * 2 + (1 if the dependent stands before its head) -> numbers of labels. */
  readonly possible: readonly (readonly number[])[]
}

/** Hashes of the labels. */
export function hashLabels(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, k) => mix(0x1abe + k * 31))
}

/** Place of a pair of universal tags in `LabelDictionary.possible`. */
export function labelSlot(uposCount: number, head: number, dependent: number, isLeft: boolean): number {
  return (head * uposCount + dependent) * 2 + (isLeft ? 1 : 0)
}

/** What the parser asks of each tag: its hashes, its universal tag, and whether it is a verb, a comma, a quote, a conjunction. */
export interface TagTables {
  readonly tag: Int32Array
  readonly coarse: Int32Array
  readonly upos: Uint8Array
  readonly kind: Uint8Array
}

/** Tables for a list of joint tags ("VERB|VBD"). */
export function tagTables(tags: readonly string[], upos: readonly string[]): TagTables {
  const numbers = tags.map((t) => Math.max(0, upos.indexOf(t.slice(0, t.indexOf('|')))))
  return {
    tag: Int32Array.from(tags, (t) => hashName(t)),
    coarse: Int32Array.from(numbers, (u) => mix(0xc0a2 + u)),
    upos: Uint8Array.from(numbers),
    kind: Uint8Array.from(tags, (t) => (/^VERB/.test(t) ? 1 : /\|,$/.test(t) ? 2 : /\|(?:``|'')$/.test(t) ? 4 : /^CCONJ/.test(t) ? 8 : 0)),
  }
}

function hashName(name: string): number {
  let hash = 3
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash, 31) + name.charCodeAt(i)
  return mix(hash)
}

/** Fills in the sentence's hashes; `words` gives the word hash of token `from + i`. */
export function loadSentence(state: ParseState, input: SentenceInput, tables: TagTables, kinds: Uint8Array): void {
  const { from, to, tags, lex, atoms, stride } = input
  state.reset(to - from)
  for (let i = from, k = 1; i < to; i++, k++) {
    const t = tags[i]!
    state.word[k] = atoms[lex[i]! * stride]!
    state.tag[k] = tables.tag[t]!
    state.coarse[k] = tables.coarse[t]!
    state.upos[k] = tables.upos[t]!
    kinds[k] = tables.kind[t]!
  }
  countBefore(state, kinds)
}

/** A tagged sentence: tokens `[from, to)` of an article; `atoms[lex * stride]` is the word's hash. */
export interface SentenceInput {
  readonly from: number
  readonly to: number
  readonly tags: Uint8Array
  readonly lex: Int32Array
  readonly atoms: Int32Array
  readonly stride: number
}

/** Greedy arc-hybrid parser: one root, no cycles, time linear in the length of the sentence. */
export class Parser {
  readonly labels: readonly string[]
  private readonly upos: readonly string[]
  private readonly state: ParseState
  /** Two scores against SHIFT in one integer: LEFT in the upper 16 bits, RIGHT in the lower. */
  private readonly moves: Int32Array
  private readonly labelWeights: Int8Array
  private readonly possible: readonly Uint8Array[]
  private readonly rootLabel: number
  private readonly features = new Int32Array(MOVE_TEMPLATES)
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)
  private readonly scores = new Int32Array(128)
  private readonly tables: TagTables
  private kinds = new Uint8Array(1024)

  constructor(dictionary: LabelDictionary, tags: readonly string[], moves: Int8Array, labelWeights: Int8Array) {
    this.labels = dictionary.labels
    this.upos = dictionary.upos
    this.rootLabel = this.labels.indexOf('root')
    this.state = new ParseState(hashLabels(this.labels.length))
    this.moves = packMoves(moves)
    this.labelWeights = labelWeights
    this.possible = dictionary.possible.map((list) => Uint8Array.from(list))
    this.tables = tagTables(tags, dictionary.upos)
  }

  /** Parses a sentence; `head` receives token numbers of the article (-1 for the root), `label` numbers of labels. */
  parse(input: SentenceInput, head: Int32Array, label: Uint8Array): void {
    const { state } = this
    const n = input.to - input.from
    if (this.kinds.length < n + 2) this.kinds = new Uint8Array(2 * n + 2)
    loadSentence(state, input, this.tables, this.kinds)
    const root = n + 1
    while (state.front < root || state.depth > 0) this.step(root)
    for (let k = 1; k <= n; k++) {
      const h = state.head[k]!
      head[input.from + k - 1] = h === root ? -1 : input.from + h - 1
      label[input.from + k - 1] = state.label[k]!
    }
  }

  private step(root: number): void {
    const { state } = this
    const move = state.depth === 0 ? SHIFT : state.front === root ? (state.depth === 1 ? LEFT : RIGHT) : this.choose()
    if (move === SHIFT) state.shift()
    else if (move === LEFT) state.left(this.chooseLabel(state.front, state.stack[state.depth - 1]!))
    else state.right(this.chooseLabel(state.stack[state.depth - 2]!, state.stack[state.depth - 1]!))
  }

  private choose(): number {
    const { features, moves, state } = this
    moveFeatures(state, features)
    let sum = 0
    for (let k = 0; k < MOVE_TEMPLATES; k++) sum = (sum + moves[features[k]!]!) | 0
    const right = (sum << 16) >> 16
    const left = (sum - right) >> 16
    if (left > 0 && left >= right) return LEFT
    return right > 0 && state.depth > 1 ? RIGHT : left > 0 ? LEFT : SHIFT
  }

  private chooseLabel(h: number, d: number): number {
    const { state, labelBuckets, labelWeights, scores } = this
    if (h > state.n) return this.rootLabel
    const candidates = this.possible[labelSlot(this.upos.length, state.upos[h]!, state.upos[d]!, d < h)]!
    if (candidates.length === 1) return candidates[0]!
    labelFeatures(state, h, d, labelBuckets)
    const width = this.labels.length
    const count = candidates.length
    for (let c = 0; c < count; c++) scores[c] = 0
    for (let k = 0; k < LABEL_TEMPLATES; k++) {
      const row = labelBuckets[k]! * width
      for (let c = 0; c < count; c++) scores[c] = scores[c]! + labelWeights[row + candidates[c]!]!
    }
    let best = 0
    for (let c = 1; c < count; c++) if (scores[c]! > scores[best]!) best = c
    return candidates[best]!
  }
}

function packMoves(moves: Int8Array): Int32Array {
  const packed = new Int32Array(1 << MOVE_BITS)
  for (let i = 0, at = 0; i < packed.length; i++, at += 3) {
    const shift = moves[at]!
    packed[i] = ((moves[at + LEFT]! - shift) << 16) + (moves[at + RIGHT]! - shift)
  }
  return packed
}

/** The parser of a model file, for the tag set of the tagger it goes with. */
export function loadParser(model: Model, tags: readonly string[]): Parser {
  const dictionary = jsonSection<LabelDictionary>(model, 'dictionary')
  const labels = weightsSection(model, 'labels')
  if (labels.length !== dictionary.labels.length << LABEL_BITS) throw new Error('parser model: table and labels do not fit; was it trained by another version?')
  return new Parser(dictionary, tags, weightsSection(model, 'moves'), labels)
}
