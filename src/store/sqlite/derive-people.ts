import type { AliasFact, EntityFact, RoleFact } from '../../record/index.ts'
import { subjectOf } from '../codec.ts'
import type { Place } from './derive.ts'
import type { Db } from './driver.ts'
import { frameOf } from './frames.ts'

/** Keeps the tables of people, organisations and places. */
export interface People {
  apply(fact: EntityFact | AliasFact | RoleFact, id: string, place: Place): void
  /** An article speaks of an entity. */
  mention(id: string, no: number | null): void
  merge(id: string, into: string): void
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

/** Note that a later frame than the one a subject was born in speaks of it. */
export function note(db: Db, subject: string, born: number, frame: number): void {
  if (frame > born) db.prepare('INSERT OR IGNORE INTO subjects VALUES (?, ?)').run(subject, frame)
}

/** The keeper for an open record. */
export function makePeople(db: Db): People {
  const held = new Map<string, Held>()
  const find = (id: string): Held | null => {
    const known = held.get(id)
    if (known) return known
    const row = db.prepare('SELECT first, kind, forms, reports FROM entities WHERE id = ?').get(id) as
      { first: number; kind: string; forms: string; reports: number } | undefined
    if (!row) return null
    const forms = new Set(row.forms.split(BAR))
    const entity: Held = { first: row.first, kind: row.kind, forms, reports: row.reports, indexed: forms.size, isDirty: false }
    held.set(id, entity)
    return entity
  }
  const mention = (id: string, no: number | null): void => {
    const entity = no === null ? null : find(id)
    if (!entity || db.prepare('INSERT OR IGNORE INTO mentions VALUES (?, ?)').run(entity.first, no).changes === 0) return
    entity.reports++
    entity.isDirty = true
  }
  const flush = (): void => {
    for (const [id, entity] of held) if (entity.isDirty) write(db, id, entity)
    if (held.size > MOST_HELD) held.clear()
  }
  return {
    apply(fact, id, { seq, frame, no }) {
      const known = find(id)
      if (fact.fact === 'entity' && !known)
        held.set(id, { first: seq, kind: fact.kind, forms: new Set([fact.name]), reports: 0, indexed: 0, isDirty: true })
      else if (known) note(db, subjectOf(fact), known.first, frame)
      const form = fact.fact === 'alias' ? fact.form : null
      const entity = find(id)
      if (entity && form !== null && !entity.forms.has(form)) {
        entity.forms.add(form)
        entity.isDirty = true
      }
      mention(id, no)
    },
    mention,
    merge(id, into) {
      flush()
      held.delete(id)
      held.delete(into)
      mergeInto(db, id, into, find)
    },
    flush,
    forget: () => held.clear(),
  }
}

function write(db: Db, id: string, entity: Held): void {
  const words = [...entity.forms].join(BAR)
  db.prepare('INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?)').run(entity.first, id, entity.kind, words, entity.reports)
  if (entity.indexed !== entity.forms.size)
    db.prepare('INSERT OR REPLACE INTO entity_words (rowid, words) VALUES (?, ?)').run(entity.first, words)
  entity.indexed = entity.forms.size
  entity.isDirty = false
}

function mergeInto(db: Db, id: string, into: string, find: (id: string) => Held | null): void {
  db.prepare('UPDATE OR IGNORE event_who SET entity = ? WHERE entity = ?').run(into, id)
  db.prepare('DELETE FROM event_who WHERE entity = ?').run(id)
  db.prepare('UPDATE statements SET entity = ? WHERE entity = ?').run(into, id)
  const gone = db.prepare('SELECT first, forms FROM entities WHERE id = ?').get(id) as { first: number; forms: string } | undefined
  const entity = find(into)
  if (!gone || !entity) return
  db.prepare('INSERT OR IGNORE INTO subjects VALUES (?, ?)').run(id, frameOf(db, gone.first))
  db.prepare('UPDATE OR IGNORE mentions SET entity = ? WHERE entity = ?').run(entity.first, gone.first)
  db.prepare('DELETE FROM mentions WHERE entity = ?').run(gone.first)
  db.prepare('DELETE FROM entity_words WHERE rowid = ?').run(gone.first)
  db.prepare('DELETE FROM entities WHERE id = ?').run(id)
  for (const form of gone.forms.split(BAR)) entity.forms.add(form)
  const { n } = db.prepare('SELECT count(*) AS n FROM mentions WHERE entity = ?').get(entity.first) as { n: number }
  entity.reports = n
  entity.isDirty = true
}
