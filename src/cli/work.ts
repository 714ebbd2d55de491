import { pathOf, plainly, shownOf } from './db-open.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import { stopSignal } from './stop-signal.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook work`. */
export const WORK_OPTIONS = {
  db: { type: 'string' },
  threads: { type: 'string' },
  'until-empty': { type: 'boolean' },
  'no-fetch': { type: 'boolean' },
  ...NET_OPTIONS,
} as const

/** Most threads of one process. */
const MOST_THREADS = 64

/** `daybook work`: reads and links what waits in the line of a shared record, until it is stopped. */
export async function workCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, WORK_OPTIONS)
  if (positionals.length > 0) throw new UsageError(`expected options only, got "${positionals.join(' ')}"`)
  const threads = threadsOf(values.threads)
  const path = pathOf(values.db, terminal)
  return plainly(terminal, async () => {
    const [{ openRecord }, { makeThreads }, { makeLinker }, { runWorker }] = await Promise.all([
      import('../store/open.ts'),
      import('../work/readers.ts'),
      import('../work/record-link.ts'),
      import('../work/workers/worker.ts'),
    ])
    const store = await openRecord(path)
    if (!store.isShared) {
      await store.close()
      throw new UsageError(
        'expected a record in PostgreSQL (--db postgres://… or DAYBOOK_DATABASE), got a file: there one process does all, see daybook serve and daybook fetch',
      )
    }
    const fetcher = values['no-fetch'] === true ? null : await openFetcher(values, terminal, store)
    const readers = makeThreads(threads)
    const stop = stopSignal()
    try {
      if (values['until-empty'] !== true) await writeOut(terminal, `works on ${shownOf(path)}\n`)
      await runWorker({
        store,
        readers,
        makeLinker,
        fetcher,
        signal: stop.signal,
        tell: (line) => complain(terminal, line),
        untilEmpty: values['until-empty'] === true,
      })
    } finally {
      stop.end()
      await Promise.all([readers.close(), fetcher?.close(), store.close()])
    }
    return 0
  })
}

function threadsOf(value: string | undefined): number {
  const threads = Number(value ?? 1)
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    throw new UsageError(`expected --threads to be a number from 1 to ${MOST_THREADS}, got "${value ?? ''}"`)
  return threads
}
