import { type EventModel, loadEventModel } from './events/model.ts'
import { hashBytes, hashString } from './hash.ts'
import { type Lemmatiser, loadLemmatiser } from './lemma/lemmatise.ts'
import { Lexemes } from './lexemes.ts'
import { type Lexicon, loadLexicon } from './lexicon/lexicon.ts'
import { type Model, parseModel, type Tables } from './model.ts'
import { type Gazetteer, openGazetteer } from './names/gazetteer.ts'
import { type NameTagger, loadNameTagger } from './names/tagger.ts'
import { type Parser, loadParser } from './parse/parser.ts'
import { type AttributionTagger, loadAttribution } from './statements/tagger.ts'
import { type Tagger, loadTagger } from './tag/tagger.ts'
import { Words } from './words.ts'

/** Loaded language and models, made once and handed to every reading. Fields are added by the modules that own them. */
export interface Kit {
  /** Version of the models: a hash of their bytes. */
  readonly version: string
  /** Forms met so far, a cache that tagger, parser and lemmatiser share. */
  readonly lexemes: Lexemes
  /** Kinds and sense groups of base forms. */
  readonly words: Lexicon
  readonly tagger: Tagger
  readonly parser: Parser
  readonly lemmas: Lemmatiser
  /** Lemmas and marks of the forms met so far, a cache. */
  readonly spelling: Words
  /** Countries, cities, peoples, bodies, first names: what is known about a name before reading. */
  readonly gazetteer: Gazetteer
  readonly names: NameTagger
  /** Tags who said what; null until it is trained. */
  readonly attribution: AttributionTagger | null
  /** Tells diary lines from the rest; null until it is trained. */
  readonly events: EventModel | null
}

/** The model files that a kit needs, by name. */
export const MODEL_FILES = [
  'lexicon.bin',
  'tagger.bin',
  'parser.bin',
  'lemmas.bin',
  'gazetteer.bin',
  'names.bin',
  'attribution.bin',
  'events.bin',
] as const

/**
 * Makes a kit of the bytes of the model files (`MODEL_FILES`). `weighsAll` is for the training of names and statements: tags and trees
 * are weighed even where they are sure, so that longer lists of what is sure leave these models as they are. `tables` are those of
 * another thread, or filled for others.
 */
export function makeKit(files: Readonly<Record<string, Uint8Array>>, weighsAll = false, tables: Tables | null = null): Kit {
  const file = (name: string): Uint8Array => {
    const bytes = files[name]
    if (!bytes)
      throw new Error(
        `kit: expected the model file ${name}, got ${Object.keys(files).join(', ') || 'nothing'}; run "npm run train" or take the files from models/`,
      )
    return bytes
  }
  const model = (name: string): Model => parseModel(file(name), tables)
  const words = loadLexicon(model('lexicon.bin'))
  const lexemes = new Lexemes(words)
  const tagger = loadTagger(model('tagger.bin'), lexemes, weighsAll)
  const gazetteer = openGazetteer(file('gazetteer.bin'))
  const lemmas = loadLemmatiser(model('lemmas.bin'), tagger.tags, lexemes)
  return {
    version: versionOf(files),
    lexemes,
    words,
    tagger,
    parser: loadParser(model('parser.bin'), tagger.tags, weighsAll),
    lemmas,
    spelling: new Words(lemmas, lexemes),
    gazetteer,
    names: loadNameTagger(model('names.bin'), lexemes, gazetteer),
    attribution: files['attribution.bin'] ? loadAttribution(model('attribution.bin')) : null,
    events: files['events.bin'] ? loadEventModel(model('events.bin')) : null,
  }
}

/** A hash of names and bytes, whatever the order of the files. */
function versionOf(files: Readonly<Record<string, Uint8Array>>): string {
  let hash = 0
  for (const name of Object.keys(files).sort()) hash = hashBytes(files[name]!, hash ^ hashString(name))
  return hash.toString(16).padStart(8, '0')
}
