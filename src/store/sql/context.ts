import { foldEntity } from '../fold.ts'
import type { Layer } from '../layer.ts'
import type { Context } from '../records.ts'
import type { StoredFact } from '../store.ts'
import type { Frames } from './frames.ts'
import type { Steps } from './steps.ts'
import { all, inLists, marks, one } from './steps.ts'

type EntityPlace = NonNullable<ReturnType<Context['entity']>>

/** A context that was told what it will be asked. */
export interface PreparedContext extends Context {
  /** Read all that an event made of these facts asks for. */
  prepare(facts: readonly StoredFact[]): Steps<void>
}

/** Makes what events need of the rest of the record. */
export class Contexts {
  readonly #frames: Frames

  constructor(frames: Frames) {
    this.#frames = frames
  }

  /** A context that remembers what it read while it lives. `today` is the day at which `lapsed` is judged. */
  begin(layer: Layer, today: number | null): PreparedContext {
    const entities = new Map<string, EntityPlace | null>()
    const origins = new Map<string, readonly string[]>()
    const versions = new Map<number, number>()
    const idOf = (id: string, article: string | null): string => layer.idOf('entity', id, article)
    return {
      layer,
      today,
      entity: (id, article) => asked(entities, idOf(id, article)),
      origins: (article) => origins.get(article) ?? [],
      versionAt: (no) => versions.get(no) ?? 1,
      prepare: (facts) => this.#prepare(facts, layer, { entities, origins, versions }),
    }
  }

  *#prepare(
    facts: readonly StoredFact[],
    layer: Layer,
    known: {
      readonly entities: Map<string, EntityPlace | null>
      readonly origins: Map<string, readonly string[]>
      readonly versions: Map<number, number>
    },
  ): Steps<void> {
    const reports = new Set<string>()
    const people = new Set<string>()
    for (const { fact, no } of facts) {
      if (fact.fact === 'participant') people.add(layer.idOf('entity', layer.idOf('entity', fact.entity, fact.article), null))
      if (fact.fact !== 'row') continue
      reports.add(fact.article)
      if (fact.place !== null) people.add(layer.idOf('entity', fact.place, null))
      if (no !== null && layer.isStale(no) && !known.versions.has(no))
        known.versions.set(no, (yield* one<{ version: number }>('SELECT version FROM articles WHERE no = ?', no))?.version ?? 1)
    }
    for (const [report, found] of yield* this.originsOf([...reports].filter((report) => !known.origins.has(report))))
      known.origins.set(report, found)
    for (const id of people) if (!known.entities.has(id)) known.entities.set(id, yield* this.#entityPlace(id, layer))
  }

  /** Articles that articles repeat, by the article; of one kind only where that is asked for. */
  *originsOf(articles: readonly string[], how?: string): Steps<Map<string, string[]>> {
    const found = new Map<string, string[]>(articles.map((article) => [article, []]))
    for (const piece of inLists(articles)) {
      const sql = `SELECT article, origin FROM origins WHERE article IN ${marks(piece)} ${how === undefined ? '' : 'AND how = ?'} ORDER BY article, origin`
      for (const { article, origin } of yield* all<{ article: string; origin: string }>(sql, ...piece, ...(how === undefined ? [] : [how])))
        found.get(article)!.push(origin)
    }
    return found
  }

  /** What entities are called, by the ids that are asked for. */
  *namesOf(ids: readonly string[], layer: Layer): Steps<Map<string, string>> {
    const names = new Map<string, string>()
    for (const id of new Set(ids)) {
      const found = yield* this.#entityPlace(layer.idOf('entity', id, null), layer)
      if (found) names.set(id, found.name)
    }
    return names
  }

  *#entityPlace(id: string, layer: Layer): Steps<EntityPlace | null> {
    const row = yield* one<{ first: number }>('SELECT first FROM entities WHERE id = ?', id)
    const fact = row && layer.standing('entity', id).length === 0 ? (yield* this.#frames.at(row.first))?.fact : undefined
    if (fact?.fact === 'entity') return { name: fact.name, geo: fact.geo, country: fact.country }
    const folded = foldEntity(id, yield* this.#frames.of(layer.sourcesOf('entity', id)), layer)
    return folded && { name: folded.name, geo: folded.base.geo, country: folded.base.country }
  }
}

function asked<T>(known: ReadonlyMap<string, T>, id: string): T | null {
  const found = known.get(id)
  if (found === undefined) throw new Error(`expected ${id} to be read before it is asked for`)
  return found
}
