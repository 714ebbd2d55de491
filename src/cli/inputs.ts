import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { decodeBytes } from '../intake/bytes.ts'
import type { InputKind } from '../intake/detect.ts'
import { detectKind, kindOfFile } from '../intake/detect.ts'
import { parseNdjsonStream } from '../intake/ndjson.ts'
import type { ArticleInput } from '../record/index.ts'

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

/** The articles of a list of files (`-` is standard input), one at a time and in order. */
export async function* inputsOf(files: readonly string[], stdin: Readable, options: InputOptions): AsyncGenerator<Input> {
  for (const file of files) {
    if (file === '-') yield* inputsOfStream({ where: 'standard input', chunks: stdin, kind: options.input ?? null }, options)
    else yield* inputsOfFile(file, options)
  }
}

/** Size of all files together in bytes, or null where one of them has none (standard input, a pipe). */
export async function totalBytes(files: readonly string[]): Promise<number | null> {
  let total = 0
  for (const file of files) {
    const found = file === '-' ? null : await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    total += found.size
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
      if (detectKind(Buffer.concat(held).toString('utf8')) === 'ndjson') {
        yield* inputsOfLines({ ...source, chunks: joined(held, iterator) }, options)
        return
      }
    }
    if (bytes > LONGEST) {
      await iterator.return?.()
      yield {
        where,
        error: `expected one report of at most ${LONGEST / 1024 / 1024} MB, got more; give an archive as NDJSON, one article a line`,
        bytes,
      }
      return
    }
  }
  const whole = held.length === 1 ? held[0]! : Buffer.concat(held)
  if (!isTold && detectKind(whole.toString('utf8')) === 'ndjson')
    yield* inputsOfLines({ ...source, chunks: joined([whole], iterator) }, options)
  else yield { where, bytes, ...inputOfWhole(whole, source.kind, options) }
}

async function* joined(held: readonly Buffer[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* held
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function inputOfWhole(bytes: Buffer, kind: InputKind | null, options: InputOptions): Whole | { error: string } {
  const { encoding } = options
  const decoded = decodeBytes(bytes, encoding === undefined ? {} : { contentType: `text/plain; charset=${encoding}` })
  if (!decoded.ok) return { error: `${decoded.message}; ${decoded.todo}` }
  const found = kind ?? detectKind(decoded.value)
  const content = found === 'html' ? { html: decoded.value } : { text: decoded.value }
  const known = { ...given(options), id: options.id ?? hashOf(bytes) }
  const type = `text/${found === 'html' ? 'html' : 'plain'}${encoding === undefined ? '' : `; charset=${encoding}`}`
  return { article: { ...known, ...content }, notes: decoded.notes, raw: { bytes, type, given: known } }
}

async function* inputsOfLines(source: Source, options: InputOptions): AsyncGenerator<Input> {
  const { where } = source
  let read = 0
  let told = 0
  let isEmpty = true
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks) {
      read += chunk.length
      yield chunk
    }
  }
  for await (const { result } of parseNdjsonStream(counted())) {
    isEmpty = false
    const bytes = read - told
    told = read
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
