/** What a feature says: a word, a small number, yes or no. */
export type Value = string | number | boolean

const START = 0x811c9dc5
const PRIME = 0x01000193

/**
 * The features of one thing to judge, as numbers.
 * A feature is a name and what it says, hashed as the text "name + values" would be, though that text is never made:
 * `add('rel=', rel, kind)` stands for `rel=nsubjv`.
 */
export class FeatureList {
  n = 0
  hashes = new Int32Array(128)

  /** Starts anew, or goes back to the first `n` features. */
  clear(n = 0): void {
    this.n = n
  }

  /** Adds a feature. */
  add(name: string, a?: Value, b?: Value, c?: Value): void {
    let h = hashOn(START, name)
    if (a !== undefined) h = hashOn(h, a)
    if (b !== undefined) h = hashOn(h, b)
    if (c !== undefined) h = hashOn(h, c)
    if (this.n === this.hashes.length) this.grow()
    this.hashes[this.n++] = h
  }

  private grow(): void {
    const hashes = new Int32Array(this.n * 2)
    hashes.set(this.hashes)
    this.hashes = hashes
  }
}

/** FNV-1a, continued from `h` over the characters of a value. */
function hashOn(h: number, value: Value): number {
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), PRIME)
    return h
  }
  return typeof value === 'number' && value >= 0 && value < 10 && Math.floor(value) === value
    ? Math.imul(h ^ (48 + value), PRIME)
    : hashOn(h, String(value))
}
