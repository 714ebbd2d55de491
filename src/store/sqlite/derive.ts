import type { CorrectionRecord, Fact, StatementFact } from '../../record/index.ts'
import { packFact, subjectOf } from '../codec.ts'
import { countedFact, ownerOf } from '../fold.ts'
import type { Layer, LayerFact } from '../layer.ts'
import { idsIn, kindOf } from '../layer.ts'
import type { StoredFact } from '../store.ts'
import { makeEvents } from './derive-events.ts'
import { makePeople } from './derive-people.ts'
import { makeStories } from './derive-stories.ts'
import type { Db } from './driver.ts'
import { Frames, subjectKey } from './frames.ts'
import { readLayer } from './layers.ts'

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
  /** An article has a newer version: what the one at `no` told counts no more. Call it when the newer one is in the table of articles. */
  retire(no: number): void
  /** Write what was held back; call before the transaction commits. */
  flush(): void
  /** Forget what was held back; call when the transaction failed. */
  forget(): void
}

/** What the parts of a deriver work with. */
export interface Ground {
  readonly db: Db
  readonly frames: Frames
  readonly layer: () => Layer
}

/** A deriver on an open record. What it remembers stays true while nobody else adds facts; `forget` it where somebody did. */
export function makeDeriver(db: Db): Deriver {
  let layer: Layer | null = null
  const ground: Ground = { db, frames: new Frames(db), layer: () => (layer ??= readLayer(db)) }
  const people = makePeople(ground)
  const events = makeEvents(ground, people)
  const stories = makeStories(ground)
  /** People who were rejected or count again: the events they are back in are known only when they are. */
  const returning = new Set<string>()
  const noted = { frame: 0, subjects: new Set<string>() }

  /** Which frames speak of a subject. */
  const note = (subject: string, frame: number): void => {
    if (noted.frame !== frame) noted.subjects.clear()
    noted.frame = frame
    if (noted.subjects.has(subject)) return
    noted.subjects.add(subject)
    db.prepare('INSERT OR IGNORE INTO subjects VALUES (?, ?)').run(subjectKey(subject), frame)
  }

  const onLayer = (fact: LayerFact, { seq }: Place): void => {
    const before = ground.layer()
    db.prepare('INSERT INTO layer VALUES (?, ?)').run(seq, JSON.stringify(packFact(fact, null)))
    layer = null
    if (fact.fact === 'merge') {
      const { of: kind, id, into } = fact
      const ends = [id, into, before.idOf(kind, id, null), before.idOf(kind, into, null)]
      if (kind === 'event') events.again(ends)
      else if (kind === 'story') stories.again(ends)
      else people.again(ends, 'all')
      return
    }
    const old = before.corrections.find((record) => record.id === fact.id)
    const now = ground.layer().corrections.find((record) => record.id === fact.id)
    for (const record of [old, now]) if (record) correct(record, before)
  }

  const correct = ({ correction }: Pick<CorrectionRecord, 'correction'>, before: Layer): void => {
    const named = idsIn(correction)
    const { of: kind } = correction
    if (correction.do === 'reject' && kind === 'statement') return restate(ground, people, correction)
    if (kind === 'statement') return
    const raws = named.flatMap((id) => [...before.sourcesOf(kind, id), ...ground.layer().sourcesOf(kind, id)])
    const ends = raws.flatMap((id) => [id, before.idOf(kind, id, null), ground.layer().idOf(kind, id, null)])
    if (kind === 'event') events.again(ends)
    else if (kind === 'story') stories.again(ends)
    else {
      const isWhole = correction.do === 'reject' && correction.fact === null
      people.again(ends, correction.do === 'rename' ? 'names' : 'all')
      if (!isWhole) return
      events.again(people.eventsOf(ends))
      for (const id of ends) returning.add(id)
    }
  }

  return {
    apply(fact, place) {
      if (fact.fact === 'merge' || fact.fact === 'correction' || fact.fact === 'undo') return onLayer(fact, place)
      if (fact.fact === 'change') {
        db.prepare('INSERT INTO changes VALUES (?, ?)').run(place.seq, place.at)
        return
      }
      const stored: StoredFact = { fact, seq: place.seq, at: place.at, no: place.no }
      const kind = kindOf(fact)
      if (kind !== null && kind !== 'statement') note(subjectOf(fact), place.frame)
      if (kind === 'event') events.apply(stored)
      else if (kind === 'entity') people.apply(stored)
      else if (kind === 'story') stories.apply(stored)
      else if (fact.fact === 'statement') onStatement(ground, people, { ...stored, fact })
      else if (fact.fact === 'origin' && !ground.layer().isStale(place.no))
        db.prepare('INSERT OR REPLACE INTO origins VALUES (?, ?, ?)').run(fact.article, fact.of, fact.how)
    },
    retire(no) {
      const before = ground.layer()
      layer = null
      const facts = ground.frames.ofArticle(no)?.facts ?? []
      const { id } = db.prepare('SELECT id FROM articles WHERE no = ?').get(no) as { id: string }
      db.prepare('DELETE FROM statements WHERE no = ?').run(no)
      db.prepare('DELETE FROM story_article WHERE article = ?').run(id)
      db.prepare('DELETE FROM origins WHERE article = ?').run(id)
      events.again(facts.flatMap((stored) => (kindOf(stored.fact) === 'event' ? [ownerOf('event', stored, before)] : [])))
      people.retire(no, before)
    },
    flush() {
      stories.flush()
      events.flush()
      people.flush()
      if (returning.size > 0) {
        events.again(people.eventsOf([...returning]))
        returning.clear()
        events.flush()
        people.flush()
      }
      writeRedirects(ground)
    },
    forget() {
      layer = null
      returning.clear()
      noted.frame = 0
      ground.frames.forget()
      events.forget()
      people.forget()
      stories.forget()
    },
  }
}

/** Only what changed is written: merges may be many. */
function writeRedirects({ db, layer }: Ground): void {
  const row = db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM layer').get() as { seq: number }
  if (row.seq === 0) return
  const wanted = layer().redirects()
  const there = new Map(
    (db.prepare('SELECT kind, id, target FROM redirects').all() as { kind: string; id: string; target: string }[]).map((r) => [
      `${r.kind} ${r.id}`,
      r,
    ]),
  )
  for (const { kind, id, target } of wanted) {
    const key = `${kind} ${id}`
    if (there.get(key)?.target !== target) db.prepare('INSERT OR REPLACE INTO redirects VALUES (?, ?, ?)').run(kind, id, target)
    there.delete(key)
  }
  for (const { kind, id } of there.values()) db.prepare('DELETE FROM redirects WHERE kind = ? AND id = ?').run(kind, id)
}

type People = ReturnType<typeof makePeople>

function onStatement(ground: Ground, people: People, stored: StoredFact & { readonly fact: StatementFact }): void {
  const { db } = ground
  const { fact, seq } = stored
  // The index keeps also what does not count just now: it may count again, and whoever asks it asks the table as well.
  db.prepare('INSERT INTO statement_words (rowid, source, content) VALUES (?, ?, ?)').run(seq, fact.source.name, fact.content.join(' '))
  putStatement(ground, people, stored)
}

function putStatement({ db, layer }: Ground, people: People, stored: StoredFact & { readonly fact: StatementFact }): void {
  const { fact, seq, no } = stored
  if (no === null || countedFact(stored, layer()) === null || layer().isRejected('statement', fact.id)) return
  const entity = fact.source.entity === null ? null : layer().idOf('entity', fact.source.entity, fact.article)
  db.prepare('INSERT OR IGNORE INTO statements VALUES (?, ?, ?, ?, ?, ?)').run(
    seq,
    fact.id,
    no,
    entity,
    fact.kind === 'indirect' ? 0 : 1,
    fact.cue === null ? null : fact.cue.toLowerCase(),
  )
  if (entity !== null) people.mention(entity, no)
}

/** A statement was rejected, or counts again. */
function restate(ground: Ground, people: People, { id, article }: { readonly id: string; readonly article: string | null }): void {
  const { db, frames } = ground
  db.prepare('DELETE FROM statements WHERE id = ?').run(id)
  for (const { no } of db.prepare('SELECT no FROM articles WHERE id = ?').all(article) as { no: number }[])
    for (const stored of frames.ofArticle(no)?.facts ?? [])
      if (stored.fact.fact === 'statement' && stored.fact.id === id) putStatement(ground, people, { ...stored, fact: stored.fact })
}
