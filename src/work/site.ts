import type { ArticleInput, Reading } from '../record/index.ts'
import type { Store } from '../store/store.ts'
import type { Outcome } from './record.ts'
import { makeLinker } from './record-link.ts'
import { makeGuard } from './guard.ts'
import { makeReaders } from './readers.ts'
import { makeTaker } from './taker.ts'

/** What web pages and the API may do with a record. */
export interface Working {
  readonly read: (input: ArticleInput) => Promise<Reading | { readonly error: string }>
  readonly take: (input: ArticleInput) => Promise<Outcome>
  readonly close: () => Promise<void>
}

/** Reading and taking in for a record that is being served: one reader, in this thread, shared by both. */
export async function workOn(store: Store): Promise<Working> {
  const readers = await makeReaders(1)
  const guard = makeGuard()
  const taker = makeTaker({ store, readers, makeLinker, now: () => new Date().toISOString() })
  return {
    async read(input) {
      const taken = await guard.take(input)
      return 'error' in taken ? { error: taken.error } : readers.read(taken.article)
    },
    take: (input) => taker.take(input),
    async close() {
      await taker.close()
      await readers.close()
      await guard.close()
    },
  }
}
