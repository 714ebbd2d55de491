import { mix } from '../hash.ts'
import { ATOMS, CAPITAL, DIGIT, FLAGS, KINDS, LETTER, LOWER, type Lexemes } from '../lexemes.ts'
import { EMPTY_LEXICON, classify } from '../lexicon/lexicon.ts'
import { BIT, NAME_BITS } from './bits.ts'
import { fold } from './fold.ts'
import { type Gazetteer, hashKey } from './gazetteer.ts'

/** How a form is written: 0 other, 1 small letters, 2 Capital, 3 CAPITALS, 4 one capital letter, 5 mIxed, 6 digits, 7 digits and letters. */
export type FormClass = number

/** What the names model knows about each lexeme; filled as lexemes turn up. */
export class NameLexicon {
  readonly lexemes: Lexemes
  readonly gazetteer: Gazetteer
  /** The folded form, and its hash as a key of the gazetteer. */
  folded: string[] = []
  key = new Int32Array(0)
  /** Gazetteer bits of the form alone. */
  bits = new Int32Array(0)
  /** Most words of a gazetteer key that begins with the form. */
  longest = new Uint8Array(0)
  /** Casing and cluster of the word (see `openWordList`), 0 if unknown. */
  facts = new Uint16Array(0)
  formClass = new Uint8Array(0)
  /** 1 for forms that may begin a name. */
  candidate = new Uint8Array(0)
  /** Scratch of the document at hand: number of the form's word there. */
  typeOf = new Int32Array(0)
  private done = new Uint8Array(0)
  private generation = -1
  private readonly words: ReadonlyMap<string, number>

  constructor(lexemes: Lexemes, gazetteer: Gazetteer, words: ReadonlyMap<string, number>) {
    this.lexemes = lexemes
    this.gazetteer = gazetteer
    this.words = words
  }

  /** Makes sure that the lexeme's row is there. */
  prepare(lexeme: number): void {
    if (this.generation !== this.lexemes.generation || lexeme >= this.done.length) this.grow()
    if (this.done[lexeme] === 0) this.fill(lexeme)
  }

  private grow(): void {
    const size = this.lexemes.atoms.length / ATOMS
    const keep = this.generation === this.lexemes.generation
    if (!keep) this.folded = []
    this.generation = this.lexemes.generation
    this.key = extend(this.key, new Int32Array(size), keep)
    this.bits = extend(this.bits, new Int32Array(size), keep)
    this.longest = extend(this.longest, new Uint8Array(size), keep)
    this.facts = extend(this.facts, new Uint16Array(size), keep)
    this.formClass = extend(this.formClass, new Uint8Array(size), keep)
    this.candidate = extend(this.candidate, new Uint8Array(size), keep)
    this.typeOf = new Int32Array(size)
    this.done = extend(this.done, new Uint8Array(size), keep)
  }

  /** Whether a word in small letters may be a name all the same ("india", "tampa"): a known place, or a word that no list knows. */
  private isNameInSmall(lexeme: number): boolean {
    const isKnown = (this.facts[lexeme]! & 255) !== 0
    if ((this.bits[lexeme]! & SURE_PLACES) !== 0) return true
    if (isKnown) return false
    return (this.bits[lexeme]! & NAME_BITS) !== 0 || this.lexemes.atoms[lexeme * ATOMS + KINDS] === UNKNOWN_KINDS
  }

  private fill(lexeme: number): void {
    const form = this.lexemes.form[lexeme]!
    const flags = this.lexemes.atoms[lexeme * ATOMS + FLAGS]!
    const folded = fold(form)
    const key = hashKey(folded)
    const formClass = classOf(form, flags)
    this.done[lexeme] = 1
    this.folded[lexeme] = folded
    this.key[lexeme] = key
    const bits = this.gazetteer.bitsOf(key)
    this.bits[lexeme] = (bits & BIT.capsOnly) !== 0 && formClass !== 3 ? 0 : bits
    this.longest[lexeme] = this.gazetteer.longest(key)
    this.facts[lexeme] = this.words.get(this.lexemes.lower[lexeme]!) ?? 0
    this.formClass[lexeme] = formClass
    this.candidate[lexeme] = formClass >= 2 || (formClass === 1 && this.isNameInSmall(lexeme)) || PARTICLES.has(folded) ? 1 : 0
  }
}

const SURE_PLACES = BIT.country | BIT.bigCity | BIT.region
/** What the lexicon of the language says about words that it has not. */
export const UNKNOWN_KINDS = classify(EMPTY_LEXICON, '').kinds

/** Small words that begin names. */
const PARTICLES: ReadonlySet<string> = new Set('al el bin ibn de del della di da van von der den ten ter le la las los ul abu'.split(' '))

function classOf(form: string, flags: number): FormClass {
  if ((flags & LETTER) === 0) return (flags & DIGIT) !== 0 ? 6 : 0
  if ((flags & DIGIT) !== 0) return 7
  if ((flags & LOWER) === 0) return form.length === 1 ? 4 : 3
  if ((flags & CAPITAL) === 0) return form === form.toLowerCase() ? 1 : 5
  return form.slice(1) === form.slice(1).toLowerCase() ? 2 : 5
}

function extend<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T, keep: boolean): T {
  if (keep) to.set(from)
  return to
}

/** Hash of a part-of-speech tag. */
export function hashTag(tag: string): number {
  return mix(hashKey(tag))
}
