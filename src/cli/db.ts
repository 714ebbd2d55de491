import { pathOf, plainly, withRecord } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** `daybook db check|backup|restore|migrate`: look after the record itself. */
export async function dbCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { db: { type: 'string' }, json: { type: 'boolean' } })
  const [action, file, ...more] = positionals
  const needsFile = action === 'backup' || action === 'restore'
  if (more.length > 0 || (needsFile ? file === undefined : file !== undefined))
    throw new UsageError(needsFile ? `expected one file name after ${action}` : 'expected check, backup FILE, restore FILE or migrate')
  switch (action) {
    case 'check':
      return check(values, terminal)
    case 'backup':
      return withRecord(values, terminal, async (store) => {
        await store.backup(file!)
        await writeOut(terminal, `${file} is a whole copy\n`)
        return 0
      })
    case 'restore':
      return plainly(terminal, async () => {
        const path = pathOf(values.db, terminal)
        const { restoreFrom } = await import('../store/sqlite/backup.ts')
        restoreFrom(file!, path)
        await writeOut(terminal, `${path} is as it was in ${file}; what was there before is ${path}.before\n`)
        return 0
      })
    case 'migrate':
      return plainly(terminal, async () => {
        const path = pathOf(values.db, terminal)
        const { openRecord } = await import('../store/sqlite/open.ts')
        await (await openRecord(path, { mustExist: true })).close()
        await writeOut(terminal, `${path} is up to date\n`)
        return 0
      })
    default:
      throw new UsageError(`expected check, backup FILE, restore FILE or migrate, got ${action === undefined ? 'nothing' : `"${action}"`}`)
  }
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
