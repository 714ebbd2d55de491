/** Decisions that a model always takes alike wherever a few things are the same; `keys` are hashes of these things. */
export interface SureList {
  readonly keys: readonly number[]
  readonly values: readonly number[]
}

/** A list without entries: everything is weighed. */
export const NOTHING_SURE: SureList = { keys: [], values: [] }

/** Looks up decisions by key. */
export class SureTable {
  private readonly keys: Int32Array
  /** Decision + 1, 0 for none. */
  private readonly values: Uint8Array
  private readonly mask: number

  constructor(list: SureList) {
    let size = 4
    while (size < list.keys.length * 4) size *= 2
    this.mask = size - 1
    this.keys = new Int32Array(size)
    this.values = new Uint8Array(size)
    list.keys.forEach((key, k) => {
      let slot = key & this.mask
      while (this.values[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask
      this.keys[slot] = key
      this.values[slot] = list.values[k]! + 1
    })
  }

  /** The decision for the first of the keys that has one, -1 if none has. */
  find(asked: Int32Array): number {
    const { keys, values, mask } = this
    for (let k = 0; k < asked.length; k++) {
      const key = asked[k]!
      for (let slot = key & mask; values[slot] !== 0; slot = (slot + 1) & mask) if (keys[slot] === key) return values[slot]! - 1
    }
    return -1
  }
}
