import type { Store } from '../store/store.ts'
import { typedQuery, withOpen } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook saved`. */
export const SAVED_OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  list: { type: 'string' },
} as const

type Values = ReturnType<typeof parseCommand<typeof SAVED_OPTIONS>>['values']

/** `daybook saved add|ls|rm`: queries that are kept under a name. */
export async function savedCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, SAVED_OPTIONS)
  const [verb, ...words] = positionals
  if (verb === undefined || !['add', 'ls', 'rm'].includes(verb))
    throw new UsageError(`expected saved add, ls or rm, got ${verb === undefined ? 'nothing' : `"${verb}"`}`)
  if (verb === 'ls' ? words.length > 0 : words.length === 0 || (verb === 'rm' && words.length > 1))
    throw new UsageError(`expected ${verb === 'ls' ? 'nothing' : verb === 'rm' ? 'one name' : 'a name and a query'} after saved ${verb}`)
  return withOpen(values, terminal, { readOnly: verb === 'ls' }, (store) => {
    if (verb === 'ls') return list(store, values, terminal)
    return verb === 'rm' ? remove(words[0]!, store, terminal) : add(words, store, values, terminal)
  })
}

async function add(
  [name, ...query]: readonly string[],
  store: Store,
  { list: wanted = 'diary' }: Values,
  terminal: Terminal,
): Promise<number> {
  const { saveQuery } = await import('../store/saved.ts')
  const saved = await saveQuery(store, { name: name!, list: wanted, query: typedQuery(query) }, Date.now())
  if ('error' in saved) throw new UsageError(saved.error)
  await writeOut(terminal, `saved: ${saved.name}\n`)
  return 0
}

async function list(store: Store, values: Values, terminal: Terminal): Promise<number> {
  const { savedQueries } = await import('../store/saved.ts')
  const all = await savedQueries(store)
  const lines = all.map(({ name, list: of, query }) => `${name}\n    ${of}${query === '' ? '' : ` ${query}`}\n`)
  await writeOut(terminal, values.json === true ? `${JSON.stringify(all, null, 2)}\n` : lines.join(''))
  return all.length === 0 ? 3 : 0
}

async function remove(name: string, store: Store, terminal: Terminal): Promise<number> {
  const { savedQuery } = await import('../store/saved.ts')
  const saved = await savedQuery(store, name)
  if (saved === null) throw new UsageError(`expected a saved query, got "${name}", which none is called`)
  await store.shelf('queries').remove(saved.id)
  await writeOut(terminal, `removed: ${saved.name}\n`)
  return 0
}
