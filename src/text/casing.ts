import { classAt, isLetterAt, LOWER, UPPER } from './characters.ts'
import type { Tokens } from './tokenise.ts'

/** How a line is capitalised: `title` = Title Case, `caps` = ALL CAPS. */
export type Casing = 'normal' | 'title' | 'caps'

/** Function words that Title Case leaves small, and parts of names and times that are small anywhere. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'a an the and but or nor for so yet as at by in of off on per to up via vs from into with over after amid than that ' +
    "n't de la le du da di von van der den del bin ibn al el am pm"
  ).split(' '),
)

/** One small word that should not be small passes among so many capitals: of headlines with fewer, nearly all are sentences that name much. */
const LETS_PASS = 10

/** Casing of tokens `[from, to)`: whether capitals tell names apart there. */
export function findCasing(text: string, tokens: Tokens, from: number, to: number): Casing {
  let words = 0
  let capital = 0
  let allCaps = 0
  let smallContent = 0
  for (let i = from; i < to; i++) {
    const start = tokens.start[i]!
    const end = tokens.end[i]!
    const first = classAt(text, start)
    if (first !== LOWER && first !== UPPER) continue
    if (end - start < 2 && first === UPPER) continue
    words++
    if (first === UPPER) {
      capital++
      if (isAllCaps(text, start, end)) allCaps++
    } else if (!SMALL.has(text.slice(start, end).toLowerCase())) smallContent++
    else if (i === from) smallContent++
  }
  if (words < 2) return 'normal'
  if (words >= 3 && allCaps >= words * 0.8) return 'caps'
  return words >= 4 && capital >= 3 && capital * 2 >= words && smallContent * LETS_PASS <= capital ? 'title' : 'normal'
}

function isAllCaps(text: string, start: number, end: number): boolean {
  if (end - start < 2) return false
  for (let i = start; i < end; i++) if (isLetterAt(text, i, end) && classAt(text, i) === LOWER) return false
  return true
}

/** A name as it is written in running text: datelines and headlines shout. Short words stay, as they may be letters: "U.S.", "NATO", "DR CONGO". */
export function unshouted(name: string): string {
  return SHOUTED.test(name) ? name.replace(LONG, (word) => word.charAt(0) + word.slice(1).toLowerCase()) : name
}

const SHOUTED = /(?<!\p{L})\p{Lu}{5,40}(?!\p{L})/u
const LONG = /(?<!\p{L})\p{Lu}{4,40}(?!\p{L})/gu
