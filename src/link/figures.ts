import {
  BETWEEN,
  CURRENCIES,
  HAS_NUMBER,
  NO_COUNT,
  NUMBERING,
  NUMBER_WORDS,
  PEOPLE,
  ROUGHLY,
  SCALES,
  SPANS_OF_TIME,
  STOPS,
} from '../lang/en/link/figures.ts'
import type { Span } from '../record/index.ts'
import { isDigit } from '../text/characters.ts'
import { tokensOf, type Token } from './figure-tokens.ts'
import { stemOf } from './stems.ts'

/** A number that a sentence gives, with what it counts. */
export interface Figure {
  readonly value: number
  /** "EUR", "%", "votes", "minutes", or "" for a count. */
  readonly unit: string
  /** Stem of what is counted; "" where only the sentence tells. */
  readonly of: string
  readonly isRough: boolean
  readonly span: Span
}

/** A number read from tokens: its value, and the token after it. */
interface Numeral {
  readonly value: number
  readonly next: number
  readonly isScaled: boolean
}

/** What a numeral turns out to be. */
interface Meaning {
  readonly unit: string
  readonly of: string
  readonly times: number
  /** The tokens that say so. */
  readonly first: number
  readonly next: number
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const ROUGH = setOf(ROUGHLY)
const NOT_COUNTED = setOf(NO_COUNT)
const STOP = setOf(STOPS)
const PLURAL = setOf(PEOPLE)
const NUMBERS_ITS = setOf(NUMBERING)
const MAY_STAND = setOf(BETWEEN)
const DASHES = setOf('- – —')
const WORDS = new Map(Object.entries(NUMBER_WORDS))
const MONEY = new Map<string, string>()
for (const row of CURRENCIES) {
  const [code, signs, names] = row.split('|').map((cell) => cell.trim()) as [string, string, string]
  for (const name of `${signs};${names}`.split(';')) MONEY.set(name.trim().toLowerCase(), code)
}

/** The figures of one sentence, each counted once: money, shares, votes, spans of time, things counted. `at` is where it begins. */
export function figuresIn(text: string, at: number): Figure[] {
  if (!HAS_NUMBER.test(text)) return []
  const tokens = tokensOf(text)
  const out: Figure[] = []
  for (let i = 0; i < tokens.length;) {
    const numeral = numeralAt(tokens, i)
    const meaning = numeral && meaningOf(tokens, i, numeral)
    if (!numeral || !meaning) {
      i = numeral ? numeral.next : i + 1
      continue
    }
    const from = tokens[meaning.first]!.from
    const to = tokens[meaning.next - 1]!.to
    const isRough = tokens.slice(Math.max(0, meaning.first - 1), i).some(({ word }) => ROUGH.has(word))
    out.push({ value: numeral.value * meaning.times, unit: meaning.unit, of: meaning.of, isRough, span: [at + from, at + to] })
    i = Math.max(meaning.next, numeral.next)
  }
  return out
}

function numeralAt(tokens: readonly Token[], i: number): Numeral | null {
  const word = tokens[i]!.word
  const named = isDigit(word.charCodeAt(0)) ? undefined : WORDS.get(word)
  let value = named ?? (isDigit(word.charCodeAt(0)) ? Number(word.replaceAll(',', '')) : Number.NaN)
  if (!Number.isFinite(value) || isPartOfOther(tokens, i)) return null
  let next = i + 1
  if (value >= 20 && value < 100 && named !== undefined && DASHES.has(wordAt(tokens, next))) {
    const unit = WORDS.get(wordAt(tokens, next + 1))
    if (unit !== undefined && unit < 10) {
      value += unit
      next += 2
    }
  }
  const after = DASHES.has(wordAt(tokens, next)) ? next + 1 : next
  const scale = SCALES[wordAt(tokens, after)]
  return scale === undefined ? { value, next, isScaled: false } : { value: value * scale, next: after + 1, isScaled: true }
}

const wordAt = (tokens: readonly Token[], i: number): string => tokens[i]?.word ?? ''
const isJoined = (tokens: readonly Token[], i: number): boolean => i > 0 && i < tokens.length && tokens[i - 1]!.to === tokens[i]!.from

/** Of a clock time, a date, a score written with marks, a name like "A320": no figure. */
function isPartOfOther(tokens: readonly Token[], i: number): boolean {
  const marks = (k: number): boolean => isJoined(tokens, k) && [':', '/', '.'].includes(wordAt(tokens, k === i ? i - 1 : i + 1))
  return (isJoined(tokens, i) && (marks(i) || /^\p{L}/u.test(wordAt(tokens, i - 1)))) || (marks(i + 1) && isJoined(tokens, i + 2))
}

function meaningOf(tokens: readonly Token[], i: number, n: Numeral): Meaning | null {
  return moneyOf(tokens, i, n) ?? shareOf(tokens, i, n) ?? votesOf(tokens, i, n) ?? timeOf(tokens, i, n) ?? countOf(tokens, i, n)
}

function moneyOf(tokens: readonly Token[], i: number, { next }: Numeral): Meaning | null {
  const before = MONEY.get(wordAt(tokens, i - 1))
  if (before !== undefined && isJoined(tokens, i)) return { unit: before, of: '', times: 1, first: i - 1, next }
  const at = DASHES.has(wordAt(tokens, next)) ? next + 1 : next
  const two = MONEY.get(`${wordAt(tokens, at)} ${wordAt(tokens, at + 1)}`)
  if (two !== undefined) return { unit: two, of: '', times: 1, first: i, next: at + 2 }
  const after = MONEY.get(wordAt(tokens, at))
  return after === undefined || after === wordAt(tokens, at) ? null : { unit: after, of: '', times: 1, first: i, next: at + 1 }
}

function shareOf(tokens: readonly Token[], i: number, { next }: Numeral): Meaning | null {
  const word = wordAt(tokens, next)
  const isShare = word === '%' || word === 'percent' || (word === 'per' && wordAt(tokens, next + 1) === 'cent')
  return isShare ? { unit: '%', of: '', times: 1, first: i, next: next + (word === 'per' ? 2 : 1) } : null
}

/** "78 votes to 41", "voted 78-41", "by 78 to 41": told by the first number. */
function votesOf(tokens: readonly Token[], i: number, { next, value }: Numeral): Meaning | null {
  const isCounted = wordAt(tokens, next).startsWith('vote')
  const to = isCounted ? next + 1 : next
  if (wordAt(tokens, to) !== 'to' && !DASHES.has(wordAt(tokens, to))) return null
  const other = to + 1 < tokens.length ? numeralAt(tokens, to + 1) : null
  if (!other || value > 9999 || other.value > 9999) return null
  const before = wordAt(tokens, i - 1)
  const isLarge = value > 10 || other.value > 10
  const isVote = isCounted || (isLarge && (wordAt(tokens, other.next).startsWith('vote') || before === 'by' || before.startsWith('vot')))
  return isVote ? { unit: 'votes', of: '', times: 1, first: i, next: other.next } : null
}

function timeOf(tokens: readonly Token[], i: number, { next }: Numeral): Meaning | null {
  const at = DASHES.has(wordAt(tokens, next)) ? next + 1 : next
  const times = SPANS_OF_TIME[wordAt(tokens, at).replace(/s$/u, '')]
  if (times === undefined) return null
  if (wordAt(tokens, at + 1) !== 'of') return { unit: 'minutes', of: '', times, first: i, next: at + 1 }
  const noun = [at + 2, at + 3, at + 4].find((k) => !STOP.has(wordAt(tokens, k)) && wordAt(tokens, k).length > 2)
  return { unit: 'minutes', of: noun === undefined ? '' : wordAt(tokens, noun), times, first: i, next: (noun ?? at) + 1 }
}

const LONGEST_PHRASE = 4
const LOOK_BACK = 8

function countOf(tokens: readonly Token[], i: number, n: Numeral): Meaning | null {
  let before = i - 1
  while (ROUGH.has(wordAt(tokens, before))) before--
  if (NUMBERS_ITS.has(wordAt(tokens, before))) {
    let noun = before - 1
    while (MAY_STAND.has(wordAt(tokens, noun))) noun--
    return wordAt(tokens, noun).length > 2 ? { unit: '', of: stemOf(wordAt(tokens, noun)), times: 1, first: noun, next: n.next } : null
  }
  if (wordAt(tokens, before) === 'at') {
    const put =
      tokens.slice(Math.max(0, before - LOOK_BACK), before).findLastIndex((t) => t.word === 'put') + Math.max(0, before - LOOK_BACK)
    const noun = put + (STOP.has(wordAt(tokens, put + 1)) || wordAt(tokens, put + 1) === 'its' ? 2 : 1)
    if (wordAt(tokens, put) === 'put' && noun < before)
      return { unit: '', of: stemOf(wordAt(tokens, noun)), times: 1, first: put, next: n.next }
  }
  return thingsOf(tokens, i, n)
}

/** "2,400 bus drivers": the plural that closes the phrase, where no other word breaks it off. Two of a thing say little. */
function thingsOf(tokens: readonly Token[], i: number, { next, value, isScaled }: Numeral): Meaning | null {
  if (value <= 2 && !isScaled) return null
  for (let k = next; k < Math.min(tokens.length, next + LONGEST_PHRASE); k++) {
    const word = wordAt(tokens, k)
    if (!/^\p{L}/u.test(word) || STOP.has(word) || NOT_COUNTED.has(word)) return null
    const isPlural =
      PLURAL.has(word) || (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith("'s") && !word.endsWith('’s'))
    if (isPlural) return { unit: '', of: stemOf(word), times: 1, first: i, next: k + 1 }
  }
  return null
}

const ROUGH_BY = 0.07

/** Whether two numbers can be one said more or less finely: 1.9 and 2, about 40 and 38. */
export function isSameNumber(
  a: { readonly value: number; readonly isRough: boolean },
  b: { readonly value: number; readonly isRough: boolean },
): boolean {
  if (a.value === b.value) return true
  const [low, high] = a.value < b.value ? [a.value, b.value] : [b.value, a.value]
  if ((a.isRough || b.isRough) && high - low <= high * ROUGH_BY) return true
  return rounded(a.value, digitsOf(b.value)) === b.value || rounded(b.value, digitsOf(a.value)) === a.value
}

/** Digits of a number that are not closing zeros. */
function digitsOf(value: number): number {
  return value.toExponential().split('e')[0]!.replace(/\D/gu, '').length
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(Math.max(1, digits)))
}
