import type { Draft } from '../../lang/en/times/rule.ts'
import { addDays, addMonths, dayNumber, dayOf } from '../../text/calendar.ts'
import { isEdtf, stretchOf, writeDay, writeYear } from '../../text/edtf.ts'
import type { Analysis, TimeMention } from '../analysis.ts'
import type { Located } from './locate.ts'

/** Both ends of a stretch get the EDTF of the whole. */
export function joinStretches(located: readonly Located[], mentions: TimeMention[]): TimeMention[] {
  for (let k = 0; k + 1 < located.length; k++) {
    if (located[k]!.range !== 1 || located[k + 1]!.range !== -1) continue
    const a = mentions[k]!
    const b = mentions[k + 1]!
    const from = firstOf(a.time.edtf)
    const { draft } = located[k + 1]!.found
    const to = laterYear(from, laterWeekday(from, lastOf(b.time.edtf), draft), draft)
    const edtf = `${from}/${to}`
    if (!from || !to || !isEdtf(edtf)) continue
    mentions[k] = { ...a, time: { ...a.time, edtf } }
    mentions[k + 1] = { ...b, time: { ...b.time, edtf } }
  }
  return mentions
}

/** The second end of a stretch without a year of its own comes after the first: "from November 20 to December 11". */
function laterYear(from: string | null, to: string | null, { m, y, relation }: Draft): string | null {
  if (!from || !to || m === undefined || y !== undefined || relation !== undefined) return to
  const year = Number(from.slice(0, 4))
  const rest = to.slice(4)
  const same = `${writeYear(year)}${rest}`
  return same < from ? `${writeYear(year + 1)}${rest}` : same
}

/** "Monday or Tuesday", "August and September": neighbours on the calendar are the stretch that they make together. */
export function joinNeighbours(a: Analysis, mentions: TimeMention[]): TimeMention[] {
  for (let k = 0; k + 1 < mentions.length; k++) {
    const x = mentions[k]!
    const y = mentions[k + 1]!
    const link = a.lower[x.to]
    const joins = link === 'or' || link === 'and' || isThroughNight(a, x, y)
    if (!joins || !isNextTo(a, x.to + 1, y.from) || !areNeighbours(x.time.edtf, y.time.edtf)) continue
    const edtf = `${x.time.edtf!}/${y.time.edtf!}`
    mentions[k] = { ...x, time: { ...x.time, edtf } }
    mentions[k + 1] = { ...y, time: { ...y.time, edtf } }
  }
  return mentions
}

/** "Monday night into Tuesday", "the night of Monday to Tuesday". */
function isThroughNight(a: Analysis, x: TimeMention, y: TimeMention): boolean {
  if (!/^(?:to|into|through)$/.test(a.lower[x.to] ?? '') || a.sentence[x.from] !== a.sentence[y.from]) return false
  return a.lower[x.to - 1] === 'night' || (x.from > 1 && a.lower[x.from - 1] === 'of' && a.lower[x.from - 2] === 'night')
}

/** True when nothing but a preposition stands between. */
function isNextTo(a: Analysis, from: number, to: number): boolean {
  return to === from || (to === from + 1 && /^(?:on|in|to)$/.test(a.lower[from]!))
}

/** A day and the one after it, a month and the next, a year and the next. */
function areNeighbours(x: string | null, y: string | null): boolean {
  if (
    x === null ||
    y === null ||
    x.length !== y.length ||
    (x.length !== 10 && x.length !== 7 && x.length !== 4) ||
    !isEdtf(x) ||
    !isEdtf(y)
  )
    return false
  return stretchOf(x)!.end === stretchOf(y)!.start
}

/** "three weeks before Election Day": a stretch of days or more beside a day names a day of its own. */
export function countFrom(a: Analysis, mentions: TimeMention[]): TimeMention[] {
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
