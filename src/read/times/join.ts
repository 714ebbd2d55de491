import { DAY, QUARTER, WEEK, WEEKEND, YEAR, YEARAGO, type Draft } from '../../lang/en/times/rule.ts'
import type { TimeMod } from '../../record/time.ts'
import { IS_ORDINAL, IS_PART } from './lexicon.ts'
import type { Found } from './match.ts'
import { lowerAt, wordAt, type Scan } from './scan.ts'

/** Whether a draft names one day (it may lack month or year). */
export function isDayDraft(d: Draft): boolean {
  if (d.kind === 'shift') return d.unit === DAY && d.quarter === undefined
  return d.kind === 'date' && (d.d !== undefined || d.weekday !== undefined || d.holiday !== undefined)
}

/** Whether a draft stands on the calendar, a clock time apart. */
export function isCalendar(d: Draft): boolean {
  return (d.kind === 'date' || d.kind === 'shift') && d.quarter !== 0 && d.value === undefined
}

/** A year alone: "1998", "last year". */
export function isYearDraft(d: Draft): boolean {
  if (d.kind === 'shift') return d.unit === YEAR && d.n !== undefined && d.quarter === undefined
  return (
    d.kind === 'date' &&
    d.y !== undefined &&
    d.m === undefined &&
    d.season === undefined &&
    d.quarter === undefined &&
    d.half === undefined &&
    d.holiday === undefined
  )
}

/** A part of a year that lacks its year. */
function lacksYear(d: Draft): boolean {
  return (
    d.kind === 'date' &&
    d.y === undefined &&
    d.relation === undefined &&
    d.weekday === undefined &&
    (d.m !== undefined || d.season !== undefined || (d.quarter ?? 0) > 0 || d.half !== undefined)
  )
}

/** Joins neighbours into one expression and widens each by the words that belong to it. */
export function joinFound(scan: Scan, found: Found[]): Found[] {
  for (const f of found) widenRight(scan, f)
  const out: Found[] = []
  for (const next of found) {
    const last = out[out.length - 1]
    if (last && next.from < last.to) continue
    const joined = last ? joinPair(scan, last, next) : null
    if (joined) out[out.length - 1] = joined
    else out.push(next)
  }
  const kept = out.filter((f) => !(f.rule === 'the-part' && lowerAt(scan, f.to) === 'of'))
  kept.forEach((f, k) => widenLeft(scan, f, k > 0 ? kept[k - 1]!.to : scan.from))
  return kept
}

/** "Friday morning", "May 3 evening", "yesterday at dawn". */
function widenRight(scan: Scan, f: Found): void {
  if (!isDayDraft(f.draft) || f.draft.part !== undefined || f.draft.hour !== undefined) return
  let at = f.to
  if (/^(?:early|late)$/.test(lowerAt(scan, at))) at++
  const word = wordAt(scan, at)
  if (!word || !(word.bits & IS_PART)) return
  if (f.draft.kind === 'date' && f.draft.weekday === undefined && f.draft.d === undefined && f.draft.holiday === undefined) return
  f.draft = { ...f.draft, part: word.part }
  f.to = at + 1
}

function gapText(scan: Scan, from: number, to: number): string | null {
  if (to - from > 2) return null
  let text = ''
  for (let i = from; i < to; i++) text += (i > from ? ' ' : '') + scan.a.lower[i]!
  return text
}

function joinPair(scan: Scan, a: Found, b: Found): Found | null {
  const gap = gapText(scan, a.to, b.from)
  if (gap === null) return null
  const { draft: x } = a
  const { draft: y } = b
  const made = joinLast(a, y, gap) ?? joinClock(x, y, gap) ?? joinQuarter(x, b, gap) ?? joinDays(x, y, gap) ?? joinYear(x, y, gap)
  return made && { from: a.from, to: b.to, draft: made, rule: a.rule === b.rule ? a.rule : `${a.rule}+${b.rule}` }
}

/** "10 a.m. on Friday", "Friday at 10 a.m.", "the morning of October 3". */
function joinClock(x: Draft, y: Draft, gap: string): Draft | null {
  if (x.kind === 'clock' && isDayDraft(y) && y.hour === undefined) {
    if (x.part !== undefined ? gap !== 'of' : gap !== '' && gap !== ',' && gap !== 'on' && gap !== ', on' && gap !== 'of') return null
    return x.part !== undefined ? { ...y, part: x.part } : { ...y, ...hours(x) }
  }
  if (
    y.kind === 'clock' &&
    y.hour !== undefined &&
    isDayDraft(x) &&
    x.hour === undefined &&
    (gap === '' || gap === ',' || gap === 'at' || gap === ', at')
  )
    return { ...x, ...hours(y) }
  if (x.kind === 'clock' && y.kind === 'clock' && x.hour !== undefined && y.part !== undefined && gap === 'in') return x
  return null
}

/** The clock of a draft, to be laid over a day. */
function hours(x: Draft): Pick<Draft, 'hour' | 'minute' | 'zone'> {
  return { hour: x.hour!, minute: x.minute ?? 0, zone: x.zone ?? null }
}

/** "Friday, October 17", "October 17, a Friday", "Friday the 17th". */
function joinDays(x: Draft, y: Draft, gap: string): Draft | null {
  if (
    x.kind !== 'date' ||
    y.kind !== 'date' ||
    y.d === undefined ||
    x.weekday === undefined ||
    x.d !== undefined ||
    x.relation !== undefined
  )
    return null
  if (gap !== '' && gap !== ',' && gap !== 'the') return null
  return {
    ...y,
    weekday: x.weekday,
    ...(x.part === undefined ? {} : { part: x.part }),
    ...(x.hour === undefined ? {} : { hour: x.hour, minute: x.minute ?? 0, zone: x.zone ?? null }),
  }
}

/** "the last week of August", "the last two weeks of May". */
function joinLast(a: Found, y: Draft, gap: string): Draft | null {
  const { draft: x, rule } = a
  if (gap !== 'of' || y.kind !== 'date' || y.d !== undefined || y.weekday !== undefined || y.nth !== undefined) return null
  if (rule === 'relative-unit' && x.kind === 'shift' && x.n === -1 && x.base === 'published') return { ...y, nth: -1, nthUnit: x.unit! }
  if (x.kind === 'duration' && (x.unit === DAY || x.unit === WEEK) && x.value !== undefined)
    return { ...y, mod: x.value === 'past' ? 'END' : 'START' }
  return null
}

/** "the quarter a year ago". */
function joinQuarter(x: Draft, b: Found, gap: string): Draft | null {
  if (x.kind !== 'date' || x.quarter === undefined || x.y !== undefined || gap !== '' || b.draft.quarter !== -1) return null
  return x.quarter === 0 ? { kind: 'shift', unit: YEAR, n: -1, base: 'published', quarter: 0 } : { ...x, relation: YEARAGO }
}

/** "the summer of last year", "May of 1998", "the first half of this year". */
function joinYear(x: Draft, y: Draft, gap: string): Draft | null {
  if (!lacksYear(x) || !isYearDraft(y) || y.mod) return null
  if (gap !== 'of' && !(gap === '' && (y.kind === 'shift' || y.bc)) && !(gap === ',' && x.d === undefined && y.kind === 'date')) return null
  if (y.kind === 'date') return { ...x, y: y.y!, ...(y.bc ? { bc: true } : {}) }
  return { ...x, relation: -1, unit: YEAR, n: y.n!, base: y.base! }
}

const APPROXIMATE = new Set(['about', 'around', 'approximately', 'roughly', 'circa', 'some'])
const EDGE_NOUNS = new Set(['end', 'beginning', 'start', 'middle', 'close', 'turn', 'outset', 'rest', 'remainder', 'part', 'eve'])

/** Widens to the left: "early", "the end of", "the first week of", "more than". */
function widenLeft(scan: Scan, f: Found, floor: number): void {
  const { draft } = f
  if (isCalendar(draft)) {
    if (draft.hour !== undefined) return widenAbout(scan, f, floor)
    if (widenOrdinal(scan, f, floor)) return
    if (widenEdge(scan, f, floor)) return
    if (
      draft.kind === 'date' &&
      f.from > floor &&
      lowerAt(scan, f.to) !== "'s" &&
      /^(?:around|about|circa|ca\.|c\.)$/.test(lowerAt(scan, f.from - 1))
    ) {
      f.from--
      f.draft = { ...draft, mod: 'APPROX' }
    } else if (draft.kind === 'shift' && /ago|later|earlier/.test(f.rule)) widenQuantity(scan, f, floor)
    else if (draft.kind === 'date' && draft.m !== undefined && draft.d === undefined) widenThe(scan, f, floor)
  } else if (draft.kind === 'duration') widenQuantity(scan, f, floor)
  else if (draft.kind === 'clock' && draft.hour !== undefined) widenAbout(scan, f, floor)
}

function widenThe(scan: Scan, f: Found, floor: number): void {
  if (f.draft.mod === 'MID' && f.from > floor && lowerAt(scan, f.from - 1) === 'the') f.from--
}

/** "around 7:15 p.m.". */
function widenAbout(scan: Scan, f: Found, floor: number): void {
  if (f.from <= floor || !/^(?:about|around|approximately|roughly)$/.test(lowerAt(scan, f.from - 1))) return
  f.from--
  f.draft = { ...f.draft, mod: 'APPROX' }
}

/** "the first week of March", "the last days of 2024". */
function widenOrdinal(scan: Scan, f: Found, floor: number): boolean {
  const { draft } = f
  if (lowerAt(scan, f.from - 1) !== 'of' || draft.d !== undefined || draft.weekday !== undefined) return false
  const unit = wordAt(scan, f.from - 2)
  if (f.from - 3 < floor || !unit || unit.unit < DAY || unit.unit > WEEKEND || (unit.unit > QUARTER && unit.unit !== WEEKEND)) return false
  let at = f.from - 3
  const few = lowerAt(scan, at)
  if (unit.plural && (few === 'few' || few === 'two' || few === 'three')) at--
  const ordinal = wordAt(scan, at)
  const lower = lowerAt(scan, at)
  const n = lower === 'last' || lower === 'final' || lower === 'closing' ? -1 : ordinal && ordinal.bits & IS_ORDINAL ? ordinal.ord : 0
  if (n === 0 || at < floor) return false
  f.from = at > floor && lowerAt(scan, at - 1) === 'the' ? at - 1 : at
  f.draft = unit.plural ? { ...draft, mod: n < 0 ? 'END' : 'START' } : { ...draft, nth: n, nthUnit: unit.unit }
  return true
}

/** "early March", "late on Friday", "the end of next year", "mid-1998". */
function widenEdge(scan: Scan, f: Found, floor: number): boolean {
  let at = f.from - 1
  if (at < floor) return false
  let lower = lowerAt(scan, at)
  if (lower === 'of' || lower === 'in' || lower === 'on' || lower === '-') {
    at--
    if (at < floor) return false
    const before = lowerAt(scan, at)
    const fits =
      lower === 'of'
        ? EDGE_NOUNS.has(before)
        : lower === '-'
          ? before === 'mid' || before === 'late' || before === 'early'
          : before === 'early' || before === 'late' || before === 'later' || before === 'earlier'
    if (!fits) return false
    lower = before
  } else if (lower === 'the' && lowerAt(scan, at - 1) === 'of' && EDGE_NOUNS.has(lowerAt(scan, at - 2)) && at - 2 >= floor) {
    at -= 2
    lower = lowerAt(scan, at)
  }
  if (lower === 'part' && at - 1 >= floor) {
    at--
    lower = lowerAt(scan, at)
  }
  if (/^(?:close|start|end|beginning|turn|outset|middle|rest|remainder|first|latter)$/.test(lower) && f.from - at < 2) return false
  const mod = edgeOf(lower)
  if (mod === undefined) return false
  if (at > floor && lowerAt(scan, at - 1) === 'the' && !(f.from - at === 1 && lower !== 'mid' && lower !== 'late' && lower !== 'early'))
    at--
  if (at > floor && lowerAt(scan, at - 1) === 'very') at--
  f.from = at
  f.draft = { ...f.draft, mod }
  return true
}

function edgeOf(lower: string): TimeMod | null | undefined {
  switch (lower) {
    case 'early':
    case 'earlier':
    case 'beginning':
    case 'start':
    case 'outset':
    case 'turn':
    case 'first':
      return 'START'
    case 'mid':
    case 'middle':
      return 'MID'
    case 'late':
    case 'later':
    case 'end':
    case 'close':
    case 'latter':
      return 'END'
    case 'rest':
    case 'remainder':
      return null
  }
  return undefined
}

/** "more than two years", "at least 20 minutes", "nearly a decade ago". */
function widenQuantity(scan: Scan, f: Found, floor: number): void {
  const one = lowerAt(scan, f.from - 1)
  const two = lowerAt(scan, f.from - 2)
  let width = 0
  let mod: TimeMod | null = null
  if (one === 'than' && (two === 'more' || two === 'longer')) [width, mod] = [2, 'MORE_THAN']
  else if (one === 'than' && (two === 'less' || two === 'fewer')) [width, mod] = [2, 'LESS_THAN']
  else if (one === 'least' && two === 'at') [width, mod] = [2, 'EQUAL_OR_MORE']
  else if (one === 'most' && two === 'at') [width, mod] = [2, 'EQUAL_OR_LESS']
  else if (one === 'to' && two === 'up') [width, mod] = [2, 'EQUAL_OR_LESS']
  else if (one === 'nearly' || one === 'almost') [width, mod] = [1, 'LESS_THAN']
  else if (APPROXIMATE.has(one)) [width, mod] = [1, 'APPROX']
  else if (
    one === 'over' &&
    !/^(?:a|the|past|next|last|recent|coming)$/.test(lowerAt(scan, f.from)) &&
    /^(?:for|in|of|lasted|after|took|,|just|with|well|some|by|is|was|spent|)$/.test(two)
  )
    [width, mod] = [1, 'MORE_THAN']
  else if (one === 'under' && /^(?:for|in|of|lasted|after|took|just|well)$/.test(two)) [width, mod] = [1, 'LESS_THAN']
  if (width === 0 || f.from - width < floor) return
  f.from -= width
  if (width === 2 && lowerAt(scan, f.from - 1) === 'no' && f.from - 1 >= floor) {
    f.from--
    mod = mod === 'MORE_THAN' ? 'EQUAL_OR_LESS' : 'EQUAL_OR_MORE'
  } else if (f.from - 1 >= floor && /^(?:just|slightly|little|well)$/.test(lowerAt(scan, f.from - 1))) f.from--
  f.draft = { ...f.draft, mod }
}
