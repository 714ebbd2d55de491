import type {
  Change,
  Disagreement,
  Entity,
  EntityRecord,
  EventRecord,
  Evidence,
  HistoryRow,
  StatementFact,
  StatementRecord,
  Status,
} from '../record/index.ts'
import { foldEntity, foldEvent } from './fold.ts'
import type { FoldedEvent } from './fold.ts'
import type { Layer } from './layer.ts'
import { daysOf } from './query.ts'
import { rolesOf } from './roles.ts'
import type { StoredFact } from './store.ts'

/** What a record needs to know of the rest: how facts are to be taken, what an entity is called, who repeats whom. */
export interface Context {
  readonly layer: Layer
  /** Name and place of an entity of the record, as `article` speaks of it. */
  readonly entity: (
    id: string,
    article: string | null,
  ) => { readonly name: string; readonly geo: Entity['geo']; readonly country: string | null } | null
  /** Articles that an article repeats. */
  readonly origins: (article: string) => readonly string[]
  /** Version of the article at a place in the order of intake. */
  readonly versionAt: (no: number) => number
  /** Day (counted from 1970) at which `lapsed` is judged; null = never. */
  readonly today: number | null
}

/** Statuses of what is still to come: the ones that can lapse. */
const AHEAD: ReadonlySet<Status> = new Set(['proposed', 'planned', 'scheduled'])

/** Whether time alone can change it: it lies ahead and has a date. */
export function canLapse(status: Status, when: string | null): boolean {
  return when !== null && AHEAD.has(status)
}

/** The status as it stands on a day: what was due before it and was never reported to have happened has lapsed. */
export function statusOn(status: Status, when: string | null, today: number | null): Status {
  if (today === null || when === null || !AHEAD.has(status)) return status
  const days = daysOf(when)
  return days !== null && days.last < today ? 'lapsed' : status
}

/** An event from all its facts, in order. Null if they do not begin with one that makes an event, or if it was rejected. */
export function makeEvent(id: string, facts: readonly StoredFact[], context: Context): EventRecord | null {
  const { layer } = context
  const folded = layer.isRejected('event', id) ? null : foldEvent(id, facts, layer)
  if (!folded) return null
  const { title, act, state } = folded.head
  const parts = partsOf(id, folded.facts, context)
  const reports = [...new Set(folded.facts.flatMap(({ fact }) => (fact.fact === 'row' ? [fact.article] : [])))]
  const placed = state?.place ? context.entity(state.place, null) : null
  const corrections = layer.naming('event', id)
  return {
    id,
    title,
    act,
    status: statusOn(state?.status ?? 'possible', state?.when ?? null, context.today),
    when: state && state.when !== null ? { edtf: state.when, zone: state.zone } : null,
    place:
      state && state.placeName !== null
        ? { name: placed?.name ?? state.placeName, geo: placed?.geo ?? null, country: placed?.country ?? null }
        : null,
    participants: parts.who,
    history: historyOf(folded, context),
    relations: parts.relations,
    disagreements: parts.disagreements,
    reports,
    origins: countOrigins(reports, context.origins),
    ...(corrections.length > 0 ? { corrections } : {}),
  }
}

/** What reports say of an event beside its history, each once. */
function partsOf(
  id: string,
  facts: readonly StoredFact[],
  context: Context,
): { who: EventRecord['participants']; relations: EventRecord['relations']; disagreements: readonly Disagreement[] } {
  const who = new Map<string, { entity: string; name: string; role: string; evidence: Evidence[] }>()
  const relations = new Map<string, EventRecord['relations'][number]>()
  const disagreements = new Map<string, Disagreement>()
  for (const { fact } of facts) {
    if (fact.fact === 'participant') {
      const entity = context.layer.idOf('entity', fact.entity, fact.article)
      const known = who.get(entity)
      const evidence = { article: fact.article, span: fact.span }
      if (known) known.evidence.push(evidence)
      else who.set(entity, { entity, name: context.entity(entity, null)?.name ?? fact.name, role: fact.role, evidence: [evidence] })
      if (known && known.role === 'participant') known.role = fact.role
    } else if (fact.fact === 'relation') {
      const { kind, article, span } = fact
      const event = context.layer.idOf('event', fact.to, article)
      if (event !== id && !relations.has(`${kind} ${event} ${article}`))
        relations.set(`${kind} ${event} ${article}`, { kind, event, article, span })
    } else if (fact.fact === 'disagreement') {
      const key = `${fact.slot} ${fact.kind} ${fact.about ?? ''}`
      if (fact.values.length === 0) disagreements.delete(key)
      else disagreements.set(key, { slot: fact.slot, kind: fact.kind, values: fact.values })
    }
  }
  return { who: [...who.values()], relations: [...relations.values()], disagreements: [...disagreements.values()] }
}

/** Every row that a report gave, also those of versions that were edited since. */
function historyOf({ facts, stale }: FoldedEvent, context: Context): HistoryRow[] {
  const rows = [...facts, ...stale].sort((a, b) => a.seq - b.seq)
  return rows.flatMap(({ seq, no, fact }) => {
    if (fact.fact !== 'row') return []
    const { article, published, status, when, placeName, span, source } = fact
    const row = { seq, article, published, status, when, place: placeName, span, source }
    return [context.layer.isStale(no) && no !== null ? { ...row, version: context.versionAt(no) } : row]
  })
}

/** How many of these reports rest on nobody but themselves: those that lead back to one another count once. */
export function countOrigins(reports: readonly string[], origins: (article: string) => readonly string[]): number {
  return groupsOf(reports, origins).length
}

/** Reports put together with what they repeat, in order. */
export function groupsOf(reports: readonly string[], origins: (article: string) => readonly string[]): readonly (readonly string[])[] {
  const root = new Map<string, string>()
  const find = (x: string): string => {
    let at = x
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up
    root.set(x, at)
    return at
  }
  for (const report of reports) for (const origin of origins(report)) root.set(find(report), find(origin))
  const groups = new Map<string, string[]>()
  for (const report of reports) {
    const key = find(report)
    const group = groups.get(key)
    if (group) group.push(report)
    else groups.set(key, [report])
  }
  return [...groups.values()]
}

/** An entity from all its facts, in order. */
export function makeEntity(id: string, facts: readonly StoredFact[], layer: Layer): EntityRecord | null {
  const folded = layer.isRejected('entity', id) ? null : foldEntity(id, facts, layer)
  if (!folded) return null
  const corrections = layer.naming('entity', id)
  return {
    id,
    kind: folded.base.kind,
    name: folded.name,
    aliases: [...folded.forms].sort(),
    roles: rolesOf(folded.facts.flatMap(({ fact }) => (fact.fact === 'role' ? [fact] : []))),
    ...(corrections.length > 0 ? { corrections } : {}),
  }
}

/** A statement as it is exported. */
export function makeStatement(fact: StatementFact, layer: Layer): StatementRecord {
  const { id, article, source, via, cue, content, kind, span } = fact
  return {
    id,
    article,
    source: { ...source, entity: source.entity === null ? null : layer.idOf('entity', source.entity, article) },
    via,
    cue,
    content,
    kind,
    span,
  }
}

/** An entry of the changes feed. */
export function makeChange({ seq, fact }: StoredFact): Change | null {
  if (fact.fact !== 'change') return null
  const { kind, subject, article, span, before, after } = fact
  return { seq, kind, subject, article, span, before, after }
}
