import type { Store } from '../../store/store.ts'

/** Milliseconds between two looks at the record while somebody waits. */
const EVERY = 1000

/** Tells whoever waits that the record has changed. */
export interface Ticker {
  /** Resolves when there are changes after a number, when `most` milliseconds have passed, or when the signal ends it. */
  wait(after: number, most: number, signal: AbortSignal): Promise<void>
}

interface Waiting {
  readonly after: number
  readonly go: () => void
}

/** One look at the record for all who wait; none where nobody does. */
export function makeTicker(store: Pick<Store, 'seqAt'>, every = EVERY): Ticker {
  const waiting = new Set<Waiting>()
  let timer: NodeJS.Timeout | null = null
  const look = async (): Promise<void> => {
    timer = null
    const last = await store.seqAt(Infinity).catch(() => 0)
    for (const each of waiting) if (last > each.after) each.go()
    keep()
  }
  const keep = (): void => {
    if (waiting.size > 0 && timer === null) timer = setTimeout(() => void look(), every).unref()
  }
  return {
    wait(after, most, signal) {
      if (signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const go = (): void => {
          waiting.delete(each)
          clearTimeout(end)
          signal.removeEventListener('abort', go)
          resolve()
        }
        const each: Waiting = { after, go }
        const end = setTimeout(go, most)
        signal.addEventListener('abort', go)
        waiting.add(each)
        keep()
      })
    },
  }
}
