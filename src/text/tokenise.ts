import {
  classAt,
  EMOJI,
  HIDDEN,
  isAlnumAt,
  isApostrophe,
  isDigitAt,
  isHyphen,
  isLetterAt,
  isSpaceAt,
  isUpperAt,
  isWordClass,
  SPACE,
  widthAt,
} from './characters.ts'
import { cliticAt, isNotClitic } from './clitics.ts'
import { acronymEnd, addressEnd, hostEnd, isAbbreviation, mailEnd, numberEnd, phoneEnd, wordEnd } from './dotted.ts'
import { symbolEnd } from './symbols.ts'
import { FUSED, JOINED_PREFIXES, UNITS } from './words.ts'

/** Tokens as parallel arrays of length `n`: UTF-16 offsets into the text. */
export interface Tokens {
  readonly n: number
  readonly start: Int32Array
  readonly end: Int32Array
}

/** State of one scan: the output and the place of the next "@". */
interface Scan {
  readonly text: string
  readonly to: number
  n: number
  start: Int32Array
  end: Int32Array
  sign: number
}

/** Room that one call after the other fills: arrays of its own for each part of a report cost more than what is written into them. */
let room: Pick<Tokens, 'start' | 'end'> = { start: new Int32Array(1 << 10), end: new Int32Array(1 << 10) }
/** Larger room is not kept. */
const MOST_KEPT = 1 << 16

/**
 * Cuts `text[from, to)` into the words of Universal Dependencies English: clitics and hyphens apart, abbreviations, numbers,
 * addresses and emoji whole. Every visible character belongs to exactly one token.
 */
export function tokenise(text: string, from = 0, to = text.length): Tokens {
  const scan: Scan = { text, to, n: 0, start: room.start, end: room.end, sign: -2 }
  let i = from
  while (i < to) {
    const c = classAt(text, i)
    if (c === SPACE || c === HIDDEN) i += widthAt(text, i)
    else if (isWordClass(c)) i = scanWord(scan, i)
    else i = scanSymbol(scan, i, c, from)
  }
  const { n, start, end } = scan
  if (start.length <= MOST_KEPT) room = { start, end }
  return { n, start: start.slice(0, n), end: end.slice(0, n) }
}

function push(scan: Scan, start: number, end: number): void {
  if (scan.n === scan.start.length) {
    scan.start = grown(scan.start)
    scan.end = grown(scan.end)
  }
  scan.start[scan.n] = start
  scan.end[scan.n++] = end
}

function grown(array: Int32Array): Int32Array {
  const bigger = new Int32Array(array.length * 2)
  bigger.set(array)
  return bigger
}

/** Scans what begins with a letter or digit at `at`; returns where to go on. */
function scanWord(scan: Scan, at: number): number {
  const { text, to } = scan
  let end = wordEnd(text, at, to)
  if (end >= to) return pushWord(scan, at, to)
  const code = text.charCodeAt(end)
  if (code === 0x20 || code === 0x0a) return pushWord(scan, at, end)
  const whole = Math.min(to, wholeEnd(scan, at, end))
  if (whole > end) {
    push(scan, at, whole)
    return whole
  }
  if (isDigitAt(text, end - 1, to)) end = numberEnd(text, end, to)
  for (;;) {
    const next = connectedEnd(text, at, end, to)
    if (next === end) break
    end = next
  }
  return pushWord(scan, at, end)
}

/** End of an address, host name, acronym, telephone number or abbreviation at `at` that is never split, or `end`. */
function wholeEnd(scan: Scan, at: number, end: number): number {
  const { text, to } = scan
  const code = text.charCodeAt(end)
  if (scan.sign < at && scan.sign !== -1) scan.sign = nextSign(text, at, to)
  if (scan.sign >= 0) {
    const mail = mailEnd(text, at, scan.sign, to)
    if (mail > at) return mail
  }
  if (code === 0x3a || code === 0x2e) {
    const address = addressEnd(text, at, end, to)
    if (address > at) return address
  }
  if (code === 0x2e) {
    if (isAlnumAt(text, end + 1, to)) {
      const whole = Math.max(acronymEnd(text, at, to), hostEnd(text, at, end, to), degreeEnd(text, at, end, to))
      if (whole > at) return whole
    }
    const isEllipsis = text.charCodeAt(end + 1) === 0x2e && end + 1 < to
    if (!isEllipsis && isAbbreviation(text, at, end, to)) return end + 1
  }
  if (isHyphen(code) && isDigitAt(text, at, to)) return phoneEnd(text, at, end, to)
  return end
}

/** "Ph.D.", "M.Sc.": a short dotted degree. */
function degreeEnd(text: string, at: number, end: number, to: number): number {
  if (end - at > 2) return at
  const next = wordEnd(text, end + 1, to)
  if (next - end > 3) return at
  const lower = text.slice(at, next).toLowerCase()
  if (lower !== 'ph.d' && lower !== 'm.sc' && lower !== 'b.sc' && lower !== 'lt.col') return at
  return next < to && text.charCodeAt(next) === 0x2e ? next + 1 : next
}

function nextSign(text: string, at: number, to: number): number {
  const sign = text.indexOf('@', at)
  return sign === -1 || sign >= to ? -1 : sign
}

/** End after one more piece that belongs to the word `[at, end)`, or `end`. */
function connectedEnd(text: string, at: number, end: number, to: number): number {
  if (end >= to) return end
  const code = text.charCodeAt(end)
  if (isApostrophe(code)) return apostropheEnd(text, end, to)
  if (code === 0x5f) return isAlnumAt(text, end + 1, to) ? wordEnd(text, end + 1, to) : end
  if (isHyphen(code)) return hyphenEnd(text, at, end, to)
  if (code === 0x26)
    return end - at <= 3 && isUpperAt(text, end - 1, to) && isShortUpper(text, end + 1, to) ? wordEnd(text, end + 1, to) : end
  if (code === 0x2a) return isLetterAt(text, end - 1, to) && isLetterAt(text, end + 1, to) ? wordEnd(text, end + 1, to) : end
  if (code === 0x24) return end - at <= 2 && isUpperAt(text, end - 1, to) && isUpperAt(text, at, to) ? end + 1 : end
  if (code === 0x2f) return isShortSlash(text, at, end, to) ? wordEnd(text, end + 1, to) : end
  return end
}

function isShortUpper(text: string, at: number, to: number): boolean {
  return isUpperAt(text, at, to) && !(isLetterAt(text, at + 1, to) && isLetterAt(text, at + 2, to))
}

/** "w/o", "n/a", "s/he". */
function isShortSlash(text: string, at: number, end: number, to: number): boolean {
  if (end - at !== 1) return false
  const next = wordEnd(text, end + 1, to)
  const lower = text.slice(at, next).toLowerCase()
  return (
    lower === 'w/o' || lower === 'w/out' || lower === 'n/a' || lower === 's/he' || lower === 'l/c' || lower === 'i/s' || lower === 'b/c'
  )
}

/** An apostrophe inside a word: "O'Connor", "o'clock", "1990's"; clitics are left to `pushWord`. */
function apostropheEnd(text: string, at: number, to: number): number {
  if (isNotClitic(text, at, to)) return at + 2
  if (cliticAt(text, at, to)) {
    const isDecade = isDigitAt(text, at - 1, to) && (text.charCodeAt(at + 1) | 0x20) === 0x73 && isDecadeBefore(text, at)
    return isDecade ? at + 2 : at
  }
  return isLetterAt(text, at + 1, to) ? wordEnd(text, at + 1, to) : at
}

/** True when the digits before `at` end in zero: "1930's", "80's". */
function isDecadeBefore(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === 0x30
}

/** "e-mail", "anti-war", "mid-1980s" stay whole; all other hyphens are words of their own. */
function hyphenEnd(text: string, at: number, end: number, to: number): number {
  if (!isAlnumAt(text, end + 1, to)) return end
  if (end - at > 6 || !JOINED_PREFIXES.has(text.slice(at, end).toLowerCase())) return end
  if (isHyphen(text.charCodeAt(at - 1)) && isAlnumAt(text, at - 2, to)) return end
  return wordEnd(text, end + 1, to)
}

/** Pushes the word `[at, end)`, with "n't", fused words and units as tokens of their own. */
function pushWord(scan: Scan, at: number, end: number): number {
  const { text, to } = scan
  const length = end - at
  if (length > 3 && isApostrophe(text.charCodeAt(end - 2)) && isNotClitic(text, end - 2, to)) {
    push(scan, at, end - 3)
    push(scan, end - 3, end)
    return end
  }
  const first = text.charCodeAt(at)
  if (first >= 0x30 && first <= 0x39) {
    const cut = unitStart(text, at, end)
    push(scan, at, cut)
    if (cut < end) push(scan, cut, end)
    return end
  }
  const half = length > 1 && length < 9 ? FUSED.get(text.slice(at, end).toLowerCase()) : undefined
  if (half && !(length === 2 && isUpperAt(text, at + 1, to))) {
    push(scan, at, at + half)
    push(scan, at + half, end)
    return end
  }
  push(scan, at, end)
  return end
}

/** Where the unit of "10km", "5pm", "3bn" begins; `end` where there is none. */
function unitStart(text: string, at: number, end: number): number {
  let i = end
  while (i > at && end - i < 8 && isLetterAt(text, i - 1, end)) i--
  if (i === end || i === at || !isDigitAt(text, i - 1, end)) return end
  const unit = text.slice(i, end)
  if (unit.length === 1 && (unit === 'C' || unit === 'F' || unit === 'T' || unit === 'P' || unit === 'H' || unit === 'V' || unit === 'G'))
    return end
  return UNITS.has(unit.toLowerCase()) ? i : end
}

/** Scans what begins with a symbol or emoji at `at`; returns where to go on. */
function scanSymbol(scan: Scan, at: number, charClass: number, from: number): number {
  const { text, to } = scan
  if (charClass !== EMOJI && at > from && isApostrophe(text.charCodeAt(at)) && !isSpaceAt(text, at - 1, to)) {
    const clitic = cliticAt(text, at, to)
    if (clitic) {
      push(scan, at, at + clitic)
      return at + clitic
    }
  }
  // A part may end inside a surrogate pair or an address.
  const end = Math.min(to, symbolEnd(text, at, charClass, from, to))
  push(scan, at, end)
  return end
}
