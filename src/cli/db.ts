import os from 'node:os'
import { StoreError } from '../store/errors.ts'
import { isAddress } from '../store/postgres/address.ts'
import { pathOf, plainly, shownOf, withRecord } from './db-open.ts'
import { forget, retain } from './forget.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** `daybook db check|backup|restore|forget|retain|migrate|copy`: look after the record itself. */
export async function dbCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    db: { type: 'string' },
    json: { type: 'boolean' },
    because: { type: 'string' },
    by: { type: 'string' },
    facts: { type: 'boolean' },
  })
  const [action, file, ...more] = positionals
  if (action === 'forget') return forget(positionals.slice(1), values, terminal)
  if (action === 'retain') return retain(positionals.slice(1), values, terminal)
  if (action === 'copy') return copy(positionals.slice(1), terminal)
  const needsFile = action === 'backup' || action === 'restore'
  if (more.length > 0 || (needsFile ? file === undefined : file !== undefined))
    throw new UsageError(
      needsFile
        ? `expected one file name after ${action}`
        : 'expected check, backup FILE, restore FILE, forget ID, retain DAYS, migrate or copy FROM TO',
    )
  switch (action) {
    case 'check':
      return check(values, terminal)
    case 'backup':
      return withRecord(values, terminal, async (store) => {
        yieldToOthers()
        await store.backup(file!)
        await writeOut(terminal, `${file} is a whole copy\n`)
        return 0
      })
    case 'restore':
      return plainly(terminal, async () => {
        const path = pathOf(values.db, terminal)
        if (isAddress(path))
          throw new StoreError('foreign', `${shownOf(path)}: restore it with pg_restore, or copy a record there: daybook db copy`)
        const { restoreFrom } = await import('../store/sqlite/backup.ts')
        restoreFrom(file!, path)
        await writeOut(terminal, `${path} is as it was in ${file}; what was there before is ${path}.before\n`)
        return 0
      })
    case 'migrate':
      return plainly(terminal, async () => {
        const path = pathOf(values.db, terminal)
        const { openRecord } = await import('../store/open.ts')
        await (await openRecord(path, { mustExist: true })).close()
        await writeOut(terminal, `${shownOf(path)} is up to date\n`)
        return 0
      })
    default:
      throw new UsageError(
        `expected check, backup FILE, restore FILE, forget ID, retain DAYS, migrate or copy FROM TO, got ${action === undefined ? 'nothing' : `"${action}"`}`,
      )
  }
}

/** A copy is in no hurry: whoever takes news in has the processor first. Where the system has no such thing, it goes on as it is. */
function yieldToOthers(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_LOW)
  } catch {
    // Not ours to decide here.
  }
}

/** From a file to PostgreSQL or back: the same record in another place. */
async function copy(names: readonly string[], terminal: Terminal): Promise<number> {
  const [from, to, ...more] = names
  if (from === undefined || to === undefined || more.length > 0)
    throw new UsageError('expected the record to copy and where to: daybook db copy sqlite:FILE postgres://…, or the other way')
  return plainly(terminal, async () => {
    const { copyRecord } = await import('../store/copy.ts')
    const { articles, facts, events } = await copyRecord(from, to)
    const n = (value: number): string => value.toLocaleString('en')
    await writeOut(terminal, `${shownOf(to)} is a copy: ${n(articles)} reports, ${n(facts)} facts, ${n(events)} events\n`)
    return 0
  })
}

async function check(
  values: { readonly db?: string | undefined; readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<number> {
  return withRecord(values, terminal, async (store) => {
    const report = await store.check()
    if (values.json === true) await writeOut(terminal, `${JSON.stringify(report)}\n`)
    else if (report.problems.length === 0) {
      const { articles, facts, events } = report.counts
      await writeOut(
        terminal,
        `sound: ${articles.toLocaleString('en')} reports, ${facts.toLocaleString('en')} facts, ${events.toLocaleString('en')} events\n`,
      )
    } else for (const problem of report.problems) complain(terminal, problem)
    return report.problems.length === 0 ? 0 : 1
  })
}
