import type { Lemmatiser } from './lemma/lemmatise.ts'
import type { Lexemes } from './lexemes.ts'
import { marksOf } from './word-marks.ts'

/** A form under a tag, with what is the same wherever it stands so. */
export interface Word {
  readonly tag: number
  readonly lemma: string
  /** The lemma in lower case. */
  readonly base: string
  /** What the word lists say: bits of `marks.ts`. */
  readonly marks: number
  /** The same form under another tag. */
  readonly next: Word | null
}

/** Every form met so far under every tag it was met with: a cache beside that of the forms, of which it starts anew with them. */
export class Words {
  private readonly lemmas: Lemmatiser
  private readonly lexemes: Lexemes
  private generation = -1
  private first: (Word | null)[] = []

  constructor(lemmas: Lemmatiser, lexemes: Lexemes) {
    this.lemmas = lemmas
    this.lexemes = lexemes
  }

  /** Makes room for all forms met so far; to be called before the words of an article are asked for. */
  prepare(): void {
    if (this.generation !== this.lexemes.generation) this.first = []
    this.generation = this.lexemes.generation
    while (this.first.length < this.lexemes.n) this.first.push(null)
  }

  /** The word of a lexeme under a joint tag. */
  word(lexeme: number, tag: number): Word {
    const first = this.first[lexeme]!
    for (let word: Word | null = first; word !== null; word = word.next) if (word.tag === tag) return word
    const lemma = this.lemmas.lemma(lexeme, tag)
    const base = lowerCase(lemma)
    const word: Word = { tag, lemma, base, marks: marksOf(this.lexemes.lower[lexeme]!, lemma, base), next: first }
    this.first[lexeme] = word
    return word
  }
}

/** A lemma in lower case; most stand so already and are given back as they are. */
function lowerCase(lemma: string): string {
  for (let i = 0; i < lemma.length; i++) {
    const code = lemma.charCodeAt(i)
    if (code > 127 || (code > 64 && code < 91)) return lemma.toLowerCase()
  }
  return lemma
}
