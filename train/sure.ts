import type { SureList } from '../src/read/sure.ts'

/** Counts what a trained model decides under each key, and lists the keys under which it nearly always decides the same. */
export class SureCounter {
  private readonly counts = new Map<number, Map<number, number>>()

  /** A decision, and all keys that led to it. */
  see(keys: Int32Array, decision: number): void {
    for (const key of keys) {
      const row = this.counts.get(key) ?? new Map<number, number>()
      this.counts.set(key, row.set(decision, (row.get(decision) ?? 0) + 1))
    }
  }

  /** Keys met at least `least` times of which one decision has at least the `share`. */
  list(least: number, share: number): SureList {
    const found: (readonly [number, number])[] = []
    for (const [key, row] of this.counts) {
      let total = 0
      let most: readonly [number, number] = [0, 0]
      for (const [decision, n] of row) {
        total += n
        if (n > most[1]) most = [decision, n]
      }
      if (total >= least && most[1] >= total * share) found.push([key, most[0]])
    }
    found.sort((a, b) => a[0] - b[0])
    return { keys: found.map(([key]) => key), values: found.map(([, value]) => value) }
  }
}
