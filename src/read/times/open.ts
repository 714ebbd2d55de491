import { dayOf } from '../../text/calendar.ts'
import { precisionOf, stretchOf, two, writeDay, writeYear } from '../../text/edtf.ts'
import type { Analysis } from '../analysis.ts'

/** "by Friday" is `../date`, "since 2014" is `2014/..`; "before" and "after" leave the stretch itself out. */
export function openEnds(a: Analysis, from: number, to: number, edtf: string): string {
  const word = prepositionOf(a, from, to)
  if (!word) return edtf
  const [first, last] = edtf.includes('/') ? (edtf.split('/') as [string, string]) : [edtf, edtf]
  switch (word) {
    case 'later':
    case 'by':
    case 'until':
    case 'through':
    case 'till':
      return `../${last}`
    case 'earlier':
    case 'since':
      return `${first}/..`
    case 'before':
      return besides(first, -1)
    case 'after':
      return besides(last, 1)
  }
  return edtf
}

/** The preposition right before an expression, if it governs it and not a noun after it ("before Monday's talks"). */
function prepositionOf(a: Analysis, from: number, to: number): string | null {
  let at = from - 1
  if (at >= 0 && a.lower[at] === 'the') at--
  if (at < 0 || a.sentence[at] !== a.sentence[from]) return null
  const lower = a.lower[at]!
  if (lower === 'than' && at >= 2 && /^(?:no|not)$/.test(a.lower[at - 2]!) && /^(?:later|earlier)$/.test(a.lower[at - 1]!))
    return a.lower[at - 1]!
  if (
    lower !== 'by' &&
    lower !== 'until' &&
    lower !== 'till' &&
    lower !== 'through' &&
    lower !== 'since' &&
    lower !== 'before' &&
    lower !== 'after'
  )
    return null
  if (to < a.n && (a.lower[to] === "'s" || a.lower[to] === "'")) return null
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
