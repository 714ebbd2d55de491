import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Lexemes } from '../../src/read/lexemes.ts'
import { loadLexicon } from '../../src/read/lexicon/lexicon.ts'
import { parseModel, quantise, writeModel } from '../../src/read/model.ts'
import { openGazetteer } from '../../src/read/names/gazetteer.ts'
import { NameLexicon } from '../../src/read/names/lexicon.ts'
import { loadTagger } from '../../src/read/tag/tagger.ts'
import { WEIGHS_ALL } from '../load.ts'
import { clusterWords } from './clusters.ts'
import { type Example, makeExample } from './examples.ts'
import { halfOf, trainHalfTaggers } from './folds.ts'
import { readGum } from './gum.ts'
import { type Recipe, learn } from './learn.ts'
import { type NamedText, readGmb, readOwn, readPolitics, readUner, readWikigold } from './sources.ts'
import { titledCopies } from './titled.ts'
import { countWords, joinFacts, sentencesOf, writeWords } from './words.ts'

const RECIPE: Recipe = { runs: 10, epochs: 12, margin: 0, dropout: 0.3 }
const CLUSTERS = { clusters: 128, leastSeen: 5, contexts: 1000, rounds: 8 }
/** Every so many short sentences with a name gets a copy in Title Case. */
const TITLED_EVERY = 2

/** Model files that the names model stands on. */
export interface NameBasis {
  readonly lexicon: Uint8Array
  readonly tagger: Uint8Array
  readonly gazetteer: Uint8Array
}

/** Trains the names model; the same input gives the same bytes. */
export function trainNames(basis: NameBasis): Uint8Array {
  const gazetteer = openGazetteer(basis.gazetteer)
  const lexemes = new Lexemes(loadLexicon(parseModel(basis.lexicon)))
  const texts = [...readOwn(), ...readUner(), ...readWikigold(), ...readPolitics(), ...readGum()]
  const plain = new NameLexicon(lexemes, gazetteer, new Map())
  const running = [...texts, ...readGmb()].map((text) => makeExample(text, { lexemes, lexicon: plain, tagger: null }))
  const words = joinFacts(countWords(running), clusterWords(sentencesOf(running), CLUSTERS))
  const examples = makeExamples(texts, lexemes, new NameLexicon(lexemes, gazetteer, words), basis)
  const { table, scale } = quantise(learn(examples, RECIPE))
  const list = writeWords(words)
  return writeModel('names', 1, [
    { name: 'weights', kind: 'sparse8', table, scale },
    { name: 'words', kind: 'bytes', bytes: list.words },
    { name: 'facts', kind: 'bytes', bytes: list.facts },
  ])
}

/** Texts and Title-Cased copies, tagged; texts out of the treebanks by a tagger that has not seen them. */
function makeExamples(texts: readonly NamedText[], lexemes: Lexemes, lexicon: NameLexicon, basis: NameBasis): Example[] {
  const tagger = loadTagger(parseModel(basis.tagger), lexemes, WEIGHS_ALL)
  const halves = trainHalfTaggers(lexemes)
  const isTreebank = (text: NamedText): boolean => text.source.name === 'uner' || text.source.name === 'gum'
  return [...texts, ...titledCopies(texts, TITLED_EVERY)].map((text) => {
    const own = isTreebank(text) ? halves[halfOf(text.id.replace('-titled', ''))]! : tagger
    return makeExample(text, { lexemes, lexicon, tagger: own })
  })
}

if (process.argv[1] === import.meta.filename) {
  const models = new URL('../../models/', import.meta.url)
  const read = (name: string): Uint8Array => readFileSync(new URL(`${name}.bin`, models))
  const file = trainNames({ lexicon: read('lexicon'), tagger: read('tagger'), gazetteer: read('gazetteer') })
  writeFileSync(new URL('names.bin', models), file)
  console.log(`models/names.bin: ${file.length} bytes, packed ${gzipSync(file, { level: 9 }).length}`)
}
