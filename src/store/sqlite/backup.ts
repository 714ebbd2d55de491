import { existsSync, renameSync, rmSync } from 'node:fs'
import { StoreError } from '../errors.ts'
import type { Db } from './driver.ts'
import { openDb } from './driver.ts'
import { takeLock } from './lock.ts'
import { versionOf } from './schema.ts'

/** A whole copy in a new file, from one moment, while the record is in use. Never copy the file itself: part of it lies in its log. */
export function backupTo(db: Db, path: string): void {
  if (existsSync(path)) throw new StoreError('foreign', `${path}: expected a name that is free, got a file; choose another name`)
  const part = `${path}.part`
  rmSync(part, { force: true })
  // One that only looks may write a copy all the same: the file itself is opened so that nothing can be written to it.
  const { query_only: isLooking } = db.prepare('PRAGMA query_only').get() as { query_only: number }
  try {
    if (isLooking === 1) db.exec('PRAGMA query_only = OFF')
    db.prepare('VACUUM INTO ?').run(part)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    if (isLooking === 1) db.exec('PRAGMA query_only = ON')
  }
}

/** Put a backup in the place of a record; the record that was there is kept as PATH.before. */
export function restoreFrom(backup: string, path: string): void {
  if (!existsSync(backup)) throw new StoreError('missing', `${backup}: expected a backup, got nothing of that name; check the path`)
  const lock = takeLock(path)
  try {
    const from = openDb(backup, { readOnly: true })
    const part = `${path}.part`
    rmSync(part, { force: true })
    try {
      if (versionOf(from) === 0) throw new StoreError('foreign', `${backup}: expected a backup, got an empty file; check the path`)
      const [row] = from.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
      if (row?.quick_check !== 'ok')
        throw new StoreError('damaged', `${backup}: the backup is damaged (${row?.quick_check ?? 'unreadable'}); use another`)
      from.prepare('VACUUM INTO ?').run(part)
    } finally {
      from.close()
    }
    for (const tail of ['', '-wal', '-shm']) {
      rmSync(`${path}.before${tail}`, { force: true })
      if (existsSync(`${path}${tail}`)) renameSync(`${path}${tail}`, `${path}.before${tail}`)
    }
    renameSync(part, path)
  } finally {
    lock.release()
  }
}
