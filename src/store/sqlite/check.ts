import { StoreError } from '../errors.ts'
import type { CheckReport } from '../store.ts'
import type { Db } from './driver.ts'
import { Frames } from './frames.ts'
import { makePast } from './past.ts'
import type { Reader } from './read.ts'
import { VIEW_TABLES } from './schema.ts'
import { openBody } from './bodies.ts'

/** Most problems that are named one by one. */
const MOST = 20

/** Read every page, every sum and every body, make the views anew from the facts, and say what does not fit. */
export function checkRecord(db: Db, read: Reader): CheckReport {
  const problems: string[] = []
  const say = (text: string): void => {
    if (problems.length < MOST) problems.push(text)
  }
  trying(say, () => {
    for (const row of db.prepare('PRAGMA integrity_check(20)').all())
      if (row['integrity_check'] !== 'ok') say(`pages: ${String(row['integrity_check'])}`)
    for (const row of db.prepare('PRAGMA foreign_key_check').all()) say(`table ${String(row['table'])}: a row without what it belongs to`)
  })
  trying(say, () => {
    let before = 0
    for (const { first, last } of new Frames(db).all()) {
      if (first !== before + 1) say(`facts: expected number ${before + 1}, got ${first}`)
      before = last
    }
  })
  for (const row of iterate(db, say)) {
    trying(say, () => {
      const where = `article ${String(row['id'])}`
      openBody(row['body'] as Uint8Array, where).reading()
    })
  }
  trying(say, () => compareViews(db, say))
  return { problems, counts: problems.length === 0 ? read.counts() : EMPTY }
}

const EMPTY = { articles: 0, events: 0, statements: 0, entities: 0, stories: 0, facts: 0 }

function* iterate(db: Db, say: (text: string) => void): Generator<Record<string, unknown>> {
  try {
    yield* db.fresh('SELECT a.id, b.body FROM articles a LEFT JOIN bodies b USING (no) ORDER BY a.no').iterate()
  } catch (error) {
    say((error as Error).message)
  }
}

function trying(say: (text: string) => void, run: () => void): void {
  try {
    run()
  } catch (error) {
    if (
      !(error instanceof StoreError) &&
      typeof (error as { errcode?: unknown }).errcode !== 'number' &&
      !(error instanceof SyntaxError) &&
      !(error instanceof RangeError)
    )
      throw error
    say((error as Error).message)
  }
}

/** Every derived table against one made anew. */
function compareViews(db: Db, say: (text: string) => void): void {
  if (db.path === ':memory:') return
  const fresh = makePast(db.path, 8.64e15)
  try {
    for (const table of VIEW_TABLES) {
      const count = (a: string, b: string): number =>
        (
          fresh.raw.prepare(`SELECT count(*) AS n FROM (SELECT * FROM ${a}.${table} EXCEPT SELECT * FROM ${b}.${table})`).get() as {
            n: number
          }
        ).n
      const wrong = count('kept', 'main') + count('main', 'kept')
      if (wrong > 0) say(`view ${table}: ${wrong} rows are not as the facts have them`)
    }
  } finally {
    fresh.close()
  }
}
