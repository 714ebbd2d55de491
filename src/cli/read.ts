import { statSync } from 'node:fs'
import type { Kit } from '../read/kit.ts'
import type { Article, ArticleInput, Reading } from '../record/index.ts'
import { INPUT_KINDS } from '../intake/detect.ts'
import type { InputKind } from '../intake/detect.ts'
import { capYoungHeap } from './heap.ts'
import type { Input, InputOptions } from '../intake/files/inputs.ts'
import { inputsOf, totalBytes } from '../intake/files/inputs.ts'
import { startProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { complain, wantsColour, writeOut } from './terminal.ts'
import { dateOf, oneOf, parseCommand, UsageError } from './usage.ts'

/** How readings are written out. */
type Format = 'pretty' | 'json' | 'ndjson' | 'conllu'

/** Writes the readings of one run: a text for each article, and what stands before, between and after them. */
interface Writer {
  readonly before: string
  readonly between: string
  readonly after: string
  readonly write: (input: ArticleInput) => Promise<Written>
  readonly close: () => Promise<void>
}

/** One input as text to print with notes on what was put right, or what is wrong with it. */
type Written = { readonly text: string; readonly notes: readonly string[] } | { readonly error: string; readonly text?: string }

/** Options of `daybook read`. */
export const READ_OPTIONS = {
  format: { type: 'string', short: 'f' },
  input: { type: 'string' },
  published: { type: 'string' },
  outlet: { type: 'string' },
  id: { type: 'string' },
  url: { type: 'string' },
  language: { type: 'string' },
  encoding: { type: 'string' },
  width: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const

/** `daybook read FILE…`: reads reports and prints what they say. Needs no record, starts no server, opens no network. */
export async function readCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, READ_OPTIONS)
  const format = oneOf<Format>('format', values.format, ['pretty', 'json', 'ndjson', 'conllu'], 'pretty')
  const options = inputOptions(values)
  const files = filesOf(positionals, terminal)
  const one = isOneArticle(files, options)
  const writer = await makeWriter(format, one, { terminal, width: widthOf(values.width, terminal) })
  const progress = startProgress(terminal, values.quiet === true, await totalBytes(files))
  let done = 0
  let failed = 0
  for await (const input of inputsOf(files, terminal.stdin, options)) {
    const written = await writeInput(input, writer)
    if ('error' in written) {
      failed++
      progress.pause()
      complain(terminal, `${input.where}: ${written.error}`)
      if (written.text !== undefined) await writeOut(terminal, (done++ === 0 ? writer.before : writer.between) + written.text)
    } else {
      for (const note of written.notes) complain(terminal, `${input.where}: note: ${note}`)
      await writeOut(terminal, (done++ === 0 ? writer.before : writer.between) + written.text)
    }
    progress.count(input.bytes)
    capYoungHeap()
    if (terminal.stdout.destroyed) break
  }
  progress.stop()
  await writer.close()
  if (done > 0) await writeOut(terminal, writer.after)
  else if (format === 'json' && !one) await writeOut(terminal, '[]\n')
  return failed > 0 ? 1 : 0
}

/** One input as text to print, or what is wrong with it. A fault of ours in one report must not cost the others. */
async function writeInput(input: Input, writer: Writer): Promise<Written> {
  if ('error' in input) return input
  try {
    const written = await writer.write(input.article)
    return 'error' in written ? written : { ...written, notes: [...input.notes, ...written.notes] }
  } catch (error) {
    const where = (error as Error).stack?.split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ').slice(0, 300)
    return { error: `could not be read, which is a fault of daybook (${where}); please report it with the text` }
  }
}

async function makeWriter(format: Format, one: boolean, view: { terminal: Terminal; width: number }): Promise<Writer> {
  // Models and modules load side by side.
  const [kit, { makeGuard }, { ENGINE_VERSION }, write] = await Promise.all([
    import('../work/kit.ts').then(({ loadKit }) => loadKit()),
    import('../work/guard.ts'),
    import('../read/read.ts'),
    loadWrite(format, one, view),
  ])
  const guard = makeGuard()
  const each = async (input: ArticleInput): Promise<Written> => {
    const taken = await guard.take(input)
    if (!('error' in taken)) return { text: write(taken.article, kit), notes: taken.notes }
    if (!('refused' in taken) || !taken.refused || (format !== 'ndjson' && format !== 'json')) return { error: taken.error }
    const reading: Reading = {
      format: 'daybook.reading/1',
      engine: { version: ENGINE_VERSION, models: kit.version },
      article: taken.refused,
      refused: taken.error,
      ...NOTHING,
    }
    return {
      error: taken.error,
      text: format === 'ndjson' ? `${JSON.stringify(reading)}\n` : JSON.stringify(reading, null, one ? 2 : undefined),
    }
  }
  return { ...frameOf(format, one), write: each, close: () => guard.close() }
}

/** How one article becomes text in a format; loads only what that takes. */
async function loadWrite(
  format: Format,
  one: boolean,
  view: { terminal: Terminal; width: number },
): Promise<(article: Article, kit: Kit) => string> {
  if (format === 'conllu') {
    const [{ analyse }, { writeConllu }] = await Promise.all([import('../read/analyse.ts'), import('../read/conllu.ts')])
    return (article, kit) => writeConllu(analyse(article, kit))
  }
  const { read } = await import('../read/read.ts')
  if (format === 'pretty') {
    const { writePretty } = await import('./pretty/reading.ts')
    const style = { width: view.width, colour: wantsColour(view.terminal) }
    return (article, kit) => writePretty(read(article, kit), style)
  }
  if (format === 'json') return (article, kit) => JSON.stringify(read(article, kit), null, one ? 2 : undefined)
  return (article, kit) => `${JSON.stringify(read(article, kit))}\n`
}

/** What stands before, between and after the readings. */
function frameOf(format: Format, one: boolean): Omit<Writer, 'write' | 'close'> {
  if (format === 'pretty') return { ...PLAIN, between: '\n\n' }
  if (format !== 'json') return PLAIN
  return one ? { ...PLAIN, after: '\n' } : { before: '[\n', between: ',\n', after: '\n]\n' }
}

/** The lists of a reading in which nothing was read. */
const NOTHING = { sentences: [], entities: [], times: [], events: [], statements: [] } as const

const PLAIN = { before: '', between: '', after: '' } as const

/** Is `label` an encoding that can be decoded? */
function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** `--format json` prints one object for one text or page, and a list for everything else. */
function isOneArticle(files: readonly string[], options: InputOptions): boolean {
  const [file] = files
  if (files.length !== 1 || file === undefined || options.input === 'ndjson' || options.input === 'warc') return false
  if (file !== '-' && (statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false)) return false
  return options.input !== undefined || !/\.(?:ndjson|jsonl|warc|warc\.gz)$/i.test(file)
}

function filesOf(positionals: readonly string[], terminal: Terminal): readonly string[] {
  if (positionals.length > 0) return positionals
  // Nothing named, and something comes in by a pipe: read that. At a keyboard, say what is missing.
  if ((terminal.stdin as { isTTY?: boolean }).isTTY !== true) return ['-']
  throw new UsageError('expected a file or folder to read (.txt, .html, .ndjson, .eml, .warc, or - for standard input), got none')
}

function inputOptions(values: { readonly [K in keyof typeof READ_OPTIONS]?: string | boolean | undefined }): InputOptions {
  const text = (name: keyof typeof READ_OPTIONS): string | undefined => values[name] as string | undefined
  const encoding = text('encoding')
  if (encoding !== undefined && !isEncoding(encoding))
    throw new UsageError(`expected --encoding to be a name like utf-8 or windows-1252, got "${encoding}"`)
  const input = text('input')
  return {
    input: input === undefined ? undefined : oneOf<InputKind>('input', input, INPUT_KINDS, 'text'),
    published: dateOf('published', text('published')),
    id: text('id'),
    outlet: text('outlet'),
    url: text('url'),
    language: text('language'),
    encoding,
  }
}

function widthOf(value: string | undefined, terminal: Terminal): number {
  if (value === undefined) return Math.min(terminal.columns, 120)
  const width = Number(value)
  if (!Number.isInteger(width) || width < 40) throw new UsageError(`expected --width to be a number of columns from 40, got "${value}"`)
  return width
}
