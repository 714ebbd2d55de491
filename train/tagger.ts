import { type Lexemes } from '../src/read/lexemes.ts'
import { asTheyAre, quantise, writeModel } from '../src/read/model.ts'
import { CONTEXT_TEMPLATES, STATIC_TEMPLATES, TAG_BITS, contextFeatures, staticFeatures } from '../src/read/tag/features.ts'
import { NOTHING_SURE, type SureList } from '../src/read/sure.ts'
import { type TagDictionary, TagLexicon, Tagger, hashTags, tagMode } from '../src/read/tag/tagger.ts'
import { type CasedTree } from './cased.ts'
import { Perceptron, addTo } from './perceptron.ts'
import { seededRandom, shuffled } from './random.ts'
import { SureCounter } from './sure.ts'

/** Words seen at least this often keep to the tags they were seen with. */
const KNOWN = 20

/** Joint tags of a sentence. */
export function jointTags(tree: { upos: readonly string[]; xpos: readonly string[] }): string[] {
  return tree.upos.map((u, i) => `${u}|${tree.xpos[i]!}`)
}

/** Counts words and tags. */
export function buildDictionary(trees: readonly CasedTree[], tags: readonly string[]): TagDictionary {
  const number = new Map(tags.map((t, i) => [t, i]))
  const words = new Map<string, Map<number, number>>()
  for (const { tree, casing } of trees) {
    if (casing !== 0) continue
    jointTags(tree).forEach((tag, i) => {
      const norm = normOf(tree.forms[i]!)
      const counts = words.get(norm) ?? new Map<number, number>()
      words.set(norm, counts.set(number.get(tag)!, (counts.get(number.get(tag)!) ?? 0) + 1))
    })
  }
  const open = new Map<number, number>()
  const list: Record<string, number[]> = {}
  for (const [word, counts] of [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const total = [...counts.values()].reduce((a, b) => a + b, 0)
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (total >= KNOWN) list[word] = ranked.filter(([, n]) => n * 1000 >= total).map(([t]) => t)
    else for (const [t, n] of ranked) open.set(t, (open.get(t) ?? 0) + n)
  }
  const capital = ['PROPN|NNP', 'PROPN|NNPS'].map((t) => number.get(t)!)
  return {
    tags,
    open: [...open]
      .filter(([, n]) => n >= 3)
      .map(([t]) => t)
      .sort((a, b) => a - b),
    capital,
    words: list,
  }
}

function normOf(form: string): string {
  return form.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[1-9]/g, '0')
}

/** The tag set: all joint tags, most frequent first. */
export function tagSet(trees: readonly CasedTree[]): string[] {
  const counts = new Map<string, number>()
  for (const { tree, casing } of trees) if (casing === 0) for (const t of jointTags(tree)) counts.set(t, (counts.get(t) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([t]) => t)
}

/** A trained tagger: its parts, ready for use or for a file. */
export interface TrainedTagger {
  readonly dictionary: TagDictionary
  readonly table: Int8Array
  readonly scale: number
}

/** How long to train, and how many times over in another order; the runs' weights are added up. */
export interface TaggerOptions {
  readonly epochs: number
  readonly runs: number
  readonly seed: number
}

interface Sample {
  readonly lex: Int32Array
  readonly gold: Uint8Array
  readonly casing: number
}

/** By how much the right tag must win, and how often a bucket must be asked for before it counts. */
const MARGIN = 6
const LEAST = 2

/** Trains a tagger, greedily, its own earlier tags as history. */
export function trainTagger(trees: readonly CasedTree[], tags: readonly string[], lexemes: Lexemes, options: TaggerOptions): TrainedTagger {
  const dictionary = buildDictionary(trees, tags)
  const lexicon = new TagLexicon(dictionary, lexemes, null)
  const number = new Map(tags.map((t, i) => [t, i]))
  const samples = trees.map(({ tree, forms, casing }) => ({
    lex: Int32Array.from(forms, (f) => lexemes.intern(f)),
    gold: Uint8Array.from(jointTags(tree), (t) => number.get(t)!),
    casing,
  }))
  for (const s of samples) for (const l of s.lex) lexicon.prepare(l)
  let sum: Float32Array | null = null
  for (let run = 0; run < options.runs; run++) {
    const trainer = new TaggerTrainer(lexicon, tags.length)
    const random = seededRandom(options.seed + 100 * run)
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      for (const k of shuffled(samples.length, random)) trainer.learn(samples[k]!)
      console.error(`tagger: epoch ${epoch + 1}, ${trainer.takeFaults().toFixed(2)} % wrong`)
    }
    if (sum) addTo(sum, trainer.perceptron.average())
    else sum = trainer.perceptron.average()
  }
  return { dictionary, ...quantise(sum!) }
}

class TaggerTrainer {
  readonly perceptron: Perceptron
  private readonly lexicon: TagLexicon
  private readonly tagHash: Int32Array
  private readonly features = new Int32Array(STATIC_TEMPLATES + CONTEXT_TEMPLATES)
  private readonly context = this.features.subarray(STATIC_TEMPLATES)
  private readonly scores = new Float64Array(256)
  private wrong = 0
  private total = 0

  constructor(lexicon: TagLexicon, tagCount: number) {
    this.lexicon = lexicon
    this.perceptron = new Perceptron(1 << TAG_BITS, tagCount, LEAST)
    this.tagHash = hashTags(tagCount)
  }

  /** Share of wrong tags since the last call, in percent. */
  takeFaults(): number {
    const share = (100 * this.wrong) / this.total
    this.wrong = this.total = 0
    return share
  }

  learn({ lex, gold, casing }: Sample): void {
    const { lexicon, tagHash, features, context } = this
    const { atoms } = lexicon.lexemes
    const n = lex.length
    const tags = new Uint8Array(n)
    const input = { lex, tags, atoms, classes: lexicon.classes, tagHash }
    for (let i = 0; i < n; i++) {
      const l = lex[i]!
      const first = lexicon.first[l]!
      const candidates = lexicon.tag.subarray(first, first + lexicon.count[l]!)
      tags[i] = candidates[0]!
      if (candidates.length > 1) {
        staticFeatures(atoms, l, lexicon.classes[l]!, features)
        contextFeatures(input, i, 0, n, tagMode(casing, i === 0), context)
        tags[i] = this.decide(candidates, gold[i]!)
      }
      if (tags[i] !== gold[i]) this.wrong++
      this.total++
      this.perceptron.tick()
    }
  }

  /** The tag that wins, after which the weights move if the right one did not win by far. */
  private decide(candidates: Uint8Array, gold: number): number {
    const { perceptron, features, scores } = this
    perceptron.score(features, features.length, candidates, scores)
    const right = candidates.indexOf(gold)
    let best = 0
    let rival = -1
    for (let c = 0; c < candidates.length; c++) {
      if (scores[c]! > scores[best]!) best = c
      if (c !== right && (rival < 0 || scores[c]! > scores[rival]!)) rival = c
    }
    if (right >= 0 && scores[right]! - scores[rival]! < MARGIN) {
      perceptron.update(features, features.length, gold, 1)
      perceptron.update(features, features.length, candidates[rival]!, -1)
    }
    return candidates[best]!
  }
}

/** The tagger in use, which weighs everything. */
export function toTagger(trained: TrainedTagger, lexemes: Lexemes): Tagger {
  const width = trained.dictionary.tags.length
  return new Tagger(trained.dictionary, { weights: trained.table, stride: width, places: asTheyAre(width) }, lexemes, NOTHING_SURE)
}

/** How often a key must have been met, and how large the share of its one tag must be. */
const SURE_LEAST = 20
const SURE_SHARE = 0.998

/** Where the trained tagger nearly always gives the same tag, so that it need not weigh anything. */
export function sureTags(trained: TrainedTagger, lexemes: Lexemes, trees: readonly CasedTree[]): SureList {
  const tagger = toTagger(trained, lexemes)
  const counter = new SureCounter()
  for (const { forms, casing } of trees) {
    const lex = Int32Array.from(forms, (f) => lexemes.intern(f))
    tagger.tag(lex, new Uint8Array(lex.length), 0, lex.length, casing, (keys, tag) => counter.see(keys, tag))
  }
  return counter.list(SURE_LEAST, SURE_SHARE)
}

/** The bytes of the model file. */
export function writeTagger(trained: TrainedTagger, sure: SureList): Uint8Array {
  return writeModel('tagger', 2, [
    { name: 'dictionary', kind: 'json', value: trained.dictionary },
    { name: 'weights', kind: 'sparse8', table: trained.table, scale: trained.scale },
    { name: 'sure', kind: 'json', value: sure },
  ])
}

/** Tags of trees as the tagger sees them; numbers of joint tags. */
export function tagTrees(tagger: Tagger, lexemes: Lexemes, trees: readonly CasedTree[]): Uint8Array[] {
  return trees.map(({ forms, casing }) => {
    const lex = Int32Array.from(forms, (f) => lexemes.intern(f))
    const tags = new Uint8Array(lex.length)
    tagger.tag(lex, tags, 0, lex.length, casing)
    return tags
  })
}
