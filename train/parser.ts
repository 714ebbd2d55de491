import type { Lexemes } from '../src/read/lexemes.ts'
import { asTheyAre, encodeSparse, packPairs, quantise, writeModel } from '../src/read/model.ts'
import { type LabelDictionary, Pass, type SureParts, againstShift, labelSlot } from '../src/read/parse/pass.ts'
import { MARK_KIND, type TagTables, WordSequence, tagTables } from '../src/read/parse/sentence.ts'
import { CONFIGURATIONS, configuration } from '../src/read/parse/state.ts'
import { LABEL_KEYS, MOVE_KEYS, labelKeys, moveKeys } from '../src/read/parse/sure-keys.ts'
import { NOTHING_SURE } from '../src/read/sure.ts'
import type { CasedTree } from './cased.ts'
import { PassTrainer, type PassWeights, type Sample } from './pass.ts'
import { addTo } from './perceptron.ts'
import { seededRandom, shuffled } from './random.ts'
import { SureCounter } from './sure.ts'

/** A table of small weights, and the real value of 1. */
type Quantised = ReturnType<typeof quantise>

/** A trained parser: its parts, ready for use or for a file. */
export interface TrainedParser {
  readonly dictionary: LabelDictionary
  readonly tags: readonly string[]
  readonly moves: Quantised
  readonly labels: Quantised
  readonly marks: Quantised
  readonly sure: SureParts
}

/** Trees with the tags that a tagger gave them which had not seen them. */
export interface TaggedTrees {
  readonly trees: readonly CasedTree[]
  readonly predicted: readonly Uint8Array[]
  readonly tags: readonly string[]
}

/** How long to train, and how many times over in another order; the runs' weights are added up. */
export interface ParserOptions {
  readonly epochs: number
  readonly runs: number
  readonly seed: number
}

/** Trains the parser on tags with natural faults. */
export function trainParser(data: TaggedTrees, lexemes: Lexemes, options: ParserOptions): TrainedParser {
  const { trees, predicted, tags } = data
  const dictionary = labelDictionary(data)
  const tables = tagTables(tags, dictionary.upos)
  for (const { forms } of trees) for (const form of forms) lexemes.intern(form)
  const samples = trees.map(({ tree, forms }, k) => toSample({ tree, forms, tags: predicted[k]! }, lexemes, dictionary.labels, tables))
  let sum: PassWeights | null = null
  for (let run = 0; run < options.runs; run++) {
    const trainer = new PassTrainer(dictionary, tables, options.seed + run)
    runEpochs(trainer, samples, options.epochs, options.seed + 100 * run)
    const weights = trainer.weights()
    if (sum) for (const part of ['moves', 'labels', 'marks'] as const) addTo(sum[part], weights[part])
    else sum = weights
  }
  const total = sum!
  const weights = { moves: quantise(againstShift(total.moves)), labels: quantise(total.labels), marks: quantise(total.marks) }
  return { dictionary, tags, ...weights, sure: sureParts(dictionary, weights, samples, tables) }
}

/** How often a configuration must have been met, and how large the share of its one transition must be. */
const SURE_LEAST = 30
const SURE_SHARE = 0.995
/** The same for the keys of transitions. */
const SURE_MOVE_LEAST = 20
const SURE_MOVE_SHARE = 0.998

/** Where the trained parser nearly always does the same, so that it need not weigh anything. */
function sureParts(
  dictionary: LabelDictionary,
  weights: { moves: Quantised; labels: Quantised },
  samples: readonly Sample[],
  tables: TagTables,
): SureParts {
  const width = dictionary.labels.length
  const labelRows = { weights: weights.labels.table, stride: width, places: asTheyAre(width) }
  const small = { moves: packed(weights.moves), labels: labelRows }
  const unsure = new Pass(dictionary, { ...small, sure: { configurations: [], moves: NOTHING_SURE, labels: NOTHING_SURE } })
  const configurations = sureConfigurations(unsure, samples, tables)
  const pass = new Pass(dictionary, { ...small, sure: { configurations, moves: NOTHING_SURE, labels: NOTHING_SURE } })
  const { state } = pass
  const moves = new SureCounter()
  const labels = new SureCounter()
  const ofMove = new Int32Array(MOVE_KEYS)
  const ofLabel = new Int32Array(LABEL_KEYS)
  const words = new WordSequence()
  for (const { input } of samples) {
    words.load(input, tables, state)
    pass.run({
      move(move) {
        moveKeys(state, ofMove)
        moves.see(ofMove, move)
      },
      label(head, dependent, label) {
        labelKeys(state, head, dependent, ofLabel)
        labels.see(ofLabel, label)
      },
    })
  }
  return { configurations, moves: moves.list(SURE_MOVE_LEAST, SURE_MOVE_SHARE), labels: labels.list(SURE_LEAST, SURE_SHARE) }
}

function sureConfigurations(pass: Pass, samples: readonly Sample[], tables: TagTables): number[][] {
  const counts = [0, 1, 2].map(() => new Uint32Array(CONFIGURATIONS))
  const words = new WordSequence()
  for (const { input } of samples) {
    words.load(input, tables, pass.state)
    pass.run({ move: (move) => counts[move]![configuration(pass.state)]!++, label: () => undefined })
  }
  const sure: number[][] = [[], [], []]
  for (let c = 0; c < CONFIGURATIONS; c++) {
    const seen = counts.map((list) => list[c]!)
    const total = seen[0]! + seen[1]! + seen[2]!
    const most = Math.max(...seen)
    if (total >= SURE_LEAST && most >= total * SURE_SHARE) sure[seen.indexOf(most)]!.push(c)
  }
  return sure
}

function packed({ table }: Quantised): Int32Array {
  const { bytes, count } = encodeSparse(table)
  return packPairs(bytes, table.length, count)
}

function runEpochs(trainer: PassTrainer, samples: readonly Sample[], epochs: number, seed: number): void {
  const random = seededRandom(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    trainer.explore = epoch > 0 ? 0.9 : 0
    for (const k of shuffled(samples.length, random)) trainer.learn(samples[k]!)
    console.error(`parser: epoch ${epoch + 1}, ${trainer.takeAccuracy().toFixed(2)} % of the arcs right`)
  }
}

interface Tagged {
  readonly tree: CasedTree['tree']
  readonly forms: readonly string[]
  readonly tags: Uint8Array
}

/** Leaves the marks out: a word that hangs on a mark goes to the mark's own head. */
function toSample({ tree, forms, tags }: Tagged, lexemes: Lexemes, labels: readonly string[], tables: TagTables): Sample {
  const n = forms.length
  const lex = Int32Array.from(forms, (f) => lexemes.intern(f))
  const isMark = Array.from(tags, (t) => tables.kind[t]! >= MARK_KIND)
  const number = new Int32Array(n)
  let words = 0
  for (let i = 0; i < n; i++) if (!isMark[i]) number[i] = ++words
  const target = (i: number): number => {
    let h = tree.heads[i]!
    for (let k = 0; k < n && h >= 0 && isMark[h]; k++) h = tree.heads[h]!
    return h < 0 ? words + 1 : number[h]!
  }
  const head = new Int32Array(words + 2)
  const label = new Uint8Array(words + 2)
  const markHead: number[] = []
  for (let i = 0; i < n; i++) {
    if (isMark[i]) markHead.push(target(i))
    else {
      head[number[i]!] = target(i)
      label[number[i]!] = labels.indexOf(tree.rels[i]!)
    }
  }
  return { input: { from: 0, to: n, tags, lex, atoms: lexemes.atoms }, head, label, markHead: Int32Array.from(markHead) }
}

function labelDictionary({ trees, predicted, tags }: TaggedTrees): LabelDictionary {
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
  return { labels, upos, possible: seen.map((slot) => possibleLabels(slot, labels.indexOf('dep'))) }
}

function possibleLabels(slot: ReadonlyMap<number, number>, fallback: number): number[] {
  const total = [...slot.values()].reduce((a, b) => a + b, 0)
  const ranked = [...slot].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const list = ranked.filter(([, n]) => n > 1 && n * 2000 >= total).map(([l]) => l)
  return list.length > 0 ? list : [ranked[0]?.[0] ?? fallback]
}

/** The bytes of the model file. */
export function writeParser({ dictionary, moves, labels, marks, sure }: TrainedParser): Uint8Array {
  return writeModel('parser', 4, [
    { name: 'dictionary', kind: 'json', value: dictionary },
    { name: 'moves', kind: 'sparse8', ...moves },
    { name: 'labels', kind: 'sparse8', ...labels },
    { name: 'marks', kind: 'sparse8', ...marks },
    { name: 'sure', kind: 'json', value: sure },
  ])
}
