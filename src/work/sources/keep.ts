import { sleep } from '../../intake/fetch/polite.ts'
import type { Source } from '../../store/sources.ts'
import type { Outcome, RecordInput } from '../record.ts'
import { gather } from './gather.ts'
import type { GatherDeps } from './gather.ts'

/** What keeping up works with. */
export interface KeepDeps extends GatherDeps {
  /** Takes one input into the record; resolves when it is there or cannot be. */
  readonly take: (input: RecordInput) => Promise<Outcome>
  /** Told of what cannot be read, and of a fault that ended a round. */
  readonly tell: (line: string) => void
  readonly signal: AbortSignal
  /** Milliseconds between two looks at what is due (default ten seconds). */
  readonly every?: number
}

/** Inputs that wait to be stored at once, and rounds of visits that may be under way at once: one that waits for a slow host holds up none of the others. */
const WIDTH = 16
const ROUNDS = 8

/** How long to wait after a fault of the record, and between two looks. Milliseconds. */
const AFTER_FAULT = 60_000
const EVERY = 10_000

/** Sources that one process takes at a time where several share them, and for how long they are its own, in milliseconds. */
const SHARE = 64
const SHARED_FOR = 10 * 60_000

/** Visits sources whenever they are due, until it is told to stop; resolves when what was under way is finished. */
export async function keepUp(deps: KeepDeps): Promise<void> {
  const visiting = new Set<string>()
  const rounds = new Set<Promise<void>>()
  let notBefore = 0
  const startRound = (due: readonly Source[]): void => {
    for (const { id } of due) visiting.add(id)
    const leave = (source: Pick<Source, 'id'>): void => void visiting.delete(source.id)
    const round = oneRound(due, {
      ...deps,
      visited: (visit) => {
        leave(visit.source)
        deps.visited?.(visit)
      },
    })
      .catch((error: unknown) => {
        deps.tell(`taking in stopped for now: ${(error as Error).message}`)
        notBefore = performance.now() + AFTER_FAULT
      })
      .finally(() => {
        due.forEach(leave)
        rounds.delete(round)
      })
    rounds.add(round)
  }
  while (!deps.signal.aborted) {
    if (rounds.size < ROUNDS && performance.now() >= notBefore) {
      const due = await dueNow(deps)
      const fresh = due.filter(({ id }) => !visiting.has(id))
      // Also without a source that is due: pages may wait for another try.
      if (fresh.length > 0 || rounds.size === 0) startRound(fresh)
    }
    await sleep(deps.every ?? EVERY, deps.signal)
  }
  await Promise.all(rounds)
}

async function dueNow({ store, now, tell }: KeepDeps): Promise<readonly Source[]> {
  try {
    if (store.isShared) return await store.sources.claim({ now: now(), lease: SHARED_FOR, limit: SHARE })
    return await store.sources.due(now(), 10_000)
  } catch (error) {
    tell(`sources cannot be looked up for now: ${(error as Error).message}`)
    return []
  }
}

/** Visits some sources, fetches what they name, and waits until it is in the record. */
async function oneRound(sources: readonly Source[], deps: KeepDeps): Promise<void> {
  const under = new Set<Promise<void>>()
  let fault: Error | null = null
  for await (const input of gather(sources, deps)) {
    const one = deps.take(input).then(
      (outcome) => {
        if (outcome.kind === 'failed') deps.tell(`${outcome.where}: ${outcome.error}`)
      },
      (error: unknown) => void (fault ??= error instanceof Error ? error : new Error(String(error))),
    )
    under.add(one)
    void one.then(() => under.delete(one))
    if (under.size >= WIDTH) await Promise.race(under)
    if (fault !== null) break
  }
  await Promise.all(under)
  if (fault !== null) throw fault
}
