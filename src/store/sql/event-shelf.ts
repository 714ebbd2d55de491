import type { EventRecord } from '../../record/index.ts'
import { subjectOf } from '../codec.ts'
import type { Layer } from '../layer.ts'
import { kindOf } from '../layer.ts'
import { makeEvent, statusOn } from '../records.ts'
import type { StoredFact } from '../store.ts'
import type { Contexts } from './context.ts'
import type { Frames } from './frames.ts'
import type { Steps } from './steps.ts'

/** Events that are kept; those not asked for longest are let go first. */
const MOST = 2000
/** Reports that are looked through for what they tell anew; after more of them nothing that is kept counts. */
const MOST_NEW = 200

/** An event as it was made, with all that it was made of. */
interface Kept {
  readonly record: EventRecord
  /** How many facts of people there were, and the raw ids that it is made of. */
  readonly byHand: number
  readonly sources: readonly string[]
  today: number | null
  edits: number
  /** Versions of the articles, in their order. */
  readonly editions: string
  readonly articles: readonly string[]
  readonly events: readonly string[]
  readonly entities: readonly string[]
}

/**
 * Events as they were made last. One is made anew only when something that it is made of has changed: a new fact on it, a correction,
 * an edited report, somebody in it who is now known to be somebody else. What is the same object is the same event.
 */
export class EventShelf {
  readonly #frames: Frames
  readonly #contexts: Contexts
  readonly #kept = new Map<string, Kept>()
  /** Which events that are kept a raw id is part of: several where one was divided. */
  readonly #owners = new Map<string, Set<string>>()
  /** First number of the newest frame that was looked through. */
  #seen: number | null = null

  constructor(frames: Frames, contexts: Contexts) {
    this.#frames = frames
    this.#contexts = contexts
  }

  /** Facts were replaced. */
  forget(): void {
    this.#clear()
    this.#seen = null
  }

  /** Events by their ids, in that order; null where there is none. */
  *records(ids: readonly string[], layer: Layer, today: number | null): Steps<(EventRecord | null)[]> {
    yield* this.#catchUp()
    const seen = this.#seen
    const context = this.#contexts.begin(layer, today)
    const found: (EventRecord | null)[] = []
    for (const asked of ids) {
      const id = layer.idOf('event', asked, null)
      const kept = this.#kept.get(id)
      if (kept && isGood(kept, layer, today)) {
        this.#kept.delete(id)
        kept.edits = layer.edits
        kept.today = today
        this.#kept.set(id, kept)
        found.push(kept.record)
        continue
      }
      this.#drop(id)
      const sources = layer.sourcesOf('event', id)
      const facts = yield* this.#frames.of(sources)
      yield* context.prepare(facts)
      const record = makeEvent(id, facts, context)
      found.push(record)
      // Where others looked further meanwhile, this may be of before.
      if (record && seen === this.#seen)
        this.#keep(id, { record, sources, today, byHand: layer.byHand, edits: layer.edits, ...standsOn(record, facts, layer) })
    }
    return found
  }

  #keep(id: string, kept: Kept): void {
    this.#drop(id)
    this.#kept.set(id, kept)
    for (const source of kept.sources) {
      const owners = this.#owners.get(source)
      if (owners) owners.add(id)
      else this.#owners.set(source, new Set([id]))
    }
    if (this.#kept.size > MOST) this.#drop(this.#kept.keys().next().value!)
  }

  #drop(id: string): void {
    for (const source of this.#kept.get(id)?.sources ?? []) {
      const owners = this.#owners.get(source)
      owners?.delete(id)
      if (owners?.size === 0) this.#owners.delete(source)
    }
    this.#kept.delete(id)
  }

  #clear(): void {
    this.#kept.clear()
    this.#owners.clear()
  }

  /** Let go of what newer reports speak of. */
  *#catchUp(): Steps<void> {
    const seen = this.#seen
    const newer = seen === null ? [] : yield* this.#frames.after(seen, MOST_NEW)
    if (newer.length === 0 && seen !== null) return
    if (seen === null || newer.length >= MOST_NEW) this.#clear()
    this.#seen = newer.length === 0 || newer.length >= MOST_NEW ? yield* this.#frames.newest() : newer.at(-1)!.first
    if (this.#kept.size === 0) return
    const told = new Set<string>()
    for (const { facts } of newer) for (const { fact } of facts) if (kindOf(fact) === 'event') told.add(subjectOf(fact))
    for (const source of told) for (const id of this.#owners.get(source) ?? []) this.#drop(id)
  }
}

/** Is everybody and everything in it still who they were, no report edited, and no day passed that matters? */
function isGood({ record, today: made, events, entities, ...kept }: Kept, layer: Layer, today: number | null): boolean {
  if (kept.byHand !== layer.byHand) return false
  if (made !== today && !isSameOn(record, made, today)) return false
  // What was joined to it since is one of its sources now.
  if (kept.sources.join() !== layer.sourcesOf('event', record.id).join()) return false
  if (kept.edits !== layer.edits && kept.editions !== editionsOf(kept.articles, layer)) return false
  return events.every((id) => layer.idOf('event', id, null) === id) && entities.every((id) => layer.idOf('entity', id, null) === id)
}

/** Has it the same status on another day? What has lapsed comes back only where the newest report was taken out. */
function isSameOn({ status, when }: EventRecord, made: number | null, today: number | null): boolean {
  if (status === 'lapsed') return made !== null && today !== null && today > made
  return statusOn(status, when?.edtf ?? null, today) === status
}

function editionsOf(articles: readonly string[], layer: Layer): string {
  return articles.map((article) => layer.editionOf(article)).join()
}

/** The articles that tell of it, and everybody, every place and every other event that an event made of these facts may name. */
function standsOn(
  record: EventRecord,
  facts: readonly StoredFact[],
  layer: Layer,
): Pick<Kept, 'events' | 'entities' | 'articles' | 'editions'> {
  const articles = new Set<string>()
  const entities = new Set<string>()
  for (const { fact } of facts) {
    if ('article' in fact && fact.article !== null) articles.add(fact.article)
    if (fact.fact === 'participant') entities.add(layer.idOf('entity', layer.idOf('entity', fact.entity, fact.article), null))
    if (fact.fact === 'row' && fact.place !== null) entities.add(layer.idOf('entity', fact.place, null))
    if (fact.fact === 'disagreement') for (const { evidence } of fact.values) for (const { article } of evidence) articles.add(article)
  }
  const list = [...articles]
  return {
    events: record.relations.map(({ event }) => event),
    entities: [...entities],
    articles: list,
    editions: editionsOf(list, layer),
  }
}
