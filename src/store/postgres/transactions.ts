import type pg from 'pg'
import type { Steps } from '../sql/steps.ts'
import type { Address } from './address.ts'
import { Session } from './driver.ts'
import { isConnectionLost, isToBeTriedAgain, plainly } from './errors.ts'
import { watchOver, WRITE } from './stalled.ts'

/** How often a transaction is begun anew where the database asks for that, and the longest pause before, in milliseconds. */
const MOST_TRIES = 8
const LONGEST_PAUSE = 500

/** Begins a transaction that only looks: all of it as of one moment. */
export const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

/** Work that is all or nothing. */
export interface Transactions {
  /** Looks at the record as it is at one moment. */
  read<T>(steps: () => Steps<T>): Promise<T>
  /** Changes it; `undo` is called before it is tried anew, and when it fails. */
  write<T>(steps: () => Steps<T>, undo?: () => void): Promise<T>
  /** Changes it by one statement. */
  single<T>(steps: () => Steps<T>): Promise<T>
}

/** Work with the connections of a pool. */
export function makeTransactions(pool: pg.Pool, address: Address): Transactions {
  const within = <T>(begin: string, steps: () => Steps<T>): Promise<T> =>
    using(pool, async (session) => {
      session.begin(begin)
      try {
        const value = await session.take(steps())
        await session.say('COMMIT')
        return value
      } catch (error) {
        if (!isConnectionLost(error)) await session.undo()
        throw error
      }
    })
  const tried = async <T>(work: () => Promise<T>, undo?: () => void): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        undo?.()
        if (!isToBeTriedAgain(error) || tries >= MOST_TRIES) throw plainly(address.name, error)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE, 10 * 2 ** tries)))
      }
    }
  }
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    const end = watchOver(address)
    try {
      return await work()
    } finally {
      end()
    }
  }
  return {
    read: (steps) =>
      tried(async () => {
        const found = await atOnce(pool, steps())
        return found ? found.value : within(READ, steps)
      }),
    write: (steps, undo) => tried(() => watched(() => within(WRITE, steps)), undo),
    single: (steps) => tried(() => watched(() => using(pool, (session) => session.whole(steps())))),
  }
}

/** Work with a connection of the pool; one that broke is not used again. */
async function using<T>(pool: pg.Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isBroken = false
  try {
    return await work(new Session(client))
  } catch (error) {
    // Nor is one that is left in the middle of something.
    isBroken = isConnectionLost(error) || client.getTransactionStatus() !== 'I'
    throw error
  } finally {
    client.release(isBroken)
  }
}

/**
 * One question needs no transaction to be answered as of one moment: most reading asks no more. Null where it did, and all of it is to be
 * asked anew.
 */
function atOnce<T>(pool: pg.Pool, steps: Steps<T>): Promise<{ readonly value: T } | null> {
  const first = steps.next()
  if (first.done === true) return Promise.resolve({ value: first.value })
  return using(pool, async (session) => {
    const second = steps.next(await session.answer(first.value))
    return second.done === true ? { value: second.value } : null
  })
}
