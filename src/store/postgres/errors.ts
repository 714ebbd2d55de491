import { StoreError } from '../errors.ts'
import type { StoreCode } from '../errors.ts'

/** What PostgreSQL says when a transaction is to be tried again: it could not be put in order with others, or two waited for one another. */
const AGAIN = new Set(['40001', '40P01'])

/** Is this to be tried again as it is? */
export function isToBeTriedAgain(error: unknown): boolean {
  return AGAIN.has(codeOf(error))
}

/** How the driver itself tells that a connection broke. */
const BROKEN = [
  'connection terminated',
  'connection closed',
  'connection ended',
  'not queryable',
  'closed the connection',
  'connection error',
]

/** Did the connection break, so that it is not known how far things went? */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error)
  const message = messageOf(error).toLowerCase()
  return GONE.has(code) || code.startsWith('08') || BROKEN.some((words) => message.includes(words))
}

const GONE = new Set([
  '25P03',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

const MEANING: Readonly<Record<string, readonly [StoreCode, string]>> = {
  '28P01': ['foreign', 'expected a user and a password that the database knows, and it refused them; check DAYBOOK_DATABASE'],
  '28000': ['foreign', 'expected a user that may enter the database, and it refused; check DAYBOOK_DATABASE and the rights of the user'],
  '3D000': ['missing', 'expected a database of that name, got none; make one with createdb, or check DAYBOOK_DATABASE'],
  '42501': ['read-only', 'expected a user that may write to this database; give it the right, or use another user'],
  '25006': ['read-only', 'this database only lets look: nothing can be added'],
  '53100': ['full', 'the disk of the database is full; nothing was lost, nothing more is taken in. Make room and try again'],
  '53300': ['away', 'the database has no connection left for us; wait, or raise its max_connections'],
  '55P03': ['held', 'another process is writing to this record; wait until it is done or stop it'],
  '25P03': ['lost', 'this process stood still in the middle of writing and the database went on without it; nothing was written'],
}

/** The StoreError for whatever was thrown; what is no fault of the database passes through. */
export function plainly(name: string, error: unknown): unknown {
  if (error instanceof StoreError) return error
  const code = codeOf(error)
  const meaning = MEANING[code]
  if (meaning) return new StoreError(meaning[0], `${name}: ${meaning[1]}`, error)
  if (code.startsWith('53')) return new StoreError('full', `${name}: the database has run out of something (${messageOf(error)})`, error)
  if (code.startsWith('XX'))
    return new StoreError('damaged', `${name}: the database is damaged (${messageOf(error)}); restore a backup`, error)
  if (isToBeTriedAgain(error)) return new StoreError('held', `${name}: others write to this record all the time; try again later`, error)
  if (isConnectionLost(error))
    return new StoreError('away', `${name}: the database cannot be reached; check that it runs, and its address`, error)
  return /^[0-9A-Z]{5}$/.test(code) ? new StoreError('unknown', `${name}: ${messageOf(error)}`, error) : error
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
