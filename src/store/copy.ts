import { existsSync, renameSync, rmSync } from 'node:fs'
import { StoreError } from './errors.ts'
import { fileOf, openRecord } from './open.ts'
import { isAddress } from './postgres/address.ts'
import type { CopiedRow } from './sql/copy.ts'
import { finishCopy, putCopied, rowsToCopy } from './sql/copy.ts'
import type { SqlStore } from './sql/sql-store.ts'
import type { Counts } from './store.ts'

/** Rows of one transaction. */
const BATCH = 64

/**
 * Copy a whole record to a place where there is none, from a file to PostgreSQL or the other way, as it is at one moment. The copy has
 * its name only when it is whole: one that was broken off leaves nothing that could be taken for a record.
 */
export async function copyRecord(from: string, to: string, onProgress?: (rows: number) => void): Promise<Counts> {
  const target = isAddress(to) ? await databaseTarget(to) : fileTarget(fileOf(to))
  const source = (await openRecord(from, { readOnly: true })) as SqlStore
  try {
    const counts = await copyInto(source, target.where, onProgress)
    await target.finish()
    return counts
  } catch (error) {
    await target.abandon()
    throw error
  } finally {
    await source.close()
  }
}

async function copyInto(source: SqlStore, where: string, onProgress?: (rows: number) => void): Promise<Counts> {
  const store = (await openRecord(where)) as SqlStore
  const { dialect } = store.engine
  try {
    let batch: CopiedRow[] = []
    let done = 0
    const write = async (): Promise<void> => {
      const rows = batch
      batch = []
      await store.engine.write(() => putCopied(dialect, rows))
      onProgress?.((done += rows.length))
    }
    for await (const row of source.engine.list(() => rowsToCopy(source.engine.dialect))) {
      if (batch.push(row) >= BATCH) await write()
    }
    await write()
    await store.engine.write(() => finishCopy(dialect))
    return await store.counts()
  } finally {
    await store.close()
  }
}

/** Where a copy is made, and what is done with it in the end. */
interface Target {
  readonly where: string
  finish(): Promise<void>
  abandon(): Promise<void>
}

function fileTarget(path: string): Target {
  if (existsSync(path)) throw new StoreError('foreign', `${path}: expected a name that is free, got a file; choose another name`)
  const part = `${path}.part`
  const clear = (): Promise<void> => {
    for (const tail of ['', '-wal', '-shm', '.lock', '.lock-journal']) rmSync(part + tail, { force: true })
    return Promise.resolve()
  }
  void clear()
  return {
    where: part,
    async finish() {
      renameSync(part, path)
      await clear()
    },
    abandon: clear,
  }
}

async function databaseTarget(to: string): Promise<Target> {
  const { parkSchema } = await import('./postgres/park.ts')
  return parkSchema(to)
}
