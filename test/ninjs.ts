import { Ajv2020 } from 'ajv/dist/2020.js'

const text = { type: 'string' }
const number = { type: 'number' }
const date = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?(?:Z|[+-]\\d\\d:\\d\\d)$' }
const link = { type: 'string', pattern: '^https?://[^\\s]+$' }
const coded = (more: Readonly<Record<string, unknown>> = {}, patterns: Readonly<Record<string, unknown>> = {}) => ({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { name: text, rel: text, scheme: link, code: text, ...more },
    patternProperties: patterns,
  },
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
const share = { type: 'object', additionalProperties: false, properties: { ticker: text, exchange: text } }
const rendition = {
  type: 'object',
  additionalProperties: false,
  properties: {
    href: link,
    mimetype: text,
    title: text,
    height: number,
    width: number,
    sizeinbytes: number,
    duration: number,
    format: text,
  },
}
const texts = ['profile', 'version', 'mimetype', 'copyrightholder', 'copyrightnotice', 'usageterms', 'ednote', 'language', 'title', 'byline', 'headline', 'slugline', 'located'] // prettier-ignore
const dates = ['firstcreated', 'versioncreated', 'embargoed']
const all = (names: readonly string[], schema: unknown) => Object.fromEntries(names.map((name) => [name, schema]))

/** What version 1.3 of IPTC's ninjs lets an item hold: its properties, their types and words, and no others (checked against the published schema). */
const SCHEMA = {
  type: 'object',
  required: ['uri'],
  additionalProperties: false,
  properties: {
    ...all(texts, text),
    ...all(dates, date),
    uri: link,
    type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component'] },
    representationtype: { enum: ['complete', 'incomplete'] },
    pubstatus: { enum: ['usable', 'withheld', 'canceled'] },
    urgency: number,
    charcount: number,
    wordcount: number,
    person: coded(),
    organisation: coded({ symbols: { type: 'array', items: share } }),
    // What a place lies at may be any object; ours is a point of GeoJSON.
    place: coded({}, { '^geometry_[a-zA-Z0-9_]+$': point }),
    ...all(['subject', 'event', 'object', 'infosource'], coded()),
    genre: { type: 'array', items: { type: 'object', additionalProperties: false, properties: { name: text, scheme: link, code: text } } },
    altids: { type: 'object' },
    associations: { type: 'object' },
    renditions: { type: 'object', additionalProperties: false, patternProperties: { '^[a-zA-Z0-9]+$': rendition } },
    trustindicator: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: { scheme: link, code: text, title: text, href: link } },
    },
    $standard: { type: 'object', additionalProperties: false, properties: { name: text, version: text, schema: link } },
  },
  patternProperties: {
    '^description_[a-zA-Z0-9_]+$': text,
    '^body_[a-zA-Z0-9_]+$': text,
    '^headline_[a-zA-Z0-9_]+$': text,
  },
}

/** Codes of IPTC's vocabulary of event occurrence, by what they mean. */
export const OCCURRENCES: Readonly<Record<string, string>> = {
  eos0: 'not planned',
  eos1: 'planned only',
  eos2: 'highly uncertain',
  eos3: 'may occur',
  eos4: 'highly likely',
  eos5: 'certain',
  eos6: 'planned, then cancelled',
}

/** Does an item fit ninjs 1.3? */
export const isNinjs = new Ajv2020({ strict: false }).compile(SCHEMA)
