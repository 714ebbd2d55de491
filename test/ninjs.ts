import { Ajv2020 } from 'ajv/dist/2020.js'

const text = { type: 'string' }
const date = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)$' }
const link = { type: 'string', pattern: '^https?://[^\\s]+$' }
const coded = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, properties: { name: text, rel: text, scheme: link, code: text, ...more } },
})
const point = {
  type: 'object',
  required: ['type', 'coordinates'],
  additionalProperties: false,
  properties: {
    type: { enum: ['Point'] },
    coordinates: { type: 'array', minItems: 2, maxItems: 3, items: { type: 'number' } },
  },
}

/** ninjs 1.3 as IPTC describes it: the properties of an item, their types and words, and no others. */
const SCHEMA = {
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  properties: {
    uri: link,
    type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'] },
    mimetype: text,
    representationtype: { enum: ['complete', 'incomplete', 'associated'] },
    profile: text,
    version: text,
    firstcreated: date,
    versioncreated: date,
    contentcreated: date,
    embargoed: date,
    pubstatus: { enum: ['usable', 'withheld', 'canceled'] },
    urgency: { type: 'number' },
    copyrightholder: text,
    copyrightnotice: text,
    usageterms: text,
    ednote: text,
    language: text,
    slugline: text,
    headline: text,
    byline: text,
    located: text,
    charcount: { type: 'number' },
    wordcount: { type: 'number' },
    person: coded(),
    organisation: coded({ symbols: { type: 'array' } }),
    place: coded({ geometry_geojson: point }),
    subject: coded(),
    event: coded(),
    object: coded(),
    infosource: coded(),
    genre: coded(),
    altids: { type: 'array' },
    associations: { type: 'object' },
    renditions: { type: 'object' },
  },
  patternProperties: { '^description_[a-zA-Z0-9_]+$': text, '^body_[a-zA-Z0-9_]+$': text },
}

/** Does an item fit ninjs 1.3? */
export const isNinjs = new Ajv2020({ strict: false }).compile(SCHEMA)
