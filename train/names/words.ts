import { fold } from '../../src/read/names/fold.ts'
import type { Example } from './examples.ts'

/** How often a word stands small, and how often capitalised inside a sentence. */
interface Count {
  small: number
  capital: number
}

const LEAST_SEEN = 3

/** Casing of the words of running text, where it was seen small often enough: the word list of the model. */
export function countWords(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = new Map<string, Count>()
  for (const { document } of examples) {
    const { input, lexicon, initial } = document
    for (const s of input.sentences) {
      if (s.casing !== 'normal') continue
      for (let i = s.from; i < s.to; i++) {
        const formClass = lexicon.formClass[input.lex[i]!]!
        if (formClass !== 1 && (formClass !== 2 || initial[i] !== 0)) continue
        const word = lexicon.lexemes.lower[input.lex[i]!]!
        let count = counts.get(word)
        if (!count) counts.set(word, (count = { small: 0, capital: 0 }))
        if (formClass === 1) count.small++
        else count.capital++
      }
    }
  }
  const out = new Map<string, number>()
  for (const [word, { small, capital }] of counts) {
    if (small + capital < LEAST_SEEN || small === 0 || word !== fold(word) || word.length > 24) continue
    const share = capital / (small + capital)
    out.set(word, share === 0 ? 1 : share < 0.1 ? 2 : share < 0.7 ? 3 : 4)
  }
  return out
}

/** Lower-case words of the sentences in running text, for clustering. */
export function sentencesOf(examples: readonly Example[]): string[][] {
  const out: string[][] = []
  for (const { document } of examples) {
    const { input, lexicon } = document
    for (const s of input.sentences) {
      if (s.casing !== 'normal') continue
      const words: string[] = []
      for (let i = s.from; i < s.to; i++) words.push(lexicon.lexemes.norm[input.lex[i]!]!)
      out.push(words)
    }
  }
  return out
}

/** The word list: casing in the low byte, cluster in the high one. */
export function joinFacts(casing: ReadonlyMap<string, number>, clusters: ReadonlyMap<string, number>): Map<string, number> {
  const out = new Map(casing)
  for (const [word, cluster] of clusters) {
    if (word.length > 24 || word !== fold(word) || !/^[a-z]/.test(word)) continue
    out.set(word, (out.get(word) ?? 0) | (cluster << 8))
  }
  return out
}

/** The word list as two sections of the model: words in order, and two bytes each. */
export function writeWords(words: ReadonlyMap<string, number>): { words: Uint8Array; facts: Uint8Array } {
  const list = [...words.keys()].sort()
  const facts = new Uint8Array(list.length * 2)
  list.forEach((word, i) => {
    facts[2 * i] = words.get(word)! & 255
    facts[2 * i + 1] = words.get(word)! >> 8
  })
  return { words: new TextEncoder().encode(list.join('\n')), facts }
}
