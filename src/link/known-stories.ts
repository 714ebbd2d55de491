import type { Known, KnownArticle, KnownStory } from './known.ts'
import { setOf } from './maps.ts'
import { dot, vectorOf, type Terms } from './vector.ts'

/** A story remembers so many of its latest reports. */
const MOST_RECENT = 24

/** A report joins a story. */
export function joinStory(known: Known, id: string, article: KnownArticle, terms: Terms): void {
  const story = known.stories.get(id)
  if (!story) return
  const vector = vectorOf(terms, known.df, known.articles.size)
  story.articles.push(article.id)
  story.recent.push({ article: article.id, terms, vector })
  if (story.recent.length > MOST_RECENT) story.recent.shift()
  story.last = Math.max(story.last, article.instant)
  for (const [stem, weight] of vector) {
    story.sum.set(stem, (story.sum.get(stem) ?? 0) + weight)
    setOf(known.storiesWith, stem).add(id)
  }
  if (isReviewed(story)) weighAnew(known, story)
  story.length = Math.sqrt(dot(story.sum, story.sum))
}

/** At these sizes a story is looked at as a whole: whether it is two, with weights as they have become. */
export function isReviewed(story: KnownStory): boolean {
  const n = story.articles.length
  return n >= 2 && (n <= 6 || (n <= 20 && n % 2 === 0) || n % 12 === 0)
}

/** The weights of its stems as the record has them now: those of its first reports were guesses. */
function weighAnew(known: Known, story: KnownStory): void {
  if (story.articles.length > story.recent.length) return
  story.recent = story.recent.map(({ article, terms }) => ({ article, terms, vector: vectorOf(terms, known.df, known.articles.size) }))
  story.sum = new Map()
  for (const { vector } of story.recent) for (const [stem, w] of vector) story.sum.set(stem, (story.sum.get(stem) ?? 0) + w)
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
    for (const [stem, w] of kept.vector) {
      from.sum.set(stem, (from.sum.get(stem) ?? 0) - w)
      into.sum.set(stem, (into.sum.get(stem) ?? 0) + w)
      setOf(known.storiesWith, stem).add(to)
    }
    from.length = Math.sqrt(Math.max(0, dot(from.sum, from.sum)))
    into.length = Math.sqrt(dot(into.sum, into.sum))
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
