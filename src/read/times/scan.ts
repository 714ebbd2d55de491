import type { Captures } from '../../lang/en/times/rule.ts'
import type { Analysis } from '../analysis.ts'
import type { Word } from './lexicon.ts'

/** What the matchers look at: the tokens of one sentence `[from, to)` and their words. */
export interface Scan {
  readonly a: Analysis
  /** Word of each token of the report, null where there is none. */
  readonly words: readonly (Word | null)[]
  from: number
  to: number
  readonly m: Captures
}

/** A matcher: the end of what it takes from token `i` on, or -1. */
export type Matcher = (scan: Scan, i: number) => number

/** Fresh captures. */
export function emptyCaptures(): Captures {
  return {
    month: -1,
    day: -1,
    year: -1,
    weekday: -1,
    season: -1,
    n: -1,
    n2: -1,
    unit: -1,
    plural: false,
    ord: -1,
    part: -1,
    deictic: 0,
    relation: -1,
    edge: null,
    hour: -1,
    minute: -1,
    meridiem: -1,
    zone: null,
    decade: -1,
    full: false,
    holiday: -1,
    value: '',
    bc: false,
  }
}

/** Clears captures for the next rule. */
export function clearCaptures(m: Captures): void {
  m.month =
    m.day =
    m.year =
    m.weekday =
    m.season =
    m.n =
    m.n2 =
    m.unit =
    m.ord =
    m.part =
    m.relation =
    m.hour =
    m.minute =
    m.meridiem =
    m.decade =
    m.holiday =
      -1
  m.deictic = 0
  m.plural = m.full = m.bc = false
  m.edge = null
  m.zone = null
  m.value = ''
}

/** Lower-case form of a token of the sentence, '' outside. */
export function lowerAt(scan: Scan, i: number): string {
  return i >= scan.from && i < scan.to ? scan.a.lower[i]! : ''
}

/** Word of a token of the sentence, null outside. */
export function wordAt(scan: Scan, i: number): Word | null {
  return i >= scan.from && i < scan.to ? scan.words[i]! : null
}

/** Whether a token begins with a capital. */
export function isCapital(scan: Scan, i: number): boolean {
  const code = scan.a.form[i]!.charCodeAt(0)
  return code >= 65 && code <= 90
}

/** Whether token `i` follows the one before it without a space. */
export function isGlued(scan: Scan, i: number): boolean {
  return i > scan.from && scan.a.start[i] === scan.a.end[i - 1]
}
