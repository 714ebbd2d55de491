import type { Sentence } from '../analysis.ts'
import { hashNext } from './gazetteer.ts'
import { type NameLexicon, hashTag } from './lexicon.ts'

/** What the names tagger reads: the tokens of one article. */
export interface NameInput {
  readonly n: number
  /** Lexeme numbers (see `Lexemes`). */
  readonly lex: Int32Array
  readonly xpos: readonly string[]
  readonly sentences: readonly Sentence[]
  /** Sentences in the order of reading: running text before headlines. */
  readonly order: Int32Array
}

/** Tables over the tokens of one article, made before its names are found. */
export interface NameDocument {
  readonly input: NameInput
  readonly lexicon: NameLexicon
  readonly pos: Int32Array
  /** Gazetteer bits of the longest key of two or more words that covers the token; and its place there: 1 first, 2 inside, 3 last. */
  readonly multi: Int32Array
  readonly multiAt: Uint8Array
  /** Token -> number of its word among the capitalised words of the article, -1 if never capitalised. */
  readonly type: Int32Array
  /** Per word: times seen capitalised where small letters would stand, times seen small. */
  readonly capital: Uint16Array
  readonly small: Uint16Array
  /** Bounds of the run of capitalised tokens around a token; -1 outside. */
  readonly runFrom: Int32Array
  readonly runTo: Int32Array
  /** Token -> 0 inside, 1 first of its sentence (quotes and dashes skipped), 2 after an opening quote or colon. */
  readonly initial: Uint8Array
  /** Word -> tag it had when it was last read, 0 for none. */
  readonly memory: Uint8Array
}

/** Reading order of sentences: running text first, then titles, headlines and lines whose capitals tell nothing. */
export function readingOrder(sentences: readonly Sentence[], isHeadline: (sentence: Sentence) => boolean): Int32Array {
  const late = (s: Sentence): boolean => s.casing !== 'normal' || isHeadline(s)
  const order: number[] = []
  sentences.forEach((s, k) => { if (!late(s)) order.push(k) }) // prettier-ignore
  sentences.forEach((s, k) => { if (late(s)) order.push(k) }) // prettier-ignore
  return Int32Array.from(order)
}

/** Makes the tables of an article. */
export function makeDocument(input: NameInput, lexicon: NameLexicon): NameDocument {
  const { n, lex } = input
  for (let i = 0; i < n; i++) lexicon.prepare(lex[i]!)
  const document = {
    input,
    lexicon,
    pos: hashTags(input.xpos),
    multi: new Int32Array(n),
    multiAt: new Uint8Array(n),
    type: new Int32Array(n).fill(-1),
    capital: new Uint16Array(0),
    small: new Uint16Array(0),
    runFrom: new Int32Array(n).fill(-1),
    runTo: new Int32Array(n).fill(-1),
    initial: new Uint8Array(n),
    memory: new Uint8Array(0),
  }
  for (const s of input.sentences) {
    markInitial(document, s)
    markRuns(document, s)
    markKeys(document, s)
  }
  const types = markTypes(document)
  document.capital = new Uint16Array(types)
  document.small = new Uint16Array(types)
  document.memory = new Uint8Array(types)
  countCasing(document)
  return document
}

function hashTags(xpos: readonly string[]): Int32Array {
  const out = new Int32Array(xpos.length)
  for (let i = 0; i < out.length; i++) out[i] = posHash(xpos[i]!)
  return out
}

const posHashes = new Map<string, number>()
function posHash(tag: string): number {
  let hash = posHashes.get(tag)
  if (hash === undefined) {
    hash = hashTag(tag)
    // a fixed tag set: the table stays small
    if (posHashes.size < 200) posHashes.set(tag, hash)
  }
  return hash
}

/** How token `i` is written (see `FormClass`). */
export function formClassAt(document: NameDocument, i: number): number {
  return document.lexicon.formClass[document.input.lex[i]!]!
}

/** Whether token `i` has a capital letter. */
export function isCapitalAt(document: NameDocument, i: number): boolean {
  const c = formClassAt(document, i)
  return c >= 2 && c !== 6
}

function markInitial(document: NameDocument, s: Sentence): void {
  const { initial, lexicon, input } = document
  let open = true
  for (let i = s.from; i < s.to; i++) {
    const other = lexicon.formClass[input.lex[i]!] === 0
    if (open) initial[i] = 1
    else if (i > s.from && isOpener(lexicon.lexemes.form[input.lex[i - 1]!]!)) initial[i] = 2
    if (!other) open = false
  }
}

function isOpener(form: string): boolean {
  return form === '“' || form === '‘' || form === '``' || form === ':' || form === '"' || form === '—' || form === '–'
}

function markRuns(document: NameDocument, s: Sentence): void {
  for (let i = s.from; i < s.to; i++) {
    if (!isCapitalAt(document, i)) continue
    let to = i + 1
    while (to < s.to && isCapitalAt(document, to)) to++
    for (let k = i; k < to; k++) {
      document.runFrom[k] = i
      document.runTo[k] = to
    }
    i = to
  }
}

/** Longest gazetteer keys of two or more words, from left to right. */
function markKeys(document: NameDocument, s: Sentence): void {
  const { input, lexicon, multi, multiAt } = document
  for (let i = s.from; i < s.to; i++) {
    const l = input.lex[i]!
    const longest = lexicon.longest[l]!
    if (longest < 2 || lexicon.candidate[l] === 0) continue
    let hash = lexicon.key[l]!
    let end = -1
    let found = 0
    for (let k = 1; k < longest && i + k < s.to; k++) {
      hash = hashNext(hash, lexicon.folded[input.lex[i + k]!]!)
      const bits = lexicon.gazetteer.bitsOf(hash)
      if (bits !== 0) {
        end = i + k
        found = bits
      }
    }
    if (end < 0) continue
    for (let k = i; k <= end; k++) {
      multi[k] = found
      multiAt[k] = k === i ? 1 : k === end ? 3 : 2
    }
    i = end
  }
}

const NOT_ASKED = -2

/** Numbers the words that stand capitalised somewhere, and finds their small twins. */
function markTypes(document: NameDocument): number {
  const { input, type, lexicon } = document
  const { lex, n } = input
  const { typeOf } = lexicon
  const numbers = new Map<number, number>()
  for (let i = 0; i < n; i++) typeOf[lex[i]!] = NOT_ASKED
  for (let i = 0; i < n; i++) {
    const l = lex[i]!
    if (lexicon.candidate[l] === 0) continue
    if (typeOf[l] === NOT_ASKED) {
      // by the folded form: "Orban" in a headline is "Orbán" of the text
      const word = lexicon.key[l]!
      let number = numbers.get(word)
      if (number === undefined) numbers.set(word, (number = numbers.size))
      typeOf[l] = number
    }
    type[i] = typeOf[l]!
  }
  for (let i = 0; i < n; i++) {
    const l = lex[i]!
    if (type[i]! >= 0 || lexicon.formClass[l] !== 1) continue
    if (typeOf[l] === NOT_ASKED) typeOf[l] = numbers.get(lexicon.key[l]!) ?? -1
    type[i] = typeOf[l]!
  }
  return numbers.size
}

function countCasing(document: NameDocument): void {
  const { input, type, capital, small, initial, lexicon } = document
  for (const s of input.sentences) {
    if (s.casing !== 'normal') continue
    for (let i = s.from; i < s.to; i++) {
      const t = type[i]!
      if (t < 0) continue
      if (lexicon.formClass[input.lex[i]!] === 1) small[t] = Math.min(9, small[t]! + 1)
      else if (initial[i] === 0) capital[t] = Math.min(9, capital[t]! + 1)
    }
  }
}
