import { mix } from '../hash.ts'
import { ATOMS, CASED, KINDS, NONE, PREFIX1, PREFIX2, PREFIX3, SHAPE, SUFFIX1, SUFFIX2, SUFFIX3, SUFFIX4, WORD } from '../lexemes.ts'

/** Bits of a bucket's number in the tagger's table. */
export const TAG_BITS = 18
const SHIFT = 32 - TAG_BITS
const M1 = 0x9e3779b1 | 0
const M2 = 0x85ebca6b | 0

/** How many templates look at the word alone, and how many at its neighbours. */
export const STATIC_TEMPLATES = 17
export const CONTEXT_TEMPLATES = 28

const SALT = Int32Array.from({ length: 64 }, (_, k) => mix(0x7a65 + k * 7919))

/** What the templates read: lexeme numbers and tags of one article, and tables of atoms. */
export interface TagInput {
  readonly lex: Int32Array
  readonly tags: Uint8Array
  /** Rows of `Lexemes.atoms`. */
  readonly atoms: Int32Array
  /** Lexeme -> hash of the tags that the dictionary knows for it. */
  readonly classes: Int32Array
  /** Tag -> hash. The last one stands for "outside". */
  readonly tagHash: Int32Array
}

/** Buckets of the templates that look at the word alone. */
export function staticFeatures(atoms: Int32Array, lexeme: number, lexemeClass: number, out: Int32Array): void {
  const at = lexeme * ATOMS
  const shape = atoms[at + SHAPE]!
  const suffix3 = atoms[at + SUFFIX3]!
  out[0] = SALT[0]! >>> SHIFT
  out[1] = (atoms[at + WORD]! + SALT[1]!) >>> SHIFT
  out[2] = (atoms[at + CASED]! + SALT[2]!) >>> SHIFT
  out[3] = (atoms[at + SUFFIX1]! + SALT[3]!) >>> SHIFT
  out[4] = (atoms[at + SUFFIX2]! + SALT[4]!) >>> SHIFT
  out[5] = (suffix3 + SALT[5]!) >>> SHIFT
  out[6] = (atoms[at + SUFFIX4]! + SALT[6]!) >>> SHIFT
  out[7] = (atoms[at + PREFIX1]! + SALT[7]!) >>> SHIFT
  out[8] = (atoms[at + PREFIX2]! + SALT[8]!) >>> SHIFT
  out[9] = (atoms[at + PREFIX3]! + SALT[9]!) >>> SHIFT
  out[10] = (shape + SALT[10]!) >>> SHIFT
  out[11] = (lexemeClass + SALT[11]!) >>> SHIFT
  out[12] = (shape + Math.imul(suffix3, M2) + SALT[12]!) >>> SHIFT
  const kinds = Math.imul(atoms[at + KINDS]!, M1)
  out[14] = (kinds + SALT[14]!) >>> SHIFT
  out[15] = (kinds + suffix3 + SALT[15]!) >>> SHIFT
  out[16] = (kinds + shape + SALT[16]!) >>> SHIFT
  out[13] = (lexemeClass + Math.imul(atoms[at + SUFFIX2]!, M2) + SALT[13]!) >>> SHIFT
}

/** Buckets of the templates that look around token `i` of the sentence `[from, to)`; `mode` tells its casing. */
export function contextFeatures(input: TagInput, i: number, from: number, to: number, mode: number, out: Int32Array): void {
  const { lex, tags, atoms, classes, tagHash } = input
  const outside = tagHash.length - 1
  const l0 = lex[i]!
  const lp = i > from ? lex[i - 1]! : NONE
  const lpp = i > from + 1 ? lex[i - 2]! : NONE
  const ln = i + 1 < to ? lex[i + 1]! : NONE
  const lnn = i + 2 < to ? lex[i + 2]! : NONE
  const t1 = tagHash[i > from ? tags[i - 1]! : outside]!
  const t2 = tagHash[i > from + 1 ? tags[i - 2]! : outside]!
  const a0 = l0 * ATOMS
  const ap = lp * ATOMS
  const an = ln * ATOMS
  const w0 = Math.imul(atoms[a0 + WORD]!, M1)
  const wp = atoms[ap + WORD]!
  const wn = atoms[an + WORD]!
  const wnn = atoms[lnn * ATOMS + WORD]!
  const s0 = atoms[a0 + SHAPE]!
  const c0 = Math.imul(classes[l0]!, M1)
  const cn = classes[ln]!
  const x0 = Math.imul(atoms[a0 + SUFFIX2]!, M1)
  const xn = atoms[an + SUFFIX2]!
  const t12 = t2 + Math.imul(t1, M2)
  const moded = Math.imul(s0, M1) + mode * 0x3c6ef372
  out[0] = (moded + SALT[20]!) >>> SHIFT
  out[1] = (wp + SALT[21]!) >>> SHIFT
  out[2] = (wn + SALT[22]!) >>> SHIFT
  out[3] = (atoms[lpp * ATOMS + WORD]! + SALT[23]!) >>> SHIFT
  out[4] = (wnn + SALT[24]!) >>> SHIFT
  out[5] = (atoms[ap + SUFFIX3]! + SALT[25]!) >>> SHIFT
  out[6] = (atoms[an + SUFFIX3]! + SALT[26]!) >>> SHIFT
  out[7] = (t1 + SALT[27]!) >>> SHIFT
  out[8] = (t12 + SALT[28]!) >>> SHIFT
  out[9] = (t1 + w0 + SALT[29]!) >>> SHIFT
  out[10] = (t1 + Math.imul(atoms[a0 + SUFFIX3]!, M1) + SALT[30]!) >>> SHIFT
  out[11] = (t1 + Math.imul(wn, M2) + SALT[31]!) >>> SHIFT
  out[12] = (wn + w0 + SALT[32]!) >>> SHIFT
  out[13] = (wp + w0 + SALT[33]!) >>> SHIFT
  out[14] = (wn + Math.imul(wnn, M2) + SALT[34]!) >>> SHIFT
  out[15] = (xn + x0 + SALT[35]!) >>> SHIFT
  out[16] = (Math.imul(xn, M2) + x0 + t1 + SALT[36]!) >>> SHIFT
  out[17] = (Math.imul(s0, M1) + atoms[an + SHAPE]! + SALT[37]!) >>> SHIFT
  out[18] = (Math.imul(s0, M1) + atoms[ap + SHAPE]! + SALT[38]!) >>> SHIFT
  out[19] = (cn + SALT[39]!) >>> SHIFT
  out[20] = (cn + c0 + SALT[40]!) >>> SHIFT
  out[21] = (Math.imul(cn, M2) + c0 + t1 + SALT[41]!) >>> SHIFT
  out[22] = (cn + Math.imul(classes[lnn]!, M2) + SALT[42]!) >>> SHIFT
  out[23] = (t12 + w0 + SALT[43]!) >>> SHIFT
  out[24] = (t12 + c0 + SALT[44]!) >>> SHIFT
  out[25] = (Math.imul(cn, M2) + w0 + SALT[45]!) >>> SHIFT
  out[26] = (t1 + moded + SALT[46]!) >>> SHIFT
  out[27] = (t1 + Math.imul(cn, M2) + Math.imul(classes[lnn]!, M1) + SALT[47]!) >>> SHIFT
}
