import type { Terms } from './vector.ts'

/** What linking keeps of a report beside its facts. */
export interface Memo {
  readonly terms: Terms
  /** Whole numbers of 32 bits with their sign; written without it. */
  readonly shingles: readonly number[]
  /** Event of the record -> its trigger words in this report. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** Whom it names, by id of the record. */
  readonly who: readonly string[]
  /** Event of the record -> which of the terms stand in the sentences that tell of it. */
  readonly stems: Readonly<Record<string, readonly number[]>>
}

/** Writes a memo as one short string. */
export function writeMemo(memo: Memo): string {
  return JSON.stringify([memo.terms.flat(), shinglesText(memo.shingles), memo.words, memo.stems, memo.who.join(' ')])
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** Figures of the largest number, with the blank before it. */
const LONGEST = 8

/** Numbers of 32 bits to the base of 36, as `toString(36)` writes them, which takes much longer for many. */
function shinglesText(shingles: readonly number[]): string {
  const codes = new Uint8Array(shingles.length * LONGEST)
  // written from the end on
  let at = codes.length
  for (let i = shingles.length - 1; i >= 0; i--) {
    let left = shingles[i]! >>> 0
    do {
      const rest = Math.floor(left / 36)
      codes[--at] = DIGITS.charCodeAt(left - rest * 36)
      left = rest
    } while (left > 0)
    if (i > 0) codes[--at] = 32
  }
  // handed over as it is: spread out, each code would be an object of the iteration
  return String.fromCharCode.apply(null, codes.subarray(at) as unknown as number[])
}

/** Reads what `writeMemo` wrote. */
export function parseMemo(text: string): Memo {
  const [flat, shingles, words, stems, who] = JSON.parse(text) as [(string | number)[], string, Memo['words'], Memo['stems']?, string?]
  const terms: [string, number][] = []
  for (let i = 0; i < flat.length; i += 2) terms.push([flat[i] as string, flat[i + 1] as number])
  return {
    terms,
    shingles: shingles ? shingles.split(' ').map((s) => parseInt(s, 36) | 0) : [],
    words,
    stems: stems ?? {},
    who: who ? who.split(' ') : [],
  }
}

/** Of a report that left nothing to remember. */
export const NO_MEMO: Memo = { terms: [], shingles: [], words: {}, stems: {}, who: [] }
