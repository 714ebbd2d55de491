import { HOLIDAYS } from '../../lang/en/times/holidays.ts'
import {
  COMING,
  DAY,
  FOLLOWING,
  LAST,
  MONTH,
  NEXT,
  PAST,
  PREVIOUS,
  QUARTER,
  THAT,
  THIS,
  WEEK,
  WEEKEND,
  YEAR,
  YEARAGO,
  type Draft,
} from '../../lang/en/times/rule.ts'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysInMonth,
  easterOf,
  isoWeekOf,
  nthWeekday,
  quarterOf,
  weekdayOf,
  type Day,
} from '../../text/calendar.ts'
import { isAhead, type Direction } from './direction.ts'
import type { Memory, Resolved } from './memory.ts'
import { UNKNOWN, quarterPlace } from './shift.ts'
import { firstDayOf, placeOfDay, weekPlace, type Place } from './stretch.ts'

/** A part of a year in the year told of, or in that of the report. */
export function yearless(memory: Memory, make: (y: number) => Place, offset: number): Resolved {
  const told = memory.narrative ? memory.year : null
  if (told !== null) return { place: make(told), anchor: 'mention' }
  if (!memory.published) return { place: { ...make(0), y: null }, anchor: null }
  return { place: make(memory.published.y + offset), anchor: 'published' }
}

/** A decade; one in two digits is of the century that the report looks back on. */
export function decadePlace(d: Draft, memory: Memory): Place {
  if (d.bc) return { y: d.decade! * 10, decade: d.decade!, bc: true }
  const full = d.short ? 190 + (d.decade! % 10) : d.decade!
  const now = memory.published ? Math.floor(memory.published.y / 10) : 202
  const decade = d.short && full + 10 <= now - 1 && d.decade! % 10 <= 1 ? full + 10 : full
  return { y: decade * 10, decade }
}

/** A season by its name, relative word and tense. */
export function resolveSeason(d: Draft, memory: Memory, direction: Direction): Resolved {
  const season = d.season!
  const make = (y: number): Place => ({ y, season, ...(memory.narrative && memory.yearBc ? { bc: true } : {}) })
  const { published } = memory
  const that = d.relation === THAT ? (memory.last?.y ?? memory.year) : null
  if (that !== null) return { place: make(that), anchor: 'mention' }
  if (memory.narrative && memory.year !== null && (d.relation === undefined || d.relation === FOLLOWING || d.relation === PREVIOUS)) {
    const y = memory.year + (d.relation === FOLLOWING && memory.month >= season * 3 + 3 ? 1 : 0)
    return { place: make(y), anchor: 'mention' }
  }
  if (!published) return { place: { y: null, season }, anchor: null }
  const now = published.m <= 2 ? -1 : Math.floor(published.m / 3) - 1
  const year = published.y
  switch (d.relation) {
    case LAST:
    case PAST:
      return { place: make(season < now || (season === now && d.relation === PAST) ? year : year - 1), anchor: 'published' }
    case NEXT:
    case COMING:
      return { place: make(season > now ? year : year + 1), anchor: 'published' }
    case THIS:
      return { place: make(season === 3 && now === -1 ? year - 1 : year), anchor: 'published' }
  }
  if (isAhead(direction) || direction === 2) return { place: make(season >= now ? year : year + 1), anchor: 'published' }
  return { place: make(season <= now ? year : year - 1), anchor: 'published' }
}

/** A quarter by its number, or the quarter that the report is about. */
export function resolveQuarter(d: Draft, memory: Memory, direction: Direction): Resolved | null {
  const { published } = memory
  if (d.quarter === 0) {
    if (d.relation === undefined && d.y === undefined && memory.quarter) return { place: { ...memory.quarter }, anchor: 'mention' }
    if (memory.quarter) return { place: { ...memory.quarter }, anchor: 'mention' }
    if (!published) return { place: UNKNOWN, anchor: null }
    return { place: quarterPlace(addMonths({ ...published, d: 1 }, -3)), anchor: 'published' }
  }
  const quarter = d.quarter!
  if (d.relation === YEARAGO) {
    const y = memory.quarter?.y ?? published?.y ?? null
    return { place: { y: y === null ? null : y - 1, quarter }, anchor: memory.quarter ? 'mention' : 'published' }
  }
  if (d.unit === YEAR) {
    const base = d.relation === PREVIOUS || d.relation === FOLLOWING ? (memory.last?.y ?? published?.y ?? null) : (published?.y ?? null)
    const step = d.relation === LAST || d.relation === PREVIOUS ? -1 : d.relation === NEXT || d.relation === FOLLOWING ? 1 : 0
    return { place: { y: base === null ? null : base + step, quarter }, anchor: base === null ? null : 'published' }
  }
  if (memory.narrative && memory.year !== null) return { place: { y: memory.year, quarter }, anchor: 'mention' }
  if (!published) return { place: { y: null, quarter }, anchor: null }
  const now = quarterOf(published.m)
  let y = published.y
  if (isAhead(direction) && quarter < now - 1) y++
  else if (!isAhead(direction) && quarter - now >= 2) y--
  else if (!isAhead(direction) && quarter > now && now <= 1) y--
  return { place: { y, quarter }, anchor: 'published' }
}

/** The day of a holiday nearest to the report, or as its relative word and tense say. */
export function resolveHoliday(d: Draft, memory: Memory, direction: Direction): Resolved {
  const { published } = memory
  const day = (y: number): Day => holidayDay(d.holiday!, y)
  if (d.y !== undefined) return { place: placeOfDay(day(d.y)), anchor: null }
  if (memory.narrative && memory.year !== null && !memory.yearBc) return { place: placeOfDay(day(memory.year)), anchor: 'mention' }
  if (!published) {
    const { m, d: n } = day(2001)
    const fixed = 'd' in HOLIDAYS[d.holiday!]!.day
    return { place: fixed ? { y: null, m, d: n } : UNKNOWN, anchor: null }
  }
  const today = dayNumber(published.y, published.m, published.d)
  const at = (k: number): number => {
    const { y, m, d: n } = day(published.y + k)
    return dayNumber(y, m, n)
  }
  const years = [-1, 0, 1]
  const behind = years.filter((k) => (d.relation === LAST ? at(k) < today : at(k) <= today)).at(-1) ?? 0
  const ahead = years.find((k) => (d.relation === NEXT ? at(k) > today : at(k) >= today)) ?? 0
  const nearest = Math.abs(at(ahead) - today) < Math.abs(at(behind) - today) ? ahead : behind
  const back = d.relation === LAST || (d.relation === undefined && direction === -1)
  const on = d.relation === NEXT || d.relation === THIS || d.relation === COMING || isAhead(direction) || direction === 2
  return { place: placeOfDay(day(published.y + (back ? behind : on ? ahead : nearest))), anchor: 'published' }
}

function holidayDay(index: number, y: number): Day {
  const { day } = HOLIDAYS[index]!
  if ('easter' in day) return addDays(easterOf(y), day.easter)
  if ('election' in day) return { y, m: 11, d: nthWeekday(y, 11, 1, 1).d + 1 }
  if ('nth' in day) return nthWeekday(y, day.m, day.weekday, day.nth)
  return { y, m: day.m, d: day.d }
}

/** "the first week of March", "the last day of 2024". */
export function resolveNth(d: Draft, whole: Resolved | null): Resolved | null {
  const { nth, nthUnit } = d
  if (!whole || nth === undefined || nthUnit === undefined) return whole
  const first = firstDayOf(whole.place)
  const { place } = whole
  if (Number.isNaN(first) || place.y === null || place.bc) return whole
  const length = place.m !== undefined ? daysInMonth(place.y, place.m) : dayNumber(place.y + 1, 1, 1) - first
  if (nthUnit === DAY) return { ...whole, place: placeOfDay(dayOf(nth < 0 ? first + length - 1 : first + nth - 1)) }
  if (nthUnit === MONTH && place.m === undefined) return { ...whole, place: { y: place.y, m: nth < 0 ? 12 : Math.min(nth, 12) } }
  if (nthUnit === QUARTER && place.m === undefined) return { ...whole, place: { y: place.y, quarter: nth < 0 ? 4 : Math.min(nth, 4) } }
  if (nthUnit === WEEK) return { ...whole, place: weekPlace(nth < 0 ? first + length - 4 : first + 3 + (nth - 1) * 7) }
  if (nthUnit === WEEKEND) return { ...whole, place: nthWeekend(first, length, nth) }
  return whole
}

function nthWeekend(first: number, length: number, nth: number): Place {
  const saturday =
    nth < 0 ? first + length - 1 - ((weekdayOf(first + length - 1) + 1) % 7) : first + ((6 - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
  const { y, w } = isoWeekOf(saturday)
  return { y, week: w, weekend: true }
}
