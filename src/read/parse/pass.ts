import { mix } from '../hash.ts'
import type { RowTable } from '../model.ts'
import { type Course, Race } from './race.ts'
import { LABEL_TEMPLATES, MOVE_TEMPLATES, SINGLE_TEMPLATES, labelFeatures, moveFeatures } from './features.ts'
import { B0, B1, B2, S0, S1, S2, Singles } from './singles.ts'
import { CONFIGURATIONS, NOWHERE, ParseState, configuration } from './state.ts'
import { type SureList, SureTable } from '../sure.ts'
import { LABEL_KEYS, MOVE_KEYS, labelKeys, moveKeys } from './sure-keys.ts'

/** Transitions, by their number in the tables. */
export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

/**
 * Labels are weighed in rounds, by the templates first after which the sum of all is known best: chosen one by one over decisions in
 * news. Of ten thousand labels that are weighed at all, about ten come out otherwise than by all templates.
 */
export const LABEL_COURSE: Course = {
  order: [
    38, 14, 35, 21, 36, 25, 2, 10, 46, 24, 23, 1, 0, 9, 18, 40, 41, 16, 26, 34, 44, 30, 5, 43, 27, 13, 12, 22, 28, 45, 3, 8, 11, 7, 6, 39,
    17, 19, 31, 33, 37, 15, 42, 29, 32, 20, 4,
  ],
  rounds: [
    { end: 20, hope: 120 },
    { end: LABEL_TEMPLATES, hope: 0 },
  ],
}

/** How labels are weighed for training: of ten thousand not one comes out otherwise than by all templates. */
const CAREFUL: Course = {
  order: LABEL_COURSE.order.toSorted((x, y) => x - y),
  rounds: [
    { end: 20, hope: 150 },
    { end: LABEL_TEMPLATES, hope: 0 },
  ],
}

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
  /** How labels are weighed; carefully, as for training, where nothing is said. */
  readonly course?: Course
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
  private readonly moves: Int32Array
  private readonly singles: Singles
  private readonly race: Race
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
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)

  constructor(dictionary: LabelDictionary, tables: PassTables) {
    this.state = new ParseState(hashLabels(dictionary.labels.length))
    this.uposCount = dictionary.upos.length
    this.moves = tables.moves
    this.singles = new Singles(tables.moves)
    tables.sure.configurations.forEach((list, move) => list.forEach((number) => (this.sure[number] = move + 1)))
    this.sureMoves = new SureTable(tables.sure.moves)
    this.sureLabels = new SureTable(tables.sure.labels)
    this.race = new Race(tables.labels, tables.course ?? CAREFUL)
    this.possible = dictionary.possible.map((list) => Uint8Array.from(list))
    this.rootLabel = dictionary.labels.indexOf('root')
  }

  /** Parses the words that lie in the state; its heads and labels are the result. */
  run(watch: Watch | null = null): void {
    const { state } = this
    this.watch = watch
    this.singles.load(state)
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

  private weighSingles(): number {
    const { singles, state } = this
    const { stack, depth, front } = state
    const s0 = stack[depth - 1]!
    const s1 = depth > 1 ? stack[depth - 2]! : NOWHERE
    const s2 = depth > 2 ? stack[depth - 3]! : NOWHERE
    const onStack = singles.at(s0, S0) + singles.at(s1, S1) + singles.at(s2, S2)
    return (onStack + singles.at(front, B0) + singles.at(front + 1, B1) + singles.at(front + 2, B2)) | 0
  }

  private weighMove(): number {
    const { features, moves, state } = this
    moveFeatures(state, features)
    let sum = this.weighSingles()
    for (let k = SINGLE_TEMPLATES; k < MOVE_TEMPLATES; k++) sum = (sum + moves[features[k]!]!) | 0
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
    const { labelBuckets, race } = this
    labelFeatures(this.state, h, d, labelBuckets)
    for (let c = 0; c < candidates.length; c++) {
      race.columns[c] = candidates[c]!
      race.scores[c] = 0
    }
    return race.winner(labelBuckets, candidates.length)
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
