import type { Analysis } from './analysis.ts'

const SINGLED_OUT = new Set(['first', 'second', 'third', 'last', 'latest', 'next', 'only', 'youngest', 'oldest'])
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])
/** Dependents of one word looked at, at most: a tree of thousands of dependents must not cost their square. */
const DEPENDENTS = 40
/** Longer than this no headline is. */
const LONGEST = 40

/**
 * True for a noun that may be the subject of an infinitive where there is no other verb: "Teachers to strike on Thursday",
 * "Talks back on: ministers to meet". What the infinitive says is to come; not so with "the first to do so".
 */
export function isHeadlineNoun(a: Analysis, noun: number): boolean {
  if (a.upos[noun] !== 'NOUN' && a.upos[noun] !== 'PROPN') return false
  for (let c = a.firstChild[noun]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) {
    const rel = a.rel[c]!
    if (rel === 'cop' || rel.startsWith('nsubj') || SINGLED_OUT.has(a.lower[c]!)) return false
  }
  return a.head[noun]! < 0 || isVerbless(a, noun)
}

/** True where no verb of the sentence has a tense. */
function isVerbless(a: Analysis, token: number): boolean {
  const { from, to } = a.sentences[a.sentence[token]!]!
  if (to - from > LONGEST) return false
  for (let t = from; t < to; t++) if (FINITE.has(a.xpos[t]!)) return false
  return true
}
