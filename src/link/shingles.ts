import { shingleHashes } from '../text/shingles.ts'

/** One of this many shingles is kept, chosen by its hash, so that equal texts keep equal ones. */
const ONE_OF = 4
const MOST = 120

/** Hashes of runs of five words of a text, thinned out: what is left of a text when the order of reprints is looked for. */
export function shinglesOf(text: string): number[] {
  const out = new Set<number>()
  for (const hash of shingleHashes(text)) {
    if (out.size >= MOST) break
    if (hash % ONE_OF === 0) out.add(hash)
  }
  return [...out]
}
