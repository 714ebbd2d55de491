import type { Event, Status } from '../../record/index.ts'
import { AHEAD } from '../../record/index.ts'
import { isEdtf } from '../../text/edtf.ts'
import type { Analysis, TimeMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import type { EventMention } from './mention.ts'
import type { Standing } from './standing.ts'

type When = Event['when']

/** How sure a time of a later mention must be: that mention may be of another event, and then so is its time. */
const TOLD_LATER = 0.9
/** The same where no mention before it has a time, and it says outright that something is to come. */
const TOLD_FIRST = 0.6

/** The times of all mentions of an event, the surest first; the first mention is the one that stands for it. */
export function timesOf(a: Analysis, mentions: readonly EventMention[]): TimeMention[] {
  const days = mapped(mentions[0]!.times, (t) => t.time.edtf)
  const dated = mentions.findIndex((m) => m.times.some((t) => t.time.edtf !== null))
  const all = mentions.flatMap((m, k) =>
    mapped(m.times, (time, i) => ({
      time:
        m.standing.rule === 'not-until' || isInWhen(a, m, time) ? atLast(time) : m.standing.rule === 'not-before' ? fromThen(time) : time,
      chance: m.chances[i]! + (k === 0 ? 0.1 : 0),
    })).filter((x) => k === 0 || x.chance >= (k === dated && isPlan(m.standing) ? TOLD_FIRST : TOLD_LATER) || isHourOf(x.time, days)),
  )
  return mapped(
    all.sort((x, y) => y.chance - x.chance),
    (x) => x.time,
  )
}

/** "by 2010, when the party regained power": what is told behind "when" took place then. */
function isInWhen(a: Analysis, { candidate }: EventMention, { to }: TimeMention): boolean {
  const when = a.lower[to] === ',' ? to + 1 : to
  if (a.lower[when] !== 'when' || candidate.token < when || a.sentence[when] !== a.sentence[candidate.token]) return false
  const verb = a.head[when]!
  return verb === candidate.token || verb === candidate.carrier
}

const isPlan = ({ status, weak }: Standing): boolean => !weak && AHEAD.has(status)

/** True for a clock of one of these days: "on Monday", and later "at 3 p.m." */
function isHourOf({ time }: TimeMention, days: readonly (string | null)[]): boolean {
  return time.type === 'TIME' && days.some((day) => day !== null && (time.edtf === null || time.edtf.startsWith(`${day}T`)))
}

/** "did not agree until Monday": the time is Monday, no longer the stretch before. */
function atLast(mention: TimeMention): TimeMention {
  const edtf = mention.time.edtf
  return edtf?.startsWith('../') ? { ...mention, time: { ...mention.time, edtf: edtf.slice(3) } } : mention
}

/** "will not meet before Monday": from Monday on. */
function fromThen(mention: TimeMention): TimeMention {
  const { edtf, value } = mention.time
  return edtf?.startsWith('../') && isEdtf(value) ? { ...mention, time: { ...mention.time, edtf: `${value}/..` } } : mention
}

/** An event that was moved "from 3 May to 7 May" is on the second day. */
export function movedTo(when: When, standing: Standing): When {
  const end = when?.edtf.split('/')[1]
  return when && end && end !== '..' && standing.rule.startsWith('moved') ? { ...when, edtf: end } : when
}

/** What goes on began at the time that is told of it, if that is over: "has been on strike since Monday", "began on Monday and goes on". */
export function openEnded(when: When, status: Status, published: string | null): When {
  if (!when || status !== 'underway' || published === null || /[/T]/.test(when.edtf)) return when
  const day = when.edtf.replace(/[~?%]/g, '')
  return day < published.slice(0, day.length) ? { ...when, edtf: `${when.edtf}/..` } : when
}
