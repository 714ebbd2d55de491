/** Decisions that a model always takes alike wherever a few things are the same; `keys` are hashes of these things. */
export interface SureList {
  readonly keys: readonly number[]
  readonly values: readonly number[]
}

/** A list without entries: everything is weighed. */
export const NOTHING_SURE: SureList = { keys: [], values: [] }

/** The bits of an entry that tell its key; below stands the decision + 1, 0 for none. */
const KEY = ~0xff

/** By so many of its upper bits a key is sifted: few keys that are not listed pass, and 16 KB stay near. */
const SIEVE_BITS = 17
const SIEVE_SHIFT = 32 - SIEVE_BITS

/**
 * Looks up decisions (0 … 254) by key. A key's lower bits say where it lies, its upper 24 bits stand there: one access as a rule.
 * Keys must be well mixed, as hashes are: crowded ones that differ in nothing but their lower bits could be taken for each other.
 */
export class SureTable {
  private readonly entries: Int32Array
  private readonly mask: number
  /** One bit for each value of a key's upper bits: most keys that are asked for are not listed, and need no look at the entries. */
  private readonly sieve = new Int32Array(1 << (SIEVE_BITS - 5))

  constructor({ keys, values }: SureList) {
    let size = 256
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.entries = new Int32Array(size)
    keys.forEach((key, k) => {
      let slot = key & this.mask
      while (this.entries[slot] !== 0) slot = (slot + 1) & this.mask
      this.entries[slot] = (key & KEY) | (values[k]! + 1)
      const upper = key >>> SIEVE_SHIFT
      this.sieve[upper >>> 5]! |= 1 << (upper & 31)
    })
  }

  /** The decision for the first of the keys that has one, -1 if none has. */
  find(asked: Int32Array): number {
    const { entries, mask, sieve } = this
    for (let k = 0; k < asked.length; k++) {
      const key = asked[k]!
      const upper = key >>> SIEVE_SHIFT
      if (((sieve[upper >>> 5]! >>> (upper & 31)) & 1) === 0) continue
      for (let slot = key & mask; entries[slot] !== 0; slot = (slot + 1) & mask) {
        const entry = entries[slot]!
        if (((entry ^ key) & KEY) === 0) return (entry & 0xff) - 1
      }
    }
    return -1
  }
}
