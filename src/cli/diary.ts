import { EVERYTHING } from '../store/query.ts'
import type { Query } from '../store/query.ts'
import { styleOf } from './db-style.ts'
import { LIST_OPTIONS, limitOf, queryOf, withRecord } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { dateOf, parseCommand, UsageError } from './usage.ts'

/** Nothing found: exit code 3. */
const NOTHING = 3

const DAY = 86_400_000

/** `daybook diary [QUERY]`: what happened, what is due, what has no date yet. */
export async function diaryCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, LIST_OPTIONS)
  return showDiary(queryOf(positionals), { ...values, day: null }, terminal)
}

/** `daybook today [DATE]`: what is due on a day, by default the newest day of the record. */
export async function todayCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, LIST_OPTIONS)
  if (positionals.length > 1) throw new UsageError(`expected at most one day, got "${positionals.join(' ')}"`)
  const given = dateOf('day', positionals[0])
  const day = given === undefined ? 'newest' : Math.floor(Date.parse(given.slice(0, 10)) / DAY)
  return showDiary(EVERYTHING, { ...values, day }, terminal)
}

interface DiaryOptions {
  readonly db?: string | undefined
  readonly json?: boolean | undefined
  readonly limit?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly day: number | 'newest' | null
}

async function showDiary(query: Query, options: DiaryOptions, terminal: Terminal): Promise<number> {
  const limit = limitOf(options.limit, 200)
  return withRecord(options, terminal, async (store) => {
    const newest = await store.newest()
    const today = newest === null ? null : Math.floor(newest / DAY)
    const day = options.day === 'newest' ? today : options.day
    const asked: Query = day === null ? query : { any: [[{ not: false, kind: 'time', field: 'on', from: day, to: day }]] }
    const rows = await store.diary(asked, { limit })
    if (options.json === true) await writeOut(terminal, `${JSON.stringify(rows)}\n`)
    else if (rows.length > 0) {
      const { writeDiary } = await import('./db-lines.ts')
      await writeOut(terminal, writeDiary(rows, day ?? today, styleOf(terminal)))
    }
    return rows.length > 0 ? 0 : NOTHING
  })
}
