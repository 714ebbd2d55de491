import type { Leases } from '../leases.ts'
import type { CheckReport, Store } from '../store.ts'
import type { Dialect } from './dialect.ts'
import type { Listing, Steps } from './steps.ts'

/** A database with a record in it: asks what steps ask, each engine in its own way. Faults come out as rejections with a StoreError. */
export interface Engine {
  /** What the record is called in messages; without secrets. */
  readonly name: string
  readonly dialect: Dialect
  /** Do other processes write to it as well? */
  readonly isShared: boolean
  readonly leases: Leases
  /** Instant it looks back from; null = now. */
  readonly asOf: number | null
  read<T>(steps: () => Steps<T>): Promise<T>
  /** All or nothing. `steps` may be begun anew where the database asks for that; `undo` is called before, and when it fails. */
  write<T>(steps: () => Steps<T>, undo?: () => void): Promise<T>
  /** The same where the work is one statement, which is all or nothing by itself: whoever stops in the middle of it holds nothing up. */
  single<T>(steps: () => Steps<T>): Promise<T>
  /** A list as it is at one moment. */
  list<T>(steps: () => Listing<T>): AsyncGenerator<T>
  check(counts: () => Steps<CheckReport['counts']>): Promise<CheckReport>
  backup(path: string): Promise<void>
  past(instant: number): Promise<Store>
  close(): Promise<void>
}
