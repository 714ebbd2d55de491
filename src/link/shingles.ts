import { eachShingle } from '../text/shingles.ts'

/** One of four shingles is kept, chosen by the last bits of its hash, so that equal texts keep equal ones. */
const LAST_BITS = 3
const MOST = 120

/** Hashes of runs of five words of a text, thinned out: what is left of a text when the order of reprints is looked for. */
export function shinglesOf(text: string): number[] {
  const out = new Set<number>()
  eachShingle(text, (hash) => (hash & LAST_BITS) === 0 && out.add(hash).size >= MOST)
  return [...out]
}
