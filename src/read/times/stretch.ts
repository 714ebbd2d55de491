import { SEASON_CODES } from '../../lang/en/times/words.ts'
import { PARTS } from '../../lang/en/times/words.ts'
import type { Granularity } from '../../record/time.ts'
import { dayNumber, daysInMonth, isoWeekOf, mondayOf } from '../../text/calendar.ts'
import { two, writeDay, writeYear } from '../../text/edtf.ts'

/** A place on the calendar; `y` null where the year is not known. Weeks carry their ISO year. */
export interface Place {
  readonly y: number | null
  readonly m?: number
  readonly d?: number
  readonly week?: number
  readonly weekend?: boolean
  readonly weekday?: number
  readonly quarter?: number
  readonly half?: number
  readonly season?: number
  readonly decade?: number
  readonly century?: number
  readonly bc?: boolean
  /** Index into `PARTS`. */
  readonly part?: number
  readonly hour?: number
  readonly minute?: number
}

/** The day of a day number. */
export function placeOfDay(day: { readonly y: number; readonly m: number; readonly d: number }): Place {
  return { y: day.y, m: day.m, d: day.d }
}

/** TIMEX3 value of a place. */
export function valueOf(p: Place): string {
  if (p.century !== undefined) return (p.bc ? 'BC' : '') + two(p.century)
  if (p.decade !== undefined) return (p.bc ? 'BC' : '') + String(p.decade).padStart(3, '0')
  const year = p.y === null ? 'XXXX' : p.bc ? `BC${String(p.y).padStart(4, '0')}` : writeYear(p.y)
  return dateValue(p, year) + clockValue(p)
}

function dateValue(p: Place, year: string): string {
  if (p.week !== undefined) return `${year}-W${two(p.week)}${p.weekend ? '-WE' : p.weekday ? `-${p.weekday}` : ''}`
  if (p.weekend) return `${year}-WXX-WE`
  if (p.quarter !== undefined) return `${year}-Q${p.quarter}`
  if (p.half !== undefined) return `${year}-H${p.half}`
  if (p.season !== undefined) return `${year}-${SEASON_CODES[p.season]!}`
  if (p.m !== undefined) return `${year}-${two(p.m)}${p.d === undefined ? '' : `-${two(p.d)}`}`
  if (p.weekday !== undefined) return `${year}-WXX-${p.weekday}`
  if (p.d !== undefined) return `${year}-XX-${two(p.d)}`
  return p.hour !== undefined || p.part !== undefined ? `${year}-XX-XX` : year
}

function clockValue(p: Place): string {
  if (p.hour !== undefined) return `T${two(p.hour)}:${two(p.minute ?? 0)}`
  return p.part === undefined ? '' : `T${PARTS[p.part]!}`
}

/** EDTF of a place in our profile, null where the year or day is not known. A part of a day is written as its day. */
export function edtfOf(p: Place): string | null {
  if (p.y !== null && (p.y < 1 || p.y > 9998)) return null
  if (p.bc)
    return p.y !== null && p.century === undefined && p.decade === undefined && p.m === undefined && p.season === undefined
      ? writeYear(1 - p.y)
      : null
  if (p.century !== undefined) return `${writeYear(p.century * 100 + 1)}/${writeYear(p.century * 100 + 100)}`
  if (p.decade !== undefined) return `${writeYear(p.decade * 10)}/${writeYear(p.decade * 10 + 9)}`
  if (p.y === null) return null
  if (p.week !== undefined) return weekEdtf(p, p.y, p.week)
  if (p.quarter !== undefined) return months(p.y, p.quarter * 3 - 2, p.quarter * 3)
  if (p.half !== undefined) return months(p.y, p.half * 6 - 5, p.half * 6)
  if (p.season !== undefined)
    return p.season === 3 ? `${writeYear(p.y)}-12/${writeYear(p.y + 1)}-02` : months(p.y, p.season * 3 + 3, p.season * 3 + 5)
  if (p.m === undefined)
    return p.d === undefined && p.hour === undefined && p.part === undefined && p.weekday === undefined && !p.weekend
      ? writeYear(p.y)
      : null
  if (p.d === undefined) return `${writeYear(p.y)}-${two(p.m)}`
  const n = dayNumber(p.y, p.m, p.d)
  if (p.hour === undefined) return writeDay(n)
  return p.hour === 24 ? `${writeDay(n + 1)}T00:00` : `${writeDay(n)}T${two(p.hour)}:${two(p.minute ?? 0)}`
}

function weekEdtf(p: Place, y: number, week: number): string {
  const monday = mondayOf(y, week)
  if (p.weekday !== undefined) return writeDay(monday + p.weekday - 1)
  return p.weekend ? `${writeDay(monday + 5)}/${writeDay(monday + 6)}` : `${writeDay(monday)}/${writeDay(monday + 6)}`
}

function months(y: number, from: number, to: number): string {
  return `${writeYear(y)}-${two(from)}/${writeYear(y)}-${two(to)}`
}

/** How fine a place is. */
export function granularityOf(p: Place): Granularity {
  if (p.hour !== undefined) return 'minute'
  if (p.part !== undefined) return 'part-of-day'
  if (p.century !== undefined || p.decade !== undefined) return 'decade'
  if (p.weekday !== undefined || p.d !== undefined) return 'day'
  if (p.week !== undefined || p.weekend) return 'week'
  if (p.quarter !== undefined || p.half !== undefined || p.season !== undefined) return 'quarter'
  return p.m === undefined ? 'year' : 'month'
}

/** First day of a place as a day number, NaN where it is not known; years before Christ count down. */
export function firstDayOf(p: Place): number {
  if (p.y === null || p.century !== undefined) return NaN
  if (p.decade !== undefined) return dayNumber(p.decade * 10, 1, 1)
  const y = p.bc ? 1 - p.y : p.y
  if (p.week !== undefined) return mondayOf(y, p.week) + (p.weekend ? 5 : p.weekday ? p.weekday - 1 : 0)
  const m =
    p.m ??
    (p.quarter !== undefined ? p.quarter * 3 - 2 : p.half !== undefined ? p.half * 6 - 5 : p.season !== undefined ? p.season * 3 + 3 : 1)
  return dayNumber(y, m, Math.min(p.d ?? 1, daysInMonth(y, m)))
}

/** The ISO week of a day number as a place. */
export function weekPlace(n: number): Place {
  const { y, w } = isoWeekOf(n)
  return { y, week: w }
}
