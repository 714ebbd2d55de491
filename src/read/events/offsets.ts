import { addDays, addMonths, dayNumber, type Day } from '../../text/calendar.ts'
import { writeDay } from '../../text/edtf.ts'
import type { Analysis, TimeMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import type { EventMention } from './mention.ts'
import { withMention, type Group } from './merge.ts'
import { isVerb } from './tree.ts'
import { whenOf } from './when.ts'

/** "two days before the vote": a stretch that lies between two things told. */
interface Offset {
  readonly time: TimeMention
  /** The token of "before" or "after". */
  readonly link: number
  readonly n: number
  readonly unit: 'D' | 'W' | 'M' | 'Y'
}

const COUNT = /^P(\d{1,3})([DWMY])$/
const LINKS = new Set(['after', 'before', 'following'])
/** A stretch behind one of these is how long something lasts. */
const LASTS = new Set(['for', 'in', 'within', 'over', 'during', 'until', 'through', 'every', 'than'])
/** Tokens to the right of the link within which what it counts from is looked for. */
const WITHIN = 10

/** Gives a day to what is told to lie so many days before or after something else: "the ruling came two days after the vote on Monday". */
export function withOffsets(a: Analysis, groups: readonly Group[], times: readonly TimeMention[], published: string | null): Group[] {
  const out = [...groups]
  for (const time of times) {
    const offset = offsetOf(a, time)
    if (offset) applyOffset(a, out, offset, published)
  }
  return out
}

function offsetOf(a: Analysis, time: TimeMention): Offset | null {
  const { from, to } = time
  if (to >= a.n || !LINKS.has(a.lower[to]!) || a.sentence[to] !== a.sentence[from] || time.time.edtf !== null) return null
  if (from > 0 && a.sentence[from - 1] === a.sentence[from] && LASTS.has(a.lower[from - 1]!)) return null
  if (to - from === 2 && /^(?:the|a|one)$/.test(a.lower[from]!) && a.lower[from + 1] === 'day') return { time, link: to, n: 1, unit: 'D' }
  const found = COUNT.exec(time.time.value)
  if (found) return { time, link: to, n: Number(found[1]), unit: found[2] as Offset['unit'] }
  return time.time.value.startsWith('PT') ? { time, link: to, n: 0, unit: 'D' } : null
}

/** Where in the list of groups a mention stands. */
interface Place {
  readonly group: number
  readonly mention: EventMention
}

function applyOffset(a: Analysis, groups: Group[], offset: Offset, published: string | null): void {
  const { time, link } = offset
  const s = a.sentences[a.sentence[link]!]!
  const right = nearest(groups, link, Math.min(s.to, link + WITHIN))
  if (!right) return
  const isInside = (t: TimeMention): boolean => t.from > link && t.time.edtf !== null
  const left = nearest(groups, time.from, s.from, (m) => m.times.some(isInside)) ?? nearest(groups, time.from, s.from)
  if (left && left.group === right.group) return
  const inside = left ? left.mention.times.filter(isInside) : []
  const rightTimes = timesBesides(groups[right.group]!, (t) => t.from > link || t.from < s.from || t.from >= s.to)
  const there = dayOfTimes([...rightTimes, ...inside], published)
  const sign = a.lower[link] === 'before' ? -1 : 1
  const leftTimes = left ? timesBesides(groups[left.group]!, (t) => !inside.includes(t)) : []
  const news = published && isNews(a, s.from, time.from, left !== null) ? parse(published) : null
  const here = dayOfTimes(leftTimes, published) ?? news
  if (left && there && !here) {
    setTime(groups, left, offset, shifted(there, offset, sign), inside)
    if (inside.length > 0 && rightTimes.length === 0) setTimes(groups, right, inside)
  } else if (here && !there) setTime(groups, right, offset, shifted(here, offset, -sign), [])
}

const ANY = (): boolean => true

/** The mention nearest to a token, to the right or the left of it as far as `end`. */
function nearest(groups: readonly Group[], token: number, end: number, fits: (m: EventMention) => boolean = ANY): Place | null {
  let best: Place | null = null
  groups.forEach(({ mentions }, group) => {
    for (const mention of mentions) {
      const t = mention.candidate.token
      if ((end > token ? t <= token || t >= end : t >= token || t < end) || !fits(mention)) continue
      if (!best || Math.abs(t - token) < Math.abs(best.mention.candidate.token - token)) best = { group, mention }
    }
  })
  return best
}

function timesBesides(group: Group, keeps: (time: TimeMention) => boolean): TimeMention[] {
  return group.mentions.flatMap((m) => m.times.filter((t) => t.time.edtf !== null && keeps(t)))
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)/

function parse(edtf: string): Day | null {
  const found = DAY.exec(edtf)
  return found ? { y: Number(found[1]), m: Number(found[2]), d: Number(found[3]) } : null
}

function dayOfTimes(times: readonly TimeMention[], published: string | null): Day | null {
  const edtf = whenOf(times, published)?.edtf
  return edtf && !edtf.includes('/') ? parse(edtf) : null
}

/** "This comes", "the visit comes": the report tells of it on its day; of what is named and came, another sentence may tell the day. */
function isNews(a: Analysis, from: number, to: number, named: boolean): boolean {
  for (let t = from; t < to; t++)
    if (isVerb(a, t)) return (a.lemma[t] === 'come' || a.lemma[t] === 'follow') && (!named || a.xpos[t] === 'VBZ')
  return false
}

function shifted(day: Day, { n, unit, time }: Offset, sign: number): string {
  if (unit === 'M' || unit === 'Y') {
    const at = addMonths({ ...day, d: 1 }, sign * n * (unit === 'Y' ? 12 : 1))
    return `${writeDay(dayNumber(at.y, at.m, 1)).slice(0, unit === 'Y' ? 4 : 7)}~`
  }
  const at = addDays(day, sign * n * (unit === 'W' ? 7 : 1))
  return `${writeDay(dayNumber(at.y, at.m, at.d))}${unit === 'W' || time.time.mod !== null ? '~' : ''}`
}

function setTime(groups: Group[], place: Place, { time }: Offset, edtf: string, without: readonly TimeMention[]): void {
  const own: TimeMention = { ...time, time: { ...time.time, type: 'DATE', edtf, granularity: edtf.length > 8 ? 'day' : 'month' } }
  setTimes(groups, place, [own, ...place.mention.times.filter((t) => t.time.edtf !== null && !without.includes(t))])
}

function setTimes(groups: Group[], { group, mention }: Place, times: readonly TimeMention[]): void {
  groups[group] = withMention(groups[group]!, mention, { ...mention, times, chances: mapped(times, () => 1) })
}
