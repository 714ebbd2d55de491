import type { Fact, MergeFact, StatementFact } from '../../record/index.ts'
import { subjectOf } from '../codec.ts'
import type { EventHead } from '../heads.ts'
import { applyToEvent, hasConflict, packHead, unpackHead } from '../heads.ts'
import { daysOf } from '../query.ts'
import type { Db } from './driver.ts'
import { sumOf } from './bodies.ts'
import { frameOf, Frames } from './frames.ts'
import { makePeople, note } from './derive-people.ts'

/** Where a fact stands: its number, the article that was being taken in (none for a correction by hand), and when. */
export interface Place {
  readonly seq: number
  /** First number of the frame it is kept in. */
  readonly frame: number
  readonly no: number | null
  readonly at: number
}

/** Keeps the derived tables in step with the facts, inside the transaction that adds them. */
export interface Deriver {
  apply(fact: Fact, place: Place): void
  /** Write what was held back; call before the transaction commits. */
  flush(): void
  /** Forget what was held back; call when the transaction failed. */
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

/** A deriver on an open record. Only one may write to a file, so what it remembers stays true. */
export function makeDeriver(db: Db): Deriver {
  const held = new Map<string, Held>()
  const redirects = { event: new Map<string, string>(), entity: new Map<string, string>(), story: new Map<string, string>() }
  let isLoaded = false
  const load = (): void => {
    if (isLoaded) return
    isLoaded = true
    for (const row of db.prepare('SELECT kind, id, target FROM redirects').all() as { kind: MergeFact['of']; id: string; target: string }[])
      redirects[row.kind].set(row.id, row.target)
  }
  const now = (kind: MergeFact['of'], id: string): string => redirects[kind].get(id) ?? id
  const people = makePeople(db)
  const eventOf = (id: string): Held | null => held.get(id) ?? loadEvent(db, held, id)

  const onEvent = (fact: Fact, { seq, frame, no, at }: Place): void => {
    const id = now('event', subjectOf(fact))
    const known = eventOf(id)
    const head = applyToEvent(known?.head ?? null, fact)
    if (head === null) return
    if (known) {
      if (head !== known.head) known.isDirty = true
      known.head = head
      if (at > known.changed) {
        known.changed = at
        known.isDirty = true
      }
      note(db, subjectOf(fact), known.first, frame)
    } else held.set(id, { first: seq, head, changed: at, words: null, isDirty: true })
    if (no !== null && fact.fact === 'row') db.prepare('INSERT OR IGNORE INTO event_article VALUES (?, ?)').run(id, no)
    if (fact.fact !== 'participant') return
    const entity = now('entity', fact.entity)
    db.prepare('INSERT OR IGNORE INTO event_who VALUES (?, ?)').run(entity, id)
    people.mention(entity, no)
  }

  const onMerge = (fact: MergeFact, seq: number): void => {
    const into = now(fact.of, fact.into)
    const id = now(fact.of, fact.id)
    if (id === into) return
    for (const [from, target] of redirects[fact.of]) if (target === id) redirects[fact.of].set(from, into)
    redirects[fact.of].set(id, into)
    db.prepare('UPDATE redirects SET target = ? WHERE kind = ? AND target = ?').run(into, fact.of, id)
    db.prepare('INSERT OR REPLACE INTO redirects VALUES (?, ?, ?)').run(fact.of, id, into)
    if (fact.of === 'event') {
      flush()
      mergeEvents(db, id, into, seq)
      held.delete(id)
      held.delete(into)
    } else if (fact.of === 'entity') {
      people.merge(id, into)
    } else {
      db.prepare('UPDATE story_article SET story = ? WHERE story = ?').run(into, id)
      db.prepare('DELETE FROM stories WHERE id = ?').run(id)
    }
  }

  const flush = (): void => {
    for (const [id, event] of held) if (event.isDirty) writeEvent(db, id, event)
    if (held.size > MOST_HELD) held.clear()
    people.flush()
  }

  return {
    apply(fact, place) {
      load()
      switch (fact.fact) {
        case 'entity':
        case 'alias':
        case 'role':
          people.apply(fact, now('entity', subjectOf(fact)), place)
          break
        case 'statement':
          onStatement(db, fact, fact.source.entity === null ? null : now('entity', fact.source.entity), place)
          if (fact.source.entity !== null) people.mention(now('entity', fact.source.entity), place.no)
          break
        case 'story':
          db.prepare('INSERT INTO stories VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title').run(
            place.seq,
            now('story', fact.id),
            fact.title,
          )
          break
        case 'join':
          db.prepare('INSERT OR REPLACE INTO story_article VALUES (?, ?, ?)').run(fact.article, now('story', fact.story), place.seq)
          break
        case 'origin':
          db.prepare('INSERT OR REPLACE INTO origins VALUES (?, ?, ?)').run(fact.article, fact.of, fact.how)
          break
        case 'change':
          db.prepare('INSERT INTO changes VALUES (?, ?)').run(place.seq, place.at)
          break
        case 'merge':
          onMerge(fact, place.seq)
          break
        default:
          onEvent(fact, place)
      }
    },
    flush,
    forget() {
      held.clear()
      people.forget()
      isLoaded = false
      for (const map of Object.values(redirects)) map.clear()
    },
  }
}

function loadEvent(db: Db, held: Map<string, Held>, id: string): Held | null {
  const row = db.prepare('SELECT first, act, head, sum, changed FROM events WHERE id = ?').get(id) as
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

/** The facts of both in one history, from which the head is made anew. */
function mergeEvents(db: Db, id: string, into: string, seq: number): void {
  const subjects = [
    into,
    ...(db.prepare("SELECT id FROM redirects WHERE kind = 'event' AND target = ?").all(into) as { id: string }[]).map((row) => row.id),
  ]
  const before = db.prepare('SELECT id, first FROM events WHERE id IN (?, ?)').all(id, into) as { id: string; first: number }[]
  // From now on the place of birth of neither can be told from the other's.
  for (const row of before) db.prepare('INSERT OR IGNORE INTO subjects VALUES (?, ?)').run(row.id, frameOf(db, row.first))
  let head: EventHead | null = null
  let first = 0
  let changed = 0
  for (const stored of new Frames(db).of(subjects, before[0]?.first ?? 0)) {
    const { fact } = stored
    if (stored.seq > seq) break
    if (fact.fact === 'event' && head !== null && fact.id !== into) continue // the title of the event that stays
    head = applyToEvent(head, fact)
    first ||= stored.seq
    if (TOUCHING.has(fact.fact)) changed = Math.max(changed, stored.at)
  }
  for (const { first } of before) db.prepare('DELETE FROM event_words WHERE rowid = ?').run(first)
  db.prepare('DELETE FROM events WHERE id IN (?, ?)').run(id, into)
  for (const table of ['event_who', 'event_article']) {
    db.prepare(`UPDATE OR IGNORE ${table} SET event = ? WHERE event = ?`).run(into, id)
    db.prepare(`DELETE FROM ${table} WHERE event = ?`).run(id)
  }
  if (head) writeEvent(db, into, { first, head, changed, words: null, isDirty: true })
}

/** Facts that change what is shown of an event. */
const TOUCHING: ReadonlySet<Fact['fact']> = new Set(['event', 'row', 'participant', 'relation', 'number', 'disagreement'])

function onStatement(db: Db, fact: StatementFact, entity: string | null, { seq, no }: Place): void {
  if (no === null) return
  const made = db
    .prepare('INSERT OR IGNORE INTO statements VALUES (?, ?, ?, ?, ?, ?)')
    .run(seq, fact.id, no, entity, fact.kind === 'indirect' ? 0 : 1, fact.cue === null ? null : fact.cue.toLowerCase())
  if (made.changes > 0)
    db.prepare('INSERT INTO statement_words (rowid, source, content) VALUES (?, ?, ?)').run(seq, fact.source.name, fact.content.join(' '))
}
