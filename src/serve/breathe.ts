/** Let whatever else waits have its turn: long work is done in pieces, so that no short page waits for it. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Work through a list in pieces of a few, with a turn for others between them. */
export async function inPieces<T, U>(list: readonly T[], make: (one: T) => Promise<U>, size = 6): Promise<U[]> {
  const made: U[] = []
  for (let from = 0; from < list.length; from += size) {
    if (from > 0) await breathe()
    made.push(...(await Promise.all(list.slice(from, from + size).map(make))))
  }
  return made
}
