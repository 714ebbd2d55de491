import type { Act, Status } from '../../record/index.ts'
import type { Json } from './jsonld.ts'
import { typeOfEntity } from './jsonld.ts'
import type { Desk, Outgoing } from './outgoing.ts'
import { eventUrl, firstSeenOf, sequenceOf, updatedOf } from './outgoing.ts'

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

/** The vocabulary that these codes are of. */
const OCCURRENCE_SCHEME = 'http://cv.iptc.org/newscodes/eventoccurstatus/'

/** What takes place without a plan. */
const UNPLANNED: ReadonlySet<Act> = new Set(['x.accident', 'x.disaster', 'x.death'])

/** A plan that its organiser announces is certain; what nobody planned has a code of its own. */
function occurrenceOf({ event: { status, act }, isByOrganiser }: Outgoing): string | null {
  if (status === 'scheduled' && isByOrganiser) return 'eos5'
  if ((status === 'happened' || status === 'underway') && UNPLANNED.has(act)) return 'eos0'
  return OCCURRENCES[status]
}

const STANDARD = { name: 'ninjs', version: '1.3', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_1.3.json' } as const

/** Write events as ninjs 1.3 items, IPTC's news in JSON, one object each. */
export function ninjsItems(outgoing: readonly Outgoing[], desk: Desk): readonly Json[] {
  return outgoing.map((each) => itemOf(each, desk))
}

function itemOf(outgoing: Outgoing, desk: Desk): Json {
  const { event, quotes } = outgoing
  const uri = eventUrl(desk, event.id)
  const occurrence = occurrenceOf(outgoing)
  const named = (types: readonly string[]): readonly Json[] =>
    event.participants
      .filter(({ entity }) => types.includes(typeOfEntity(entity)))
      .map(({ entity, name, role }) => ({ name, rel: role, scheme: `${desk.base}/who`, code: entity }))
  const places = [...(event.place ? [placeOf(event.place, desk)] : []), ...named(['Place'])]
  const outlets = [...new Set(quotes.flatMap(({ outlet }) => outlet ?? []))]
  return {
    $standard: STANDARD,
    uri,
    type: 'text',
    mimetype: 'text/plain',
    representationtype: 'incomplete',
    profile: 'daybook-event',
    version: String(sequenceOf(event) + 1),
    firstcreated: firstSeenOf(outgoing, desk),
    versioncreated: updatedOf(outgoing, desk),
    pubstatus: event.status === 'cancelled' || event.status === 'denied' ? 'canceled' : 'usable',
    language: 'en',
    headline: event.title,
    event: [{ name: event.title, rel: event.status, scheme: `${desk.base}/event`, code: event.id }],
    person: named(['Person']),
    organisation: named(['Organization']),
    place: places,
    object: named(['Thing']),
    infosource: outlets.map((name) => ({ name, rel: 'reported by' })),
    subject: [
      { name: event.act, rel: 'act', scheme: `${desk.base}/act`, code: event.act },
      ...(occurrence === null ? [] : [{ name: event.status, rel: 'occurrence', scheme: OCCURRENCE_SCHEME, code: occurrence }]),
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
