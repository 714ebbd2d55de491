import net from 'node:net'
import { openRecord } from '../../src/store/open.ts'
import { StoreError } from '../../src/store/errors.ts'
import { SqlStore } from '../../src/store/sql/sql-store.ts'
import { all } from '../../src/store/sql/steps.ts'
import type { Intake } from '../../src/store/store.ts'
import { event, intakeOf } from './records.ts'

// Adds a report to a record and stops its own process at the worst moment; tells what became of it once it is woken.
const [address, moment] = process.argv.slice(2) as [string, 'between' | 'half' | 'unfetched']

/** Stand still, as long as nobody says otherwise. */
function stopHere(): void {
  process.kill(process.pid, 'SIGSTOP')
  // The signal has come before this is over.
  for (const began = performance.now(); performance.now() - began < 50;);
}

/** A report that stops its process when it is about to be written: the database was asked about it, and waits. */
function stoppingBetween(intake: Intake): Intake {
  return {
    ...intake,
    get raw() {
      stopHere()
      return intake.raw
    },
  }
}

/** Stop as soon as something is sent: what does not go out at once, or what is answered, stays where it is. */
function stopAfterSending(isIt: (chunk: Uint8Array) => boolean): void {
  const socket = net.Socket.prototype as unknown as { _writeGeneric: (isMany: boolean, data: unknown, ...more: unknown[]) => void }
  const { _writeGeneric: write } = socket
  socket._writeGeneric = function (isMany, data, ...more) {
    const chunks = (isMany ? data : [{ chunk: data }]) as { chunk: Uint8Array }[]
    const isThere = chunks.some(({ chunk }) => isIt(chunk))
    write.call(this, isMany, data, ...more)
    if (isThere) stopHere()
  }
}

const ANSWER = "SELECT repeat('feast', 1000) AS words FROM generate_series(1, 2000)"

const store = await openRecord(address)
await store.leases.take('linker', 'stopped', 2000)
const intake = intakeOf({ id: 'b', facts: [event('b', 'eb', 'Feast')] })
const work = {
  between: () => store.put([stoppingBetween(intake)]),
  half() {
    stopAfterSending((chunk) => chunk.length > 4_000_000)
    return store.put([{ ...intake, body: Buffer.alloc(8_000_000, 'feast') }])
  },
  unfetched() {
    if (!(store instanceof SqlStore)) throw new Error('expected a record in a database')
    const { engine } = store
    stopAfterSending((chunk) => Buffer.from(chunk).includes(ANSWER))
    return engine.write(function* () {
      const before = yield* engine.dialect.counters()
      yield* all(ANSWER)
      yield* engine.dialect.counted({ ...before, seq: before.seq + 1 }, { isRenewed: false })
    })
  },
}
const told = await work[moment]().then(
  () => 'written',
  (error: unknown) => (error instanceof StoreError ? error.code : String(error)),
)
process.stdout.write(`${told}\n`)
await store.close()
