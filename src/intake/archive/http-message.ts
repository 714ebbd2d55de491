import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'

/** An HTTP answer as an archive keeps it. */
export interface HttpMessage {
  readonly status: number
  readonly contentType: string | null
  readonly body: Buffer
}

/** Longest head of an answer, in bytes. */
const LONGEST_HEAD = 64 * 1024

/** Takes an HTTP answer apart: head, chunks put together, unpacked to at most `most` bytes. */
export function parseHttpMessage(bytes: Buffer, most: number): Result<HttpMessage> {
  const [end, gap] = findHeadEnd(bytes)
  const head = bytes.subarray(0, Math.min(end, LONGEST_HEAD)).toString('latin1')
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/i.exec(head)
  if (!status) return problem('archive', 'an HTTP answer', 'something else', 'leave this record out')
  const headers = parseHeaders(head)
  const raw = bytes.subarray(end + gap)
  // Archives that say "chunked" of a body that is not are common.
  const whole = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? (joinChunks(raw) ?? raw) : raw
  const unpacked = unpack(whole, headers.get('content-encoding') ?? '', most)
  if (!unpacked.ok) return unpacked
  return {
    ok: true,
    notes: [],
    value: { status: Number(status[1]), contentType: headers.get('content-type') ?? null, body: unpacked.value },
  }
}

/** Where the head ends, and the length of the blank line behind it. */
function findHeadEnd(bytes: Buffer): readonly [end: number, gap: number] {
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  if (crlf !== -1 && (lf === -1 || crlf < lf)) return [crlf, 4]
  return lf === -1 ? [bytes.length, 0] : [lf, 2]
}

/** Headers by name in lower case; lines that go on are joined, of several the first one counts. */
export function parseHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : ''
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim())
  }
  return headers
}

/** A chunked body put together; null where it is none. */
function joinChunks(bytes: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at)
    const size = end === -1 || end - at > 100 ? null : /^([0-9a-f]{1,8})(?:;|\s*$)/i.exec(bytes.toString('latin1', at, end))
    if (!size) return chunks.length > 0 ? Buffer.concat(chunks) : null
    const length = parseInt(size[1]!, 16)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(chunks)
}

function unpack(bytes: Buffer, coding: string, most: number): Result<Buffer> {
  const name = coding.trim().toLowerCase()
  const open = name === 'br' ? brotliDecompressSync : name === 'deflate' ? inflateSync : /^(?:x-)?gzip$/.test(name) ? gunzipSync : null
  const isPacked = open !== null && (open !== gunzipSync || (bytes[0] === 0x1f && bytes[1] === 0x8b))
  if (!isPacked) return bytes.length > most ? tooLong(most) : { ok: true, value: bytes, notes: [] }
  try {
    return { ok: true, value: open(bytes, { maxOutputLength: most }), notes: [] }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLong(most)
    return problem('archive', `a body packed as ${name}`, 'a broken one', 'leave this record out')
  }
}

function tooLong(most: number): Result<never> {
  return problem('archive', `a page of at most ${most} bytes`, 'a longer one', 'leave this record out')
}
