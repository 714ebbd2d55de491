import { ATOMS, type Lexemes } from '../src/read/lexemes.ts'
import { quantise, writeModel } from '../src/read/model.ts'
import { LABEL_BITS, LABEL_TEMPLATES, MOVE_BITS, MOVE_TEMPLATES, labelFeatures, moveFeatures } from '../src/read/parse/features.ts'
import { LEFT, type LabelDictionary, Parser, RIGHT, SHIFT, type SentenceInput, hashLabels, labelSlot, loadSentence, tagTables } from '../src/read/parse/parser.ts'
import { ParseState } from '../src/read/parse/state.ts'
import type { CasedTree } from './cased.ts'
import { Perceptron } from './perceptron.ts'
import { seededRandom, shuffled } from './random.ts'

/** A trained parser: its parts, ready for use or for a file. */
export interface TrainedParser {
  readonly dictionary: LabelDictionary
  readonly tags: readonly string[]
  readonly moves: { readonly table: Int8Array; readonly scale: number }
  readonly labels: { readonly table: Int8Array; readonly scale: number }
}

/** A training sentence: 1-based gold heads (n + 1 = root) and labels, predicted tags. */
interface Sample {
  readonly input: SentenceInput
  readonly head: Int32Array
  readonly label: Uint8Array
}

/** Trains with a dynamic oracle: from the second epoch on the parser mostly follows its own choices and learns the best way on from its faults. */
export function trainParser(trees: readonly CasedTree[], predicted: readonly Uint8Array[], tags: readonly string[], lexemes: Lexemes, options: { epochs: number; seed: number }): TrainedParser {
  const dictionary = labelDictionary(trees, predicted, tags)
  const trainer = new Trainer(dictionary, tags, options.seed)
  const samples = trees.map(({ tree, forms }, k) => toSample(tree, forms, predicted[k]!, lexemes, dictionary.labels))
  for (const s of samples) (s.input as { atoms: Int32Array }).atoms = lexemes.atoms
  const random = seededRandom(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    trainer.explore = epoch > 0 ? 0.9 : 0
    for (const k of shuffled(samples.length, random)) trainer.learn(samples[k]!)
    trainer.report(epoch)
  }
  return { dictionary, tags, moves: quantise(trainer.moves.average()), labels: quantise(trainer.labels.average()) }
}

function toSample(tree: CasedTree['tree'], forms: readonly string[], tags: Uint8Array, lexemes: Lexemes, labels: readonly string[]): Sample {
  const n = forms.length
  const lex = Int32Array.from(forms, (f) => lexemes.intern(f))
  const head = new Int32Array(n + 2)
  const label = new Uint8Array(n + 2)
  for (let i = 0; i < n; i++) {
    head[i + 1] = tree.heads[i] === -1 ? n + 1 : tree.heads[i]! + 1
    label[i + 1] = labels.indexOf(tree.rels[i]!)
  }
  return { input: { from: 0, to: n, tags, lex, atoms: lexemes.atoms, stride: ATOMS }, head, label }
}

function labelDictionary(trees: readonly CasedTree[], predicted: readonly Uint8Array[], tags: readonly string[]): LabelDictionary {
  const upos = [...new Set(tags.map((t) => t.slice(0, t.indexOf('|'))))].sort()
  const counts = new Map<string, number>()
  for (const { tree } of trees) for (const r of tree.rels) counts.set(r, (counts.get(r) ?? 0) + 1)
  const labels = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([r]) => r)
  const table = tagTables(tags, upos)
  const seen = Array.from({ length: upos.length * upos.length * 2 }, () => new Map<number, number>())
  trees.forEach(({ tree }, k) => {
    tree.heads.forEach((h, d) => {
      if (h < 0) return
      const label = labels.indexOf(tree.rels[d]!)
      for (const own of [true, false]) {
        const u = (i: number): number => (own ? upos.indexOf(tree.upos[i]!) : table.upos[predicted[k]![i]!]!)
        const slot = seen[labelSlot(upos.length, u(h), u(d), d < h)]!
        slot.set(label, (slot.get(label) ?? 0) + 1)
      }
    })
  })
  const dep = labels.indexOf('dep')
  const possible = seen.map((slot) => {
    const total = [...slot.values()].reduce((a, b) => a + b, 0)
    const list = [...slot].filter(([, n]) => n > 1 && n * 2000 >= total).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([l]) => l)
    return list.length > 0 ? list : [...slot.keys()].slice(0, 1).concat(slot.size === 0 ? [dep] : [])
  })
  return { labels, upos, possible }
}

class Trainer {
  explore = 0
  readonly moves = new Perceptron(1 << MOVE_BITS, 3)
  readonly labels: Perceptron
  private readonly dictionary: LabelDictionary
  private readonly state: ParseState
  private readonly tables
  private readonly random
  private readonly features = new Int32Array(MOVE_TEMPLATES)
  private readonly labelBuckets = new Int32Array(LABEL_TEMPLATES)
  private readonly scores = new Float64Array(128)
  private readonly kinds = new Uint8Array(4096)
  private readonly all = Uint8Array.of(SHIFT, LEFT, RIGHT)
  private readonly cost = new Int32Array(3)
  private right = 0
  private arcs = 0

  constructor(dictionary: LabelDictionary, tags: readonly string[], seed: number) {
    this.dictionary = dictionary
    this.labels = new Perceptron(1 << LABEL_BITS, dictionary.labels.length)
    this.state = new ParseState(hashLabels(dictionary.labels.length))
    this.tables = tagTables(tags, dictionary.upos)
    this.random = seededRandom(seed + 17)
  }

  report(epoch: number): void {
    console.error(`parser: epoch ${epoch + 1}, ${((100 * this.right) / this.arcs).toFixed(2)} % of the arcs right`)
    this.right = this.arcs = 0
  }

  learn(sample: Sample): void {
    const { state } = this
    const n = sample.input.to
    const root = n + 1
    loadSentence(state, sample.input, this.tables, this.kinds)
    while (state.front < root || state.depth > 0) {
      const move = this.decide(sample, root)
      if (move === SHIFT) state.shift()
      else if (move === LEFT) state.left(this.label(sample, state.front, state.stack[state.depth - 1]!))
      else state.right(this.label(sample, state.stack[state.depth - 2]!, state.stack[state.depth - 1]!))
    }
    for (let i = 1; i <= n; i++) if (state.head[i] === sample.head[i] && state.label[i] === sample.label[i]) this.right++
    this.arcs += n
  }

  private decide(sample: Sample, root: number): number {
    const { state, features, scores, moves, cost } = this
    if (state.depth === 0) return SHIFT
    if (state.front === root) return state.depth === 1 ? LEFT : RIGHT
    moveFeatures(state, features)
    moves.score(features, MOVE_TEMPLATES, this.all, scores)
    countLosses(state, sample.head, cost)
    if (state.depth < 2) cost[RIGHT] = 9999
    let least = 9999
    for (let m = 0; m < 3; m++) least = Math.min(least, cost[m]!)
    let guess = -1
    let best = -1
    for (let m = 0; m < 3; m++) {
      if (cost[m] === 9999) continue
      if (guess < 0 || scores[m]! > scores[guess]!) guess = m
      if (cost[m] === least && (best < 0 || scores[m]! > scores[best]!)) best = m
    }
    if (guess !== best) {
      moves.update(features, MOVE_TEMPLATES, best, 1)
      moves.update(features, MOVE_TEMPLATES, guess, -1)
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
    labels.score(labelBuckets, LABEL_TEMPLATES, candidates, scores)
    let best = 0
    for (let c = 1; c < candidates.length; c++) if (scores[c]! > scores[best]!) best = c
    const guess = candidates[best]!
    if (sample.head[d] === h) {
      const gold = sample.label[d]!
      if (gold !== guess) {
        labels.update(labelBuckets, LABEL_TEMPLATES, gold, 1)
        labels.update(labelBuckets, LABEL_TEMPLATES, guess, -1)
      }
      labels.tick()
    }
    return guess
  }
}

/** How many gold arcs each transition makes impossible (Goldberg and Nivre 2013). */
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

/** The parser in use. */
export function toParser(trained: TrainedParser): Parser {
  return new Parser(trained.dictionary, trained.tags, trained.moves.table, trained.labels.table)
}

/** The bytes of the model file. */
export function writeParser(trained: TrainedParser): Uint8Array {
  return writeModel('parser', 1, [
    { name: 'dictionary', kind: 'json', value: trained.dictionary },
    { name: 'moves', kind: 'sparse8', table: trained.moves.table, scale: trained.moves.scale },
    { name: 'labels', kind: 'sparse8', table: trained.labels.table, scale: trained.labels.scale },
  ])
}
