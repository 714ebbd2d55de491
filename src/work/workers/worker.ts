import type { Fetcher } from '../../intake/fetch/fetcher.ts'
import { sleep } from '../../intake/fetch/polite.ts'
import { shownUrl } from '../../intake/fetch/shown-url.ts'
import { StoreError } from '../../store/errors.ts'
import type { Store } from '../../store/store.ts'
import { makeGuard } from '../guard.ts'
import type { Readers } from '../readers.ts'
import type { Linker, Outcome } from '../record.ts'
import { keepUp } from '../sources/keep.ts'
import { holderName, LEASE } from '../turn.ts'
import { linkLoop } from './link-loop.ts'
import { LINK_JOB, READ_JOB } from './pack.ts'
import { enqueue } from './queue.ts'
import type { LoopDeps } from './read-loop.ts'
import { readLoop } from './read-loop.ts'

/** What a worker is made of. */
export interface WorkerParts {
  readonly store: Store
  readonly readers: Readers
  readonly makeLinker: () => Linker
  /** With it, sources are visited. */
  readonly fetcher: Fetcher | null
  readonly signal: AbortSignal
  readonly tell: (line: string) => void
  /** Milliseconds for which jobs and the right to link are taken (default 10 s). */
  readonly lease?: number
  /** End when nothing is left in the line. */
  readonly untilEmpty?: boolean
}

/** Pauses in milliseconds: after a fault of the database, and between two looks whether the line is empty. */
const AFTER_FAULT = 1000
const LOOK = 300

/** Reads, links where it is its turn, and visits sources, together with any number of others; resolves when it was told to stop and what it had begun is done or given back. */
export async function runWorker(parts: WorkerParts): Promise<void> {
  const { store, readers, makeLinker, fetcher, tell } = parts
  const done = new AbortController()
  const signal = AbortSignal.any([parts.signal, done.signal])
  const deps: LoopDeps = { store, signal, tell, lease: parts.lease ?? LEASE }
  const guard = makeGuard()
  const loops = [
    again(() => readLoop({ ...deps, readers, guard }), deps),
    again(() => linkLoop({ ...deps, holder: holderName(), makeLinker }), deps),
  ]
  if (fetcher) loops.push(again(() => visitLoop(fetcher, guard, deps), deps))
  if (parts.untilEmpty === true) loops.push(again(() => waitForEmpty(deps), deps).then(() => done.abort()))
  try {
    await Promise.all(loops)
  } finally {
    await guard.close()
  }
}

/** A fault of the database is told once and tried again: it may have been away for a moment. */
async function again(loop: () => Promise<void>, { signal, tell }: LoopDeps): Promise<void> {
  let told = ''
  for (;;) {
    try {
      await loop()
      return
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      if (error.message !== told) tell(error.message)
      told = error.message
      if (signal.aborted) return
      await sleep(AFTER_FAULT, signal)
    }
  }
}

async function visitLoop(fetcher: Fetcher, guard: ReturnType<typeof makeGuard>, { store, signal, tell }: LoopDeps): Promise<void> {
  await keepUp({
    store,
    fetcher,
    guard,
    tell,
    signal,
    now: Date.now,
    random: Math.random,
    visited: ({ source, failure }) => void (failure === null || tell(`${shownUrl(source.url)} ${failure}`)),
    async take(input): Promise<Outcome> {
      const { where, bytes } = input
      if ('error' in input) return { kind: 'failed', where, bytes, error: input.error }
      await enqueue(store, [input])
      return { kind: 'known', where, bytes, id: input.article.id }
    },
  })
}

async function waitForEmpty({ store, signal }: LoopDeps): Promise<void> {
  while (!signal.aborted) {
    if ((await store.jobs.line([READ_JOB, LINK_JOB], { after: 0, limit: 1 })).length === 0) return
    await sleep(LOOK, signal)
  }
}
