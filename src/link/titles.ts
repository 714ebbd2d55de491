import type { Event, Fact } from '../record/index.ts'
import { partiesOfKnown } from './likeness.ts'
import { eventNow, type About, type Known, type KnownEvent } from './known.ts'
import { contentWords } from './parties.ts'
import { sideOfKnown } from './told.ts'

/** An event of the record with what a further report calls it where it tells of it. */
export interface Titled {
  readonly event: string
  readonly as: readonly Pick<Event, 'act' | 'mode' | 'title' | 'trigger'>[]
}

/** Surer than reading ever is: the entry of a calendar, which says itself what its event is called. */
const OFFICIAL = 0.95

/** So much better must a title fit before it takes the place of another. */
const BETTER = 0.75

/**
 * Better titles for events that a further report tells. The first report may only touch on an event, or take a bystander for one who
 * takes part: once several tell it, the title is that which names whom they agree on, and nobody else.
 */
export function titleFacts(known: Known, titles: readonly Titled[], { article }: About): Fact[] {
  const out: Fact[] = []
  for (const { event: id, as } of titles) {
    const event = known.events.get(eventNow(known, id))
    if (!event || event.rows.some((row) => row.confidence > OFFICIAL)) continue
    const { act, mode } = event
    const others = as.filter((one) => one.act === act && one.mode === mode && one.title !== event.title)
    if (others.length === 0) continue
    const asked = askedOf(known, event)
    let least = titleFit(asked, event.title) + BETTER
    let best: (typeof others)[number] | null = null
    for (const one of others) {
      const fit = titleFit(asked, one.title)
      if (fit < least || (best !== null && fit === least)) continue
      least = fit
      best = one
    }
    if (best) out.push({ fact: 'event', id: event.id, act, mode, title: best.title, article, span: best.trigger })
  }
  return out
}

/** What a title of an event is held against, in content words. */
interface Asked {
  /** The chief parties. */
  readonly chief: readonly ReadonlySet<string>[]
  /** Who takes part as few reports have it. */
  readonly bystanders: readonly ReadonlySet<string>[]
  readonly place: ReadonlySet<string> | null
}

function askedOf(known: Known, event: KnownEvent): Asked {
  const parties = partiesOfKnown(known, event)
  const bystanders: ReadonlySet<string>[] = []
  for (const id of event.participants.keys()) {
    const entity = known.entities.get(id)
    if (!entity || parties.some((p) => p.ids.has(id))) continue
    const { words } = sideOfKnown(entity)
    if (!parties.some((p) => hasAny(words, p.words))) bystanders.push(words)
  }
  const place = event.state?.placeName ?? null
  return { chief: event.cache.chief!.map((p) => p.words), bystanders, place: place === null ? null : contentWords(place) }
}

/** Chief parties that a title names, without those in it that few reports name; a place that is not the event's counts against it. */
function titleFit({ chief, bystanders, place }: Asked, title: string): number {
  const at = placeFrom(title)
  const words = contentWords(at < 0 ? title : title.slice(0, at))
  let fit = OTHERS.test(title) ? -1 : 0
  for (const theirs of chief) if (hasAny(words, theirs)) fit++
  for (const theirs of bystanders) if (hasAny(words, theirs)) fit--
  if (at >= 0 && place !== null) fit += hasAny(contentWords(title.slice(at)), place) ? 0.5 : -0.5
  return fit
}

/** "Call of Ana Duarte and 3 others" */
const OTHERS = /\band \d{1,3} others\b/u

/** Where the place of a title begins: "… in the Corn Hall", "… to Oslo"; -1 where it has none. */
function placeFrom(title: string): number {
  const at = Math.max(title.lastIndexOf(' in '), title.lastIndexOf(' to '))
  return at >= 0 && /^(?:\p{Lu}|the )/u.test(title.slice(at + 4)) ? at + 4 : -1
}

function hasAny(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const w of others) if (words.has(w)) return true
  return false
}
