import type { Act, Status } from '../record/index.ts'
import { AHEAD } from '../record/index.ts'
import type { Known } from './known.ts'
import { likenessOf, type Likeness } from './likeness.ts'
import { fitParties } from './parties.ts'
import { asKnown, isBare, type Told } from './told.ts'

/** How the events that one report tells go together. */
export interface Among {
  /** How alike the events of these numbers are; 0 where they cannot be one. */
  sum(i: number, j: number): number
  /** Whether they are one on as much as any other two: what a headline tells, the body tells as well. */
  isEasy(i: number, j: number): boolean
}

/** The words are of one kind. */
export const SAME_KIND = 0.9
/** There is but one such event that it can be. */
export const ONLY_ONE = 0.5
const OF_DEAL = 1.8
/** What is surely one, whatever else is told of it. */
const SURE = 2.2

/**
 * Compares the events of a report with each other. Where it tells of one deal, its headline is about that, and so is a signing without
 * sides; what is named in passing ("before any summit") is the only event of its kind of which the report tells.
 */
export function amongTold(known: Known, told: readonly Told[]): Among {
  const likes = new Map<number, Likeness | null>()
  const likeness = (i: number, j: number): Likeness | null => {
    const [later, earlier] = i > j ? [i, j] : [j, i]
    const key = later * told.length + earlier
    let like = likes.get(key)
    if (like === undefined) {
      like = isClash(told[later]!, told[earlier]!) ? null : likenessOf(known, told[later]!, asKnown(told[earlier]!), true)
      likes.set(key, like)
    }
    return like
  }
  const deals = dealOf(told)
  const meant = told.map((t, i) => (isInPassing(t) ? onlyOfKind(told, i, likeness) : -1))
  return {
    sum(i, j) {
      const a = told[i]!
      const b = told[j]!
      const sum = likeness(i, j)?.sum ?? 0
      if (deals.has(a) && deals.has(b) && (a.isTitle || b.isTitle) && !isClash(a, b)) return Math.max(sum, SURE)
      if (sum <= 0 || isRelated(a, b)) return sum
      const isOfDeal = (deals.has(a) && isSigning(b)) || (deals.has(b) && isSigning(a))
      return sum + (isOfDeal ? OF_DEAL : meant[i] === j || meant[j] === i ? ONLY_ONE : 0)
    },
    isEasy: (i, j) => told[i]!.isTitle || told[j]!.isTitle || meant[i] === j || meant[j] === i,
  }
}

const OVER: ReadonlySet<Status> = new Set(['happened', 'underway'])

/** One report does not have an event both behind it and ahead. */
function isClash(a: Told, b: Told): boolean {
  const x = a.event.status
  const y = b.event.status
  return (OVER.has(x) && AHEAD.has(y)) || (OVER.has(y) && AHEAD.has(x))
}

/** What comes before something, or hangs on it, is another thing. */
function isRelated(a: Told, b: Told): boolean {
  return a.event.relations.some((r) => r.event === b.event.id) || b.event.relations.some((r) => r.event === a.event.id)
}

/** Told once, as something to come, without a day, a place, or who. */
function isInPassing({ event, isTitle, isRail, isAnother, isIntroduced }: Told): boolean {
  return !isTitle && !isRail && !isAnother && !isIntroduced && AHEAD.has(event.status) && isBare(event)
}

/** The number of the one event of a kind with another, -1 where there is none or more. */
function onlyOfKind(told: readonly Told[], i: number, likeness: (i: number, j: number) => Likeness | null): number {
  let found = -1
  for (const [j, t] of told.entries()) {
    if (j === i || t.isRail || isInPassing(t) || (likeness(i, j)?.kind ?? 0) < SAME_KIND) continue
    if (found >= 0) return -1
    found = j
  }
  return found
}

const DEALS: ReadonlySet<Act> = new Set(['x.deal', 'AGREE'])

/** The tellings of the one deal of a report, signings without sides left out; none where there are two deals, between others. */
function dealOf(told: readonly Told[]): ReadonlySet<Told> {
  const deals = told.filter((t) => DEALS.has(t.event.act) && !t.isRail && !isSigning(t))
  const isOther = (a: Told, b: Told): boolean => {
    const { onlyMine, onlyTheirs } = fitParties(a.parties, b.parties)
    return onlyMine > 0 && onlyTheirs > 0
  }
  const body = deals.filter((t) => !t.isTitle)
  return new Set(body.some((a, i) => body.slice(0, i).some((b) => isOther(a, b))) ? [] : deals)
}

/** "the signing", "the ceremony": of what, and between whom, is left to what else is told. */
function isSigning({ parties, occasion }: Told): boolean {
  return parties.length === 0 && SIGNING.some((w) => occasion.words.has(w))
}

const SIGNING = ['sign', 'signing', 'signature', 'ceremony']
