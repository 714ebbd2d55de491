import type { Known, KnownArticle, KnownStory } from './known.ts'
import { setOf } from './maps.ts'
import { vectorOf, widened, type Counted, type Vector } from './vector.ts'

/** A story remembers so many of its latest reports. */
const MOST_RECENT = 24

/** A report joins a story. */
export function joinStory(known: Known, id: string, { article, counted }: { article: KnownArticle; counted: Counted }): void {
  const story = known.stories.get(id)
  if (!story) return
  const vector = vectorNow(known, counted)
  story.articles.push(article.id)
  story.recent.push({ article: article.id, counted, vector })
  if (story.recent.length > MOST_RECENT) story.recent.shift()
  story.last = Math.max(story.last, article.instant)
  addVector(known, story, vector)
  if (isReviewed(story)) weighAnew(known, story)
}

function vectorNow(known: Known, counted: Counted): Vector {
  return vectorOf(known.vocabulary, counted, { reports: known.articles.size, more: 0 })
}

/** How much less a shared word tells of a story with many words: the root of their number, evened out for short ones. */
export const rootOf = (story: KnownStory): number => Math.sqrt(story.sum.weights.length + 100)

function addVector(known: Known, story: KnownStory, { numbers, weights }: Vector): void {
  story.sum = widened(story.sum, numbers, (number) => {
    const list = known.storiesWith[number]
    if (list) list.push(story.no)
    else known.storiesWith[number] = [story.no]
  })
  const { sum } = story
  for (let i = 0, place = 0; i < numbers.length; i++, place++) {
    const weight = weights[i]!
    while (sum.numbers[place] !== numbers[i]) place++
    const before = sum.weights[place]!
    sum.weights[place] = before + weight
    story.square += weight * (2 * before + weight)
  }
  story.length = Math.sqrt(story.square)
  known.storyRoots[story.no] = rootOf(story)
}

/** At these sizes a story is looked at as a whole: whether it is two, with weights as they have become. */
export function isReviewed(story: KnownStory): boolean {
  const n = story.articles.length
  return n >= 2 && (n <= 6 || (n <= 20 && n % 2 === 0) || n % 3 === 0)
}

/** The weights of its stems as the record has them now: those of its first reports were guesses. A long story is what its latest reports tell. */
function weighAnew(known: Known, story: KnownStory): void {
  story.recent = story.recent.map(({ article, counted }) => ({ article, counted, vector: vectorNow(known, counted) }))
  story.sum.weights.fill(0)
  story.square = 0
  for (const { vector } of story.recent) addVector(known, story, vector)
}

/** A report goes over to another story, with the events that it tells. */
export function moveReport(known: Known, id: string, to: string): void {
  const article = known.articles.get(id)
  const from = article && known.stories.get(article.story)
  const into = known.stories.get(to)
  if (!article || !from || !into || from === into) return
  const kept = from.recent.find((k) => k.article === id)
  from.articles = from.articles.filter((a) => a !== id)
  from.recent = from.recent.filter((k) => k.article !== id)
  into.articles.push(id)
  into.last = Math.max(into.last, article.instant)
  article.story = to
  if (kept) {
    into.recent.push(kept)
    const { numbers, weights } = kept.vector
    for (let i = 0, place = 0; i < numbers.length; i++) {
      while (from.sum.numbers[place] !== numbers[i]) place++
      from.sum.weights[place]! -= weights[i]!
    }
    from.square = 0
    for (const weight of from.sum.weights) from.square += weight * weight
    from.length = Math.sqrt(from.square)
    addVector(known, into, kept.vector)
  }
  moveEvents(known, id, { from: from.id, to })
}

function moveEvents(known: Known, article: string, { from, to }: { from: string; to: string }): void {
  for (const id of [...(known.eventsIn.get(from) ?? [])]) {
    const event = known.events.get(id)!
    if (!event.told.has(article)) continue
    setOf(known.eventsIn, to).add(id)
    if (![...event.told].some((a) => known.articles.get(a)?.story === from)) known.eventsIn.get(from)!.delete(id)
    if (event.story === from && event.rows[0]?.article === article) event.story = to
  }
}
