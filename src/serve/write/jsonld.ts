import { ENTITY_LETTER } from '../../record/index.ts'
import type { Act, EventRecord, Status } from '../../record/index.ts'
import { isoEnds } from './iso.ts'
import type { Desk, Outgoing, Quote } from './outgoing.ts'
import { eventUrl } from './outgoing.ts'

/** schema.org's word for each status; null is left out. */
const STATUSES: Readonly<Record<Status, string | null>> = {
  possible: null,
  proposed: null,
  planned: 'EventScheduled',
  scheduled: 'EventScheduled',
  underway: 'EventScheduled',
  happened: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
  denied: null,
  lapsed: 'EventScheduled',
}

/** schema.org's type for the acts that have one of their own. */
const TYPES: Readonly<Partial<Record<Act, string>>> = {
  'x.conference': 'BusinessEvent',
  'x.deal': 'BusinessEvent',
  'x.release': 'PublicationEvent',
  'x.sport': 'SportsEvent',
  'x.culture': 'Event',
}

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>

/** Write events as JSON-LD by schema.org: what is only possible, proposed or denied, or planned without a date, has no word there and is left out. */
export function writeJsonLd(outgoing: readonly Outgoing[], desk: Desk): Json {
  return graphOf(outgoing.map((each) => nodeOf(each, desk)).filter((node) => node !== null))
}

/** A document of nodes in schema.org's words. */
export function graphOf(nodes: readonly Json[]): Json {
  return { '@context': 'https://schema.org', '@graph': nodes }
}

/** What schema.org calls somebody or something of the record: an id tells the kind. */
export function typeOfEntity(id: string): EntityType {
  return ENTITY_TYPES[id[0] ?? ''] ?? 'Thing'
}

type EntityType = 'Person' | 'Organization' | 'Place' | 'Thing'

const ENTITY_TYPES: Readonly<Record<string, EntityType>> = {
  [ENTITY_LETTER.person]: 'Person',
  [ENTITY_LETTER.organisation]: 'Organization',
  [ENTITY_LETTER.group]: 'Organization',
  [ENTITY_LETTER.place]: 'Place',
  [ENTITY_LETTER.facility]: 'Place',
}

function nodeOf({ event, quotes }: Outgoing, desk: Desk): Json | null {
  const status = statusOf(event)
  if (status === null) return null
  const ends = event.when && isoEnds(event.when.edtf, event.when.zone)
  const before = previousStart(event)
  return {
    '@type': TYPES[event.act] ?? 'Event',
    '@id': eventUrl(desk, event.id),
    identifier: event.id,
    url: eventUrl(desk, event.id),
    name: event.title,
    eventStatus: `https://schema.org/${before !== null && event.status === 'scheduled' ? 'EventRescheduled' : status}`,
    ...(ends?.start != null && { startDate: ends.start }),
    ...(ends?.end != null && { endDate: ends.end }),
    ...(before !== null && event.status === 'scheduled' && { previousStartDate: before }),
    ...(event.place && { location: placeNode(event.place) }),
    ...(event.participants.length > 0 && {
      about: event.participants.map(({ name, entity }) => ({ '@type': typeOfEntity(entity), identifier: entity, name })),
    }),
    ...(quotes.length > 0 && { subjectOf: quotes.map(articleNode) }),
  }
}

function statusOf({ status, when }: EventRecord): string | null {
  return status === 'planned' && when === null ? null : STATUSES[status]
}

/** The start that was last given before the present one; null if it never moved. */
function previousStart({ history, when }: EventRecord): string | null {
  if (when === null) return null
  const earlier = history.findLast((row) => row.when !== null && row.when !== when.edtf && row.status === 'scheduled')
  return earlier?.when ? (isoEnds(earlier.when, when.zone)?.start ?? null) : null
}

function placeNode({ name, geo, country }: NonNullable<EventRecord['place']>): Json {
  return {
    '@type': 'Place',
    name,
    ...(geo && { geo: { '@type': 'GeoCoordinates', latitude: geo.lat, longitude: geo.lon } }),
    ...(country !== null && { address: { '@type': 'PostalAddress', addressCountry: country } }),
  }
}

function articleNode({ text, article, title, outlet, url, published }: Quote): Json {
  return {
    '@type': 'NewsArticle',
    identifier: article,
    ...(title !== null && { headline: title }),
    ...(url !== null && { url }),
    ...(published !== '' && { datePublished: published }),
    ...(outlet !== null && { publisher: { '@type': 'Organization', name: outlet } }),
    hasPart: { '@type': 'Quotation', text },
  }
}
