import type { Draft } from '../../lang/en/times/rule.ts'
import { DAY, HOUR, WEEK, WEEKEND, YEAR } from '../../lang/en/times/rule.ts'
import { PARTS, SEASON_CODES } from '../../lang/en/times/words.ts'
import type { Granularity, TimeExpression, TimeType } from '../../record/time.ts'
import { addDays, addMonths, dayNumber, dayOf, isDay, type Day } from '../../text/calendar.ts'
import { isEdtf, stretchOf, two, writeDay } from '../../text/edtf.ts'
import type { Analysis, TimeMention } from '../analysis.ts'
import { directionOf, isAhead, isPostponed, type Direction } from './direction.ts'
import { durationValue, grainOf } from './duration.ts'
import { isDayDraft, joinFound } from './join.ts'
import { isTriggerToken, wordOf, type Word } from './lexicon.ts'
import { matchSentence, Surroundings, type Found } from './match.ts'
import { openEnds } from './open.ts'
import { spanAhead } from './ahead.ts'
import { findRanges, withShortEnds } from './ranges.ts'
import { resolvePlace, type Memory, type Resolved } from './resolve.ts'
import { emptyCaptures, type Scan } from './scan.ts'
import { edtfOf, firstDayOf, granularityOf, valueOf, type Place } from './stretch.ts'

/** A found expression in its sentence, with the far end of its stretch if it is one end of one. */
interface Located {
  readonly found: Found
  readonly sentence: number
  /** Index of the expression that is the other end: the sign says whether this is the first (1) or the second (-1). */
  range: number
}

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
    lastId: null,
    lastSentence: -9,
    year: null,
    yearBc: false,
    yearSentence: -9,
    month: -1,
    quarter: null,
    isQuarterly: false,
    rangePoint: 0,
  }
  const mentions: TimeMention[] = []
  located.forEach((item, k) => mentions.push(resolveOne(analysis, item, `t${k + 1}`, memory, located[k + 1] ?? null)))
  return countFrom(analysis, joinStretches(located, mentions))
}

/** Finds the expressions of every sentence that has a word of time. */
function locate(a: Analysis): Located[] {
  const words: (Word | null)[] = []
  const scan: Scan = { a, words, from: 0, to: 0, m: emptyCaptures() }
  const around = new Surroundings(scan)
  const located: Located[] = []
  for (let s = 0; s < a.sentences.length; s++) {
    const { from, to } = a.sentences[s]!
    if (!hasTrigger(a.lower, from, to)) continue
    while (words.length < from) words.push(null)
    for (let i = from; i < to; i++) words.push(wordOf(a.lower[i]!))
    scan.from = from
    scan.to = to
    const found = withShortEnds(scan, joinFound(scan, matchSentence(scan, around)))
    if (found.length === 0) continue
    const ranges = findRanges(scan, found)
    const base = located.length
    for (const f of found) located.push({ found: f, sentence: s, range: 0 })
    for (const { a: first, b } of ranges) {
      located[base + first]!.range = 1
      located[base + b]!.range = -1
    }
  }
  return located
}

function hasTrigger(lower: readonly string[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isTriggerToken(lower[i]!)) return true
  return false
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
  return { from: found.from, to: found.to, time }
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
  const resolved = resolvePlace(draft, memory, direction, sentence) ?? { place: { y: null } as Place, anchor: null }
  const { place } = resolved
  if (isLooseClock(draft, place)) return stretchOfTime({ kind: 'duration', unit: draft.unit!, n: Math.abs(draft.n ?? 1) }, null)
  const isClock = draft.kind === 'clock'
  const isTime = place.hour !== undefined || place.part !== undefined
  const anchor = resolved.anchor === 'mention' ? memory.lastId : resolved.anchor
  const edtf = isClock && sentence !== memory.lastSentence ? null : edtfOf(place)
  remember(memory, draft, resolved, { id, sentence, isRangeEnd: item.range === -1 })
  const unknown = place.y === null && valueOf(place) === 'XXXX'
  const about = draft.mod === 'APPROX' && edtf && !edtf.includes('/') ? `${edtf}~` : edtf
  return {
    type: isTime ? 'TIME' : 'DATE',
    value: draft.value?.startsWith('P') ? draft.value : unknown ? unknownValue(draft) : valueOf(place),
    edtf: item.range === 0 && about && !isTime ? openEnds(a, found, edge(a, found, place, about), isAhead(direction)) : about,
    granularity: draft.unit === WEEK && unknown ? 'week' : granularityOf(place),
    anchor,
  }
}

/** Where the expression points; the word before it and what it belongs to say more than the tree. */
function pointOf(a: Analysis, found: Found): Direction {
  const { from, to, draft } = found
  const isInside = to < a.n && a.sentence[to] === a.sentence[from]
  const before = from > 0 && a.sentence[from - 1] === a.sentence[from] ? from - 1 : -1
  if (before > 0 && a.lower[before] === 'of' && a.lower[before - 1] === 'ahead') return 2
  if (isInside && (a.lower[to] === "'s" || a.lower[to] === "'")) return ofNoun(a, from, to)
  if (before >= 0 && a.xpos[before] === 'VBD' && a.upos[before] === 'VERB') return isPostponed(a, before) ? 1 : -1
  if (before >= 0 && a.lower[before] === 'effective') return 1
  if (before >= 0 && a.lower[before] === 'since') return -1
  if (before > 0 && a.lower[before] === 'as' && (a.lower[before - 1] === 'soon' || a.lower[before - 1] === 'early')) return 1
  if (before >= 0 && (a.lower[before] === 'until' || a.lower[before] === 'till') && isOpenUntil(a, before)) return 1
  const isModifier =
    isInside && draft.m !== undefined && draft.d === undefined && a.xpos[to]!.startsWith('NN') && a.rel[to - 1] === 'compound'
  return isModifier ? 0 : directionOf(a, from, to)
}

/** "has until Friday", "gave them until Friday", "extended its deadline until Friday": what lasts until a date named in news is mostly not over. */
function isOpenUntil(a: Analysis, until: number): boolean {
  let isVerb = false
  for (let t = until - 1; t >= Math.max(0, until - 6) && a.sentence[t] === a.sentence[until]; t--) {
    if (a.lemma[t] === 'deadline' || isPostponed(a, t) || a.lemma[t] === 'give') return true
    if (a.xpos[t] === 'VBD') return false
    isVerb ||= a.upos[t] === 'VERB' || a.upos[t] === 'AUX'
  }
  return isVerb
}

/** Both ends of a stretch point the same way. */
function rangePoint(a: Analysis, item: Located, memory: Memory, next: Located | null): Direction {
  const own = pointOf(a, item.found)
  if (item.range === -1) return isAhead(own) ? own : memory.rangePoint
  if (item.range === 1 && next) memory.rangePoint = isAhead(own) ? own : pointOf(a, next.found)
  return item.range === 1 ? memory.rangePoint : own
}

/** "Tuesday's vote" is ahead only where the vote itself is said to come. */
function ofNoun(a: Analysis, from: number, to: number): Direction {
  let head = a.head[to - 1]!
  if (head >= from && head < to) head = a.head[head]!
  return head >= 0 && a.rel[head]!.startsWith('nsubj') && isAhead(directionOf(a, from, to)) ? 1 : -1
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

function needsDirection(d: Draft): boolean {
  return (
    d.kind === 'clock' ||
    (d.kind === 'date' && d.y === undefined) ||
    (d.kind === 'shift' && (d.base !== 'published' || d.unit === WEEKEND || d.unit === WEEK))
  )
}

/** "at 10:35 a.m. (0735 GMT) Friday": a clock takes the day that soon follows. */
function borrowDays(located: readonly Located[]): void {
  for (let k = located.length - 2; k >= 0; k--) {
    const { found, sentence } = located[k]!
    const next = located[k + 1]!
    const { draft } = found
    if (draft.kind !== 'clock' || draft.hour === undefined || next.sentence !== sentence) continue
    if (!isDayDraft(next.found.draft) || next.found.from - found.to > 5) continue
    found.draft = { ...next.found.draft, hour: draft.hour, minute: draft.minute ?? 0, zone: draft.zone ?? null, mod: draft.mod ?? null }
  }
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

function remember(
  memory: Memory,
  draft: Draft,
  resolved: Resolved,
  { id, sentence, isRangeEnd }: { id: string; sentence: number; isRangeEnd: boolean },
): void {
  const { place } = resolved
  if (place.y === null || place.decade !== undefined || place.century !== undefined) return
  if (draft.kind === 'clock' && resolved.anchor === 'published') return
  memory.last = place
  if (place.d !== undefined) rememberDay(memory, place)
  memory.lastId = id
  memory.lastSentence = sentence
  if (place.quarter !== undefined) {
    if (draft.kind === 'date' && draft.relation === undefined && !memory.quarter) memory.quarter = { y: place.y, quarter: place.quarter }
    memory.isQuarterly = true
  } else if (draft.kind === 'date' && place.m === undefined && place.season === undefined) memory.isQuarterly = false
  rememberYear(memory, draft, resolved, sentence, isRangeEnd)
}

/** Keeps the last day, and the last one that is not ahead of the report. */
function rememberDay(memory: Memory, place: Place): void {
  memory.lastDay = place
  const { published } = memory
  if (!published || firstDayOf(place) <= dayNumber(published.y, published.m, published.d)) memory.dayBehind = place
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

/** Both ends of a stretch get the EDTF of the whole. */
function joinStretches(located: readonly Located[], mentions: TimeMention[]): TimeMention[] {
  for (let k = 0; k + 1 < located.length; k++) {
    if (located[k]!.range !== 1 || located[k + 1]!.range !== -1) continue
    const a = mentions[k]!
    const b = mentions[k + 1]!
    const from = firstOf(a.time.edtf)
    const to = laterWeekday(from, lastOf(b.time.edtf), located[k + 1]!.found.draft)
    if (!from || !to || from > to) continue
    const edtf = `${from}/${to}`
    mentions[k] = { ...a, time: { ...a.time, edtf } }
    mentions[k + 1] = { ...b, time: { ...b.time, edtf } }
  }
  return mentions
}

/** "three weeks before Election Day": a stretch of days or more beside a day names a day of its own. */
function countFrom(a: Analysis, mentions: TimeMention[]): TimeMention[] {
  for (let k = 0; k + 1 < mentions.length; k++) {
    const { to, time } = mentions[k]!
    const next = mentions[k + 1]!
    if (time.type !== 'DURATION' || next.from - to !== 1 || next.time.granularity !== 'day') continue
    const word = a.lower[to]!
    const count = COUNT.exec(time.value)
    const isDay = isEdtf(next.time.value)
    const stretch = isDay ? stretchOf(next.time.value) : null
    if ((word !== 'after' && word !== 'before' && word !== 'from') || !count || !stretch || !Number.isFinite(stretch.end)) continue
    const n = Number(count[1]) * (word === 'before' ? -1 : 1)
    const day = dayOf(stretch.end / 1440 - 1)
    const at = count[2] === 'D' ? addDays(day, n) : count[2] === 'W' ? addDays(day, 7 * n) : addMonths(day, count[2] === 'M' ? n : 12 * n)
    mentions[k + 1] = { ...next, time: { ...next.time, edtf: next.time.value } }
    mentions[k] = { ...mentions[k]!, time: { ...time, edtf: writeDay(dayNumber(at.y, at.m, at.d)), anchor: next.time.id } }
  }
  return mentions
}

const COUNT = /^P(\d{1,4})([DWMY])$/

/** The second weekday of a stretch comes after the first: "Wednesday through Friday". */
function laterWeekday(from: string | null, to: string | null, draft: Draft): string | null {
  if (!from || !to || draft.weekday === undefined || draft.d !== undefined || from <= to) return to
  const stretch = stretchOf(to)
  const first = stretchOf(from)
  if (!stretch || !first) return to
  const weeks = Math.ceil((first.start - stretch.start) / (7 * 1440))
  return writeDay(stretch.start / 1440 + 7 * weeks)
}

function firstOf(edtf: string | null): string | null {
  return edtf && !edtf.startsWith('..') ? edtf.split('/')[0]! : null
}

function lastOf(edtf: string | null): string | null {
  if (!edtf || edtf.endsWith('..')) return null
  return edtf.includes('/') ? edtf.split('/')[1]! : edtf
}
