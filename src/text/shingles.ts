import { endOfWord } from './word-scan.ts'

/** Words in one shingle. */
const SIZE = 5
/** Characters of a word. */
const LONGEST = 60

/**
 * Tells the hash of every run of five words of a text in order, repeats as well, as a whole number of 32 bits with its sign; until it is
 * answered that this is enough. Words are runs of letters and digits in lower case.
 */
export function eachShingle(text: string, tell: (hash: number) => boolean): void {
  const lower = text.toLowerCase()
  // where the latest words begin and end, in turn
  const from = new Int32Array(SIZE)
  const to = new Int32Array(SIZE)
  let words = 0
  for (let at = 0; at < lower.length;) {
    const end = endOfWord(lower, at, LONGEST)
    if (end === at) {
      at++
      continue
    }
    from[words % SIZE] = at
    to[words % SIZE] = end
    words++
    if (words >= SIZE && tell(hashWords(lower, { from, to, first: words % SIZE }))) return
    at = end
  }
}

interface Words {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly first: number
}

function hashWords(text: string, { from, to, first }: Words): number {
  let h = 0x811c9dc5 | 0
  for (let n = 0; n < SIZE; n++) {
    const k = (first + n) % SIZE
    const end = to[k]!
    for (let i = from[k]!; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 32, 0x01000193)
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return h ^ (h >>> 13)
}
