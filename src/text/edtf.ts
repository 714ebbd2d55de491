import { remembered } from './remembered.ts'
import { dayNumber, dayOf, daysInMonth, isDay } from './calendar.ts'

/**
 * Our EDTF profile: `2025`, `2025-10`, `2025-10-17`, `2025-10-17T13:00`, `a/b`, `../b`, `a/..`, each end with `~` for about.
 * A stretch is counted in minutes of local time from 1970-01-01T00:00; zones stand beside it and are not applied here.
 */

/** How fine one end of an EDTF string is. */
export type Precision = 'year' | 'month' | 'day' | 'minute'

/** One date of the profile. */
export interface EdtfDate {
  readonly y: number
  readonly m: number | null
  readonly d: number | null
  /** Minutes since midnight. */
  readonly minute: number | null
  readonly about: boolean
}

/** A parsed EDTF string: one date twice, or an interval; `null` is an open end. */
export interface Edtf {
  readonly kind: 'date' | 'interval'
  readonly from: EdtfDate | null
  readonly to: EdtfDate | null
}

/** Half-open stretch `[start, end)` in local minutes; infinite where an end is open. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

const DATE = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?(~?)$/

/** Parse an EDTF string of the profile, or null. */
export function parseEdtf(text: string): Edtf | null {
  if (text.length > 40) return null
  const slash = text.indexOf('/')
  if (slash < 0) {
    const date = parseDate(text)
    return date && { kind: 'date', from: date, to: date }
  }
  const a = text.slice(0, slash)
  const b = text.slice(slash + 1)
  const from = a === '..' ? null : parseDate(a)
  const to = b === '..' ? null : parseDate(b)
  if ((a !== '..' && !from) || (b !== '..' && !to) || (!from && !to)) return null
  if (from && to && startOf(from) >= endOf(to)) return null
  return { kind: 'interval', from, to }
}

function parseDate(text: string): EdtfDate | null {
  const found = DATE.exec(text)
  if (!found || found[1] === '-0000') return null
  const y = Number(found[1])
  const m = found[2] === undefined ? null : Number(found[2])
  const d = found[3] === undefined ? null : Number(found[3])
  if (m !== null && (m < 1 || m > 12)) return null
  if (m !== null && d !== null && !isDay(y, m, d)) return null
  const hours = found[4] === undefined ? null : Number(found[4])
  const minutes = Number(found[5] ?? 0)
  if (hours !== null && (hours > 23 || minutes > 59)) return null
  return { y, m, d, minute: hours === null ? null : hours * 60 + minutes, about: found[6] === '~' }
}

/** Write a parsed EDTF string back. */
export function writeEdtf(edtf: Edtf): string {
  const from = edtf.from ? writeDate(edtf.from) : '..'
  return edtf.kind === 'date' ? from : `${from}/${edtf.to ? writeDate(edtf.to) : '..'}`
}

function writeDate(date: EdtfDate): string {
  let text = writeYear(date.y)
  if (date.m !== null) text += `-${two(date.m)}`
  if (date.d !== null) text += `-${two(date.d)}`
  if (date.minute !== null) text += `T${two(Math.floor(date.minute / 60))}:${two(date.minute % 60)}`
  return date.about ? `${text}~` : text
}

/** A year in four digits, with a minus before year 0 (1 BC). */
export function writeYear(y: number): string {
  return y < 0 ? `-${String(-y).padStart(4, '0')}` : String(y).padStart(4, '0')
}

/** A number in two digits. */
export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

/** A day number as `YYYY-MM-DD`. */
export function writeDay(n: number): string {
  const { y, m, d } = dayOf(n)
  return `${writeYear(y)}-${two(m)}-${two(d)}`
}

function startOf(date: EdtfDate): number {
  return dayNumber(date.y, date.m ?? 1, date.d ?? 1) * 1440 + (date.minute ?? 0)
}

function endOf(date: EdtfDate): number {
  if (date.minute !== null) return startOf(date) + 1
  if (date.d !== null) return startOf(date) + 1440
  const m = date.m ?? 12
  return (dayNumber(date.y, m, daysInMonth(date.y, m)) + 1) * 1440
}

/** Whether a string is of the profile. */
export function isEdtf(text: string): boolean {
  return parseEdtf(text) !== null
}

/** How fine an EDTF string is, by its finer end; null if it is not of the profile. */
export function precisionOf(text: string): Precision | null {
  const edtf = parseEdtf(text)
  if (!edtf) return null
  let finest = 0
  for (const date of [edtf.from, edtf.to]) {
    if (date) finest = Math.max(finest, date.minute !== null ? 3 : date.d !== null ? 2 : date.m !== null ? 1 : 0)
  }
  return (['year', 'month', 'day', 'minute'] as const)[finest]!
}

/** The stretch that an EDTF string covers, or null if it is not of the profile. */
export const stretchOf = remembered(readStretch)

function readStretch(text: string): Stretch | null {
  const edtf = parseEdtf(text)
  if (!edtf) return null
  return { start: edtf.from ? startOf(edtf.from) : -Infinity, end: edtf.to ? endOf(edtf.to) : Infinity }
}

/** Order for sorting: by start, then by end; strings not of the profile come last. */
export function compareEdtf(a: string, b: string): number {
  const x = stretchOf(a)
  const y = stretchOf(b)
  if (!x || !y) return x ? -1 : y ? 1 : 0
  if (x.start !== y.start) return x.start < y.start ? -1 : 1
  return x.end === y.end ? 0 : x.end < y.end ? -1 : 1
}

/** Whether all of `a` lies before `b`. */
export function isBefore(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && x.end <= y.start
}

/** Whether all of `a` lies after `b`. */
export function isAfter(a: string, b: string): boolean {
  return isBefore(b, a)
}

/** Whether `a` and `b` share a minute. */
export function hasOverlap(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && x.start < y.end && y.start < x.end
}

/** Whether `a` holds all of `b`. */
export function isCovering(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && x.start <= y.start && x.end >= y.end
}
