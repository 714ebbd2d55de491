import type { Db } from './driver.ts'

/** What the keepers of the tables beside the facts are made with. */
export interface Beside {
  readonly db: Db
  /** Runs database work; its faults come out as rejections with a StoreError. */
  readonly run: <T>(work: () => T) => Promise<T>
}
