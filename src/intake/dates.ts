import { DATE_FILLERS, DAY_HALVES, foldName, MONTH_NUMBERS, WEEKDAY_NAMES } from '../lang/calendar-names.ts'
import { dayNumber, dayOf, isDay } from '../text/calendar.ts'
import { offsetOfZone } from './zones.ts'

/** A date that a page or feed gives, as exact as it is written and no more. */
export interface Stamp {
  /** "2025-10-17T14:30:00+05:00"; without offset where none is written; "2025-10-17", "2025-10", "2025" where less is written. */
  readonly value: string
  readonly precision: 'year' | 'month' | 'day' | 'time'
  /** Offset from UTC in minutes; null where the text names no zone (or one that nobody knows): never the zone of this machine. */
  readonly offset: number | null
  /** Milliseconds since 1970 UTC; null where the text names no zone. */
  readonly utc: number | null
}

/** How to read what may be read in two ways. */
export interface StampOptions {
  /** Order of day and month in "03/04/2025"; without it such a date is none. */
  readonly order?: 'dmy' | 'mdy' | null | undefined
}

/** How dates are looked for: inside a text a number of two digits behind a month is no year. */
interface Manner extends StampOptions {
  readonly isInside: boolean
}

/** Longest text that is read as one date, in characters. */
const LONGEST = 120

/**
 * Reads a whole text as a date: RFC 3339 and ISO 8601, RFC 822 and asctime, and dates with the names of months in English, Russian,
 * Kazakh, Ukrainian, German, French, Spanish and some more. Null for anything else: a date that is none is not repaired.
 */
export function parseStamp(text: string, options: StampOptions = {}): Stamp | null {
  const trimmed = text.trim()
  if (!trimmed || trimmed.length > LONGEST) return null
  const iso = parseIso(trimmed)
  if (iso !== undefined) return iso
  // "GMT+0500 (Some Standard Time)": what scripts write.
  const named = /^(.{10,100}[+-]\d{4}) \([^()]{1,60}\)$/.exec(trimmed)
  const tokens = tokensOf(named ? named[1]! : trimmed)
  const read = readTokens(tokens, 0, { ...options, isInside: false })
  return read && read.next === tokens.length ? stampOf(read) : null
}

/** A date found inside a text, with the stretch that writes it. */
export interface FoundStamp extends Stamp {
  readonly from: number
  readonly to: number
}

/** How much of a text is searched for a date, in characters. */
const REACH = 400

/** Finds the first date inside a short text that has day, month and year: "By Ann Example | 17 октября 2025, 14:30". */
export function findStamp(text: string, options: StampOptions = {}): FoundStamp | null {
  const tokens = tokensOf(text.slice(0, REACH))
  for (let i = 0; i < tokens.length; i++) {
    if (!canBegin(tokens[i]!)) continue
    const read = readTokens(tokens, i, { ...options, isInside: true })
    if (!read || read.y === null || read.d === null) continue
    const stamp = stampOf(read)
    if (stamp) return { ...stamp, from: tokens[i]!.at, to: tokens[read.last]!.at + tokens[read.last]!.text.length }
  }
  return null
}

/** What a text says of a date: null where it says nothing. */
interface Fields {
  readonly y: number | null
  readonly m: number | null
  readonly d: number | null
  readonly time: Clock | null
  /** Minutes; NaN where a zone is named that nobody knows. */
  readonly zone: string | number | null
}

interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number | null
  readonly fraction: string
}

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T _]{1,2}(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?|UTC|GMT)?(?:\[[\w/]{1,40}\])?)?$/i

/** ISO 8601 with its shorter forms; undefined where the text is none, null where it is one of a day or time that does not exist. */
function parseIso(text: string): Stamp | null | undefined {
  const full = ISO.exec(text)
  if (full) {
    const [, y, m, d, hour, minute, second, fraction, zone] = full
    const time = hour === undefined ? null : clockOf(hour, minute!, second, fraction)
    if (hour !== undefined && time === null) return null
    return stampOf({ y: Number(y), m: Number(m), d: Number(d), time, zone: zone ? (offsetOfSigns(zone) ?? zone) : null })
  }
  const none = { time: null, zone: null }
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text) ?? /^(\d{2})-(\d{3})$/.exec(text)
  if (ordinal) {
    const y = century(ordinal[1]!)
    const { m, d, y: year } = dayOf(dayNumber(y, 1, 1) + Number(ordinal[2]) - 1)
    return year === y && ordinal[2] !== '000' ? stampOf({ y, m, d, ...none }) : null
  }
  const short = /^(\d{2})(-?)(\d{2})\2(\d{2})$/.exec(text)
  if (short) return stampOf({ y: century(short[1]!), m: Number(short[3]), d: Number(short[4]), ...none })
  const month = /^(\d{4})-(\d{2})$/.exec(text) ?? /^-(\d{2})-?(\d{2})$/.exec(text)
  if (month) return stampOf({ y: century(month[1]!), m: Number(month[2]), d: null, ...none })
  const year = /^(\d{4})$/.exec(text) ?? /^-(\d{2})$/.exec(text)
  return year ? stampOf({ y: century(year[1]!), m: null, d: null, ...none }) : undefined
}

/** Years of two digits are those of RFC 2822: 50–99 lie in the last century. */
function century(year: string): number {
  const n = Number(year)
  return year.length === 4 ? n : n < 50 ? 2000 + n : 1900 + n
}

interface Token {
  readonly text: string
  readonly at: number
  /** White space stands before it. */
  readonly apart: boolean
}

function tokensOf(text: string): Token[] {
  const out: Token[] = []
  for (const match of text.matchAll(/\d{1,20}|[\p{L}\p{M}ʼ]{1,40}|\S/gu)) {
    const at = match.index
    out.push({ text: match[0], at, apart: at > 0 && /\s/.test(text[at - 1]!) })
  }
  return out
}

function canBegin({ text }: Token): boolean {
  return /^\d{1,4}$/.test(text) || MONTH_NUMBERS.has(foldName(text)) || WEEKDAY_NAMES.has(foldName(text))
}

/** State of reading a date: parts in whatever order a language writes them, each once. */
interface Draft {
  y: number | null
  m: number | null
  d: number | null
  time: Clock | null
  zone: string | number | null
  /** The month may be a weekday: "mar." in French and Spanish. */
  mayBeWeekday: boolean
}

/** Reads as many parts of a date as stand at `from` one after the other; `last` is the last token that said something. */
function readTokens(tokens: readonly Token[], from: number, manner: Manner): (Draft & { next: number; last: number }) | null {
  const draft: Draft = { y: null, m: null, d: null, time: null, zone: null, mayBeWeekday: false }
  let at = from
  let last = -1
  while (at < tokens.length) {
    const length =
      readClock(tokens, at, draft) ||
      readNumeric(tokens, at, draft, manner) ||
      readNumber(tokens, at, draft, manner) ||
      readWord(tokens, at, draft) ||
      readZone(tokens, at, draft)
    if (length > 0) {
      at += length
      last = at - 1
    } else if (isFiller(tokens[at]!.text)) at++
    else break
  }
  return last < 0 ? null : { ...draft, next: at, last }
}

function isFiller(text: string): boolean {
  return ',.|·•–—-@()/'.includes(text) || DATE_FILLERS.has(foldName(text))
}

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? ''
const isClose = (tokens: readonly Token[], at: number): boolean => tokens[at] !== undefined && !tokens[at].apart

/** "14:30", "14:30:05.123", "2:30 pm", "2 p.m.", "14h30", "14.30 Uhr"; the number of tokens, 0 where there is no time. */
function readClock(tokens: readonly Token[], at: number, draft: Draft): number {
  const hour = textAt(tokens, at)
  if (draft.time !== null) return 0
  const before = readHalf(tokens, at)
  if (before && /^\d{1,2}$/.test(textAt(tokens, at + before.length))) {
    const length = readClock(tokens, at + before.length, draft)
    const { time } = draft as { time: Clock | null }
    if (length && time) draft.time = halved(time, before.hours)
    return length ? before.length + length : 0
  }
  if (!/^\d{1,2}$/.test(hour)) return 0
  let length = 0
  let time: Clock | null = null
  const sign = textAt(tokens, at + 1)
  if (
    (sign === ':' || ((sign === '.' || sign === 'h' || sign === 'H') && isHourSign(tokens, at))) &&
    /^\d{2}$/.test(textAt(tokens, at + 2))
  ) {
    const hasSeconds = textAt(tokens, at + 3) === ':' && /^\d{2}$/.test(textAt(tokens, at + 4))
    const hasFraction = hasSeconds && textAt(tokens, at + 5) === '.' && isClose(tokens, at + 6) && /^\d{1,9}$/.test(textAt(tokens, at + 6))
    time = clockOf(
      hour,
      textAt(tokens, at + 2),
      hasSeconds ? textAt(tokens, at + 4) : undefined,
      hasFraction ? textAt(tokens, at + 6) : undefined,
    )
    length = hasFraction ? 7 : hasSeconds ? 5 : 3
  } else if (readHalf(tokens, at + 1) || /^(?:h|uhr)$/i.test(sign)) {
    time = clockOf(hour, '00', undefined, undefined)
    length = 1
  }
  if (!time) return 0
  const half = readHalf(tokens, at + length)
  const halfTime = half ? halved(time, half.hours) : time
  if (!halfTime) return 0
  draft.time = halfTime
  return length + (half?.length ?? 0)
}

/** True when "14.30" or "14h30" is a time: an "h" always, a point only before "Uhr" or "pm". */
function isHourSign(tokens: readonly Token[], at: number): boolean {
  if (textAt(tokens, at + 1) !== '.') return true
  return isClose(tokens, at + 2) && (foldName(textAt(tokens, at + 3)) === 'uhr' || readHalf(tokens, at + 3) !== null)
}

/** "pm", "p.m.", "오후" at a place. */
function readHalf(tokens: readonly Token[], at: number): { readonly hours: number; readonly length: number } | null {
  const word = foldName(textAt(tokens, at))
  const hours = DAY_HALVES.get(word)
  if (hours === undefined) return null
  if (word.length > 1) return { hours, length: textAt(tokens, at + 1) === '.' && isClose(tokens, at + 1) ? 2 : 1 }
  if (textAt(tokens, at + 1) !== '.' || foldName(textAt(tokens, at + 2)) !== 'm') return null
  return { hours, length: textAt(tokens, at + 3) === '.' ? 4 : 3 }
}

function halved(time: Clock, hours: number): Clock | null {
  return time.hour < 1 || time.hour > 12 ? (time.hour > 12 && hours === 12 ? time : null) : { ...time, hour: (time.hour % 12) + hours }
}

/** Times of day; 24:00 and a leap second are put on the clock by stampOf. */
function clockOf(hour: string, minute: string, second: string | undefined, fraction: string | undefined): Clock | null {
  const [h, m, s] = [Number(hour), Number(minute), second === undefined ? null : Number(second)]
  if (m > 59 || (s ?? 0) > 60 || h > 24 || (h === 24 && (m > 0 || (s ?? 0) > 0))) return null
  return { hour: h, minute: m, second: s, fraction: fraction ?? '' }
}

/** "17.10.2025", "17/10/2025", "2025/10/17", "2004년 05월 28일": three numbers at once. */
function readNumeric(tokens: readonly Token[], at: number, draft: Draft, { order }: StampOptions): number {
  if (draft.y !== null || draft.m !== null || draft.d !== null) return 0
  const [a, sign, b, again, c] = [0, 1, 2, 3, 4].map((i) => textAt(tokens, at + i)) as [string, string, string, string, string]
  if (![a, b, c].every((text) => /^\d{1,4}$/.test(text)) || b.length > 2) return 0
  if (sign === '년' && again === '월' && textAt(tokens, at + 5) === '일') return setDay(draft, Number(a), Number(b), Number(c)) ? 6 : 0
  if (!'./-'.includes(sign) || sign !== again || ![1, 2, 3].every((i) => isClose(tokens, at + i))) return 0
  if (a.length === 4) return c.length <= 2 && setDay(draft, Number(a), Number(b), Number(c)) ? 5 : 0
  if (a.length > 2 || (c.length !== 4 && (c.length !== 2 || sign !== '.'))) return 0
  const first = sign === '.' ? 'dmy' : Number(a) > 12 ? 'dmy' : Number(b) > 12 ? 'mdy' : a === b ? 'dmy' : order
  if (!first) return 0
  const [d, m] = first === 'dmy' ? [a, b] : [b, a]
  return setDay(draft, century(c), Number(m), Number(d)) ? 5 : 0
}

function setDay(draft: Draft, y: number, m: number, d: number): boolean {
  if (!isDay(y, m, d)) return false
  draft.y = y
  draft.m = m
  draft.d = d
  return true
}

/** A year, or a day with its ending: "17", "17th", "17-го", "1er", "1º", "'25". */
function readNumber(tokens: readonly Token[], at: number, draft: Draft, { isInside }: Manner): number {
  const text = textAt(tokens, at)
  if (/^\d{4}$/.test(text) && draft.y === null) {
    draft.y = Number(text)
    return 1
  }
  if (!/^\d{1,2}$/.test(text)) return 0
  const n = Number(text)
  if (draft.d === null && n >= 1 && n <= 31) {
    draft.d = n
    const end = textAt(tokens, at + 1)
    if (isClose(tokens, at + 1) && /^(?:st|nd|rd|th|er|º|ª|ro|го|е)$/i.test(end)) return 2
    return end === '-' && isClose(tokens, at + 1) && /^(?:го|е)$/.test(textAt(tokens, at + 2)) ? 3 : 1
  }
  if (isInside || draft.y !== null || draft.d === null || draft.m === null || text.length !== 2) return 0
  draft.y = century(text)
  return 1
}

function readWord(tokens: readonly Token[], at: number, draft: Draft): number {
  const word = foldName(textAt(tokens, at))
  if (!/^\p{L}/u.test(word)) return 0
  const month = MONTH_NUMBERS.get(word)
  const isWeekday = WEEKDAY_NAMES.has(word)
  if (month !== undefined && (draft.m === null || draft.mayBeWeekday)) {
    draft.mayBeWeekday = isWeekday && draft.d === null
    draft.m = month
    return 1
  }
  return isWeekday && draft.d === null ? 1 : 0
}

/** "Z", "GMT", "+05:00", "-0800", "UTC+5", "(MSK)", "Europe/Berlin" behind a time. */
function readZone(tokens: readonly Token[], at: number, draft: Draft): number {
  if (draft.time === null || draft.zone !== null) return 0
  const text = textAt(tokens, at)
  if (text === '+' || (text === '-' && isClose(tokens, at + 1))) return readOffset(tokens, at, draft)
  if (!/^\p{L}{1,10}$/u.test(text)) return 0
  if (/^(?:gmt|utc)$/i.test(text) && (textAt(tokens, at + 1) === '+' || textAt(tokens, at + 1) === '-') && isClose(tokens, at + 2)) {
    const length = readOffset(tokens, at + 1, draft)
    if (length) return length + 1
  }
  if (textAt(tokens, at + 1) === '/' && isClose(tokens, at + 1) && /^\p{L}/u.test(textAt(tokens, at + 2))) {
    const place = textAt(tokens, at + 3) === '_' ? 5 : 3
    draft.zone = Array.from({ length: place }, (_, i) => textAt(tokens, at + i)).join('')
    return place
  }
  if (!/^(?:\p{Lu}{1,6}|мск)$/u.test(text) || MONTH_NUMBERS.has(foldName(text))) return 0
  draft.zone = text
  return 1
}

function readOffset(tokens: readonly Token[], at: number, draft: Draft): number {
  const digits = textAt(tokens, at + 1)
  const hasColon = textAt(tokens, at + 2) === ':' && /^\d{2}$/.test(textAt(tokens, at + 3))
  if (!isClose(tokens, at + 1) || !/^\d{1,4}$/.test(digits) || (textAt(tokens, at + 2) === ':' && !hasColon)) return 0
  const whole = digits.length > 2 ? digits.padStart(4, '0') : `${digits.padStart(2, '0')}${hasColon ? textAt(tokens, at + 3) : '00'}`
  const offset = offsetOfSigns(`${textAt(tokens, at)}${whole}`)
  if (offset === null) return 0
  draft.zone = offset
  return digits.length <= 2 && hasColon ? 4 : 2
}

/** Minutes of "+05:00", "-0800", "+05", "Z"; null for anything that no clock shows. */
function offsetOfSigns(zone: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!match) return null
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)]
  return hours > 23 || minutes > 59 ? null : (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes)
}

/** The stamp of what was read, null where there is no such day or offset, or no year. */
function stampOf(fields: Fields): Stamp | null {
  const { y, m, d, time } = fields
  if (y === null) return null
  const year = String(y).padStart(4, '0')
  const bare = { offset: null, utc: null }
  if (m === null) return d === null && time === null ? { value: year, precision: 'year', ...bare } : null
  if (m < 1 || m > 12) return null
  if (d === null) return time === null ? { value: `${year}-${two(m)}`, precision: 'month', ...bare } : null
  if (!isDay(y, m, d)) return null
  if (time === null) return { value: `${year}-${two(m)}-${two(d)}`, precision: 'day', ...bare }
  if (typeof fields.zone === 'string' && /^[+-]/.test(fields.zone)) return null
  const day = dayNumber(y, m, d) + (time.hour === 24 ? 1 : 0)
  const on = dayOf(day)
  const hour = time.hour % 24
  const second = time.second === null ? '' : `:${two(Math.min(time.second, 59))}${time.fraction ? `.${time.fraction}` : ''}`
  const offset = typeof fields.zone === 'string' ? offsetOfZone(fields.zone, on, hour) : fields.zone
  const local = `${String(on.y).padStart(4, '0')}-${two(on.m)}-${two(on.d)}T${two(hour)}:${two(time.minute)}${second}`
  if (offset === null) return { value: local, precision: 'time', ...bare }
  const milliseconds = (Math.min(time.second ?? 0, 59) + Number(`0.${time.fraction || '0'}`)) * 1000
  const utc = day * 86_400_000 + (hour * 60 + time.minute - offset) * 60_000 + Math.round(milliseconds)
  return { value: `${local}${writtenOffset(offset)}`, precision: 'time', offset, utc }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function writtenOffset(offset: number): string {
  const minutes = Math.abs(offset)
  return offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const PUBLISHED =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/

/** True for RFC 3339 date-times and YYYY-MM-DD that name a day of the calendar. */
export function isPublished(value: string): boolean {
  return PUBLISHED.test(value) && isDay(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10)))
}
