import type { Fetcher } from '../intake/fetch/fetcher.ts'
import { shownUrl } from '../intake/fetch/shown-url.ts'
import type { ArticleInput, Reading } from '../record/index.ts'
import type { Store } from '../store/store.ts'
import { deskBeside, deskHere } from './desk.ts'
import { makeGuard } from './guard.ts'
import type { Pulse } from './pulse.ts'
import { makeCounter } from './pulse.ts'
import type { Outcome, RecordInput } from './record.ts'
import { keepUp } from './sources/keep.ts'
import type { Visited } from './sources/visit.ts'
import { deskOfLine, startWorkerThread } from './workers/desk.ts'

/** What web pages and the API may do with a record. */
export interface Working {
  readonly read: (input: ArticleInput) => Promise<Reading | { readonly error: string }>
  readonly take: (input: ArticleInput) => Promise<Outcome>
  /** From now on visit the sources of the record whenever they are due; ends with `close`. */
  readonly keepUp: (fetcher: Fetcher, tell: (line: string) => void) => void
  /** How taking in goes. */
  readonly pulse: () => Pulse
  readonly close: () => Promise<void>
}

/**
 * Reading and taking in for a record that is being served: in a thread of its own where it is a file or lies in PostgreSQL (`path`), else
 * in this one. A record that others share is worked on together with them.
 */
export async function workOn(store: Store, path: string | null = null, tell: (line: string) => void = () => undefined): Promise<Working> {
  const desk = path === null ? await deskHere(store) : store.isShared ? await deskOfLine(store) : deskBeside(path)
  const thread = path !== null && store.isShared ? startWorkerThread(path, tell) : null
  const guard = makeGuard()
  const counter = makeCounter(Date.now)
  const put = (input: RecordInput): Promise<Outcome> => counter.watch(desk.put(input))
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
        take: put,
        signal: stop.signal,
        now: Date.now,
        random: Math.random,
      })
    },
    async read(input) {
      const taken = await guard.take(input)
      return 'error' in taken ? { error: taken.error } : desk.read(taken.article)
    },
    take: (article) => put({ where: article.id, bytes: 0, article, notes: [] }),
    pulse: counter.pulse,
    async close() {
      stop.abort()
      await keeping
      await desk.close()
      await thread?.close()
      await guard.close()
    },
  }
}
