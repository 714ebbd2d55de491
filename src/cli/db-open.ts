import { EVERYTHING, parseQuery } from '../store/query.ts'
import type { Query } from '../store/query.ts'
import { StoreError } from '../store/errors.ts'
import { isAddress, parseAddress } from '../store/postgres/address.ts'
import type { OpenOptions } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { instantOf } from '../record/index.ts'
import type { Terminal } from './terminal.ts'
import { complain } from './terminal.ts'
import { dateOf, UsageError } from './usage.ts'

/** Options of every command that looks at a record. */
export const RECORD_OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  'as-of': { type: 'string' },
} as const

/** Options of the commands that list. */
export const LIST_OPTIONS = {
  ...RECORD_OPTIONS,
  limit: { type: 'string', short: 'n' },
} as const

/** Where the record lies: --db, DAYBOOK_DATABASE, DAYBOOK_DB, or daybook.db in this folder. */
export function pathOf(db: string | undefined, terminal: Terminal): string {
  const path = db ?? (terminal.env['DAYBOOK_DATABASE'] || terminal.env['DAYBOOK_DB']) ?? 'daybook.db'
  if (path === '') throw new UsageError('expected --db to be a file name or postgres://…, got nothing')
  return path
}

/** The name of a record as it may be printed: an address without its password. */
export function shownOf(path: string): string {
  return isAddress(path) ? parseAddress(path).name : path
}

/** Look at a record, perhaps as it was known on a day; closes it in the end. What is wrong with the record is said plainly: exit code 1. */
export async function withRecord(
  values: { readonly db?: string | undefined; readonly 'as-of'?: string | undefined },
  terminal: Terminal,
  run: (store: Store) => Promise<number>,
): Promise<number> {
  const asOf = dateOf('as-of', values['as-of'])
  return withOpen(values, terminal, { readOnly: true }, async (store) => {
    if (asOf === undefined) return run(store)
    const past = await store.asOf(instantOf(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf))
    try {
      return await run(past)
    } finally {
      await past.close()
    }
  })
}

/** Open a record, do something with it, close it. What is wrong with the record is said plainly: exit code 1. */
export async function withOpen(
  { db }: { readonly db?: string | undefined },
  terminal: Terminal,
  options: OpenOptions,
  run: (store: Store) => Promise<number>,
): Promise<number> {
  const path = pathOf(db, terminal)
  return plainly(terminal, async () => {
    const { openRecord } = await import('../store/open.ts')
    const store = await openRecord(path, options)
    try {
      return await run(store)
    } finally {
      await store.close()
    }
  })
}

/** Run; a fault of the record becomes one line and exit code 1. */
export async function plainly(terminal: Terminal, run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    complain(terminal, error.message)
    return 1
  }
}

/** The query that words on the command line make; wrong ones are wrong usage. */
export function queryOf(words: readonly string[]): Query {
  if (words.length === 0) return EVERYTHING
  const parsed = parseQuery(typedQuery(words))
  if (!parsed.ok) throw new UsageError(parsed.message)
  return parsed.query
}

/** The query that words on the command line make, as text. */
export function typedQuery(words: readonly string[]): string {
  return words.map(asTyped).join(' ')
}

/** The shell has taken the quotation marks away: an argument with spaces in it was one phrase, or a whole query with quotes of its own. */
function asTyped(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word
  const field = /^-?[a-z]{2,10}:/.exec(word)?.[0] ?? ''
  return field === '' ? word : `${field}"${word.slice(field.length)}"`
}

/** How many lines to show. */
export function limitOf(limit: string | undefined, otherwise: number): number {
  if (limit === undefined) return otherwise
  if (!/^\d{1,6}$/.test(limit) || Number(limit) === 0) throw new UsageError(`expected --limit to be a number from 1 on, got "${limit}"`)
  return Number(limit)
}
