import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

/** For how long the right to link is taken at a time, how long is waited for it, and how often it is asked for, in milliseconds. */
export const LEASE = 10_000
const LONGEST_WAIT = 12_000
const ASK_AGAIN = 250

/** What this process is called by others that share a record. */
export function holderName(): string {
  return `process ${process.pid} on ${hostname()}`
}

/** Become the one that links into a shared record, until `end` is called; throws where another stays so. */
export async function takeTurn(store: Store): Promise<{ readonly end: () => Promise<void> }> {
  const began = Date.now()
  for (;;) {
    const lease = await store.leases.take('linker', holderName(), LEASE)
    if (lease) {
      const timer = setInterval(() => void lease.renew().catch(() => undefined), LEASE / 3)
      return {
        async end() {
          clearInterval(timer)
          // Where the database is away, it ends by itself.
          await lease.release().catch(() => undefined)
        },
      }
    }
    if (Date.now() - began > LONGEST_WAIT) {
      const holder = (await store.leases.holder('linker')) ?? 'another process'
      throw new StoreError(
        'held',
        `expected to link reports into the record, but ${holder} does; leave them to it with: daybook import --queue`,
      )
    }
    await pause(ASK_AGAIN)
  }
}
