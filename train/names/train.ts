import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Lexemes } from '../../src/read/lexemes.ts'
import { quantise, writeModel } from '../../src/read/model.ts'
import { type Gazetteer, openGazetteer } from '../../src/read/names/gazetteer.ts'
import { NameLexicon } from '../../src/read/names/lexicon.ts'
import { loadTagger } from '../../src/read/tag/tagger.ts'
import { parseModel } from '../../src/read/model.ts'
import { type Bench, makeExample } from './examples.ts'
import { type Recipe, learn } from './learn.ts'
import { readGmb, readOwn, readPolitics, readUner, readWikigold } from './sources.ts'
import { titledCopies } from './titled.ts'
import { countWords, writeWords } from './words.ts'

const RECIPE: Recipe = { epochs: 8, margin: 0, dropout: 0 }

/** Trains the names model with the shipped tagger and gazetteer; the same input gives the same bytes. */
export function trainNames(taggerFile: Uint8Array, gazetteerFile: Uint8Array): Uint8Array {
  const gazetteer = openGazetteer(gazetteerFile)
  const texts = [...readOwn(), ...readUner(), ...readWikigold(), ...readPolitics(), ...readGmb(3)]
  const words = countWords([...texts, ...readGmb(1)].map((text) => makeExample(text, benchOf(null, gazetteer, new Map()))))
  const bench = benchOf(taggerFile, gazetteer, words)
  const examples = [...texts, ...titledCopies(texts, 3)].map((text) => makeExample(text, bench))
  const { table, scale } = quantise(learn(examples, RECIPE))
  const list = writeWords(words)
  return writeModel('names', 1, [
    { name: 'weights', kind: 'sparse8', table, scale },
    { name: 'words', kind: 'bytes', bytes: list.words },
    { name: 'facts', kind: 'bytes', bytes: list.facts },
  ])
}

function benchOf(taggerFile: Uint8Array | null, gazetteer: Gazetteer, words: ReadonlyMap<string, number>): Bench {
  const lexemes = new Lexemes()
  return { lexemes, lexicon: new NameLexicon(lexemes, gazetteer, words), tagger: taggerFile && loadTagger(parseModel(taggerFile), lexemes) }
}

if (process.argv[1] === import.meta.filename) {
  const models = new URL('../../models/', import.meta.url)
  const file = trainNames(readFileSync(new URL('tagger.bin', models)), readFileSync(new URL('gazetteer.bin', models)))
  writeFileSync(new URL('names.bin', models), file)
  console.log(`models/names.bin: ${file.length} bytes, packed ${gzipSync(file, { level: 9 }).length}`)
}
