import type { Span } from '../../record/index.ts'
import type { TimeMention } from '../analysis.ts'
import type { Part, PartToken } from './participants.ts'
import type { PlaceOf } from './place.ts'
import type { Standing } from './standing.ts'
import type { Candidate } from './triggers.ts'

/** A candidate with all that was read around it. */
export interface EventMention {
  readonly candidate: Candidate
  /** The base form of the trigger in lower case. */
  readonly lemma: string
  readonly span: Span
  readonly standing: Standing
  /** What the tree shows to take part, entities or not. */
  readonly tokens: readonly PartToken[]
  parts: readonly Part[]
  place: PlaceOf | null
  /** Who the tree says takes part but no slot took: entities, or -1 - token for nouns that are no entity. They keep other events apart. */
  readonly others: readonly number[]
  /** How surely each entity of the sentence takes part, as far as the slots were judged. */
  readonly company: ReadonlyMap<number, number>
  readonly times: readonly TimeMention[]
  /** How surely each of the times belongs to it. */
  readonly chances: readonly number[]
  /** Index of the innermost statement whose content holds it, -1 for the report's own voice. */
  readonly statement: number
  /** The entity that makes that statement, -1 where there is none. */
  readonly speaker: number
  /** The label of the list of dates in whose paragraph it stands. */
  readonly label: TimeMention | null
  readonly where: 'title' | 'body' | 'rail'
  readonly definite: 'definite' | 'indefinite' | 'bare' | 'verb'
  readonly families: readonly number[]
  probability: number
}
