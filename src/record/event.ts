import type { Span } from './span.ts'

/** The 16 PLOVER event types. */
export const PLOVER_ACTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const

/** Our 14 kinds beside PLOVER's: what a diary needs and politics does not cover. */
export const OWN_ACTS = [
  'x.vote',
  'x.legislate',
  'x.ruling',
  'x.appoint',
  'x.policy',
  'x.release',
  'x.ceremony',
  'x.conference',
  'x.accident',
  'x.disaster',
  'x.death',
  'x.deal',
  'x.sport',
  'x.culture',
] as const

/** What kind of thing an event is: PLOVER type or one of our own kinds. */
export type Act = (typeof PLOVER_ACTS)[number] | (typeof OWN_ACTS)[number]

/** Where an event stands, as a report leaves it. `lapsed` is given by the record, never by reading. */
export type Status =
  'possible' | 'proposed' | 'planned' | 'scheduled' | 'underway' | 'happened' | 'postponed' | 'cancelled' | 'denied' | 'lapsed'

/** FactBank value: how sure a voice is of an event. */
export type Factuality = 'CT+' | 'PR+' | 'PS+' | 'CT-' | 'PR-' | 'PS-' | 'Uu'

/** What a participant does in an event. */
export type ParticipantRole = 'actor' | 'recipient' | 'participant' | 'host' | 'guest' | 'initiator' | 'mediator' | 'venue-owner'

/** Someone who takes part in an event; `entity` is an entity id of the reading. */
export interface Participant {
  readonly entity: string
  readonly role: ParticipantRole
  readonly span: Span
}

/** How one event of a report stands to another, with the words that say so. */
export interface Relation {
  readonly kind: 'before' | 'after' | 'during' | 'part_of' | 'requires' | 'determines'
  readonly event: string
  readonly span: Span
}

/** One place in the report that speaks of an event. `by` is a statement id; null is the report's own voice. */
export interface EventEvidence {
  readonly span: Span
  readonly status: Status
  readonly factuality: Factuality
  readonly by: string | null
  readonly rule: string
}

/** A diary event: one entry for all its mentions in a report. */
export interface Event {
  readonly id: string
  readonly act: Act
  /** PLOVER mode: "visit", "phone", "third-party", … */
  readonly mode: string | null
  readonly title: string
  readonly trigger: Span
  readonly also: readonly Span[]
  readonly status: Status
  readonly factuality: Factuality
  readonly participants: readonly Participant[]
  readonly place: { readonly entity: string; readonly span: Span } | null
  readonly when: {
    readonly edtf: string
    readonly zone: string | null
    readonly basis: 'stated' | 'resolved'
    readonly time: string
  } | null
  /** ISO 8601 duration. */
  readonly duration: string | null
  readonly about: readonly Span[]
  readonly numbers: readonly { readonly value: number; readonly unit: string; readonly of: string; readonly span: Span }[]
  readonly contexts: readonly string[]
  /** Ids of every time expression that belongs to it. */
  readonly times: readonly string[]
  /** 0..1, calibrated on dev. */
  readonly confidence: number
  readonly rule: string
  readonly relations: readonly Relation[]
  readonly evidence: readonly EventEvidence[]
}
