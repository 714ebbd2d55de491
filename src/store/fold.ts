import type { Disagreement, DisagreementFact, EntityFact, Fact, JoinableKind } from '../record/index.ts'
import { instantOf } from '../record/index.ts'
import { subjectOf } from './codec.ts'
import type { EventHead } from './heads.ts'
import { applyToEvent, withStanding } from './heads.ts'
import type { Layer } from './layer.ts'
import { isBase } from './layer.ts'
import type { StoredFact } from './store.ts'

/** Facts that change what is shown of an event. */
const TOUCHING: ReadonlySet<Fact['fact']> = new Set(['event', 'row', 'participant', 'relation', 'number', 'disagreement'])

/** Id that a fact on an event, an entity or a story counts for, seen through the layer. */
export function ownerOf(kind: JoinableKind, { fact }: Pick<StoredFact, 'fact'>, layer: Layer): string {
  const { article = null } = fact as { readonly article?: string | null }
  return layer.idOf(kind, subjectOf(fact), article)
}

/** The fact as it counts: not at all, as it is, or a disagreement without the values of reports that were edited or moved elsewhere since. */
export function countedFact(stored: StoredFact, layer: Layer): Fact | null {
  if (!layer.isLive(stored)) return null
  const { fact } = stored
  if (fact.fact === 'participant' && layer.isRejected('entity', layer.idOf('entity', fact.entity, fact.article))) return null
  return stored.fact.fact === 'disagreement' ? countedDisagreement(stored.fact, stored.no, layer) : stored.fact
}

function countedDisagreement(fact: DisagreementFact, no: number | null, layer: Layer): DisagreementFact | null {
  const home = layer.idOf('event', fact.event, null)
  let isLess = false
  const values: Disagreement['values'][number][] = []
  for (const { value, evidence } of fact.values) {
    const counted = evidence.filter(({ article }) => !layer.isEditedAfter(article, no) && layer.idOf('event', fact.event, article) === home)
    isLess ||= counted.length < evidence.length
    if (counted.length > 0 || evidence.length === 0) values.push({ value, evidence: counted })
  }
  if (!isLess) return fact
  return values.length < 2 ? null : { ...fact, values }
}

/** An event as its facts and the layer have it. */
export interface FoldedEvent {
  readonly head: EventHead
  /** Number of the fact that made it; of one that was split off, of the first fact that is its own. */
  readonly first: number
  /** When something of it was last known anew. */
  readonly changed: number
  /** Facts that count, in order, without those that make it. */
  readonly facts: readonly (StoredFact & { readonly fact: Fact })[]
  /** Rows of versions of articles that are not the newest: history, and nothing else. */
  readonly stale: readonly StoredFact[]
  /** Told by no report any more, or rejected: in no list. */
  readonly isHidden: boolean
}

/** Fold all facts on the sources of an event, in order. Null if none of them makes it. */
export function foldEvent(id: string, facts: readonly StoredFact[], layer: Layer): FoldedEvent | null {
  let head: EventHead | null = null
  let made = 0
  let earliest = 0
  let changed = 0
  const counted: StoredFact[] = []
  const stale: StoredFact[] = []
  for (const stored of facts) {
    const { fact, seq, at } = stored
    if (fact.fact === 'event') {
      if (fact.id === id) made ||= seq
      else if (head !== null) continue // the title of the event that stays
      head = applyToEvent(head, fact)
      changed = Math.max(changed, at)
      continue
    }
    if (ownerOf('event', stored, layer) !== id) continue
    if (fact.fact === 'row' && layer.isStale(stored.no)) stale.push(stored)
    const counts = countedFact(stored, layer)
    if (counts === null) continue
    earliest ||= seq
    if (head !== null) head = applyToEvent(head, counts)
    if (TOUCHING.has(fact.fact)) changed = Math.max(changed, at)
    counted.push(counts === fact ? stored : { ...stored, fact: counts })
  }
  if (head === null) return null
  for (const { made: at, undone } of layer.naming('event', id))
    changed = Math.max(changed, instantOf(at), undone ? instantOf(undone.made) : 0)
  const isHidden = layer.isRejected('event', id) || (head.state === null && stale.length > 0)
  return {
    head: withStanding(head, layer.standing('event', id)),
    first: made || earliest,
    changed,
    facts: counted,
    stale,
    isHidden: isHidden || (made === 0 && earliest === 0),
  }
}

/** Someone or something as its facts and the layer have it. */
export interface FoldedEntity {
  readonly base: EntityFact
  readonly name: string
  readonly first: number
  /** Spellings in the order in which they came up. */
  readonly forms: readonly string[]
  readonly facts: readonly StoredFact[]
}

/** Fold all facts on the sources of an entity, in order. Null if none of them makes it. */
export function foldEntity(id: string, facts: readonly StoredFact[], layer: Layer): FoldedEntity | null {
  let base: EntityFact | null = null
  let made = 0
  let earliest = 0
  const forms = new Set<string>()
  const counted: StoredFact[] = []
  for (const stored of facts) {
    const { fact, seq } = stored
    if (fact.fact === 'entity' && (base === null || fact.id === id)) base = fact
    if (fact.fact === 'entity' && fact.id === id) made ||= seq
    if (ownerOf('entity', stored, layer) !== id) continue
    if (!isBase(fact) && !layer.isLive(stored)) continue
    earliest ||= seq
    counted.push(stored)
    if (fact.fact === 'entity') forms.add(fact.name)
    else if (fact.fact === 'alias') forms.add(fact.form)
  }
  if (base === null) return null
  const renamed = layer.standing('entity', id).findLast((correction) => correction.do === 'rename')
  const name = renamed?.do === 'rename' ? renamed.name : base.name
  if (forms.size === 0 || renamed) forms.add(name)
  return { base, name, first: made || earliest, forms: [...forms], facts: counted }
}
