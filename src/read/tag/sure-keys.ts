import { mix } from '../hash.ts'
import { ALL_CAPS, ATOMS, CAPITAL, FLAGS, KINDS, NONE, SUFFIX2, WORD } from '../lexemes.ts'
import type { TagInput } from './features.ts'

/** How many keys there are for a tag. */
export const TAG_KEYS = 7

const M1 = 0x9e3779b1 | 0
const M2 = 0x85ebca6b | 0
const M3 = 0xc2b2ae35 | 0

/** Keys of token `i` of the sentence `[from, to)` for the list of sure tags: its word, the tags it may have or its sort, and one or two neighbours. */
export function tagKeys(input: TagInput, i: number, from: number, to: number, out: Int32Array): void {
  const { lex, tags, atoms, classes, tagHash } = input
  const outside = tagHash.length - 1
  const l = lex[i]!
  const t1 = Math.imul(tagHash[i > from ? tags[i - 1]! : outside]!, M1)
  const t2 = Math.imul(tagHash[i > from + 1 ? tags[i - 2]! : outside]!, M2)
  const next = Math.imul(classes[i + 1 < to ? lex[i + 1]! : NONE]!, M3)
  const written = atoms[l * ATOMS + FLAGS]! & (CAPITAL | ALL_CAPS)
  const word = atoms[l * ATOMS + WORD]! + written
  const klass = classes[l]! + written
  out[0] = mix(word + t1)
  out[1] = mix(word + next + 0x5bd1)
  out[2] = mix(klass + t1 + t2 + 0xe995)
  out[3] = mix(klass + t1 + next + 0x2545)
  const sort = atoms[l * ATOMS + KINDS]! + Math.imul(atoms[l * ATOMS + SUFFIX2]!, M2) + atoms[l * ATOMS + FLAGS]!
  out[4] = mix(sort + t1 + 0x7a11)
  out[5] = mix(sort + 0x31f7)
  out[6] = mix(sort + next + 0x4c9d)
}
