/** Words in one shingle. */
const SIZE = 5

/** Words of a text as they are compared: letters and digits in lower case. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{1,60}/gu) ?? []
}

/** Hash of every run of five words of a text in order, 32 bits each, repeats kept. */
export function* shingleHashes(text: string): Generator<number> {
  const words = wordsOf(text)
  for (let i = 0; i + SIZE <= words.length; i++) yield hashWords(words, i)
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
