import { ALL_CAPS, ATOMS, CAPITAL, FLAGS, LETTER } from '../lexemes.ts'
import type { Tagger } from './tagger.ts'

const NAME = 'PROPN|NNP'
/** No name is one of these: forms of verbs, nouns and numbers, foreign words. */
const NO_NAME = /\|(?:VB[DGNPZ]?|FW|NN|CD)$/u

interface Tagged {
  readonly lex: Int32Array
  readonly tags: Uint8Array
  readonly from: number
  readonly to: number
}

/**
 * "spoke with Mei Xinping": a word that is in no list, has a capital amid a sentence in lower case, and follows a word or a comma, is a
 * name, whatever its ending looks like; so is one before it that was taken for a foreign word.
 */
export function retagNames({ lex, tags, from, to }: Tagged, { tags: all, lexicon }: Pick<Tagger, 'tags' | 'lexicon'>): void {
  const { atoms, form } = lexicon.lexemes
  for (let i = to - 1; i > from; i--) {
    const flags = atoms[lex[i]! * ATOMS + FLAGS]!
    if ((flags & (CAPITAL | ALL_CAPS)) !== CAPITAL || !NO_NAME.test(all[tags[i]!]!)) continue
    const before = lex[i - 1]!
    if ((atoms[before * ATOMS + FLAGS]! & LETTER) === 0 && form[before] !== ',') continue
    const isNamed = i + 1 < to && all[tags[i + 1]!] === NAME && all[tags[i]!]!.endsWith('FW')
    if (isNamed || !lexicon.isListed(lex[i]!)) tags[i] = all.indexOf(NAME)
  }
}
