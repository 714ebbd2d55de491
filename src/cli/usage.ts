import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'

/** The command line was used wrongly: exit code 2, with a message that says expected, got, and what to do. */
export class UsageError extends Error {}

/** Options of one command, as node:util's parseArgs takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>

/** Parse a command's arguments; throws UsageError in plain words. */
export function parseCommand<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(plain(error as Error), { cause: error })
  }
}

/** Node's own messages advise about `--` at length; the first sentence is enough. */
function plain(error: Error): string {
  const first = error.message.split('. ')[0] ?? error.message
  return first.charAt(0).toLowerCase() + first.slice(1).replace(/\.$/, '')
}

/** The value of an option that takes one of a few words. */
export function oneOf<T extends string>(option: string, value: string | undefined, words: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise
  const found = words.find((word) => word === value)
  if (found === undefined) throw new UsageError(`expected --${option} to be one of ${words.join(', ')}, got "${value}"`)
  return found
}

const DATE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** The value of a date option: YYYY-MM-DD or an RFC 3339 date-time. */
export function dateOf(option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (value.length > 40 || !DATE.test(value))
    throw new UsageError(`expected --${option} to be a date like 2025-10-17 or 2025-10-17T13:00:00Z, got "${value}"`)
  return value
}
