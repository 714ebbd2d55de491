import { mix } from '../hash.ts'
import { ATOMS, CASED, KINDS, NONE, NOUN_SENSE, PREFIX2, PREFIX3, SHAPE, SUFFIX2, SUFFIX3, SUFFIX4, VERB_SENSE, WORD } from '../lexemes.ts'
import { BIT, NAME_BITS } from './bits.ts'
import type { NameDocument } from './document.ts'

/** Bits of a bucket's number in the table of weights. */
export const NAME_TABLE_BITS = 18
const SHIFT = 32 - NAME_TABLE_BITS
const M1 = 0x9e3779b1 | 0
const M2 = 0x85ebca6b | 0
const M3 = 0xc2b2ae35 | 0

/** Most features of one token. */
export const MOST_FEATURES = 128

const SALT = Int32Array.from({ length: 128 }, (_, k) => mix(0x6e61 + k * 7919))
const BIT_COUNT = 23
const HEAD_BITS = BIT.organisationHead | BIT.facilityHead | BIT.placeHead | BIT.eventHead | BIT.thingHead | BIT.title

/** Writes the features of one token into `out`; those that hang on earlier tags come last. */
export class NameFeatures {
  readonly out = new Int32Array(MOST_FEATURES)
  private n = 0
  private readonly document: NameDocument

  constructor(document: NameDocument) {
    this.document = document
  }

  /** Features of token `i` of the sentence `[from, to)`; `mode` is its casing (0 normal, 1 Title Case, 2 CAPITALS). Returns how many. */
  write(i: number, from: number, to: number, mode: number, t1: number, t2: number): number {
    this.n = 0
    this.writeWords(i, from, to)
    this.writeTags(i, from, to)
    this.writeKnown(i, from, to, mode)
    this.writeRun(i, from, to, mode)
    this.writeArticle(i, from, to, mode, t1)
    this.writeHistory(i, from, to, mode, t1, t2)
    return this.n
  }

  private put(template: number, value: number): void {
    this.out[this.n++] = mix(value + SALT[template]!) >>> SHIFT
  }

  private lexeme(i: number, from: number, to: number): number {
    return i >= from && i < to ? this.document.input.lex[i]! : NONE
  }

  private writeWords(i: number, from: number, to: number): void {
    const { lexicon } = this.document
    const { atoms } = lexicon.lexemes
    const a0 = this.lexeme(i, from, to) * ATOMS
    const p1 = this.lexeme(i - 1, from, to)
    const p2 = this.lexeme(i - 2, from, to)
    const n1 = this.lexeme(i + 1, from, to)
    const n2 = this.lexeme(i + 2, from, to)
    const w0 = atoms[a0 + WORD]!
    const s0 = atoms[a0 + SHAPE]!
    const wp = atoms[p1 * ATOMS + WORD]!
    const wn = atoms[n1 * ATOMS + WORD]!
    const sp = atoms[p1 * ATOMS + SHAPE]!
    const sn = atoms[n1 * ATOMS + SHAPE]!
    this.put(0, 0)
    this.put(1, w0)
    this.put(2, atoms[a0 + CASED]!)
    this.put(3, atoms[a0 + SUFFIX2]!)
    this.put(4, atoms[a0 + SUFFIX3]!)
    this.put(5, atoms[a0 + SUFFIX4]!)
    this.put(6, atoms[a0 + PREFIX2]!)
    this.put(7, atoms[a0 + PREFIX3]!)
    this.put(8, s0)
    this.put(9, wp)
    this.put(10, wn)
    this.put(11, atoms[p2 * ATOMS + WORD]!)
    this.put(12, atoms[n2 * ATOMS + WORD]!)
    this.put(13, wp + Math.imul(w0, M1))
    this.put(14, w0 + Math.imul(wn, M1))
    this.put(15, wp + Math.imul(s0, M1))
    this.put(16, wn + Math.imul(s0, M1))
    this.put(17, sp + Math.imul(s0, M1) + Math.imul(sn, M2))
    this.put(18, sp + Math.imul(s0, M1))
    this.put(19, s0 + Math.imul(sn, M1))
    this.put(20, atoms[p2 * ATOMS + WORD]! + Math.imul(wp, M1))
    this.put(21, wn + Math.imul(atoms[n2 * ATOMS + WORD]!, M1))
    this.put(22, wp + Math.imul(wn, M1) + Math.imul(s0, M2))
  }

  private writeTags(i: number, from: number, to: number): void {
    const { pos } = this.document
    const p0 = pos[i]!
    const pp = i > from ? pos[i - 1]! : 1
    const pn = i + 1 < to ? pos[i + 1]! : 1
    const pnn = i + 2 < to ? pos[i + 2]! : 1
    const ppp = i - 1 > from ? pos[i - 2]! : 1
    this.put(25, p0)
    this.put(26, pp + Math.imul(p0, M1))
    this.put(27, p0 + Math.imul(pn, M1))
    this.put(28, pp + Math.imul(p0, M1) + Math.imul(pn, M2))
    this.put(29, p0 + Math.imul(pn, M1) + Math.imul(pnn, M2))
    this.put(30, ppp + Math.imul(pp, M1) + Math.imul(p0, M2))
  }

  /** What gazetteer and word list know about the word and its neighbours. */
  private writeKnown(i: number, from: number, to: number, mode: number): void {
    const { lexicon, input, multi, multiAt, initial } = this.document
    const l0 = input.lex[i]!
    const single = lexicon.bits[l0]!
    const many = multi[i]!
    const at = multiAt[i]!
    const place = mode * 3 + initial[i]!
    const form = lexicon.formClass[l0]!
    for (let b = 0; b < BIT_COUNT; b++) {
      if ((single & (1 << b)) !== 0) {
        this.put(31, b)
        this.put(32, b + 32 * (place + 16 * form))
      }
      if ((many & (1 << b)) !== 0) this.put(33, b + 32 * at)
    }
    this.put(34, single)
    this.put(35, single + Math.imul(many, M1) + at)
    const lp = this.lexeme(i - 1, from, to)
    const ln = this.lexeme(i + 1, from, to)
    const bp = lp === NONE ? -1 : lexicon.bits[lp]!
    const bn = ln === NONE ? -1 : lexicon.bits[ln]!
    this.put(36, bp)
    this.put(37, bn)
    this.put(38, bp + Math.imul(single, M1))
    this.put(39, single + Math.imul(bn, M1))
    const f0 = lexicon.facts[l0]!
    const fp = lp === NONE ? 0xffff : lexicon.facts[lp]!
    const fn = ln === NONE ? 0xffff : lexicon.facts[ln]!
    const c0 = f0 & 255
    this.put(40, c0 + 8 * (place + 16 * form))
    this.put(41, c0 + 8 * (place + 16 * (single & NAME_BITS)))
    this.put(42, c0 + 8 * ((fn & 255) + 256 * mode))
    this.put(43, f0 >>> 8)
    this.put(44, fp >>> 8)
    this.put(45, fn >>> 8)
    this.put(46, (fp >>> 8) + 256 * (fn >>> 8))
    this.writeSenses(i, from, to, place)
  }

  /** What the lexicon of the language says: a word with a common meaning is less likely a name. */
  private writeSenses(i: number, from: number, to: number, place: number): void {
    const { atoms } = this.document.lexicon.lexemes
    const a0 = this.document.input.lex[i]! * ATOMS
    const ap = this.lexeme(i - 1, from, to) * ATOMS
    const an = this.lexeme(i + 1, from, to) * ATOMS
    const form = this.document.lexicon.formClass[this.document.input.lex[i]!]!
    const kinds = atoms[a0 + KINDS]! + place + 16 * form
    const noun = atoms[a0 + NOUN_SENSE]!
    this.put(90, kinds)
    this.put(91, noun + place)
    this.put(92, kinds + Math.imul(atoms[an + KINDS]!, M1))
    this.put(93, atoms[an + NOUN_SENSE]! + Math.imul(atoms[an + KINDS]!, M1))
    this.put(94, atoms[ap + NOUN_SENSE]! + Math.imul(atoms[ap + KINDS]!, M1))
    this.put(95, noun + Math.imul(atoms[an + NOUN_SENSE]!, M1))
    this.put(96, atoms[an + VERB_SENSE]!)
    this.put(97, atoms[ap + VERB_SENSE]!)
    // "Thanks, Anna Anna, thank you": the same word twice is two names
    this.put(98, (atoms[a0 + WORD] === atoms[ap + WORD] ? 1 : 0) + (atoms[a0 + WORD] === atoms[an + WORD] ? 2 : 0))
  }

  /** The run of capitalised words around the token: its ends and its length tell kinds. */
  private writeRun(i: number, from: number, to: number, mode: number): void {
    const { runFrom, runTo, lexicon, input } = this.document
    const first = runFrom[i]!
    if (first < 0) {
      this.put(50, mode)
      return
    }
    const last = runTo[i]!
    const { atoms } = lexicon.lexemes
    const endLexeme = input.lex[last - 1]!
    const position = (i === first ? 0 : i === last - 1 ? 2 : 1) + 3 * mode
    this.put(51, Math.min(last - first, 6) + 8 * position)
    if (mode !== 0) return
    const after = atoms[this.lexeme(last, from, to) * ATOMS + WORD]!
    const before = atoms[this.lexeme(first - 1, from, to) * ATOMS + WORD]!
    this.put(52, atoms[endLexeme * ATOMS + WORD]! + Math.imul(position, M1))
    this.put(53, (lexicon.bits[endLexeme]! & HEAD_BITS) + Math.imul(position, M1))
    this.put(54, atoms[input.lex[first]! * ATOMS + WORD]! + Math.imul(position, M1))
    this.put(55, after + Math.imul(position, M1))
    this.put(56, before + Math.imul(position, M1))
    this.put(
      57,
      (lexicon.bits[input.lex[first]!]! & (HEAD_BITS | NAME_BITS)) +
        Math.imul(position, M1) +
        Math.imul(lexicon.bits[endLexeme]! & HEAD_BITS, M2),
    )
  }

  /** What the article says elsewhere: how the word is written there, and what it was when last read. */
  private writeArticle(i: number, from: number, to: number, mode: number, t1: number): void {
    const { type, capital, small, memory, initial, lexicon, input } = this.document
    const place = mode * 3 + initial[i]!
    const t = type[i]!
    const evidence = t < 0 ? 0 : Math.min(2, capital[t]!) * 3 + Math.min(2, small[t]!) + 1
    const seen = t < 0 ? 0 : memory[t]!
    const form = lexicon.formClass[input.lex[i]!]!
    this.put(60, evidence + 16 * (place + 16 * form))
    this.put(61, evidence + 16 * (place + 16 * (lexicon.bits[input.lex[i]!]! & NAME_BITS)))
    this.put(62, evidence + 16 * (place + 16 * (lexicon.facts[input.lex[i]!]! & 255)))
    this.put(63, seen + 64 * mode)
    this.put(64, seen + 64 * (t1 + 32 * mode))
    const tn = i + 1 < to ? type[i + 1]! : -1
    const next = tn < 0 ? 0 : memory[tn]!
    this.put(65, next + 64 * seen)
    this.put(66, next + 64 * (t1 + 32 * evidence))
    const tp = i > from ? type[i - 1]! : -1
    this.put(67, seen + 64 * (tp < 0 ? 0 : memory[tp]!))
  }

  private writeHistory(i: number, from: number, to: number, mode: number, t1: number, t2: number): void {
    const { lexicon, input, pos, multi, multiAt } = this.document
    const { atoms } = lexicon.lexemes
    const l0 = input.lex[i]!
    const h1 = Math.imul(t1 + 1, M3)
    const h2 = Math.imul(t1 + 32 * t2 + 1, M3)
    this.put(70, h1)
    this.put(71, h2)
    this.put(72, h1 + atoms[l0 * ATOMS + WORD]!)
    this.put(73, h1 + atoms[l0 * ATOMS + SHAPE]!)
    this.put(74, h1 + pos[i]!)
    this.put(75, h1 + atoms[this.lexeme(i - 1, from, to) * ATOMS + WORD]!)
    this.put(76, h1 + atoms[this.lexeme(i + 1, from, to) * ATOMS + WORD]!)
    this.put(77, h1 + atoms[this.lexeme(i + 1, from, to) * ATOMS + SHAPE]! + Math.imul(atoms[l0 * ATOMS + SHAPE]!, M1))
    this.put(78, h1 + lexicon.bits[l0]! + mode)
    this.put(79, h1 + multi[i]! + Math.imul(multiAt[i]!, M1))
    this.put(80, h2 + pos[i]!)
    this.put(81, h1 + pos[i]! + Math.imul(i + 1 < to ? pos[i + 1]! : 1, M1))
    this.put(82, h1 + atoms[l0 * ATOMS + SUFFIX3]!)
    this.put(83, h1 + (lexicon.facts[l0]! & 255) + 8 * mode)
    this.put(84, h1 + (lexicon.facts[l0]! >>> 8))
    const ln = this.lexeme(i + 1, from, to)
    this.put(85, h1 + (ln === NONE ? -1 : lexicon.bits[ln]! & (HEAD_BITS | NAME_BITS)))
    this.put(86, h2 + atoms[l0 * ATOMS + SHAPE]! + mode)
  }
}
