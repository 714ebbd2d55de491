/** Lets so many things through in a span of time, for each key on its own. */
export interface Limiter {
  /** Count one. 0 = it may pass; otherwise the seconds to wait. */
  take(key: string): number
}

const MOST_KEYS = 10_000

/** A limiter: `most` at once, and again as many over `per` milliseconds. */
export function makeLimiter({ most, per, now }: { readonly most: number; readonly per: number; readonly now: () => number }): Limiter {
  const held = new Map<string, { left: number; at: number }>()
  return {
    take(key) {
      const at = now()
      const entry = held.get(key) ?? { left: most, at }
      held.delete(key)
      held.set(key, entry)
      if (held.size > MOST_KEYS) held.delete(held.keys().next().value!)
      entry.left = Math.min(most, entry.left + (Math.max(0, at - entry.at) * most) / per)
      entry.at = at
      if (entry.left < 1) return Math.max(1, Math.ceil(((1 - entry.left) * per) / most / 1000))
      entry.left -= 1
      return 0
    },
  }
}
