import type { Act, Correction, Disagreement, EventState, Fact, Status } from '../record/index.ts'
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
  /** How sure reading is of the surest of its reports, from 0 to 1. */
  readonly confidence: number
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
      return { ...head, state: applyRow(head.state, fact), confidence: Math.max(head.confidence, fact.confidence) }
    case 'participant':
      return fact.entity in head.who ? head : { ...head, who: { ...head.who, [fact.entity]: fact.name } }
    case 'disagreement': {
      const slots = { ...head.slots }
      // A fact without values takes the disagreement back; a contradiction is not hidden by a lesser difference in the same slot.
      if (fact.values.length === 0) {
        if (slots[fact.slot] === fact.kind) delete slots[fact.slot]
      } else if (slots[fact.slot] !== 'contradiction') slots[fact.slot] = fact.kind
      return { ...head, slots }
    }
    default:
      return head
  }
}

const EMPTY: EventHead = { title: '', act: 'CONSULT', mode: null, state: null, who: {}, slots: {}, confidence: 0 }

/** The head with what people set right laid over it. */
export function withStanding(head: EventHead, standing: readonly Correction[]): EventHead {
  let { title, state } = head
  for (const correction of standing) {
    if (correction.do === 'rename') title = correction.name
    if (state === null) continue
    if (correction.do === 'date') state = { ...state, when: correction.when, zone: correction.zone }
    else if (correction.do === 'status') state = { ...state, status: correction.status }
    else if (correction.do === 'place') state = { ...state, place: null, placeName: correction.place }
  }
  return { ...head, title, state }
}

/** Are these reports really at odds? An update is not a disagreement, nor is a difference of precision. */
export function hasConflict(head: EventHead): boolean {
  return Object.values(head.slots).includes('contradiction')
}

/** A head as the short list that is kept of it; the act has a column of its own. */
export function packHead({ title, mode, state, who, slots, confidence }: EventHead): string {
  const kept = state && [state.status, state.statusAt, state.when, state.zone, state.whenAt, state.place, state.placeName, state.placeAt]
  return JSON.stringify([title, mode, kept, who, slots, confidence])
}

/** The head that was packed. */
export function unpackHead(text: string, act: string): EventHead {
  const [title, mode, kept, who, slots, confidence] = JSON.parse(text) as [
    string,
    string | null,
    StateList | null,
    EventHead['who'],
    EventHead['slots'],
    number,
  ]
  const state: EventState | null = kept && {
    status: kept[0],
    statusAt: kept[1],
    when: kept[2],
    zone: kept[3],
    whenAt: kept[4],
    place: kept[5],
    placeName: kept[6],
    placeAt: kept[7],
  }
  return { title, act: act as Act, mode, state, who, slots, confidence }
}

type StateList = [
  status: Status,
  statusAt: number,
  when: string | null,
  zone: string | null,
  whenAt: number,
  place: string | null,
  placeName: string | null,
  placeAt: number,
]
