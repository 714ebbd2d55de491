import type { Ask, How, Value } from '../sql/steps.ts'
import type { Table, TableShape } from '../sql/tables.ts'
import { SHAPES } from '../sql/tables.ts'
import { bareType, TABLES } from './tables.ts'

type Put = Extract<Ask, { ask: 'put' }>

/** Rows and bytes that are held back at most. */
const MOST_ROWS = 20_000
const MOST_BYTES = 16_000_000

/** Rows and bytes of one statement that binds each value by itself: none is on its way for long, even where the line is slow. */
const MOST_BOUND = 400
const MOST_BOUND_BYTES = 1_000_000

/** Rows that are held back for one table; those that are replaced by later ones with the places at which they stand. */
interface Held {
  readonly table: Table
  readonly how: How
  readonly rows: Put['row'][]
  readonly places: Map<Value, number>
}

/** Holds rows back, so that many are written at once. Rows of one table keep their order. */
export class PutBuffer {
  #tables: Held[] = []
  #byTable = new Map<Table, Partial<Record<How, Held>>>()
  #rows = 0
  #bytes = 0

  /** Hold one row back; true when it is time to write. */
  add({ table, row, how }: Put): boolean {
    const held = this.#byTable.get(table)?.[how] ?? this.#hold(table, how)
    this.#rows++
    this.#bytes += bytesOf(row)
    if (how === 'replace') replace(held, row)
    else held.rows.push(row)
    return this.#rows >= MOST_ROWS || this.#bytes >= MOST_BYTES
  }

  #hold(table: Table, how: How): Held {
    const held: Held = { table, how, rows: [], places: new Map() }
    this.#tables.push(held)
    const others = this.#byTable.get(table)
    if (others) others[how] = held
    else this.#byTable.set(table, { [how]: held })
    return held
  }

  /** The statements that write what is held back. */
  *drain(): Generator<{ readonly sql: string; readonly values: readonly unknown[] }> {
    const tables = this.#tables
    this.#tables = []
    this.#byTable = new Map()
    this.#rows = 0
    this.#bytes = 0
    for (const { table, how, rows } of tables) yield* insertsOf(table, how, rows)
  }
}

/** One statement may replace a row only once: what comes later stands for what came before. */
function replace({ table, rows, places }: Held, row: Put['row']): void {
  const shape: TableShape = SHAPES[table]
  const key = shape.key.length === 1 ? row[shape.key[0]!]! : shape.key.map((column) => String(row[column])).join('\0')
  const place = places.get(key)
  if (place === undefined) {
    places.set(key, rows.length)
    rows.push(row)
  } else rows[place] = merged(rows[place]!, row, shape)
}

function merged(before: Put['row'], row: Put['row'], { update, guard }: TableShape): Put['row'] {
  if (guard !== undefined && Number(row[guard]) < Number(before[guard])) return before
  return update === undefined ? row : { ...before, ...Object.fromEntries(update.map((column) => [column, row[column] ?? null])) }
}

function* insertsOf(table: Table, how: How, rows: readonly Put['row'][]): Generator<{ sql: string; values: readonly unknown[] }> {
  const columns = Object.entries(TABLES[table].columns)
  const names = columns.map(([column]) => column)
  const into = `INSERT INTO ${table} AS held_before (${names.join()})`
  const end = conflictOf(how, SHAPES[table], names)
  if (columns.some(([, type]) => bareType(type) === 'bytea')) {
    // Bytes are bound one by one: in a list they would be written out in figures.
    for (const some of inLoads(rows)) {
      const marks = some.map((_, r) => `(${names.map((_, c) => `$${r * names.length + c + 1}`).join()})`)
      yield { sql: `${into} VALUES ${marks.join()} ${end}`, values: some.flatMap((row) => names.map((name) => bound(row[name] ?? null))) }
    }
    return
  }
  const lists = columns.map(([, type], i) => `$${i + 1}::${bareType(type) === 'tsvector' ? 'text' : bareType(type)}[]`)
  const picked = columns.map(([name, type]) => (bareType(type) === 'tsvector' ? `${name}::tsvector` : name))
  yield {
    sql: `${into} SELECT ${picked.join()} FROM unnest(${lists.join()}) AS held (${names.join()}) ${end}`,
    values: names.map((name) => arrayOf(rows, name)),
  }
}

/** A column of rows as PostgreSQL writes a list: the driver would look through each value for what is to be escaped, twice. */
function arrayOf(rows: readonly Put['row'][], name: string): string {
  let text = ''
  for (const row of rows) {
    const value = row[name] ?? null
    const one = value === null ? 'NULL' : typeof value === 'number' ? String(value) : `"${escaped(bound(value) as string)}"`
    text += text === '' ? one : `,${one}`
  }
  return `{${text}}`
}

function escaped(text: string): string {
  return /["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text
}

/** As many rows at once as one statement binds. */
function* inLoads(rows: readonly Put['row'][]): Generator<readonly Put['row'][]> {
  let from = 0
  let bytes = 0
  for (const [i, row] of rows.entries()) {
    const size = bytesOf(row)
    if (i > from && (i - from >= MOST_BOUND || bytes + size > MOST_BOUND_BYTES)) {
      yield rows.slice(from, i)
      from = i
      bytes = 0
    }
    bytes += size
  }
  if (from < rows.length) yield rows.slice(from)
}

function bytesOf(row: Put['row']): number {
  let bytes = 0
  for (const name in row) {
    const value = row[name]!
    bytes += typeof value === 'number' || value === null ? 8 : value.length
  }
  return bytes
}

function conflictOf(how: How, { key, update, guard }: TableShape, names: readonly string[]): string {
  if (how === 'new') return ''
  if (how === 'ignore') return 'ON CONFLICT DO NOTHING'
  const set = (update ?? names.filter((name) => !key.includes(name))).map((name) => `${name} = excluded.${name}`)
  const when = guard === undefined ? '' : ` WHERE excluded.${guard} >= held_before.${guard}`
  return `ON CONFLICT (${key.join()}) DO UPDATE SET ${set.join()}${when}`
}

/** PostgreSQL keeps no NUL in a text. */
export function bound(value: Value): Value {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value
}
