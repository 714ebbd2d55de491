import { existsSync } from 'node:fs'
import { StoreError } from '../errors.ts'
import { replay } from '../sql/replay.ts'
import { SqlStore } from '../sql/sql-store.ts'
import type { OpenOptions } from '../open.ts'
import type { Store } from '../store.ts'
import { sqliteDialect } from './dialect.ts'
import type { Db } from './driver.ts'
import { openDb, plainly, takeSteps } from './driver.ts'
import { makeSqliteEngine } from './engine.ts'
import { takeLock } from './lock.ts'
import { LATER_INDEXES, migrate, SCHEMA_VERSION, versionOf } from './schema.ts'

/** Safe against power loss (FULL), readers beside the writer (WAL), nothing in the file that runs by itself. */
const PRAGMAS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;'
const READ_PRAGMAS = 'PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;'

/** Memory for pages of the file, in kilobytes; less in a program that runs for days, as each of its threads has so much. */
const CACHE = 65_536
const CACHE_SERVED = 12_288

/** Open a record, making it where there is none and bringing it up to date. `:memory:` keeps it nowhere. */
export function openRecord(path: string, options: OpenOptions = {}): Promise<Store> {
  return Promise.resolve().then(() => openNow(path, options))
}

function openNow(path: string, { readOnly = false, mustExist = false, isBeside = false, isServed = false }: OpenOptions): Store {
  const isFile = path !== ':memory:'
  if (isFile && (readOnly || mustExist || isBeside) && !existsSync(path))
    throw new StoreError(
      'missing',
      `${path}: expected a record, got nothing of that name; make one with: daybook --db ${path} import FILE…`,
    )
  const lock = isFile && !readOnly && !isBeside ? takeLock(path) : null
  let db: Db | null = null
  try {
    db = openDb(path, { readOnly })
    db.exec(`PRAGMA cache_size = -${isServed ? CACHE_SERVED : CACHE}`)
    prepare(db, readOnly)
    return new SqlStore(makeSqliteEngine(db, { lock, readOnly, asOf: null }))
  } catch (error) {
    db?.close()
    lock?.release()
    throw plainly(path, error)
  }
}

function prepare(db: Db, readOnly: boolean): void {
  // Small pages: a report's body seldom fills a larger one. Heeded only by a file that is still empty.
  if (!readOnly) db.exec('PRAGMA page_size = 2048')
  const version = versionOf(db)
  db.exec(readOnly ? READ_PRAGMAS : PRAGMAS)
  if (!readOnly) {
    migrate(db, () => takeSteps(db, replay(sqliteDialect(db))))
    db.exec(LATER_INDEXES)
  } else if (version < SCHEMA_VERSION)
    throw new StoreError(
      'newer',
      `${db.path}: expected a record of version ${SCHEMA_VERSION}, got version ${version}; bring it up to date with: daybook --db ${db.path} db migrate`,
    )
}
