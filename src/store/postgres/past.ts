import type pg from 'pg'
import type { Dialect } from '../sql/dialect.ts'
import { replay } from '../sql/replay.ts'
import type { Address } from './address.ts'
import { Session } from './driver.ts'
import { quoted } from './schema.ts'
import { tableSql, VIEWS } from './tables.ts'

/** What is looked back at. */
interface Back {
  readonly address: Address
  readonly dialect: Dialect
  readonly instant: number
}

/** The tables of the truth as they were up to an instant, in the place of the real ones for the one connection of a pool; the views over them are derived anew. */
export async function makePast(pool: pg.Pool, back: Back): Promise<void> {
  const client = await pool.connect()
  try {
    const session = new Session(client)
    await session.say('BEGIN')
    await lookBack(session, back)
    await session.say('COMMIT')
  } finally {
    client.release()
  }
}

/** The same in a transaction that is open. */
export async function lookBack(session: Session, { address, dialect, instant }: Back): Promise<void> {
  const schema = quoted(address.schema)
  const at = Math.trunc(instant)
  for (const table of ['articles', 'facts'])
    await session.say(`CREATE TEMP VIEW ${table} AS SELECT * FROM ${schema}.${table} WHERE at <= ${at}`)
  await session.say(
    `CREATE TEMP VIEW bodies AS SELECT b.* FROM ${schema}.bodies b JOIN ${schema}.articles a USING (no, month) WHERE a.at <= ${at}`,
  )
  for (const [name, table] of Object.entries(VIEWS)) await session.say(tableSql(name, table, true))
  await session.take(replay(dialect))
}
