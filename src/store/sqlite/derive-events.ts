import type { Fact } from '../../record/index.ts'
import { subjectOf } from '../codec.ts'
import { countedFact, foldEvent, ownerOf } from '../fold.ts'
import type { EventHead } from '../heads.ts'
import { applyToEvent, hasConflict, packHead, unpackHead } from '../heads.ts'
import { daysOf } from '../query.ts'
import type { StoredFact } from '../store.ts'
import { sumOf } from './bodies.ts'
import type { Ground } from './derive.ts'
import type { People } from './derive-people.ts'
import type { Db } from './driver.ts'

/** Keeps the tables of events. */
interface Events {
  apply(stored: StoredFact): void
  /** Make these anew from their facts before the transaction commits. */
  again(ids: readonly string[]): void
  flush(): void
  forget(): void
}

interface Held {
  readonly first: number
  head: EventHead
  changed: number
  /** Words as they are indexed now; null where the event is new. */
  words: string | null
  isDirty: boolean
}

/** Events that are kept at hand between transactions. */
const MOST_HELD = 5000

/** The keeper for an open record. */
export function makeEvents({ db, frames, layer }: Ground, people: Pick<People, 'mention'>): Events {
  const held = new Map<string, Held>()
  const anew = new Set<string>()

  const link = (id: string, { no }: StoredFact, fact: Fact): void => {
    if (no !== null && fact.fact === 'row') db.prepare('INSERT OR IGNORE INTO event_article VALUES (?, ?)').run(id, no)
    if (fact.fact !== 'participant') return
    const entity = layer().idOf('entity', fact.entity, fact.article)
    db.prepare('INSERT OR IGNORE INTO event_who VALUES (?, ?)').run(entity, id)
    if (no !== null) people.mention(entity, no)
  }

  const rebuild = (id: string): void => {
    held.delete(id)
    const before = db.prepare('SELECT first FROM events WHERE id = ?').get(id)
    if (before) {
      db.prepare('DELETE FROM event_words WHERE rowid = ?').run(before['first'] as number)
      db.prepare('DELETE FROM events WHERE id = ?').run(id)
    }
    for (const table of ['event_who', 'event_article']) db.prepare(`DELETE FROM ${table} WHERE event = ?`).run(id)
    if (layer().idOf('event', id, null) !== id) return
    const folded = foldEvent(id, frames.of(layer().sourcesOf('event', id)), layer())
    if (!folded || folded.isHidden) return
    const { head, first, changed, facts } = folded
    for (const stored of facts) link(id, stored, stored.fact)
    writeEvent(db, id, { first, head, changed, words: null, isDirty: true })
  }

  /** Where people put something right, only all facts together tell how the event stands. */
  const needsFold = (id: string): boolean => anew.has(id) || layer().standing('event', id).length > 0 || layer().isRejected('event', id)

  return {
    apply(stored) {
      const { fact, seq, at } = stored
      const id = ownerOf('event', stored, layer())
      if (needsFold(id) || (fact.fact === 'event' && (layer().isStale(stored.no) || id !== subjectOf(fact)))) {
        anew.add(id)
        return
      }
      const counts = countedFact(stored, layer())
      const known = held.get(id) ?? loadEvent(db, held, id)
      if (known === null && fact.fact !== 'event') {
        // Told by no report until now: what made it lies further back, if anywhere.
        anew.add(id)
        return
      }
      if (counts === null) return
      const head = applyToEvent(known?.head ?? null, counts)
      if (head === null) return
      if (known) {
        if (head !== known.head) known.isDirty = true
        known.head = head
        if (at > known.changed) {
          known.changed = at
          known.isDirty = true
        }
      } else held.set(id, { first: seq, head, changed: at, words: null, isDirty: true })
      link(id, stored, counts)
    },
    again(ids) {
      for (const id of ids) anew.add(id)
    },
    flush() {
      for (const id of anew) held.delete(id)
      for (const [id, event] of held) if (event.isDirty) writeEvent(db, id, event)
      for (const id of anew) rebuild(id)
      anew.clear()
      if (held.size > MOST_HELD) held.clear()
    },
    forget() {
      held.clear()
      anew.clear()
    },
  }
}

function loadEvent(db: Db, held: Map<string, Held>, id: string): Held | null {
  const row = db.prepare('SELECT first, act, head, changed FROM events WHERE id = ?').get(id) as
    { first: number; act: string; head: string; changed: number } | undefined
  if (!row) return null
  const head = unpackHead(row.head, row.act)
  const event: Held = { first: row.first, head, changed: row.changed, words: wordsOfEvent(head), isDirty: false }
  held.set(id, event)
  return event
}

function wordsOfEvent(head: EventHead): string {
  return [head.title, head.state?.placeName ?? '', ...Object.values(head.who)].join(' ')
}

function writeEvent(db: Db, id: string, event: Held): void {
  const { head, first } = event
  const kept = packHead(head)
  const when = head.state?.when ?? null
  const days = when === null ? null : daysOf(when)
  db.prepare('INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    first,
    id,
    head.act,
    head.state?.status ?? 'possible',
    when,
    days?.first ?? null,
    days?.last ?? null,
    head.state?.place ?? null,
    hasConflict(head) ? 1 : 0,
    event.changed,
    kept,
    sumOf(id, kept),
  )
  const words = wordsOfEvent(head)
  if (words !== event.words) db.prepare('INSERT OR REPLACE INTO event_words (rowid, words) VALUES (?, ?)').run(first, words)
  event.words = words
  event.isDirty = false
}
