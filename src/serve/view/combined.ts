import type { Reading } from '../../record/index.ts'
import { compareEdtf } from '../../text/edtf.ts'
import type { DiaryLine, Section } from './diary.ts'
import { diaryOf, publishedDay } from './diary.ts'
import { daysOf } from './when.ts'

/**
 * One line of a diary of several reports. Lines that reports title alike stand together, the newest report in front;
 * whether two titles mean one event is for linking to judge, not for this view.
 */
export interface CombinedLine {
  readonly newest: DiaryLine
  /** All reports' lines, oldest first, the newest among them. */
  readonly history: readonly DiaryLine[]
}

/** Lines that share a day or a longer stretch, under its name. */
export interface Stretch {
  readonly title: string
  /** `YYYY-MM-DD` where it is one day. */
  readonly day: string | null
  readonly lines: readonly CombinedLine[]
}

/** The diary of several reports. */
export interface Combined {
  /** Newest day of publication, as a day number. */
  readonly today: number | null
  readonly ahead: readonly Stretch[]
  readonly undated: readonly CombinedLine[]
  /** Newest first. */
  readonly earlier: readonly Stretch[]
  /** Earlier, day not given. */
  readonly earlierUndated: readonly CombinedLine[]
}

/** Which lines to show; a field that is absent lets all through. */
export interface Filter {
  readonly status?: string | undefined
  readonly who?: string | undefined
  readonly where?: string | undefined
  readonly outlet?: string | undefined
}

/** Put the diaries of several reports together, newest reading of each title in front. */
export function combine(readings: readonly Reading[]): readonly CombinedLine[] {
  const today = newestDay(readings)
  const groups = new Map<string, DiaryLine[]>()
  for (const reading of inOrder(readings)) {
    for (const line of diaryOf(reading, today)) {
      if (line.section === 'rail') continue
      const key = keyOf(line)
      const group = groups.get(key)
      if (group) group.push(line)
      else groups.set(key, [line])
    }
  }
  return [...groups.values()].map((history) => ({ newest: history.at(-1)!, history }))
}

/** Arrange lines under days and sections. */
export function arrange(lines: readonly CombinedLine[], today: number | null): Combined {
  const of = (section: Section): CombinedLine[] => lines.filter((line) => line.newest.section === section)
  const earlier = of('earlier').sort(byTime)
  return {
    today,
    ahead: stretches(of('dated').sort(byTimeFrom(today))),
    undated: of('date not set').sort(byPublication),
    earlier: stretches(earlier.filter((line) => line.newest.when !== null)).reverse(),
    earlierUndated: earlier.filter((line) => line.newest.when === null).sort(byPublication),
  }
}

/** Does a line pass a filter? */
export function passes({ newest }: CombinedLine, filter: Filter): boolean {
  if (filter.status !== undefined && newest.event.status !== filter.status) return false
  if (filter.who !== undefined && !newest.participants.some((p) => p.name === filter.who)) return false
  if (filter.where !== undefined && newest.place !== filter.where) return false
  return filter.outlet === undefined || newest.reading.article.outlet?.name === filter.outlet
}

/** Newest day of publication among readings. */
export function newestDay(readings: readonly Reading[]): number | null {
  return readings.reduce<number | null>((newest, reading) => {
    const day = publishedDay(reading)
    return day === null || (newest !== null && newest >= day) ? newest : day
  }, null)
}

/** Readings by date of publication; those without one first, ties in the order given. */
export function inOrder(readings: readonly Reading[]): readonly Reading[] {
  return [...readings].sort((a, b) => publishedInstant(a) - publishedInstant(b))
}

function publishedInstant(reading: Reading): number {
  const instant = Date.parse(reading.article.published?.value ?? '')
  return Number.isNaN(instant) ? -Infinity : instant
}

const SMALL = new Set(['the', 'a', 'an', 'and', 'in', 'of', 'with', 'at', 'to', 'on', 'for', 'by', 'between'])

/**
 * Titles are alike if they have the same words in any order, whatever their case and accents, and name at least two
 * participants, or one and a place: "Meeting" alone is no event's name.
 */
function keyOf({ event, participants, place, reading }: DiaryLine): string {
  if (participants.length + (place === null ? 0 : 1) < 2) return `${reading.article.id} ${event.id}`
  const words = event.title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
  return `${event.act} ${words.sort().join(' ')}`
}

function byTime(a: CombinedLine, b: CombinedLine): number {
  return compareEdtf(a.newest.event.when?.edtf ?? '', b.newest.event.when?.edtf ?? '')
}

/** By time, where what began before today counts as beginning today, after what is due on the day itself. */
function byTimeFrom(today: number | null): (a: CombinedLine, b: CombinedLine) => number {
  const keyOfTime = ({ newest }: CombinedLine): number => {
    const days = newest.event.when && daysOf(newest.event.when.edtf)
    if (!days) return Infinity
    return today !== null && days.first < today ? today + 0.5 : days.first
  }
  return (a, b) => keyOfTime(a) - keyOfTime(b) || byTime(a, b)
}

/** Lines of the newest report first; inside a report in text order. */
function byPublication(a: CombinedLine, b: CombinedLine): number {
  const newer = publishedInstant(b.newest.reading) - publishedInstant(a.newest.reading)
  return newer || a.newest.event.trigger[0] - b.newest.event.trigger[0]
}

function stretches(lines: readonly CombinedLine[]): Stretch[] {
  const found: { title: string; day: string | null; lines: CombinedLine[] }[] = []
  for (const line of lines) {
    const { when } = line.newest
    const last = found.at(-1)
    if (last && last.title === when?.stretch) last.lines.push(line)
    else found.push({ title: when?.stretch ?? '', day: when?.day ?? null, lines: [line] })
  }
  return found
}
