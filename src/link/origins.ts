import type { Reading } from '../record/index.ts'
import type { Known } from './known.ts'
import type { Memo } from './memo.ts'
import { foldName } from './spelling.ts'

/** Share of the shorter text's shingles that another must hold to be its origin. */
const REPRINTED = 0.5
const FEWEST = 6

/** The earlier report that this one reprints, null where there is none. */
export function findReprint(known: Known, memo: Memo): string | null {
  const shared = new Map<string, number>()
  const count = (id: string): void => void shared.set(id, (shared.get(id) ?? 0) + 1)
  for (const shingle of memo.shingles) {
    const held = known.byShingle.get(shingle)
    if (typeof held === 'string') count(held)
    else held?.forEach(count)
  }
  let best: string | null = null
  let top = 0
  for (const [id, n] of shared) {
    const size = Math.min(memo.shingles.length, known.articles.get(id)!.shingles)
    if (size < FEWEST || n / size < REPRINTED || n <= top) continue
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
