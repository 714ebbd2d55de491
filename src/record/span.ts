/** A stretch `[start, end)` in UTF-16 code units of `article.text`; `text.slice(start, end)` is the evidence. */
export type Span = readonly [start: number, end: number]

/** The exact characters of a span. */
export function sliceOf(text: string, span: Span): string {
  return text.slice(span[0], span[1])
}

/** Number of code units that two spans share; 0 when they do not touch. */
export function overlapOf(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
}

/** True when `inner` lies wholly inside `outer`. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1]
}
