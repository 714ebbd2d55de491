import type pg from 'pg'
import { StoreError } from '../errors.ts'
import { NO_COUNTS, Problems } from '../sql/check.ts'
import type { Engine } from '../sql/engine.ts'
import { SqlStore } from '../sql/sql-store.ts'
import type { Listing } from '../sql/steps.ts'
import type { CheckReport } from '../store.ts'
import type { Address } from './address.ts'
import { checkHere } from './check.ts'
import type { Own } from './dialect.ts'
import { postgresDialect } from './dialect.ts'
import { openPool, Session } from './driver.ts'
import { plainly } from './errors.ts'
import { postgresLeases } from './leases.ts'
import { makePast } from './past.ts'
import { makeTransactions, READ } from './transactions.ts'

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
  const { read, write, single } = makeTransactions(pool, address)
  let turn: Promise<unknown> = Promise.resolve()
  const readOnlyHere = (): Promise<never> =>
    Promise.reject(new StoreError('read-only', `${name}: was opened to be read; nothing can be added`))

  const base: Pick<Engine, 'read' | 'write' | 'single'> = {
    read,
    write: (steps, undo) => {
      if (readOnly) return readOnlyHere()
      if (!undo) return write(steps)
      // What is remembered of the record belongs to one transaction at a time.
      const mine = turn.then(() => write(steps, undo))
      turn = mine.catch(() => undefined)
      return mine
    },
    single: (steps) => (readOnly ? readOnlyHere() : single(steps)),
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
        if (problems.list.length === 0) found = await read(counts)
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
