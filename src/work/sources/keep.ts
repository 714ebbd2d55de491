import { sleep } from '../../intake/fetch/polite.ts'
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
  /** Milliseconds between two looks at what is due (default one minute). */
  readonly every?: number
}

/** Inputs that wait to be stored at once. */
const WIDTH = 16

/** Visits sources whenever they are due, until it is told to stop; resolves when what was under way is finished. */
export async function keepUp(deps: KeepDeps): Promise<void> {
  while (!deps.signal.aborted) {
    try {
      await oneRound(deps)
    } catch (error) {
      deps.tell(`taking in stopped for now: ${(error as Error).message}`)
    }
    await sleep(deps.every ?? 60_000, deps.signal)
  }
}

/** Everything that is due now. */
async function oneRound(deps: KeepDeps): Promise<void> {
  const under = new Set<Promise<void>>()
  let fault: Error | null = null
  for await (const input of gather(await deps.store.sources.due(deps.now(), 10_000), deps)) {
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
