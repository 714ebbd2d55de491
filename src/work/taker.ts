import type { Outcome, Pipeline, RecordInput } from './record.ts'
import { record } from './record.ts'

/** Takes reports into a record one after another, as they come. */
export interface Taker {
  /** Resolves when the report is on disk, is known already, or cannot be read. Rejects with a fault of the store. */
  put(input: RecordInput): Promise<Outcome>
  /** Waits for what is under way, and takes no more. */
  close(): Promise<void>
}

interface Waiting {
  readonly input: RecordInput
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** Somebody waits for the answer: for how long a report that came alone waits for others to be stored with, in milliseconds. */
const SHORT_WAIT = 5

/** A taker over a pipeline: the linker is made when the first report comes, and again after a fault of the store. */
export function makeTaker(pipeline: Pipeline): Taker {
  const queue: Waiting[] = []
  let wake: (() => void) | null = null
  // Goes up with every fault: what an older run still waits for is no longer its own.
  let run = 0
  let isClosed = false
  let running: Promise<void> | null = null
  const inputs = async function* (told: Waiting[], mine: number): AsyncGenerator<RecordInput> {
    while (run === mine) {
      const next = queue.shift()
      if (next) {
        told.push(next)
        yield next.input
      } else if (isClosed) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  const start = async (): Promise<void> => {
    const told: Waiting[] = []
    try {
      for await (const outcome of record(inputs(told, run), { longestWait: SHORT_WAIT, ...pipeline })) told.shift()?.resolve(outcome)
    } catch (error) {
      for (const { reject } of told) reject(error)
    }
    run++
    wake?.()
    wake = null
    running = null
    if (queue.length > 0 && !isClosed) running = start()
  }
  const put = (input: RecordInput): Promise<Outcome> => {
    if (isClosed) return Promise.reject(new Error('expected reports before the record is closed'))
    return new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject })
      running ??= start()
      wake?.()
    })
  }
  return {
    put,
    async close() {
      isClosed = true
      wake?.()
      await running
    },
  }
}
