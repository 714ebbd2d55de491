import type { Captures } from '../../lang/en/times/rule.ts'
import { ZONE_ABBREVIATIONS, ZONE_NAMES } from '../../lang/en/times/zones.ts'
import {
  HOLIDAY_STARTS,
  IS_CARDINAL,
  IS_CLOCK,
  IS_DATE,
  IS_DECADE,
  IS_DEICTIC,
  IS_EDGE,
  IS_FRACTION,
  IS_FREQUENCY,
  IS_HOLIDAY,
  IS_INT,
  IS_MONTH,
  IS_ORDINAL,
  IS_PART,
  IS_REFERENCE,
  IS_RELATION,
  IS_SEASON,
  IS_UNIT,
  IS_VAGUE,
  IS_WEEKDAY,
  IS_WEEKDAY_SET,
  type Word,
} from './lexicon.ts'
import { matchNumber, matchOrdinal, matchYear } from './number.ts'
import { isCapital, isGlued, lowerAt, wordAt, type Matcher, type Scan } from './scan.ts'

/** A class of the pattern language: the words it may begin with, how it takes tokens, what it writes down. */
export interface TokenClass {
  readonly bits: number
  readonly literals?: readonly string[]
  /** It may begin with any adjective. */
  readonly adjective?: boolean
  readonly match: Matcher
  /** Fields of the captures that it writes. */
  readonly fields: readonly (keyof Captures)[]
  /** What its second token may be, where it may take more than one. */
  readonly inner?: { readonly bits: number; readonly literals: readonly string[]; readonly any?: boolean }
}

function one(
  bits: number,
  fields: readonly (keyof Captures)[],
  take: (m: Captures, word: Word, scan: Scan, i: number) => boolean | void,
): TokenClass {
  return {
    bits,
    fields,
    match: (scan, i) => {
      const word = wordAt(scan, i)
      return word && word.bits & bits && take(scan.m, word, scan, i) !== false ? i + 1 : -1
    },
  }
}

/** Whether a unit has a capital inside a sentence of normal casing: it is part of a name ("60 Minutes"). */
function isTitled(scan: Scan, i: number): boolean {
  return i > scan.from && isCapital(scan, i) && scan.a.sentences[scan.a.sentence[i]!]!.casing === 'normal'
}

const NUMBER_BITS = IS_INT | IS_CARDINAL | IS_VAGUE | IS_FRACTION
const NUMBER_INNER = { bits: NUMBER_BITS, literals: ['of', 'and', '-', 'a', 'an'] }
const DESCRIBING = new Set([
  'more',
  'additional',
  'consecutive',
  'straight',
  'full',
  'long',
  'short',
  'whole',
  'solid',
  'extra',
  'calendar',
  'business',
  'trading',
  'working',
])
const ZONE_STARTS: readonly string[] = [
  ...new Set([...Object.keys(ZONE_ABBREVIATIONS), ...Object.keys(ZONE_NAMES).map((name) => name.split(' ')[0]!)]),
]

/** The token classes of the pattern language. */
export const CLASSES: Readonly<Record<string, TokenClass>> = {
  MONTH: one(IS_MONTH, ['month', 'edge'], (m, word, scan, i) => {
    if (!isCapital(scan, i) && !word.mid) return false
    m.month = word.month
    if (word.mid) m.edge = 'MID'
    return true
  }),
  WEEKDAY: one(IS_WEEKDAY, ['weekday'], (m, word, scan, i) => {
    m.weekday = word.weekday
    return isCapital(scan, i)
  }),
  WEEKDAYS: one(IS_WEEKDAY_SET, ['weekday'], (m, word) => {
    m.weekday = word.weekday
  }),
  SEASON: one(IS_SEASON, ['season', 'edge'], (m, word) => {
    m.season = word.season
    if (word.mid) m.edge = 'MID'
  }),
  UNIT: one(IS_UNIT, ['unit', 'plural', 'edge'], (m, word, scan, i) => {
    if (isTitled(scan, i)) return false
    m.unit = word.unit
    m.plural = word.plural
    if (word.mid) m.edge = 'MID'
    return true
  }),
  SING: one(IS_UNIT, ['unit'], (m, word, scan, i) => {
    m.unit = word.unit
    return !word.plural && !isTitled(scan, i)
  }),
  UNITS: one(IS_UNIT, ['unit', 'plural'], (m, word, scan, i) => {
    m.unit = word.unit
    m.plural = true
    return word.plural && !isTitled(scan, i)
  }),
  N: { bits: NUMBER_BITS, literals: ['a', 'an'], fields: ['n'], inner: NUMBER_INNER, match: (scan, i) => matchNumber(scan, i, 'n') },
  N2: { bits: NUMBER_BITS, literals: ['a', 'an'], fields: ['n2'], inner: NUMBER_INNER, match: (scan, i) => matchNumber(scan, i, 'n2') },
  DAY: {
    bits: IS_INT | IS_ORDINAL | IS_CARDINAL,
    fields: ['day', 'ord'],
    inner: { bits: IS_ORDINAL, literals: ['-'] },
    match: (scan, i) => {
      const word = wordAt(scan, i)
      if (!word) return -1
      if (word.bits & IS_INT) {
        if (word.n < 1 || word.n > 31 || word.digits > 2 || word.digits < 1) return -1
        scan.m.day = word.n
        return i + 1
      }
      const end = word.bits & IS_ORDINAL || word.bits & IS_CARDINAL ? matchOrdinal(scan, i) : -1
      if (end < 0 || scan.m.ord < 1 || scan.m.ord > 31) return -1
      scan.m.day = scan.m.ord
      return end
    },
  },
  YEAR: {
    bits: IS_INT | IS_CARDINAL,
    fields: ['year', 'n2'],
    inner: { bits: IS_CARDINAL, literals: ['-', 'oh', 'and'] },
    match: matchYear,
  },
  YY: one(IS_INT, ['year'], (m, word) => {
    if (word.digits !== -2) return false
    m.year = word.n
    return true
  }),
  /** One to four digits, for years before Christ and the like. */
  INT: one(IS_INT, ['n'], (m, word) => {
    m.n = word.n
    return word.digits >= 1 && word.digits <= 4
  }),
  ORD: { bits: IS_ORDINAL | IS_CARDINAL, fields: ['ord'], inner: { bits: IS_ORDINAL, literals: ['-'] }, match: matchOrdinal },
  QCODE: one(IS_ORDINAL, ['ord'], (m, word) => {
    m.ord = word.ord
    return word.value === 'Q'
  }),
  PART: one(IS_PART, ['part', 'edge'], (m, word) => {
    m.part = word.part
    if (word.mid) m.edge = 'MID'
  }),
  DEICTIC: one(IS_DEICTIC, ['deictic'], (m, word) => {
    m.deictic = word.deictic
  }),
  RELATION: one(IS_RELATION, ['relation'], (m, word, scan, i) => {
    m.relation = word.relation
    if (word.lower === 'that' && scan.a.upos[i] !== 'DET') return ((wordAt(scan, i + 1)?.bits ?? 0) & (IS_WEEKDAY | IS_MONTH)) === 0
    return scan.a.upos[i] !== 'VERB' || word.lower !== 'last'
  }),
  EDGE: one(IS_EDGE, ['edge'], (m, word) => {
    m.edge = word.edge
  }),
  DECADE: one(IS_DECADE, ['decade', 'full', 'edge'], (m, word) => {
    m.decade = word.decade
    m.full = word.digits === 4
    if (word.mid) m.edge = 'MID'
  }),
  FREQ: one(IS_FREQUENCY, ['value'], (m, word) => {
    m.value = word.value
  }),
  REF: one(IS_REFERENCE, ['value'], (m, word) => {
    m.value = word.value
  }),
  HOLIDAY: { bits: IS_HOLIDAY, fields: ['holiday'], inner: { bits: 0, literals: [], any: true }, match: matchHoliday },
  DATE: { bits: IS_DATE, fields: ['year', 'month', 'day', 'hour', 'minute'], inner: { bits: 0, literals: [':'] }, match: matchDate },
  ADJECTIVE: {
    bits: 0,
    literals: [...DESCRIBING],
    adjective: true,
    fields: [],
    match: (scan, i) => (i < scan.to && isDescribing(scan, i) ? i + 1 : -1),
  },
  CLOCK: { bits: IS_INT | IS_CLOCK, fields: ['hour', 'minute'], inner: { bits: 0, literals: [':'] }, match: matchClock },
  HOURWORD: {
    bits: IS_INT | IS_CARDINAL,
    fields: ['hour', 'minute'],
    match: (scan, i) => {
      const word = wordAt(scan, i)
      if (!word || word.n < 1 || word.n > 24 || word.n % 1 !== 0 || (word.bits & IS_INT && (word.digits > 2 || word.digits < 1))) return -1
      scan.m.hour = word.n
      scan.m.minute = 0
      return i + 1
    },
  },
  AMPM: { bits: 0, literals: ['am', 'a.m.', 'a.m', 'pm', 'p.m.', 'p.m'], fields: ['meridiem'], match: matchMeridiem },
  ZONE: { bits: 0, literals: ZONE_STARTS, fields: ['zone'], inner: { bits: 0, literals: [], any: true }, match: matchZone },
  MILITARY: one(IS_INT, ['hour', 'minute'], (m, word) => {
    if (word.lower.length !== 4 || word.n > 2400 || word.n % 100 > 59) return false
    m.hour = Math.floor(word.n / 100)
    m.minute = word.n % 100
    return true
  }),
}

/** A word that may stand between a number and its unit: "two bloody weeks". */
function isDescribing(scan: Scan, i: number): boolean {
  return DESCRIBING.has(scan.a.lower[i]!) || (scan.a.xpos[i] === 'JJ' && scan.a.lower[i] !== 'old' && scan.words[i] === null)
}

function matchHoliday(scan: Scan, i: number): number {
  const starts = HOLIDAY_STARTS.get(lowerAt(scan, i))
  if (!starts || !isCapital(scan, i)) return -1
  for (const { rest, index } of starts) {
    let k = 0
    while (k < rest.length && lowerAt(scan, i + 1 + k) === rest[k]) k++
    if (k === rest.length) {
      scan.m.holiday = index
      return i + 1 + k
    }
  }
  return -1
}

/** "2025-10-17", "10/17/2025", "17.10.2025" (the day first where the first number cannot be a month), "2025-10-17T13 : 00". */
function matchDate(scan: Scan, i: number): number {
  const lower = lowerAt(scan, i)
  const parts = lower.split(lower.includes('/') ? '/' : lower.charCodeAt(4) === 45 ? '-' : lower.includes('.') ? '.' : '-')
  if (parts.length !== 3) return -1
  const { m } = scan
  const third = parts[2]!.split('t')
  const numbers = [Number(parts[0]), Number(parts[1]), Number(third[0])]
  if (!numbers.every((n) => Number.isInteger(n) && n > 0)) return -1
  const [a, b, c] = numbers as [number, number, number]
  if (parts[0]!.length === 4) Object.assign(m, { year: a, month: b, day: c })
  else if (a > 12 || lower.includes('.')) Object.assign(m, { year: c, month: b, day: a })
  else Object.assign(m, { year: c, month: a, day: b })
  if (m.year < 100) m.year += m.year < 50 ? 2000 : 1900
  if (m.month > 12 || m.day > 31 || m.year > 2999) return -1
  if (third.length === 2) return isoClock(scan, i, Number(third[1]))
  return i + 1
}

function isoClock(scan: Scan, i: number, hour: number): number {
  const minute = lowerAt(scan, i + 1) === ':' ? wordAt(scan, i + 2) : null
  if (!(hour < 25) || !minute || !(minute.bits & IS_INT) || minute.n > 59) return i + 1
  scan.m.hour = hour
  scan.m.minute = minute.n
  return lowerAt(scan, i + 3) === ':' ? i + 5 : i + 3
}

/** "22:00", "10 : 30", "8.30" as hour and minute. */
function matchClock(scan: Scan, i: number): number {
  const word = wordAt(scan, i)
  if (!word) return -1
  const { m } = scan
  if (word.bits === IS_CLOCK) {
    const colon = word.lower.indexOf(':')
    const minute = Number(word.lower.slice(colon + 1, colon + 3))
    if (word.n > 24 || !(minute < 60) || word.lower.length < colon + 3) return -1
    m.hour = word.n
    m.minute = minute
    return i + 1
  }
  if (word.bits & IS_CLOCK) {
    if (word.digits !== -4) return -1
    m.hour = Math.floor(word.n)
    m.minute = Math.round((word.n % 1) * 100)
    return m.hour <= 24 && m.minute < 60 ? i + 1 : -1
  }
  if (word.n > 24 || word.digits > 2 || word.digits < 1 || lowerAt(scan, i + 1) !== ':' || !isGlued(scan, i + 1) || !isGlued(scan, i + 2))
    return -1
  const minute = wordAt(scan, i + 2)
  if (!minute || minute.bits !== IS_INT || minute.digits !== 2 || minute.n > 59) return -1
  m.hour = word.n
  m.minute = minute.n
  return i + 3
}

function matchMeridiem(scan: Scan, i: number): number {
  const lower = lowerAt(scan, i)
  const code = lower.charCodeAt(0)
  if ((code !== 97 && code !== 112) || lower.charCodeAt(lower.length - 1) === 44) return -1
  if (lower !== 'am' && lower !== 'pm' && lower !== 'a.m.' && lower !== 'p.m.' && lower !== 'a.m' && lower !== 'p.m') return -1
  scan.m.meridiem = code === 112 ? 1 : 0
  return i + 1
}

/** "Eastern Time", "Moscow time", "EST", "GMT+3"; at most three words before "time". */
function matchZone(scan: Scan, i: number): number {
  if (i >= scan.to) return -1
  let name = ''
  for (let k = i; k < Math.min(i + 4, scan.to); k++) {
    const lower = lowerAt(scan, k)
    if (k > i && lower === 'time') {
      const zone = ZONE_NAMES[name] ?? ZONE_NAMES[name.replace(/ (?:standard|daylight|summer)$/, '')]
      if (zone === undefined) return -1
      scan.m.zone = zone
      return k + 1
    }
    name += k > i ? ` ${lower}` : lower
  }
  const abbreviation = ZONE_ABBREVIATIONS[lowerAt(scan, i)]
  if (abbreviation === undefined || !isCapital(scan, i) || !isUpper(scan.a.form[i]!)) return -1
  scan.m.zone = abbreviation
  return zoneOffset(scan, i + 1)
}

function isUpper(form: string): boolean {
  return form === form.toUpperCase()
}

/** "+3" after GMT or UTC; IANA's Etc names carry the opposite sign. */
function zoneOffset(scan: Scan, i: number): number {
  const sign = lowerAt(scan, i)
  const hours = wordAt(scan, i + 1)
  if ((sign !== '+' && sign !== '-') || !isGlued(scan, i) || !isGlued(scan, i + 1) || !hours || !(hours.bits & IS_INT) || hours.n > 14)
    return i
  if (scan.m.zone === 'Etc/GMT' || scan.m.zone === 'Etc/UTC')
    scan.m.zone = hours.n === 0 ? 'Etc/GMT' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours.n}`
  return i + 2
}
