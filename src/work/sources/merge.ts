/** Runs up to `width` streams at once and gives what they bring as it comes. Whoever stops early ends all of them. */
export async function* merge<T>(all: readonly (() => AsyncIterable<T>)[], width: number): AsyncGenerator<T> {
  const waiting = [...all].reverse()
  const running = new Map<AsyncIterator<T>, Promise<Came<T>>>()
  const next = (iterator: AsyncIterator<T>): void => {
    const came = iterator.next().then((result) => ({ iterator, result }))
    // One that fails while another is looked at is heard of in its turn.
    came.catch(() => undefined)
    running.set(iterator, came)
  }
  try {
    for (;;) {
      for (let one = running.size < width ? waiting.pop() : undefined; one; one = running.size < width ? waiting.pop() : undefined)
        next(one()[Symbol.asyncIterator]())
      if (running.size === 0) return
      const { iterator, result } = await Promise.race(running.values())
      running.delete(iterator)
      if (result.done === true) continue
      next(iterator)
      yield result.value
    }
  } finally {
    for (const iterator of running.keys()) void iterator.return?.()
  }
}

interface Came<T> {
  readonly iterator: AsyncIterator<T>
  readonly result: IteratorResult<T>
}
