import {
  LABEL_BITS,
  LABEL_TEMPLATES,
  MOVE_BITS,
  MOVE_TEMPLATES,
  SINGLE_ENDS,
  SINGLE_TEMPLATES,
  labelFeatures,
  moveFeatures,
  singleFeatures,
} from '../src/read/parse/features.ts'
import { LEFT, type LabelDictionary, RIGHT, SHIFT, hashLabels, labelSlot } from '../src/read/parse/pass.ts'
import { PUNCT_BITS, PUNCT_TEMPLATES, Places } from '../src/read/parse/punctuation.ts'
import { type SentenceInput, type TagTables, WordSequence } from '../src/read/parse/sentence.ts'
import { ParseState } from '../src/read/parse/state.ts'
import { Perceptron } from './perceptron.ts'
import { seededRandom } from './random.ts'

/** A training sentence: gold heads (numbers of words, n + 1 = root) and labels of the words, gold places of the marks, predicted tags. */
export interface Sample {
  readonly input: SentenceInput
  readonly head: Int32Array
  readonly label: Uint8Array
  readonly markHead: Int32Array
}

/** By how much the right transition must win. */
const MARGIN = 20
const LABEL_MARGIN = 6
/** How often a bucket must be asked for before it counts. */
const LEAST_MOVES = 4
const LEAST_LABELS = 3

/** Weights of transitions, labels and places of marks. */
export interface PassWeights {
  readonly moves: Float32Array
  readonly labels: Float32Array
  readonly marks: Float32Array
}

/** Trains the parser with a dynamic oracle: it mostly follows its own choices and learns the best way on from its faults (Goldberg and Nivre 2013). */
export class PassTrainer {
  explore = 0
  private readonly marks = new Perceptron(1 << PUNCT_BITS, 1)
  private readonly moves = new Perceptron(1 << MOVE_BITS, 3, LEAST_MOVES)
  private readonly labels: Perceptron
  private readonly dictionary: LabelDictionary
  private readonly tagTables: TagTables
  private readonly state: ParseState
  private readonly words = new WordSequence()
  private readonly places = new Places()
  private readonly mark = { gap: 0, word: 0, partner: -1, isLast: false }
  private readonly random: () => number
  private readonly features = new Int32Array(MOVE_TEMPLATES)
  private readonly single = new Int32Array(SINGLE_TEMPLATES)
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)
  private readonly scores = new Float64Array(128)
  private readonly all = Uint8Array.of(SHIFT, LEFT, RIGHT)
  private readonly cost = new Int32Array(3)
  private right = 0
  private arcs = 0

  constructor(dictionary: LabelDictionary, tables: TagTables, seed: number) {
    this.dictionary = dictionary
    this.tagTables = tables
    this.labels = new Perceptron(1 << LABEL_BITS, dictionary.labels.length, LEAST_LABELS)
    this.state = new ParseState(hashLabels(dictionary.labels.length))
    this.random = seededRandom(seed + 17)
  }

  /** Share of right arcs since the last call, in percent. */
  takeAccuracy(): number {
    const accuracy = (100 * this.right) / this.arcs
    this.right = this.arcs = 0
    return accuracy
  }

  /** The averaged weights. */
  weights(): PassWeights {
    return { moves: this.moves.average(), labels: this.labels.average(), marks: this.marks.average() }
  }

  /** Learns from one sentence. */
  learn(sample: Sample): void {
    const { state, words } = this
    words.load(sample.input, this.tagTables, state)
    const { n } = words
    const root = n + 1
    while (state.front < root || state.depth > 0) {
      const move = this.decide(sample, root)
      if (move === SHIFT) state.shift()
      else if (move === LEFT) state.left(this.label(sample, state.front, state.stack[state.depth - 1]!))
      else state.right(this.label(sample, state.stack[state.depth - 2]!, state.stack[state.depth - 1]!))
    }
    for (let i = 1; i <= n; i++) if (state.head[i] === sample.head[i] && state.label[i] === sample.label[i]) this.right++
    this.arcs += n
    if (n > 0) this.hangMarks(sample)
  }

  /** Marks are hung on the tree as it was parsed, faults and all. */
  private hangMarks(sample: Sample): void {
    const { words, places, marks } = this
    for (let k = 0; k < words.marks; k++) {
      words.read(k, sample.input, this.mark)
      places.find(this.state, this.mark)
      let guess = -1
      let best = -1
      for (let c = 0; c < places.count; c++) {
        this.scores[c] = this.placeScore(c)
        if (guess < 0 || this.scores[c]! > this.scores[guess]!) guess = c
        if (places.place[c] === sample.markHead[k] && (best < 0 || this.scores[c]! > this.scores[best]!)) best = c
      }
      if (best >= 0 && places.place[guess] !== places.place[best]) {
        marks.update(places.features.subarray(best * PUNCT_TEMPLATES), PUNCT_TEMPLATES, 0, 1)
        marks.update(places.features.subarray(guess * PUNCT_TEMPLATES), PUNCT_TEMPLATES, 0, -1)
      }
      marks.tick()
    }
  }

  private placeScore(place: number): number {
    let score = 0
    for (let j = 0; j < PUNCT_TEMPLATES; j++) score += this.marks.weights[this.places.features[place * PUNCT_TEMPLATES + j]!]!
    return score
  }

  /** The buckets of the words by themselves: the stack's top two, the front and the two behind it, the third of the stack. */
  private singles(out: Int32Array): void {
    const { state, single } = this
    const { word, tag, front } = state
    const tokens = [state.at(0), state.at(1), front, front + 1, front + 2, state.at(2)]
    let from = 0
    tokens.forEach((token, place) => {
      singleFeatures(word[token]!, tag[token]!, single)
      const end = SINGLE_ENDS[place]!
      for (; from < end; from++) out[from] = single[from]!
    })
  }

  private decide(sample: Sample, root: number): number {
    const { state, features, scores, moves, cost } = this
    if (state.depth === 0) return SHIFT
    if (state.front === root) return state.depth === 1 ? LEFT : RIGHT
    this.singles(features)
    moveFeatures(state, features)
    const count = MOVE_TEMPLATES
    moves.score(features, count, this.all, scores)
    countLosses(state, sample.head, cost)
    if (state.depth < 2) cost[RIGHT] = ILLEGAL
    const least = Math.min(cost[SHIFT]!, cost[LEFT]!, cost[RIGHT]!)
    let guess = -1
    let best = -1
    let rival = -1
    for (let m = 0; m < 3; m++) {
      if (cost[m] === ILLEGAL) continue
      if (guess < 0 || scores[m]! > scores[guess]!) guess = m
      if (cost[m] === least) {
        if (best < 0 || scores[m]! > scores[best]!) best = m
      } else if (rival < 0 || scores[m]! > scores[rival]!) rival = m
    }
    if (rival >= 0 && scores[best]! - scores[rival]! < MARGIN) {
      moves.update(features, count, best, 1)
      moves.update(features, count, rival, -1)
    }
    moves.tick()
    return this.explore > 0 && this.random() < this.explore ? guess : best
  }

  private label(sample: Sample, h: number, d: number): number {
    const { state, labelBuckets, scores, labels, dictionary } = this
    if (h > state.n) return dictionary.labels.indexOf('root')
    const candidates = dictionary.possible[labelSlot(dictionary.upos.length, state.upos[h]!, state.upos[d]!, d < h)]!
    if (candidates.length === 1) return candidates[0]!
    labelFeatures(state, h, d, labelBuckets)
    const count = LABEL_TEMPLATES
    labels.score(labelBuckets, count, candidates, scores)
    let best = 0
    for (let c = 1; c < candidates.length; c++) if (scores[c]! > scores[best]!) best = c
    const guess = candidates[best]!
    if (sample.head[d] === h) {
      const gold = sample.label[d]!
      const at = candidates.indexOf(gold)
      let rival = -1
      for (let c = 0; c < candidates.length; c++) if (c !== at && (rival < 0 || scores[c]! > scores[rival]!)) rival = c
      if (at >= 0 && scores[at]! - scores[rival]! < LABEL_MARGIN) {
        labels.update(labelBuckets, count, gold, 1)
        labels.update(labelBuckets, count, candidates[rival]!, -1)
      }
      labels.tick()
    }
    return guess
  }
}

const ILLEGAL = 9999

/** How many gold arcs each transition makes impossible. */
function countLosses(state: ParseState, gold: Int32Array, cost: Int32Array): void {
  const { stack, depth, front, n } = state
  const s0 = stack[depth - 1]!
  let waiting = 0
  for (let i = front; i <= n; i++) if (gold[i] === s0) waiting++
  const s1 = depth > 1 ? stack[depth - 2]! : -1
  cost[LEFT] = waiting + (gold[s0] === s1 || gold[s0]! > front ? 1 : 0)
  cost[RIGHT] = waiting + (gold[s0]! >= front ? 1 : 0)
  let lost = 0
  for (let k = 0; k < depth; k++) {
    const s = stack[k]!
    if (gold[s] === front) lost++
    if (gold[front] === s && k < depth - 1) lost++
  }
  cost[SHIFT] = lost
}
