import type { Store } from '../store/store.ts'
import { RECORD_OPTIONS, withRecord } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { oneOf, parseCommand, UsageError } from './usage.ts'

/** What can be exported. */
const KINDS = ['events', 'stories', 'statements', 'entities', 'articles', 'changes', 'corrections'] as const
type Kind = (typeof KINDS)[number]

/** Text is handed over in pieces of about this many characters. */
const PIECE = 1 << 16

/** `daybook export KIND`: the record as data, one JSON object a line. Same record, same bytes. */
export async function exportCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { ...RECORD_OPTIONS, format: { type: 'string', short: 'f' } })
  const format = oneOf('format', values.format, ['ndjson', 'json'], values.json === true ? 'json' : 'ndjson')
  const [kind, ...more] = positionals
  if (!isKind(kind) || more.length > 0)
    throw new UsageError(`expected one of ${KINDS.join(', ')}, got ${positionals.length === 0 ? 'nothing' : `"${positionals.join(' ')}"`}`)
  return withRecord(values, terminal, async (store) => {
    let piece = format === 'json' ? '[\n' : ''
    let isFirst = true
    for await (const row of rowsOf(store, kind)) {
      piece += (format === 'json' && !isFirst ? ',\n' : '') + JSON.stringify(row) + (format === 'json' ? '' : '\n')
      isFirst = false
      if (piece.length < PIECE) continue
      await writeOut(terminal, piece)
      piece = ''
      if (terminal.stdout.destroyed) return 0
    }
    await writeOut(terminal, format === 'json' ? `${piece}\n]\n` : piece)
    return 0
  })
}

function isKind(kind: string | undefined): kind is Kind {
  return (KINDS as readonly (string | undefined)[]).includes(kind)
}

function rowsOf(store: Store, kind: Kind): AsyncIterable<unknown> {
  switch (kind) {
    case 'events':
      return store.events()
    case 'stories':
      return store.stories()
    case 'statements':
      return store.statements()
    case 'entities':
      return store.entities()
    case 'articles':
      return store.articles()
    case 'changes':
      return store.changes()
    case 'corrections':
      return each(store.corrections())
  }
}

async function* each<T>(list: Promise<readonly T[]>): AsyncGenerator<T> {
  yield* await list
}
