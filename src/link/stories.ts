import type { Known, KnownStory } from './known.ts'
import { dot, heavierFirst, vectorOf, type Counted, type Vector } from './vector.ts'

/** A report joins the likest story above this likeness, else it begins one. */
const LIKE_ENOUGH = 0.2
const NEAREST_SHARE = 0.3
/** The middle of many reports is a little like everything: one of them must be like the new one for itself. */
const NEAR_ENOUGH = 0.16
const DAY = 86_400_000
/** A story that nobody has told for so long takes no more reports. */
const LIFETIME = 45 * DAY

/** The story that a report belongs to, null where it begins one. `instant` is its publication. */
export function findStory(known: Known, counted: Counted, instant: number): string | null {
  const vector = vectorOf(known.vocabulary, counted, { reports: known.articles.size + 1, more: 1 })
  let best: string | null = null
  let top = LIKE_ENOUGH
  for (const story of likeliest(known, vector, instant)) {
    const like = likeness(story, vector, top)
    if (like === null) continue
    if (like > top || (like === top && best !== null && story.id < best)) {
      top = like
      best = story.id
    }
  }
  return best
}

const HEAVY = 40
const MOST = 10
/** Of the stories that hold a stem so many of the newest are looked at, of all stems together so many. */
const WITH_STEM = 150
const IN_ALL = 600

/** The stories that share most of the report's heaviest stems: the rarest stems lead to them first. */
function likeliest(known: Known, vector: Vector, instant: number): KnownStory[] {
  const { stems } = known.vocabulary
  const { numbers, weights } = vector
  const order: number[] = []
  for (let i = 0; i < numbers.length; i++) order.push(i)
  order.sort((a, b) => heavierFirst(weights[a]!, weights[b]!) || (stems[numbers[a]!]! < stems[numbers[b]!]! ? -1 : 1))
  const { storiesWith, storyAt } = known
  let held = 0
  if (shares.length < storyAt.length) shares = new Float64Array(2 * storyAt.length)
  let left = IN_ALL
  for (let k = 0; k < Math.min(HEAVY, order.length); k++) {
    const stories = storiesWith[numbers[order[k]!]!]
    if (!stories) continue
    const weight = weights[order[k]!]!
    const from = Math.max(0, stories.length - Math.min(WITH_STEM, left))
    left -= stories.length - from
    for (let i = stories.length - 1; i >= from; i--) {
      const no = stories[i]!
      if (shares[no] === 0) found[held++] = no
      shares[no]! += weight
    }
  }
  const near = nearestOf(held, known.storyRoots)
  for (let i = 0; i < held; i++) shares[found[i]!] = 0
  return near
    .map((no) => storyAt[no]!)
    .filter((story) => !isOver(story, instant))
    .slice(0, MOST)
}

/** The numbers of the stories that share most, in order; a story of many words shares some with everything. */
function nearestOf(count: number, roots: readonly number[]): number[] {
  let held = 0
  for (let i = 0; i < count; i++) {
    const no = found[i]!
    const mark = shares[no]! / roots[no]!
    let at = held
    while (at > 0 && (marks[at - 1]! < mark || (marks[at - 1] === mark && nearest[at - 1]! > no))) at--
    if (at >= KEPT) continue
    if (held < KEPT) held++
    for (let k = held - 1; k > at; k--) {
      nearest[k] = nearest[k - 1]!
      marks[k] = marks[k - 1]!
    }
    nearest[at] = no
    marks[at] = mark
  }
  return Array.from(nearest.subarray(0, held))
}

/** So many are kept, of which some may be over. */
const KEPT = 4 * MOST
/** The stories that share most so far, by number, and how much: filled anew for each report. */
const nearest = new Int32Array(KEPT)
const marks = new Float64Array(KEPT)

/** The numbers of the stories that share anything. */
const found = new Int32Array(IN_ALL)

/** What a story shares with the report that is asked about, by the story's number; zeros in between. */
let shares = new Float64Array(1024)

function isOver(story: KnownStory, instant: number): boolean {
  return instant > -8e15 && story.last > -8e15 && Math.abs(instant - story.last) > LIFETIME
}

/** How alike a report and a story are; null where it cannot be more than `least`. */
function likeness(story: KnownStory, vector: Vector, least: number): number | null {
  const centre = dot(vector, story.sum) / (story.length || 1)
  if (centre < LIKE_ENOUGH / 2 || (1 - NEAREST_SHARE) * centre + NEAREST_SHARE < least) return null
  let nearest = 0
  for (const { vector: v } of story.recent) nearest = Math.max(nearest, dot(vector, v))
  return nearest < NEAR_ENOUGH ? null : (1 - NEAREST_SHARE) * centre + NEAREST_SHARE * nearest
}

/** A story is two where reports of its halves have this little in common, counted against what reports of one half have. */
const APART = 0.65
const FAR_APART = 0.22
const FEWEST = 2
const ROUNDS = 4

/** The reports that turn out to tell other stories than the first one of theirs, story by story; none where all tell one. */
export function splitStory(story: KnownStory): readonly (readonly string[])[] {
  const { recent } = story
  const likes = likesOf(recent)
  const first = recent.findIndex((k) => k.article === story.articles[0])
  const loose = looseParts(likes, Math.max(0, first)).map((part) => part.map((i) => recent[i]!.article))
  return loose.length > 0 ? loose : halved(story, likes, first)
}

/** How alike each is to each. */
function likesOf(recent: KnownStory['recent']): number[][] {
  const likes = recent.map(() => new Array<number>(recent.length).fill(1))
  for (let i = 0; i < recent.length; i++)
    for (let j = 0; j < i; j++) likes[i]![j] = likes[j]![i] = dot(recent[i]!.vector, recent[j]!.vector)
  return likes
}

/** Reports that nothing of the first one's part is like any more, now that the record knows which words are common; part by part. */
function looseParts(likes: readonly (readonly number[])[], first: number): number[][] {
  const part = likes.map(() => -1)
  const parts: number[][] = []
  for (const start of [first, ...likes.keys()]) {
    if (part[start] !== -1) continue
    const members = [start]
    part[start] = parts.length
    for (const i of members)
      for (const [j, like] of likes[i]!.entries()) {
        if (like < STILL_LIKE || part[j] !== -1) continue
        part[j] = parts.length
        members.push(j)
      }
    parts.push(members)
  }
  return parts.slice(1)
}

const STILL_LIKE = 0.12

function halved(story: KnownStory, likes: readonly (readonly number[])[], first: number): readonly (readonly string[])[] {
  const { recent } = story
  const side = halves(likes)
  const stays = first < 0 ? side.filter(Boolean).length * 2 > side.length : side[first]!
  const leaving = recent.filter((_, i) => side[i] !== stays).map((k) => k.article)
  if (leaving.length < FEWEST || recent.length - leaving.length < FEWEST) return []
  const { within, between } = coherence(likes, side)
  return between < FAR_APART && between < APART * within ? [leaving] : []
}

/** Two halves grown from the two reports that have the least in common. */
function halves(likes: readonly (readonly number[])[]): boolean[] {
  let a = 0
  let b = 1
  likes.forEach((row, i) =>
    row.forEach((x, j) => {
      if (i < j && x < likes[a]![b]!) [a, b] = [i, j]
    }),
  )
  let side = likes.map((row, i) => i === b || (i !== a && row[b]! > row[a]!))
  const mean = (i: number, half: boolean): number => {
    let sum = 0
    let n = 0
    for (let j = 0; j < side.length; j++) {
      if (j === i || side[j] !== half) continue
      sum += likes[i]![j]!
      n++
    }
    return n > 0 ? sum / n : 0
  }
  for (let round = 0; round < ROUNDS; round++) side = side.map((_, i) => mean(i, true) > mean(i, false))
  return side
}

/** How much reports of one half have in common (of the looser half), and reports of two. */
function coherence(likes: readonly (readonly number[])[], side: readonly boolean[]): { within: number; between: number } {
  const sums = { both: [0, 0], one: [0, 0], other: [0, 0] }
  likes.forEach((row, i) =>
    row.forEach((x, j) => {
      if (i >= j) return
      const sum = side[i] !== side[j] ? sums.both : side[i] ? sums.one : sums.other
      sum[0]! += x
      sum[1]! += 1
    }),
  )
  const mean = ([sum, n]: number[]): number => (n! > 0 ? sum! / n! : 1)
  return { within: Math.min(mean(sums.one), mean(sums.other)), between: mean(sums.both) }
}
