import type { Span } from '../record/index.ts'

/** A line of text without the white space at its ends; `blank` says whether a blank line stands before it. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly blank: boolean
  readonly indent: number
}

/** Widest column at which plain text is held to be wrapped by hand or by a mail program. */
const WIDEST_WRAP = 100

/** All lines of a text that hold anything, in order. */
export function findLines(text: string): Line[] {
  const lines: Line[] = []
  let blank = true
  let at = 0
  while (at < text.length) {
    let end = at
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++
    let from = at
    let to = end
    while (from < to && isBlank(text.charCodeAt(from))) from++
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--
    if (from < to) {
      lines.push({ start: from, end: to, blank, indent: from - at })
      blank = false
    } else if (at > 0 || end > at || lines.length) blank = true
    if (end >= text.length) break
    at = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1
  }
  return lines
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029 || code === 0x0b || code === 0x0c
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x85 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200b)
}

/** Joins lines into paragraphs: one line each, or, in text wrapped at a column, the lines of one paragraph. A span may hold line breaks. */
export function findParagraphs(text: string, lines: readonly Line[]): Span[] {
  const width = wrapWidth(text, lines)
  const out: [number, number][] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const before = i ? lines[i - 1]! : null
    if (before && !line.blank && width && isJoined(text, before, line, width)) out[out.length - 1]![1] = line.end
    else out.push([line.start, line.end])
  }
  return out
}

/**
 * The column at which the text is wrapped, 0 where it is not. In wrapped text nearly every line is so long that the first word
 * of the next would not have fitted, and most lines stop in mid-sentence.
 */
function wrapWidth(text: string, lines: readonly Line[]): number {
  let width = 0
  for (const line of lines) width = Math.max(width, line.end - line.start + line.indent)
  if (width > WIDEST_WRAP || width < 40) return 0
  let pairs = 0
  let full = 0
  let open = 0
  for (let i = 1; i < lines.length; i++) {
    if (lines[i]!.blank) continue
    const line = lines[i - 1]!
    pairs++
    if (!isFull(text, line, lines[i]!, width)) continue
    full++
    if (!endsSentence(text, line.end)) open++
  }
  if (!pairs) return 0
  if (full >= 3) return open * 2 >= full && full * 3 >= pairs * 2 ? width : 0
  return open === pairs && startsLower(text, lines) ? width : 0
}

/** True when the first word of `next` would not have fitted on `line`. */
function isFull(text: string, line: Line, next: Line, width: number): boolean {
  let word = next.start
  while (word < next.end && text.charCodeAt(word) !== 0x20) word++
  return line.indent + (line.end - line.start) + 1 + (word - next.start) > width - 4
}

function endsSentence(text: string, end: number): boolean {
  return '.!?:”"…'.includes(text[end - 1]!)
}

function startsLower(text: string, lines: readonly Line[]): boolean {
  return lines.some((line) => !line.blank && /^\p{Ll}$/u.test(text[line.start]!))
}

/** True when `line` goes on with the paragraph of the line before it. */
function isJoined(text: string, before: Line, line: Line, width: number): boolean {
  if (line.indent > before.indent + 1 || bulletLength(text, line.start, line.end)) return false
  return isFull(text, before, line, width) || !endsSentence(text, before.end)
}

/** Length of the bullet and its space at `at` ("- ", "• ", "* ", "– ", "· "), 0 where there is none. */
export function bulletLength(text: string, at: number, end: number): number {
  const sign = text[at]
  if (sign === undefined || !'-•*–—·‣▪■►→◦●○'.includes(sign)) return 0
  let i = at + 1
  while (i < end && isBlank(text.charCodeAt(i))) i++
  return i > at + 1 && i < end ? i - at : 0
}
