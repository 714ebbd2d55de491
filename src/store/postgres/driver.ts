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
    // What needs no answer is sent before what was sent earlier is answered.
    pipeline: true,
  } as pg.PoolConfig)
  // A connection that breaks while nobody uses it is made anew when it is needed.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * One connection while it is used: asks what steps ask, and holds rows back to write them together. What needs no answer is sent without
 * waiting for one; whoever asks next hears of it if it went wrong.
 */
export class Session {
  readonly #client: pg.ClientBase
  readonly #puts = new PutBuffer()
  #sent: Promise<unknown>[] = []

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  /** Begin a transaction: with the first question is time enough to hear whether that went well. */
  begin(sql: string): void {
    this.#send(this.#client.query(sql))
  }

  /** Take back what was done in a transaction; what was sent and went wrong is of no interest any more. */
  async undo(): Promise<void> {
    for (const _ of this.#puts.drain());
    this.#sent = []
    await this.#client.query('ROLLBACK')
  }

  /** Any SQL without values, once all that was sent is done. */
  async say(sql: string): Promise<void> {
    await this.#after(this.#client.query(sql))
  }

  async answer(asked: Ask): Promise<unknown> {
    if (asked.ask === 'put') {
      if (this.#puts.add(asked)) await this.flush()
      return undefined
    }
    this.#write()
    const answered = this.query(asked.sql, asked.values)
    if (asked.ask === 'do') {
      this.#send(answered)
      return undefined
    }
    const { rows, rowCount } = await this.#after(answered)
    return asked.ask === 'all' ? rows : (rowCount ?? 0)
  }

  /** Do a course of steps; rows that are held back are written in the end. */
  async take<T>(steps: Steps<T>): Promise<T> {
    let next = steps.next()
    while (next.done !== true) {
      const asked = next.value
      // Most of what is asked is a row to hold back: no turn of the loop for each.
      if (asked.ask === 'put' && !this.#puts.add(asked)) next = steps.next()
      else next = steps.next(asked.ask === 'put' ? await this.flush() : await this.answer(asked))
    }
    this.#write()
    return next.value
  }

  /** The same without a transaction around it: it is over when every answer is there. */
  async whole<T>(steps: Steps<T>): Promise<T> {
    const value = await this.take(steps)
    await this.flush()
    return value
  }

  /** Write the rows that are held back. */
  async flush(): Promise<void> {
    this.#write()
    await this.#after(Promise.resolve())
  }

  query(sql: string, values: readonly Value[]): Promise<pg.QueryResult> {
    if (values.length === 0) return this.#client.query(sql)
    const text = numbered(sql)
    // What is asked often is planned once for each connection; lists of changing length are not.
    const name = values.length <= MOST_PLANNED ? nameOf(text) : undefined
    return this.#client.query({ ...(name === undefined ? {} : { name }), text, values: values.map(bound) })
  }

  #write(): void {
    for (const { sql, values } of this.#puts.drain()) this.#send(this.#client.query(sql, values as unknown[]))
  }

  #send(answered: Promise<unknown>): void {
    // It is waited for later; until then a fault of it is nobody's.
    answered.catch(() => undefined)
    this.#sent.push(answered)
  }

  /** What comes after all that was sent; the first fault among them is the one that is told. */
  async #after<T>(answered: Promise<T>): Promise<T> {
    this.#send(answered)
    const sent = this.#sent
    this.#sent = []
    for (const one of sent) await one
    return answered
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
