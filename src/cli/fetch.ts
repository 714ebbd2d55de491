import { shownUrl } from '../intake/fetch/shown-url.ts'
import type { Source } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { pathOf, plainly } from './db-open.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import { startProgress } from './progress.ts'
import { stopSignal } from './stop-signal.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook fetch`. */
export const FETCH_OPTIONS = {
  db: { type: 'string' },
  due: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  ...NET_OPTIONS,
} as const

/** `daybook fetch [SOURCE…]`: visits sources, fetches what is new, reads it into the record. */
export async function fetchCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, FETCH_OPTIONS)
  if (values.due === true && positionals.length > 0) throw new UsageError('expected --due or the names of sources, got both')
  const path = pathOf(values.db, terminal)
  return plainly(terminal, async () => {
    const [{ makeReaders }, { record }, { makeLinker }, { openRecord }, { gather }, { makeGuard }] = await Promise.all([
      import('../work/readers.ts'),
      import('../work/record.ts'),
      import('../work/record-link.ts'),
      import('../store/open.ts'),
      import('../work/sources/gather.ts'),
      import('../work/guard.ts'),
    ])
    const store = await openRecord(path)
    const fetcher = await openFetcher(values, terminal, store)
    const progress = startProgress(terminal, values.quiet === true, null)
    const count = { visited: 0, unreachable: 0, stored: 0, changed: 0, known: 0, failed: 0 }
    const stop = stopSignal()
    const guard = makeGuard()
    let readers: Awaited<ReturnType<typeof makeReaders>> | null = null
    try {
      const sources = await chosen(store, positionals, values.due === true)
      readers = await makeReaders(0)
      const visited = ({ source, failure }: { source: Source; failure: string | null }): void => {
        count.visited++
        if (failure === null) return
        count.unreachable++
        progress.pause()
        complain(terminal, `${shownUrl(source.url)} ${failure}`)
      }
      const deps = { store, fetcher, guard, now: Date.now, random: Math.random, visited, signal: stop.signal }
      for await (const outcome of record(gather(sources, deps), {
        store,
        readers,
        guard,
        makeLinker,
        now: () => new Date().toISOString(),
      })) {
        count[outcome.kind]++
        if (outcome.kind === 'stored' && outcome.head.version > 1) count.changed++
        if (outcome.kind === 'failed') {
          progress.pause()
          complain(terminal, `${outcome.where}: ${outcome.error}`)
        }
        progress.count(outcome.bytes, outcome.kind === 'failed')
      }
    } finally {
      progress.stop()
      stop.end()
      await Promise.all([store.close(), fetcher.close(), guard.close(), readers?.close()])
    }
    await writeOut(terminal, values.json === true ? `${JSON.stringify(count)}\n` : words(count))
    return count.failed + count.unreachable > 0 ? 1 : 0
  })
}

/** The sources that are asked for; all that are not paused where none is named. */
async function chosen(store: Store, names: readonly string[], isDue: boolean): Promise<readonly Source[]> {
  if (isDue) return store.sources.due(Date.now(), 10_000)
  const all = await store.sources.list()
  if (names.length === 0) return all.filter(({ paused }) => !paused)
  const { findSource } = await import('../work/sources/add.ts')
  return names.map((name) => {
    const found = findSource(all, name)
    if (found === null || found === 'several')
      throw new UsageError(
        `expected a source, got "${name}", which ${found === null ? 'none is called' : 'several are called'}. See: daybook source ls`,
      )
    return found
  })
}

function words({
  visited,
  unreachable,
  stored,
  changed,
  known,
  failed,
}: Readonly<Record<'visited' | 'unreachable' | 'stored' | 'changed' | 'known' | 'failed', number>>): string {
  const n = (value: number, what: string): string[] => (value > 0 ? [`${value.toLocaleString('en')} ${what}`] : [])
  return `${[
    `${visited.toLocaleString('en')} visited`,
    ...n(unreachable, 'of them could not be read'),
    `${stored.toLocaleString('en')} reports stored`,
    ...n(changed, 'of them new versions'),
    ...n(known, 'known already'),
    ...n(failed, 'failed'),
  ].join(', ')}\n`
}
