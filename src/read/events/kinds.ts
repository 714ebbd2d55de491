import { CONTRASTS, OFFICES } from '../../lang/en/events/kinds.ts'
import type { Analysis } from '../analysis.ts'
import { childrenBy } from './tree.ts'
import { AMOD, COMPOUND, NUMMOD } from '../rel-bits.ts'

const ROW = new Map(CONTRASTS.flatMap((row, i) => row.split(' ').map((word) => [word, i] as const)))

/** The word of a row of contrasts that stands before a noun: "first", "presidential"; '' where none does. */
function kindOf(a: Analysis, noun: number, row: number): string {
  for (const c of childrenBy(a, noun, AMOD | COMPOUND | NUMMOD)) if (c < noun && ROW.get(a.lower[c]!) === row) return a.lower[c]!
  return ''
}

/** True for one noun told twice as two of its kind: "the first debate" and "the second debate", a primary and a presidential election. */
export function areOfOtherKinds(a: Analysis, x: number, y: number): boolean {
  if (a.lemma[x] !== a.lemma[y]) return false
  for (const c of childrenBy(a, x, AMOD | COMPOUND | NUMMOD)) {
    const row = c < x ? ROW.get(a.lower[c]!) : undefined
    if (row === undefined) continue
    const other = kindOf(a, y, row)
    if (other !== '' && other !== a.lower[c] && kindOf(a, x, row) !== other) return true
  }
  return false
}

const OFFICE = new Set(OFFICES.split(' '))

/** True where both sides are people of an office, and of none in common: "the presidents" and "the two ministers". */
export function areOfOtherOffices(a: Analysis, xs: readonly number[], ys: readonly number[]): boolean {
  const x = officesOf(a, xs)
  if (x.length === 0) return false
  const y = officesOf(a, ys)
  for (const office of x) if (y.includes(office)) return false
  return y.length > 0
}

function officesOf(a: Analysis, tokens: readonly number[]): string[] {
  const out: string[] = []
  for (const t of tokens) {
    const lemma = a.lemma[t]!.toLowerCase()
    if (OFFICE.has(lemma)) out.push(lemma)
  }
  return out
}
