/** How far to run ahead. */
export interface Ahead {
  /** Inputs that are begun before the first of them is done. */
  readonly width: number
  /** Inputs that are begun at once where so many are there. */
  readonly together: number
  /** Milliseconds after which it is told, once, that nothing comes. */
  readonly longest: number
}

/** Begin with up to `width` inputs before the first is done; gives them in order, and null where nothing came for `longest` milliseconds. */
export async function* runAhead<T, U>(
  inputs: AsyncIterable<T>,
  start: (inputs: readonly T[]) => Promise<readonly U[]>,
  { width, together, longest }: Ahead,
): AsyncGenerator<U | null> {
  const iterator = inputs[Symbol.asyncIterator]()
  const queue: U[] = []
  const most = Math.min(together, width)
  const ask = (): Promise<IteratorResult<T>> => {
    const asked = iterator.next()
    // A fault is met by whoever waits for it next; until then nobody may.
    asked.catch(() => undefined)
    return asked
  }
  let next = ask()
  try {
    for (;;) {
      let came = await orIdle(next, longest)
      if (came === null) {
        while (queue.length > 0) yield queue.shift()!
        yield null
        // Told once: a wait that is begun again and again keeps the processor busy and piles up what hangs on one promise.
        came = await next
      }
      if (came.done === true) break
      const group = [came.value]
      next = ask()
      while (group.length < most) {
        const more = await ifThere(next)
        if (more === null || more.done === true) break
        group.push(more.value)
        next = ask()
      }
      queue.push(...(await start(group)))
      while (queue.length > width - most) yield queue.shift()!
    }
    while (queue.length > 0) yield queue.shift()!
  } finally {
    // Whoever stops early must not leave a file open; a slow pipe is not waited for.
    void iterator.return?.()
  }
}

/** Turns of the queue of promises that something which is there already takes at most on its way through a few generators. */
const TURNS = 12

/** What a promise gives if it is there already, else null. */
async function ifThere<T>(promise: Promise<T>): Promise<T | null> {
  let found: { readonly value: T } | null = null
  promise.then(
    (value) => (found = { value }),
    () => undefined,
  )
  for (let turn = 0; turn < TURNS && found === null; turn++) await null
  return (found as { readonly value: T } | null)?.value ?? null
}

/** What a promise gives, or null when it takes too long to keep others waiting for it. */
async function orIdle<T>(promise: Promise<T>, longest: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const idle = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longest, null)
  })
  try {
    return await Promise.race([promise, idle])
  } finally {
    clearTimeout(timer)
  }
}
