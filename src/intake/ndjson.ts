import type { ArticleInput } from '../record/index.ts'
import { findInputProblem } from './article.ts'
import { problem } from './problem.ts'
import type { Result } from './problem.ts'

/** One line of an NDJSON input: its 1-based number and what it holds, an article when nothing else is said, or what is wrong with it. */
export interface NdjsonLine<T = ArticleInput> {
  readonly line: number
  readonly result: Result<T>
}

/** Longest line that is kept, in bytes. */
const LONGEST_LINE = 64 * 1024 * 1024

/** Reads one line as an article. */
export function parseArticleLine(line: string, number: number): Result<ArticleInput> {
  const json = parseJsonLine(line, number)
  if (!json.ok) return json
  const wrong = findInputProblem(json.value as ArticleInput)
  if (wrong) return { ...wrong, message: `line ${number}: ${wrong.message}` }
  return { ok: true, value: withoutNulls(json.value as ArticleInput), notes: [] }
}

/** Reads one line as JSON of any shape. */
export function parseJsonLine(line: string, number: number): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(line) as unknown, notes: [] }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 120) : 'broken JSON'
    return problem(
      'ndjson',
      `line ${number}: one JSON object`,
      reason,
      'put every article on one line of its own as JSON',
      `line ${number}: expected one JSON object, got ${reason}`,
    )
  }
}

/** Fields that are null count as left out. */
function withoutNulls(input: ArticleInput): ArticleInput {
  const entries = Object.entries(input).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as unknown as ArticleInput
}

/** Reads a whole NDJSON text, line by line; blank lines are passed over, a broken line spoils no other. */
export function* parseNdjson(text: string): Generator<NdjsonLine> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let line = 1; at < text.length; line++) {
    const end = text.indexOf('\n', at)
    const row = text.slice(at, end === -1 ? text.length : end).trim()
    if (row) yield { line, result: parseArticleLine(row, line) }
    if (end === -1) return
    at = end + 1
  }
}

/** Reads NDJSON of articles from a stream of bytes, holding one line at a time. */
export function parseNdjsonStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NdjsonLine> {
  return parseLines(chunks, parseArticleLine)
}

/** Reads NDJSON from a stream of bytes, holding one line at a time; `parseLine` makes of a line what it is to be. */
export async function* parseLines<T>(
  chunks: AsyncIterable<Uint8Array>,
  parseLine: (line: string, number: number) => Result<T>,
): AsyncGenerator<NdjsonLine<T>> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let pieces: Uint8Array[] = []
  let size = 0
  let line = 1
  const take = (): NdjsonLine<T> | null => {
    const bytes = joined(pieces, Math.min(size, LONGEST_LINE))
    const isTooLong = size > LONGEST_LINE
    pieces = []
    size = 0
    if (isTooLong)
      return {
        line,
        result: problem(
          'ndjson',
          `line ${line}: at most ${LONGEST_LINE} bytes`,
          'a longer line',
          'split the input',
          `line ${line}: longer than ${LONGEST_LINE} bytes`,
        ),
      }
    try {
      const text = decoder.decode(bytes)
      const row = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).trim()
      return row ? { line, result: parseLine(row, line) } : null
    } catch {
      return {
        line,
        result: problem(
          'encoding',
          `line ${line}: UTF-8`,
          'other bytes',
          'write NDJSON in UTF-8',
          `line ${line}: expected UTF-8, got other bytes`,
        ),
      }
    }
  }
  for await (const chunk of chunks) {
    let at = 0
    for (;;) {
      const end = chunk.indexOf(0x0a, at)
      const piece = chunk.subarray(at, end === -1 ? chunk.length : end)
      if (size <= LONGEST_LINE) pieces.push(piece.slice())
      size += piece.length
      if (end === -1) break
      const row = take()
      if (row) yield row
      line++
      at = end + 1
    }
  }
  if (size) {
    const row = take()
    if (row) yield row
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    const part = piece.subarray(0, size - at)
    all.set(part, at)
    at += part.length
  }
  return all
}
