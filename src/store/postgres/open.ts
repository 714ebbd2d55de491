import { StoreError } from '../errors.ts'
import type { OpenOptions } from '../open.ts'
import { SqlStore } from '../sql/sql-store.ts'
import type { Store } from '../store.ts'
import { parseAddress } from './address.ts'
import type { Own } from './dialect.ts'
import { openPool, Session } from './driver.ts'
import { makePostgresEngine } from './engine.ts'
import { plainly } from './errors.ts'
import { WRITE } from './stalled.ts'
import { migrate, SCHEMA_VERSION, versionOf } from './schema.ts'

/** Open the record at an address, making it where there is none and bringing it up to date. Any number of processes may do so at once. */
export async function openAddress(text: string, { readOnly = false, mustExist = false }: OpenOptions = {}): Promise<Store> {
  const address = parseAddress(text)
  const { name, schema } = address
  const pool = openPool(address)
  try {
    const version = await versionAt(pool, address)
    if (version === 0 && (readOnly || mustExist))
      throw new StoreError(
        'missing',
        `${name}: expected a record, got a database without one; make one with: daybook --db ${name} import FILE…`,
      )
    if (version < SCHEMA_VERSION && readOnly)
      throw new StoreError(
        'newer',
        `${name}: expected a record of version ${SCHEMA_VERSION}, got version ${version}; bring it up to date with: daybook --db ${name} db migrate`,
      )
    if (version < SCHEMA_VERSION) await migrateAt(pool, name, schema)
    const own: Own = { writes: null, linker: null }
    return new SqlStore(makePostgresEngine({ address, readOnly, asOf: null, own, pool }))
  } catch (error) {
    await pool.end()
    throw plainly(name, error)
  }
}

async function versionAt(
  pool: ReturnType<typeof openPool>,
  { name, schema }: { readonly name: string; readonly schema: string },
): Promise<number> {
  const client = await pool.connect()
  try {
    return await new Session(client).take(versionOf(name, schema))
  } finally {
    client.release()
  }
}

/** Said where another program made the same thing at the same moment. */
const AT_ONCE = new Set(['23505', '42P07', '42P06', '40001', '40P01'])

async function migrateAt(pool: ReturnType<typeof openPool>, name: string, schema: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = await pool.connect()
    const session = new Session(client)
    try {
      await session.say(WRITE)
      await session.take(migrate(name, schema))
      await session.say('COMMIT')
      return
    } catch (error) {
      await session.undo().catch(() => undefined)
      if (!AT_ONCE.has((error as { code?: string }).code ?? '') || tries >= 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * (tries + 1)))
    } finally {
      client.release()
    }
  }
}
