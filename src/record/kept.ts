import type { CorrectionRecord } from './correction.ts'
import type { Entity, EntityKind } from './entity.ts'
import type { Act, Status } from './event.ts'
import type { Span } from './span.ts'

/** A place in a kept article: the evidence of a fact of the record. */
export interface Evidence {
  readonly article: string
  readonly span: Span
}

/** One row of an event's append-only history. `source` is a statement id. */
export interface HistoryRow {
  readonly seq: number
  readonly article: string
  readonly published: string
  readonly status: Status
  readonly when: string | null
  readonly place: string | null
  readonly span: Span
  readonly source: string | null
  /** Only where the report was edited since: the version of it that says so, into whose text the span points. */
  readonly version?: number
}

/** Two or more values that outlets give for one slot of one event. */
export interface Disagreement {
  readonly slot: 'time' | 'place' | 'participants' | 'number' | 'initiator' | 'status'
  readonly kind: 'contradiction' | 'precision' | 'update'
  readonly values: readonly { readonly value: string; readonly evidence: readonly Evidence[] }[]
}

/** An event of the record: a view over its history. */
export interface EventRecord {
  readonly id: string
  readonly title: string
  readonly act: Act
  readonly status: Status
  readonly when: { readonly edtf: string; readonly zone: string | null } | null
  readonly place: { readonly name: string; readonly geo: Entity['geo']; readonly country: string | null } | null
  readonly participants: readonly {
    readonly entity: string
    readonly name: string
    readonly role: string
    readonly evidence: readonly Evidence[]
  }[]
  readonly history: readonly HistoryRow[]
  readonly relations: readonly { readonly kind: string; readonly event: string; readonly article: string; readonly span: Span }[]
  readonly disagreements: readonly Disagreement[]
  /** Article ids. */
  readonly reports: readonly string[]
  /** Independent origins: reprints and "X reports, citing Y" count once. */
  readonly origins: number
  /** Only where people put something right: what stands above the reports. */
  readonly corrections?: readonly CorrectionRecord[]
}

/** Every kind of change. */
export const CHANGE_KINDS = [
  'new',
  'dated',
  'moved',
  'confirmed',
  'in doubt',
  'cancelled',
  'postponed',
  'happened',
  'lapsed',
  'contradicted',
  'corroborated',
  'role changed',
  'corrected',
] as const

/** One change of the record, in order of `seq`. */
export interface Change {
  readonly seq: number
  readonly kind: (typeof CHANGE_KINDS)[number]
  readonly subject: string
  readonly article: string | null
  readonly span: Span | null
  readonly before: string | null
  readonly after: string | null
}

/** Reports that tell one story. */
export interface StoryRecord {
  readonly id: string
  readonly title: string
  readonly articles: readonly string[]
  readonly events: readonly string[]
  readonly syndicated: readonly (readonly string[])[]
  readonly corrections?: readonly CorrectionRecord[]
}

/** Someone or something of the record, under every spelling. */
export interface EntityRecord {
  readonly id: string
  readonly kind: EntityKind
  readonly name: string
  readonly aliases: readonly string[]
  readonly roles: readonly {
    readonly title: string
    readonly of: string | null
    readonly from: string
    readonly until: string | null
    readonly article: string
    readonly span: Span
  }[]
  readonly corrections?: readonly CorrectionRecord[]
}

/** A statement of the record; `via` leaves the publishing outlet out. */
export interface StatementRecord {
  readonly id: string
  readonly article: string
  readonly source: { readonly entity: string | null; readonly name: string; readonly anonymous: boolean }
  readonly via: readonly string[]
  readonly cue: string | null
  readonly content: readonly string[]
  readonly kind: string
  readonly span: Span
}
