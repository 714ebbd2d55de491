import { decodeMarkup } from '../charset.ts'
import { parseStamp } from '../dates.ts'
import { problem } from '../problem.ts'
import type { Result } from '../problem.ts'
import { parseHeaders } from './http-message.ts'

/** A mail as a report: a newsletter, a press release. */
export interface Mail {
  /** Message-ID without its brackets, null where there is none. */
  readonly id: string | null
  readonly subject: string | null
  /** RFC 3339, without a zone where the mail names none. */
  readonly date: string | null
  /** Name of the sender, else the address. */
  readonly from: string | null
  readonly body: { readonly kind: 'text' | 'html'; readonly value: string }
}

/** Parts inside parts that are looked into, and most parts of a mail. */
const DEEPEST = 8
const MOST_PARTS = 200

/** Takes a mail (RFC 5322, MIME) apart: the first text, HTML where there is one. Attachments are left alone. */
export function parseMail(bytes: Uint8Array): Result<Mail> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const part = splitPart(whole.replace(/^From [^\r\n]{0,500}\r?\n/, ''))
  if (!part.headers.has('from') && !part.headers.has('subject') && !part.headers.has('date'))
    return problem('mail', 'a mail with From, Subject or Date', 'something else', 'give the mail as it was sent (.eml)')
  const texts: Text[] = []
  collect(part, 0, texts, { left: MOST_PARTS })
  const body = texts.find(({ kind }) => kind === 'html') ?? texts[0]
  if (!body || body.value.trim() === '') return problem('empty', 'a mail with text in it', 'none', 'give a mail with text in it')
  const subject = headerText(part.headers.get('subject') ?? '')
  const from = headerText(part.headers.get('from') ?? '')
  return {
    ok: true,
    notes: [],
    value: {
      id: /^<?([^<>\s]{1,300})>?/.exec(part.headers.get('message-id') ?? '')?.[1] ?? null,
      subject: subject || null,
      date: parseStamp(withoutRemark(part.headers.get('date') ?? ''))?.value ?? null,
      from: nameOf(from) || null,
      body,
    },
  }
}

type Text = Mail['body']

interface Part {
  readonly headers: ReadonlyMap<string, string>
  /** One character a byte. */
  readonly body: string
}

function splitPart(text: string): Part {
  const bare = /^\r?\n/.exec(text)
  if (bare) return { headers: new Map(), body: text.slice(bare[0].length) }
  const end = /\r?\n\r?\n/.exec(text)
  const at = end ? end.index : text.length
  return { headers: parseHeaders(text.slice(0, at)), body: end ? text.slice(at + end[0].length) : '' }
}

function collect({ headers, body }: Part, depth: number, texts: Text[], room: { left: number }): void {
  const type = headers.get('content-type') ?? 'text/plain'
  if (--room.left < 0 || /^attachment/i.test(headers.get('content-disposition') ?? '')) return
  if (/^multipart\//i.test(type)) {
    const boundary = parameterOf(type, 'boundary')
    if (boundary === null || depth >= DEEPEST) return
    for (const piece of splitAt(body, boundary)) collect(splitPart(piece), depth + 1, texts, room)
  } else if (/^message\/rfc822/i.test(type) && depth < DEEPEST) collect(splitPart(body), depth + 1, texts, room)
  else if (/^text\/(?:plain|html)/i.test(type)) {
    const bytes = unpack(body, headers.get('content-transfer-encoding') ?? '')
    const kind = /^text\/html/i.test(type) ? 'html' : 'text'
    texts.push({ kind, value: decodeMarkup(bytes, { contentType: type, markup: kind === 'html' ? 'html' : 'xml' }).text })
  }
}

/** The parts between the lines of a boundary. */
function splitAt(body: string, boundary: string): string[] {
  const parts: string[] = []
  let start = -1
  for (let at = body.indexOf(`--${boundary}`); at !== -1; at = body.indexOf(`--${boundary}`, at + 2)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    if (start !== -1) parts.push(body.slice(start, at).replace(/\r?\n$/, ''))
    const end = body.indexOf('\n', at)
    const isLast = body.startsWith('--', at + 2 + boundary.length)
    if (isLast || end === -1) return parts
    start = end + 1
  }
  if (start !== -1) parts.push(body.slice(start))
  return parts
}

function parameterOf(header: string, name: string): string | null {
  for (const piece of header.split(';').slice(1)) {
    const at = piece.indexOf('=')
    if (at === -1 || piece.slice(0, at).trim().toLowerCase() !== name) continue
    return (
      piece
        .slice(at + 1)
        .trim()
        .replace(/^"|"$/g, '') || null
    )
  }
  return null
}

function unpack(body: string, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return Buffer.from(body, 'base64')
  return Buffer.from(name === 'quoted-printable' ? unquote(body) : body, 'latin1')
}

function unquote(text: string): string {
  return text.replace(/=\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** A header as text: words like =?utf-8?q?…?= decoded, raw bytes read as UTF-8. */
function headerText(header: string): string {
  const joined = header.replace(/\?=\s{1,20}=\?/g, '?==?')
  if (!joined.includes('=?')) return decodeMarkup(Buffer.from(joined, 'latin1'), { markup: 'xml' }).text.trim()
  return joined
    .replace(/=\?([\w.:-]{2,40})\?([bq])\?([^?]{0,2000})\?=/gi, (_, charset: string, kind: string, word: string) => {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1')
      return decodeMarkup(bytes, { contentType: `text/plain; charset=${charset}`, markup: 'xml' }).text
    })
    .trim()
}

function nameOf(from: string): string {
  const at = from.lastIndexOf('<')
  const name = (at > 0 ? from.slice(0, at) : '').trim().replace(/^"|"$/g, '').trim()
  return name || from.replace(/[<>]/g, '').trim()
}

/** "Fri, 17 Oct 2025 10:00:00 +0200 (CEST)" without its remark. */
function withoutRemark(date: string): string {
  const at = date.indexOf('(')
  return (at === -1 ? date : date.slice(0, at)).trim()
}
