import { keepPrepared, prepare } from '../../link/index.ts'
import type { Article } from '../../record/index.ts'
import type { Claim, Job } from '../../store/jobs.ts'
import { packBody } from '../../store/bodies.ts'
import type { Store } from '../../store/store.ts'
import { sleep } from '../../intake/fetch/polite.ts'
import type { Guard } from '../guard.ts'
import { makeHolding } from '../holding.ts'
import type { Readers } from '../readers.ts'
import { rawOf } from '../record.ts'
import type { Came, Made } from './pack.ts'
import { LINK_JOB, packMade, READ_JOB, unpackJob } from './pack.ts'

/** What a loop of a worker works with. */
export interface LoopDeps {
  readonly store: Store
  readonly signal: AbortSignal
  /** Told of what people should know. */
  readonly tell: (line: string) => void
  /** Milliseconds for which jobs and tasks are taken; whoever stands still for longer has lost them. */
  readonly lease: number
}

type ReadDeps = LoopDeps & { readonly readers: Readers; readonly guard: Guard }

/** Articles that are claimed at once, and pause where there are none, in milliseconds. */
const CLAIMED = 8
const IDLE = 200

/** After so many workers ended that had a report it is given up: it may be what ends them, though it may have been another that they had. */
const MOST_ATTEMPTS = 12

/** Reads what waits in the line until it is told to stop; gives back what it did not get to. */
export async function readLoop(deps: ReadDeps): Promise<void> {
  const { store, signal } = deps
  while (!signal.aborted) {
    const now = await store.leases.now()
    const jobs = await store.jobs.claim({ kinds: [READ_JOB], now, lease: deps.lease, limit: CLAIMED })
    if (jobs.length === 0) await sleep(IDLE, signal)
    else await readAll(jobs, deps)
  }
}

/**
 * Several are under way at once, so that a thread reads one while what it read before is packed and stored. What was tried before comes
 * last and by itself: if it ends this worker too, the others are done.
 */
async function readAll(jobs: readonly Job[], deps: ReadDeps): Promise<void> {
  const { store, lease, readers } = deps
  const holding = makeHolding({ store, lease, now: () => store.leases.now() })
  holding.add(jobs)
  const take = async (waiting: Job[]): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const claim = holding.claimOf(job.id)
      if (!claim) continue
      if (deps.signal.aborted) await store.jobs.retry(claim, { error: job.error ?? '', next: await store.leases.now() })
      else await readOne(job, claim, deps)
      holding.drop(job.id)
    }
  }
  const fresh = jobs.filter(({ attempts }) => attempts <= 1)
  const tried = jobs.filter(({ attempts }) => attempts > 1).sort((a, b) => a.attempts - b.attempts || a.id - b.id)
  try {
    const lanes = await Promise.allSettled(Array.from({ length: 1 + Math.ceil(readers.width / 4) }, () => take(fresh)))
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason
    await take(tried)
  } finally {
    // A fault of the database came between: what is left is anybody's when its lease is over.
    for (const { id } of jobs) holding.drop(id)
    holding.end()
  }
}

async function readOne(job: Job, claim: Claim, deps: ReadDeps): Promise<void> {
  const { store, tell } = deps
  const { came } = unpackJob(job)
  const isGivenUp = job.attempts > MOST_ATTEMPTS
  const made: Made = isGivenUp
    ? { taken: { error: `given up: ${job.attempts - 1} workers ended that had it` }, reading: null }
    : await makeOf(came.article, deps)
  const kept = keptOf(came, made)
  if ('error' in made.taken) tell(`${came.where}: ${made.taken.error}`)
  await store.jobs.pass(claim, { kind: LINK_JOB, body: packMade(job, made, kept), next: job.next })
}

/** What the record is going to keep: packing it is work that any reader can do, and there is only one linker. */
function keptOf({ article, raw = rawOf(article) }: Came, { taken, reading }: Made): Uint8Array | null {
  if ('error' in taken || reading === null || 'error' in reading) return null
  return packBody({ article: taken.article, raw, reading })
}

async function makeOf(
  input: Parameters<Guard['take']>[0],
  { guard, readers }: { readonly guard: Guard; readonly readers: Readers },
): Promise<Made> {
  const taken = await guard.take(input)
  if ('error' in taken) return { taken, reading: null }
  const reading = await readers.read(taken.article)
  if ('error' in reading) return { taken, reading }
  // The article lies beside it.
  const { article: _article, ...rest } = reading
  return { taken, reading: rest as typeof reading, prepared: prepare(reading) }
}

/** A reading with its article, under the name that the record gives it. */
export function readingOf(made: Made, article: Article): Awaited<ReturnType<Readers['read']>> {
  const { reading, prepared } = made
  if (reading === null) return { error: 'was not read' }
  if ('error' in reading) return reading
  const { format, engine, article: _none, ...rest } = reading
  const whole = { format, engine, article, ...rest }
  if (prepared) keepPrepared(whole, prepared)
  return whole
}
