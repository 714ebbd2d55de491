import type { Reading, Span } from '../../record/index.ts'

/** A piece of evidence as it is shown: the sentence around the words that count, cut where it is long. */
export interface Snippet {
  readonly before: string
  readonly hit: string
  readonly after: string
  /** Where in the report: "¶8", "title", "headline". */
  readonly place: string
  /** Index into the article's parts, -1 outside them. */
  readonly part: number
  readonly span: Span
}

/** Longest snippet in characters. */
const LONGEST = 280

/** The words of a span with their sentence around them. White space is folded; nothing else changes. */
export function snippetOf(reading: Reading, span: Span, longest: number = LONGEST): Snippet {
  const { text } = reading.article
  const [start, end] = aroundOf(reading, span)
  const room = Math.max(40, longest - (span[1] - span[0]))
  const left = cutLeft(fold(text.slice(start, span[0])), Math.ceil(room * 0.45))
  const right = cutRight(fold(text.slice(span[1], end)), Math.max(room - left.length, Math.floor(room * 0.55)))
  return {
    before: left.trimStart(),
    hit: cutRight(fold(text.slice(span[0], span[1])), 4 * longest),
    after: right.trimEnd(),
    place: placeOf(reading, span),
    part: partOf(reading, span),
    span,
  }
}

/** From the start of the first sentence that a span touches to the end of the last. */
function aroundOf(reading: Reading, span: Span): Span {
  let [start, end] = span
  for (const sentence of reading.sentences) {
    if (sentence.span[1] <= span[0] || sentence.span[0] >= span[1]) continue
    start = Math.min(start, sentence.span[0])
    end = Math.max(end, sentence.span[1])
  }
  return [start, end]
}

function cutLeft(text: string, room: number): string {
  if (text.length <= room) return text
  const at = text.indexOf(' ', text.length - room)
  return `… ${at < 0 ? text.slice(-room) : text.slice(at + 1)}`
}

function cutRight(text: string, room: number): string {
  if (text.length <= room) return text
  const at = text.lastIndexOf(' ', room)
  return `${(at > 0 ? text.slice(0, at) : text.slice(0, room)).replace(/[,;:]$/, '')} …`
}

/** White space as single blanks. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** Where in the report a span stands: its paragraph by number, or the kind of its part. */
export function placeOf(reading: Reading, span: Span): string {
  let paragraph = 0
  for (const part of reading.article.parts) {
    if (part.kind === 'paragraph') paragraph++
    if (span[0] < part.span[0] || span[0] >= part.span[1]) continue
    return part.kind === 'paragraph' ? `¶${paragraph}` : part.kind
  }
  return `characters ${span[0]}–${span[1]}`
}

/** Index of the part that a span begins in, -1 where it is in none. */
export function partOf(reading: Reading, span: Span): number {
  return reading.article.parts.findIndex((part) => span[0] >= part.span[0] && span[0] < part.span[1])
}

/** Is this place in a rail of other stories? */
export function isInRail(reading: Reading, span: Span): boolean {
  return reading.article.parts.some((part) => part.kind === 'headline' && span[0] >= part.span[0] && span[0] < part.span[1])
}
