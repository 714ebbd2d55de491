import type { ChangeFact, EventState, Fact } from '../record/index.ts'
import { instantOf } from '../record/index.ts'
import { canLapse, statusOn } from '../store/records.ts'

/** Tells in the feed of changes what lapsed: it was due, the newest report is of a later day, and none says that it took place. */
export interface Lapses {
  /** A report was linked: `published` is its date, `changed` are the events it told, as they stand after it. */
  after(published: string | null, changed: Iterable<KnownState>): ChangeFact[]
  /** Take as told what the record holds; `published` is the date of the report that these facts came with. */
  restore(published: string | null, facts: readonly Fact[], changed: Iterable<KnownState>): void
  /** An event is another one now. */
  forget(id: string): void
}

/** Where an event stands, as linking knows it. */
export interface KnownState {
  readonly id: string
  readonly state: EventState | null
}

const DAY = 86_400_000

/** A teller that has told nothing yet. */
export function makeLapses(): Lapses {
  let today = -Infinity
  /** Event -> status and date under which it was told to have lapsed: with another one it can lapse again. */
  const told = new Map<string, string>()
  /** What may lapse yet: looked at again when a day has passed, so that a record of many years costs no more than a young one. */
  const waiting = new Map<string, KnownState>()
  const wait = (changed: Iterable<KnownState>): void => {
    for (const event of changed) if (event.state && canLapse(event.state.status, event.state.when)) waiting.set(event.id, event)
  }
  const move = (published: string | null): boolean => {
    const day = published === null ? -Infinity : Math.floor(instantOf(published) / DAY)
    if (day <= today) return false
    today = day
    return true
  }
  return {
    after(published, changed) {
      wait(changed)
      if (!move(published)) return []
      const out: ChangeFact[] = []
      for (const [id, { state }] of waiting) {
        if (state === null || !canLapse(state.status, state.when)) {
          waiting.delete(id)
          continue
        }
        if (statusOn(state.status, state.when, today) !== 'lapsed') continue
        waiting.delete(id)
        const when = keyOf(state.when)
        if (told.get(id) === when) continue
        told.set(id, when)
        out.push({ fact: 'change', kind: 'lapsed', subject: id, article: null, span: null, before: state.status, after: state.when })
      }
      return out.sort((a, b) => (a.subject < b.subject ? -1 : 1))
    },
    restore(published, facts, changed) {
      wait(changed)
      move(published)
      for (const fact of facts) if (fact.fact === 'change' && fact.kind === 'lapsed') told.set(fact.subject, keyOf(fact.after))
    },
    forget: (id) => void waiting.delete(id),
  }
}

function keyOf(when: string | null): string {
  return when ?? ''
}
