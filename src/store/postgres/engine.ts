import type pg from 'pg'
import { StoreError } from '../errors.ts'
import { NO_COUNTS, Problems } from '../sql/check.ts'
import type { Engine } from '../sql/engine.ts'
import { SqlStore } from '../sql/sql-store.ts'
import type { Listing, Steps } from '../sql/steps.ts'
import type { CheckReport } from '../store.ts'
import type { Address } from './address.ts'
import { checkHere } from './check.ts'
import type { Own } from './dialect.ts'
import { postgresDialect } from './dialect.ts'
import { openPool, Session } from './driver.ts'
import { isConnectionLost, isToBeTriedAgain, plainly } from './errors.ts'
import { postgresLeases } from './leases.ts'
import { makePast } from './past.ts'

/** How often a transaction is begun anew where the database asks for that, and the longest pause before, in milliseconds. */
const MOST_TRIES = 8
const LONGEST_PAUSE = 500

/** Whoever stands still in the middle of writing holds up all others: after so long the database goes on without it. */
const STANDSTILL = '20s'

const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
const WRITE = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '${STANDSTILL}'`

/** How a store was opened. */
export interface Opened {
  readonly address: Address
  readonly readOnly: boolean
  readonly asOf: number | null
  readonly own: Own
  readonly pool: pg.Pool
}

/** The record in a PostgreSQL database. */
export function makePostgresEngine({ address, readOnly, asOf, own, pool }: Opened): Engine {
  const { name } = address
  const dialect = postgresDialect(name, own)
  let turn: Promise<unknown> = Promise.resolve()

  const within = async <T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let isBroken = true
    try {
      const session = new Session(client)
      session.begin(begin)
      try {
        const value = await work(session)
        await session.say('COMMIT')
        isBroken = false
        return value
      } catch (error) {
        if (!isConnectionLost(error)) {
          await session.undo()
          isBroken = false
        }
        throw error
      }
    } finally {
      client.release(isBroken)
    }
  }

  const tried = async <T>(work: () => Promise<T>, undo?: () => void): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        undo?.()
        if (!isToBeTriedAgain(error) || tries >= MOST_TRIES) throw plainly(name, error)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE, 10 * 2 ** tries)))
      }
    }
  }

  const base: Pick<Engine, 'read' | 'write'> = {
    read: (steps) =>
      tried(async () => {
        const found = await atOnce(pool, steps())
        return found ? found.value : within(READ, (session) => session.take(steps()))
      }),
    write: (steps, undo) => {
      if (readOnly) return Promise.reject(new StoreError('read-only', `${name}: was opened to be read; nothing can be added`))
      const work = (): ReturnType<typeof tried<never>> => tried(() => within(WRITE, (session) => session.take(steps())), undo) as never
      if (!undo) return work()
      // What is remembered of the record belongs to one transaction at a time.
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
  return {
    ...base,
    name,
    dialect,
    isShared: true,
    leases: postgresLeases(base, own),
    asOf,
    list: (steps) => listOf(pool, name, steps()),
    async check(counts) {
      const problems = new Problems()
      let found: CheckReport['counts'] = NO_COUNTS
      try {
        await checkHere(pool, { address, dialect, problems })
        if (problems.list.length === 0) found = await within(READ, (session) => session.take(counts()))
      } catch (error) {
        problems.take(plainly(name, error))
      }
      return { problems: problems.list, counts: found }
    },
    backup: () =>
      Promise.reject(
        new StoreError(
          'foreign',
          `${name}: PostgreSQL has tools of its own for that: pg_dump --format=custom; or copy the record to a file: daybook db copy ${name} sqlite:FILE`,
        ),
      ),
    past: async (instant) => {
      const past = openPool(address, 1)
      try {
        await makePast(past, { address, dialect, instant })
      } catch (error) {
        await past.end()
        throw plainly(name, error)
      }
      return new SqlStore(makePostgresEngine({ address, readOnly: true, asOf: instant, own: { writes: null, linker: null }, pool: past }))
    },
    close: () => pool.end(),
  }
}

/**
 * One question needs no transaction to be answered as of one moment: most reading asks no more. Null where it did, and all of it is to be
 * asked anew.
 */
async function atOnce<T>(pool: pg.Pool, steps: Steps<T>): Promise<{ readonly value: T } | null> {
  const first = steps.next()
  if (first.done === true) return { value: first.value }
  const client = await pool.connect()
  let isBroken = true
  try {
    const second = steps.next(await new Session(client).answer(first.value))
    isBroken = false
    return second.done === true ? { value: second.value } : null
  } finally {
    client.release(isBroken)
  }
}

/** A list is read in one transaction, so that it is as the record was when it began. */
async function* listOf<T>(pool: pg.Pool, name: string, list: Listing<T>): AsyncGenerator<T> {
  let client: pg.PoolClient | null = null
  let isBroken = true
  try {
    client = await pool.connect()
    const session = new Session(client)
    session.begin(READ)
    for (let given: unknown; ;) {
      const next = list.next(given)
      if (next.done === true) break
      const asked = next.value
      if (asked.ask === 'item') {
        yield asked.item
        given = undefined
      } else given = await session.answer(asked)
    }
    await session.say('COMMIT')
    isBroken = false
  } catch (error) {
    throw plainly(name, error)
  } finally {
    list.return(undefined)
    client?.release(isBroken)
  }
}
