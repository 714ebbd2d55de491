import { StoreError } from '../store/errors.ts'
import { plainly, pathOf, shownOf } from './db-open.ts'
import { INPUT_KINDS } from '../intake/detect.ts'
import type { InputKind } from '../intake/detect.ts'
import type { InputOptions } from '../intake/files/inputs.ts'
import { inputsOf, totalBytes } from '../intake/files/inputs.ts'
import type { RecordInput } from '../work/record.ts'
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
  readings: { type: 'boolean' },
  input: { type: 'string' },
  published: { type: 'string' },
  outlet: { type: 'string' },
  language: { type: 'string' },
  encoding: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  queue: { type: 'boolean' },
} as const

/** `daybook import FILE…`: reads reports, links them with what is known, keeps all of it. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, IMPORT_OPTIONS)
  const piped = (terminal.stdin as { isTTY?: boolean }).isTTY !== true
  if (positionals.length === 0 && !piped)
    throw new UsageError('expected a file or folder to import (.txt, .html, .ndjson, .eml, .warc, or - for standard input), got none')
  const files = positionals.length > 0 ? positionals : ['-']
  if (values.readings === true && (values.input ?? values.published ?? values.outlet ?? values.language ?? values.encoding) !== undefined)
    throw new UsageError(
      'expected --readings alone: readings say themselves what their articles are; leave --input, --published and the like out',
    )
  const path = pathOf(values.db, terminal)
  const options: InputOptions = {
    input: values.input === undefined ? undefined : oneOf<InputKind>('input', values.input, INPUT_KINDS, 'text'),
    published: dateOf('published', values.published),
    outlet: values.outlet,
    language: values.language,
    encoding: values.encoding,
  }
  if (values.queue === true) return plainly(terminal, () => queueAll({ path, files, options, isJson: values.json === true }, terminal))
  return plainly(terminal, async () => {
    const [{ makeReaders }, { readingsOf }, { record }, { makeLinker }, { openRecord }, total] = await Promise.all([
      import('../work/readers.ts'),
      import('../work/readings-input.ts'),
      import('../work/record.ts'),
      import('../work/record-link.ts'),
      import('../store/open.ts'),
      totalBytes(files),
    ])
    const inputs = values.readings === true ? readingsOf(files, terminal.stdin) : inputsOf(files, terminal.stdin, options)
    const store = await openRecord(path)
    // Readings that were made elsewhere need no reader of their own.
    const readers = await makeReaders(values.readings === true ? 0 : total)
    const count = { stored: 0, changed: 0, known: 0, failed: 0 }
    try {
      const progress = startProgress(terminal, values.quiet === true, total)
      try {
        for await (const outcome of record(inputs, {
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
            : words(count, await countsOf(store), shownOf(path)),
        )
      }
    } finally {
      await Promise.all([store.close(), readers.close()])
    }
    return count.failed > 0 ? 1 : 0
  })
}

/** Reports that are put into the line at once. */
const QUEUED_AT_ONCE = 32

/** Put all reports into the line of a shared record: workers read and link them. */
async function queueAll(
  what: { readonly path: string; readonly files: readonly string[]; readonly options: InputOptions; readonly isJson: boolean },
  terminal: Terminal,
): Promise<number> {
  const [{ openRecord }, { enqueue }] = await Promise.all([import('../store/open.ts'), import('../work/workers/queue.ts')])
  const store = await openRecord(what.path)
  try {
    if (!store.isShared)
      throw new UsageError(
        'expected a record in PostgreSQL for --queue (--db postgres://…), got a file, which has no workers: import without --queue',
      )
    const count = { queued: 0, failed: 0 }
    let batch: RecordInput[] = []
    const put = async (): Promise<void> => {
      for (const one of await enqueue(store, batch)) {
        if ('error' in one) complain(terminal, `${one.where}: ${one.error}`)
        count['error' in one ? 'failed' : 'queued']++
      }
      batch = []
    }
    for await (const input of inputsOf(what.files, terminal.stdin, what.options)) if (batch.push(input) >= QUEUED_AT_ONCE) await put()
    await put()
    const failed = count.failed > 0 ? `, ${count.failed.toLocaleString('en')} failed` : ''
    await writeOut(
      terminal,
      what.isJson ? `${JSON.stringify(count)}\n` : `${count.queued.toLocaleString('en')} wait to be read${failed}; see: daybook jobs\n`,
    )
    return count.failed > 0 ? 1 : 0
  } finally {
    await store.close()
  }
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
