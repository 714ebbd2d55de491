import { crc32 } from 'node:zlib'
import type { Fact } from '../../record/index.ts'
import { packJson, unpackJson } from '../bodies.ts'
import { isChange, packFact, subjectOf, unpackFact } from '../codec.ts'
import type { PackedFact } from '../codec.ts'
import type { StoredFact } from '../store.ts'
import type { Listing, Steps } from './steps.ts'
import { all, exec, inLists, item, marks, one, put } from './steps.ts'

/** The facts that one report added, with what linking remembers of it. */
export interface Frame {
  readonly first: number
  readonly last: number
  readonly no: number | null
  readonly at: number
  readonly memo: string | null
  readonly facts: readonly StoredFact[]
  /** A newer reading took the place of its facts: of them only the entries of the changes feed are left. */
  readonly isHollow: boolean
}

/** A frame that is to be written. */
export interface NewFrame {
  readonly first: number
  readonly no: number | null
  readonly at: number
  readonly month: string
  readonly article: string | null
  readonly memo: string | null
  readonly facts: readonly Fact[]
}

interface Row {
  readonly first: number
  readonly last: number
  readonly no: number | null
  readonly at: number
  readonly body: Uint8Array
  readonly hollow: number
  readonly id: string | null
}

const COLUMNS = 'f.first, f.last, f.no, f.at, f.body, f.hollow, (SELECT id FROM articles a WHERE a.no = f.no) AS id'

/** The frame that holds a number. */
const HOLDS = 'SELECT max(first) AS first FROM facts WHERE first <= ?'

/** Frames that are kept unpacked. */
const MOST_KEPT = 512

/** Frames that are read at once. */
const PAGE = 64

/** Add a frame, which is never changed afterwards; returns its last number. */
export function* writeFrame({ first, no, at, month, article, memo, facts }: NewFrame): Steps<number> {
  const body = packJson([memo, ...facts.map((fact) => packFact(fact, article))])
  const last = first + Math.max(1, facts.length) - 1 // a report without facts still takes a number
  yield put('facts', { first, last, no, at, body, hollow: 0, month })
  return last
}

/** Leave of what an article added only its entries of the changes feed, under their numbers: newer facts take the place of the rest. */
export function* hollowFrame(no: number): Steps<void> {
  for (const row of yield* all<{ first: number; body: Uint8Array }>('SELECT first, body FROM facts WHERE no = ? AND hollow = 0', no)) {
    const [, ...facts] = unpackJson(row.body, `facts from ${row.first} on`) as [string | null, ...(PackedFact | null)[]]
    const left = facts.map((list) => (list !== null && isChange(list) ? list : null))
    yield* exec('UPDATE facts SET body = ?, hollow = 1 WHERE first = ?', packJson([null, ...left]), row.first)
  }
}

/** Short stand-in for a subject in the index of frames; two that share one cost a look into a frame too many, and nothing else. */
export function subjectKey(subject: string): number {
  return crc32(subject)
}

/** Reads frames of an open record, and remembers those read last. */
export class Frames {
  readonly #kept = new Map<number, Frame>()
  /** Where a number was looked for last: the next one often lies there, too. */
  #last: Frame | null = null;

  /** All frames that hold facts after a number, in order; the first may hold older ones, too. */
  *all(since = 0): Listing<Frame> {
    const from = since === 0 ? 0 : ((yield* one<{ first: number | null }>(HOLDS, since + 1))?.first ?? 0)
    for (let next = from; ;) {
      const rows = yield* all<Row>(`SELECT ${COLUMNS} FROM facts f WHERE f.first >= ? ORDER BY f.first LIMIT ${PAGE}`, next)
      for (const row of rows) {
        yield item(unpackFrame(row))
        next = row.first + 1
      }
      if (rows.length < PAGE) return
    }
  }

  /** Facts on any of these subjects, in order. */
  *of(subjects: readonly string[]): Steps<StoredFact[]> {
    return (yield* this.ofEach(new Map([['', subjects]]))).get('')!
  }

  /** The same for several lists of subjects by their names, asked for at once. */
  *ofEach(lists: ReadonlyMap<string, readonly string[]>): Steps<Map<string, StoredFact[]>> {
    const keys = new Set([...lists.values()].flat().map(subjectKey))
    const firsts = new Set<number>()
    for (const piece of inLists([...keys]))
      for (const row of yield* all<{ first: number }>(`SELECT first FROM subjects WHERE subject IN ${marks(piece)}`, ...piece))
        firsts.add(row.first)
    const bySubject = new Map<string, StoredFact[]>([...lists.values()].flat().map((subject) => [subject, []]))
    for (const frame of yield* this.#frames([...firsts].sort((a, b) => a - b)))
      for (const stored of frame.facts) bySubject.get(subjectOf(stored.fact))?.push(stored)
    return new Map(
      [...lists].map(([name, subjects]) => {
        const found = [...new Set(subjects)].flatMap((subject) => bySubject.get(subject)!)
        return [name, subjects.length === 1 ? found : found.sort((a, b) => a.seq - b.seq)]
      }),
    )
  }

  /** The fact of a number. */
  *at(seq: number): Steps<StoredFact | null> {
    if (!holds(this.#last, seq)) {
      const row = yield* one<{ first: number | null }>(HOLDS, seq)
      if (row?.first == null) return null
      this.#last = (yield* this.#frames([row.first]))[0] ?? null
    }
    return this.#last?.facts.find((stored) => stored.seq === seq) ?? null
  }

  /** First number of the newest frame; 0 where there is none. */
  *newest(): Steps<number> {
    return (yield* one<{ first: number | null }>('SELECT max(first) AS first FROM facts'))?.first ?? 0
  }

  /** Frames that came after the one that begins with a number, the oldest first; `most` of them. */
  *after(first: number, most: number): Steps<Frame[]> {
    const rows = yield* all<{ first: number }>('SELECT first FROM facts WHERE first > ? ORDER BY first LIMIT ?', first, most)
    return yield* this.#frames(rows.map((row) => row.first))
  }

  /** Forget what was read: a transaction failed, or facts were replaced. */
  forget(): void {
    this.#kept.clear()
    this.#last = null
  }

  /** What one report added. */
  *ofArticle(no: number): Steps<Frame | null> {
    const row = yield* one<{ first: number }>('SELECT first FROM facts WHERE no = ? AND hollow = 0', no)
    return row ? ((yield* this.#frames([row.first]))[0] ?? null) : null
  }

  /** Frames by their first numbers, in that order. */
  *#frames(firsts: readonly number[]): Steps<Frame[]> {
    const found = new Map<number, Frame>()
    for (const first of firsts) {
      const kept = this.#kept.get(first)
      if (kept) found.set(first, kept)
    }
    for (const piece of inLists(firsts.filter((first) => !found.has(first))))
      for (const row of yield* all<Row>(`SELECT ${COLUMNS} FROM facts f WHERE f.first IN ${marks(piece)}`, ...piece)) {
        const frame = unpackFrame(row)
        found.set(frame.first, frame)
        if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
        this.#kept.set(frame.first, frame)
      }
    return firsts.flatMap((first) => found.get(first) ?? [])
  }
}

function holds(frame: Frame | null, seq: number): boolean {
  return frame !== null && frame.first <= seq && seq <= frame.last
}

function unpackFrame({ first, last, no, at, body, hollow, id }: Row): Frame {
  const [memo, ...facts] = unpackJson(body, `facts from ${first} on`) as [string | null, ...(PackedFact | null)[]]
  const stored: StoredFact[] = []
  // A fact that a later reading replaced left its number behind, and nothing else.
  for (const [i, list] of facts.entries()) if (list !== null) stored.push({ seq: first + i, at, no, fact: unpackFact(list, id) })
  return { first, last, no, at, memo, facts: stored, isHollow: hollow === 1 }
}
