import { isAddress } from './postgres/address.ts'
import type { Store } from './store.ts'

/** How a record is opened. */
export interface OpenOptions {
  /** Only look; several processes may do so while one writes. */
  readonly readOnly?: boolean
  /** Fail where there is no record yet. */
  readonly mustExist?: boolean
  /** For a thread beside the one of this process that holds the record: write under its lock. */
  readonly isBeside?: boolean
  /** The program runs for days beside others: keep less of a file in memory, as the system keeps it as well. */
  readonly isServed?: boolean
}

/** Open a record wherever it lies: `postgres://…`, or a file, with or without `sqlite:` before its name. Only the engine that is needed is loaded. */
export async function openRecord(where: string, options: OpenOptions = {}): Promise<Store> {
  if (isAddress(where)) return (await import('./postgres/open.ts')).openAddress(where, options)
  return (await import('./sqlite/open.ts')).openRecord(fileOf(where), options)
}

/** The file of a record that is named as one. */
export function fileOf(where: string): string {
  return where.startsWith('sqlite:') ? where.slice('sqlite:'.length) : where
}
