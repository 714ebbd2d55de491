import { instantOf } from '../record/index.ts'
import type { Change } from '../record/index.ts'
import type { Store } from '../store/store.ts'
import { LIST_OPTIONS, limitOf, withRecord } from './db-open.ts'
import { styleOf } from './db-style.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { dateOf, parseCommand, UsageError } from './usage.ts'

/** Nothing found: exit code 3. */
const NOTHING = 3

/** `daybook changes`: what changed in the record since a number or a time, oldest first. */
export async function changesCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { ...LIST_OPTIONS, since: { type: 'string' } })
  if (positionals.length > 0) throw new UsageError(`expected options only, got "${positionals.join(' ')}"`)
  const limit = limitOf(values.limit, Infinity)
  const isNumber = values.since !== undefined && /^\d{1,15}$/.test(values.since) && values.since.length !== 4
  const since = isNumber ? undefined : dateOf('since', values.since)
  return withRecord(values, terminal, async (store) => {
    const from = since === undefined ? Number(isNumber ? values.since : 0) : await store.seqAt(instantOf(since))
    const changes: Change[] = []
    for await (const change of store.changes(from)) {
      if (changes.length >= limit) break
      changes.push(change)
    }
    if (values.json === true) await writeOut(terminal, changes.map((change) => `${JSON.stringify(change)}\n`).join(''))
    else if (changes.length > 0) {
      const { writeChanges } = await import('./db-lines.ts')
      await writeOut(terminal, writeChanges(await withTitles(changes, store), styleOf(terminal)))
    }
    return changes.length > 0 ? 0 : NOTHING
  })
}

async function withTitles(changes: readonly Change[], store: Store): Promise<readonly (Change & { title: string | null })[]> {
  const titles = new Map<string, string | null>()
  for (const { subject } of changes) {
    if (titles.has(subject)) continue
    titles.set(
      subject,
      (await store.event(subject))?.title ?? (await store.entity(subject))?.name ?? (await store.story(subject))?.title ?? null,
    )
  }
  return changes.map((change) => ({ ...change, title: titles.get(change.subject) ?? null }))
}
