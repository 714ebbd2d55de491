import { dayNumber, dayOf, weekdayOf } from '../../text/calendar.ts'
import type { EdtfDate } from '../../text/edtf.ts'
import { parseEdtf, stretchOf, two, writeDay } from '../../text/edtf.ts'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Zones that readers know by a short name; all others go by their city. */
const ZONES: Readonly<Record<string, string>> = {
  'America/New_York': 'ET',
  'America/Chicago': 'CT',
  'America/Denver': 'MT',
  'America/Los_Angeles': 'PT',
  UTC: 'UTC',
  'Etc/UTC': 'UTC',
}

/** A time of the diary in words: the stretch it is listed under, and the clock time where one is known. */
export interface WhenLabel {
  /** "Friday 17 October 2025", "October 2025", "20 October 2025 – 23 October 2025". */
  readonly stretch: string
  /** "13:00 ET", or null where no time of day is given. */
  readonly clock: string | null
  /** `YYYY-MM-DD` where it lies within one day, else null. */
  readonly day: string | null
}

const MINUTES_A_DAY = 1440

/** Label of an EDTF string of our profile; a string that is not of the profile is shown as it is. */
export function whenLabel(edtf: string, zone: string | null): WhenLabel {
  const parsed = parseEdtf(edtf)
  const stretch = stretchOf(edtf)
  if (!parsed || !stretch) return { stretch: edtf, clock: null, day: null }
  const { from, to } = parsed
  const first = Math.floor(stretch.start / MINUTES_A_DAY)
  const isOneDay = Number.isFinite(stretch.start) && Number.isFinite(stretch.end) && first === Math.floor((stretch.end - 1) / MINUTES_A_DAY)
  if (isOneDay && from) {
    return { stretch: dateWords(from, true), clock: clockOf(from, parsed.kind === 'interval' ? to : null, zone), day: writeDay(first) }
  }
  if (parsed.kind === 'date' && from) return { stretch: dateWords(from, true), clock: null, day: null }
  if (!from) return { stretch: `until ${to ? dateWords(to, false) : ''}`, clock: null, day: null }
  if (!to) return { stretch: `from ${dateWords(from, false)}`, clock: null, day: null }
  return { stretch: `${dateWords(from, false)} – ${dateWords(to, false)}`, clock: null, day: null }
}

/** How a time stands after a status: it happened on a day, it is scheduled for one, it was called off that was due on one. */
export type Standing = 'behind' | 'ahead' | 'off'

/** The words of a time after a status: "on Friday 17 October 2025, 13:00", "for October 2025", "since 2024", "due on Friday 17 October 2025". */
export function whenPhrase({ stretch, clock, day }: WhenLabel, standing: Standing): string {
  const at = clock === null ? '' : `, ${clock}`
  if (stretch.startsWith('from ')) return `${standing === 'behind' ? 'since' : 'from'} ${stretch.slice(5)}`
  if (stretch.startsWith('until ')) return `by ${stretch.slice(6)}`
  if (stretch.includes(' – ')) return standing === 'ahead' ? `for ${stretch}` : `between ${stretch.replace(' – ', ' and ')}`
  if (standing === 'ahead') return `for ${stretch}${at}`
  return `${standing === 'off' ? 'due ' : ''}${stretch.startsWith('about ') ? '' : day === null ? 'in ' : 'on '}${stretch}${at}`
}

const WEEKDAY = /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) /
const LONG_MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g

/** A stretch in few letters: "17 Oct 2025", "20 – 26 Oct 2025", "from Jan 2026". */
export function briefStretch(stretch: string): string {
  const brief = stretch.replace(WEEKDAY, '').replace(LONG_MONTH, (name) => name.slice(0, 3))
  const [from = '', to = ''] = brief.split(' – ')
  const same = (words: number): boolean => from.split(' ').slice(-words).join(' ') === to.split(' ').slice(-words).join(' ')
  if (to === '' || from.split(' ').length !== 3) return brief
  return `${from
    .split(' ')
    .slice(0, same(2) ? 1 : same(1) ? 2 : 3)
    .join(' ')} – ${to}`
}

function clockOf(from: EdtfDate, to: EdtfDate | null, zone: string | null): string | null {
  if (from.minute === null) return null
  const until = to && to.minute !== null && to.minute !== from.minute ? `–${clock(to.minute)}` : ''
  return `${from.about ? 'about ' : ''}${clock(from.minute)}${until}${zone === null ? '' : ` ${zoneLabel(zone)}`}`
}

function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** Short name of an IANA zone for people. */
export function zoneLabel(zone: string): string {
  return ZONES[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function dateWords(date: EdtfDate, isLong: boolean): string {
  const about = date.about && date.minute === null ? 'about ' : ''
  if (date.m === null) return `${about}${date.y}`
  const month = MONTHS[date.m - 1] ?? ''
  if (date.d === null) return `${about}${month} ${date.y}`
  const weekday = WEEKDAYS[weekdayOf(dayNumber(date.y, date.m, date.d)) - 1] ?? ''
  return `${about}${isLong ? `${weekday} ` : ''}${date.d} ${month} ${date.y}`
}

/** "Friday 17 October 2025" for `2025-10-17` or the day of an RFC 3339 date-time; null where it is none. */
export function dayWords(date: string): string | null {
  const label = whenLabel(date.slice(0, 10), null)
  return label.day === null ? null : label.stretch
}

/** "17 October 2025" for the day of a date or date-time; null where it is none. */
export function plainDay(date: string): string | null {
  return dayWords(date)?.split(' ').slice(1).join(' ') ?? null
}

/** The day of a date or date-time as a number, for comparing; null where it is none. */
export function dayNumberOf(date: string): number | null {
  const stretch = stretchOf(date.slice(0, 10))
  return stretch ? Math.floor(stretch.start / MINUTES_A_DAY) : null
}

/** First and last day that an EDTF string touches, as day numbers; open ends are infinite. */
export function daysOf(edtf: string): { readonly first: number; readonly last: number } | null {
  const stretch = stretchOf(edtf)
  return stretch && { first: Math.floor(stretch.start / MINUTES_A_DAY), last: Math.ceil(stretch.end / MINUTES_A_DAY) - 1 }
}

/** Length in words: "PT2H30M" is "2 h 30 min"; what is no ISO 8601 duration is shown as it is. */
export function durationWords(duration: string): string {
  if (duration.startsWith('~')) return `about ${durationWords(duration.slice(1))}`
  const found =
    /^P(?:(\d{1,6}(?:\.\d{1,3})?)Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6}(?:\.\d{1,3})?)H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(
      duration,
    )
  if (!found) return duration
  const units = ['year', 'month', 'week', 'day', 'h', 'min', 's']
  const words = units.flatMap((unit, i) => {
    const n = found[i + 1]
    return n === undefined ? [] : [`${n} ${unit}${i < 4 && n !== '1' ? 's' : ''}`]
  })
  return words.length > 0 ? words.join(' ') : duration
}

/** Month and its name for calendars. */
export function monthWords(dayInMonth: number): string {
  const { y, m } = dayOf(dayInMonth)
  return `${MONTHS[m - 1] ?? ''} ${y}`
}
