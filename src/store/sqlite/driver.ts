import type { DatabaseSync, DatabaseSyncOptions, StatementSync } from 'node:sqlite'
import { StoreError } from '../errors.ts'
import type { Ask, Steps } from '../sql/steps.ts'
import type { Table, TableShape } from '../sql/tables.ts'
import { SHAPES } from '../sql/tables.ts'

/** One open database file with its prepared statements. */
export interface Db {
  readonly raw: DatabaseSync
  readonly path: string
  /** A prepared statement, made once. */
  prepare(sql: string): StatementSync
  /** From now on see the file as it is at this moment, until the function that is given back is called. */
  steady(): () => void
  exec(sql: string): void
  /** Do some reading of the file as it is at one moment: one view of it for all questions is also cheaper than one for each. */
  atOnce<T>(read: () => T): T
  /** Run in one transaction; whatever is thrown undoes it. */
  transaction<T>(run: () => T, begin?: 'BEGIN' | 'BEGIN IMMEDIATE'): T
  close(): void
}

/** Load the driver without Node's notice that it is young, which is no news to our users. */
function loadDriver(): typeof import('node:sqlite') {
  const { emitWarning } = process
  process.emitWarning = (() => undefined) as typeof process.emitWarning
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Open a file as it lies there. Faults come out as StoreErrors. */
export function openDb(path: string, options: DatabaseSyncOptions = {}): Db {
  const raw = guarded(path, () => new (loadDriver().DatabaseSync)(path, { timeout: 2000, ...options }))
  const kept = new Map<string, StatementSync>()
  const exec = (sql: string): void => guarded(path, () => raw.exec(sql))
  let lookers = 0
  return {
    raw,
    path,
    exec,
    steady() {
      if (lookers++ === 0) exec('BEGIN')
      return () => {
        if (--lookers === 0 && raw.isOpen && raw.isTransaction) exec('COMMIT')
      }
    },
    atOnce(read) {
      if (raw.isTransaction) return read()
      const statement = (sql: string): StatementSync => this.prepare(sql)
      statement('BEGIN').run()
      try {
        return read()
      } finally {
        if (raw.isTransaction) statement('COMMIT').run()
      }
    },
    prepare(sql) {
      let statement = kept.get(sql)
      if (!statement) kept.set(sql, (statement = guarded(path, () => raw.prepare(sql))))
      return statement
    },
    transaction(run, begin = 'BEGIN IMMEDIATE') {
      return guarded(path, () => {
        raw.exec(begin)
        try {
          const value = run()
          raw.exec('COMMIT')
          return value
        } catch (error) {
          // SQLite has rolled back by itself where the disk was full.
          if (raw.isTransaction) raw.exec('ROLLBACK')
          throw error
        }
      })
    },
    close() {
      kept.clear()
      if (raw.isOpen) raw.close()
    },
  }
}

/** Answer one question. */
export function answer(db: Db, asked: Ask): unknown {
  switch (asked.ask) {
    case 'all':
      return db.prepare(asked.sql).all(...asked.values)
    case 'do':
    case 'run':
      return db.prepare(asked.sql).run(...asked.values).changes
    case 'put': {
      const { columns } = SHAPES[asked.table]
      return db.prepare(insertOf(asked.table, asked.how)).run(...columns.map((column) => asked.row[column]!))
    }
  }
}

/** Do a course of steps, at once. */
export function takeSteps<T>(db: Db, steps: Steps<T>): T {
  let next = steps.next()
  while (next.done !== true) next = steps.next(answer(db, next.value))
  return next.value
}

const inserts = new Map<string, string>()

function insertOf(table: Table, how: 'new' | 'ignore' | 'replace'): string {
  const key = `${how} ${table}`
  let sql = inserts.get(key)
  if (sql === undefined) inserts.set(key, (sql = insertSql(table, how, SHAPES[table])))
  return sql
}

function insertSql(table: Table, how: 'new' | 'ignore' | 'replace', { columns, key, update, guard }: TableShape): string {
  const isPlain = update === undefined && guard === undefined
  const verb = how === 'ignore' ? 'INSERT OR IGNORE' : how === 'replace' && isPlain ? 'INSERT OR REPLACE' : 'INSERT'
  const sql = `${verb} INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`
  if (how !== 'replace' || isPlain) return sql
  const set = (update ?? columns.filter((column) => !key.includes(column))).map((column) => `${column} = excluded.${column}`)
  return `${sql} ON CONFLICT (${key.join()}) DO UPDATE SET ${set.join()}${guard === undefined ? '' : ` WHERE excluded.${guard} >= ${table}.${guard}`}`
}

/** Run a piece of database work; what SQLite complains of comes out as a StoreError in plain words. */
export function guarded<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw plainly(path, error)
  }
}

const BUSY = 5
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26
const IOERR_WRITE = 778

/** The StoreError for whatever was thrown; what is no fault of the database passes through. */
export function plainly(path: string, error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode
  if (error instanceof StoreError || typeof code !== 'number') return error
  const of = (kind: StoreError['code'], message: string): StoreError => new StoreError(kind, message, error)
  if (code === IOERR_WRITE || (code & 0xff) === FULL)
    return of('full', `${path}: the disk is full; nothing was lost, nothing more is taken in. Make room and try again`)
  switch (code & 0xff) {
    case BUSY:
      return of('held', `${path}: another process is writing to this record; wait until it is done or stop it`)
    case READONLY:
      return of('read-only', `${path}: expected a file that may be written, got one that may only be read; check its permissions`)
    case CORRUPT:
    case IOERR:
      return of('damaged', `${path}: the record is damaged (${(error as Error).message}); run daybook db check, then restore a backup`)
    case CANTOPEN:
      return of('missing', `${path}: expected a record, but it cannot be opened; check the path and its permissions`)
    case NOTADB:
      return of(
        'foreign',
        `${path}: expected a daybook record, got another kind of file, or one whose beginning is damaged; check the path, or restore a backup`,
      )
    default:
      return of('unknown', `${path}: ${(error as Error).message}`)
  }
}
