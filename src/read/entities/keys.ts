import { BODY_SUFFIXES, NICKNAMES, SAME_NAME } from '../../lang/en/titles.ts'

const MARKS = /\p{M}/gu
const sameName = new Map(SAME_NAME.flatMap((row) => row.map((form) => [form, row[0]!] as const)))
const nicknames = new Map(NICKNAMES.flatMap((row, i) => row.map((form) => [form, i] as const)))
const SMALL = new Set(['of', 'the', 'for', 'and', 'on', 'in', 'de', 'du', 'des', 'la', 'le', 'to', '&', '-', "'s"])
const DROPPED = new Set(['.', ',', '-', '–', "'", '"', '’', '“', '”'])

/** A word without accents, in lower case. */
export function fold(word: string): string {
  if (isPlain(word)) return word.toLowerCase()
  return word.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/[’`]/g, "'")
}

/** True for a word that only its capitals keep from being folded. */
function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code > 127 || code === 96) return false
  }
  return true
}

/** The words of a name, folded, without punctuation and the possessive ending. */
export function nameWords(forms: readonly string[]): string[] {
  const out: string[] = []
  for (const form of forms) {
    const word = fold(form)
    if (!DROPPED.has(word) && word !== "'s") out.push(word)
  }
  if (out.length > 1 && out[0] === 'the') out.shift()
  return out
}

/** One key for all the ways to write a well-known country or body; else the words themselves. */
export function nameKey(words: readonly string[]): string {
  const key = words.join(' ')
  return sameName.get(key) ?? key
}

/** True when `short` (one word without dots) are the initials of `words`. */
export function isAcronymOf(short: string, words: readonly string[]): boolean {
  const letters = short.replaceAll('.', '')
  if (letters.length < 2 || words.length < 2) return false
  let all = ''
  let big = ''
  for (const word of words) {
    all += word[0]
    if (!SMALL.has(word)) big += word[0]
  }
  return letters === big || letters === all
}

/** True when two full names of people (folded words) are one: same last name, first names alike. */
export function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const x = a[a.length - 1]!
  const y = b[b.length - 1]!
  if (a.length === b.length && a.every((word, i) => word === b[i] || isVariant(word, b[i]!))) return true
  if (x !== y && !isVariant(x, y)) return isPart(a, b) || isPart(b, a)
  return isSameFirst(a[0]!, b[0]!) || isPart(a, b) || isPart(b, a)
}

/** "Joe" and "Joseph", "J." and "John". */
export function isSameFirst(a: string, b: string): boolean {
  if (a === b || isVariant(a, b)) return true
  if (a.length <= 2 || b.length <= 2) return a[0] === b[0] && (a.replace('.', '').length === 1 || b.replace('.', '').length === 1)
  const row = nicknames.get(a)
  return row !== undefined && row === nicknames.get(b)
}

/** True when the words of `a` (two or more) stand in `b` in order at its beginning or end. */
function isPart(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || a.length >= b.length) return false
  return a.every((word, i) => word === b[i]) || a.every((word, i) => word === b[b.length - a.length + i])
}

/** True for two spellings of one word: long enough, and at most one letter apart. */
export function isVariant(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
}

/** True when `short` is the short name of the body `full`: it begins alike and leaves out only words of the usual kind. */
export function isShortBody(short: readonly string[], full: readonly string[]): boolean {
  if (short.length >= full.length || !short.every((word, i) => word === full[i])) return false
  return full.slice(short.length).every((word) => BODY_SUFFIXES.has(word) || SMALL.has(word))
}
