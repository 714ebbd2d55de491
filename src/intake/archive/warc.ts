import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { makeByteReader } from './byte-reader.ts'
import type { ByteReader } from './byte-reader.ts'
import { parseHeaders, parseHttpMessage } from './http-message.ts'

/** A page of an archive. */
export interface WarcPage {
  readonly url: string
  /** When it was fetched: RFC 3339, null where the archive does not say. */
  readonly fetched: string | null
  readonly contentType: string
  readonly bytes: Buffer
}

/** A page, or what is wrong with a record; records that hold no page are passed over. */
export type WarcItem = { readonly page: WarcPage } | { readonly error: string }

/** Longest record that is read, and longest one that is passed over, in bytes. */
const LONGEST = 16 * 1024 * 1024
const LONGEST_SKIP = 4 * 1024 * 1024 * 1024
const LONGEST_LINE = 64 * 1024
const MOST_LINES = 200
const LONGEST_PAGE = 10 * 1024 * 1024

/** Reads a WARC, packed with gzip or not, record by record, holding one at a time. A record that cannot be read is named and passed over. */
export async function* readWarc(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcItem> {
  const outer = makeByteReader(chunks)
  const head = await outer.peek(2)
  const isPacked = head[0] === 0x1f && head[1] === 0x8b
  const reader = isPacked ? makeByteReader(Readable.from(bytesOf(outer)).pipe(createGunzip())) : outer
  try {
    yield* readRecords(reader)
  } catch (error) {
    yield { error: `is broken from here on (${(error as Error).message}); what came before it was read` }
  } finally {
    await outer.close()
  }
}

async function* bytesOf(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let chunk = await reader.take(65_536); chunk.length > 0; chunk = await reader.take(65_536)) yield chunk
}

async function* readRecords(reader: ByteReader): AsyncGenerator<WarcItem> {
  for (let number = 1; ; number++) {
    const headers = await readHead(reader)
    if (headers === null) return
    if (typeof headers === 'string') {
      yield { error: number === 1 ? `expected a WARC file, got ${headers}` : `is broken from record ${number} on: ${headers}` }
      return
    }
    const length = Number(headers.get('content-length'))
    if (!Number.isSafeInteger(length) || length < 0 || length > LONGEST_SKIP) {
      yield { error: `is broken from record ${number} on: it does not say how long it is` }
      return
    }
    const kind = headers.get('warc-type')?.toLowerCase() ?? ''
    const isWanted = kind === 'response' || kind === 'resource' || kind === 'conversion'
    if (!isWanted || length > LONGEST) {
      await reader.skip(length)
      if (isWanted) yield { error: `record ${number} is longer than ${LONGEST} bytes; left out` }
      continue
    }
    const bytes = await reader.take(length)
    const found = bytes.length < length ? 'is cut off in the middle of a record' : pageOf(kind, headers, bytes)
    if (typeof found === 'string') yield { error: bytes.length < length ? found : `record ${number}: ${found}` }
    else if (found) yield { page: found }
  }
}

/** The head of a record; null at the end of the file, one line where there is no head. */
async function readHead(reader: ByteReader): Promise<Map<string, string> | string | null> {
  let first: Buffer | null | 'too long'
  do first = await reader.line(LONGEST_LINE)
  while (first !== null && first !== 'too long' && first.length === 0)
  if (first === null) return null
  if (first === 'too long') return 'a line without an end'
  const version = first.toString('latin1')
  if (!/^WARC\/\d/.test(version)) return /^filedesc:/.test(version) ? 'an ARC file, which is an older form' : 'something else'
  const lines: string[] = []
  for (;;) {
    const line = await reader.line(LONGEST_LINE)
    if (line === null || line === 'too long' || lines.length > MOST_LINES) return 'a head without an end'
    if (line.length === 0) return parseHeaders(lines.join('\n'))
    lines.push(line.toString('utf8'))
  }
}

/** The page of a record, null where it holds none, or what is wrong with it. */
function pageOf(kind: string, headers: ReadonlyMap<string, string>, bytes: Buffer): WarcPage | string | null {
  const url = (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '').trim()
  if (!/^https?:\/\//i.test(url)) return null
  const fetched = headers.get('warc-date') ?? null
  const declared = headers.get('content-type') ?? ''
  if (kind !== 'response' || !/^application\/http/i.test(declared))
    return isText(declared) ? { url, fetched, contentType: declared, bytes } : null
  const message = parseHttpMessage(bytes, LONGEST_PAGE)
  if (!message.ok) return message.message
  const { status, contentType, body } = message.value
  if (status !== 200 || body.length === 0 || !isText(contentType ?? 'text/html')) return null
  return { url, fetched, contentType: contentType ?? 'text/html', bytes: body }
}

function isText(contentType: string): boolean {
  return /^(?:text\/(?:html|plain)|application\/xhtml\+xml)(?:\s|;|$)/i.test(contentType.trim())
}
