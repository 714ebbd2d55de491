import { isDigit } from '../text/characters.ts'
import { remembered } from '../text/remembered.ts'
import { endOfWord, isAnyLetterAt } from '../text/word-scan.ts'

/** A word of a text, cut to its stem, with where it stands and whether it is written like a name. */
export interface Stem {
  readonly stem: string
  readonly at: number
  readonly name: boolean
}

/** Characters of a word, and of a number with its marks. */
const LONGEST = 61
const MOST_MARKS = 20

/** Words and numbers of a text in order; numbers of one digit are left out, other numbers begin with "#". */
export function stemsOf(text: string): Stem[] {
  const found: Found[] = []
  const names: [one: Found, lower: string][] = []
  const small = new Set<string>()
  for (let at = 0; at < text.length;) {
    const isNumber = isDigit(text.charCodeAt(at))
    const end = isNumber ? endOfNumber(text, at) : isAnyLetterAt(text, at) ? endOfWord(text, at, LONGEST) : at
    if (end - at > 1 && isNumber) found.push({ stem: `#${text.slice(at, end)}`, at, name: false })
    else if (end - at > 1) {
      const { written, lower, stem, isSmall, isCapital } = wordOf(text.slice(at, end))
      const one = { stem, at, name: isCapital }
      found.push(one)
      if (isCapital) names.push([one, lower])
      else if (isSmall) small.add(written)
    }
    at = end > at ? end : at + 1
  }
  // a word that is written small elsewhere is no name
  for (const [one, lower] of names) if (small.has(lower)) one.name = false
  return found
}

type Found = { -readonly [K in keyof Stem]: Stem[K] }

/** "1,250.5": digits with marks between them. */
function endOfNumber(text: string, at: number): number {
  let end = at + 1
  while (end <= at + MOST_MARKS && (isDigit(text.charCodeAt(end)) || isMark(text.charCodeAt(end)))) end++
  while (!isDigit(text.charCodeAt(end))) end--
  return end + 1
}

const isMark = (code: number): boolean => code === 44 || code === 46

/** What is asked of a word as it is written. */
interface Word {
  readonly written: string
  readonly lower: string
  readonly stem: string
  readonly isSmall: boolean
  readonly isCapital: boolean
}

const wordOf = remembered((word: string): Word => {
  const lower = word.toLowerCase()
  return { written: word, lower, stem: stemOf(lower), isSmall: isLetterOf(word, 'small'), isCapital: isLetterOf(word, 'capital') }
})

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
