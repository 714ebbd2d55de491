import { type SparseTable, forEachWeight } from '../model.ts'
import { INSIDE, ROW, kindOfTag } from './tags.ts'

/** How many tags may follow when no name is open, rounded up to whole words of four; how long a row of open names is. */
export const FRESH = 16
export const OPEN = 8
const WORDS = FRESH / 4

/** Low bytes of both halves of a word. */
const LANES = 0x00ff00ff
/** Every byte of a row stands for its weight and this much more, so that it is positive. */
const EVERY_ZERO = 0x80808080 | 0

/** The weights of the names tagger in the form in which they are added up fastest. */
export interface NameWeights {
  /** Rows of `FRESH` tags where no name is open, four to a word, the first in the lowest byte. */
  readonly fresh: Int32Array
  /** Rows of `OPEN` kinds where a name is open: what speaks for its going on, against its end. */
  readonly open: Int16Array
}

/** Spreads the table of a model file (rows of `ROW` tags) out. */
export function packWeights(table: SparseTable): NameWeights {
  const rows = table.size / ROW
  const fresh = new Int32Array(rows * WORDS).fill(EVERY_ZERO)
  const open = new Int16Array(rows * OPEN)
  forEachWeight(table, (place, value) => {
    const tag = place % ROW
    const row = (place - tag) / ROW
    if (tag < INSIDE) {
      const at = row * WORDS + (tag >> 2)
      fresh[at] = fresh[at]! ^ ((value & 255) << ((tag & 3) * 8))
    } else {
      const at = row * OPEN + kindOfTag(tag)
      open[at] = open[at]! + (tag < INSIDE + OPEN - 1 ? value : -value)
    }
  })
  return { fresh, open }
}

/**
 * Adds up the rows of some buckets, fewer than 256; `scores` receives the score of each tag that may follow when no name is open,
 * all of them too high by the same amount.
 */
export function addFresh(fresh: Int32Array, buckets: Int32Array, count: number, scores: Int32Array): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  let g = 0
  let h = 0
  for (let k = 0; k < count; k++) {
    const at = buckets[k]! * WORDS
    const first = fresh[at]!
    const second = fresh[at + 1]!
    const third = fresh[at + 2]!
    const last = fresh[at + 3]!
    a = (a + (first & LANES)) | 0
    b = (b + ((first >>> 8) & LANES)) | 0
    c = (c + (second & LANES)) | 0
    d = (d + ((second >>> 8) & LANES)) | 0
    e = (e + (third & LANES)) | 0
    f = (f + ((third >>> 8) & LANES)) | 0
    g = (g + (last & LANES)) | 0
    h = (h + ((last >>> 8) & LANES)) | 0
  }
  unpack(a, b, 0, scores)
  unpack(c, d, 4, scores)
  unpack(e, f, 8, scores)
  unpack(g, h, 12, scores)
}

function unpack(even: number, odd: number, at: number, scores: Int32Array): void {
  scores[at] = even & 0xffff
  scores[at + 1] = odd & 0xffff
  scores[at + 2] = even >>> 16
  scores[at + 3] = odd >>> 16
}
