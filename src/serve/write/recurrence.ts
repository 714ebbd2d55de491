import { WEEKDAY_CODES, weekdayOf } from '../../text/calendar.ts'

const UNITS: Readonly<Record<string, string>> = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' }

/**
 * The rule by which a calendar repeats what comes back at a set of times as TIMEX3 has it: "P1W", "XXXX-WXX-5", "XXXX-XX-XXT09:00".
 * `day` is the first day, counted from 1970. Null where a calendar has no word for the set, or where the first day is none of it.
 */
export function recurrenceOf(set: string, day: number): string | null {
  const period = /^P(\d{1,3})([DWMY])$/.exec(set)
  if (period) return `FREQ=${UNITS[period[2]!]!}${period[1] === '1' ? '' : `;INTERVAL=${Number(period[1])}`}`
  const weekday = /^XXXX-WXX-([1-7])/.exec(set)
  if (weekday) return Number(weekday[1]) === weekdayOf(day) ? `FREQ=WEEKLY;BYDAY=${WEEKDAY_CODES[weekdayOf(day) - 1]!}` : null
  return /^XXXX-XX-XX/.test(set) ? 'FREQ=DAILY' : null
}
