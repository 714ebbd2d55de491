import type { Address } from './address.ts'
import { openPool } from './driver.ts'

/**
 * Whoever stands still in the middle of writing holds up all others: after so long the database goes on without it. It is less than any
 * lease, so that nothing is held any more when the lease passes to another.
 */
const STANDSTILL = '6s'

/** Begins a transaction that adds or changes something. */
export const WRITE = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '${STANDSTILL}'`

/** After so many milliseconds of writing it is looked whether another stands in the way, and again each time as many have gone by. */
const LOOK = 3000

/** For how long half a statement may be on its way; statements are small enough for slow lines. */
const LONGEST_STATEMENT = '10 seconds'

/**
 * A process that is stopped when it has sent half a statement, or when it does not fetch what it asked for, is not idle to the database,
 * and none of the timeouts of a database before PostgreSQL 17 ends it. Connections of our own that hold others up and have waited for
 * their process for too long are ended here; what they had begun is undone.
 */
const END = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE application_name = 'daybook' AND datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
 AND state = 'active' AND wait_event_type = 'Client' AND state_change < clock_timestamp() - interval '${LONGEST_STATEMENT}'
 AND pid IN (SELECT unnest(pg_blocking_pids(waiting.pid)) FROM pg_stat_activity AS waiting
 WHERE waiting.wait_event_type = 'Lock' AND waiting.datname = current_database())`

/** Watch over something that is being written, until the function that this gives is called. */
export function watchOver(address: Address): () => void {
  let ending: Promise<void> | null = null
  const timer = setInterval(() => {
    ending ??= endStalled(address).finally(() => (ending = null))
  }, LOOK)
  return () => clearInterval(timer)
}

/** By a connection of its own: those of the pool may all be waiting. A database that knows none of these questions has means of its own. */
async function endStalled(address: Address): Promise<void> {
  const pool = openPool(address, 1)
  try {
    await pool.query(END)
  } catch {
    // Then whoever waits goes on waiting.
  } finally {
    await pool.end().catch(() => undefined)
  }
}
