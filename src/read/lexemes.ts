import { hashRange, hashString, mix } from './hash.ts'
import { EMPTY_LEXICON, type Lexicon, classify } from './lexicon/lexicon.ts'

/** Numbers kept for a lexeme, by their place in its row of `Lexemes.atoms`: hashes of parts of the form, and `FLAGS`. */
export const WORD = 0 // lower case, digits as 0, quotes straight
export const CASED = 1 // as written, digits as 0
export const SUFFIX1 = 2
export const SUFFIX2 = 3
export const SUFFIX3 = 4
export const SUFFIX4 = 5
export const PREFIX1 = 6
export const PREFIX2 = 7
export const PREFIX3 = 8
export const SHAPE = 9
export const FLAGS = 10
/** Hashes of what the lexicon says: kinds of word, sense group of the noun, sense group of the verb. */
export const KINDS = 11
export const NOUN_SENSE = 12
export const VERB_SENSE = 13
/** Length of a lexeme's row. */
export const ATOMS = 16

/** Bits of `FLAGS`. */
export const CAPITAL = 1
export const ALL_CAPS = 2
export const DIGIT = 4
export const LETTER = 8
export const LOWER = 16

/** The lexeme that stands for "outside of the sentence". */
export const NONE = 0

const START = 1 << 12
const LIMIT = 50_000

/**
 * Every distinct form met so far, numbered, with the hashes that tagger and parser ask for again and again.
 * It is a cache: what is read never depends on what was read before. It starts anew between articles once it is full.
 */
export class Lexemes {
  n = 0
  /** Counts how often the table started anew, so that tables beside it know. */
  generation = 0
  form: string[] = []
  lower: string[] = []
  norm: string[] = []
  atoms = new Int32Array(START * ATOMS)
  private keys = new Int32Array(START)
  private slots = new Int32Array(START * 2)

  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon = EMPTY_LEXICON) {
    this.lexicon = lexicon
    this.clear()
  }

  /** Starts anew if the table is full; to be called between articles only. */
  trim(): void {
    if (this.n > LIMIT) this.clear()
  }

  /** The number of the form at `[from, to)` of the text. */
  internRange(text: string, from: number, to: number): number {
    const key = hashRange(text, from, to)
    const length = to - from
    const mask = this.slots.length - 1
    let slot = key & mask
    for (;;) {
      const id = this.slots[slot]! - 1
      if (id < 0) break
      if (this.keys[id] === key && isSame(this.form[id]!, text, from, length)) return id
      slot = (slot + 1) & mask
    }
    return this.add(flatCopy(text, from, to), key, slot)
  }

  /** The number of a form. */
  intern(form: string): number {
    return this.internRange(form, 0, form.length)
  }

  private clear(): void {
    this.n = 0
    this.generation++
    this.form = []
    this.lower = []
    this.norm = []
    this.atoms = new Int32Array(START * ATOMS)
    this.keys = new Int32Array(START)
    this.slots = new Int32Array(START * 2)
    // No text can hold this form: tokens have no spaces at both ends.
    this.add(' \u0000 ', 0, 0)
    for (let k = 0; k < ATOMS; k++) this.atoms[k] = k === FLAGS ? 0 : mix(0x5eed + k)
  }

  private add(form: string, key: number, slot: number): number {
    const id = this.n++
    if (id >= this.keys.length) slot = this.grow(key)
    this.slots[slot] = id + 1
    this.keys[id] = key
    const lower = straighten(form.toLowerCase())
    const norm = zeroDigits(lower)
    this.form.push(form)
    this.lower.push(lower === form ? form : lower)
    this.norm.push(norm === lower ? lower : norm)
    describe(form, norm, this.atoms, id * ATOMS)
    const { kinds, noun, verb } = classify(this.lexicon, norm)
    this.atoms[id * ATOMS + KINDS] = kinds
    this.atoms[id * ATOMS + NOUN_SENSE] = mix(0x5e00 + noun)
    this.atoms[id * ATOMS + VERB_SENSE] = mix(0x5e80 + verb)
    return id
  }

  private grow(key: number): number {
    const size = this.keys.length * 2
    const keys = new Int32Array(size)
    keys.set(this.keys)
    const atoms = new Int32Array(size * ATOMS)
    atoms.set(this.atoms)
    const slots = new Int32Array(size * 2)
    const mask = slots.length - 1
    for (let id = 0; id < this.keys.length; id++) slots[freeSlot(slots, keys[id]! & mask)] = id + 1
    this.keys = keys
    this.atoms = atoms
    this.slots = slots
    return freeSlot(slots, key & mask)
  }
}

function freeSlot(slots: Int32Array, from: number): number {
  let slot = from
  while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
  return slot
}

function isSame(form: string, text: string, from: number, length: number): boolean {
  if (form.length !== length) return false
  for (let i = 0; i < length; i++) if (form.charCodeAt(i) !== text.charCodeAt(from + i)) return false
  return true
}

/** A slice that does not keep the whole text alive. */
function flatCopy(text: string, from: number, to: number): string {
  if (to - from > 64) return JSON.parse(JSON.stringify(text.slice(from, to))) as string
  let copy = ''
  for (let i = from; i < to; i++) copy += text[i]!
  return copy
}

function straighten(lower: string): string {
  return /[\u2018\u2019\u201c\u201d]/.test(lower) ? lower.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"') : lower
}

function zeroDigits(lower: string): string {
  return /[1-9]/.test(lower) ? lower.replace(/[1-9]/g, '0') : lower
}

function describe(form: string, norm: string, atoms: Int32Array, at: number): void {
  const end = norm.length
  atoms[at + WORD] = hashString(norm)
  atoms[at + CASED] = mix(hashString(zeroDigits(form)) + 77)
  atoms[at + SUFFIX1] = hashRange(norm, Math.max(0, end - 1), end)
  atoms[at + SUFFIX2] = mix(hashRange(norm, Math.max(0, end - 2), end) + (end <= 2 ? 1 : 0))
  atoms[at + SUFFIX3] = mix(hashRange(norm, Math.max(0, end - 3), end) + (end <= 3 ? 1 : 0))
  atoms[at + SUFFIX4] = mix(hashRange(norm, Math.max(0, end - 4), end) + (end <= 4 ? 1 : 0))
  atoms[at + PREFIX1] = hashRange(norm, 0, Math.min(end, 1))
  atoms[at + PREFIX2] = hashRange(norm, 0, Math.min(end, 2))
  atoms[at + PREFIX3] = hashRange(norm, 0, Math.min(end, 3))
  describeShape(form, atoms, at)
}

/** Shape: X, x, d or the character itself, runs cut to two, twelve places at most. */
function describeShape(form: string, atoms: Int32Array, at: number): void {
  let hash = 17
  let last = -1
  let run = 0
  let places = 0
  let upper = 0
  let lower = 0
  let digits = 0
  const length = Math.min(form.length, 100)
  for (let i = 0; i < length; i++) {
    const code = form.charCodeAt(i)
    const kind = kindOf(code)
    if (kind === 1) upper++
    else if (kind === 2) lower++
    else if (kind === 3) digits++
    const symbol = kind === 0 ? code : kind
    run = symbol === last ? run + 1 : 1
    last = symbol
    if (run <= 2 && places++ < 12) hash = Math.imul(hash, 31) + symbol
  }
  atoms[at + SHAPE] = mix(hash)
  atoms[at + FLAGS] =
    (kindOf(form.charCodeAt(0)) === 1 ? CAPITAL : 0) |
    (upper > 1 && lower === 0 ? ALL_CAPS : 0) |
    (digits > 0 ? DIGIT : 0) |
    (upper + lower > 0 ? LETTER : 0) |
    (lower > 0 ? LOWER : 0)
}

/** 1 upper-case letter, 2 other letter, 3 digit, 0 anything else. */
function kindOf(code: number): number {
  if (code < 128) {
    if (code >= 97 && code <= 122) return 2
    if (code >= 65 && code <= 90) return 1
    return code >= 48 && code <= 57 ? 3 : 0
  }
  const char = String.fromCharCode(code)
  const low = char.toLowerCase()
  if (low !== char) return 1
  if (char.toUpperCase() !== char) return 2
  return code >= 0xaa && /\p{L}/u.test(char) ? 2 : 0
}
