import type { Captures } from '../../lang/en/times/rule.ts'
import { ZONE_ABBREVIATIONS, ZONE_NAMES } from '../../lang/en/times/zones.ts'
import { HOLIDAY_STARTS, IS_CARDINAL, IS_CLOCK, IS_DATE, IS_DECADE, IS_DEICTIC, IS_EDGE, IS_FRACTION, IS_FREQUENCY, IS_HOLIDAY, IS_INT, IS_MONTH, IS_ORDINAL, IS_PART, IS_REFERENCE, IS_RELATION, IS_SEASON, IS_UNIT, IS_VAGUE, IS_WEEKDAY, IS_WEEKDAY_SET, type Word } from './lexicon.ts'
import { matchNumber, matchOrdinal, matchYear } from './number.ts'
import { isCapital, isGlued, lowerAt, wordAt, type Matcher, type Scan } from './scan.ts'

/** A compiled pattern and what it may begin with: bits of classes, or literals. */
export interface Pattern {
  readonly match: Matcher
  readonly bits: number
  readonly literals: readonly string[]
}

/** A class of the pattern language: the words it may begin with and how it takes tokens. */
interface TokenClass {
  readonly bits: number
  readonly literals?: readonly string[]
  readonly match: Matcher
}

function one(bits: number, take: (m: Captures, word: Word, scan: Scan, i: number) => boolean | void): TokenClass {
  return {
    bits,
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
const CLASSES: Readonly<Record<string, TokenClass>> = {
  MONTH: one(IS_MONTH, (m, word, scan, i) => {
    if (!isCapital(scan, i) && !word.mid) return false
    m.month = word.month
    if (word.mid) m.edge = 'MID'
    return true
  }),
  WEEKDAY: one(IS_WEEKDAY, (m, word, scan, i) => {
    m.weekday = word.weekday
    return isCapital(scan, i)
  }),
  WEEKDAYS: one(IS_WEEKDAY_SET, (m, word) => {
    m.weekday = word.weekday
  }),
  SEASON: one(IS_SEASON, (m, word) => {
    m.season = word.season
    if (word.mid) m.edge = 'MID'
  }),
  UNIT: one(IS_UNIT, (m, word, scan, i) => {
    if (isTitled(scan, i)) return false
    m.unit = word.unit
    m.plural = word.plural
    if (word.mid) m.edge = 'MID'
    return true
  }),
  SING: one(IS_UNIT, (m, word, scan, i) => {
    m.unit = word.unit
    return !word.plural && !isTitled(scan, i)
  }),
  UNITS: one(IS_UNIT, (m, word, scan, i) => {
    m.unit = word.unit
    m.plural = true
    return word.plural && !isTitled(scan, i)
  }),
  N: { bits: NUMBER_BITS, literals: ['a', 'an'], match: (scan, i) => matchNumber(scan, i, 'n') },
  N2: { bits: NUMBER_BITS, literals: ['a', 'an'], match: (scan, i) => matchNumber(scan, i, 'n2') },
  DAY: {
    bits: IS_INT | IS_ORDINAL | IS_CARDINAL,
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
  YEAR: { bits: IS_INT | IS_CARDINAL, match: matchYear },
  YY: one(IS_INT, (m, word) => {
    if (word.digits !== -2) return false
    m.year = word.n
    return true
  }),
  /** One to four digits, for years before Christ and the like. */
  INT: one(IS_INT, (m, word) => {
    m.n = word.n
    return word.digits >= 1 && word.digits <= 4
  }),
  ORD: { bits: IS_ORDINAL | IS_CARDINAL, match: matchOrdinal },
  QCODE: one(IS_ORDINAL, (m, word) => {
    m.ord = word.ord
    return word.value === 'Q'
  }),
  PART: one(IS_PART, (m, word) => {
    m.part = word.part
    if (word.mid) m.edge = 'MID'
  }),
  DEICTIC: one(IS_DEICTIC, (m, word) => {
    m.deictic = word.deictic
  }),
  RELATION: one(IS_RELATION, (m, word, scan, i) => {
    m.relation = word.relation
    return scan.a.upos[i] !== 'VERB' || word.lower !== 'last'
  }),
  EDGE: one(IS_EDGE, (m, word) => {
    m.edge = word.edge
  }),
  DECADE: one(IS_DECADE, (m, word) => {
    m.decade = word.decade
    m.full = word.digits === 4
    if (word.mid) m.edge = 'MID'
  }),
  FREQ: one(IS_FREQUENCY, (m, word) => {
    m.value = word.value
  }),
  REF: one(IS_REFERENCE, (m, word) => {
    m.value = word.value
  }),
  HOLIDAY: { bits: IS_HOLIDAY, match: matchHoliday },
  DATE: { bits: IS_DATE, match: matchDate },
  ADJECTIVE: { bits: 0, match: (scan, i) => (i < scan.to && isDescribing(scan, i) ? i + 1 : -1) },
  CLOCK: { bits: IS_INT | IS_CLOCK, match: matchClock },
  HOURWORD: {
    bits: IS_INT | IS_CARDINAL,
    match: (scan, i) => {
      const word = wordAt(scan, i)
      if (!word || word.n < 1 || word.n > 24 || word.n % 1 !== 0 || (word.bits & IS_INT && (word.digits > 2 || word.digits < 1))) return -1
      scan.m.hour = word.n
      scan.m.minute = 0
      return i + 1
    },
  },
  AMPM: { bits: 0, literals: ['am', 'a.m.', 'a.m', 'pm', 'p.m.', 'p.m'], match: matchMeridiem },
  ZONE: { bits: 0, literals: [], match: matchZone },
  MILITARY: one(IS_INT, (m, word) => {
    if (word.lower.length !== 4 || word.n > 2400 || word.n % 100 > 59) return false
    m.hour = Math.floor(word.n / 100)
    m.minute = word.n % 100
    return true
  }),
}

const DESCRIBING = new Set(['more', 'additional', 'consecutive', 'straight', 'full', 'long', 'short', 'whole', 'solid', 'extra', 'calendar', 'business', 'trading', 'working'])

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
  if (word.n > 24 || word.digits > 2 || word.digits < 1 || lowerAt(scan, i + 1) !== ':' || !isGlued(scan, i + 1) || !isGlued(scan, i + 2)) return -1
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
  if ((sign !== '+' && sign !== '-') || !isGlued(scan, i) || !isGlued(scan, i + 1) || !hours || !(hours.bits & IS_INT) || hours.n > 14) return i
  if (scan.m.zone === 'Etc/GMT' || scan.m.zone === 'Etc/UTC') scan.m.zone = hours.n === 0 ? 'Etc/GMT' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours.n}`
  return i + 2
}

interface Item {
  readonly optional: boolean
  readonly bits: number
  readonly literals: readonly string[]
  /** Set where neither bits nor literals say what it may begin with. */
  readonly anywhere: boolean
  readonly compile: (next: Matcher) => Matcher
}

/** Compiles a pattern of the time grammar; a fault in it throws, for it is a fault of ours. */
export function compilePattern(source: string): Pattern {
  const items = parseItems(source.split(' '))
  let match: Matcher = (_, i) => i
  for (const item of items.toReversed()) match = chained(item, match)
  const first = items.findIndex((item) => !item.optional)
  if (first < 0) throw new Error(`time pattern may match nothing: ${source}`)
  const starts = items.slice(0, first + 1)
  return { match, bits: starts.reduce((bits, item) => bits | item.bits, 0), literals: starts.flatMap((item) => item.literals) }
}

function chained(item: Item, next: Matcher): Matcher {
  const taken = item.compile(next)
  if (!item.optional) return taken
  return (scan, i) => {
    if (!canStart(item, scan, i)) return next(scan, i)
    const { m } = scan
    const saved = { ...m }
    const end = taken(scan, i)
    if (end >= 0) return end
    Object.assign(m, saved)
    return next(scan, i)
  }
}

/** A cheap look at the first token, so that captures are copied only where they may be needed again. */
function canStart(item: Item, scan: Scan, i: number): boolean {
  if (i >= scan.to) return false
  if (item.anywhere) return true
  const word = scan.words[i]
  return (word !== null && word !== undefined && (word.bits & item.bits) !== 0) || item.literals.includes(scan.a.lower[i]!)
}

function parseItems(tokens: string[]): Item[] {
  const items: Item[] = []
  while (tokens.length > 0) {
    const token = tokens.shift()!
    if (token === ']' || token === ']?') throw new Error('time pattern: ] without [')
    items.push(token === '[' ? parseGroup(tokens) : parseItem(token))
  }
  return items
}

function parseGroup(tokens: string[]): Item {
  let depth = 1
  let end = 0
  for (; end < tokens.length; end++) {
    if (tokens[end] === '[') depth++
    else if (tokens[end]!.startsWith(']') && --depth === 0) break
  }
  const optional = tokens[end] === ']?'
  const inner = parseItems(tokens.splice(0, end + 1).slice(0, -1))
  const first = inner.findIndex((item) => !item.optional)
  const starts = inner.slice(0, first + 1)
  return {
    optional,
    bits: starts.reduce((bits, item) => bits | item.bits, 0),
    literals: starts.flatMap((item) => item.literals),
    anywhere: starts.some((item) => item.anywhere),
    compile: (next) => inner.toReversed().reduce<Matcher>((match, item) => chained(item, match), next),
  }
}

function parseItem(token: string): Item {
  const optional = token.length > 1 && token.endsWith('?')
  const body = optional ? token.slice(0, -1) : token
  const open = body.indexOf('(')
  const name = open < 0 ? body : body.slice(0, open)
  const words = open < 0 ? [] : body.slice(open + 1, -1).split('|')
  if (name !== '' && name === name.toUpperCase() && name !== name.toLowerCase()) return classItem(name, words, optional)
  const literals = open < 0 ? [body] : words
  const only = literals.length === 1 ? literals[0]! : ''
  const many = new Set(literals)
  const matches = only ? (lower: string) => lower === only : (lower: string) => many.has(lower)
  return { optional, bits: 0, literals, anywhere: false, compile: (next) => (scan, i) => (i < scan.to && matches(scan.a.lower[i]!) ? next(scan, i + 1) : -1) }
}

function classItem(name: string, words: readonly string[], optional: boolean): Item {
  const found = CLASSES[name]
  if (!found) throw new Error(`time pattern: no class ${name}`)
  const only = words.length > 0 ? new Set(words) : null
  const compile = (next: Matcher): Matcher => (scan, i) => {
    if (only && !only.has(lowerAt(scan, i))) return -1
    const end = found.match(scan, i)
    return end < 0 ? -1 : next(scan, end)
  }
  return { optional, bits: only ? 0 : found.bits, literals: only ? words : (found.literals ?? []), anywhere: name === 'ZONE' || name === 'ADJECTIVE', compile }
}

