import { type SparseTable, forEachWeight } from '../model.ts'
import { INSIDE, ROW, kindOfTag } from './tags.ts'

/** How many tags may follow when no name is open, rounded up to whole pairs; how long a row of open names is. */
export const FRESH = 16
export const OPEN = 8
const WORDS = FRESH / 2

/** The weights of the names tagger in the form in which they are added up fastest. */
export interface NameWeights {
  /** Rows of `FRESH` tags where no name is open, two to an integer: the even one in the upper 16 bits, the odd one added below. */
  readonly fresh: Int32Array
  /** Rows of `OPEN` kinds where a name is open: what speaks for its going on, against its end. */
  readonly open: Int16Array
}

/** Spreads the table of a model file (rows of `ROW` tags) out. */
export function packWeights(table: SparseTable): NameWeights {
  const rows = table.size / ROW
  const fresh = new Int32Array(rows * WORDS)
  const open = new Int16Array(rows * OPEN)
  forEachWeight(table, (place, value) => {
    const tag = place % ROW
    const row = (place - tag) / ROW
    if (tag < INSIDE) {
      const at = row * WORDS + (tag >> 1)
      fresh[at] = fresh[at]! + ((tag & 1) === 0 ? value << 16 : value)
    } else {
      const at = row * OPEN + kindOfTag(tag)
      open[at] = open[at]! + (tag < INSIDE + OPEN - 1 ? value : -value)
    }
  })
  return { fresh, open }
}

/** Adds up the rows of some buckets; `scores` receives the score of each tag that may follow when no name is open. */
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
    a = (a + fresh[at]!) | 0
    b = (b + fresh[at + 1]!) | 0
    c = (c + fresh[at + 2]!) | 0
    d = (d + fresh[at + 3]!) | 0
    e = (e + fresh[at + 4]!) | 0
    f = (f + fresh[at + 5]!) | 0
    g = (g + fresh[at + 6]!) | 0
    h = (h + fresh[at + 7]!) | 0
  }
  unpack(a, 0, scores)
  unpack(b, 2, scores)
  unpack(c, 4, scores)
  unpack(d, 6, scores)
  unpack(e, 8, scores)
  unpack(f, 10, scores)
  unpack(g, 12, scores)
  unpack(h, 14, scores)
}

function unpack(pair: number, at: number, scores: Int32Array): void {
  const odd = (pair << 16) >> 16
  scores[at + 1] = odd
  scores[at] = (pair - odd) >> 16
}
