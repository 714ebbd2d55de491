import type { Draft } from '../../lang/en/times/rule.ts'
import { dayNumber, type Day } from '../../text/calendar.ts'
import type { Agenda } from './agenda.ts'
import type { Direction } from './direction.ts'
import { firstDayOf, type Place } from './stretch.ts'

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
  /** The first day named that is not ahead of the report: mostly that of the news. */
  dayOfNews: Place | null
  newsId: string | null
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
  /** The report's list of dates to come. */
  readonly agenda: Agenda
  /** Where the stretch now being read points. */
  rangePoint: Direction
  /** The day of the last label of the list, as a day number. */
  lastLabel: number
}

/** A resolved place and what it was counted from. */
export interface Resolved {
  readonly place: Place
  readonly anchor: 'published' | 'mention' | 'news' | null
}

/** Takes a resolved expression into the memory of the report. */
export function remember(
  memory: Memory,
  draft: Draft,
  resolved: Resolved,
  { id, sentence, isRangeEnd }: { id: string; sentence: number; isRangeEnd: boolean },
): void {
  const { place } = resolved
  if (place.y === null || place.decade !== undefined || place.century !== undefined) return
  if (draft.kind === 'clock' && resolved.anchor === 'published') return
  memory.last = place
  if (place.d !== undefined) rememberDay(memory, place, id)
  memory.lastId = id
  memory.lastSentence = sentence
  if (place.quarter !== undefined) {
    if (draft.kind === 'date' && draft.relation === undefined && !memory.quarter) memory.quarter = { y: place.y, quarter: place.quarter }
    memory.isQuarterly = true
  } else if (draft.kind === 'date' && place.m === undefined && place.season === undefined) memory.isQuarterly = false
  rememberYear(memory, draft, resolved, sentence, isRangeEnd)
}

/** Keeps the last day, and the first and the last one that are not ahead of the report. */
function rememberDay(memory: Memory, place: Place, id: string): void {
  memory.lastDay = place
  const { published } = memory
  if (!published || firstDayOf(place) <= dayNumber(published.y, published.m, published.d)) {
    memory.dayBehind = place
    memory.newsId = memory.dayOfNews ? memory.newsId : id
    memory.dayOfNews ??= place
  }
}

/** Keeps the year that the report tells of: of full dates, of years that go on from it, not of looks back. */
function rememberYear(memory: Memory, draft: Draft, { place, anchor }: Resolved, sentence: number, isRangeEnd: boolean): void {
  if (place.y === null) return
  if (!memory.narrative) {
    const isTold =
      (draft.kind === 'date' && draft.y !== undefined && draft.m !== undefined) || (anchor === 'mention' && memory.year === place.y)
    if (isTold && place.y !== memory.published?.y) {
      memory.year = place.y
      memory.yearSentence = sentence
      memory.month = place.m ?? -1
    } else if (place.y === memory.published?.y) memory.year = null
    return
  }
  const isBare = place.m === undefined && place.season === undefined
  if (isBare && (isRangeEnd || (draft.kind === 'shift' && (draft.n ?? 0) < 0))) return
  if (isBare && memory.year !== null && !place.bc && place.y === memory.year - 1) return
  const isSame = isBare && memory.year === place.y
  memory.year = place.y
  memory.yearBc = place.bc === true
  memory.yearSentence = sentence
  if (!isSame) memory.month = place.m ?? -1
}
