/**
 * Word list of a names model: words in order, divided by line breaks, and two bytes each.
 * Low byte: how open text writes the word inside sentences (0 never seen, 1 always small, 2 mostly small, 3 both, 4 mostly capital);
 * high byte: number of its word cluster, 0 for none.
 */
export function openWordList(words: Uint8Array, facts: Uint8Array): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  const list = new TextDecoder().decode(words).split('\n')
  list.forEach((word, i) => out.set(word, facts[2 * i]! | (facts[2 * i + 1]! << 8)))
  return out
}
