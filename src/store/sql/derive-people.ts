import type { Fact } from '../../record/index.ts'
import { foldEntity, countedFact, ownerOf } from '../fold.ts'
import type { FoldedEntity } from '../fold.ts'
import type { Layer } from '../layer.ts'
import { kindOf } from '../layer.ts'
import type { StoredFact } from '../store.ts'
import type { Ground } from './derive.ts'
import type { Ask, Steps } from './steps.ts'
import { all, exec, inLists, inPieces, marks, one, padded, put } from './steps.ts'

/** Keeps the tables of people, organisations and places. */
export interface People {
  /** Read at once what these facts are going to touch. */
  prepare(facts: readonly Fact[]): Steps<void>
  apply(stored: StoredFact): Steps<void>
  /** An article speaks of an entity; `isNew` says that the article is the one that is being taken in. */
  mention(id: string, no: number, isNew: boolean): Steps<void>
  /** Make these anew before the transaction commits: their names only, or also who speaks of them and where they take part. */
  again(ids: readonly string[], what: 'names' | 'all'): void
  /** Events in which they take part. */
  eventsOf(ids: readonly string[]): Steps<readonly string[]>
  /** The article at this place counts no more. `before` is the layer as it was while it did. */
  retire(no: number, before: Layer): Steps<void>
  flush(): Steps<void>
  forget(): void
}

interface Held {
  readonly first: number
  readonly kind: string
  readonly forms: Set<string>
  reports: number
  /** Spellings that are indexed now; 0 where the entity is new. */
  indexed: number
  isDirty: boolean
}

interface Row {
  readonly id: string
  readonly first: number
  readonly kind: string
  readonly forms: string
  readonly reports: number
}

/** Entities that are kept at hand between transactions. */
const MOST_HELD = 4000

/** Between the spellings of a name. */
const BAR = ' | '

const COLUMNS = 'id, first, kind, forms, reports'

/** The keeper for an open record. */
export function makePeople(ground: Ground): People {
  const { frames, layer } = ground
  const held = new Map<string, Held>()
  /** Ids that are known to be in no table. */
  const absent = new Set<string>()
  const anew = new Map<string, 'names' | 'all'>()
  /** Articles that speak of someone who is in no table yet. */
  const late = new Set<number>()
  /** Who is spoken of in articles that are in the record already, as far as it came up just now. */
  const older = new Map<string, { readonly entity: Held; readonly no: number }>()
  /** Whom the article that is being taken in was found to speak of. */
  const spoken = { no: 0, firsts: new Set<number>() }

  const hold = (rows: readonly Row[]): void => {
    for (const { id, first, kind, forms: packed, reports } of rows) {
      const forms = new Set(packed.split(BAR))
      held.set(id, { first, kind, forms, reports, indexed: forms.size, isDirty: false })
    }
  }

  const find = function* (id: string): Steps<Held | null> {
    const there = held.get(id)
    if (there || absent.has(id)) return there ?? null
    hold(yield* all<Row>(`SELECT ${COLUMNS} FROM entities WHERE id = ?`, id))
    return held.get(id) ?? null
  }

  const again = (id: string, what: 'names' | 'all'): void => {
    if (anew.get(id) !== 'all') anew.set(id, what)
  }

  /** Is this the first time that the article which is being taken in is found to speak of them? */
  const isFirst = (first: number, no: number): boolean => {
    if (spoken.no !== no) spoken.firsts.clear()
    spoken.no = no
    if (spoken.firsts.has(first)) return false
    spoken.firsts.add(first)
    return true
  }

  const mention = function* (id: string, no: number, isNew: boolean): Steps<void> {
    const entity = anew.get(id) === 'all' ? null : (held.get(id) ?? (yield* find(id)))
    if (entity === null) {
      again(id, 'all')
      late.add(no)
    } else if (!isNew) older.set(`${entity.first} ${no}`, { entity, no })
    else if (isFirst(entity.first, no)) yield count(entity, no)
  }

  const count = (entity: Held, no: number): Ask => {
    entity.reports++
    entity.isDirty = true
    return put('mentions', { entity: entity.first, no }, 'ignore')
  }

  /** Whether older articles were known to speak of somebody is asked for all of them at once. */
  const countOlder = function* (): Steps<void> {
    for (const piece of inPieces([...older.values()])) {
      const asked = padded(piece)
      const pairs = asked.map(() => '(CAST(? AS bigint), CAST(? AS bigint))').join()
      const values = asked.flatMap(({ entity, no }) => [entity.first, no])
      const rows = yield* all<{ entity: number; no: number }>(
        `SELECT entity, no FROM mentions WHERE (entity, no) IN (VALUES ${pairs})`,
        ...values,
      )
      const known = new Set(rows.map((row) => `${row.entity} ${row.no}`))
      for (const { entity, no } of piece) if (!known.has(`${entity.first} ${no}`)) yield count(entity, no)
    }
    older.clear()
  }

  const firstOf = function* (id: string): Steps<number | null> {
    return (yield* one<{ first: number }>('SELECT first FROM entities WHERE id = ?', id))?.first ?? null
  }

  const drop = function* (id: string, first: number): Steps<void> {
    held.delete(id)
    absent.delete(id)
    yield* ground.words.drop('entity', first)
    yield* exec('DELETE FROM entities WHERE id = ?', id)
  }

  const fold = function* (id: string): Steps<FoldedEntity | null> {
    return isThere(layer(), id) ? foldEntity(id, yield* frames.of(layer().sourcesOf('entity', id)), layer()) : null
  }

  /** Names and spellings from the facts; who is spoken of by no report is in no list. */
  const rename = function* (id: string): Steps<void> {
    const before = yield* firstOf(id)
    const folded = yield* fold(id)
    if (before !== null) yield* drop(id, before)
    if (!folded) {
      if (before !== null) yield* exec('DELETE FROM mentions WHERE entity = ?', before)
      return
    }
    const { first, base, forms } = folded
    if (before !== null && before !== first) yield* moveMentions(before, first)
    const { n } = (yield* one<{ n: number }>('SELECT count(*) AS n FROM mentions WHERE entity = ?', first))!
    if (n > 0) yield* write(id, { first, kind: base.kind, forms: new Set(forms), reports: n, indexed: 0, isDirty: true })
  }

  const write = function* (id: string, entity: Held): Steps<void> {
    entity.isDirty = false
    if (entity.reports === 0) return
    const words = [...entity.forms].join(BAR)
    yield put('entities', { first: entity.first, id, kind: entity.kind, forms: words, reports: entity.reports }, 'replace')
    if (entity.indexed !== entity.forms.size) yield* ground.words.put('entity', entity.first, [words], '')
    entity.indexed = entity.forms.size
  }

  /** Who speaks of them, where they take part, what they said: from the facts of every article that spoke of any of them. */
  const rebuild = function* (ids: ReadonlySet<string>): Steps<void> {
    const nos = new Set(late)
    for (const id of ids) {
      for (const { seq, no } of yield* frames.of(layer().sourcesOf('entity', id))) if (no !== null && seq > 0) nos.add(no)
      const first = yield* firstOf(id)
      if (first === null) continue
      for (const row of yield* all<{ no: number }>('SELECT no FROM mentions WHERE entity = ?', first)) nos.add(row.no)
    }
    for (const id of ids) {
      const first = yield* firstOf(id)
      if (first !== null) yield* exec('DELETE FROM mentions WHERE entity = ?', first)
      yield* exec('DELETE FROM event_who WHERE entity = ?', id)
    }
    const firsts = new Map<string, number>()
    for (const id of ids) {
      const folded = yield* fold(id)
      const before = yield* firstOf(id)
      if (before !== null && before !== folded?.first) yield* drop(id, before)
      if (folded) firsts.set(id, folded.first)
    }
    for (const no of nos) {
      if (layer().isStale(no)) continue
      for (const stored of (yield* frames.ofArticle(no))?.facts ?? []) {
        const id = yield* place(ground, stored, ids)
        const first = id === null ? undefined : firsts.get(id)
        if (first !== undefined) yield put('mentions', { entity: first, no }, 'ignore')
      }
    }
    for (const id of ids) yield* rename(id)
  }

  return {
    *prepare(facts) {
      const missing = [...new Set(facts.flatMap((fact) => entityOf({ fact }, layer()) ?? []))].filter((id) => !held.has(id))
      for (const piece of inLists(missing)) hold(yield* all<Row>(`SELECT ${COLUMNS} FROM entities WHERE id IN ${marks(piece)}`, ...piece))
      absent.clear()
      for (const id of missing) if (!held.has(id)) absent.add(id)
    },
    *apply(stored) {
      const { fact, seq, no } = stored
      const id = ownerOf('entity', stored, layer())
      if (layer().isStale(no) || layer().isRejected('entity', id)) return
      if (anew.has(id) || layer().standing('entity', id).length > 0) again(id, anew.get(id) ?? 'names')
      else if (fact.fact === 'entity' && fact.id !== id) again(id, 'names')
      else if (fact.fact === 'entity' && (yield* find(id)) === null) {
        held.set(id, { first: seq, kind: fact.kind, forms: new Set([fact.name]), reports: 0, indexed: 0, isDirty: true })
        absent.delete(id)
      } else if (fact.fact === 'alias' && countedFact(stored, layer()) !== null) {
        const entity = yield* find(id)
        if (entity && !entity.forms.has(fact.form)) {
          entity.forms.add(fact.form)
          entity.isDirty = true
        }
      }
      if (no !== null) yield* mention(id, no, true)
    },
    *mention(id, no, isNew) {
      if (!layer().isRejected('entity', id)) yield* mention(id, no, isNew)
    },
    again(ids, what) {
      for (const id of ids) again(id, what)
    },
    *eventsOf(ids) {
      const found: string[] = []
      for (const id of ids)
        for (const { event } of yield* all<{ event: string }>('SELECT event FROM event_who WHERE entity = ?', id)) found.push(event)
      return found
    },
    *retire(no, before) {
      for (const stored of (yield* frames.ofArticle(no))?.facts ?? []) {
        const id = entityOf(stored, before)
        const first = id === null ? null : (held.get(id)?.first ?? (yield* firstOf(id)))
        if (first === null) continue
        yield* exec('DELETE FROM mentions WHERE entity = ? AND no = ?', first, no)
        again(id!, 'names')
      }
    },
    *flush() {
      yield* countOlder()
      for (const id of anew.keys()) {
        // What was held is in the tables before it is made anew from them.
        const entity = held.get(id)
        if (entity?.isDirty) yield* write(id, entity)
        held.delete(id)
      }
      for (const [id, entity] of held) if (entity.isDirty) yield* write(id, entity)
      const whole = new Set([...anew].flatMap(([id, what]) => (what === 'all' ? [id] : [])))
      if (whole.size > 0) yield* rebuild(whole)
      for (const [id, what] of anew) if (what === 'names') yield* rename(id)
      anew.clear()
      late.clear()
      absent.clear()
      spoken.no = 0
      if (held.size > MOST_HELD) held.clear()
    },
    forget() {
      held.clear()
      absent.clear()
      anew.clear()
      late.clear()
      older.clear()
      spoken.no = 0
    },
  }
}

/** What was said of one is said of the other. */
function* moveMentions(from: number, to: number): Steps<void> {
  for (const { no } of yield* all<{ no: number }>('SELECT no FROM mentions WHERE entity = ?', from))
    yield put('mentions', { entity: to, no }, 'ignore')
  yield* exec('DELETE FROM mentions WHERE entity = ?', from)
}

/** Is this an id of its own, and not rejected? */
function isThere(layer: Layer, id: string): boolean {
  return layer.idOf('entity', id, null) === id && !layer.isRejected('entity', id)
}

/** The entity that a fact speaks of, whatever the fact is about. */
function entityOf(stored: Pick<StoredFact, 'fact'>, layer: Layer): string | null {
  const { fact } = stored
  if (kindOf(fact) === 'entity') return ownerOf('entity', stored, layer)
  if (fact.fact === 'participant') return layer.idOf('entity', fact.entity, fact.article)
  return fact.fact === 'statement' && fact.source.entity !== null ? layer.idOf('entity', fact.source.entity, fact.article) : null
}

/** Put the part that an entity has in a fact into the tables; gives the entity if it is one of those asked for and the fact counts. */
function* place({ layer }: Ground, stored: StoredFact, ids: ReadonlySet<string>): Steps<string | null> {
  const { fact, seq } = stored
  const id = entityOf(stored, layer())
  if (id === null || !ids.has(id) || layer().isRejected('entity', id)) return null
  if (fact.fact === 'alias' || fact.fact === 'role' || fact.fact === 'entity') return id
  if (fact.fact === 'statement') {
    yield* exec('UPDATE statements SET entity = ? WHERE first = ?', id, seq)
    return layer().isRejected('statement', fact.id) ? null : id
  }
  if (countedFact(stored, layer()) === null) return null
  const event = ownerOf('event', stored, layer())
  if (yield* one('SELECT 1 AS there FROM events WHERE id = ?', event)) yield put('event_who', { entity: id, event }, 'ignore')
  return id
}
