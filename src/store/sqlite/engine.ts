import { StoreError } from '../errors.ts'
import type { Engine } from '../sql/engine.ts'
import { SqlStore } from '../sql/sql-store.ts'
import type { Listing } from '../sql/steps.ts'
import { backupTo } from './backup.ts'
import { checkRecord } from './check.ts'
import { sqliteDialect } from './dialect.ts'
import type { Db } from './driver.ts'
import { answer, guarded, takeSteps } from './driver.ts'
import { ALONE } from './leases.ts'
import type { Lock } from './lock.ts'
import { makePast } from './past.ts'

/** How a store was opened. */
export interface Opened {
  readonly lock: Lock | null
  readonly readOnly: boolean
  /** Instant it looks back from; null = now. */
  readonly asOf: number | null
}

/** The engine of one file; `database` is the file itself, for care and tests: nothing of the product reaches for it. */
export interface SqliteEngine extends Engine {
  readonly database: Db
}

/** The record in one SQLite file. Every piece of work is done at once, in this thread. */
export function makeSqliteEngine(db: Db, { lock, readOnly, asOf }: Opened): SqliteEngine {
  const dialect = sqliteDialect(db)
  const soon = <T>(work: () => T): Promise<T> => new Promise((resolve) => resolve(guarded(db.path, work)))
  const write: Engine['write'] = (steps, undo) =>
    soon(() => {
      if (readOnly) throw new StoreError('read-only', `${db.path}: was opened to be read; nothing can be added`)
      try {
        return db.transaction(() => takeSteps(db, steps()))
      } catch (error) {
        undo?.()
        throw error
      }
    })
  return {
    database: db,
    name: db.path,
    dialect,
    isShared: false,
    leases: ALONE,
    asOf,
    read: (steps) => soon(() => db.atOnce(() => takeSteps(db, steps()))),
    write,
    single: (steps) => write(steps),
    list: (steps) => listOf(db, steps(), readOnly),
    check: (counts) => soon(() => checkRecord(db, dialect, counts)),
    backup: (path) => soon(() => backupTo(db, path)),
    past: (instant) =>
      soon(() => new SqlStore(makeSqliteEngine(makePast(db.path, instant), { lock: null, readOnly: true, asOf: instant }))),
    close: () =>
      soon(() => {
        try {
          db.close()
        } finally {
          lock?.release()
        }
      }),
  }
}

/** Whoever only looks sees a list as it was when it began, whatever another process adds meanwhile. */
async function* listOf<T>(db: Db, list: Listing<T>, isSteady: boolean): AsyncGenerator<T> {
  const end = isSteady ? db.steady() : null
  try {
    for (let given: unknown; ;) {
      const next = guarded(db.path, () => list.next(given))
      if (next.done === true) return
      const asked = next.value
      if (asked.ask === 'item') {
        yield asked.item
        given = undefined
      } else given = guarded(db.path, () => answer(db, asked))
    }
  } finally {
    list.return(undefined)
    end?.()
  }
}
