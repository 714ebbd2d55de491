import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { fileOf } from '../store/open.ts'
import { isAddress as isDatabase } from '../store/postgres/address.ts'
import { pathOf, plainly, shownOf } from './db-open.ts'
import { NET_OPTIONS } from './net.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Options of `daybook init`. */
export const INIT_OPTIONS = {
  db: { type: 'string' },
  sample: { type: 'boolean' },
  ...NET_OPTIONS,
} as const

type Values = ReturnType<typeof parseCommand<typeof INIT_OPTIONS>>['values']

/** `daybook init [ADDRESS|FILE]…`: makes a record, adds feeds to it or takes files in, and says how to go on. */
export async function initCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, INIT_OPTIONS)
  if (values.sample === true && positionals.length > 0) throw new UsageError('expected --sample or feeds and files, got both')
  const db = fileOf(pathOf(values.db, terminal))
  const given = positionals.length > 0 || values.sample === true ? positionals : await ask(db, terminal)
  const missing = given.filter((each) => !isAddress(each) && !existsSync(each))
  if (missing.length > 0)
    throw new UsageError(`expected an address that begins with http:// or https://, or a file that is there, got "${missing[0]}"`)
  await writeOut(terminal, `${existsSync(db) || isDatabase(db) ? 'Going on with' : 'Making'} the record ${shownOf(db)}\n`)
  const failed = await takeIn(given, db, values, terminal)
  return tell(db, failed, terminal)
}

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text)

/** Ask for a feed or a file, where somebody sits at a screen. */
async function ask(db: string, terminal: Terminal): Promise<readonly string[]> {
  const input = terminal.stdin as NodeJS.ReadableStream & { isTTY?: boolean }
  if (input.isTTY !== true) return []
  await writeOut(terminal, `${GUIDE.replaceAll('DB', db)}\n`)
  const lines = createInterface({ input, output: terminal.stderr })
  try {
    const answer = (await lines.question('A feed, a page, a file or a folder (Enter: none yet): ')).trim()
    return answer === '' ? [] : [answer]
  } finally {
    lines.close()
  }
}

const GUIDE = `Daybook keeps a record of the news in one file: DB.
It takes reports in from feeds and pages (https://…) and from files and folders
(.txt, .html, .ndjson, .eml, .warc). Nothing is asked of the network but what you name.
`

/** Add what is an address and visit it; take in what is a file. */
async function takeIn(given: readonly string[], db: string, values: Values, terminal: Terminal): Promise<boolean> {
  const [{ addCommand }, { fetchCommand }, { importCommand }, { SAMPLE_FILE }] = await Promise.all([
    import('./add.ts'),
    import('./fetch.ts'),
    import('./import.ts'),
    import('./serve.ts'),
  ])
  const net = [
    ...(values.contact === undefined ? [] : ['--contact', values.contact]),
    ...(values['allow-hosts'] === undefined ? [] : ['--allow-hosts', values['allow-hosts']]),
  ]
  const addresses = given.filter(isAddress)
  const files = [...given.filter((each) => !isAddress(each)), ...(values.sample === true ? [SAMPLE_FILE] : [])]
  let failed = false
  if (files.length > 0) failed = (await importCommand(['--db', db, '--', ...files], terminal)) !== 0
  if (addresses.length > 0) {
    failed = (await addCommand(['--db', db, ...net, '--', ...addresses], terminal)) !== 0 || failed
    failed = (await fetchCommand(['--db', db, ...net], terminal)) !== 0 || failed
  }
  return failed
}

/** What is in the record now, and what to do next. */
async function tell(db: string, failed: boolean, terminal: Terminal): Promise<number> {
  return plainly(terminal, async () => {
    const { openRecord } = await import('../store/open.ts')
    const store = await openRecord(db)
    const [counts, sources] = await Promise.all([store.counts(), store.sources.list()])
    await store.close()
    const at = db === 'daybook.db' ? '' : ` --db ${/[\s&?]/.test(db) ? `"${shownOf(db)}"` : shownOf(db)}`
    const n = (value: number, what: string): string => `${value.toLocaleString('en')} ${what}${value === 1 ? '' : 's'}`
    await writeOut(
      terminal,
      `
${n(counts.articles, 'report')}, ${n(counts.events, 'event')}, ${n(counts.statements, 'statement')}, ${n(sources.length, 'source')}.

  daybook${at} serve          the diary in a browser; visits the sources while it runs
  daybook${at} diary          the diary here
  daybook${at} add https://…  one more feed or page
  daybook${at} import FILE    reports from files
  daybook doctor${at}         is everything as it should be?
`,
    )
    if (failed) complain(terminal, 'some of it could not be taken in; see above')
    return failed ? 1 : 0
  })
}
