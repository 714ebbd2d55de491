import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { decodeBytes } from '../bytes.ts'
import type { InputKind } from '../detect.ts'
import { detectKind, kindOfFile } from '../detect.ts'
import { parseMail } from '../archive/mail.ts'
import { parseCalendar } from '../calendar.ts'
import { inputsOfCalendar } from '../calendar-input.ts'
import { isPlainText, keptType } from '../media-type.ts'
import { parseNdjsonStream } from '../ndjson.ts'
import { shownUrl } from '../fetch/shown-url.ts'
import { filesIn } from './walk.ts'
import type { ArticleInput } from '../../record/index.ts'

/** One article to be read, or what was wrong with it; `where` names the file for people. */
export type Input = (Whole | { readonly error: string }) & {
  readonly where: string
  readonly bytes: number
}

/** An article, and the bytes of the file that it was made from where it filled one. */
interface Whole {
  readonly article: ArticleInput
  readonly notes: readonly string[]
  readonly raw?: { readonly bytes: Uint8Array; readonly type: string; readonly given: Omit<ArticleInput, 'text' | 'html'> }
}

/** What the caller says about its inputs: stands in where an input says nothing itself. */
export interface InputOptions {
  readonly input?: InputKind | undefined
  readonly id?: string | undefined
  readonly outlet?: string | undefined
  readonly published?: string | undefined
  readonly language?: string | undefined
  readonly url?: string | undefined
  readonly encoding?: string | undefined
}

/** Longest single report in bytes: nothing longer is one. */
export const LONGEST = 16 * 1024 * 1024

/** The articles of a list of files and folders (`-` is standard input), one at a time and in order. */
export async function* inputsOf(files: readonly string[], stdin: Readable, options: InputOptions): AsyncGenerator<Input> {
  for (const file of files) {
    if (file === '-') yield* inputsOfStream({ where: 'standard input', chunks: stdin, kind: options.input ?? null }, options)
    else if (await isFolder(file)) for await (const found of filesIn(file)) yield* inputsOfFile(found.path, options)
    else yield* inputsOfFile(file, options)
  }
}

async function isFolder(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isDirectory() ?? false
}

/** Size of all files together in bytes, or null where one of them has none (standard input, a pipe). */
export async function totalBytes(files: readonly string[]): Promise<number | null> {
  let total = 0
  for (const file of files) {
    const found = file === '-' ? null : await stat(file).catch(() => null)
    if (found?.isDirectory()) for await (const { size } of filesIn(file)) total += size
    else if (found?.isFile()) total += found.size
    else return null
  }
  return total
}

interface Source {
  readonly where: string
  readonly chunks: AsyncIterable<Uint8Array>
  readonly kind: InputKind | null
}

async function* inputsOfFile(file: string, options: InputOptions): AsyncGenerator<Input> {
  const problem = await problemOf(file)
  if (problem !== null) {
    yield { where: file, error: problem, bytes: 0 }
    return
  }
  const kind = options.input ?? kindOfFile(file)
  try {
    yield* inputsOfStream({ where: file, chunks: createReadStream(file, { highWaterMark: 1 << 18 }), kind }, options)
  } catch (error) {
    yield { where: file, error: `could not be read to its end: ${(error as Error).message}`, bytes: 0 }
  }
}

async function problemOf(file: string): Promise<string | null> {
  try {
    const handle = await open(file)
    const found = await handle.stat()
    await handle.close()
    return found.isDirectory() ? 'expected a file, got a folder' : null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'expected a file, got nothing of that name; check the path'
    if (code === 'EACCES') return 'may not be read (permission denied)'
    return (error as Error).message
  }
}

/** NDJSON goes through line by line; a text or page is taken whole. What an unnamed input is shows in its first line. */
async function* inputsOfStream(source: Source, options: InputOptions): AsyncGenerator<Input> {
  if (source.kind === 'ndjson') {
    yield* inputsOfLines(source, options)
    return
  }
  if (source.kind === 'warc') {
    yield* inputsOfArchive(source, options)
    return
  }
  const { where } = source
  const iterator = source.chunks[Symbol.asyncIterator]()
  const held: Buffer[] = []
  let bytes = 0
  let isTold = source.kind !== null
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    held.push(Buffer.from(next.value))
    bytes += next.value.length
    if (!isTold && next.value.includes(10)) {
      isTold = true
      const found = detectKind(Buffer.concat(held).toString('utf8'))
      if (found === 'ndjson' || found === 'warc') {
        const whole = { ...source, chunks: joined(held, iterator) }
        yield* found === 'warc' ? inputsOfArchive(whole, options) : inputsOfLines(whole, options)
        return
      }
    }
    if (bytes > LONGEST) {
      await iterator.return?.()
      yield {
        where,
        error: `expected one report of at most ${LONGEST / 1024 / 1024} MB, got more; give an archive as WARC or as NDJSON, one article a line`,
        bytes,
      }
      return
    }
  }
  const whole = held.length === 1 ? held[0]! : Buffer.concat(held)
  const kind = source.kind ?? detectKind(whole.toString('utf8'))
  if (!isTold && kind === 'ndjson') yield* inputsOfLines({ ...source, chunks: joined([whole], iterator) }, options)
  else if (kind === 'calendar') yield* inputsOfEntries({ where, bytes }, whole, options)
  else yield { where, bytes, ...inputOfWhole(whole, source.kind, options) }
}

/** The entries of a calendar, each a report of its own. */
function* inputsOfEntries(
  place: { readonly where: string; readonly bytes: number },
  whole: Buffer,
  options: InputOptions,
): Generator<Input> {
  const decoded = decodeBytes(whole, {})
  const parsed = decoded.ok ? parseCalendar(decoded.value) : decoded
  if (!parsed.ok) {
    yield { ...place, error: `${parsed.message}; ${parsed.todo}` }
    return
  }
  let bytes = place.bytes
  for (const { article, raw } of inputsOfCalendar(parsed.value, given(options))) {
    yield { where: `${place.where}, ${article.title ?? article.id}`, bytes, article, raw, notes: parsed.notes }
    bytes = 0
  }
}

/** The same chunks, and how many bytes of them were read so far. */
function counting(chunks: AsyncIterable<Uint8Array>): { readonly counted: AsyncIterable<Uint8Array>; readonly read: () => number } {
  let read = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      read += chunk.length
      yield chunk
    }
  }
  return { counted: counted(), read: () => read }
}

async function* joined(held: readonly Buffer[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function inputOfWhole(bytes: Buffer, kind: InputKind | null, options: InputOptions): Whole | { error: string } {
  if (kind === 'mail') return inputOfMail(bytes, options)
  const { encoding } = options
  const decoded = decodeBytes(bytes, encoding === undefined ? {} : { contentType: `text/plain; charset=${encoding}` })
  if (!decoded.ok) return { error: `${decoded.message}; ${decoded.todo}` }
  const found = kind ?? detectKind(decoded.value)
  const content = found === 'html' ? { html: decoded.value } : { text: decoded.value }
  const known = { ...given(options), id: options.id ?? hashOf(bytes) }
  const type = `text/${found === 'html' ? 'html' : 'plain'}${encoding === undefined ? '' : `; charset=${encoding}`}`
  return { article: { ...known, ...content }, notes: decoded.notes, raw: { bytes, type, given: known } }
}

function inputOfMail(bytes: Buffer, options: InputOptions): Whole | { error: string } {
  const mail = parseMail(bytes)
  if (!mail.ok) return { error: `${mail.message}; ${mail.todo}` }
  const { id, subject, date, from, body } = mail.value
  const known = {
    ...(from === null ? {} : { outlet: from }),
    ...(date === null ? {} : { published: date }),
    ...(subject === null ? {} : { title: subject }),
    ...given(options),
    id: options.id ?? (id === null ? hashOf(bytes) : `mail:${id}`),
  }
  const content = body.kind === 'html' ? { html: body.value } : { text: body.value }
  return { article: { ...known, ...content }, notes: mail.notes, raw: { bytes, type: 'message/rfc822', given: known } }
}

/** The pages of a WARC, each under its address. */
async function* inputsOfArchive({ where, chunks }: Source, options: InputOptions): AsyncGenerator<Input> {
  const { readWarc } = await import('../archive/warc.ts')
  let isEmpty = true
  let told = 0
  const { counted, read } = counting(chunks)
  for await (const item of readWarc(counted)) {
    isEmpty = false
    const size = read() - told
    told += size
    if ('error' in item) {
      yield { where, bytes: size, error: item.error }
      continue
    }
    const { url, contentType, bytes } = item.page
    const decoded = decodeBytes(bytes, { contentType })
    const place = `${where}, ${shownUrl(url)}`
    if (!decoded.ok) {
      yield { where: place, bytes: size, error: `${decoded.message}; ${decoded.todo}` }
      continue
    }
    const known = { ...given(options), url, id: url }
    const article = { ...known, ...(isPlainText(contentType) ? { text: decoded.value } : { html: decoded.value }) }
    yield { where: place, bytes: size, article, notes: decoded.notes, raw: { bytes, type: keptType(contentType), given: known } }
  }
  if (isEmpty) yield { where, error: 'expected an archive with pages, got one without', bytes: 0 }
}

async function* inputsOfLines(source: Source, options: InputOptions): AsyncGenerator<Input> {
  const { where } = source
  let told = 0
  let isEmpty = true
  const { counted, read } = counting(source.chunks)
  for await (const { result } of parseNdjsonStream(counted)) {
    isEmpty = false
    const bytes = read() - told
    told += bytes
    yield result.ok
      ? {
          where: `${where}, article ${JSON.stringify(result.value.id.slice(0, 80))}`,
          article: { ...given(options), ...result.value },
          notes: result.notes,
          bytes,
        }
      : { where, error: `${result.message}; ${result.todo}`, bytes }
  }
  if (isEmpty) yield { where, error: 'expected articles, one JSON object a line, got an empty file', bytes: 0 }
}

function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function given(options: InputOptions): Omit<ArticleInput, 'id'> {
  const { outlet, published, language, url } = options
  return {
    ...(outlet === undefined ? {} : { outlet }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...(url === undefined ? {} : { url }),
  }
}
