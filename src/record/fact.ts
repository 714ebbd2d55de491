import type { Correction, Signed } from './correction.ts'
import type { Entity, EntityKind, Role } from './entity.ts'
import type { Act, Factuality, ParticipantRole, Relation, Status } from './event.ts'
import type { Change, Disagreement, StatementRecord } from './kept.ts'
import type { Span } from './span.ts'

/**
 * What linking one report adds to the record, one fact a row, in order, never changed afterwards.
 * The state of an event, a story or a person is a view over its facts; a correction is a later fact.
 * Ids are ids of the record; `article` and `span` are the evidence.
 */
export type Fact =
  | EntityFact
  | AliasFact
  | RoleFact
  | EventFact
  | RowFact
  | ParticipantFact
  | RelationFact
  | NumberFact
  | DisagreementFact
  | StoryFact
  | JoinFact
  | OriginFact
  | StatementFact
  | MergeFact
  | ChangeFact
  | CorrectionFact
  | UndoFact

/** Where in which report a fact stands. */
interface Grounded {
  readonly article: string
  readonly span: Span
}

/** Someone or something new to the record. */
export interface EntityFact extends Grounded {
  readonly fact: 'entity'
  readonly id: string
  readonly kind: EntityKind
  readonly name: string
  readonly country: string | null
  readonly geo: Entity['geo']
}

/** A spelling under which a report names an entity. */
export interface AliasFact extends Grounded {
  readonly fact: 'alias'
  readonly entity: string
  readonly form: string
}

/** A role that a report gives an entity; `from` is the report's publication date. */
export interface RoleFact extends Grounded {
  readonly fact: 'role'
  readonly entity: string
  readonly title: string
  readonly of: string | null
  readonly standing: Role['standing']
  readonly from: string
}

/** An event new to the record, or a new title for it. */
export interface EventFact extends Grounded {
  readonly fact: 'event'
  readonly id: string
  readonly act: Act
  readonly mode: string | null
  readonly title: string
}

/** What one report says of an event: one step of its history. */
export interface RowFact extends Grounded {
  readonly fact: 'row'
  readonly event: string
  /** Id of the event in the reading. */
  readonly local: string
  readonly published: string
  readonly status: Status
  readonly factuality: Factuality
  /** EDTF. */
  readonly when: string | null
  readonly zone: string | null
  /** Entity of the record, and its name as this report writes it. */
  readonly place: string | null
  readonly placeName: string | null
  /** Statement of the record that says so, null for the report's own voice. */
  readonly source: string | null
  readonly confidence: number
}

/** Someone who takes part in an event, as one report has it. */
export interface ParticipantFact extends Grounded {
  readonly fact: 'participant'
  readonly event: string
  readonly entity: string
  readonly name: string
  readonly role: ParticipantRole
}

/** How an event stands to another, as one report has it. */
export interface RelationFact extends Grounded {
  readonly fact: 'relation'
  readonly event: string
  readonly kind: Relation['kind']
  readonly to: string
}

/** A number that a report gives for an event: 40 people in the delegation. */
export interface NumberFact extends Grounded {
  readonly fact: 'number'
  readonly event: string
  readonly value: number
  readonly unit: string
  readonly of: string
}

/** Reports that do not agree on a slot; a later fact for the same event, slot, kind and `about` takes its place. */
export interface DisagreementFact extends Disagreement {
  readonly fact: 'disagreement'
  readonly event: string
  /** Which of several: what is counted where numbers differ. */
  readonly about?: string
}

/** A story new to the record, or a new title for it. */
export interface StoryFact {
  readonly fact: 'story'
  readonly id: string
  readonly title: string
  readonly article: string
}

/** A report joins a story; a later fact for the same report moves it. */
export interface JoinFact {
  readonly fact: 'join'
  readonly story: string
  readonly article: string
}

/** A report that repeats another: a reprint of its text, or "X reports, citing Y". */
export interface OriginFact {
  readonly fact: 'origin'
  readonly article: string
  readonly of: string
  readonly how: 'reprint' | 'cites'
}

/** A statement of the record. */
export interface StatementFact extends StatementRecord {
  readonly fact: 'statement'
  /** Id of the statement in the reading. */
  readonly local: string
  /** How sure reading is of it; absent where an older engine read it. */
  readonly confidence?: number
}

/** Two entities, events or stories turn out to be one: `id` is from now on `into`. */
export interface MergeFact {
  readonly fact: 'merge'
  readonly of: 'entity' | 'event' | 'story'
  readonly id: string
  readonly into: string
  readonly article: string | null
}

/** An entry of the changes feed; `seq` is given by the store. */
export interface ChangeFact extends Omit<Change, 'seq'> {
  readonly fact: 'change'
}

/** What a person put right: it stands in no report. A later one with the same id says the same of a record that was read anew. */
export interface CorrectionFact extends Signed {
  readonly fact: 'correction'
  readonly id: string
  readonly correction: Correction
}

/** A correction is taken back. */
export interface UndoFact extends Signed {
  readonly fact: 'undo'
  readonly id: string
}
