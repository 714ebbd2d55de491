import { dayNumber, dayOf, daysInMonth, WEEKDAY_CODES, weekdayOf } from '../text/calendar.ts'

/** How an entry of a calendar comes back (RRULE of RFC 5545), as far as it is understood. Days are counted from 1970. */
export interface Rule {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number
  /** Last day; Infinity where there is none. */
  readonly until: number
  /** Days of the week, Monday first, each with the how-manieth of its month; 0 = each of them. */
  readonly weekdays: readonly { readonly weekday: number; readonly nth: number }[]
  readonly monthDays: readonly number[]
}

/** Parts that are understood; a rule with others is left alone. */
const PARTS = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'WKST'])
/** Periods that are gone through at most. */
const MOST_PERIODS = 800
/** Days that a period has at most: so many are passed over at once where nothing is counted. */
const PERIOD_DAYS = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 } as const

/** Read a rule; null for one that is not understood in full. */
export function parseRule(text: string): Rule | null {
  const parts = new Map(text.split(';').map((part) => [part.split('=')[0]!.toUpperCase(), part.split('=')[1] ?? ''] as const))
  const every = parts.get('FREQ')
  if (every !== 'DAILY' && every !== 'WEEKLY' && every !== 'MONTHLY' && every !== 'YEARLY') return null
  if ([...parts.keys()].some((name) => !PARTS.has(name))) return null
  const number = (name: string, usual: number): number => (parts.has(name) ? Number(parts.get(name)) : usual)
  const [interval, count] = [number('INTERVAL', 1), number('COUNT', Infinity)]
  const until = parts.has('UNTIL') ? dayIn(parts.get('UNTIL')!) : Infinity
  const weekdays = listOf(parts.get('BYDAY')).map(weekdayIn)
  const monthDays = listOf(parts.get('BYMONTHDAY')).map(Number)
  const isPlain = every === 'DAILY' || every === 'YEARLY'
  if (!(interval >= 1 && interval <= 1000) || !(count >= 1) || until === null) return null
  if (isPlain && weekdays.length + monthDays.length > 0) return null
  if (weekdays.some((each) => each === null || (every === 'WEEKLY' && each.nth !== 0))) return null
  if (monthDays.length > 0 && (every !== 'MONTHLY' || weekdays.length > 0 || monthDays.some((day) => !(day >= 1 && day <= 31)))) return null
  return { every, interval, count, until, weekdays: weekdays as Rule['weekdays'], monthDays }
}

function listOf(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : value.split(',').slice(0, 31)
}

function weekdayIn(value: string): { weekday: number; nth: number } | null {
  const match = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/i.exec(value)
  return match && { weekday: WEEKDAY_CODES.indexOf(match[2]!.toUpperCase()) + 1, nth: Number(match[1] ?? 0) }
}

/** The day that a value begins with: 20260514, 20260514T093000Z. */
export function dayIn(value: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(value)
  if (!match) return null
  const [y, m, d] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) ? dayNumber(y, m, d) : null
}

/** Days of a rule from its first on that lie between two days, in order, `most` of them at most. */
export function daysBetween(
  rule: Rule,
  first: number,
  { from, to, most }: { readonly from: number; readonly to: number; readonly most: number },
): readonly number[] {
  const found: number[] = []
  let counted = 0
  const length = PERIOD_DAYS[rule.every] * rule.interval
  const begin = rule.count === Infinity ? Math.max(0, Math.floor((from - first) / length) - 1) : 0
  for (let period = begin; period < begin + MOST_PERIODS; period++) {
    for (const day of daysOfPeriod(rule, first, period * rule.interval)) {
      if (day < first) continue
      if (day > to || day > rule.until || counted >= rule.count || found.length >= most) return found
      counted++
      if (day >= from) found.push(day)
    }
  }
  return found
}

/** Days of the period that lies some periods after the first day's, in order. */
function daysOfPeriod({ every, weekdays, monthDays }: Rule, first: number, ahead: number): readonly number[] {
  if (every === 'DAILY') return [first + ahead]
  if (every === 'WEEKLY') {
    const monday = first - weekdayOf(first) + 1 + 7 * ahead
    const wanted = weekdays.length === 0 ? [weekdayOf(first)] : weekdays.map(({ weekday }) => weekday)
    return [...new Set(wanted)].toSorted((a, b) => a - b).map((weekday) => monday + weekday - 1)
  }
  const { y, m, d } = dayOf(first)
  if (every === 'YEARLY') return d <= daysInMonth(y + ahead, m) ? [dayNumber(y + ahead, m, d)] : []
  const month = y * 12 + m - 1 + ahead
  return daysOfMonth(Math.floor(month / 12), (month % 12) + 1, {
    weekdays,
    monthDays: monthDays.length + weekdays.length === 0 ? [d] : monthDays,
  })
}

function daysOfMonth(y: number, m: number, { weekdays, monthDays }: Pick<Rule, 'weekdays' | 'monthDays'>): readonly number[] {
  const start = dayNumber(y, m, 1)
  const length = daysInMonth(y, m)
  const found = monthDays.filter((day) => day <= length).map((day) => start + day - 1)
  for (const { weekday, nth } of weekdays) {
    const first = start + ((weekday - weekdayOf(start) + 7) % 7)
    const all = Array.from({ length: Math.floor((start + length - 1 - first) / 7) + 1 }, (_, i) => first + 7 * i)
    found.push(...(nth === 0 ? all : all.slice(nth > 0 ? nth - 1 : nth).slice(0, 1)))
  }
  return [...new Set(found)].toSorted((a, b) => a - b)
}
