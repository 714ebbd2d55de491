import { isCovering } from '../text/edtf.ts'
import { amongTold, ONLY_ONE, SAME_KIND, type Among } from './among.ts'
import type { Known, KnownEvent } from './known.ts'
import { latestOf } from './maps.ts'
import { likenessOf, type Likeness } from './likeness.ts'
import type { Told } from './told.ts'

/** An event of the record is the same above this sum of evidence. */
const SAME = 2.2
/** Two that reading has told apart need more. */
const SAME_REPORT = 3.2
const DAY = 86_400_000
/** Events that nobody has told for so long are not looked at any more. */
const LIFETIME = 120 * DAY
/** Of the events that one takes part in, and of those of a story, so many of the newest are looked at. */
const MOST_OF = 120
const MOST_IN = 240

/** One event of the record as a report tells it: told once or several times, known before or new. */
export interface Matched {
  readonly told: readonly number[]
  readonly known: KnownEvent | null
  /** Another event of the record that it might as well be. */
  readonly rival: KnownEvent | null
}

interface Pair {
  readonly i: number
  /** An event of the record, or another one of the report. */
  readonly to: KnownEvent | number
  readonly score: number
}

/** Gives every event of a reading the event of the record that it is, the surest pairs first; what nothing fits is new. */
export function matchEvents(known: Known, told: readonly Told[], story: string | null): Matched[] {
  const among = amongTold(known, told)
  const pairs = [...pairsWithKnown(known, told, story), ...pairsAmong(told, among)]
  const name = (to: Pair['to']): string => (typeof to === 'number' ? `#${String(to).padStart(5, '0')}` : to.id)
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || (name(a.to) < name(b.to) ? -1 : 1))
  const groups = new Grouping(told.length)
  const agrees = (i: number, j: number): boolean => among.sum(i, j) >= SAME
  for (const { i, to } of pairs) {
    if (typeof to === 'number') groups.join(i, to, agrees)
    else groups.give(i, to, agrees)
  }
  const rivalOf = (m: Omit<Matched, 'rival'>): KnownEvent | null => {
    if (!m.known) return null
    const own = pairs.filter((p) => m.told.includes(p.i) && typeof p.to !== 'number')
    const top = own.find((p) => p.to === m.known)?.score ?? Infinity
    const rival = own.find((p) => p.to !== m.known && p.score > top - AS_WELL)
    return (rival?.to as KnownEvent | undefined) ?? null
  }
  return groups.all().map((m) => ({ ...m, rival: rivalOf(m) }))
}

const AS_WELL = 0.6

function pairsWithKnown(known: Known, told: readonly Told[], story: string | null): Pair[] {
  const out: Pair[] = []
  told.forEach((t, i) => {
    const own = t.isRail ? null : story
    const likes: { e: KnownEvent; l: Likeness }[] = []
    for (const e of candidatesFor(known, t, own)) {
      const inStory = own !== null && known.eventsIn.get(own)?.has(e.id) === true
      const l = likenessOf(known, t, e, inStory)
      if (l) likes.push({ e, l })
    }
    const [first, second] = likes.filter(({ l }) => l.inStory && l.kind >= SAME_KIND).sort((a, b) => b.l.sum - a.l.sum)
    for (const { e, l } of likes) {
      const isOnly = first?.e === e && !isOthers(t, l) && (!second || first.l.sum - second.l.sum >= CLEARLY)
      const score = l.sum + (isOnly ? ONLY_ONE : 0)
      if (score >= SAME) out.push({ i, to: e, score })
    }
  })
  return out
}

/** Both sides are named, and they do not fit. */
function isOthers(t: Told, { who }: Likeness): boolean {
  return who < 0 && t.parties.filter((p) => p.isFirm).length > 1
}

/** The story holds but one event of the kind that it can be, or one that it is this much liker than any other. */
const CLEARLY = 0.8

function pairsAmong(told: readonly Told[], among: Among): Pair[] {
  const out: Pair[] = []
  for (let i = 1; i < told.length; i++) {
    for (let j = 0; j < i; j++) {
      const score = among.sum(i, j)
      const asked = among.isEasy(i, j) ? SAME : SAME_REPORT
      if (score >= asked) out.push({ i, to: j, score: score - (asked - SAME) })
    }
  }
  return out
}

/** Which events of a report go together. */
class Grouping {
  private readonly group: number[]
  private readonly members: number[][]
  private readonly known: (KnownEvent | null)[]
  private readonly holder = new Map<string, number>()

  constructor(n: number) {
    this.group = Array.from({ length: n }, (_, i) => i)
    this.members = this.group.map((i) => [i])
    this.known = this.group.map(() => null)
  }

  give(i: number, event: KnownEvent, agrees: (i: number, j: number) => boolean): void {
    const g = this.group[i]!
    if (this.known[g]) return
    const held = this.holder.get(event.id)
    if (held === undefined) {
      this.known[g] = event
      this.holder.set(event.id, g)
    } else this.merge(g, held, agrees)
  }

  join(i: number, j: number, agrees: (i: number, j: number) => boolean): void {
    const a = this.group[i]!
    const b = this.group[j]!
    if (a === b || (this.known[a] && this.known[b])) return
    if (this.known[a]) this.merge(b, a, agrees)
    else this.merge(a, b, agrees)
  }

  private merge(from: number, into: number, agrees: (i: number, j: number) => boolean): void {
    if (!this.members[from]!.every((i) => this.members[into]!.every((j) => agrees(i, j)))) return
    for (const i of this.members[from]!) this.group[i] = into
    this.members[into]!.push(...this.members[from]!)
    this.members[from] = []
  }

  all(): Omit<Matched, 'rival'>[] {
    return this.members.flatMap((told, g) => (told.length > 0 ? [{ told: told.sort((x, y) => x - y), known: this.known[g]! }] : []))
  }
}

function candidatesFor(known: Known, t: Told, story: string | null): Set<KnownEvent> {
  const out = new Set<KnownEvent>()
  const add = (id: string): void => {
    const e = known.events.get(id)
    if (e && Math.abs(t.instant - e.last) < LIFETIME) out.add(e)
  }
  for (const id of t.ids) for (const e of latestOf(known.eventsOf.get(id), MOST_OF)) add(e)
  if (story !== null) for (const e of latestOf(known.eventsIn.get(story), MOST_IN)) add(e)
  return out
}

/** Whether one of two EDTF strings only says the other more finely. */
export function isFiner(a: string, b: string): boolean {
  return isCovering(a, b) || isCovering(b, a)
}
