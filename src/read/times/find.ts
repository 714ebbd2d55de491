import { DAY, HOUR, WEEK, YEAR, type Draft } from '../../lang/en/times/rule.ts'
import { PARTS, SEASON_CODES } from '../../lang/en/times/words.ts'
import type { Granularity, TimeExpression, TimeType } from '../../record/time.ts'
import { dayNumber, dayOf, isDay, type Day } from '../../text/calendar.ts'
import { two, writeDay } from '../../text/edtf.ts'
import { isOfSpeech } from '../speech.ts'
import type { Analysis, TimeMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { agendaOf } from './agenda.ts'
import { spanAhead } from './ahead.ts'
import { isAhead } from './direction.ts'
import { durationValue, grainOf } from './duration.ts'
import { borrowDays, locate, type Located } from './locate.ts'
import type { Found } from './match.ts'
import { remember, type Memory, type Resolved } from './memory.ts'
import { openEnds } from './open.ts'
import { needsDirection, rangePoint } from './point.ts'
import { resolvePlace } from './resolve.ts'
import { edtfOf, granularityOf, valueOf, type Place } from './stretch.ts'
import { countFrom, joinNeighbours, joinStretches } from './stretches.ts'

/** All time expressions of a report in text order, resolved from its publication date (RFC 3339 or YYYY-MM-DD, or null). */
export function findTimes(analysis: Analysis, published: string | null): TimeMention[] {
  const located = locate(analysis)
  if (located.length === 0) return []
  const day = parseDay(published)
  borrowDays(located)
  const memory: Memory = {
    published: day,
    narrative: isNarrative(located, day),
    last: null,
    lastDay: null,
    dayBehind: null,
    dayOfNews: null,
    newsId: null,
    lastId: null,
    lastSentence: -9,
    year: null,
    yearBc: false,
    yearSentence: -9,
    month: -1,
    quarter: null,
    isQuarterly: false,
    agenda: agendaOf(
      analysis,
      mapped(located, ({ found }) => found),
    ),
    rangePoint: 0,
    lastLabel: -Infinity,
  }
  const mentions: TimeMention[] = []
  located.forEach((item, k) => mentions.push(resolveOne(analysis, item, `t${k + 1}`, memory, located[k + 1] ?? null)))
  return countFrom(analysis, joinNeighbours(analysis, joinStretches(located, mentions)))
}

function parseDay(published: string | null): Day | null {
  if (!published || published.length < 10) return null
  const y = Number(published.slice(0, 4))
  const m = Number(published.slice(5, 7))
  const d = Number(published.slice(8, 10))
  return isDay(y, m, d) ? { y, m, d } : null
}

/** A report is a narrative of another time if it names years away from its own far more often than days near its own. */
function isNarrative(located: readonly Located[], published: Day | null): boolean {
  if (!published) return true
  let told = 0
  let near = 0
  let dated = 0
  for (const { found } of located) {
    const d = found.draft
    if (d.kind === 'shift' && d.base === 'published') near++
    else if (d.kind === 'date' && d.y !== undefined && (d.bc || d.y < published.y)) told++
    else if (d.kind === 'date' && d.weekday !== undefined && d.m === undefined) near++
    else if (d.kind === 'date' && d.y === published.y) dated++
  }
  return told >= 4 && told > near * 8 && told > (near + dated) * 2
}

function resolveOne(a: Analysis, item: Located, id: string, memory: Memory, next: Located | null): TimeMention {
  const { found } = item
  const { draft } = found
  const span = [a.start[found.from]!, a.end[found.to - 1]!] as const
  const base = { id, span, mod: draft.mod ?? null, rule: found.rule, zone: draft.zone ? draft.zone : null }
  const isPlaced = draft.kind !== 'duration' && draft.kind !== 'set' && draft.kind !== 'ref'
  const time: TimeExpression = {
    ...base,
    ...(isPlaced ? placed(a, item, memory, next, id) : stretchOfTime(draft, spanAhead(a, found, memory.published))),
  }
  return { from: found.from, to: found.to, time, scope: memory.agenda.labels.get(found.from) ?? null }
}

interface Reading {
  readonly type: TimeType
  readonly value: string
  readonly edtf: string | null
  readonly granularity: Granularity | null
  readonly anchor: string | null
}

/** A duration, set or reference: nothing on the calendar. */
function stretchOfTime(d: Draft, edtf: string | null): Reading {
  if (d.kind === 'ref') return { type: 'DATE', value: d.value!, edtf: null, granularity: 'vague', anchor: null }
  if (d.kind === 'set')
    return { type: 'SET', value: setValue(d), edtf: null, granularity: d.unit === undefined ? null : grainOf(d.unit), anchor: null }
  return {
    type: 'DURATION',
    value: durationValue(d.n ?? NaN, d.unit ?? -1),
    edtf,
    granularity: d.unit === undefined || d.unit < 0 ? 'vague' : grainOf(d.unit),
    anchor: d.value === 'past' || d.value === 'ahead' ? 'published' : null,
  }
}

function setValue(d: Draft): string {
  if (d.value) return d.value
  const part = d.part === undefined ? '' : `T${PARTS[d.part]!}`
  if (d.weekday !== undefined) return `XXXX-WXX-${d.weekday}${part}`
  if (d.m !== undefined) return `XXXX-${two(d.m)}`
  if (d.season !== undefined) return `XXXX-${SEASON_CODES[d.season]!}`
  if (part) return `XXXX-XX-XX${part}`
  return durationValue(d.n ?? 1, d.unit ?? DAY)
}

function placed(a: Analysis, item: Located, memory: Memory, next: Located | null, id: string): Reading {
  const { found, sentence } = item
  let { draft } = found
  draft = borrowYear(draft, item, next)
  const direction = needsDirection(draft) ? rangePoint(a, item, memory, next) : 0
  const resolved = inOrder(resolvePlace(draft, memory, direction, sentence) ?? { place: { y: null } as Place, anchor: null }, found, memory)
  const { place } = resolved
  if (isLooseClock(draft, place)) return stretchOfTime({ kind: 'duration', unit: draft.unit!, n: Math.abs(draft.n ?? 1) }, null)
  const isClock = draft.kind === 'clock'
  const isTime = place.hour !== undefined || place.part !== undefined
  const anchor = resolved.anchor === 'mention' ? memory.lastId : resolved.anchor === 'news' ? memory.newsId : resolved.anchor
  const edtf =
    isClock && (resolved.anchor !== 'mention' || sentence - memory.lastSentence > 1)
      ? null
      : (weeksAgo(draft, found, memory) ?? edtfOf(place))
  // "will meet on 9 June, he said on Thursday. They begin at noon": what is told is on the day of the meeting
  if (memory.lastSentence !== sentence || !(isToldAgain(a, found, memory) || isOfSpeech(a, found, () => false)))
    remember(memory, draft, resolved, { id, sentence, isRangeEnd: item.range === -1 })
  const unknown = place.y === null && valueOf(place) === 'XXXX'
  const isAbout = draft.mod === 'APPROX' || isNearly(draft) || (draft.hour !== undefined && isShortOf(a, found.from))
  const about = isAbout && edtf && !/[/~]/.test(edtf) ? `${edtf}~` : edtf
  return {
    type: isTime ? 'TIME' : 'DATE',
    value: draft.value?.startsWith('P') ? draft.value : unknown ? unknownValue(draft) : valueOf(place),
    edtf:
      item.range === 0 && about && !isTime
        ? openEnds(a, found, edge(a, found, place, about), isAhead(direction) || isYearAhead(place, memory))
        : about,
    granularity: draft.unit === WEEK && unknown ? 'week' : granularityOf(place),
    anchor,
  }
}

/** "two weeks ago" is a day so many weeks back, more or less; "last week" is a week. */
function weeksAgo({ kind, unit, n }: Draft, { rule }: Found, { published }: Memory): string | null {
  if (kind !== 'shift' || unit !== WEEK || n === undefined || !published || !rule.startsWith('ago')) return null
  return `${writeDay(dayNumber(published.y, published.m, published.d) + 7 * n)}~`
}

/** "almost two years ago". */
const isNearly = ({ kind, mod }: Draft): boolean => kind === 'shift' && mod === 'LESS_THAN'

/** "shortly before 7 p.m.", "just after noon": not that minute. */
function isShortOf(a: Analysis, from: number): boolean {
  return from > 1 && /^(?:before|after)$/.test(a.lower[from - 1]!) && /^(?:shortly|just|soon)$/.test(a.lower[from - 2]!)
}

/** "at 7 p.m. local time (1800 UTC)": the clock in brackets is the one before it. */
function isToldAgain(a: Analysis, { from, draft }: Found, { last }: Memory): boolean {
  return draft.hour !== undefined && last?.hour !== undefined && from > 0 && a.form[from - 1] === '('
}

/** "would govern itself from 2031": a year needs no verb to tell that it is to come. */
function isYearAhead({ y, m }: Place, { published }: Memory): boolean {
  return published !== null && m === undefined && y !== null && y > published.y
}

/** The weekdays that are the labels of a list follow each other, so that a second Friday is that of the next week. */
function inOrder(resolved: Resolved, { from, draft }: Found, memory: Memory): Resolved {
  const { y, m, d } = resolved.place
  if (y === null || m === undefined || d === undefined || !memory.agenda.labels.has(from)) return resolved
  const day = dayNumber(y, m, d)
  const isFree = draft.weekday !== undefined && draft.d === undefined
  const late = isFree && memory.lastLabel > day ? day + 7 * Math.ceil((memory.lastLabel - day) / 7) : day
  memory.lastLabel = late
  return late === day ? resolved : { ...resolved, place: { ...resolved.place, ...dayOf(late) } }
}

/** "early 2026" and "late last year" are its first and last quarter. */
function edge(a: Analysis, { from, draft }: Found, place: Place, edtf: string): string {
  const isYear = granularityOf(place) === 'year' && !place.bc
  const isEdge = draft.mod === 'START' || draft.mod === 'END'
  if (!isYear || !isEdge || a.lower[from] === 'earlier' || a.lower[from] === 'later') return edtf
  return draft.mod === 'START' ? `${edtf}-01/${edtf}-03` : `${edtf}-10/${edtf}-12`
}

/** "an hour later" after no clock time stays a stretch. */
function isLooseClock(draft: Draft, place: Place): boolean {
  return draft.kind === 'shift' && draft.unit !== undefined && draft.unit <= HOUR && place.hour === undefined
}

/** Value of what cannot be counted: "last year" in a report without a date. */
function unknownValue(d: Draft): string {
  if (d.kind !== 'shift') return 'XXXX'
  return ['PRESENT_REF', 'PRESENT_REF', 'PRESENT_REF', 'XXXX-XX-XX', 'XXXX-WXX', 'XXXX-XX', 'XXXX-QX', 'XXXX'][d.unit ?? YEAR] ?? 'XXXX'
}

/** "in April and June 1955", "from October to March 1945": a bare month takes its year from the one that follows. */
function borrowYear(draft: Draft, item: Located, next: Located | null): Draft {
  if (!next || next.sentence !== item.sentence || draft.kind !== 'date' || draft.y !== undefined || draft.relation !== undefined)
    return draft
  const y = next.found.draft
  if (y.kind !== 'date' || y.y === undefined || next.found.from - item.found.to > 2) return draft
  if (draft.m === undefined && draft.d !== undefined && y.m !== undefined && item.range === 1) return { ...draft, m: y.m, y: y.y }
  if (draft.m !== undefined && y.m !== undefined) return { ...draft, y: y.y - (draft.m > y.m ? 1 : 0), ...(y.bc ? { bc: true } : {}) }
  if (draft.season !== undefined && (y.season !== undefined || y.m !== undefined) && next.found.from - item.found.to === 1)
    return { ...draft, y: y.y, ...(y.bc ? { bc: true } : {}) }
  return draft
}
