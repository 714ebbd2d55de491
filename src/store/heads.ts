import type { Act, Disagreement, EventState, Fact } from '../record/index.ts'
import { applyRow } from '../record/index.ts'

/** What lists and queries need of an event, kept up to date fact by fact. All else is read from its facts when it is shown. */
export interface EventHead {
  readonly title: string
  readonly act: Act
  readonly mode: string | null
  readonly state: EventState | null
  /** Name by entity, as the first report to name it has it. */
  readonly who: Readonly<Record<string, string>>
  /** Slots on which reports do not agree. */
  readonly slots: Readonly<Record<string, Disagreement['kind']>>
}

/** The head of an event after one more fact; facts that do not touch it give the same head back. */
export function applyToEvent(head: EventHead | null, fact: Fact): EventHead | null {
  if (fact.fact === 'event')
    return head
      ? { ...head, title: fact.title, act: fact.act, mode: fact.mode }
      : { ...EMPTY, title: fact.title, act: fact.act, mode: fact.mode }
  if (head === null) return null
  switch (fact.fact) {
    case 'row':
      return { ...head, state: applyRow(head.state, fact) }
    case 'participant':
      return fact.entity in head.who ? head : { ...head, who: { ...head.who, [fact.entity]: fact.name } }
    case 'disagreement': {
      const slots = { ...head.slots, [fact.slot]: fact.kind }
      // A fact without values takes the disagreement back.
      if (fact.values.length === 0) delete slots[fact.slot]
      return { ...head, slots }
    }
    default:
      return head
  }
}

const EMPTY: EventHead = { title: '', act: 'CONSULT', mode: null, state: null, who: {}, slots: {} }

/** Are these reports really at odds? An update is not a disagreement, nor is a difference of precision. */
export function hasConflict(head: EventHead): boolean {
  return Object.values(head.slots).includes('contradiction')
}
