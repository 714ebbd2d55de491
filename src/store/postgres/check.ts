import type pg from 'pg'
import { checkBodies, checkFrames } from '../sql/check.ts'
import type { Problems } from '../sql/check.ts'
import type { Dialect } from '../sql/dialect.ts'
import { VIEW_TABLES } from '../sql/tables.ts'
import type { Address } from './address.ts'
import { Session } from './driver.ts'
import { lookBack } from './past.ts'
import { quoted } from './schema.ts'

/** After all that can be. */
const END_OF_TIME = 8.64e15

/** Read every sum and every body, make the views anew from the facts, and say what does not fit: all of it as it is at one moment. */
export async function checkHere(
  pool: pg.Pool,
  { address, dialect, problems }: { readonly address: Address; readonly dialect: Dialect; readonly problems: Problems },
): Promise<void> {
  const client = await pool.connect()
  const session = new Session(client)
  try {
    await session.say('BEGIN ISOLATION LEVEL REPEATABLE READ')
    try {
      await session.take(checkFrames(problems))
      await session.take(checkBodies(dialect.withBody, problems))
    } catch (error) {
      problems.take(error)
    }
    if (problems.list.length > 0) return
    await lookBack(session, { address, dialect, instant: END_OF_TIME })
    for (const table of VIEW_TABLES) {
      const kept = `${quoted(address.schema)}.${table}`
      let wrong = 0
      for (const [a, b] of [
        [kept, `pg_temp.${table}`],
        [`pg_temp.${table}`, kept],
      ]) {
        const { rows } = await session.query(`SELECT count(*) AS n FROM (SELECT * FROM ${a!} EXCEPT SELECT * FROM ${b!}) AS wrong`, [])
        wrong += (rows[0] as { n: number }).n
      }
      if (wrong > 0) problems.say(`view ${table}: ${wrong} rows are not as the facts have them`)
    }
  } finally {
    // Nothing of it is to stay.
    await session.undo().catch(() => undefined)
    client.release()
  }
}
