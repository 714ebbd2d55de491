import { PLOVER_ACTS } from '../../record/index.ts'
import type { Act, EventRecord, Status } from '../../record/index.ts'
import { stretchOf, writeDay } from '../../text/edtf.ts'
import type { Json } from './jsonld.ts'
import type { Outgoing } from './outgoing.ts'

const PLOVER: ReadonlySet<string> = new Set(PLOVER_ACTS)
const AHEAD: ReadonlySet<Status> = new Set(['proposed', 'planned', 'scheduled'])

/** PLOVER has no future: a promise to act is coded as what it is now. */
const PROMISED: Readonly<Partial<Record<Act, Act>>> = {
  CONSULT: 'AGREE',
  SUPPORT: 'AGREE',
  COOPERATE: 'AGREE',
  AID: 'AGREE',
  RETREAT: 'CONCEDE',
}

/** The four classes of PLOVER's types: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
const QUADS: Readonly<Partial<Record<Act, 1 | 2 | 3 | 4>>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
}

const MINUTES_A_DAY = 1440

/**
 * Lines for researchers in PLOVER's field names. Events of our own kinds, hypothetical and denied ones, and those whose day
 * is not known have no code there: they are left out, never given an invented day.
 */
export function ploverLines(outgoing: readonly Outgoing[]): readonly Json[] {
  return outgoing.map(lineOf).filter((line) => line !== null)
}

function lineOf({ event, quotes }: Outgoing): Json | null {
  const code = codeOf(event)
  const days = event.when && daysOf(event.when.edtf)
  if (code === null || !days) return null
  const [first] = quotes
  const row = event.history[0]
  return {
    id: event.id,
    date: days.first,
    ...(days.last !== days.first && { enddate: days.last }),
    event: [code],
    ...(event.status === 'cancelled' && event.act === 'CONSULT' && { mode: ['meet'] }),
    quad_code: QUADS[code],
    actor: entitiesOf(event, (role) => role !== 'recipient'),
    recipient: entitiesOf(event, (role) => role === 'recipient'),
    ...(event.place && { event_loc: locationOf(event.place) }),
    event_text: quotes.map(({ text }) => text),
    ...(row && { text_info: { start: row.span[0], end: row.span[1] } }),
    ...(first && {
      cite_info: { url: first.url, title: first.title, publication: first.outlet, coder: 'Daybook' },
      coded_date: first.published.slice(0, 10),
    }),
    comment: `status: ${event.status}`,
  }
}

function codeOf({ act, status }: EventRecord): Act | null {
  if (!PLOVER.has(act) || status === 'possible' || status === 'denied' || status === 'lapsed') return null
  if (status === 'cancelled') return 'REJECT'
  return AHEAD.has(status) || status === 'postponed' ? (PROMISED[act] ?? null) : act
}

/** First and last day of a time that is known to the day; null where it is vaguer or open. */
function daysOf(edtf: string): { readonly first: string; readonly last: string } | null {
  const stretch = stretchOf(edtf)
  if (!stretch || !Number.isFinite(stretch.end - stretch.start)) return null
  if (!/^-?\d{4}-\d\d-\d\d/.test(edtf)) return null
  return { first: writeDay(Math.floor(stretch.start / MINUTES_A_DAY)), last: writeDay(Math.floor((stretch.end - 1) / MINUTES_A_DAY)) }
}

function entitiesOf(event: EventRecord, takes: (role: string) => boolean): readonly Json[] {
  return event.participants
    .filter(({ role }) => takes(role))
    .map(({ entity, name }) => ({ code: null, sector: null, entity_text: name, identifier_id: null, identifier_text: entity }))
}

function locationOf({ name, geo, country }: NonNullable<EventRecord['place']>): Json {
  return {
    extracted_place: name,
    ...(geo && { geonameid: geo.geonames, lat: geo.lat, lon: geo.lon }),
    ...(country !== null && { country_code: country }),
  }
}
