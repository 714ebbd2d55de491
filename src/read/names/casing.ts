import type { Sentence } from '../analysis.ts'
import { ATOMS, KINDS, type Lexemes } from '../lexemes.ts'
import { type NameLexicon, UNKNOWN_KINDS } from './lexicon.ts'

/** Words that Title Case may leave small. */
const SMALL: ReadonlySet<string> = new Set(
  "a an the and but or nor for so yet as at by in of off on per to up via vs from into with over after amid than that if is are be not it its 's 're 'll 've 'd 'm n't de la du von van bin al el".split(
    ' ',
  ),
)

/**
 * Sentences with their casing looked at once more: a line with a small verb or noun in it ("met", "won") is running text
 * that holds many names, not a headline.
 */
export function sureCasings(sentences: readonly Sentence[], lex: Int32Array, lexicon: NameLexicon): readonly Sentence[] {
  return sentences.map((s) => (s.casing === 'title' && hasSmallWord(s, lex, lexicon) ? { ...s, casing: 'normal' } : s))
}

function hasSmallWord(s: Sentence, lex: Int32Array, lexicon: NameLexicon): boolean {
  const { lexemes } = lexicon
  for (let i = s.from; i < s.to; i++) {
    const l = lex[i]!
    const lower = lexemes.lower[l]!
    if (lexemes.form[l] !== lower || SMALL.has(lower) || !/^[a-z]{2,30}$/.test(lower) || isJoined(i, s, lex, lexemes)) continue
    lexicon.prepare(l)
    if (lexemes.atoms[l * ATOMS + KINDS] !== UNKNOWN_KINDS || (lexicon.facts[l]! & 255) !== 0) return true
  }
  return false
}

/** "Anti-crisis", "w/o": the part after a hyphen or stroke may be small. */
function isJoined(i: number, s: Sentence, lex: Int32Array, lexemes: Lexemes): boolean {
  return i > s.from && /^[-/'’]$/.test(lexemes.form[lex[i - 1]!]!)
}
