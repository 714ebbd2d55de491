import { COMING, FOLLOWING, LAST, NEXT, PAST, PREVIOUS, THAT, THIS, WEEK, type Draft } from '../../lang/en/times/rule.ts'
import { addMonths, dayNumber, dayOf, daysInMonth, isDay, weekdayOf, type Day } from '../../text/calendar.ts'
import { isAhead, type Direction } from './direction.ts'
import type { Memory, Resolved } from './memory.ts'
import { decadePlace, resolveHoliday, resolveNth, resolveQuarter, resolveSeason, yearless } from './periods.ts'
import { UNKNOWN, resolveShift } from './shift.ts'
import { firstDayOf, placeOfDay, type Place } from './stretch.ts'

/** Where a draft of kind date, shift or clock stands, or null if it cannot be known. */
export function resolvePlace(d: Draft, memory: Memory, direction: Direction, sentence: number): Resolved | null {
  const found =
    d.kind === 'shift'
      ? resolveNth(d, resolveShift(d, memory, direction))
      : d.kind === 'date'
        ? resolveDate(d, memory, direction, sentence)
        : resolveClock(d, memory, direction, sentence)
  if (!found) return null
  const clock =
    d.hour !== undefined && d.kind !== 'clock' ? { hour: d.hour, minute: d.minute ?? 0 } : d.part !== undefined ? { part: d.part } : null
  return clock ? { ...found, place: { ...found.place, ...clock } } : found
}

function resolveClock(d: Draft, memory: Memory, direction: Direction, sentence: number): Resolved {
  const clock = d.hour === undefined ? {} : { hour: d.hour, minute: d.minute ?? 0 }
  const last = direction === -1 && !memory.narrative ? memory.dayBehind : memory.last
  if (last && last.y !== null && last.m !== undefined && last.d !== undefined && sentence - memory.lastSentence <= 2)
    return { place: { y: last.y, m: last.m, d: last.d, ...clock }, anchor: 'mention' }
  // "A roof fell in on Monday. … It happened at 6 a.m.": the clock is of the day that the report tells of
  const news = direction === -1 && !memory.narrative ? memory.dayOfNews : null
  if (news && isRecent(news, memory)) return { place: { ...placeOfDay(dayOf(firstDayOf(news))), ...clock }, anchor: 'news' }
  if (memory.published && !memory.narrative) return { place: { ...placeOfDay(memory.published), ...clock }, anchor: 'published' }
  return { place: { ...UNKNOWN, ...clock }, anchor: null }
}

/** Days before a report within which the first day that it names is that of its news. */
const NEWS_DAYS = 14

function isRecent(day: Place, { published }: Memory): boolean {
  return published !== null && dayNumber(published.y, published.m, published.d) - firstDayOf(day) <= NEWS_DAYS
}

function resolveDate(d: Draft, memory: Memory, direction: Direction, sentence: number): Resolved | null {
  if (d.nth !== undefined) return resolveNth(d, resolveDate(withoutNth(d), memory, direction, sentence))
  if (d.relation === -1) return ofShiftedYear(d, memory)
  if (d.century !== undefined) return { place: { y: d.century * 100 + 1, century: d.century, ...(d.bc ? { bc: true } : {}) }, anchor: null }
  if (d.decade !== undefined) return { place: decadePlace(d, memory), anchor: null }
  if (d.holiday !== undefined) return resolveHoliday(d, memory, direction)
  if (d.y !== undefined)
    return { place: d.quarter === 0 && memory.quarter ? { y: d.y, quarter: memory.quarter.quarter } : explicit(d), anchor: null }
  if (d.quarter !== undefined) return resolveQuarter(d, memory, direction)
  if (d.half !== undefined)
    return yearless(
      memory,
      (y) => ({ y, half: d.half! }),
      memory.published ? (isAhead(direction) || d.half === 1 || memory.published.m > 6 ? 0 : -1) : 0,
    )
  if (d.weekday !== undefined && d.d === undefined) return resolveWeekday(d, memory, direction)
  if (d.season !== undefined) return resolveSeason(d, memory, direction)
  if (d.m === undefined) return resolveDayOnly(d.d ?? 1, memory, direction)
  return resolveMonth(d, memory, direction, sentence)
}

function explicit(d: Draft): Place {
  const y = d.short && d.y! < 100 ? d.y! + (d.y! < 50 ? 2000 : 1900) : d.y!
  const bc = d.bc ? { bc: true } : {}
  if (d.season !== undefined) return { y, season: d.season, ...bc }
  if ((d.quarter ?? 0) > 0) return { y, quarter: d.quarter! }
  if (d.half !== undefined) return { y, half: d.half }
  if (d.m === undefined) return { y, ...bc }
  const day = d.d !== undefined && isDay(y, d.m, d.d) ? { d: d.d } : {}
  return { y, m: d.m, ...day, ...bc }
}

/** A part of "this year", "last year", "next year". */
function ofShiftedYear(d: Draft, memory: Memory): Resolved | null {
  const base = d.base === 'mention' ? (memory.last?.y ?? memory.published?.y) : memory.published?.y
  const y = base === undefined || base === null ? null : base + (d.n ?? 0)
  const { relation: _, n: __, base: ___, unit: ____, ...rest } = d
  if (y === null) return { place: { ...explicit({ ...rest, y: 0 } as Draft), y: null }, anchor: null }
  return { place: explicit({ ...rest, y } as Draft), anchor: d.base === 'mention' ? 'mention' : 'published' }
}

/** The year told of, if the report is a narrative or the sentence is near a mention of another year. */
function yearTold(memory: Memory, sentence: number): number | null {
  if (memory.year === null) return null
  if (memory.narrative) return memory.year
  return sentence === memory.yearSentence ? memory.year : null
}

function resolveMonth(d: Draft, memory: Memory, direction: Direction, sentence: number): Resolved {
  const m = d.m!
  const make = (y: number): Place => ({ y, m, ...(d.d !== undefined && d.d <= daysInMonth(y, m) ? { d: d.d } : {}) })
  const { published } = memory
  const told =
    d.relation === undefined || d.relation === THAT || d.relation === FOLLOWING || d.relation === PREVIOUS
      ? yearTold(memory, sentence)
      : null
  if (d.relation === THAT && (memory.year ?? memory.last?.y)) return { place: make((memory.last?.y ?? memory.year)!), anchor: 'mention' }
  if (told !== null && (memory.narrative || d.relation !== undefined))
    return { place: { ...make(narrativeYear(told, m, memory, d)), ...(memory.yearBc ? { bc: true } : {}) }, anchor: 'mention' }
  if (told !== null && (!published || told < published.y) && !isAhead(direction))
    return { place: make(narrativeYear(told, m, memory, d)), anchor: 'mention' }
  if (!published) return { place: { y: null, m, ...(d.d === undefined ? {} : { d: d.d }) }, anchor: null }
  if (d.weekday !== undefined && d.d !== undefined) {
    for (const k of [0, -1, 1])
      if (isDay(published.y + k, m, d.d) && weekdayOf(dayNumber(published.y + k, m, d.d)) === d.weekday)
        return { place: make(published.y + k), anchor: 'published' }
  }
  return { place: make(publishedYear(d, published, direction)), anchor: 'published' }
}

/** In a story told in order of time a month well before the last one is of the next year. */
function narrativeYear(year: number, m: number, memory: Memory, d: Draft): number {
  if (d.relation === FOLLOWING) return memory.month > 0 && m <= memory.month ? year + 1 : year
  if (d.relation === PREVIOUS) return memory.month > 0 && m >= memory.month ? year - 1 : year
  if (memory.month >= 9 && memory.month - m >= 8) return year + 1
  if (memory.month > 0 && memory.month <= 2 && m - memory.month >= 10) return year - 1
  return year
}

/** News does not name a day of so many days ahead without its year and mean the year before. */
const NEAR_DAYS = 93

const HALF_YEAR = 214

/** The year of a bare month or month and day, from the tense and from nearness to the report. */
function publishedYear(d: Draft, published: Day, direction: Direction): number {
  const m = d.m!
  const diff = (m - published.m) * 31 + (d.d !== undefined ? d.d - published.d : 0)
  switch (d.relation) {
    case LAST:
      return published.y - (diff < 0 ? 0 : 1)
    case NEXT:
    case COMING:
      return published.y + (diff > 0 ? 0 : 1)
    case THIS:
      return published.y
    case PAST:
      return published.y - (diff <= 0 ? 0 : 1)
  }
  if (direction === 1) return published.y + (diff < -20 ? 1 : 0)
  if (direction === 3) return published.y + (diff < -HALF_YEAR ? 1 : diff > HALF_YEAR ? -1 : 0)
  if (direction === 2) return published.y + (diff < (d.d === undefined ? -200 : -31) ? 1 : diff > 250 ? -1 : 0)
  if (direction === -1) return published.y - (diff > (d.d === undefined ? 0 : NEAR_DAYS) ? 1 : 0)
  return published.y + (diff > 93 ? -1 : diff < -300 ? 1 : 0)
}

function resolveWeekday(d: Draft, memory: Memory, direction: Direction): Resolved {
  const weekday = d.weekday!
  const { published, last } = memory
  if ((d.relation === FOLLOWING || d.relation === PREVIOUS || d.relation === THAT) && last && last.y !== null && last.d !== undefined) {
    const at = firstDayOf(last)
    const gap = ((weekday - weekdayOf(at) + 6) % 7) + 1
    return {
      place: placeOfDay(
        dayOf(d.relation === PREVIOUS ? at + gap - (gap === 7 ? 14 : 7) : at + gap - (d.relation === THAT && gap === 7 ? 7 : 0)),
      ),
      anchor: 'mention',
    }
  }
  if (!published) return { place: { y: null, weekday }, anchor: null }
  const today = dayNumber(published.y, published.m, published.d)
  if (d.unit === WEEK) {
    const monday = today - weekdayOf(today) + 1 + (d.relation === LAST ? -7 : d.relation === NEXT ? 7 : 0)
    return { place: placeOfDay(dayOf(monday + weekday - 1)), anchor: 'published' }
  }
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const behind = ahead === 0 ? 0 : ahead - 7
  let offset = isAhead(direction) || (direction === 2 && ahead <= 5) ? ahead : behind
  // "was expected to pass on Monday night", told on Tuesday
  if (direction === 3 && behind === -1) offset = behind
  if (d.relation === LAST || d.relation === PAST || d.relation === PREVIOUS) offset = ahead - 7
  else if (d.relation === NEXT || d.relation === FOLLOWING) offset = ahead === 0 ? 7 : ahead
  else if (d.relation === COMING) offset = ahead
  else if (d.relation === THIS) offset = direction === -1 ? behind : ahead
  return { place: placeOfDay(dayOf(today + offset)), anchor: 'published' }
}

/** "the 17th": of the month told of, or the nearest that the tense allows. */
function resolveDayOnly(day: number, memory: Memory, direction: Direction): Resolved {
  const { last, published } = memory
  if (last && last.y !== null && last.m !== undefined && memory.narrative && day <= daysInMonth(last.y, last.m))
    return { place: { y: last.y, m: last.m, d: day }, anchor: 'mention' }
  if (!published)
    return last && last.y !== null && last.m !== undefined && day <= daysInMonth(last.y, last.m)
      ? { place: { y: last.y, m: last.m, d: day }, anchor: 'mention' }
      : { place: { y: null, d: day }, anchor: null }
  let at = { ...published, d: 1 }
  if (isAhead(direction) || direction === 2) {
    if (day < published.d) at = addMonths(at, 1)
  } else if (direction === -1 && day > published.d) at = addMonths(at, -1)
  return day <= daysInMonth(at.y, at.m)
    ? { place: { y: at.y, m: at.m, d: day }, anchor: 'published' }
    : { place: { y: null, d: day }, anchor: null }
}

function withoutNth(d: Draft): Draft {
  const { nth: _, nthUnit: __, ...rest } = d
  return rest
}
