import type { RereadReport } from '../work/reread.ts'
import { pathOf, plainly } from './db-open.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** `daybook reread`: read anew what an older engine read, and say what changed. */
export async function rereadCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    db: { type: 'string' },
    json: { type: 'boolean' },
    all: { type: 'boolean' },
    quiet: { type: 'boolean', short: 'q' },
  })
  if (positionals.length > 0) throw new UsageError(`expected options only, got "${positionals.join(' ')}"`)
  return plainly(terminal, async () => {
    const [{ reread }, { makeReaders }, { loadKit }, { makeLinker }, { openRecord }, { ENGINE_VERSION }] = await Promise.all([
      import('../work/reread.ts'),
      import('../work/readers.ts'),
      import('../work/kit.ts'),
      import('../work/record-link.ts'),
      import('../store/open.ts'),
      import('../read/read.ts'),
    ])
    const store = await openRecord(pathOf(values.db, terminal), { mustExist: true })
    const { articles } = await store.counts()
    const readers = await makeReaders(articles * TYPICAL)
    const progress = startProgress(terminal, values.quiet === true, null)
    try {
      const report = await reread({
        store,
        readers,
        makeLinker,
        engine: { version: ENGINE_VERSION, models: (await loadKit()).version },
        now: new Date().toISOString(),
        all: values.all === true,
        onProgress: () => progress.count(TYPICAL),
      })
      progress.stop()
      for (const { id, error } of report.failed) complain(terminal, `${id}: ${error}`)
      await writeOut(terminal, values.json === true ? `${JSON.stringify(report)}\n` : wordsOfReport(report))
      return report.failed.length > 0 ? 1 : 0
    } finally {
      progress.stop()
      await Promise.all([store.close(), readers.close()])
    }
  })
}

/** Bytes of a typical report: from so many reports on, threads pay. */
const TYPICAL = 4000

function wordsOfReport({ articles, read, differences, corrections, loose }: RereadReport): string {
  const lines = [`${read.toLocaleString('en')} of ${articles.toLocaleString('en')} reports read anew`]
  for (const { id, title, slot, before, after } of differences)
    lines.push(`  ${slot}: ${title} (${id})${slot === 'new' || slot === 'gone' ? '' : `: ${before ?? 'none'} → ${after ?? 'none'}`}`)
  if (read > 0 && differences.length === 0) lines.push('no event is otherwise than before')
  if (corrections > 0)
    lines.push(`${corrections} corrections stand${loose.length > 0 ? `; nothing is left of what ${loose.join(', ')} put right` : ''}`)
  return `${lines.join('\n')}\n`
}
