/** Keeps requests to one host apart: one at a time, with a pause between them. */
export interface Manners {
  /** Run when it is this host's turn. `pause` tells, once that is done, how long the next one has to wait, in milliseconds. */
  run<T>(host: string, pause: () => number, ask: () => Promise<T>, signal?: AbortSignal): Promise<T>
}

/** Waits so many milliseconds, or until it is told to stop. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>

/** Sleeps by the clock of this machine. */
export const sleep: Sleep = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end)
  })

/** A host's place in the order of things: the end of its last request, and how many wait. */
interface Turn {
  last: Promise<unknown>
  waiting: number
  /** Not before this time, in milliseconds of the clock. */
  next: number
}

/** One request a host at a time. Hosts do not wait for each other. */
export function makeManners(now: () => number = Date.now, wait: Sleep = sleep): Manners {
  const turns = new Map<string, Turn>()
  return {
    async run(host, pause, ask, signal) {
      const turn = turns.get(host) ?? { last: Promise.resolve(), waiting: 0, next: 0 }
      turns.set(host, turn)
      turn.waiting++
      const before = turn.last
      const mine = (async () => {
        await before
        const early = turn.next - now()
        if (early > 0) await wait(early, signal)
        try {
          return await ask()
        } finally {
          turn.next = now() + pause()
        }
      })()
      turn.last = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        turn.waiting--
        if (turn.waiting === 0) forget(turns, now())
      }
    },
  }
}

/** Hosts that nobody waits for and whose pause is over take no memory. */
function forget(turns: Map<string, Turn>, now: number): void {
  for (const [host, turn] of turns) if (turn.waiting === 0 && turn.next <= now) turns.delete(host)
}
