import { DETAILS } from '../../lang/en/events/ordering.ts'
import { WEEK, WEEKEND, type Draft } from '../../lang/en/times/rule.ts'
import type { Analysis } from '../analysis.ts'
import { directionOf, isAhead, isOff, isPostponed, type Direction } from './direction.ts'
import type { Located } from './locate.ts'
import type { Found } from './match.ts'
import type { Memory } from './memory.ts'

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
export function rangePoint(a: Analysis, item: Located, memory: Memory, next: Located | null): Direction {
  const own = memory.agenda.labels.has(item.found.from) ? 1 : pointOf(a, item.found)
  if (item.range === -1) return isAhead(own) ? own : memory.rangePoint
  if (item.range === 1 && next) memory.rangePoint = isAhead(own) ? own : pointOf(a, next.found)
  return item.range === 1 ? memory.rangePoint : own
}

/** "Tuesday's vote" is ahead only where the vote itself is said to come, or to be off, or its details are still to be settled. */
function ofNoun(a: Analysis, from: number, to: number): Direction {
  let head = a.head[to - 1]!
  if (head >= from && head < to) head = a.head[head]!
  const over = head < 0 ? -1 : a.head[head]!
  if (over >= 0 && a.rel[head]!.startsWith('nmod') && DETAILS.has(a.lemma[over]!)) return 1
  if (over >= 0 && a.rel[head] === 'obj' && isOff(a, over)) return 1
  return head >= 0 && a.rel[head]!.startsWith('nsubj') && isAhead(directionOf(a, from, to)) ? 1 : -1
}

/** Whether the place of a draft depends on where its verb points. */
export function needsDirection(d: Draft): boolean {
  return (
    d.kind === 'clock' ||
    (d.kind === 'date' && d.y === undefined) ||
    (d.kind === 'shift' && (d.base !== 'published' || d.unit === WEEKEND || d.unit === WEEK))
  )
}
