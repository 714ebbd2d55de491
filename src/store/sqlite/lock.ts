import { readFileSync } from 'node:fs'
import { StoreError } from '../errors.ts'
import type { Db } from './driver.ts'
import { openDb } from './driver.ts'

/** The right to write to a record, held until released or until the process dies, however it dies. */
export interface Lock {
  release(): void
}

/** The lock file belongs to the operating system's locks, so there is no stale one to clear away: it dies with its process. */
const TRIES = 5

/** Take the lock of a record; throws a StoreError that names the holder's process id if someone else has it. */
export function takeLock(path: string): Lock {
  const file = `${path}.lock`
  const db = openDb(file, { timeout: 0 })
  try {
    for (let i = 0; i < TRIES; i++) {
      if (!isTaken(db)) continue
      // Between the two steps another process may have come in: it would have put its own number there.
      const holder = db.prepare('SELECT pid FROM holder').get() as { pid: number } | undefined
      if (holder?.pid === process.pid) return { release: () => db.close() }
      db.exec('ROLLBACK')
    }
    throw held(path, db)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Write our number, then keep the write lock with an open transaction. */
function isTaken(db: Db): boolean {
  try {
    db.exec('BEGIN IMMEDIATE')
    db.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, command TEXT NOT NULL) STRICT',
    )
    db.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?)').run(process.pid, commandOf(process.pid))
    db.exec('COMMIT')
    db.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (db.raw.isTransaction) db.exec('ROLLBACK')
    if (error instanceof StoreError ? error.code === 'held' : (error as { errcode?: number }).errcode === 5) return false
    throw error
  }
}

function held(path: string, db: Db): StoreError {
  let holder: { pid: number; command: string } | undefined
  try {
    holder = db.prepare('SELECT pid, command FROM holder').get() as typeof holder
  } catch {
    // The holder is just writing its name.
  }
  const who = holder ? `process ${holder.pid}${holder.command === '' ? '' : ` (${holder.command})`}` : 'another process'
  return new StoreError('held', `${path}: expected a record that is free, but ${who} holds it; wait until it is done or stop it`)
}

function commandOf(pid: number): string {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((arg) => arg !== '')
    return args.slice(-4).join(' ').slice(0, 120)
  } catch {
    return ''
  }
}
