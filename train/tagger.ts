import { type Lexemes } from '../src/read/lexemes.ts'
import { quantise, writeModel } from '../src/read/model.ts'
import { CONTEXT_TEMPLATES, STATIC_TEMPLATES, TAG_BITS, contextFeatures, staticFeatures } from '../src/read/tag/features.ts'
import { type TagDictionary, TagLexicon, Tagger, hashTags, tagMode } from '../src/read/tag/tagger.ts'
import { type CasedTree } from './cased.ts'
import { Perceptron } from './perceptron.ts'
import { seededRandom, shuffled } from './random.ts'

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

/** Trains a tagger, greedily, its own earlier tags as history. */
export function trainTagger(
  trees: readonly CasedTree[],
  tags: readonly string[],
  lexemes: Lexemes,
  options: { epochs: number; seed: number },
): TrainedTagger {
  const dictionary = buildDictionary(trees, tags)
  const lexicon = new TagLexicon(dictionary, lexemes, null)
  const number = new Map(tags.map((t, i) => [t, i]))
  const sentences = trees.map(({ tree, forms, casing }) => ({
    lex: Int32Array.from(forms, (f) => lexemes.intern(f)),
    gold: Uint8Array.from(jointTags(tree), (t) => number.get(t)!),
    casing,
  }))
  for (const s of sentences) for (const l of s.lex) lexicon.prepare(l)
  const perceptron = new Perceptron(1 << TAG_BITS, tags.length)
  const random = seededRandom(options.seed)
  const features = new Int32Array(STATIC_TEMPLATES + CONTEXT_TEMPLATES)
  const context = features.subarray(STATIC_TEMPLATES)
  const scores = new Float64Array(tags.length)
  const tagHash = hashTags(tags.length)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let wrong = 0
    let total = 0
    for (const k of shuffled(sentences.length, random)) {
      const { lex, gold, casing } = sentences[k]!
      const n = lex.length
      const guess = new Uint8Array(n)
      const input = { lex, tags: guess, atoms: lexemes.atoms, classes: lexicon.classes, tagHash }
      for (let i = 0; i < n; i++) {
        const l = lex[i]!
        const first = lexicon.first[l]!
        const candidates = lexicon.tag.subarray(first, first + lexicon.count[l]!)
        total++
        guess[i] = candidates[0]!
        if (candidates.length > 1) {
          staticFeatures(lexemes.atoms, l, lexicon.classes[l]!, features)
          contextFeatures(input, i, 0, n, tagMode(casing, i === 0), context)
          perceptron.score(features, features.length, candidates, scores)
          let best = 0
          for (let c = 1; c < candidates.length; c++) if (scores[c]! > scores[best]!) best = c
          guess[i] = candidates[best]!
          if (guess[i] !== gold[i]) {
            perceptron.update(features, features.length, gold[i]!, 1)
            perceptron.update(features, features.length, guess[i]!, -1)
          }
        }
        if (guess[i] !== gold[i]) wrong++
        perceptron.tick()
      }
    }
    console.error(`tagger: epoch ${epoch + 1}, ${((100 * wrong) / total).toFixed(2)} % wrong`)
  }
  const { table, scale } = quantise(perceptron.average())
  return { dictionary, table, scale }
}

/** The tagger in use. */
export function toTagger(trained: TrainedTagger, lexemes: Lexemes): Tagger {
  return new Tagger(trained.dictionary, trained.table, lexemes)
}

/** The bytes of the model file. */
export function writeTagger(trained: TrainedTagger): Uint8Array {
  return writeModel('tagger', 1, [
    { name: 'dictionary', kind: 'json', value: trained.dictionary },
    { name: 'weights', kind: 'sparse8', table: trained.table, scale: trained.scale },
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
