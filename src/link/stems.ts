/** A word of a text, cut to its stem, with where it stands and whether it is written like a name. */
export interface Stem {
  readonly stem: string
  readonly at: number
  readonly name: boolean
}

const WORD = /\p{L}[\p{L}\p{N}]{0,60}|\d[\d.,]{0,20}\d|\d/gu

/** Words and numbers of a text in order; numbers of one digit are left out, other numbers begin with "#". */
export function stemsOf(text: string): Stem[] {
  const found: { word: string; at: number }[] = []
  const small = new Set<string>()
  for (const m of text.matchAll(WORD)) {
    const word = m[0]
    found.push({ word, at: m.index })
    if (isLetterOf(word, 'small')) small.add(word)
  }
  const out: Stem[] = []
  for (const { word, at } of found) {
    if (word.charCodeAt(0) <= NINE) {
      if (word.length > 1) out.push({ stem: `#${word}`, at, name: false })
      continue
    }
    if (word.length < 2) continue
    const lower = word.toLowerCase()
    out.push({ stem: stemOf(lower), at, name: isLetterOf(word, 'capital') && !small.has(lower) })
  }
  return out
}

const NINE = 57

/** Whether a word begins with a small letter, or a capital: told without a pattern where it is a plain one. */
function isLetterOf(word: string, kind: 'small' | 'capital'): boolean {
  const code = word.charCodeAt(0)
  if (code < 128) return kind === 'small' ? code >= 97 && code <= 122 : code >= 65 && code <= 90
  return kind === 'small' ? /^\p{Ll}/u.test(word) : /^\p{Lu}/u.test(word)
}

/** A light stem: plurals and the endings of verbs off; not a dictionary's word. */
export function stemOf(lower: string): string {
  if (lower.length <= 4) return lower
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`
  if (lower.endsWith('ing') && lower.length > 6) return lower.slice(0, -3)
  if (lower.endsWith('ed') && lower.length > 5) return lower.slice(0, -2)
  if (lower.endsWith('es')) return lower.slice(0, -2)
  return lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower
}
