import { isRailHeading, plainWords, RAIL_LEADS } from '../lang/en/rails.ts'
import type { Part, Span } from '../record/index.ts'
import { findCasing } from '../text/casing.ts'
import { tokenise } from '../text/tokenise.ts'
import { isoDate, parseDate } from './written-date.ts'
import { isCaption, parseByline, parseDateline } from './heading.ts'
import type { Dateline } from './heading.ts'
import { bulletLength, findLines, findParagraphs } from './lines.ts'

/** What plain text says about itself. */
export interface TextParts {
  readonly parts: readonly Part[]
  readonly title: string | null
  readonly authors: readonly string[]
  readonly dateline: Dateline | null
  /** A date on a line of its own above the report, YYYY-MM-DD. */
  readonly date: string | null
}

/** What is known of the article before its text is looked at. */
export interface Known {
  readonly title: string | null
  readonly published: string | null
}

/** Bylines and dates stand among this many first paragraphs. */
const HEAD = 6

/** Divides plain text into typed parts: title, byline, dateline, paragraphs, captions, items of rails. */
export function findTextParts(text: string, known: Known): TextParts {
  const spans = findParagraphs(text, findLines(text))
  const rails = findRails(text, spans)
  const parts: Part[] = []
  const found = { title: known.title, authors: [] as readonly string[], dateline: null as Dateline | null, date: null as string | null }
  let body = 0
  spans.forEach((span, i) => {
    const rail = rails[i]
    if (rail === 'heading') return
    if (rail) {
      parts.push({ kind: 'headline', span: rail })
      return
    }
    const line = text.slice(span[0], Math.min(span[1], span[0] + 500))
    if (i === 0 && isTitle(text, spans, known.title)) {
      found.title = known.title ?? text.slice(span[0], span[1])
      parts.push({ kind: 'title', span })
      return
    }
    const head = body === 0 && i < HEAD ? readHead(line, known.published) : null
    if (head) {
      if (head.authors && !found.authors.length) found.authors = head.authors
      if (head.date && !found.date) found.date = head.date
      parts.push({ kind: head.kind, span })
      return
    }
    if (isCaption(line)) {
      parts.push({ kind: 'caption', span })
      return
    }
    body++
    if (body === 1) found.dateline = pushLead(text, span, parts, known.published ?? found.date)
    else parts.push({ kind: 'paragraph', span })
  })
  return { parts, ...found }
}

/** The first paragraph, with its dateline as a part of its own. */
function pushLead(text: string, span: Span, parts: Part[], published: string | null): Dateline | null {
  const dateline = parseDateline(text.slice(span[0], span[1]), published)
  if (!dateline) {
    parts.push({ kind: 'paragraph', span })
    return null
  }
  let end = span[0] + dateline.length
  let start = end
  while (end > span[0] && /\s/.test(text[end - 1]!)) end--
  while (start < span[1] && /\s/.test(text[start]!)) start++
  parts.push({ kind: 'dateline', span: [span[0], end] })
  if (start < span[1]) parts.push({ kind: 'paragraph', span: [start, span[1]] })
  return dateline
}

/** A byline or a date alone on a line above the report. */
function readHead(
  line: string,
  published: string | null,
): { kind: 'byline' | 'dateline'; authors?: readonly string[]; date?: string | null } | null {
  const authors = parseByline(line)
  if (authors) return { kind: 'byline', authors }
  if (line.length > 80) return null
  const label = /^(?:published|posted|updated|last updated|date|issued)(?: on| at)?:? /i.exec(line)
  const rest = label ? line.slice(label[0].length) : line
  const date = parseDate(rest)
  if (!date || (date.year === null && !label) || !isClockTail(rest.slice(date.length))) return null
  return { kind: 'dateline', date: isoDate(date, published) }
}

/** True when nothing but a clock time, a zone or signs stands after a date. */
function isClockTail(tail: string): boolean {
  if (tail.length > 40) return false
  const words = tail.split(/[\s,.|/()T–—-]/).filter(Boolean)
  return words.length < 6 && words.every((word) => /^(?:at|\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m?|Z)?|[ap]m?|m|[A-Z]{1,4})$/i.test(word))
}

/** True when the first paragraph is the headline: it is the given title, or a short line without a full stop above more text. */
function isTitle(text: string, spans: readonly Span[], title: string | null): boolean {
  const span = spans[0]!
  const line = text.slice(span[0], span[1])
  if (title !== null) return line.trim() === title.trim()
  if (spans.length < 2 || line.length > 220 || line.length < 8 || line.includes('\n')) return false
  if (bulletLength(text, span[0], span[1]) || parseByline(line) || parseDateline(line, null) || parseDate(line)) return false
  const second = spans[1]!
  if (second[1] - second[0] < 30 && spans.length < 3) return false
  const tokens = tokenise(text, span[0], span[1])
  if (tokens.n > 40) return false
  const last = line[line.length - 1]!
  if (':;,'.includes(last)) return false
  const casing = findCasing(text, tokens, 0, tokens.n)
  if (casing !== 'normal') return true
  const next = text.slice(second[0], Math.min(second[1], second[0] + 200))
  if (tokens.n <= 30 && (parseByline(next) || readHead(next, null) || parseDateline(next, null))) return true
  return !/[.!?…]["”’')\]]?$/.test(line) || (last === '?' && !/[.!?] /.test(line) && tokens.n < 20)
}

/** For every paragraph: `heading` of a rail, the span of a rail's item, or undefined. */
function findRails(text: string, spans: readonly Span[]): (Span | 'heading' | undefined)[] {
  const out: (Span | 'heading' | undefined)[] = new Array<Span | 'heading' | undefined>(spans.length).fill(undefined)
  for (let i = 1; i < spans.length; i++) {
    const [start, end] = spans[i]!
    if (out[i] || end - start > 300) continue
    const line = text.slice(start, end)
    if (end - start <= 60 && (isRailHeading(line) || isTailHeading(text, spans, i))) markItems(text, spans, i, out)
    else {
      const lead = leadLength(line)
      if (lead && line.length - lead >= 15) out[i] = [start + lead, end]
    }
  }
  return out
}

/** Marks the items that follow the heading at `at`, where there are two at least, or one with a bullet. */
function markItems(text: string, spans: readonly Span[], at: number, out: (Span | 'heading' | undefined)[]): void {
  let i = at + 1
  const items: Span[] = []
  const first = spans[i]
  if (!first) return
  const isBulleted = isMarked(text, first)
  for (; i < spans.length; i++) {
    const span = spans[i]!
    if (isBulleted !== isMarked(text, span) || !isItem(text, span)) break
    items.push(withoutMark(text, span))
  }
  if (items.length < (isBulleted ? 1 : 2)) return
  out[at] = 'heading'
  items.forEach((item, k) => (out[at + 1 + k] = item))
}

/** True when a paragraph begins with a bullet or a number of a list. */
function isMarked(text: string, span: Span): boolean {
  return withoutMark(text, span)[0] > span[0]
}

function withoutMark(text: string, span: Span): Span {
  const bullet = bulletLength(text, span[0], span[1])
  if (bullet) return [span[0] + bullet, span[1]]
  const number = /^\d{1,2}[.)]\s{1,3}/.exec(text.slice(span[0], span[0] + 8))
  return number && span[0] + number[0].length < span[1] ? [span[0] + number[0].length, span[1]] : span
}

/** A headline of another story: one short line that does not end like a sentence of the body. */
function isItem(text: string, span: Span): boolean {
  const [start, end] = span
  if (end - start > 220 || end - start < 8) return false
  const line = text.slice(start, end)
  if (isRailHeading(line)) return false
  return isMarked(text, span) || !/[.:;,]["”’)]?$/.test(line)
}

/** An unknown short heading above a bulleted list of Title Case lines that runs to the end of the text. */
function isTailHeading(text: string, spans: readonly Span[], at: number): boolean {
  const [start, end] = spans[at]!
  if (end - start > 40 || isMarked(text, spans[at]!) || /[.!?]$/.test(text.slice(start, end))) return false
  if (spans.length - at < 4) return false
  let titles = 0
  for (let i = at + 1; i < spans.length; i++) {
    const span = spans[i]!
    if (!bulletLength(text, span[0], span[1]) || !isItem(text, span) || text[span[1] - 1] === '.') return false
    const item = withoutMark(text, span)
    const tokens = tokenise(text, item[0], item[1])
    if (findCasing(text, tokens, 0, tokens.n) === 'title') titles++
  }
  return titles * 3 >= (spans.length - at - 1) * 2
}

/** Length of "Read more: " before the headline of another story, 0 where there is none. */
function leadLength(line: string): number {
  const colon = line.indexOf(':')
  if (colon < 4 || colon > 30 || !/^\s/.test(line.slice(colon + 1))) return 0
  if (!RAIL_LEADS.has(plainWords(line.slice(0, colon)))) return 0
  const rest = line.slice(colon + 1)
  if (/[.!?]["”’)]?$/.test(rest)) return 0
  return colon + 1 + (rest.length - rest.trimStart().length)
}
