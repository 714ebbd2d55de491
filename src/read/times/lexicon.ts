import type { TimeMod } from '../../record/time.ts'
import { HOLIDAYS } from '../../lang/en/times/holidays.ts'
import {
  CARDINALS,
  DECADE_WORDS,
  DEICTICS,
  EDGES,
  FREQUENCIES,
  MONTHS,
  ORDINALS,
  PART_WORDS,
  REFERENCES,
  RELATION_WORDS,
  SEASONS,
  UNIT_PLURALS,
  UNIT_WORDS,
  VAGUE_NUMBERS,
  WEEKDAYS,
  WEEKDAY_SETS,
} from '../../lang/en/times/words.ts'

/** Classes of words as bits. */
export const IS_MONTH = 1,
  IS_WEEKDAY = 2,
  IS_SEASON = 4,
  IS_UNIT = 8,
  IS_CARDINAL = 16,
  IS_INT = 32,
  IS_ORDINAL = 64,
  IS_PART = 128,
  IS_DEICTIC = 256,
  IS_RELATION = 512,
  IS_EDGE = 1024,
  IS_CLOCK = 2048,
  IS_DECADE = 4096,
  IS_FREQUENCY = 8192,
  IS_REFERENCE = 16384,
  IS_HOLIDAY = 32768,
  IS_WEEKDAY_SET = 65536,
  IS_VAGUE = 131072,
  IS_DATE = 262144,
  IS_FRACTION = 524288

/** What the time grammar knows about a word; fields that do not apply are -1. */
export interface Word {
  readonly lower: string
  bits: number
  month: number
  weekday: number
  season: number
  unit: number
  plural: boolean
  /** Value of a cardinal, whole number, ordinal. */
  n: number
  ord: number
  part: number
  deictic: number
  relation: number
  edge: TimeMod | null
  decade: number
  value: string
  /** Number of characters of a number written in digits. */
  digits: number
  /** "mid-November": the word holds its own modifier. */
  mid: boolean
  /** Number of the word among the literals of patterns, -1 if it is none. */
  literal: number
  /** Place of the word in the lexicon, -1 for numbers and the like, which are made on the way. */
  index: number
  /** Whether a rule may begin with it. */
  starts: boolean
  /** Whether it makes its sentence worth a look. */
  trigger: boolean
}

/** A word of no class. */
export function emptyWord(lower: string): Word {
  return {
    lower,
    bits: 0,
    month: -1,
    weekday: -1,
    season: -1,
    unit: -1,
    plural: false,
    n: -1,
    ord: -1,
    part: -1,
    deictic: -1,
    relation: -1,
    edge: null,
    decade: -1,
    value: '',
    digits: 0,
    mid: false,
    literal: -1,
    index: -1,
    starts: true,
    trigger: true,
  }
}

const LEXICON = new Map<string, Word>()

/** The entry of a word, made if there is none: for literals with which a pattern begins. */
export function entry(lower: string): Word {
  let word = LEXICON.get(lower)
  if (!word) {
    word = emptyWord(lower)
    word.index = LEXICON.size
    LEXICON.set(lower, word)
  }
  return word
}

let literals = 0

/** The entry of a literal of a pattern. */
export function literalWord(lower: string): Word {
  const word = entry(lower)
  if (word.literal < 0) word.literal = literals++
  return word
}

function fill<T>(table: Readonly<Record<string, T>>, bit: number, set: (word: Word, value: T) => void): void {
  for (const [lower, value] of Object.entries(table)) {
    const word = entry(lower)
    word.bits |= bit
    set(word, value)
  }
}

fill(MONTHS, IS_MONTH, (word, v) => (word.month = v))
fill(WEEKDAYS, IS_WEEKDAY, (word, v) => (word.weekday = v))
fill(WEEKDAY_SETS, IS_WEEKDAY_SET, (word, v) => (word.weekday = v))
fill(SEASONS, IS_SEASON, (word, v) => (word.season = v))
fill(UNIT_WORDS, IS_UNIT, (word, v) => (word.unit = v))
fill(UNIT_PLURALS, IS_UNIT, (word, v) => {
  word.unit = v
  word.plural = true
})
fill(CARDINALS, IS_CARDINAL, (word, v) => (word.n = v))
fill(ORDINALS, IS_ORDINAL, (word, v) => (word.ord = v))
fill(PART_WORDS, IS_PART, (word, v) => (word.part = v))
fill(DEICTICS, IS_DEICTIC, (word, v) => (word.deictic = v))
fill(RELATION_WORDS, IS_RELATION, (word, v) => (word.relation = v))
fill(EDGES, IS_EDGE, (word, v) => (word.edge = v))
fill(REFERENCES, IS_REFERENCE, (word, v) => (word.value = v))
fill(FREQUENCIES, IS_FREQUENCY, (word, v) => (word.value = v))
fill(DECADE_WORDS, IS_DECADE, (word, v) => (word.decade = v))
for (const lower of VAGUE_NUMBERS) entry(lower).bits |= IS_VAGUE

/** Holidays by their first word: the other words and the index into `HOLIDAYS`, longest first. */
export const HOLIDAY_STARTS: ReadonlyMap<string, readonly { readonly rest: readonly string[]; readonly index: number }[]> = holidayStarts()

function holidayStarts() {
  const starts = new Map<string, { rest: string[]; index: number }[]>()
  HOLIDAYS.forEach((holiday, index) => {
    for (const words of holiday.words) {
      const [first, ...rest] = words.split(' ')
      entry(first!).bits |= IS_HOLIDAY
      starts.set(
        first!,
        [...(starts.get(first!) ?? []), { rest, index }].sort((a, b) => b.rest.length - a.rest.length),
      )
    }
  })
  return starts
}

/** The entry of a token, or null where the time grammar has no use for it. */
export function wordOf(lower: string): Word | null {
  const code = lower.charCodeAt(0)
  if (code >= 48 && code <= 57) return digitWord(lower)
  const word = LEXICON.get(lower)
  if (word) return word
  if (code === 0x6d && lower.startsWith('mid-')) return midWord(lower)
  if (code === 0x27 && lower.length >= 3) return shortWord(lower)
  if (code === 0x71 && lower.length === 2) return quarterWord(lower)
  return null
}

/** Whether a token makes its sentence worth a look. */
export function isTriggerToken(lower: string): boolean {
  const code = lower.charCodeAt(0)
  if (code >= 48 && code <= 57) return lower.length > 2 && digitWord(lower)?.trigger === true
  if (code >= 128) return false
  return wordOf(lower)?.trigger === true
}

/** "mid-November", "mid-1990s". */
function midWord(lower: string): Word | null {
  const rest = wordOf(lower.slice(4))
  if (!rest || rest.bits === 0 || rest.mid) return null
  return { ...rest, lower, mid: true, literal: -1, index: -1, starts: true, trigger: true }
}

/** "'90s" and "'98" with an apostrophe. */
function shortWord(lower: string): Word | null {
  const word = digitWord(lower.slice(1))
  if (!word) return null
  if (word.bits === IS_DECADE) return word
  return word.bits === IS_INT && word.digits === 2 ? { ...word, digits: -2, trigger: true } : null
}

/** "Q3". */
function quarterWord(lower: string): Word | null {
  const n = lower.charCodeAt(1) - 48
  if (n < 1 || n > 4) return null
  return { ...emptyWord(lower), bits: IS_ORDINAL, ord: n, unit: 6, value: 'Q' }
}

/** The class of a token that begins with a digit. */
function digitWord(lower: string): Word | null {
  const length = lower.length
  if (length > 16) return null
  let i = 0
  let n = 0
  while (i < length) {
    const code = lower.charCodeAt(i)
    if (code >= 48 && code <= 57) n = n * 10 + code - 48
    else if (code !== 44 || length - i < 4) break
    i++
  }
  if (i === length) return intWord(lower, n, lower.length > 4 && lower.includes(',') ? 9 : i)
  const rest = lower.slice(i)
  if (rest === 'th' || rest === 'st' || rest === 'nd' || rest === 'rd') return { ...emptyWord(lower), bits: IS_ORDINAL, ord: n, digits: i }
  if (rest === 's' && n % 10 === 0 && (i === 4 || i === 2 || i === 3))
    return { ...emptyWord(lower), bits: IS_DECADE, decade: n / 10, digits: i === 3 ? 4 : i }
  const code = rest.charCodeAt(0)
  if (code === 46 && isDigits(rest, 1))
    return {
      ...emptyWord(lower),
      bits: IS_INT | IS_CLOCK,
      n: Number(lower.replaceAll(',', '')),
      digits: rest.length === 3 && i <= 2 ? -4 : 9,
    }
  if (code === 58 && i <= 2) return { ...emptyWord(lower), bits: IS_CLOCK, n, digits: i }
  if (code === 47 && length === 3) return { ...emptyWord(lower), bits: IS_FRACTION, n: n / Number(rest.slice(1)) }
  return (code === 45 || code === 47 || code === 46) && length >= 8 ? { ...emptyWord(lower), bits: IS_DATE } : null
}

function intWord(lower: string, n: number, digits: number): Word {
  const word = emptyWord(lower)
  word.bits = IS_INT
  word.n = n
  word.digits = digits
  word.trigger = digits === 4
  return word
}

function isDigits(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return text.length > from
}

/** All entries of the lexicon. */
export function lexiconWords(): Iterable<Word> {
  return LEXICON.values()
}
