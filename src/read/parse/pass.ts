import { mix } from '../hash.ts'
import type { RowTable } from '../model.ts'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, labelFeatures, moveFeatures } from './features.ts'
import { CONFIGURATIONS, ParseState, configuration } from './state.ts'
import { type SureList, SureTable } from '../sure.ts'
import { LABEL_KEYS, MOVE_KEYS, labelKeys, moveKeys } from './sure-keys.ts'

/** Transitions, by their number in the tables. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

/** Labels are weighed by the first so many templates; only those that are behind by no more than `LABEL_HOPE` are weighed by the rest. */
const LABEL_HEAT = 20
const LABEL_HOPE = 150

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

/** Weights of a pass. */
export interface PassTables {
  /** `1 << MOVE_BITS` pairs of scores against SHIFT: LEFT in the upper 16 bits, RIGHT in the lower. */
  readonly moves: Int32Array
  /** `1 << LABEL_BITS` rows of labels. */
  readonly labels: RowTable
  readonly sure: SureParts
}

/** What need not be weighed, because the weights nearly always say the same there. */
export interface SureParts {
  /** For each transition the configurations in which it is as good as certain. */
  readonly configurations: readonly (readonly number[])[]
  /** Transitions and labels by the keys of `sure-keys.ts`. */
  readonly moves: SureList
  readonly labels: SureList
}

/** Is told what the weights choose before it is carried out; what is sure already is not told. */
export interface Watch {
  move(move: number): void
  label(head: number, dependent: number, label: number): void
}

/** One greedy arc-hybrid parse over the words of a sentence: one root, no cycles, time linear in their number. */
export class Pass {
  readonly state: ParseState
  private readonly uposCount: number
  private readonly stride: number
  private readonly moves: Int32Array
  private readonly labelWeights: Int8Array
  private readonly possible: readonly Uint8Array[]
  private readonly rootLabel: number
  /** Configuration -> its certain transition + 1, 0 if there is none. */
  private readonly sure = new Uint8Array(CONFIGURATIONS)
  private readonly sureMoves: SureTable
  private readonly sureLabels: SureTable
  private readonly moveKeys = new Int32Array(MOVE_KEYS)
  private readonly labelKeys = new Int32Array(LABEL_KEYS)
  private watch: Watch | null = null
  private readonly features = new Int32Array(MOVE_TEMPLATES)
  private readonly scores = new Int32Array(128)
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)

  constructor(dictionary: LabelDictionary, tables: PassTables) {
    this.state = new ParseState(hashLabels(dictionary.labels.length))
    this.uposCount = dictionary.upos.length
    this.moves = tables.moves
    tables.sure.configurations.forEach((list, move) => list.forEach((number) => (this.sure[number] = move + 1)))
    this.sureMoves = new SureTable(tables.sure.moves)
    this.sureLabels = new SureTable(tables.sure.labels)
    this.labelWeights = tables.labels.weights
    this.stride = tables.labels.stride
    this.possible = dictionary.possible.map((list) => Uint8Array.from(list))
    this.rootLabel = dictionary.labels.indexOf('root')
  }

  /** Parses the words that lie in the state; its heads and labels are the result. */
  run(watch: Watch | null = null): void {
    const { state } = this
    this.watch = watch
    const root = state.n + 1
    while (state.front < root || state.depth > 0) this.step(root)
  }

  private step(root: number): void {
    const { state } = this
    const isFree = state.depth > 0 && state.front < root
    const move = isFree ? this.choose() : state.depth === 0 ? SHIFT : state.depth === 1 ? LEFT : RIGHT
    if (move === SHIFT) state.shift()
    else if (move === LEFT) state.left(this.chooseLabel(state.front, state.stack[state.depth - 1]!))
    else state.right(this.chooseLabel(state.stack[state.depth - 2]!, state.stack[state.depth - 1]!))
  }

  private choose(): number {
    const { state } = this
    const sure = this.sure[configuration(state)]!
    if (sure !== 0) return sure - 1
    moveKeys(state, this.moveKeys)
    const known = this.sureMoves.find(this.moveKeys)
    // a RIGHT needs a second word on the stack
    if (known >= 0 && (known !== RIGHT || state.depth > 1)) return known
    const move = this.weighMove()
    if (this.watch) this.watch.move(move)
    return move
  }

  private weighMove(): number {
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
    const { state } = this
    if (h > state.n) return this.rootLabel
    const candidates = this.possible[labelSlot(this.uposCount, state.upos[h]!, state.upos[d]!, d < h)]!
    if (candidates.length === 1) return candidates[0]!
    labelKeys(state, h, d, this.labelKeys)
    const known = this.sureLabels.find(this.labelKeys)
    if (known >= 0) return known
    const label = this.weighLabel(h, d, candidates)
    if (this.watch) this.watch.label(h, d, label)
    return label
  }

  private weighLabel(h: number, d: number, candidates: Uint8Array): number {
    const { labelBuckets, labelWeights, scores, stride } = this
    labelFeatures(this.state, h, d, labelBuckets)
    for (let k = 0; k < LABEL_TEMPLATES; k++) labelBuckets[k] = labelBuckets[k]! * stride
    const count = candidates.length
    let lead = -32768
    for (let c = 0; c < count; c++) {
      const label = candidates[c]!
      let score = 0
      for (let k = 0; k < LABEL_HEAT; k++) score += labelWeights[labelBuckets[k]! + label]!
      scores[c] = score
      if (score > lead) lead = score
    }
    let best = -1
    let most = 0
    for (let c = 0; c < count; c++) {
      let score = scores[c]!
      if (score < lead - LABEL_HOPE) continue
      const label = candidates[c]!
      for (let k = LABEL_HEAT; k < LABEL_TEMPLATES; k++) score += labelWeights[labelBuckets[k]! + label]!
      if (best < 0 || score > most) {
        best = c
        most = score
      }
    }
    return candidates[best]!
  }
}

/** Two scores against SHIFT a row, from rows of three. */
export function againstShift(weights: Float32Array): Float32Array {
  const pairs = new Float32Array((weights.length / 3) * 2)
  for (let from = 0, to = 0; from < weights.length; from += 3, to += 2) {
    pairs[to] = weights[from + LEFT]! - weights[from + SHIFT]!
    pairs[to + 1] = weights[from + RIGHT]! - weights[from + SHIFT]!
  }
  return pairs
}
