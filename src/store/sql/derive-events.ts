import type { Fact } from '../../record/index.ts'
import { sumOf } from '../bodies.ts'
import { subjectOf } from '../codec.ts'
import { countedFact, foldEvent, ownerOf } from '../fold.ts'
import type { EventHead } from '../heads.ts'
import { applyToEvent, hasConflict, packHead, unpackHead } from '../heads.ts'
import { kindOf } from '../layer.ts'
import { daysOf } from '../query.ts'
import type { StoredFact } from '../store.ts'
import type { Ground } from './derive.ts'
import type { People } from './derive-people.ts'
import type { Steps } from './steps.ts'
import { all, exec, inLists, inPieces, marks, padded, put } from './steps.ts'

/** Keeps the tables of events. */
export interface Events {
  /** Read at once what these facts are going to touch. */
  prepare(facts: readonly Fact[]): Steps<void>
  apply(stored: StoredFact): Steps<void>
  /** Make these anew from their facts before the transaction commits. */
  again(ids: readonly string[]): void
  flush(): Steps<void>
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

interface Row {
  readonly id: string
  readonly first: number
  readonly act: string
  readonly head: string
  readonly changed: number
}

/** Events that are made anew at once. */
const MOST_ANEW = 64

/** Events that are kept at hand between transactions. */
const MOST_HELD = 1500

/** The keeper for an open record. */
export function makeEvents(ground: Ground, people: Pick<People, 'mention'>): Events {
  const { frames, layer } = ground
  const held = new Map<string, Held>()
  /** Ids that are known to be in no table. */
  const absent = new Set<string>()
  const anew = new Set<string>()

  const hold = (rows: readonly Row[]): void => {
    for (const { id, first, act, head, changed } of rows) {
      const unpacked = unpackHead(head, act)
      held.set(id, { first, head: unpacked, changed, words: wordsOfEvent(unpacked), isDirty: false })
    }
  }

  const find = function* (id: string): Steps<Held | null> {
    const there = held.get(id)
    if (there || absent.has(id)) return there ?? null
    hold(yield* all<Row>('SELECT id, first, act, head, changed FROM events WHERE id = ?', id))
    return held.get(id) ?? null
  }

  const link = function* (id: string, { no }: StoredFact, fact: Fact, isNew: boolean): Steps<void> {
    if (no !== null && fact.fact === 'row') yield put('event_article', { event: id, no }, 'ignore')
    if (fact.fact !== 'participant') return
    const entity = layer().idOf('entity', fact.entity, fact.article)
    yield put('event_who', { entity, event: id }, 'ignore')
    if (no !== null) yield* people.mention(entity, no, isNew)
  }

  /** Make a few events anew from all facts on them. */
  const rebuild = function* (ids: readonly string[]): Steps<void> {
    for (const id of ids) {
      held.delete(id)
      absent.delete(id)
    }
    const asked = padded(ids)
    for (const { first } of yield* all<{ first: number }>(`SELECT first FROM events WHERE id IN ${marks(asked)}`, ...asked))
      yield* ground.words.drop('event', first)
    yield* exec(`DELETE FROM events WHERE id IN ${marks(asked)}`, ...asked)
    for (const table of ['event_who', 'event_article']) yield* exec(`DELETE FROM ${table} WHERE event IN ${marks(asked)}`, ...asked)
    const whole = ids.filter((id) => layer().idOf('event', id, null) === id)
    for (const [id, facts] of yield* frames.ofEach(new Map(whole.map((id) => [id, layer().sourcesOf('event', id)])))) {
      const folded = foldEvent(id, facts, layer())
      if (!folded || folded.isHidden) continue
      const { head, first, changed } = folded
      for (const stored of folded.facts) yield* link(id, stored, stored.fact, false)
      yield* write(id, { first, head, changed, words: null, isDirty: true })
    }
  }

  const write = function* (id: string, event: Held): Steps<void> {
    const { head, first } = event
    const kept = packHead(head)
    const when = head.state?.when ?? null
    const days = when === null ? null : daysOf(when)
    const row = {
      first,
      id,
      act: head.act,
      status: head.state?.status ?? 'possible',
      edtf: when,
      first_day: days?.first ?? null,
      last_day: days?.last ?? null,
      place: head.state?.place ?? null,
      conflict: hasConflict(head) ? 1 : 0,
      confidence: head.confidence,
      changed: event.changed,
      head: kept,
      sum: sumOf(id, kept),
    }
    yield put('events', row, 'replace')
    const words = wordsOfEvent(head)
    if (words !== event.words) yield* ground.words.put('event', first, [words], '')
    event.words = words
    event.isDirty = false
  }

  /** Where people put something right, only all facts together tell how the event stands. */
  const needsFold = (id: string): boolean => anew.has(id) || layer().standing('event', id).length > 0 || layer().isRejected('event', id)

  const apply = function* (stored: StoredFact): Steps<void> {
    const { fact, seq, at } = stored
    const id = ownerOf('event', stored, layer())
    if (needsFold(id) || (fact.fact === 'event' && (layer().isStale(stored.no) || id !== subjectOf(fact)))) return void anew.add(id)
    const counts = countedFact(stored, layer())
    const known = held.get(id) ?? (yield* find(id))
    // Told by no report until now: what made it lies further back, if anywhere.
    if (known === null && fact.fact !== 'event') return void anew.add(id)
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
    } else {
      held.set(id, { first: seq, head, changed: at, words: null, isDirty: true })
      absent.delete(id)
    }
    yield* link(id, stored, counts, true)
  }

  return {
    *prepare(facts) {
      const wanted = new Set<string>()
      for (const fact of facts) if (kindOf(fact) === 'event') wanted.add(ownerOf('event', { fact }, layer()))
      const missing = [...wanted].filter((id) => !held.has(id))
      for (const piece of inLists(missing))
        hold(yield* all<Row>(`SELECT id, first, act, head, changed FROM events WHERE id IN ${marks(piece)}`, ...piece))
      absent.clear()
      for (const id of missing) if (!held.has(id)) absent.add(id)
    },
    apply,
    again(ids) {
      for (const id of ids) anew.add(id)
    },
    *flush() {
      for (const id of anew) held.delete(id)
      for (const [id, event] of held) if (event.isDirty) yield* write(id, event)
      for (const piece of inPieces([...anew], MOST_ANEW)) yield* rebuild(piece)
      anew.clear()
      absent.clear()
      if (held.size > MOST_HELD) held.clear()
    },
    forget() {
      held.clear()
      absent.clear()
      anew.clear()
    },
  }
}

function wordsOfEvent(head: EventHead): string {
  return [head.title, head.state?.placeName ?? '', ...Object.values(head.who)].join(' ')
}
