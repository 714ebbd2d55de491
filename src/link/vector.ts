import type { Reading } from '../record/index.ts'
import { COMMON_STEMS, COUNTED_REPORTS } from './common-stems.ts'
import { stemsOf } from './stems.ts'

/** What a report is about: its heaviest stems with how often and how prominently they stand in it. */
export type Terms = readonly (readonly [stem: string, count: number])[]

const LENGTH = 100
const LEAD = 400
const LEAD_WEIGHT = 2
const NAME_WEIGHT = 1.5
/** How much the counts of open news weigh beside the record's own. */
const BACKGROUND = 0.2

let levels: ReadonlyMap<string, number> | null = null

/** In how many of the counted reports a stem stands; rare ones as if in four. */
function commonness(stem: string): number {
  levels ??= new Map(COMMON_STEMS.flatMap(([level, stems]) => stems.split(' ').map((s) => [s, 2 ** (level / 2)] as const)))
  return levels.get(stem) ?? 4
}

/** The heaviest stems of a report, without its rail of other stories. */
export function termsOf(reading: Reading): Terms {
  const { article } = reading
  const rail = article.parts.find((p) => p.kind === 'headline')
  const counts = new Map<string, number>()
  for (const { stem, at, name } of stemsOf(rail ? article.text.slice(0, rail.span[0]) : article.text)) {
    counts.set(stem, (counts.get(stem) ?? 0) + (at < LEAD ? LEAD_WEIGHT : 1) * (name ? NAME_WEIGHT : 1))
  }
  const weight = (stem: string, count: number): number =>
    (1 + Math.log(Math.max(1, count))) * Math.log((COUNTED_REPORTS + 1) / commonness(stem))
  return [...counts]
    .map(([stem, count]) => ({ stem, count, weight: weight(stem, count) }))
    .sort((x, y) => y.weight - x.weight || (x.stem < y.stem ? -1 : 1))
    .slice(0, LENGTH)
    .map(({ stem, count }) => [stem, Math.round(count * 10) / 10] as const)
}

/** A vector of length 1. `df` counts in how many of the record's `n` reports a stem stands. */
export function vectorOf(terms: Terms, df: ReadonlyMap<string, number>, n: number): Map<string, number> {
  const vector = new Map<string, number>()
  const all = n + 1 + BACKGROUND * COUNTED_REPORTS
  let square = 0
  for (const [stem, count] of terms) {
    const idf = Math.log(all / ((df.get(stem) ?? 0) + BACKGROUND * commonness(stem) + 0.5))
    if (idf <= 0) continue
    const weight = (1 + Math.log(Math.max(1, count))) * idf
    vector.set(stem, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [stem, weight] of vector) vector.set(stem, weight / length)
  return vector
}

/** What two sets of stems have in common, rare ones most: 0 nothing, 1 all that the smaller has. */
export function overlapOf(known: Parameters<typeof weightOf>[0], a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  let mine = 0
  let theirs = 0
  for (const s of a) {
    const w = weightOf(known, s) ** 2
    mine += w
    if (b.has(s)) common += w
  }
  for (const s of b) theirs += weightOf(known, s) ** 2
  return common / Math.sqrt(mine * Math.min(theirs, mine * 4) || 1)
}

/** How telling a stem is in this record. */
export function weightOf(
  known: { readonly df: ReadonlyMap<string, number>; readonly articles: ReadonlyMap<string, unknown> },
  stem: string,
): number {
  const all = known.articles.size + 2 + BACKGROUND * COUNTED_REPORTS
  return Math.max(0, Math.log(all / ((known.df.get(stem) ?? 0) + BACKGROUND * commonness(stem) + 0.5)))
}

/** Inner product of two vectors. */
export function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [stem, weight] of small) sum += weight * (large.get(stem) ?? 0)
  return sum
}
