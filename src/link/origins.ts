import type { Reading } from '../record/index.ts'
import type { Known } from './known.ts'
import type { Memo } from './memo.ts'
import { foldName } from './spelling.ts'

/** Share of the shorter text's shingles that another must hold to be its origin. */
const REPRINTED = 0.5
const FEWEST = 6

/** The earlier report that this one reprints, null where there is none. */
export function findReprint(known: Known, memo: Memo): string | null {
  const shared = new Map<number, number>()
  const count = (no: number): void => void shared.set(no, (shared.get(no) ?? 0) + 1)
  for (const shingle of memo.shingles) known.byShingle.eachHolder(shingle, count)
  let best: string | null = null
  let top = 0
  for (const [no, n] of shared) {
    if (n <= top) continue
    const { id, shingles } = known.articleAt[no]!
    const size = Math.min(memo.shingles.length, shingles)
    if (size < FEWEST || n / size < REPRINTED) continue
    top = n
    best = id
  }
  return best
}

/** The report of another outlet that this one rests on: its first statement passes on what that outlet reports. */
export function findCited(known: Known, reading: Reading, story: string): string | null {
  const own = reading.article.outlet ? foldName(reading.article.outlet.name) : ''
  for (const s of reading.statements.slice(0, 3)) {
    const name = foldName(s.source.name)
    if (name === own || s.within !== null) continue
    const ids = known.byOutlet.get(name) ?? known.byOutlet.get(name.replace(/^the /u, ''))
    const cited = ids?.findLast((id) => known.articles.get(id)!.story === story)
    if (cited) return cited
  }
  return null
}
