import type { Status } from './event.ts'
import type { Fact } from './fact.ts'

/** What kind of thing of the record a correction is about. */
export type SubjectKind = 'event' | 'entity' | 'story' | 'statement'

/** Kinds that can be put together and taken apart. */
export type JoinableKind = Exclude<SubjectKind, 'statement'>

/** What a person puts right. It lies above what reading and linking found, and stays there until it is undone. */
export type Correction =
  /** Two are one: `id` is from now on `into`. */
  | { readonly do: 'merge'; readonly of: JoinableKind; readonly id: string; readonly into: string }
  /** One is two: what these reports say of `id` is from now on of `to`. */
  | { readonly do: 'split'; readonly of: JoinableKind; readonly id: string; readonly articles: readonly string[]; readonly to: string }
  | { readonly do: 'rename'; readonly of: JoinableKind; readonly id: string; readonly name: string }
  /** When an event takes place; null = the record does not know. `when` is EDTF. */
  | { readonly do: 'date'; readonly of: 'event'; readonly id: string; readonly when: string | null; readonly zone: string | null }
  | { readonly do: 'status'; readonly of: 'event'; readonly id: string; readonly status: Status }
  | { readonly do: 'place'; readonly of: 'event'; readonly id: string; readonly place: string | null }
  /** Not so: one fact on `id` (by `factKey`), or, without one, `id` itself. `article` is the report that a statement stands in. */
  | {
      readonly do: 'reject'
      readonly of: SubjectKind
      readonly id: string
      readonly fact: string | null
      readonly article: string | null
    }

/** Who put something right, and why. `made` is RFC 3339. */
export interface Signed {
  readonly author: string
  readonly reason: string
  readonly made: string
}

/** A correction as it is kept and exported. */
export interface CorrectionRecord extends Signed {
  readonly id: string
  readonly correction: Correction
  /** Who took it back; null = it stands. */
  readonly undone: Signed | null
}

/** What tells a fact from the others on the same subject: its kind, report, place in the report and, where these do not suffice, what it names. */
export function factKey(fact: Fact): string {
  const { article, span } = fact as { readonly article?: string; readonly span?: readonly [number, number] }
  return [fact.fact, article ?? '', span ? `${span[0]}-${span[1]}` : '', nameOf(fact)].join('|')
}

function nameOf(fact: Fact): string {
  switch (fact.fact) {
    case 'participant':
      return fact.entity
    case 'disagreement':
      return fact.slot
    case 'relation':
      return `${fact.kind} ${fact.to}`
    case 'alias':
      return fact.form
    case 'role':
      return fact.title
    case 'number':
      return `${fact.value} ${fact.unit}`
    default:
      return ''
  }
}
