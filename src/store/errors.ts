/** What can be wrong with a record on disk. */
export type StoreCode = 'held' | 'full' | 'damaged' | 'newer' | 'foreign' | 'missing' | 'read-only' | 'lost' | 'away' | 'query' | 'unknown'

/** A fault of the record or of the disk it lies on, in plain words: what was expected, what was found, what to do. */
export class StoreError extends Error {
  readonly code: StoreCode
  constructor(code: StoreCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
  }
}
