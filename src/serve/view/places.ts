import type { EventRecord } from '../../record/index.ts'
import type { Query } from '../../store/query.ts'
import type { Store } from '../../store/store.ts'
import { inPieces } from '../breathe.ts'
import type { EventView } from './event.ts'

/** Where on earth: degrees. */
export interface Geo {
  readonly lat: number
  readonly lon: number
}

/** A place with the number of events there. */
export interface PlaceView {
  readonly name: string
  readonly geo: Geo
  readonly events: number
}

/** What a map of the diary shows. */
export interface PlacesView {
  /** Those with most events first. */
  readonly places: readonly PlaceView[]
  /** Events on the map, and those whose place is not known or not one that the map has. */
  readonly placed: number
  readonly unplaced: number
}

/** Most events that are looked through. */
const MOST = 600

/** The places of the events that a query finds. */
export async function placesOf(store: Store, query: Query): Promise<PlacesView> {
  const rows = await store.diary(query, { limit: MOST })
  const events = (await inPieces(rows, ({ id }) => store.event(id), 20)).filter((event) => event !== null)
  const places = gather(events)
  const placed = places.reduce((sum, { events: n }) => sum + n, 0)
  return { places, placed, unplaced: events.length - placed }
}

/** Places by where they lie; one that goes by several names by the one most used. */
export function gather(events: readonly Pick<EventRecord, 'place'>[]): readonly PlaceView[] {
  const found = new Map<string, { readonly geo: Geo; readonly names: Map<string, number> }>()
  for (const { place } of events) {
    if (place === null || place.geo === null) continue
    const { lat, lon } = place.geo
    const key = `${lat.toFixed(1)} ${lon.toFixed(1)}`
    const spot = found.get(key) ?? { geo: { lat, lon }, names: new Map<string, number>() }
    found.set(key, spot)
    spot.names.set(place.name, (spot.names.get(place.name) ?? 0) + 1)
  }
  return [...found.values()]
    .map(({ geo, names }) => {
      const counted = [...names].toSorted(
        (a, b) => Number(isShouted(a[0])) - Number(isShouted(b[0])) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
      )
      return { name: counted[0]![0], geo, events: counted.reduce((sum, [, n]) => sum + n, 0) }
    })
    .toSorted((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1))
}

/** A name in capitals, as datelines have them. */
function isShouted(name: string): boolean {
  return name === name.toUpperCase()
}

/** Where a place lies, as the events there have it. */
export function geoOf(name: string, views: readonly EventView[]): Geo | null {
  return views.find(({ event: { place } }) => place?.name === name && place.geo !== null)?.event.place?.geo ?? null
}
