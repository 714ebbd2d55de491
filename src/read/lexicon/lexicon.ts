import { hashString, mix } from '../hash.ts'
import { bytesSection, jsonSection, type Model } from '../model.ts'

/** Bits of a word's facts: the kinds of word it may be, then the sense groups (WordNet's lexicographer files) of its commonest noun and verb sense. */
export const IS_NOUN = 1
export const IS_VERB = 2
export const IS_ADJECTIVE = 4
// 8: adverb
/** A noun that is written with a capital. */
export const IS_NAME = 16
/** The kind it is most often, if it is more than one: 0 noun, 1 verb, 2 adjective, 3 adverb. */
export const MAIN_SHIFT = 5
export const NOUN_SHIFT = 7
export const VERB_SHIFT = 12

/** A list of base forms with facts. Words are kept as sorted hashes: small, and ready at once. */
export class Lexicon {
  private readonly hashes: Uint32Array
  private readonly facts: Uint16Array

  constructor(hashes: Uint32Array, facts: Uint16Array) {
    this.hashes = hashes
    this.facts = facts
  }

  /** Facts of a lower-case base form, 0 if it is not in the list. */
  lookup(word: string): number {
    const key = hashString(word) >>> 0
    let low = 0
    let high = this.hashes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.hashes[middle]! < key) low = middle + 1
      else high = middle
    }
    return this.hashes[low] === key ? this.facts[low]! : 0
  }
}

/** What the lexicon says about a form as it stands in a text, endings taken off. */
export interface WordClass {
  /** Hash of the kinds of word it may be and of the endings that make it so. */
  readonly kinds: number
  /** Sense groups of the noun and the verb that it may be, 0 for none. */
  readonly noun: number
  readonly verb: number
}

interface Ending {
  readonly ending: string
  readonly swaps: readonly string[]
  readonly wants: number
}

/** Endings, what stands in their place in the base form, and the kind of word that takes them. */
const ENDINGS: readonly Ending[] = [
  { ending: 's', swaps: ['', 'e'], wants: IS_NOUN | IS_VERB },
  { ending: 'es', swaps: ['', 'is'], wants: IS_NOUN | IS_VERB },
  { ending: 'ies', swaps: ['y'], wants: IS_NOUN | IS_VERB },
  { ending: 'ed', swaps: ['', 'e'], wants: IS_VERB },
  { ending: 'ied', swaps: ['y'], wants: IS_VERB },
  { ending: 'ing', swaps: ['', 'e'], wants: IS_VERB },
  { ending: 'er', swaps: ['', 'e'], wants: IS_ADJECTIVE },
  { ending: 'ier', swaps: ['y'], wants: IS_ADJECTIVE },
  { ending: 'est', swaps: ['', 'e'], wants: IS_ADJECTIVE },
  { ending: 'iest', swaps: ['y'], wants: IS_ADJECTIVE },
  { ending: 'men', swaps: ['man'], wants: IS_NOUN },
  { ending: 'ly', swaps: ['', 'le'], wants: IS_ADJECTIVE },
]

/** Looks a form up, with and without its endings. */
export function classify(lexicon: Lexicon, norm: string): WordClass {
  let facts = lexicon.lookup(norm)
  let hash = facts & 0x7f
  let noun = (facts >> NOUN_SHIFT) & 31
  let verb = (facts >> VERB_SHIFT) & 15
  if (norm.length > 3 && norm.length < 30) {
    for (let k = 0; k < ENDINGS.length; k++) {
      const { ending, swaps, wants } = ENDINGS[k]!
      if (!norm.endsWith(ending)) continue
      facts = stemFacts(lexicon, norm.slice(0, norm.length - ending.length), swaps, wants)
      if (facts === 0) continue
      hash = Math.imul(hash, 131) + 17 * k + (facts & wants)
      if (facts & IS_NOUN && noun === 0) noun = (facts >> NOUN_SHIFT) & 31
      if (facts & IS_VERB && verb === 0) verb = (facts >> VERB_SHIFT) & 15
    }
  }
  return { kinds: mix(0x1e71c + hash), noun, verb }
}

function stemFacts(lexicon: Lexicon, stem: string, swaps: readonly string[], wants: number): number {
  for (const swap of swaps) {
    const facts = lexicon.lookup(stem + swap)
    if (facts & wants) return facts
  }
  const last = stem.length - 1
  if (last > 1 && swaps[0] === '' && stem[last] === stem[last - 1]) {
    const facts = lexicon.lookup(stem.slice(0, last))
    if (facts & wants) return facts
  }
  return 0
}

/** The lexicon of a model file: gaps between sorted hashes, and numbers into a list of distinct facts. */
export function loadLexicon(model: Model): Lexicon {
  const gaps = bytesSection(model, 'gaps')
  const codes = bytesSection(model, 'codes')
  const distinct = jsonSection<readonly number[]>(model, 'facts')
  const size = codes.length / 2
  const hashes = new Uint32Array(size)
  const facts = new Uint16Array(size)
  let at = 0
  let last = 0
  for (let i = 0; i < size; i++) {
    let byte = gaps[at++]!
    let gap = byte & 127
    for (let factor = 128; byte > 127; factor *= 128) {
      byte = gaps[at++]!
      gap += (byte & 127) * factor
    }
    last += gap
    hashes[i] = last
    facts[i] = distinct[codes[i]! | (codes[size + i]! << 8)]!
  }
  return new Lexicon(hashes, facts)
}

/** A lexicon that knows no word. */
export const EMPTY_LEXICON = new Lexicon(new Uint32Array(0), new Uint16Array(0))
