import type { EventView } from './event.ts'

/** Somebody with whom or with which an entity shares events, and how many. */
export interface Neighbour {
  readonly id: string
  readonly name: string
  readonly events: number
}

/** The most neighbours of a picture. */
const MOST = 10

/** Those who take part in the same events as an entity, most events first. */
export function neighboursOf(id: string, views: readonly EventView[]): readonly Neighbour[] {
  const found = new Map<string, { id: string; name: string; events: number }>()
  for (const { event } of views) {
    for (const { entity, name } of event.participants) {
      if (entity === id) continue
      const known = found.get(entity)
      if (known) known.events++
      else found.set(entity, { id: entity, name, events: 1 })
    }
  }
  return [...found.values()].sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1)).slice(0, MOST)
}
