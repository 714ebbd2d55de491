import { StoreError } from '../errors.ts'
import { parseAddress } from './address.ts'
import { openPool, Session } from './driver.ts'
import { plainly } from './errors.ts'
import { quoted } from './schema.ts'
import { WRITE } from './stalled.ts'

/** A schema beside the one of an address, which takes its place in the end. */
export async function parkSchema(
  text: string,
): Promise<{ readonly where: string; readonly finish: () => Promise<void>; readonly abandon: () => Promise<void> }> {
  const address = parseAddress(text)
  const { schema, name } = address
  const part = `${schema}_part`
  const say = async (...lines: readonly string[]): Promise<void> => {
    const pool = openPool(address, 1)
    try {
      const client = await pool.connect()
      try {
        const session = new Session(client)
        await session.say(WRITE)
        if (await isTaken(session, schema))
          throw new StoreError(
            'foreign',
            `${name}: expected a database without a record, got one that holds something; choose another with ?schema=NAME`,
          )
        for (const line of lines) await session.say(line)
        await session.say('COMMIT')
      } finally {
        client.release(true)
      }
    } catch (error) {
      throw plainly(name, error)
    } finally {
      await pool.end()
    }
  }
  const clear = `DROP SCHEMA IF EXISTS ${quoted(part)} CASCADE`
  await say(clear)
  const url = new URL(address.connection)
  url.searchParams.set('schema', part)
  return {
    where: url.href,
    // A record without anything in it, as a server makes that is started first, gives way.
    finish: () => say(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`, `ALTER SCHEMA ${quoted(part)} RENAME TO ${quoted(schema)}`),
    abandon: () => say(clear).catch(() => undefined),
  }
}

/** Does a schema hold anything but a record that is empty? */
async function isTaken(session: Session, schema: string): Promise<boolean> {
  const { rows } = await session.query(
    "SELECT count(*) AS tables, count(*) FILTER (WHERE tablename = 'state') AS state FROM pg_tables WHERE schemaname = ?",
    [schema],
  )
  const { tables, state } = rows[0] as { tables: number; state: number }
  if (tables === 0) return schema === 'public'
  if (state === 0) return true
  const full = ['articles', 'facts', 'sources', 'jobs', 'shelved', 'unread'].map(
    (table) => `EXISTS (SELECT 1 FROM ${quoted(schema)}.${table})`,
  )
  const found = await session.query(`SELECT ${full.join(' OR ')} AS taken`, [])
  return (found.rows[0] as { taken: boolean }).taken
}
