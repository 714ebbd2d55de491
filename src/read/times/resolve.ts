import { HOLIDAYS } from '../../lang/en/times/holidays.ts'
import {
  CENTURY,
  COMING,
  DAY,
  DECADE,
  FOLLOWING,
  FORTNIGHT,
  HOUR,
  LAST,
  MILLENNIUM,
  MINUTE,
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
  isDay,
  isoWeekOf,
  nthWeekday,
  quarterOf,
  weekdayOf,
  type Day,
} from '../../text/calendar.ts'
import { isAhead, type Direction } from './direction.ts'
import { firstDayOf, placeOfDay, weekPlace, type Place } from './stretch.ts'

/** What a report has said so far that later expressions count from. */
export interface Memory {
  /** Publication day, or null. */
  readonly published: Day | null
  /** Whether the report tells of another time, so that bare months belong to the year told of. */
  readonly narrative: boolean
  /** Last place on the calendar, its mention's id, its sentence. */
  last: Place | null
  /** Last day named, and the last that is not ahead of the report. */
  lastDay: Place | null
  dayBehind: Place | null
  lastId: string | null
  lastSentence: number
  /** Last mention that gave or took a year that is not that of the report. */
  year: number | null
  yearBc: boolean
  yearSentence: number
  month: number
  /** The quarter that the report is about, and whether it was the last stretch named. */
  quarter: { readonly y: number; readonly quarter: number } | null
  isQuarterly: boolean
  /** Where the stretch now being read points. */
  rangePoint: Direction
}

/** A resolved place and what it was counted from. */
export interface Resolved {
  readonly place: Place
  readonly anchor: 'published' | 'mention' | null
}

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

const UNKNOWN: Place = { y: null }

function resolveClock(d: Draft, memory: Memory, direction: Direction, sentence: number): Resolved {
  const clock = d.hour === undefined ? {} : { hour: d.hour, minute: d.minute ?? 0 }
  const last = direction === -1 && !memory.narrative ? memory.dayBehind : memory.last
  if (last && last.y !== null && last.m !== undefined && last.d !== undefined && sentence - memory.lastSentence <= 2)
    return { place: { y: last.y, m: last.m, d: last.d, ...clock }, anchor: 'mention' }
  if (memory.published && !memory.narrative) return { place: { ...placeOfDay(memory.published), ...clock }, anchor: 'published' }
  return { place: { ...UNKNOWN, ...clock }, anchor: null }
}

// Shifts

function resolveShift(d: Draft, memory: Memory, direction: Direction): Resolved | null {
  const unit = d.unit ?? DAY
  const n = d.n ?? 0
  if (d.quarter !== undefined) return resolveLike(d, memory)
  const isToldOn = d.base === 'tense' && n > 0 && direction === -1 && memory.dayBehind !== null
  const isMention = d.base === 'mention' || isToldOn || (memory.narrative && (d.base === 'tense' || (n !== 0 && memory.last !== null)))
  if (memory.narrative && unit === DAY && d.base === 'published' && memory.published && n === 0) return null
  if (isMention) {
    const base = baseOf(memory, unit, direction)
    if (base) return { place: d.whole ? wholeMoved(base, unit, n) : moved(base, unit, n), anchor: memory.last ? 'mention' : 'published' }
    return { place: unknownUnit(unit), anchor: null }
  }
  const { published } = memory
  if (!published) return { place: unknownUnit(unit), anchor: null }
  if (unit === WEEK && n === 0 && isAhead(direction) && weekdayOf(dayNumber(published.y, published.m, published.d)) === 7)
    return { place: moved(placeOfDay(published), unit, 1), anchor: 'published' }
  if (unit === WEEKEND)
    return { place: weekendOf(published, n, d.base === 'tense' || direction === -1 ? direction : 1), anchor: 'published' }
  if (d.base === 'tense' && n === 0 && unit === DAY) return { place: moved(placeOfDay(published), unit, 0), anchor: 'published' }
  return { place: d.whole ? wholeMoved(placeOfDay(published), unit, n) : moved(placeOfDay(published), unit, n), anchor: 'published' }
}

/** "the next decade", "the last century". */
function wholeMoved(p: Place, unit: number, n: number): Place {
  if (p.y === null) return { y: null }
  const length = unit === DECADE ? 10 : 100
  const bc = p.bc ? { bc: true } : {}
  const at = Math.floor((unit === DECADE ? p.y : p.y - 1) / length) + (p.bc ? -n : n)
  return unit === DECADE ? { y: p.y, decade: at, ...bc } : { y: p.y, century: at, ...bc }
}

/** What "the following day" and its like count from: a day for days, and behind the report where the verb is. */
function baseOf(memory: Memory, unit: number, direction: Direction): Place | null {
  const { last, published } = memory
  if (unit <= HOUR && last?.hour !== undefined) return last
  if (unit <= DAY && memory.lastDay) {
    const isFar = memory.narrative && last !== null && last.y !== null && Math.abs(firstDayOf(last) - firstDayOf(memory.lastDay)) > 400
    if (!isFar) return direction === -1 && !memory.narrative ? (memory.dayBehind ?? memory.lastDay) : memory.lastDay
  }
  if (last) return last
  return published && placeOfDay(published)
}

function unknownUnit(unit: number): Place {
  if (unit === WEEKEND) return { y: null, weekend: true }
  return { y: null }
}

/** "a year ago" beside a quarter means that quarter a year before. */
function resolveLike(d: Draft, memory: Memory): Resolved | null {
  const n = d.n ?? -1
  if (
    memory.quarter &&
    (memory.isQuarterly || d.quarter === 0) &&
    (!memory.published || Math.abs(memory.quarter.y - memory.published.y) <= 1)
  )
    return { place: { y: memory.quarter.y + n, quarter: memory.quarter.quarter }, anchor: 'mention' }
  const isEarlier = d.quarter === -1 && d.base === 'mention'
  const { last } = memory
  if (isEarlier && last && last.y !== null) return { place: moved(last, YEAR, n), anchor: 'mention' }
  if (!memory.published) return { place: UNKNOWN, anchor: null }
  return { place: { y: memory.published.y + n }, anchor: 'published' }
}

function weekendOf(published: Day, n: number, direction: Direction): Place {
  const today = dayNumber(published.y, published.m, published.d)
  const weekday = weekdayOf(today)
  const back = isAhead(direction) || direction === 2 || n !== 0 || weekday >= 6 ? 0 : 7
  return { ...weekPlace(today - back + n * 7), weekend: true }
}

/** A place moved by so many units and given to their granularity. */
export function moved(p: Place, unit: number, n: number): Place {
  if (p.y === null) return { y: null }
  const years = n * (unit === DECADE ? 10 : unit === CENTURY ? 100 : unit === MILLENNIUM ? 1000 : 1)
  if (unit === YEAR || unit === DECADE || unit === CENTURY || unit === MILLENNIUM) {
    if (unit === DECADE && n === 0) return { y: p.y, decade: Math.floor(p.y / 10) }
    if (unit === CENTURY && n === 0) return { y: p.y, century: Math.floor((p.y - 1) / 100) }
    return yearPlace(Math.round(p.bc ? 1 - p.y + years : p.y + years))
  }
  const first = firstDayOf(p)
  if (Number.isNaN(first)) return { y: null }
  if (unit <= HOUR && p.hour !== undefined)
    return minutesOn(first, p.hour * 60 + (p.minute ?? 0) + Math.round(n * (unit === HOUR ? 60 : unit === MINUTE ? 1 : 0)))
  const day = dayOf(first)
  if (p.bc) return movedBefore(day, unit, n)
  if (unit === MONTH) return { y: monthsOn(day, n).y, m: monthsOn(day, n).m }
  if (unit === QUARTER) return quarterPlace(monthsOn(day, n * 3))
  if (unit === WEEK || unit === FORTNIGHT) return weekPlace(first + 7 * Math.round(n * (unit === FORTNIGHT ? 2 : 1)))
  if (unit === WEEKEND) return { ...weekPlace(first + 7 * n), weekend: true }
  if (unit === DAY)
    return p.d === undefined && p.weekday === undefined && p.week === undefined && n !== 0
      ? { y: day.y, m: day.m }
      : placeOfDay(addDays(day, Math.round(n)))
  return placeOfDay(addDays(day, unit === HOUR && Math.abs(n) >= 24 ? Math.trunc(n / 24) : 0))
}

/** The clock so many minutes after the midnight that begins a day. */
function minutesOn(day: number, minutes: number): Place {
  const on = Math.floor(minutes / 1440)
  const left = minutes - on * 1440
  return { ...placeOfDay(dayOf(day + on)), hour: Math.floor(left / 60), minute: left % 60 }
}

/** A year counted with year 0 as 1 BC; one out of the calendar's four digits is not known. */
function yearPlace(y: number): Place {
  if (y < -9998 || y > 9999) return UNKNOWN
  return y > 0 ? { y } : { y: 1 - y, bc: true }
}

/** Days and months before Christ are known to the year only. */
function movedBefore(day: Day, unit: number, n: number): Place {
  const at = unit === MONTH ? monthsOn(day, n) : addDays(day, unit === WEEK ? 7 * n : unit === DAY ? n : 0)
  return { y: 1 - at.y, m: at.m, bc: true }
}

function monthsOn(day: Day, n: number): Day {
  return addMonths({ ...day, d: 1 }, Math.round(n))
}

function quarterPlace(day: Day): Place {
  return { y: day.y, quarter: quarterOf(day.m) }
}

// Dates

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

function decadePlace(d: Draft, memory: Memory): Place {
  if (d.bc) return { y: d.decade! * 10, decade: d.decade!, bc: true }
  const full = d.short ? 190 + (d.decade! % 10) : d.decade!
  const now = memory.published ? Math.floor(memory.published.y / 10) : 202
  const decade = d.short && full + 10 <= now - 1 && d.decade! % 10 <= 1 ? full + 10 : full
  return { y: decade * 10, decade }
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

function yearless(memory: Memory, make: (y: number) => Place, offset: number): Resolved {
  const told = memory.narrative ? memory.year : null
  if (told !== null) return { place: make(told), anchor: 'mention' }
  if (!memory.published) return { place: { ...make(0), y: null }, anchor: null }
  return { place: make(memory.published.y + offset), anchor: 'published' }
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

function resolveSeason(d: Draft, memory: Memory, direction: Direction): Resolved {
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

function resolveQuarter(d: Draft, memory: Memory, direction: Direction): Resolved | null {
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

function resolveHoliday(d: Draft, memory: Memory, direction: Direction): Resolved {
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

function withoutNth(d: Draft): Draft {
  const { nth: _, nthUnit: __, ...rest } = d
  return rest
}

/** "the first week of March", "the last day of 2024". */
function resolveNth(d: Draft, whole: Resolved | null): Resolved | null {
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
