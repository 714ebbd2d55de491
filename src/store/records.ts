import type {
  Change,
  Disagreement,
  Entity,
  EntityRecord,
  EventRecord,
  Evidence,
  HistoryRow,
  RoleFact,
  StatementFact,
  StatementRecord,
  Status,
} from '../record/index.ts'
import { applyToEvent } from './heads.ts'
import type { EventHead } from './heads.ts'
import { daysOf } from './query.ts'
import type { StoredFact } from './store.ts'

/** What a record needs to know of the rest: which ids were merged into which, what an entity is called, who repeats whom. */
export interface Context {
  readonly eventNow: (id: string) => string
  readonly entityNow: (id: string) => string
  /** Name and place of an entity of the record. */
  readonly entity: (id: string) => { readonly name: string; readonly geo: Entity['geo']; readonly country: string | null } | null
  /** Articles that an article repeats. */
  readonly origins: (article: string) => readonly string[]
  /** Day (counted from 1970) at which `lapsed` is judged; null = never. */
  readonly today: number | null
}

/** Statuses of what is still to come: the ones that can lapse. */
const AHEAD: ReadonlySet<Status> = new Set(['proposed', 'planned', 'scheduled'])

/** The status as it stands on a day: what was due before it and was never reported to have happened has lapsed. */
export function statusOn(status: Status, when: string | null, today: number | null): Status {
  if (today === null || when === null || !AHEAD.has(status)) return status
  const days = daysOf(when)
  return days !== null && days.last < today ? 'lapsed' : status
}

/** An event from all its facts, in order. Null if they do not begin with one that makes an event. */
export function makeEvent(id: string, facts: readonly StoredFact[], context: Context): EventRecord | null {
  let head: EventHead | null = null
  const history: HistoryRow[] = []
  const who = new Map<string, { entity: string; name: string; role: string; evidence: Evidence[] }>()
  const relations = new Map<string, EventRecord['relations'][number]>()
  const disagreements = new Map<string, Disagreement>()
  const reports = new Set<string>()
  for (const { seq, fact } of facts) {
    if (fact.fact === 'event' && head !== null && fact.id !== id) continue
    head = applyToEvent(head, fact)
    if (fact.fact === 'row') {
      const { article, published, status, when, placeName, span, source } = fact
      history.push({ seq, article, published, status, when, place: placeName, span, source })
      reports.add(article)
    } else if (fact.fact === 'participant') {
      const entity = context.entityNow(fact.entity)
      const known = who.get(entity)
      const evidence = { article: fact.article, span: fact.span }
      if (known) known.evidence.push(evidence)
      else who.set(entity, { entity, name: context.entity(entity)?.name ?? fact.name, role: fact.role, evidence: [evidence] })
      if (known && known.role === 'participant') known.role = fact.role
    } else if (fact.fact === 'relation') {
      const { kind, article, span } = fact
      const event = context.eventNow(fact.to)
      if (event !== id && !relations.has(`${kind} ${event} ${article}`))
        relations.set(`${kind} ${event} ${article}`, { kind, event, article, span })
    } else if (fact.fact === 'disagreement') {
      if (fact.values.length === 0) disagreements.delete(fact.slot)
      else disagreements.set(fact.slot, { slot: fact.slot, kind: fact.kind, values: fact.values })
    }
  }
  if (head === null) return null
  const { state } = head
  const placed = state?.place ? context.entity(state.place) : null
  return {
    id,
    title: head.title,
    act: head.act,
    status: statusOn(state?.status ?? 'possible', state?.when ?? null, context.today),
    when: state && state.when !== null ? { edtf: state.when, zone: state.zone } : null,
    place:
      state && state.placeName !== null
        ? { name: placed?.name ?? state.placeName, geo: placed?.geo ?? null, country: placed?.country ?? null }
        : null,
    participants: [...who.values()],
    history,
    relations: [...relations.values()],
    disagreements: [...disagreements.values()],
    reports: [...reports],
    origins: countOrigins([...reports], context.origins),
  }
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
export function makeEntity(id: string, facts: readonly StoredFact[]): EntityRecord | null {
  let base: { kind: EntityRecord['kind']; name: string } | null = null
  const aliases = new Set<string>()
  const roles = new Map<string, RoleFact & { until: string | null }>()
  for (const { fact } of facts) {
    if (fact.fact === 'entity') {
      aliases.add(fact.name)
      if (base === null || fact.id === id) base = { kind: fact.kind, name: fact.name }
    } else if (fact.fact === 'alias') aliases.add(fact.form)
    else if (fact.fact === 'role') {
      const key = `${fact.title.toLowerCase()}|${fact.of?.toLowerCase() ?? ''}`
      const known = roles.get(key)
      if (!known) roles.set(key, { ...fact, until: fact.standing === 'former' ? fact.from : null })
      else if (fact.standing === 'former' && known.until === null) roles.set(key, { ...known, until: fact.from })
    }
  }
  if (base === null) return null
  return {
    id,
    ...base,
    aliases: [...aliases].sort(),
    roles: [...roles.values()].map(({ title, of, from, until, article, span }) => ({ title, of, from, until, article, span })),
  }
}

/** A statement as it is exported. */
export function makeStatement(fact: StatementFact, entityNow: (id: string) => string): StatementRecord {
  const { id, article, source, via, cue, content, kind, span } = fact
  return {
    id,
    article,
    source: { ...source, entity: source.entity === null ? null : entityNow(source.entity) },
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
