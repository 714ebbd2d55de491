import { mix } from '../hash.ts'

/** Bits of a bucket's number in the table that hangs punctuation. */
export const PUNCT_BITS = 15
const SHIFT = 32 - PUNCT_BITS
/** Number of templates for each place that a mark may hang at. */
export const PUNCT_TEMPLATES = 12
/** Most places that are weighed for one mark. */
export const MOST_PLACES = 10

/** How far up a tree is looked: keeps hostile sentences cheap. */
const FARTHEST = 100

/** Kinds of places for a mark: where the parts beside it hang together, the parts themselves, what it encloses, the root. */
const LEFT_PART = 1
const RIGHT_PART = 2
const GOVERNOR = 3
const INSIDE = 4
const TOP = 5
const LEFT_NEAR = 6
const LEFT_UNDER = 7
const RIGHT_NEAR = 8
const RIGHT_UNDER = 9

/** A sentence whose words hang in a tree already. Words are numbered 1..n as in `ParseState`; marks stand in the gaps before them. */
export interface Words {
  readonly n: number
  readonly head: Int32Array
  readonly labelHash: Int32Array
  readonly coarse: Int32Array
  readonly word: Int32Array
}

/** A mark of punctuation: `gap` = the number of words before it. */
export interface Mark {
  readonly gap: number
  readonly word: number
  /** For the first of a pair the gap of its partner, for the second that of the first; -1 for none. */
  readonly partner: number
  readonly isLast: boolean
}

/** Finds the places a mark may hang at, and the buckets of the templates for each: `MOST_PLACES` rows of `PUNCT_TEMPLATES`. */
export class Places {
  count = 0
  readonly place = new Int32Array(MOST_PLACES)
  readonly features = new Int32Array(MOST_PLACES * PUNCT_TEMPLATES)
  private readonly kind = new Int32Array(MOST_PLACES)

  find(words: Words, mark: Mark): void {
    this.count = 0
    const { head, n } = words
    const a = mark.gap
    const b = mark.gap + 1
    const left = a >= 1 ? climb(head, a, 1, a) : 0
    const right = b <= n ? climb(head, b, b, n) : 0
    const top = left !== 0 && head[left] === n + 1 ? left : right !== 0 && head[right] === n + 1 ? right : 0
    let lp = left
    let rp = right
    let governor = 0
    if (left !== 0 && right !== 0) {
      if (head[left]! > a && head[left]! <= n) {
        governor = head[left]!
        rp = b === governor ? 0 : climbBelow(head, b, governor)
      } else if (head[right]! < b) {
        governor = head[right]!
        lp = a === governor ? 0 : climbBelow(head, a, governor)
      }
    }
    if (lp !== 0) this.add(lp, LEFT_PART)
    if (rp !== 0) this.add(rp, RIGHT_PART)
    if (governor !== 0) this.add(governor, GOVERNOR)
    if (mark.partner >= 0) {
      const first = Math.min(mark.partner, mark.gap) + 1
      const last = Math.max(mark.partner, mark.gap)
      if (first <= last) this.add(climb(head, mark.gap < mark.partner ? first : last, first, last), INSIDE)
    }
    if (top !== 0) this.add(top, TOP)
    if (lp !== 0 && a !== lp) {
      const under = climbBelow(head, a, lp)
      this.add(under, LEFT_UNDER)
      if (a !== under) this.add(a, LEFT_NEAR)
    }
    if (rp !== 0 && b !== rp) {
      const under = climbBelow(head, b, rp)
      this.add(under, RIGHT_UNDER)
      if (b !== under) this.add(b, RIGHT_NEAR)
    }
    for (let k = 0; k < this.count; k++) this.describe(words, mark, k, lp, rp, governor)
  }

  /** One row of a place; places found in two ways stand once for each way. */
  private add(place: number, kind: number): void {
    this.place[this.count] = place
    this.kind[this.count++] = kind
  }

  private describe(words: Words, mark: Mark, k: number, lp: number, rp: number, governor: number): void {
    const { labelHash, coarse, word } = words
    let kind = this.kind[k]!
    // Which other ways lead to the same place.
    for (let j = 0; j < this.count; j++) if (this.place[j] === this.place[k]) kind |= 8 << this.kind[j]!
    const base = mix(kind * 977 + (mark.partner < 0 ? 0 : mark.partner < mark.gap ? 1 : 2) + (mark.isLast ? 4 : 0))
    const at = k * PUNCT_TEMPLATES
    const m = Math.imul(mark.word, 0x9e3779b1)
    const ll = Math.imul(labelHash[lp]! + (lp === 0 ? 1 : 0), 0x85ebca6b)
    const rl = Math.imul(labelHash[rp]! + (rp === 0 ? 1 : 0), 0xc2b2ae35)
    const here = labelHash[this.place[k]!]!
    const next = mark.gap + 1 <= words.n ? word[mark.gap + 1]! : 7
    const out = this.features
    out[at] = base >>> SHIFT
    out[at + 1] = (base + m + 11) >>> SHIFT
    out[at + 2] = (base + ll + 222) >>> SHIFT
    out[at + 3] = (base + rl + 3333) >>> SHIFT
    out[at + 4] = (base + ll + rl + 44444) >>> SHIFT
    out[at + 5] = (base + m + ll + rl + 555555) >>> SHIFT
    out[at + 6] = (base + m + Math.imul(coarse[governor]!, 0x27d4eb2f) + 6666) >>> SHIFT
    out[at + 7] = (base + m + here + 77777) >>> SHIFT
    out[at + 8] = (base + m + Math.imul(next, 0x165667b1) + 88) >>> SHIFT
    out[at + 9] = (base + Math.imul(coarse[lp]!, 0x85ebca6b) + Math.imul(coarse[rp]!, 0xc2b2ae35) + 999) >>> SHIFT
    out[at + 10] = (base + m + Math.imul(coarse[this.place[k]!]!, 0x85ebca6b) + 1010) >>> SHIFT
    out[at + 11] = (base + m + rl + Math.imul(next, 0x165667b1) + 1111) >>> SHIFT
  }
}

/** The highest ancestor reached without leaving words `[from, to]`. */
function climb(head: Int32Array, start: number, from: number, to: number): number {
  let at = start
  for (let k = 0; k < FARTHEST; k++) {
    const h = head[at]!
    if (h < from || h > to) break
    at = h
  }
  return at
}

/** The ancestor that hangs directly under `governor`. */
function climbBelow(head: Int32Array, start: number, governor: number): number {
  let at = start
  for (let k = 0; k < FARTHEST; k++) {
    const h = head[at]!
    if (h === governor || h === 0) break
    at = h
  }
  return at
}
