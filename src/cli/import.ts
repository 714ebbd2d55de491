import { StoreError } from '../store/errors.ts'
import { plainly, pathOf } from './db-open.ts'
import { INPUT_KINDS } from '../intake/detect.ts'
import type { InputKind } from '../intake/detect.ts'
import type { InputOptions } from '../intake/files/inputs.ts'
import { inputsOf, totalBytes } from '../intake/files/inputs.ts'
import { startProgress } from './progress.ts'
import type { Store } from '../store/store.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { dateOf, oneOf, parseCommand, UsageError } from './usage.ts'

/** Options of `daybook import`. */
export const IMPORT_OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  each: { type: 'boolean' },
  input: { type: 'string' },
  published: { type: 'string' },
  outlet: { type: 'string' },
  language: { type: 'string' },
  encoding: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const

/** `daybook import FILE…`: reads reports, links them with what is known, keeps all of it. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, IMPORT_OPTIONS)
  const piped = (terminal.stdin as { isTTY?: boolean }).isTTY !== true
  if (positionals.length === 0 && !piped)
    throw new UsageError('expected a file or folder to import (.txt, .html, .ndjson, .eml, .warc, or - for standard input), got none')
  const files = positionals.length > 0 ? positionals : ['-']
  const path = pathOf(values.db, terminal)
  const options: InputOptions = {
    input: values.input === undefined ? undefined : oneOf<InputKind>('input', values.input, INPUT_KINDS, 'text'),
    published: dateOf('published', values.published),
    outlet: values.outlet,
    language: values.language,
    encoding: values.encoding,
  }
  return plainly(terminal, async () => {
    const [{ makeReaders }, { record }, { makeLinker }, { openRecord }, total] = await Promise.all([
      import('../work/readers.ts'),
      import('../work/record.ts'),
      import('../work/record-link.ts'),
      import('../store/sqlite/open.ts'),
      totalBytes(files),
    ])
    const store = await openRecord(path)
    const readers = await makeReaders(total)
    const count = { stored: 0, changed: 0, known: 0, failed: 0 }
    try {
      const progress = startProgress(terminal, values.quiet === true, total)
      try {
        for await (const outcome of record(inputsOf(files, terminal.stdin, options), {
          store,
          readers,
          makeLinker,
          now: () => new Date().toISOString(),
        })) {
          if (outcome.kind === 'failed') {
            progress.pause()
            complain(terminal, `${outcome.where}: ${outcome.error}`)
          } else if (outcome.kind === 'stored' && outcome.head.version > 1) count.changed++
          if (outcome.kind === 'stored' && values.each === true)
            await writeOut(terminal, `${JSON.stringify({ stored: outcome.head.id, version: outcome.head.version })}\n`)
          count[outcome.kind]++
          progress.count(outcome.bytes, outcome.kind === 'failed')
        }
      } finally {
        progress.stop()
        // Also when the disk is full: what was stored until then is stored.
        await writeOut(
          terminal,
          values.json === true
            ? `${JSON.stringify({ ...count, record: await countsOf(store) })}\n`
            : words(count, await countsOf(store), path),
        )
      }
    } finally {
      await Promise.all([store.close(), readers.close()])
    }
    return count.failed > 0 ? 1 : 0
  })
}

/** Take all reports of some files into a record, with progress; what fails is named and passed over. How many failed. */
export async function takeAll(store: Store, files: readonly string[], terminal: Terminal): Promise<number> {
  const [{ makeReaders }, { record }, { makeLinker }, total] = await Promise.all([
    import('../work/readers.ts'),
    import('../work/record.ts'),
    import('../work/record-link.ts'),
    totalBytes(files),
  ])
  const readers = await makeReaders(total)
  const progress = startProgress(terminal, false, null)
  let failed = 0
  try {
    const inputs = inputsOf(files, terminal.stdin, {})
    for await (const outcome of record(inputs, { store, readers, makeLinker, now: () => new Date().toISOString() })) {
      if (outcome.kind === 'failed') {
        failed++
        progress.pause()
        complain(terminal, `${outcome.where}: ${outcome.error}`)
      }
      progress.count(outcome.bytes)
    }
  } finally {
    progress.stop()
    await readers.close()
  }
  return failed
}

type CountsOf = Awaited<ReturnType<Store['counts']>>

async function countsOf(store: { counts(): Promise<CountsOf> }): Promise<CountsOf | null> {
  try {
    return await store.counts()
  } catch (error) {
    if (error instanceof StoreError) return null
    throw error
  }
}

function words(count: { stored: number; changed: number; known: number; failed: number }, record: CountsOf | null, path: string): string {
  const n = (value: number): string => value.toLocaleString('en')
  const parts = [`${n(count.stored)} stored`]
  if (count.changed > 0) parts.push(`${n(count.changed)} of them new versions`)
  if (count.known > 0) parts.push(`${n(count.known)} known already`)
  if (count.failed > 0) parts.push(`${n(count.failed)} failed`)
  const whole = record
    ? `${path}: ${n(record.articles)} reports, ${n(record.events)} events, ${n(record.statements)} statements, ${n(record.entities)} people and things, ${n(record.stories)} stories\n`
    : ''
  return `${parts.join(', ')}\n${whole}`
}
