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
  const wide = wideEncoding(bytes)
  if (wide)
    return done(new TextDecoder(wide).decode(bytes), wide === 'utf-16le' || wide === 'utf-16be' ? [`read as ${wide.toUpperCase()}`] : [])
  const binary = findBinary(bytes)
  if (binary) return problem('binary', 'text, HTML or NDJSON', binary, 'give the report as text')
  const text = decodeUtf8(bytes)
  const result = text === null ? decodeOther(bytes, hint) : done(text, [])
  if (result.ok && !result.value.trim()) return problem('empty', 'a report', 'only white space', 'give a file with text in it')
  return result
}

function done(value: string, notes: readonly string[]): Result<string> {
  return { ok: true, value: value.charCodeAt(0) === 0xfeff ? value.slice(1) : value, notes }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 by its mark, or by the zeros that English text has in every other byte. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.7 && odd < half * 0.05 ? 'utf-16be' : null
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

/** Text that is no UTF-8: mostly UTF-8 with damage, or another charset. */
function decodeOther(bytes: Uint8Array, hint: BytesHint): Result<string> {
  const named = charsetOf(bytes, hint)
  if (named && named !== 'utf-8') {
    try {
      return done(decodeAs(named, bytes), [`read as ${named}, which the page names`])
    } catch {
      // An unknown label: go on as if none were given.
    }
  }
  const loose = new TextDecoder('utf-8').decode(bytes)
  const [broken, wide] = countMarks(loose)
  if (named === 'utf-8' || wide > broken * 4) return done(loose, [`${broken} bytes are no UTF-8; each stands as U+FFFD`])
  return done(decodeAs('windows-1252', bytes), ['not UTF-8; read as windows-1252'])
}

/** Characters of 0x80 to 0x9f in windows-1252; some versions of Node decode that charset as if it were ISO 8859-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeAs(label: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(label)
  const text = decoder.decode(bytes)
  return decoder.encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80]!) : text
}

function countMarks(text: string): readonly [broken: number, wide: number] {
  let broken = 0
  let wide = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) wide++
  }
  return [broken, wide]
}

/** The charset that the header, a meta element or an XML declaration names, in lower case. */
function charsetOf(bytes: Uint8Array, hint: BytesHint): string | null {
  const header = /charset\s?=\s?["']?([\w.:-]{2,40})/i.exec(hint.contentType ?? '')
  if (header) return header[1]!.toLowerCase()
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  if (!head.includes('<')) return null
  const meta = /(?:charset|encoding)\s?=\s?["']?([\w.:-]{2,40})/i.exec(head)
  return meta ? meta[1]!.toLowerCase() : null
}
