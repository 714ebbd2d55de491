import { crc32 } from 'node:zlib'
import type { Fact } from '../../record/index.ts'
import { isChange, packFact, subjectOf, unpackFact } from '../codec.ts'
import type { PackedFact } from '../codec.ts'
import type { StoredFact } from '../store.ts'
import { packJson, unpackJson } from './bodies.ts'
import type { Db } from './driver.ts'

/** The facts that one report added, with what linking remembers of it. */
export interface Frame {
  readonly first: number
  readonly last: number
  readonly no: number | null
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

/** Frames that are kept unpacked. */
const MOST_KEPT = 512

/** Add a frame, which is never changed afterwards; returns its last number. */
export function writeFrame(db: Db, { first, no, at, article, memo, facts }: NewFrame): number {
  const body = packJson([memo, ...facts.map((fact) => packFact(fact, article))])
  const last = first + Math.max(1, facts.length) - 1 // a report without facts still takes a number
  db.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, 0)').run(first, last, no, at, body)
  return last
}

/** Leave of what an article added only its entries of the changes feed, under their numbers: newer facts take the place of the rest. */
export function hollowFrame(db: Db, no: number): void {
  for (const row of db.prepare('SELECT first, body FROM facts WHERE no = ? AND hollow = 0').all(no) as {
    first: number
    body: Uint8Array
  }[]) {
    const [, ...facts] = unpackJson(row.body, `facts from ${row.first} on`) as [string | null, ...(PackedFact | null)[]]
    const left = facts.map((list) => (list !== null && isChange(list) ? list : null))
    db.prepare('UPDATE facts SET body = ?, hollow = 1 WHERE first = ?').run(packJson([null, ...left]), row.first)
  }
}

/** Short stand-in for a subject in the index of frames; two that share one cost a look into a frame too many, and nothing else. */
export function subjectKey(subject: string): number {
  return crc32(subject)
}

/** Reads frames of an open record, and remembers those read last. */
export class Frames {
  readonly #db: Db
  readonly #kept = new Map<number, Frame>()

  constructor(db: Db) {
    this.#db = db
  }

  /** All frames that hold facts after a number, in order. */
  *all(since = 0): Generator<Frame> {
    for (const row of this.#db.fresh(`SELECT ${COLUMNS} FROM facts f WHERE f.last > ? ORDER BY f.first`).iterate(since))
      yield unpackFrame(row as unknown as Row)
  }

  /** Facts on any of these subjects, in order. */
  of(subjects: readonly string[]): StoredFact[] {
    const firsts = new Set<number>()
    for (const subject of subjects)
      for (const row of this.#db.prepare('SELECT first FROM subjects WHERE subject = ?').all(subjectKey(subject)))
        firsts.add(row['first'] as number)
    const found: StoredFact[] = []
    for (const first of [...firsts].sort((a, b) => a - b))
      for (const stored of this.#frame(first)?.facts ?? []) if (subjects.includes(subjectOf(stored.fact))) found.push(stored)
    return found
  }

  /** The fact of a number. */
  at(seq: number): StoredFact | null {
    const first = this.#firstOf(seq)
    return this.#frame(first)?.facts.find((stored) => stored.seq === seq) ?? null
  }

  /** The first number of the frame that holds a number; 0 if there is none. */
  #firstOf(seq: number): number {
    const row = this.#db.prepare('SELECT max(first) AS first FROM facts WHERE first <= ?').get(seq) as { first: number | null }
    return row.first ?? 0
  }

  /** Forget what was read: a transaction failed. */
  forget(): void {
    this.#kept.clear()
  }

  /** What one report added. */
  ofArticle(no: number): Frame | null {
    const row = this.#db.prepare('SELECT first FROM facts WHERE no = ? AND hollow = 0').get(no)
    return row ? this.#frame(row['first'] as number) : null
  }

  #frame(first: number): Frame | null {
    const kept = this.#kept.get(first)
    if (kept) return kept
    const row = this.#db.prepare(`SELECT ${COLUMNS} FROM facts f WHERE f.first = ?`).get(first)
    if (!row) return null
    const frame = unpackFrame(row as unknown as Row)
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(first, frame)
    return frame
  }
}

function unpackFrame({ first, last, no, at, body, hollow, id }: Row): Frame {
  const [memo, ...facts] = unpackJson(body, `facts from ${first} on`) as [string | null, ...(PackedFact | null)[]]
  const stored: StoredFact[] = []
  // A fact that a later reading replaced left its number behind, and nothing else.
  for (const [i, list] of facts.entries()) if (list !== null) stored.push({ seq: first + i, at, no, fact: unpackFact(list, id) })
  return { first, last, no, memo, facts: stored, isHollow: hollow === 1 }
}
