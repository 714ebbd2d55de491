import type { Analysis } from './analysis.ts'

/** The base form of a token in lower case; most stand so already and are given back as they are. */
export function lowerLemma(a: Analysis, token: number): string {
  const lemma = a.lemma[token]!
  for (let i = 0; i < lemma.length; i++) {
    const code = lemma.charCodeAt(i)
    if (code > 127 || (code > 64 && code < 91)) return lemma.toLowerCase()
  }
  return lemma
}
