/**
 * Pure proleptic Gregorian arithmetic. Days are whole numbers counted from 1970-01-01, weekdays are ISO (Monday 1 … Sunday 7).
 * Nothing here knows a clock or a zone.
 */

/** A day of the calendar; year 0 is 1 BC. */
export interface Day {
  readonly y: number
  readonly m: number
  readonly d: number
}

/** A week of ISO 8601: its year may differ from the calendar year of its days. */
export interface IsoWeek {
  readonly y: number
  readonly w: number
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Weekdays as calendars (iCalendar) write them, Monday first. */
export const WEEKDAY_CODES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Whether a year has 366 days. */
export function isLeapYear(y: number): boolean {
  return y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
}

/** Number of days of a month (1–12). */
export function daysInMonth(y: number, m: number): number {
  return m === 2 && isLeapYear(y) ? 29 : MONTH_DAYS[m - 1]!
}

/** Whether year, month and day name a real day. */
export function isDay(y: number, m: number, d: number): boolean {
  return Number.isInteger(y) && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)
}

/** Day number of a date, 0 on 1970-01-01 (Howard Hinnant's days_from_civil). */
export function dayNumber(y: number, m: number, d: number): number {
  const yy = m <= 2 ? y - 1 : y
  const era = Math.floor(yy / 400)
  const yoe = yy - era * 400
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468
}

/** Date of a day number (Howard Hinnant's civil_from_days). */
export function dayOf(n: number): Day {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const m = mp < 10 ? mp + 3 : mp - 9
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** ISO weekday of a day number. */
export function weekdayOf(n: number): number {
  return ((((n + 3) % 7) + 7) % 7) + 1
}

/** ISO week of a day number. */
export function isoWeekOf(n: number): IsoWeek {
  const y = dayOf(n - weekdayOf(n) + 4).y
  return { y, w: Math.floor((n - mondayOf(y, 1)) / 7) + 1 }
}

/** Day number of the Monday of an ISO week. */
export function mondayOf(y: number, w: number): number {
  const fourth = dayNumber(y, 1, 4)
  return fourth - weekdayOf(fourth) + 1 + (w - 1) * 7
}

/** Number of ISO weeks of a year, 52 or 53. */
export function weeksIn(y: number): number {
  return (mondayOf(y + 1, 1) - mondayOf(y, 1)) / 7
}

/** The same day some months on; the day is cut to the month's length. */
export function addMonths(day: Day, months: number): Day {
  const at = day.y * 12 + day.m - 1 + months
  const y = Math.floor(at / 12)
  const m = at - y * 12 + 1
  return { y, m, d: Math.min(day.d, daysInMonth(y, m)) }
}

/** The day some days on. */
export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day.y, day.m, day.d) + days)
}

/** Quarter (1–4) of a month. */
export function quarterOf(m: number): number {
  return Math.floor((m - 1) / 3) + 1
}

/** The `nth` weekday of a month, counted from its end if `nth` is negative. */
export function nthWeekday(y: number, m: number, weekday: number, nth: number): Day {
  if (nth > 0) {
    const first = weekdayOf(dayNumber(y, m, 1))
    return { y, m, d: 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7 }
  }
  const length = daysInMonth(y, m)
  const last = weekdayOf(dayNumber(y, m, length))
  return { y, m, d: length - ((last - weekday + 7) % 7) + (nth + 1) * 7 }
}

/** Easter Sunday of the western churches (Meeus, Jones, Butcher). */
export function easterOf(y: number): Day {
  const a = y % 19
  const b = Math.floor(y / 100)
  const c = y % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const k = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return { y, m: Math.floor(k / 31), d: (k % 31) + 1 }
}
