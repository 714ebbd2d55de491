import { SINGLE_ENDS, SINGLE_TEMPLATES, singleFeatures } from './features.ts'
import type { ParseState } from './state.ts'

/** Places of a state of which a word and its tag are weighed by themselves: the stack's top three, the front and the two behind it. */
export const S0 = 0
export const S1 = 1
export const B0 = 2
export const B1 = 3
export const B2 = 4
export const S2 = 5
const PLACES = 6
/** A row of the cache: the sum at each place, then the hashes of word and tag. */
const ROW = 8
const CACHE_BITS = 13

/** What each word of a sentence adds to a decision by itself, at each place where it may stand: found once for a word under a tag. */
export class Singles {
  private readonly weights: Int32Array
  private readonly cache = new Int32Array(ROW << CACHE_BITS)
  private readonly features = new Int32Array(SINGLE_TEMPLATES)
  private sums = new Int32Array(PLACES * 256)

  /** `weights`: a number for each bucket, such that their sum is the sum of what they stand for. */
  constructor(weights: Int32Array) {
    this.weights = weights
    this.fill(0, 0, 0)
    for (let at = ROW; at < this.cache.length; at += ROW) this.cache.copyWithin(at, 0, ROW)
  }

  /** Takes up the words of a sentence, with "nothing there" before them, the root and what is behind it. */
  load({ n, word, tag }: ParseState): void {
    const count = n + 4
    if (this.sums.length < count * PLACES) this.sums = new Int32Array(2 * count * PLACES)
    const { cache, sums } = this
    for (let k = 0; k < count; k++) {
      const w = word[k]!
      const t = tag[k]!
      const at = (Math.imul(w ^ t, 0x9e3779b1) >>> (32 - CACHE_BITS)) * ROW
      if (cache[at + PLACES] !== w || cache[at + PLACES + 1] !== t) this.fill(at, w, t)
      for (let p = 0; p < PLACES; p++) sums[k * PLACES + p] = cache[at + p]!
    }
  }

  /** What token `k` of the sentence adds where it stands at `place`. */
  at(k: number, place: number): number {
    return this.sums[k * PLACES + place]!
  }

  private fill(at: number, word: number, tag: number): void {
    const { cache, features, weights } = this
    singleFeatures(word, tag, features)
    for (let p = 0, k = 0; p < PLACES; p++) {
      let sum = 0
      for (; k < SINGLE_ENDS[p]!; k++) sum = (sum + weights[features[k]!]!) | 0
      cache[at + p] = sum
    }
    cache[at + PLACES] = word
    cache[at + PLACES + 1] = tag
  }
}
