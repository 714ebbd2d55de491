import { dayOf } from '../../text/calendar.ts'
import { precisionOf, stretchOf, two, writeDay, writeYear } from '../../text/edtf.ts'
import type { Analysis } from '../analysis.ts'
import { isPostponed } from './direction.ts'
import type { Found } from './match.ts'

/** "by Friday" is `../date`, "since 2014" is `2014/..`; "before" and "after" leave the stretch itself out. */
export function openEnds(a: Analysis, { from, to, draft }: Found, edtf: string, isAhead: boolean): string {
  const [first, last] = edtf.includes('/') ? (edtf.split('/') as [string, string]) : [edtf, edtf]
  const isEnd = draft.mod === 'END'
  if (to < a.n && a.lower[to] === 'deadline') return `../${last}`
  switch (wordBefore(a, from, to)) {
    case 'later':
    case 'by':
    case 'until':
    case 'till':
    case 'through':
      return `../${last}`
    case 'from':
      return isAhead ? `${first}/..` : edtf
    case 'soon':
    case 'earlier':
    case 'since':
      return `${first}/..`
    case 'before':
      return isEnd ? `../${last}` : besides(first, -1)
    case 'after':
      return besides(last, 1)
  }
  return edtf
}

const PREPOSITIONS = new Set(['by', 'until', 'till', 'through', 'since', 'before', 'after', 'from'])

/** The word that opens the stretch: a preposition that governs the expression and not a noun after it, or "no later than", "as soon as". */
function wordBefore(a: Analysis, from: number, to: number): string | null {
  let at = from - 1
  if (at >= 0 && a.lower[at] === 'the') at--
  if (at < 0 || a.sentence[at] !== a.sentence[from]) return null
  const lower = a.lower[at]!
  if (at >= 2) {
    const one = a.lower[at - 1]!
    const two = a.lower[at - 2]!
    if (lower === 'than' && (two === 'no' || two === 'not') && (one === 'later' || one === 'earlier')) return one
    if (lower === 'as' && two === 'as' && (one === 'soon' || one === 'early')) return 'soon'
  }
  if (!PREPOSITIONS.has(lower)) return null
  if (to < a.n && (a.lower[to] === "'s" || a.lower[to] === "'")) return null
  if (at > 0 && (lower === 'until' || lower === 'till') && isPostponed(a, at - 1)) return null
  const head = a.head[at]!
  return head < 0 || (head >= from && head < to) ? lower : null
}

/** The open stretch on one side of a date, written as finely as the date. */
function besides(edtf: string, side: -1 | 1): string {
  const stretch = stretchOf(edtf)
  const precision = precisionOf(edtf)
  if (!stretch || !precision || precision === 'minute' || !Number.isFinite(stretch.start) || !Number.isFinite(stretch.end)) return edtf
  const n = side < 0 ? Math.floor(stretch.start / 1440) - 1 : Math.floor(stretch.end / 1440)
  const { y, m } = dayOf(n)
  const text = precision === 'year' ? writeYear(y) : precision === 'month' ? `${writeYear(y)}-${two(m)}` : writeDay(n)
  return side < 0 ? `../${text}` : `${text}/..`
}
