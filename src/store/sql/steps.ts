import type { Table } from './tables.ts'

/** What a column may be bound to. */
export type Value = string | number | null | Uint8Array

/** A condition in SQL with what is bound to it; `?` stands for a value. */
export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
}

/** A row as it came back. */
export type Row = Readonly<Record<string, unknown>>

/**
 * What a step asks of the database. `all` is answered with rows, `run` with the number of rows that were changed, `do` by nothing. `put`
 * adds a row, and is answered by nothing: an engine may hold such rows back and write many at once, as long as later questions see them.
 */
export type Ask =
  | { readonly ask: 'all' | 'run' | 'do'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly ask: 'put'; readonly table: Table; readonly row: Readonly<Record<string, Value>>; readonly how: How }

/** What becomes of a row that is there already: a fault, left as it is, or replaced. */
export type How = 'new' | 'ignore' | 'replace'

/**
 * Database work as a course of questions. What follows from the answers is said once, here; each engine asks in its own way: SQLite at
 * once, in this thread, PostgreSQL over the wire.
 */
export type Steps<T> = Generator<Ask, T, unknown>

/** One thing of a list that is read as it is asked for. */
export interface Item<T> {
  readonly ask: 'item'
  readonly item: T
}

/** Database work that gives one thing after another. */
export type Listing<T> = Generator<Ask | Item<T>, void, unknown>

/** Hand out the next thing of a list. */
export function item<T>(one: T): Item<T> {
  return { ask: 'item', item: one }
}

/** Every row that a question finds. */
export function* all<T = Row>(sql: string, ...values: readonly Value[]): Steps<T[]> {
  return (yield { ask: 'all', sql, values }) as T[]
}

/** The first row that a question finds. */
export function* one<T = Row>(sql: string, ...values: readonly Value[]): Steps<T | undefined> {
  const rows = (yield { ask: 'all', sql, values }) as T[]
  return rows[0]
}

/** Change rows, however many. */
export function* exec(sql: string, ...values: readonly Value[]): Steps<void> {
  yield { ask: 'do', sql, values }
}

/** Change rows; gives how many. */
export function* run(sql: string, ...values: readonly Value[]): Steps<number> {
  return (yield { ask: 'run', sql, values }) as number
}

/** What is asked to add a row: to be yielded as it is, as there are hundreds to a report. Columns that an engine does not keep are passed over. */
export function put(table: Table, row: Readonly<Record<string, Value>>, how: How = 'new'): Ask {
  return { ask: 'put', table, row, how }
}

/** Values in brackets, for IN; at most as many as an engine takes, so call it on pieces of `inPieces`. */
export function marks(values: readonly unknown[]): string {
  return `(${values.map(() => '?').join()})`
}

/** Most values that are bound at once. */
const MOST = 512

/** A long list in pieces that can be bound at once. */
export function* inPieces<T>(list: readonly T[], most = MOST): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += most) yield list.slice(i, i + most)
}

/**
 * The same values for IN: as many as a power of two, the last one repeated. Statements are kept by their text, and one for every
 * length there is would fill the memory with hundreds of each.
 */
export function padded<T>(values: readonly T[]): readonly T[] {
  if (values.length === 0) return values
  const size = 2 ** Math.ceil(Math.log2(values.length))
  return [...values, ...Array.from({ length: size - values.length }, () => values.at(-1)!)]
}

/** A long list in pieces for IN. */
export function* inLists<T>(list: readonly T[]): Generator<readonly T[]> {
  for (const piece of inPieces(list)) yield padded(piece)
}
