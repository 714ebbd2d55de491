import { endOfWord } from './word-scan.ts'

/** Words in one shingle. */
const SIZE = 5
/** Characters of a word. */
const LONGEST = 60

/** Hash of every run of five words of a text in order, 32 bits each, repeats kept. Words are runs of letters and digits in lower case. */
export function* shingleHashes(text: string): Generator<number> {
  const lower = text.toLowerCase()
  // where the latest words begin and end, the newest last
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < lower.length;) {
    const end = endOfWord(lower, at, LONGEST)
    if (end === at) {
      at++
      continue
    }
    if (from.length === SIZE) {
      from.shift()
      to.shift()
    }
    from.push(at)
    to.push(end)
    if (from.length === SIZE) yield hashWords(lower, from, to)
    at = end
  }
}

function hashWords(text: string, from: readonly number[], to: readonly number[]): number {
  let h = 0x811c9dc5 | 0
  for (let k = 0; k < SIZE; k++) {
    const end = to[k]!
    for (let i = from[k]!; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 32, 0x01000193)
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
