import type { Analysis } from '../analysis.ts'
import { isDayDraft, joinFound } from './join.ts'
import { TIME_TRIGGER, TIME_WORD } from '../marks.ts'
import { wordOf, type Word } from './lexicon.ts'
import { Surroundings, matchSentence, type Found } from './match.ts'
import { findRanges, withShortEnds } from './ranges.ts'
import { emptyCaptures, type Scan } from './scan.ts'

/** A found expression in its sentence, with the far end of its stretch if it is one end of one. */
export interface Located {
  readonly found: Found
  readonly sentence: number
  /** Index of the expression that is the other end: the sign says whether this is the first (1) or the second (-1). */
  range: number
}

/** Finds the expressions of every sentence that has a word of time. */
export function locate(a: Analysis): Located[] {
  const words: (Word | null)[] = []
  const scan: Scan = { a, words, from: 0, to: 0, m: emptyCaptures() }
  const around = new Surroundings(scan)
  const located: Located[] = []
  for (let s = 0; s < a.sentences.length; s++) {
    const { from, to } = a.sentences[s]!
    if (!hasTrigger(a.marks, from, to)) continue
    while (words.length < from) words.push(null)
    for (let i = from; i < to; i++) words.push((a.marks[i]! & TIME_WORD) === 0 ? null : wordOf(a.lower[i]!))
    scan.from = from
    scan.to = to
    const found = withShortEnds(scan, joinFound(scan, matchSentence(scan, around)))
    if (found.length === 0) continue
    const ranges = findRanges(scan, found)
    const base = located.length
    for (const f of found) located.push({ found: f, sentence: s, range: 0 })
    for (const { a: first, b } of ranges) {
      located[base + first]!.range = 1
      located[base + b]!.range = -1
    }
  }
  return located
}

function hasTrigger(marks: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((marks[i]! & TIME_TRIGGER) !== 0) return true
  return false
}

/** "at 10:35 a.m. (0735 GMT) Friday": a clock takes the day that soon follows. */
export function borrowDays(located: readonly Located[]): void {
  for (let k = located.length - 2; k >= 0; k--) {
    const { found, sentence } = located[k]!
    const next = located[k + 1]!
    const { draft } = found
    if (draft.kind !== 'clock' || draft.hour === undefined || next.sentence !== sentence) continue
    if (!isDayDraft(next.found.draft) || next.found.from - found.to > 5) continue
    found.draft = { ...next.found.draft, hour: draft.hour, minute: draft.minute ?? 0, zone: draft.zone ?? null, mod: draft.mod ?? null }
  }
}
