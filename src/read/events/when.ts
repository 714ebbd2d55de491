import type { Event, TimeExpression } from '../../record/index.ts'
import type { TimeMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'

type When = NonNullable<Event['when']>

/** The stretch of days an EDTF string of our profile covers, as sortable strings; null when open or unknown. */
export function extentOf(edtf: string): { readonly from: string; readonly to: string } {
  // plain days are most of all times
  if (edtf.length === 10) return { from: edtf, to: `${edtf}~` }
  const parts = edtf.replace(/[~?%]/g, '').split('/')
  const low = (s: string): string => (s === '..' || s === '' ? '0000' : s)
  const high = (s: string): string => (s === '..' || s === '' ? '9999' : `${s}~`)
  return { from: low(parts[0]!), to: high(parts[1] ?? parts[0]!) }
}

/** Where a time lies from a day: it is over, begins later, or neither. */
export function sideOf(edtf: string, day: string): 'behind' | 'now' | 'ahead' {
  const { from, to } = extentOf(edtf)
  if (from.slice(0, 10) > day) return 'ahead'
  const end = to.replace('~', '').slice(0, 10)
  return end < day.slice(0, end.length) ? 'behind' : 'now'
}

/** True when both may be the same time. */
export function isCompatible(x: string, y: string): boolean {
  if (x === y) return true
  const a = extentOf(x)
  const b = extentOf(y)
  return a.from <= b.to && b.from <= a.to
}

/** How exact a time is: a minute beats a day beats a month; intervals and approximations less. */
function precision(edtf: string): number {
  const plain = edtf.replace(/[~?%]/g, '')
  const interval = plain.includes('/')
  const first = plain.split('/')[interval && plain.startsWith('..') ? 1 : 0]!
  const size = first.length > 10 ? 16 : first.length
  return size * 2 - (interval ? (plain.includes('..') ? 9 : 5) : 0) - (edtf.includes('~') ? 1 : 0)
}

/** A day in EDTF, and nothing finer or longer. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/
const CLOCK = /^(?:\d{4}-\d{2}-\d{2}|XXXX-XX-XX)?T(\d{2}:\d{2})/

/** The clock of a time expression ("13:00"), null when it has none. */
export function clockOf(time: TimeExpression): string | null {
  if (time.type !== 'TIME') return null
  return CLOCK.exec(time.value)?.[1] ?? null
}

/** True for a time that an event may have; a deadline ("within 60 days") only lies ahead. */
function isUsable({ time }: TimeMention, ahead: boolean): boolean {
  if (!time.edtf || time.type === 'SET') return false
  return time.type !== 'DURATION' || (ahead && time.edtf.includes('/'))
}

/** A clock whose day is only that of the time told before it: another day of the event's own beats it. */
function isBareClock(time: TimeExpression): boolean {
  return clockOf(time) !== null && time.anchor !== null && time.anchor !== 'published'
}

/** A clock without a day of its own is of the day that the report tells of: "The boat sank at 6 a.m." */
function clockAlone(time: TimeExpression): When | null {
  if (!/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}$/.test(time.value)) return null
  return { edtf: `${time.value}${time.mod === 'APPROX' ? '~' : ''}`, zone: time.zone, basis: 'resolved', time: time.id }
}

/** The most exact time that all expressions of an event allow; a clock time joins its day. */
export function whenOf(times: readonly TimeMention[], published: string | null, ahead = false): When | null {
  const usable = mapped(
    times.filter((t) => isUsable(t, ahead)),
    (t) => t.time,
  )
  const dated = usable.filter((t) => !isBareClock(t))
  const points = dated.filter((t) => t.type !== 'DURATION')
  let best: TimeExpression | null = null
  for (const time of points.length ? points : dated.length ? dated : usable) {
    if (!best || (isCompatible(best.edtf!, time.edtf!) && precision(time.edtf!) > precision(best.edtf!))) best = time
  }
  const clock = times.find(({ time }) => clockOf(time) !== null)?.time ?? null
  if (!best) return ahead || !clock ? null : clockAlone(clock)
  let edtf = best.edtf!
  let zone = best.zone
  if (clock && DAY.test(edtf)) {
    edtf = `${edtf}T${clockOf(clock)!}${clock.mod === 'APPROX' ? '~' : ''}`
    zone = clock.zone ?? zone
  } else if (clock && !zone) zone = clock.zone
  const stated = best.anchor === null && published === null ? true : best.anchor === null
  return { edtf, zone, basis: stated ? 'stated' : 'resolved', time: best.id }
}
