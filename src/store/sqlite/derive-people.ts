import { foldEntity, countedFact, ownerOf } from '../fold.ts'
import type { Layer } from '../layer.ts'
import { kindOf } from '../layer.ts'
import type { StoredFact } from '../store.ts'
import type { Ground } from './derive.ts'
import type { Db } from './driver.ts'

/** Keeps the tables of people, organisations and places. */
export interface People {
  apply(stored: StoredFact): void
  /** An article speaks of an entity. */
  mention(id: string, no: number): void
  /** Make these anew before the transaction commits: their names only, or also who speaks of them and where they take part. */
  again(ids: readonly string[], what: 'names' | 'all'): void
  /** Events in which they take part. */
  eventsOf(ids: readonly string[]): readonly string[]
  /** The article at this place counts no more. `before` is the layer as it was while it did. */
  retire(no: number, before: Layer): void
  flush(): void
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

/** Entities that are kept at hand between transactions. */
const MOST_HELD = 20_000

/** Between the spellings of a name. */
const BAR = ' | '

/** The keeper for an open record. */
export function makePeople(ground: Ground): People {
  const { db, frames, layer } = ground
  const held = new Map<string, Held>()
  const anew = new Map<string, 'names' | 'all'>()
  /** Articles that speak of someone who is in no table yet. */
  const late = new Set<number>()

  const find = (id: string): Held | null => held.get(id) ?? loadEntity(db, held, id)
  const again = (id: string, what: 'names' | 'all'): void => {
    if (anew.get(id) !== 'all') anew.set(id, what)
  }
  const mention = (id: string, no: number): void => {
    if (anew.get(id) === 'all') {
      late.add(no)
      return
    }
    const entity = find(id)
    if (entity === null) {
      again(id, 'all')
      late.add(no)
      return
    }
    if (db.prepare('INSERT OR IGNORE INTO mentions VALUES (?, ?)').run(entity.first, no).changes === 0) return
    entity.reports++
    entity.isDirty = true
  }

  const drop = (id: string, first: number): void => {
    held.delete(id)
    db.prepare('DELETE FROM entity_words WHERE rowid = ?').run(first)
    db.prepare('DELETE FROM entities WHERE id = ?').run(id)
  }

  /** Names and spellings from the facts; who is spoken of by no report is in no list. */
  const rename = (id: string): void => {
    const before = firstOf(db, id)
    const folded = isThere(layer(), id) ? foldEntity(id, frames.of(layer().sourcesOf('entity', id)), layer()) : null
    if (before !== null) drop(id, before)
    if (!folded) {
      if (before !== null) db.prepare('DELETE FROM mentions WHERE entity = ?').run(before)
      return
    }
    const { first, base, forms } = folded
    if (before !== null && before !== first) db.prepare('UPDATE OR REPLACE mentions SET entity = ? WHERE entity = ?').run(first, before)
    const { n } = db.prepare('SELECT count(*) AS n FROM mentions WHERE entity = ?').get(first) as { n: number }
    if (n > 0) writeEntity(db, id, { first, kind: base.kind, forms: new Set(forms), reports: n, indexed: 0, isDirty: true })
  }

  /** Who speaks of them, where they take part, what they said: from the facts of every article that spoke of any of them. */
  const rebuild = (ids: ReadonlySet<string>): void => {
    const nos = new Set(late)
    for (const id of ids) {
      for (const { seq, no } of frames.of(layer().sourcesOf('entity', id))) if (no !== null && seq > 0) nos.add(no)
      const first = firstOf(db, id)
      if (first !== null) for (const row of db.prepare('SELECT no FROM mentions WHERE entity = ?').all(first)) nos.add(row['no'] as number)
    }
    for (const id of ids) {
      const first = firstOf(db, id)
      if (first !== null) db.prepare('DELETE FROM mentions WHERE entity = ?').run(first)
      db.prepare('DELETE FROM event_who WHERE entity = ?').run(id)
    }
    const firsts = new Map<string, number>()
    for (const id of ids) {
      const folded = isThere(layer(), id) ? foldEntity(id, frames.of(layer().sourcesOf('entity', id)), layer()) : null
      const before = firstOf(db, id)
      if (before !== null && before !== folded?.first) drop(id, before)
      if (folded) firsts.set(id, folded.first)
    }
    const say = db.prepare('INSERT OR IGNORE INTO mentions VALUES (?, ?)')
    for (const no of nos) {
      if (layer().isStale(no)) continue
      for (const stored of frames.ofArticle(no)?.facts ?? []) {
        const id = place(ground, stored, ids)
        const first = id === null ? undefined : firsts.get(id)
        if (first !== undefined) say.run(first, no)
      }
    }
    for (const id of ids) rename(id)
  }

  return {
    apply(stored) {
      const { fact, seq, no } = stored
      const id = ownerOf('entity', stored, layer())
      if (layer().isStale(no) || layer().isRejected('entity', id)) return
      if (anew.has(id) || layer().standing('entity', id).length > 0) again(id, anew.get(id) ?? 'names')
      else if (fact.fact === 'entity' && fact.id !== id) again(id, 'names')
      else if (fact.fact === 'entity' && find(id) === null)
        held.set(id, { first: seq, kind: fact.kind, forms: new Set([fact.name]), reports: 0, indexed: 0, isDirty: true })
      else if (fact.fact === 'alias' && countedFact(stored, layer()) !== null) {
        const entity = find(id)
        if (entity && !entity.forms.has(fact.form)) {
          entity.forms.add(fact.form)
          entity.isDirty = true
        }
      }
      if (no !== null) mention(id, no)
    },
    mention(id, no) {
      if (!layer().isRejected('entity', id)) mention(id, no)
    },
    again(ids, what) {
      for (const id of ids) again(id, what)
    },
    eventsOf: (ids) =>
      ids.flatMap((id) => (db.prepare('SELECT event FROM event_who WHERE entity = ?').all(id) as { event: string }[]).map((r) => r.event)),
    retire(no, before) {
      for (const stored of frames.ofArticle(no)?.facts ?? []) {
        const id = entityOf(stored, before)
        const first = id === null ? null : (held.get(id)?.first ?? firstOf(db, id))
        if (first === null) continue
        db.prepare('DELETE FROM mentions WHERE entity = ? AND no = ?').run(first, no)
        again(id!, 'names')
      }
    },
    flush() {
      for (const id of anew.keys()) {
        // What was held is in the tables before it is made anew from them.
        const entity = held.get(id)
        if (entity?.isDirty) writeEntity(db, id, entity)
        held.delete(id)
      }
      for (const [id, entity] of held) if (entity.isDirty) writeEntity(db, id, entity)
      const whole = new Set([...anew].flatMap(([id, what]) => (what === 'all' ? [id] : [])))
      if (whole.size > 0) rebuild(whole)
      for (const [id, what] of anew) if (what === 'names') rename(id)
      anew.clear()
      late.clear()
      if (held.size > MOST_HELD) held.clear()
    },
    forget() {
      held.clear()
      anew.clear()
      late.clear()
    },
  }
}

/** Is this an id of its own, and not rejected? */
function isThere(layer: Layer, id: string): boolean {
  return layer.idOf('entity', id, null) === id && !layer.isRejected('entity', id)
}

function firstOf(db: Db, id: string): number | null {
  const row = db.prepare('SELECT first FROM entities WHERE id = ?').get(id)
  return row ? (row['first'] as number) : null
}

/** The entity that a fact speaks of, whatever the fact is about. */
function entityOf(stored: StoredFact, layer: Layer): string | null {
  const { fact } = stored
  if (kindOf(fact) === 'entity') return ownerOf('entity', stored, layer)
  if (fact.fact === 'participant') return layer.idOf('entity', fact.entity, fact.article)
  return fact.fact === 'statement' && fact.source.entity !== null ? layer.idOf('entity', fact.source.entity, fact.article) : null
}

/** Put the part that an entity has in a fact into the tables; gives the entity if it is one of those asked for and the fact counts. */
function place({ db, layer }: Ground, stored: StoredFact, ids: ReadonlySet<string>): string | null {
  const { fact, seq } = stored
  const id = entityOf(stored, layer())
  if (id === null || !ids.has(id) || layer().isRejected('entity', id)) return null
  if (fact.fact === 'alias' || fact.fact === 'role' || fact.fact === 'entity') return id
  if (fact.fact === 'statement') {
    db.prepare('UPDATE statements SET entity = ? WHERE first = ?').run(id, seq)
    return layer().isRejected('statement', fact.id) ? null : id
  }
  if (countedFact(stored, layer()) === null) return null
  const event = ownerOf('event', stored, layer())
  if (db.prepare('SELECT 1 FROM events WHERE id = ?').get(event)) db.prepare('INSERT OR IGNORE INTO event_who VALUES (?, ?)').run(id, event)
  return id
}

function loadEntity(db: Db, held: Map<string, Held>, id: string): Held | null {
  const row = db.prepare('SELECT first, kind, forms, reports FROM entities WHERE id = ?').get(id) as
    { first: number; kind: string; forms: string; reports: number } | undefined
  if (!row) return null
  const forms = new Set(row.forms.split(BAR))
  const entity: Held = { first: row.first, kind: row.kind, forms, reports: row.reports, indexed: forms.size, isDirty: false }
  held.set(id, entity)
  return entity
}

function writeEntity(db: Db, id: string, entity: Held): void {
  entity.isDirty = false
  if (entity.reports === 0) return
  const words = [...entity.forms].join(BAR)
  db.prepare('INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?)').run(entity.first, id, entity.kind, words, entity.reports)
  if (entity.indexed !== entity.forms.size)
    db.prepare('INSERT OR REPLACE INTO entity_words (rowid, words) VALUES (?, ?)').run(entity.first, words)
  entity.indexed = entity.forms.size
}
