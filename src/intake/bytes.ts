import { decodeMarkup } from './charset.ts'
import type { Decoded } from './charset.ts'
import { problem } from './problem.ts'
import type { Result } from './problem.ts'

/** What is known of bytes before they are looked at. */
export interface BytesHint {
  /** Content-Type header: "text/html; charset=iso-8859-1". */
  readonly contentType?: string
}

/** First bytes of files that are no text. */
const SIGNATURES: readonly (readonly [signature: string, name: string])[] = [
  ['25504446', 'a PDF file'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['504b0304', 'a ZIP, Word or EPUB file'],
  ['1f8b', 'a gzip file'],
  ['425a68', 'a bzip2 file'],
  ['fd377a585a', 'an xz file'],
  ['28b52ffd', 'a zstd file'],
  ['377abcaf', 'a 7z file'],
  ['d0cf11e0', 'an old Office file'],
  ['7f454c46', 'a program'],
  ['53514c69746520', 'an SQLite database'],
]

/** Bytes looked at when judging whether a file is text. */
const SAMPLE = 65_536

/** Turns the bytes of a file into text: UTF-8, UTF-16, or the charset that the page or header names; a note says what was done. */
export function decodeBytes(bytes: Uint8Array, hint: BytesHint = {}): Result<string> {
  if (!bytes.length) return problem('empty', 'a report', 'an empty file', 'give a file with text in it')
  const decoded = decodeMarkup(bytes, hint)
  const binary = decoded.basis === 'bom' || (decoded.basis === 'zeros' && decoded.broken === 0) ? null : findBinary(bytes)
  if (binary) return problem('binary', 'text, HTML or NDJSON', binary, 'give the report as text')
  if (!decoded.text.trim()) return problem('empty', 'a report', 'only white space', 'give a file with text in it')
  return { ok: true, value: decoded.text, notes: notesOn(decoded) }
}

function notesOn({ charset, basis, broken }: Decoded): readonly string[] {
  const damage = broken ? [`${broken} bytes are no ${charset}; each stands as U+FFFD`] : []
  if (basis === 'fallback') return ['not UTF-8; read as windows-1252']
  if (charset === 'utf-8') return damage
  if (basis === 'bom' || basis === 'zeros') return [`read as ${charset.toUpperCase()}`, ...damage]
  return [`read as ${charset}, which the page names`, ...damage]
}

/** What kind of file these bytes are where they are no text, else null. */
function findBinary(bytes: Uint8Array): string | null {
  const head = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  for (const [signature, name] of SIGNATURES) if (head.startsWith(signature)) return name
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls++
  }
  return controls * 50 > length && controls > 2 ? 'a binary file' : null
}
