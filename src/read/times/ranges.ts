import type { Draft } from '../../lang/en/times/rule.ts'
import { isOfOther } from '../../lang/en/times/words.ts'
import { isCalendar, isYearDraft } from './join.ts'
import { IS_INT, IS_ORDINAL, type Word } from './lexicon.ts'
import type { Found } from './match.ts'
import { isGlued, lowerAt, wordAt, type Scan } from './scan.ts'

/** Two expressions that make a stretch, as indices into the list. */
export interface Range {
  readonly a: number
  readonly b: number
}

/** Finds stretches: "from October 20 to 23", "2019-2021", "between May and July". */
export function findRanges(scan: Scan, found: readonly Found[]): Range[] {
  const ranges: Range[] = []
  for (let k = 0; k + 1 < found.length; k++) {
    const a = found[k]!
    const b = found[k + 1]!
    if (b.from - a.to === 1 && isCalendar(a.draft) && isCalendar(b.draft) && isRangeLink(scan, a, b)) ranges.push({ a: k, b: k + 1 })
  }
  return ranges
}

function isRangeLink(scan: Scan, a: Found, b: Found): boolean {
  const link = lowerAt(scan, a.to)
  const before = lowerAt(scan, a.from - 1)
  switch (link) {
    case 'through':
    case 'thru':
    case '–':
    case '—':
      return true
    case '-':
      return isGlued(scan, a.to) && isGlued(scan, b.from)
    case 'to':
    case 'until':
    case 'till':
      return before === 'from' || (wordAt(scan, b.from)?.digits ?? 0) > 0
    case 'and':
      return before === 'between'
  }
  return false
}

const LINKS = new Set(['-', '–', '—', 'to', 'and', 'or', 'through', 'until', 'till', '&', ','])

/** Adds the short ends that only their neighbour explains: "May 4 and 5", "3-5 May", "1939-45", "499-493 BC". */
export function withShortEnds(scan: Scan, found: readonly Found[]): Found[] {
  const out: Found[] = []
  for (let k = 0; k < found.length; k++) {
    const f = found[k]!
    const { draft } = f
    const floor = out.length > 0 ? out[out.length - 1]!.to : scan.from
    const isPlain = draft.kind === 'date' && draft.hour === undefined
    const isDay = isPlain && draft.d !== undefined && draft.m !== undefined
    const isYear = isPlain && isYearDraft(draft) && draft.decade === undefined && draft.century === undefined
    const left = isDay ? leftDay(scan, f, floor) : isYear && draft.bc ? leftYear(scan, f, floor) : null
    if (left) out.push(left)
    out.push(f)
    if (isDay && !left) k = addRightDays(scan, found, k, out)
    else if (isYear && !draft.bc) {
      const right = rightYear(scan, f, found[k + 1])
      if (right) out.push(right)
    }
  }
  return out
}

/** "May 4, 5 and 6, 2025": adds the days that follow `found[k]`; a year at their end is that of all. Gives the last index taken. */
function addRightDays(scan: Scan, found: readonly Found[], k: number, out: Found[]): number {
  const next = found[k + 1]
  const first = out.length - 1
  let last = out[first]!
  for (let day = rightDay(scan, last, next); day; day = rightDay(scan, last, next)) {
    out.push(day)
    last = day
  }
  const isFar = !next || out.length - 1 === first || next.from - last.to > 1
  if (isFar || last.draft.y !== undefined || !isYearDraft(next.draft) || next.draft.kind !== 'date') return k
  if (next.from - last.to === 1 && lowerAt(scan, last.to) !== ',') return k
  for (let j = first; j < out.length; j++) out[j]!.draft = { ...out[j]!.draft, y: next.draft.y! }
  last.to = next.to
  return k + 1
}

function dayNumberOf(word: Word): number {
  if (word.digits < 1 || word.digits > 2) return 0
  const n = word.bits & IS_INT ? word.n : word.bits & IS_ORDINAL ? word.ord : 0
  return n <= 31 ? n : 0
}

function rightDay(scan: Scan, f: Found, next: Found | undefined): Found | null {
  const link = lowerAt(scan, f.to)
  const word = wordAt(scan, f.to + 1)
  if (!word || !LINKS.has(link) || (next && next.from <= f.to + 1) || !isMonthFirst(scan, f)) return null
  const n = dayNumberOf(word)
  if (n < 1) return null
  const after = lowerAt(scan, f.to + 2)
  const tag = after === '' ? '' : scan.a.xpos[f.to + 2]!
  if (tag.startsWith('NN') || after === 'a.m.' || after === 'p.m.' || isOfOther(after, lowerAt(scan, f.to + 3))) return null
  if (link === ',' && after !== ',' && after !== 'and' && after !== 'or') return null
  if ((link === 'and' || link === 'or') && tag === 'JJ') return null
  return { from: f.to + 1, to: f.to + 2, draft: otherDay(f.draft, n), rule: 'short-day' }
}

/** Another day of the same month. */
function otherDay(draft: Draft, d: number): Draft {
  const y = draft.y === undefined ? {} : { y: draft.y }
  const relation = draft.relation === undefined ? {} : { relation: draft.relation }
  return { kind: 'date', m: draft.m!, d, ...y, ...relation }
}

/** Whether the month stands before the day, so that another day may follow. */
function isMonthFirst(scan: Scan, f: Found): boolean {
  const last = wordAt(scan, f.to - 1)
  return last !== null && (last.bits & (IS_INT | IS_ORDINAL)) !== 0 && last.digits <= 2
}

function leftDay(scan: Scan, f: Found, floor: number): Found | null {
  const link = lowerAt(scan, f.from - 1)
  const word = wordAt(scan, f.from - 2)
  const first = wordAt(scan, f.from)
  if (!word || f.from - 2 < floor || !LINKS.has(link) || link === ',' || !first || dayNumberOf(first) < 1) return null
  const n = dayNumberOf(word)
  return n < 1 ? null : { from: f.from - 2, to: f.from - 1, draft: otherDay(f.draft, n), rule: 'short-day' }
}

function rightYear(scan: Scan, f: Found, next: Found | undefined): Found | null {
  const link = lowerAt(scan, f.to)
  const word = wordAt(scan, f.to + 1)
  if (!word || (link !== '-' && link !== '–' && link !== '/') || !isGlued(scan, f.to) || !isGlued(scan, f.to + 1)) return null
  if (word.bits !== IS_INT || word.digits !== 2) return null
  const y = f.draft.y!
  const end = y - (y % 100) + word.n
  if (end <= y || (next && next.from <= f.to + 1)) return null
  return { from: f.to + 1, to: f.to + 2, draft: { kind: 'date', y: end }, rule: 'short-year' }
}

function leftYear(scan: Scan, f: Found, floor: number): Found | null {
  const word = wordAt(scan, f.from - 2)
  if (!word || f.from - 2 < floor || !LINKS.has(lowerAt(scan, f.from - 1))) return null
  if (!(word.bits & IS_INT) || word.digits < 1 || word.digits > 4) return null
  return { from: f.from - 2, to: f.from - 1, draft: { kind: 'date', y: word.n, bc: true }, rule: 'short-year' }
}
