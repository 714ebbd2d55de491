import pg from 'pg'
import type { Ask, Steps, Value } from '../sql/steps.ts'
import type { Address } from './address.ts'
import { bound, PutBuffer } from './puts.ts'

/** Connections of one process, and how long it waits for one, in milliseconds. */
const CONNECTIONS = 6
const LONGEST_CONNECT = 10_000

/** Whole numbers come as numbers; none of ours is too large for that. */
const INT8 = 20
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/** A pool of connections to the database of an address. */
export function openPool({ connection, schema }: Address, most = CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: connection,
    max: most,
    connectionTimeoutMillis: LONGEST_CONNECT,
    idleTimeoutMillis: 30_000,
    application_name: 'daybook',
    options: `-c search_path=${schema} -c timezone=UTC`,
    types,
  })
  // A connection that breaks while nobody uses it is made anew when it is needed.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** One connection while it is used: asks what steps ask, and holds rows back to write them together. */
export class Session {
  readonly #client: pg.ClientBase
  readonly #puts = new PutBuffer()

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  /** Any SQL without values. */
  async say(sql: string): Promise<void> {
    await this.#client.query(sql)
  }

  async answer(asked: Ask): Promise<unknown> {
    if (asked.ask === 'put') {
      if (this.#puts.add(asked)) await this.flush()
      return undefined
    }
    await this.flush()
    const { rows, rowCount } = await this.query(asked.sql, asked.values)
    return asked.ask === 'all' ? rows : (rowCount ?? 0)
  }

  /** Do a course of steps; rows that are held back are written in the end. */
  async take<T>(steps: Steps<T>): Promise<T> {
    let next = steps.next()
    while (next.done !== true) next = steps.next(await this.answer(next.value))
    await this.flush()
    return next.value
  }

  /** Write the rows that are held back. */
  async flush(): Promise<void> {
    for (const { sql, values } of this.#puts.drain()) await this.#client.query(sql, values as unknown[])
  }

  query(sql: string, values: readonly Value[]): Promise<pg.QueryResult> {
    if (values.length === 0) return this.#client.query(sql)
    const text = numbered(sql)
    // What is asked often is planned once for each connection; lists of changing length are not.
    const name = values.length <= MOST_PLANNED ? nameOf(text) : undefined
    return this.#client.query({ ...(name === undefined ? {} : { name }), text, values: values.map(bound) })
  }
}

const MOST_PLANNED = 8

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) names.set(text, (name = `d${names.size}`))
  return name
}

const texts = new Map<string, string>()

/** `?` of our SQL as PostgreSQL counts them; none of our texts holds one that is no value. */
function numbered(sql: string): string {
  let text = texts.get(sql)
  if (text !== undefined) return text
  let n = 0
  text = sql.replaceAll('?', () => `$${++n}`)
  if (texts.size < 5000) texts.set(sql, text)
  return text
}
