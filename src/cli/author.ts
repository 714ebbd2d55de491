import { userInfo } from 'node:os'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

/** Who changes the record: --by, DAYBOOK_AUTHOR, else the name somebody is logged in with. */
export function authorOf(values: { readonly by?: string | undefined }, terminal: Terminal): string {
  const given = values.by ?? terminal.env['DAYBOOK_AUTHOR']
  if (given !== undefined) return given
  try {
    return userInfo().username
  } catch {
    throw new UsageError('expected --by with your name, got none')
  }
}
