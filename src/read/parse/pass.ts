import { mix } from '../hash.ts'
import { LABEL_TEMPLATES, MOVE_BITS, MOVE_TEMPLATES, labelFeatures, moveFeatures } from './features.ts'
import { ParseState } from './state.ts'

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

/** Weights: `1 << MOVE_BITS` rows of three transitions, `1 << LABEL_BITS` rows of labels. */
export interface PassTables {
  readonly moves: Int8Array
  readonly labels: Int8Array
}

/** One greedy arc-hybrid parse over the words of a sentence: one root, no cycles, time linear in their number. */
export class Pass {
  readonly state: ParseState
  private readonly uposCount: number
  private readonly width: number
  /** Two scores against SHIFT in one integer: LEFT in the upper 16 bits, RIGHT in the lower. */
  private readonly moves: Int32Array
  private readonly labelWeights: Int8Array
  private readonly possible: readonly Uint8Array[]
  private readonly rootLabel: number
  private readonly features = new Int32Array(MOVE_TEMPLATES)
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)
  private readonly scores = new Int32Array(128)

  constructor(dictionary: LabelDictionary, tables: PassTables) {
    this.state = new ParseState(hashLabels(dictionary.labels.length))
    this.uposCount = dictionary.upos.length
    this.width = dictionary.labels.length
    this.moves = packMoves(tables.moves)
    this.labelWeights = tables.labels
    this.possible = dictionary.possible.map((list) => Uint8Array.from(list))
    this.rootLabel = dictionary.labels.indexOf('root')
  }

  /** Parses the words that lie in the state; its heads and labels are the result. */
  run(): void {
    const { state } = this
    const root = state.n + 1
    while (state.front < root || state.depth > 0) this.step(root)
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
    if (left > 0 && (left >= right || state.depth < 2)) return LEFT
    return right > 0 && state.depth > 1 ? RIGHT : SHIFT
  }

  private chooseLabel(h: number, d: number): number {
    const { state, labelBuckets, labelWeights, scores, width } = this
    if (h > state.n) return this.rootLabel
    const candidates = this.possible[labelSlot(this.uposCount, state.upos[h]!, state.upos[d]!, d < h)]!
    if (candidates.length === 1) return candidates[0]!
    labelFeatures(state, h, d, labelBuckets)
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
