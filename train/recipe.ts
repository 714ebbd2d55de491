import { NOUNS, VERBS } from '../src/read/events/lexicon.ts'
import { Lexemes } from '../src/read/lexemes.ts'
import { loadLexicon } from '../src/read/lexicon/lexicon.ts'
import { parseModel } from '../src/read/model.ts'
import type { CasedTree } from './cased.ts'
import { foldOf } from './folds.ts'
import { type CommonWords, trainLemmas, writeLemmas } from './lemmas.ts'
import type { CommonWord } from './lexicon/main.ts'
import { trainParser, writeParser } from './parser.ts'
import { sureTags, tagSet, tagTrees, toTagger, trainTagger, writeTagger } from './tagger.ts'

/** How long each model is trained. */
export interface Recipe {
  readonly folds: number
  readonly foldEpochs: number
  readonly tagger: { readonly epochs: number; readonly runs: number }
  readonly parser: { readonly epochs: number; readonly runs: number }
}

/** The recipe of the shipped models. */
export const RECIPE: Recipe = { folds: 4, foldEpochs: 4, tagger: { epochs: 6, runs: 4 }, parser: { epochs: 6, runs: 6 } }

const SEED = 1

/** Trains the tagger; `lexicon` holds the bytes of lexicon.bin. */
export function makeTagger(trees: readonly CasedTree[], lexicon: Uint8Array, recipe: Recipe): Uint8Array {
  const lexemes = new Lexemes(loadLexicon(parseModel(lexicon)))
  const trained = trainTagger(trees, tagSet(trees), lexemes, { ...recipe.tagger, seed: SEED })
  return writeTagger(trained, sureTags(trained, lexemes, trees))
}

/** Trains the parser, on tags by taggers that had not seen the sentence. */
export function makeParser(trees: readonly CasedTree[], lexicon: Uint8Array, recipe: Recipe): Uint8Array {
  const lexemes = new Lexemes(loadLexicon(parseModel(lexicon)))
  const tags = tagSet(trees)
  const fold = foldOf(trees, recipe.folds)
  const predicted = new Array<Uint8Array>(trees.length)
  for (let f = 0; f < recipe.folds; f++) {
    const others = trees.filter((_, k) => fold[k] !== f)
    const tagger = toTagger(trainTagger(others, tags, lexemes, { epochs: recipe.foldEpochs, runs: 1, seed: SEED + f }), lexemes)
    const own = trees.map((_, k) => k).filter((k) => fold[k] === f)
    const tagged = tagTrees(
      tagger,
      lexemes,
      own.map((k) => trees[k]!),
    )
    own.forEach((k, j) => (predicted[k] = tagged[j]!))
  }
  return writeParser(trainParser({ trees, predicted, tags }, lexemes, { ...recipe.parser, seed: SEED }))
}

/** Learns the lemmatiser's rules: from the trees, then from the words of our own lists and of `common`. */
export function makeLemmas(trees: readonly CasedTree[], common: CommonWords): Uint8Array {
  const verbs = [...wordsOf(VERBS), ...common.verbs]
  return writeLemmas(trainLemmas(trees, { verbs, nouns: [...wordsOf(NOUNS), ...common.nouns] }))
}

/** The lemmas of a lexicon of events; nothing is commoner in the news. */
function wordsOf(lexicon: ReadonlyMap<string, unknown>): CommonWord[] {
  return [...lexicon.keys()].filter((word) => /^[a-z]{2,}$/.test(word)).map((word) => ({ word, count: Infinity }))
}
