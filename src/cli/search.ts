import { LIST_OPTIONS, limitOf, queryOf, withRecord } from './db-open.ts'
import { styleOf } from './db-style.ts'
import type { Style } from './pretty/paint.ts'
import type { Store } from '../store/store.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Nothing found: exit code 3. */
const NOTHING = 3

interface Listed<T> {
  readonly find: (store: Store, words: readonly string[], limit: number) => Promise<readonly T[]>
  readonly write: (rows: readonly T[], style: Style) => Promise<string>
}

/** A command that finds rows by the words given and prints them. */
function listing<T>({ find, write }: Listed<T>): (args: readonly string[], terminal: Terminal) => Promise<number> {
  return async (args, terminal) => {
    const { values, positionals } = parseCommand(args, LIST_OPTIONS)
    const limit = limitOf(values.limit, 50)
    return withRecord(values, terminal, async (store) => {
      const rows = await find(store, positionals, limit)
      if (values.json === true) await writeOut(terminal, `${JSON.stringify(rows)}\n`)
      else if (rows.length > 0) await writeOut(terminal, await write(rows, styleOf(terminal)))
      return rows.length > 0 ? 0 : NOTHING
    })
  }
}

/** `daybook search QUERY`: reports, newest first. */
export const searchCommand = listing({
  find: (store, words, limit) => store.search(queryOf(atLeastOne(words, 'a query')), { limit }),
  write: async (rows, style) => (await import('./db-lines.ts')).writeHeads(rows, style),
})

/** `daybook said [QUERY]`: statements, newest first. */
export const saidCommand = listing({
  find: (store, words, limit) => store.said(queryOf(words), { limit }),
  write: async (rows, style) => (await import('./db-lines.ts')).writeSaid(rows, style),
})

/** `daybook who NAME`: people, organisations and places with their spellings and roles. */
export const whoCommand = listing({
  find: (store, words, limit) => store.who(atLeastOne(words, 'a name').join(' '), { limit }),
  write: async (rows, style) => (await import('./db-lines.ts')).writeWho(rows, style),
})

function atLeastOne(words: readonly string[], what: string): readonly string[] {
  if (words.length === 0) throw new UsageError(`expected ${what}, got nothing`)
  return words
}
