import { bytesSection, jsonSection, type Model, type Section, writeModel } from './model.ts'

/** Decisions that a model always takes alike wherever a few things are the same; `keys` are hashes of these things. */
export interface SureList {
  readonly keys: Int32Array
  readonly values: Uint8Array
}

/** A list without entries: everything is weighed. */
export const NO_LIST: SureList = { keys: new Int32Array(0), values: new Uint8Array(0) }

/** What tagger and parser need not weigh, because the weights nearly always say the same there. */
export interface Sure {
  readonly tags: SureList
  /** For each transition the configurations in which it is as good as certain. */
  readonly configurations: readonly (readonly number[])[]
  readonly moves: SureList
  readonly labels: SureList
}

/** Nothing is sure: everything is weighed. */
export const NOTHING_SURE: Sure = { tags: NO_LIST, configurations: [], moves: NO_LIST, labels: NO_LIST }

/** The lists of a model file. */
export function loadSure(model: Model): Sure {
  const list = (name: string): SureList => {
    const bytes = new Uint8Array(bytesSection(model, name))
    const count = bytes.length / BYTES
    return { keys: new Int32Array(bytes.buffer, 0, count), values: bytes.subarray(count * (BYTES - 1)) }
  }
  return { tags: list('tags'), configurations: jsonSection(model, 'configurations'), moves: list('moves'), labels: list('labels') }
}

/** Bytes of an entry in a file: the key, then the decision. */
const BYTES = 5

/** Writes the lists as `loadSure` reads them: all keys of a list, then all decisions. */
export function writeSure(sure: Sure): Uint8Array {
  const list = (name: 'tags' | 'moves' | 'labels'): Section => {
    const { keys, values } = sure[name]
    const bytes = new Uint8Array(keys.length * BYTES)
    bytes.set(new Uint8Array(Int32Array.from(keys).buffer))
    bytes.set(values, keys.length * (BYTES - 1))
    return { name, kind: 'bytes', bytes }
  }
  const configurations: Section = { name: 'configurations', kind: 'json', value: sure.configurations }
  return writeModel('sure', 1, [configurations, list('tags'), list('moves'), list('labels')])
}

/** The bits of an entry that tell its key; below stands the decision + 1, 0 for none. */
const KEY = ~0xff

/**
 * Looks up decisions (0 … 254) by key. A key's lower bits say where it lies, its upper 24 bits stand there: one access as a rule.
 * Keys must be well mixed, as hashes are: crowded ones that differ in nothing but their lower bits could be taken for each other.
 */
export class SureTable {
  private readonly entries: Int32Array
  private readonly mask: number

  constructor({ keys, values }: SureList) {
    let size = 256
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.entries = new Int32Array(size)
    keys.forEach((key, k) => {
      let slot = key & this.mask
      while (this.entries[slot] !== 0) slot = (slot + 1) & this.mask
      this.entries[slot] = (key & KEY) | (values[k]! + 1)
    })
  }

  /** The decision for the first of the keys that has one, -1 if none has. */
  find(asked: Int32Array): number {
    const { entries, mask } = this
    for (let k = 0; k < asked.length; k++) {
      const key = asked[k]!
      for (let slot = key & mask; entries[slot] !== 0; slot = (slot + 1) & mask) {
        const entry = entries[slot]!
        if (((entry ^ key) & KEY) === 0) return (entry & 0xff) - 1
      }
    }
    return -1
  }
}
