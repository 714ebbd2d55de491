import type { EventState } from '../record/index.ts'
import { applyRow } from '../record/index.ts'
import { eventNow, type Known } from './known.ts'

/** An event that a forgotten report told: where it stood, and where it stands by what the others say (null = nobody else tells it). */
export interface Forgotten {
  readonly event: string
  readonly before: EventState | null
  readonly after: EventState | null
}

/** Takes what one report says of events out of what is known: a newer version of it has taken its place. */
export function forgetReport(known: Known, article: string): readonly Forgotten[] {
  const out: Forgotten[] = []
  const ids = [...(known.articles.get(article)?.events ?? [])].map((id) => eventNow(known, id))
  for (const id of new Set(ids)) {
    const event = known.events.get(id)
    if (!event?.told.has(article)) continue
    const before = event.state
    keep(event.rows, (row) => row.article !== article)
    keep(event.numbers, (number) => number.article !== article)
    for (const [entity, parts] of event.participants) {
      keep(parts, (part) => part.article !== article)
      if (parts.length === 0) event.participants.delete(entity)
    }
    event.told.delete(article)
    event.cache.parties = null
    event.state = null
    for (const row of event.rows) event.state = applyRow(event.state, row)
    out.push({ event: event.id, before, after: event.state })
  }
  return out
}

function keep<T>(list: T[], isKept: (one: T) => boolean): void {
  let n = 0
  for (const one of list) if (isKept(one)) list[n++] = one
  list.length = n
}
