import type { Known, KnownStory, Memo } from './known.ts'
import { dot, vectorOf } from './vector.ts'

/** A report joins the likest story above this likeness, else it begins one. */
const LIKE_ENOUGH = 0.23
const NEAREST_SHARE = 0.3
const DAY = 86_400_000
/** A story that nobody has told for so long takes no more reports. */
const LIFETIME = 45 * DAY
/** Stems in more stories than this lead to too many to look at. */
const COMMON = 400

/** The story that a report belongs to, null where it begins one. `instant` is its publication. */
export function findStory(known: Known, memo: Memo, instant: number): string | null {
  const n = known.articles.size + 1
  const df = new Map(memo.terms.map(([stem]) => [stem, (known.df.get(stem) ?? 0) + 1]))
  const vector = vectorOf(memo.terms, df, n)
  let best: string | null = null
  let top = LIKE_ENOUGH
  for (const id of candidatesFor(known, vector)) {
    const story = known.stories.get(id)!
    if (Number.isFinite(instant) && Math.abs(instant - story.last) > LIFETIME && instant > -8e15 && story.last > -8e15) continue
    const like = likeness(story, vector)
    if (like > top || (like === top && best !== null && id < best)) {
      top = like
      best = id
    }
  }
  return best
}

function candidatesFor(known: Known, vector: ReadonlyMap<string, number>): Set<string> {
  const out = new Set<string>()
  const heavy = [...vector].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 40)
  for (const [stem] of heavy) {
    const stories = known.storiesWith.get(stem)
    if (stories && stories.size <= COMMON) for (const id of stories) out.add(id)
  }
  return out
}

function likeness(story: KnownStory, vector: ReadonlyMap<string, number>): number {
  const centre = dot(vector, story.sum) / (story.length || 1)
  if (centre < LIKE_ENOUGH / 2) return centre
  let nearest = 0
  for (const v of story.vectors) nearest = Math.max(nearest, dot(vector, v))
  return (1 - NEAREST_SHARE) * centre + NEAREST_SHARE * nearest
}
