import type { Reading, Span } from '../record/index.ts'
import { stemsOf, type Stem } from './stems.ts'

/** Stems by reading: a cache only, several questions go to one text. */
const STEMS = new WeakMap<Reading, readonly Stem[]>()

/** The stems of a report in order. */
export function stemsIn(reading: Reading): readonly Stem[] {
  let stems = STEMS.get(reading)
  if (!stems) STEMS.set(reading, (stems = stemsOf(reading.article.text)))
  return stems
}

/** The stems that begin in a span of a report. */
export function stemsWithin(reading: Reading, [from, to]: Span): readonly Stem[] {
  const stems = stemsIn(reading)
  return stems.slice(firstFrom(stems, from), firstFrom(stems, to))
}

function firstFrom(stems: readonly Stem[], at: number): number {
  let low = 0
  let high = stems.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (stems[mid]!.at < at) low = mid + 1
    else high = mid
  }
  return low
}
