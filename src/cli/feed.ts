import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Feed } from '../intake/feed/feed.ts'
import { LONGEST_FEED } from '../intake/feed/parse.ts'
import type { FeedHint } from '../intake/feed/parse.ts'
import type { Result } from '../intake/problem.ts'
import type { Guard } from '../work/guard.ts'
import { linesOf } from './lines.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { oneOf, parseCommand, UsageError } from './usage.ts'

/** Options of `daybook feed`. */
export const FEED_OPTIONS = {
  format: { type: 'string', short: 'f' },
  url: { type: 'string' },
  'content-type': { type: 'string' },
} as const

/** `daybook feed FILE…`: what feeds and sitemaps announce, as JSON. With `- --format ndjson`, many feeds one a line. */
export async function feedCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, FEED_OPTIONS)
  const format = oneOf('format', values.format, ['json', 'ndjson'], 'json')
  if (positionals.length === 0) throw new UsageError('expected a feed (a file, or - for standard input), got none')
  const guard = (await import('../work/guard.ts')).makeGuard()
  try {
    if (format === 'ndjson' && positionals.length === 1 && positionals[0] === '-') return await batch(terminal, guard)
    return await each(positionals, { terminal, guard, format, hint: { url: values.url, contentType: values['content-type'] } })
  } finally {
    await guard.close()
  }
}

interface Wanted {
  readonly terminal: Terminal
  readonly guard: Guard
  readonly format: 'json' | 'ndjson'
  readonly hint: FeedHint
}

async function each(files: readonly string[], { terminal, guard, format, hint }: Wanted): Promise<number> {
  let failed = 0
  for (const file of files) {
    const bytes = await bytesOf(file, terminal)
    const result = typeof bytes === 'string' ? bytes : await guard.feed(bytes, hint)
    if (typeof result !== 'string' && result.ok) {
      await writeOut(terminal, `${JSON.stringify(shown(result.value), null, format === 'json' ? 2 : undefined)}\n`)
    } else {
      failed++
      complain(
        terminal,
        `${file === '-' ? 'standard input' : file}: ${typeof result === 'string' ? result : `${result.message}; ${result.todo}`}`,
      )
    }
  }
  return failed > 0 ? 1 : 0
}

/** One byte more than the longest feed is enough to know that it is too long. */
async function bytesOf(file: string, terminal: Terminal): Promise<Uint8Array | string> {
  if (file !== '-') {
    const found = await open(file).catch((error: NodeJS.ErrnoException) => error)
    if (found instanceof Error) return found.code === 'ENOENT' ? 'expected a file, got nothing of that name; check the path' : found.message
    const stat = await found.stat()
    await found.close()
    if (stat.isDirectory()) return 'expected a file, got a folder'
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file === '-' ? terminal.stdin : createReadStream(file)) {
    chunks.push(chunk as Uint8Array)
    length += (chunk as Uint8Array).length
    if (length > LONGEST_FEED) break
  }
  return Buffer.concat(chunks)
}

/** Lines `{ id, base64, contentType?, url? }` in, lines `{ id, feed, entries }` or `{ id, error }` out. */
async function batch(terminal: Terminal, guard: Guard): Promise<number> {
  let failed = 0
  for await (const line of linesOf(terminal.stdin)) {
    const given = parseGiven(line)
    const result: Result<Feed> | string =
      typeof given === 'string'
        ? given
        : await guard.feed(Buffer.from(given.base64, 'base64'), { contentType: given.contentType, url: given.url })
    const id = typeof given === 'string' ? null : given.id
    if (typeof result !== 'string' && result.ok) await writeOut(terminal, `${JSON.stringify({ id, ...shown(result.value) })}\n`)
    else {
      failed++
      await writeOut(terminal, `${JSON.stringify({ id, error: typeof result === 'string' ? result : result.message })}\n`)
    }
  }
  return failed > 0 ? 1 : 0
}

interface Given {
  readonly id: string
  readonly base64: string
  readonly contentType?: string
  readonly url?: string
}

function parseGiven(line: string): Given | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'expected one JSON object a line, got broken JSON'
  }
  const { id, base64, contentType, url } = (value ?? {}) as Record<string, unknown>
  if (typeof id !== 'string' || typeof base64 !== 'string') return 'expected { id, base64, contentType?, url? }, got something else'
  return { id, base64, ...(typeof contentType === 'string' ? { contentType } : {}), ...(typeof url === 'string' ? { url } : {}) }
}

/** A feed as programs get it; an entry without a summary has its content stand in for one. */
function shown({ entries, ...feed }: Feed): object {
  return { feed, entries: entries.map((entry) => ({ ...entry, summary: entry.summary ?? entry.content })) }
}
