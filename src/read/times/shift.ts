import {
  CENTURY,
  DAY,
  DECADE,
  FORTNIGHT,
  HOUR,
  MILLENNIUM,
  MINUTE,
  MONTH,
  QUARTER,
  WEEK,
  WEEKEND,
  YEAR,
  type Draft,
} from '../../lang/en/times/rule.ts'
import { addDays, addMonths, dayNumber, dayOf, quarterOf, weekdayOf, type Day } from '../../text/calendar.ts'
import { isAhead, type Direction } from './direction.ts'
import type { Memory, Resolved } from './memory.ts'
import { firstDayOf, placeOfDay, weekPlace, type Place } from './stretch.ts'

/** A place of which nothing is known. */
export const UNKNOWN: Place = { y: null }

/** Where so many units from the report or from a mention stands. */
export function resolveShift(d: Draft, memory: Memory, direction: Direction): Resolved | null {
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
function moved(p: Place, unit: number, n: number): Place {
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

/** The quarter of a day. */
export function quarterPlace(day: Day): Place {
  return { y: day.y, quarter: quarterOf(day.m) }
}
