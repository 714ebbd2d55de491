import type { RowFact } from './fact.ts'
import type { Status } from './event.ts'

/** Where an event stands after some rows of its history: each slot with the instant of the report that filled it. */
export interface EventState {
  readonly status: Status
  readonly statusAt: number
  readonly when: string | null
  readonly zone: string | null
  readonly whenAt: number
  /** Entity of the record, and its name as the report writes it. */
  readonly place: string | null
  readonly placeName: string | null
  readonly placeAt: number
}

/** Milliseconds since 1970 of a publication date; one without a clock counts from its midnight UTC, an unknown one from long ago. */
export function instantOf(published: string | null): number {
  const instant = Date.parse(published ?? '')
  return Number.isNaN(instant) ? -8.64e15 : instant
}

/** Where an event stands that is still to come. */
export const AHEAD: ReadonlySet<Status> = new Set(['possible', 'proposed', 'planned', 'scheduled'])

/** Where an event stands that does not take place, or not yet. */
export const VOID: ReadonlySet<Status> = new Set(['denied', 'cancelled', 'postponed'])

/**
 * The state after one more row. The report published last wins slot by slot, in whatever order reports arrive;
 * a report that is silent on a slot leaves it alone, one that says less finely when ("next week") as well, and an older one only fills
 * what nobody has filled. Of what is said at one time, that it is off outweighs that it took place, and that the plan.
 */
export function applyRow(state: EventState | null, row: RowFact): EventState {
  const at = instantOf(row.published)
  if (state === null)
    return {
      status: row.status,
      statusAt: at,
      when: row.when,
      zone: row.zone,
      whenAt: at,
      place: row.place,
      placeName: row.placeName,
      placeAt: at,
    }
  const takesStatus =
    (at > state.statusAt || (at === state.statusAt && gravity(row.status) >= gravity(state.status))) && !isLookingBack(state, row)
  const takesWhen = row.when !== null && (state.when === null || (at >= state.whenAt && !isCoarser(row.when, state.when)))
  const takesPlace = row.placeName !== null && (state.placeName === null || at >= state.placeAt)
  return {
    status: takesStatus ? row.status : state.status,
    statusAt: takesStatus ? at : state.statusAt,
    when: takesWhen ? row.when : state.when,
    zone: takesWhen ? row.zone : state.zone,
    whenAt: takesWhen ? at : state.whenAt,
    place: takesPlace ? row.place : state.place,
    placeName: takesPlace ? row.placeName : state.placeName,
    placeAt: takesPlace ? at : state.placeAt,
  }
}

/** Whether one date or stretch (EDTF) holds another and says it less finely: "next week" against the day in it. */
export function isCoarser(a: string, b: string): boolean {
  const [from, to = from] = a.replaceAll('~', '').split('/') as [string, string?]
  const [first, last = first] = b.replaceAll('~', '').split('/') as [string, string?]
  const isFrom = from === '..' || (first !== '..' && first.slice(0, from.length) >= from)
  const isTo = to === '..' || (last !== '..' && last.slice(0, to.length) <= to)
  return a !== b && isFrom && isTo
}

const GRAVITY: Readonly<Partial<Record<Status, number>>> = {
  postponed: 3,
  cancelled: 3,
  denied: 3,
  happened: 2,
  underway: 2,
  scheduled: 1,
  planned: 1,
}

/** Of what is said at one time of an event, that it is off counts more than that it took place, and that more than the plan. */
export function gravity(status: Status): number {
  return GRAVITY[status] ?? 0
}

/** A plan told again after the event took place or was called off, with no new date, changes nothing; what is off does not take place. */
function isLookingBack(state: EventState, row: { readonly status: Status; readonly when: string | null }): boolean {
  if (state.status === 'cancelled' && row.status === 'denied') return true
  if (state.status !== 'happened' && state.status !== 'cancelled') return false
  return (
    AHEAD.has(row.status) &&
    (row.when === null ||
      row.when === state.when ||
      (state.when !== null && (isCoarser(row.when, state.when) || isCoarser(state.when, row.when))))
  )
}
