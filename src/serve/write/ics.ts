import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { ICalEventData, ICalLocation } from 'ical-generator'
import type { Status } from '../../record/index.ts'
import { parseEdtf, precisionOf, stretchOf } from '../../text/edtf.ts'
import { instantIn } from './instant.ts'
import type { Desk, Outgoing } from './outgoing.ts'
import { eventUrl, sequenceOf, updatedOf } from './outgoing.ts'
import { recurrenceOf } from './recurrence.ts'

/** What a calendar may be asked for beside its default. */
export interface CalendarOptions {
  /** Keep cancelled events visible: some calendars hide what is CANCELLED from subscribers. */
  readonly keepsCancelled: boolean
  /** Take in what is merely possible, as TENTATIVE. */
  readonly takesPossible: boolean
}

/** A calendar, and how many of the events could not be in it. */
export interface Calendar {
  readonly text: string
  readonly undated: number
  readonly leftOut: number
}

interface Face {
  readonly status: ICalEventStatus
  readonly prefix: string
}

const { CONFIRMED, TENTATIVE, CANCELLED } = ICalEventStatus

/** iCalendar's word for each status, by the contract's table; null is left out. */
const FACES: Readonly<Record<Status, Face | null>> = {
  possible: null,
  proposed: { status: TENTATIVE, prefix: '' },
  planned: { status: TENTATIVE, prefix: '' },
  scheduled: { status: CONFIRMED, prefix: '' },
  underway: { status: CONFIRMED, prefix: '' },
  happened: { status: CONFIRMED, prefix: '' },
  postponed: { status: TENTATIVE, prefix: 'POSTPONED: ' },
  cancelled: { status: CANCELLED, prefix: 'CANCELLED: ' },
  denied: null,
  lapsed: { status: TENTATIVE, prefix: '' },
}

const MINUTE = 60_000
const DAY_MINUTES = 1440
/** The longest stretch, in days, that is shown as a stretch: a month. What is vaguer is no calendar entry. */
const LONGEST_DAYS = 31

/** What RFC 5545 lets into no text. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Write dated events as an iCalendar (RFC 5545) to subscribe to. Undated ones have no place in it; the caller is told how many. */
export function writeCalendar(outgoing: readonly Outgoing[], desk: Desk, options: CalendarOptions): Calendar {
  const calendar = ical({
    name: desk.name,
    prodId: { company: 'Daybook', product: 'Diary', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    url: desk.base,
  })
  let undated = 0
  let leftOut = 0
  for (const each of outgoing) {
    const face = faceOf(each, options)
    if (face === null) {
      leftOut++
      continue
    }
    const times = each.event.when && (repeated(each) ?? timesOf(each.event.when.edtf, each.event.when.zone))
    if (!times) {
      undated++
      continue
    }
    calendar.createEvent({ ...times, ...factsOf(each, face, desk) })
  }
  const missing = undated > 0 ? [`${undated} without a date of their own are not in it.`] : []
  if (leftOut > 0) missing.push(`${leftOut} that are only possible, or denied, are left out.`)
  calendar.description([desk.name, ...missing].join('. '))
  return { text: calendar.toString().replace(CONTROL, ''), undated, leftOut }
}

function faceOf({ event, isThirdHand }: Outgoing, options: CalendarOptions): Face | null {
  if (event.status === 'possible' && options.takesPossible) return { status: TENTATIVE, prefix: '' }
  if (event.status === 'scheduled' && isThirdHand) return { status: TENTATIVE, prefix: '' }
  if (event.status === 'cancelled' && options.keepsCancelled) return { status: CONFIRMED, prefix: 'CANCELLED: ' }
  return FACES[event.status]
}

function factsOf(outgoing: Outgoing, face: Face, desk: Desk): Omit<ICalEventData, 'start'> {
  const { event } = outgoing
  const isVoid = event.status === 'cancelled' || event.status === 'postponed'
  return {
    id: `${event.id}@${desk.instance}`,
    sequence: sequenceOf(event),
    summary: face.prefix + event.title,
    status: face.status,
    transparency: isVoid ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    url: eventUrl(desk, event.id),
    description: descriptionOf(outgoing),
    categories: [{ name: event.status }, { name: event.act }],
    stamp: new Date(updatedOf(outgoing, desk)),
    lastModified: new Date(updatedOf(outgoing, desk)),
    location: event.place && placeOf(event.place),
    x: [{ key: 'X-DAYBOOK-STATUS', value: event.status }],
  }
}

function placeOf(place: NonNullable<Outgoing['event']['place']>): string | ICalLocation {
  return place.geo ? { title: place.name, geo: { lat: place.geo.lat, lon: place.geo.lon } } : place.name
}

function descriptionOf({ event, quotes }: Outgoing): string {
  const who = event.participants.map(({ name, role }) => (role === 'participant' ? name : `${name} (${role})`)).join(', ')
  const said = quotes.map(
    (quote) => `${quote.status}: “${quote.text}” (${[quote.outlet, quote.published.slice(0, 10)].filter(Boolean).join(', ')})`,
  )
  return [...(who === '' ? [] : [who]), ...said].join('\n')
}

/** What comes back: its first time, and how it comes back, until the end of the stretch where one is told. */
function repeated({
  event: { when },
  recurs,
}: Outgoing): (Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'floating'> & Pick<ICalEventData, 'repeating'>) | null {
  const parsed = when === null ? null : parseEdtf(when.edtf)
  if (when === null || recurs === null || !parsed?.from) return null
  const [first = ''] = when.edtf.split('/')
  const stretch = stretchOf(first)
  const times = timesOf(first, when.zone)
  if (!stretch || !times || stretch.end - stretch.start > DAY_MINUTES) return null
  const rule = recurrenceOf(recurs, Math.floor(stretch.start / DAY_MINUTES))
  const last = parsed.kind === 'interval' && parsed.to !== null ? (stretchOf(when.edtf)?.end ?? null) : null
  return rule === null ? null : { ...times, repeating: `RRULE:${rule}${last === null ? '' : untilOf(last - 1, times.allDay === true)}` }
}

/** The last minute that a rule reaches; of whole days their last, as RFC 5545 wants both to be of one kind. */
function untilOf(minute: number, isAllDay: boolean): string {
  const iso = new Date(minute * MINUTE).toISOString().replace(/[-:]|\.\d{3}/g, '')
  return `;UNTIL=${isAllDay ? iso.slice(0, 8) : iso}`
}

/** Start and end as a calendar keeps them: whole days, instants in UTC, or local time where the report names no zone. */
function timesOf(edtf: string, zone: string | null): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'floating'> | null {
  const stretch = stretchOf(edtf)
  if (!stretch || !Number.isFinite(stretch.start) || !Number.isFinite(stretch.end)) return null
  if (stretch.end - stretch.start > LONGEST_DAYS * DAY_MINUTES) return null
  if (precisionOf(edtf) !== 'minute') return { start: new Date(stretch.start * MINUTE), end: new Date(stretch.end * MINUTE), allDay: true }
  const { from, to } = parseEdtf(edtf)!
  if (from?.minute == null) return { start: new Date(stretch.start * MINUTE), allDay: true }
  // The last minute of a stretch is where it ends: 13:00/15:00 lasts two hours.
  const end = to?.minute == null ? stretch.end : stretch.end - 1
  const isLong = end > stretch.start
  const start = zone === null ? null : instantIn(stretch.start, zone)
  if (zone === null || start === null) {
    return { start: new Date(stretch.start * MINUTE), ...(isLong && { end: new Date(end * MINUTE) }), floating: true }
  }
  const until = instantIn(end, zone)
  return { start: new Date(start), ...(isLong && until !== null && { end: new Date(until) }) }
}
