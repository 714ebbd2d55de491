const SIZE = 5
/** One of this many shingles is kept, chosen by its hash, so that equal texts keep equal ones. */
const ONE_OF = 4
const MOST = 120

/** Hashes of runs of five words of a text, thinned out: what is left of a text when the order of reprints is looked for. */
export function shinglesOf(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{1,60}/gu) ?? []
  const out = new Set<number>()
  for (let i = 0; i + SIZE <= words.length && out.size < MOST; i++) {
    const hash = hashWords(words, i)
    if (hash % ONE_OF === 0) out.add(hash)
  }
  return [...out]
}

function hashWords(words: readonly string[], from: number): number {
  let h = 0x811c9dc5 | 0
  for (let k = from; k < from + SIZE; k++) {
    const word = words[k]!
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 32, 0x01000193)
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
