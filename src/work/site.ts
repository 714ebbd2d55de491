import type { Fetcher } from '../intake/fetch/fetcher.ts'
import { shownUrl } from '../intake/fetch/shown-url.ts'
import type { ArticleInput, Reading } from '../record/index.ts'
import type { Store } from '../store/store.ts'
import type { Outcome } from './record.ts'
import { makeLinker } from './record-link.ts'
import { makeGuard } from './guard.ts'
import { makeReaders } from './readers.ts'
import { keepUp } from './sources/keep.ts'
import type { Visited } from './sources/visit.ts'
import { makeTaker } from './taker.ts'

/** What web pages and the API may do with a record. */
export interface Working {
  readonly read: (input: ArticleInput) => Promise<Reading | { readonly error: string }>
  readonly take: (input: ArticleInput) => Promise<Outcome>
  /** From now on visit the sources of the record whenever they are due; ends with `close`. */
  readonly keepUp: (fetcher: Fetcher, tell: (line: string) => void) => void
  readonly close: () => Promise<void>
}

/** Reading and taking in for a record that is being served: one reader, in this thread, shared by both. */
export async function workOn(store: Store): Promise<Working> {
  const readers = await makeReaders(1)
  const guard = makeGuard()
  const taker = makeTaker({ store, readers, makeLinker, now: () => new Date().toISOString() })
  const stop = new AbortController()
  let keeping: Promise<void> = Promise.resolve()
  return {
    keepUp(fetcher, tell) {
      const visited = ({ source, failure }: Visited): void => {
        if (failure !== null) tell(`${shownUrl(source.url)} ${failure}`)
      }
      keeping = keepUp({
        store,
        fetcher,
        guard,
        visited,
        tell,
        take: (input) => taker.put(input),
        signal: stop.signal,
        now: Date.now,
        random: Math.random,
      })
    },
    async read(input) {
      const taken = await guard.take(input)
      return 'error' in taken ? { error: taken.error } : readers.read(taken.article)
    },
    take: (input) => taker.take(input),
    async close() {
      stop.abort()
      await keeping
      await taker.close()
      await readers.close()
      await guard.close()
    },
  }
}
