import type { EventRecord, Status } from '../../record/index.ts'

/** The sentence behind one row of an event's history, with where it stands. */
export interface Quote {
  readonly text: string
  readonly status: Status
  readonly article: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  /** RFC 3339 date-time or `YYYY-MM-DD`. */
  readonly published: string
}

/** One event of the record on its way to other programs. */
export interface Outgoing {
  readonly event: EventRecord
  /** In the order of the history. */
  readonly quotes: readonly Quote[]
  /** Whether every report that schedules it has it from somebody who has it from somebody else. */
  readonly isThirdHand: boolean
  /** Whether somebody who holds it, or begins it, is told to say when it is. */
  readonly isByOrganiser: boolean
  /** The set of times at which it comes back, as TIMEX3 has it ("P1W", "XXXX-WXX-5"), by the newest report that says so; null = once. */
  readonly recurs: string | null
}

/** What writers need to know of the place that they write from. */
export interface Desk {
  /** Address of the web application without a closing slash: "http://127.0.0.1:7411". */
  readonly base: string
  /** What makes identifiers of this record unlike those of any other: "desk.example". */
  readonly instance: string
  /** What the list is called: "Diary: budapest". */
  readonly name: string
  /** The newest publication date in the record, RFC 3339: the instant that the list is of. */
  readonly asOf: string
}

/** Address of an event's page. */
export function eventUrl(desk: Desk, id: string): string {
  return `${desk.base}/event/${encodeURIComponent(id)}`
}

/** Publication date of the newest report of an event as RFC 3339 in UTC; the desk's instant where none has one. */
export function updatedOf({ event }: Outgoing, desk: Desk): string {
  const newest = event.history.reduce((latest, { published }) => {
    const instant = Date.parse(published)
    return Number.isNaN(instant) ? latest : Math.max(latest, instant)
  }, -Infinity)
  return Number.isFinite(newest) ? new Date(newest).toISOString() : desk.asOf
}

/** Publication date of the first report of an event as RFC 3339 in UTC. */
export function firstSeenOf({ event }: Outgoing, desk: Desk): string {
  const instant = Math.min(...event.history.map(({ published }) => Date.parse(published)).filter((each) => !Number.isNaN(each)))
  return Number.isFinite(instant) ? new Date(instant).toISOString() : desk.asOf
}

/** How often status, time or place of an event have changed: iCalendar's SEQUENCE. */
export function sequenceOf(event: EventRecord): number {
  let changes = 0
  let [status, when, place] = [event.history[0]?.status, event.history[0]?.when ?? null, event.history[0]?.place ?? null]
  for (const row of event.history.slice(1)) {
    const isMoved = row.when !== null && row.when !== when
    const isElsewhere = row.place !== null && row.place !== place
    if (row.status !== status || isMoved || isElsewhere) changes++
    status = row.status
    when = row.when ?? when
    place = row.place ?? place
  }
  return changes
}
