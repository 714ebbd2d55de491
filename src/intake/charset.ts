/** What is known of bytes before they are decoded. */
export interface CharsetHint {
  /** Content-Type header: "text/html; charset=iso-8859-1". */
  readonly contentType?: string | null
  /** In a page a `<meta>` may name the charset; in XML only the declaration in the first line may. Default: either. */
  readonly markup?: 'html' | 'xml' | undefined
}

/** How the charset of some bytes was found. */
export type CharsetBasis = 'bom' | 'zeros' | 'header' | 'declared' | 'utf-8' | 'fallback'

/** Bytes as text, with what was done to read them. */
export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string
  /** Name of the charset as the WHATWG standard writes it, in lower case: "utf-8", "windows-1251". */
  readonly charset: string
  readonly basis: CharsetBasis
  /** Byte sequences that the charset does not know: each stands in the text as U+FFFD. */
  readonly broken: number
}

/** How far into the bytes a declaration is looked for. */
const HEAD = 4096

/**
 * Decodes a page or feed: byte order mark, then Content-Type header, then `<meta>` or XML declaration, then strict UTF-8, then
 * windows-1252. A charset that is named but unknown, or that the bytes break, loses to the next in line. Never throws.
 */
export function decodeMarkup(bytes: Uint8Array, hint: CharsetHint = {}): Decoded {
  const marked = decodeMarked(bytes)
  if (marked) return marked
  const named: [string | null, CharsetBasis][] = [
    [knownCharset(charsetOfHeader(hint.contentType)), 'header'],
    [knownCharset(charsetOfHead(bytes, hint.markup)), 'declared'],
  ]
  for (const [charset, basis] of named) {
    const text = charset && decodeStrict(bytes, charset)
    if (charset && text) return { text, charset, basis, broken: 0 }
  }
  const utf8 = decodeStrict(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', basis: 'utf-8', broken: 0 }
  return decodeDamaged(bytes, named)
}

/** Bytes that no candidate reads without a fault: the named charset where few of its signs are broken, else UTF-8 with damage, else windows-1252. */
function decodeDamaged(bytes: Uint8Array, named: readonly (readonly [string | null, CharsetBasis])[]): Decoded {
  for (const [charset, basis] of named) {
    if (!charset) continue
    const text = decodeAs(charset, bytes)
    const [broken, wide] = countMarks(text)
    if (wide >= broken * 4) return { text, charset, basis, broken }
  }
  const text = decodeAs('utf-8', bytes)
  const [broken, wide] = countMarks(text)
  if (wide > broken * 4) return { text, charset: 'utf-8', basis: 'utf-8', broken }
  return { text: decodeAs('windows-1252', bytes), charset: 'windows-1252', basis: 'fallback', broken: 0 }
}

/** UTF-8, UTF-16 or UTF-32 by its mark, or by the zeros that a wide form of markup has beside its first signs. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
  const [a, b, c, d] = [bytes[0] ?? -1, bytes[1] ?? -1, bytes[2] ?? -1, bytes[3] ?? -1]
  if (a === 0xef && b === 0xbb && c === 0xbf) return wide(bytes, 'utf-8', 'bom')
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return wide(bytes, 'utf-32le', 'bom')
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return wide(bytes, 'utf-32be', 'bom')
  if (a === 0xff && b === 0xfe) return wide(bytes, 'utf-16le', 'bom')
  if (a === 0xfe && b === 0xff) return wide(bytes, 'utf-16be', 'bom')
  const [e, f, g, h] = [bytes[4] ?? -1, bytes[5] ?? -1, bytes[6] ?? -1, bytes[7] ?? -1]
  if (a + b + c + e + f + g === 0 && d > 0 && h > 0) return wide(bytes, 'utf-32be', 'zeros')
  if (b + c + d + f + g + h === 0 && a > 0 && e > 0) return wide(bytes, 'utf-32le', 'zeros')
  const zeros = countZeros(bytes)
  return zeros && wide(bytes, zeros, 'zeros')
}

function wide(bytes: Uint8Array, charset: string, basis: CharsetBasis): Decoded {
  const text = charset.startsWith('utf-32') ? decodeUtf32(bytes, charset === 'utf-32le') : decodeAs(charset, bytes)
  return { text, charset, basis, broken: text.includes('\ufffd') ? countMarks(text)[0] : 0 }
}

/** UTF-16 by the zeros that Latin letters have in every other byte. */
function countZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, HEAD) & ~1
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

/** The charset that a Content-Type header names, as it stands there; null where it names none. */
export function charsetOfHeader(contentType: string | null | undefined): string | null {
  const match = /charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w.:-]{2,40})/i.exec((contentType ?? '').slice(0, 500))
  return match ? match[1]! : null
}

/** The charset that a page or XML document names in its first bytes, as it stands there; null where it names none. */
function charsetOfHead(bytes: Uint8Array, markup: 'html' | 'xml' | undefined): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  const xml = /^\s{0,20}<\?xml\s[^<>]{0,200}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{2,40})/i.exec(head)
  if (xml) return xml[1]!
  if (markup === 'xml' || !head.includes('<')) return null
  for (const tag of head.match(/<meta\s[^<>]{0,400}/gi) ?? []) {
    const named = charsetOfHeader(tag)
    if (named) return named
  }
  return null
}

/** Labels that are written although no standard knows them. */
const LABELS: Readonly<Record<string, string>> = {
  u8: 'utf-8', u16: 'utf-16le', utf16: 'utf-16le', 'utf-8859-1': 'windows-1252', 'win-1251': 'windows-1251', 'cp-1251': 'windows-1251',
  'windows1251': 'windows-1251', 'win-1252': 'windows-1252', 'cp-1252': 'windows-1252', latin: 'windows-1252', 'koi8r': 'koi8-r',
} // prettier-ignore

/** Standard name of a label, null for one that nobody knows. UTF-16 that is named in bytes we could read the name of is UTF-8. */
function knownCharset(label: string | null): string | null {
  if (!label) return null
  const lower = label.toLowerCase()
  try {
    const { encoding } = new TextDecoder(LABELS[lower] ?? lower)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return null
  }
}

/** Text of bytes that a charset reads without a fault, else null. */
function decodeStrict(bytes: Uint8Array, charset: string): string | null {
  try {
    return mended(new TextDecoder(charset, { fatal: true }).decode(bytes), charset)
  } catch {
    return null
  }
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  return mended(new TextDecoder(charset).decode(bytes), charset)
}

/** Characters of 0x80 to 0x9f in windows-1252; some versions of Node decode that charset as if it were ISO 8859-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function mended(text: string, charset: string): string {
  return charset === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80]!) : text
}

/** Code points beyond Unicode and surrogates stand as U+FFFD. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out: string[] = []
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const point = view.getUint32(i, isLittle)
    if (i === 0 && point === 0xfeff) continue
    out.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point))
  }
  return out.join('')
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
