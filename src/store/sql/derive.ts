import type { CorrectionRecord, Fact, StatementFact } from '../../record/index.ts'
import { packFact, subjectOf } from '../codec.ts'
import { countedFact, ownerOf } from '../fold.ts'
import type { Layer, LayerFact } from '../layer.ts'
import { idsIn, kindOf } from '../layer.ts'
import type { StoredFact } from '../store.ts'
import type { Events } from './derive-events.ts'
import { makeEvents } from './derive-events.ts'
import type { People } from './derive-people.ts'
import { makePeople } from './derive-people.ts'
import type { Stories } from './derive-stories.ts'
import { makeStories } from './derive-stories.ts'
import type { Words } from './dialect.ts'
import { Frames, subjectKey } from './frames.ts'
import { GrowingLayer } from './layers.ts'
import type { Steps } from './steps.ts'
import { all, exec, put } from './steps.ts'

/** Where a fact stands: its number, the article that was being taken in (none for a correction by hand), and when. */
export interface Place {
  readonly seq: number
  /** First number of the frame it is kept in. */
  readonly frame: number
  readonly no: number | null
  readonly at: number
}

/** What the parts of a deriver work with. */
export interface Ground {
  readonly words: Words
  readonly frames: Frames
  readonly layer: () => Layer
}

/** Keeps the derived tables in step with the facts, inside the transaction that adds them. What it remembers holds while nobody else writes. */
export class Deriver {
  readonly #layer = new GrowingLayer()
  readonly #ground: Ground
  readonly #people: People
  readonly #events: Events
  readonly #stories: Stories
  readonly #redirects = new Redirects()
  /** People who were rejected or count again: the events they are back in are known only when they are. */
  readonly #returning = new Set<string>()
  readonly #noted = { frame: 0, subjects: new Set<string>() }

  constructor(words: Words) {
    this.#ground = { words, frames: new Frames(), layer: () => this.#layer.now }
    this.#people = makePeople(this.#ground)
    this.#events = makeEvents(this.#ground, this.#people)
    this.#stories = makeStories(this.#ground)
  }

  /** Call first in a transaction, with the facts that are going to be applied where they are known: what they touch is then read at once. */
  *begin(facts: readonly Fact[] = []): Steps<void> {
    yield* this.#layer.load()
    yield* this.#people.prepare(facts)
    yield* this.#events.prepare(facts)
  }

  *apply(fact: Fact, place: Place): Steps<void> {
    if (fact.fact === 'merge' || fact.fact === 'correction' || fact.fact === 'undo') return yield* this.#onLayer(fact, place)
    if (fact.fact === 'change') return void (yield put('changes', { seq: place.seq, at: place.at }))
    const stored: StoredFact = { fact, seq: place.seq, at: place.at, no: place.no }
    const kind = kindOf(fact)
    if (kind !== null && kind !== 'statement' && this.#isNew(subjectOf(fact), place.frame))
      yield put('subjects', { subject: subjectKey(subjectOf(fact)), first: place.frame }, 'ignore')
    if (kind === 'event') yield* this.#events.apply(stored)
    else if (kind === 'entity') yield* this.#people.apply(stored)
    else if (kind === 'story') yield* this.#stories.apply(stored)
    else if (fact.fact === 'statement') yield* this.#onStatement({ ...stored, fact })
    else if (fact.fact === 'origin' && !this.#layer.now.isStale(place.no))
      yield put('origins', { article: fact.article, origin: fact.of, how: fact.how }, 'replace')
  }

  /** An article has a newer version at `newer`: what the one at `no` told counts no more. */
  *retire(id: string, no: number, newer: number): Steps<void> {
    const before = this.#layer.now
    this.#layer.edit(id, no, newer)
    const facts = (yield* this.#ground.frames.ofArticle(no))?.facts ?? []
    yield* exec('DELETE FROM statements WHERE no = ?', no)
    yield* exec('DELETE FROM story_article WHERE article = ?', id)
    yield* exec('DELETE FROM origins WHERE article = ?', id)
    this.#events.again(facts.flatMap((stored) => (kindOf(stored.fact) === 'event' ? [ownerOf('event', stored, before)] : [])))
    yield* this.#people.retire(no, before)
  }

  /** Write what was held back; call before the transaction commits. */
  *flush(): Steps<void> {
    yield* this.#stories.flush()
    yield* this.#events.flush()
    yield* this.#people.flush()
    if (this.#returning.size > 0) {
      this.#events.again(yield* this.#people.eventsOf([...this.#returning]))
      this.#returning.clear()
      yield* this.#events.flush()
      yield* this.#people.flush()
    }
    yield* this.#redirects.write(this.#layer)
  }

  /** Forget what was held back; call when the transaction failed, or another wrote. */
  forget(): void {
    this.#layer.forget()
    this.#redirects.forget()
    this.#returning.clear()
    this.#noted.frame = 0
    this.#ground.frames.forget()
    this.#events.forget()
    this.#people.forget()
    this.#stories.forget()
  }

  /** Does a frame speak of a subject for the first time? */
  #isNew(subject: string, frame: number): boolean {
    const noted = this.#noted
    if (noted.frame !== frame) noted.subjects.clear()
    noted.frame = frame
    if (noted.subjects.has(subject)) return false
    noted.subjects.add(subject)
    return true
  }

  *#onLayer(fact: LayerFact, { seq }: Place): Steps<void> {
    const before = this.#layer.now
    yield put('layer', { seq, body: JSON.stringify(packFact(fact, null)) })
    this.#layer.add(fact)
    if (fact.fact === 'merge') {
      const { of: kind, id, into } = fact
      const ends = [id, into, before.idOf(kind, id, null), before.idOf(kind, into, null)]
      if (kind === 'event') this.#events.again(ends)
      else if (kind === 'story') this.#stories.again(ends)
      else this.#people.again(ends, 'all')
      return
    }
    const old = before.corrections.find((record) => record.id === fact.id)
    const now = this.#layer.now.corrections.find((record) => record.id === fact.id)
    for (const record of [old, now]) if (record) yield* this.#correct(record, before)
  }

  *#correct({ correction }: Pick<CorrectionRecord, 'correction'>, before: Layer): Steps<void> {
    const named = idsIn(correction)
    const { of: kind } = correction
    const layer = this.#layer.now
    if (correction.do === 'reject' && kind === 'statement') return yield* this.#restate(correction)
    if (kind === 'statement') return
    const raws = named.flatMap((id) => [...before.sourcesOf(kind, id), ...layer.sourcesOf(kind, id)])
    const ends = raws.flatMap((id) => [id, before.idOf(kind, id, null), layer.idOf(kind, id, null)])
    if (kind === 'event') this.#events.again(ends)
    else if (kind === 'story') this.#stories.again(ends)
    else {
      const isWhole = correction.do === 'reject' && correction.fact === null
      this.#people.again(ends, correction.do === 'rename' ? 'names' : 'all')
      if (!isWhole) return
      this.#events.again(yield* this.#people.eventsOf(ends))
      for (const id of ends) this.#returning.add(id)
    }
  }

  *#onStatement(stored: StoredFact & { readonly fact: StatementFact }): Steps<void> {
    const { fact, seq } = stored
    // The index keeps also what does not count just now: it may count again, and whoever asks it asks the table as well.
    yield* this.#ground.words.put('statement', seq, [fact.source.name, fact.content.join(' ')], '')
    yield* this.#putStatement(stored, true)
  }

  *#putStatement(stored: StoredFact & { readonly fact: StatementFact }, isNew: boolean): Steps<void> {
    const { fact, seq, no } = stored
    const layer = this.#layer.now
    if (no === null || countedFact(stored, layer) === null || layer.isRejected('statement', fact.id)) return
    const entity = fact.source.entity === null ? null : layer.idOf('entity', fact.source.entity, fact.article)
    const cue = fact.cue === null ? null : fact.cue.toLowerCase()
    const quote = fact.kind === 'indirect' ? 0 : 1
    yield put('statements', { first: seq, id: fact.id, no, entity, quote, cue, confidence: fact.confidence ?? null }, 'ignore')
    if (entity !== null) yield* this.#people.mention(entity, no, isNew)
  }

  /** A statement was rejected, or counts again. */
  *#restate({ id, article }: { readonly id: string; readonly article: string | null }): Steps<void> {
    yield* exec('DELETE FROM statements WHERE id = ?', id)
    for (const { no } of yield* all<{ no: number }>('SELECT no FROM articles WHERE id = ?', article))
      for (const stored of (yield* this.#ground.frames.ofArticle(no))?.facts ?? [])
        if (stored.fact.fact === 'statement' && stored.fact.id === id) yield* this.#putStatement({ ...stored, fact: stored.fact }, false)
  }
}

/** Keeps the table of ids that lead elsewhere: only what changed is written, merges may be many. */
class Redirects {
  #there: Map<string, { readonly kind: string; readonly id: string; readonly target: string }> | null = null
  #seen = -1;

  *write(layer: GrowingLayer): Steps<void> {
    if (layer.isEmpty || this.#seen === layer.changes) return
    if (this.#there === null) {
      const rows = yield* all<{ kind: string; id: string; target: string }>('SELECT kind, id, target FROM redirects')
      this.#there = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]))
    }
    const gone = new Set(this.#there.keys())
    for (const redirect of layer.now.redirects()) {
      const key = `${redirect.kind} ${redirect.id}`
      gone.delete(key)
      if (this.#there.get(key)?.target === redirect.target) continue
      yield put('redirects', { ...redirect }, 'replace')
      this.#there.set(key, redirect)
    }
    for (const key of gone) {
      const { kind, id } = this.#there.get(key)!
      yield* exec('DELETE FROM redirects WHERE kind = ? AND id = ?', kind, id)
      this.#there.delete(key)
    }
    this.#seen = layer.changes
  }

  forget(): void {
    this.#there = null
    this.#seen = -1
  }
}
