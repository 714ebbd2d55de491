import type { Status } from '../../record/index.ts'
import type { Json } from './jsonld.ts'
import type { Desk, Outgoing } from './outgoing.ts'
import { eventUrl, sequenceOf, updatedOf } from './outgoing.ts'

/** IPTC event occurrence status for each of ours; null has none. */
const OCCURRENCES: Readonly<Record<Status, string | null>> = {
  possible: 'eos2',
  proposed: 'eos3',
  planned: 'eos4',
  scheduled: 'eos1',
  underway: 'eos5',
  happened: 'eos5',
  postponed: 'eos3',
  cancelled: 'eos6',
  denied: null,
  lapsed: 'eos1',
}

/** Write events as ninjs 1.3 items, IPTC's news in JSON, one object each. */
export function ninjsItems(outgoing: readonly Outgoing[], desk: Desk): readonly Json[] {
  return outgoing.map((each) => itemOf(each, desk))
}

function itemOf(outgoing: Outgoing, desk: Desk): Json {
  const { event, quotes } = outgoing
  const uri = eventUrl(desk, event.id)
  const occurrence = OCCURRENCES[event.status]
  const people = event.participants.map(({ entity, name, role }) => ({ name, rel: role, scheme: `${desk.base}/who`, code: entity }))
  return {
    uri,
    type: 'text',
    mimetype: 'text/plain',
    representationtype: 'incomplete',
    profile: 'daybook-event',
    version: String(sequenceOf(event) + 1),
    versioncreated: updatedOf(outgoing, desk),
    pubstatus: event.status === 'cancelled' || event.status === 'denied' ? 'canceled' : 'usable',
    language: 'en',
    headline: event.title,
    event: [{ name: event.title, rel: event.status, scheme: `${desk.base}/event`, code: event.id }],
    person: people,
    ...(event.place && { place: [placeOf(event.place, desk)] }),
    subject: [
      { name: event.act, rel: 'act', scheme: `${desk.base}/act`, code: event.act },
      ...(occurrence === null
        ? []
        : [{ name: event.status, rel: 'occurrence', scheme: 'http://cv.iptc.org/newscodes/eventoccurstatus', code: occurrence }]),
    ],
    ...(event.when && { description_when: event.when.edtf }),
    body_text: quotes.map(({ text, outlet }) => (outlet === null ? text : `${text} (${outlet})`)).join('\n'),
  }
}

function placeOf({ name, geo }: NonNullable<Outgoing['event']['place']>, desk: Desk): Json {
  return {
    name,
    rel: 'event location',
    scheme: `${desk.base}/place`,
    code: name,
    ...(geo && { geometry_geojson: { type: 'Point', coordinates: [geo.lon, geo.lat] } }),
  }
}
