import type { Known } from './known.ts'

/** After so many reports what was worked out of the rest is let go of: most of it is never asked for again. */
const AFTER = 512

/** A report was added: what was worked out of words holds no more, and now and then nothing is kept that can be worked out anew. */
export function letGo(known: Known, after = AFTER): void {
  known.cache.weights.clear()
  if (known.articles.size % after !== 0) return
  for (const entity of known.entities.values()) entity.cache = null
  for (const { cache } of known.events.values()) Object.assign(cache, UNKEPT)
}

/** What is kept of an event that nothing was worked out of. */
export const UNKEPT = { words: -1, occasion: null, parties: null, chief: null }
