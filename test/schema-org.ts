/** What a value may be: a kind of text, or a node of one of these types. */
type Range = 'Text' | 'Number' | 'URL' | 'Date' | 'Status' | 'Country' | 'Language' | readonly string[]

/** What a property of a work may hold. */
const MAKERS = ['Person', 'Organization'] as const
const THING: Readonly<Record<string, Range>> = {
  identifier: 'Text',
  name: 'Text',
  description: 'Text',
  alternateName: 'Text',
  url: 'URL',
  subjectOf: ['NewsArticle'],
}
const EVENT: Readonly<Record<string, Range>> = {
  ...THING,
  eventStatus: 'Status',
  startDate: 'Date',
  endDate: 'Date',
  previousStartDate: 'Date',
  location: ['Place'],
  attendee: MAKERS,
  about: ['Thing', 'Person', 'Organization', 'Place'],
}
const WORK: Readonly<Record<string, Range>> = {
  ...THING,
  text: 'Text',
  headline: 'Text',
  inLanguage: 'Language',
  datePublished: 'Date',
  publisher: MAKERS,
  creator: MAKERS,
  about: ['Thing', 'Person', 'Organization', 'Place', 'Event'],
  hasPart: ['NewsArticle', 'Quotation', 'Statement', 'Collection'],
  isPartOf: ['NewsArticle', 'Collection'],
}

/**
 * The part of schema.org's vocabulary that a record is told in: types, their properties, and what each may hold. A Role may stand where
 * a property expects something else, with that property's name and dates of its own.
 */
const VOCABULARY: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  Thing: THING,
  Person: { ...THING, hasOccupation: ['Occupation', 'Role'] },
  Organization: THING,
  Role: { ...THING, roleName: 'Text', startDate: 'Date', endDate: 'Date' },
  Event: EVENT,
  BusinessEvent: EVENT,
  SportsEvent: EVENT,
  PublicationEvent: EVENT,
  Place: { ...THING, geo: ['GeoCoordinates'], address: ['PostalAddress'] },
  GeoCoordinates: { ...THING, latitude: 'Number', longitude: 'Number' },
  PostalAddress: { ...THING, addressCountry: 'Country' },
  NewsArticle: WORK,
  Quotation: WORK,
  Statement: WORK,
  Collection: WORK,
  UpdateAction: { ...THING, object: ['Thing', 'Person', 'Organization', 'Place', 'Event'], startTime: 'Date', endTime: 'Date' },
}

const STATUS = /^https:\/\/schema\.org\/Event(?:Scheduled|Postponed|Cancelled|Rescheduled|MovedOnline)$/
const DATE =
  /^-?\d{4,6}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/

const HOLDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string',
  Number: (value) => typeof value === 'number' && Number.isFinite(value),
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  Date: (value) => typeof value === 'string' && DATE.test(value),
  Status: (value) => typeof value === 'string' && STATUS.test(value),
  Language: (value) => typeof value === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value),
  Country: (value) => typeof value === 'string' && /^[A-Z]{2,3}$/.test(value),
}

/** What is wrong with a JSON-LD document of schema.org: unknown types and properties, values that a property may not hold. */
export function faultsOfGraph(document: object): readonly string[] {
  const { '@context': context, '@graph': graph, ...rest } = document as Readonly<Record<string, unknown>>
  const faults: string[] = []
  if (context !== 'https://schema.org') faults.push('the context is another')
  if (!Array.isArray(graph) || Object.keys(rest).length > 0) faults.push('more than a graph')
  for (const [i, node] of ((graph ?? []) as unknown[]).entries()) faults.push(...faultsOfNode(node, `${i}`, Object.keys(VOCABULARY)))
  return faults
}

function faultsOfNode(node: unknown, at: string, types: readonly string[]): string[] {
  if (typeof node !== 'object' || node === null) return [`${at}: no node`]
  const { '@type': type, '@id': id, ...properties } = node as Readonly<Record<string, unknown>>
  const known = typeof type === 'string' && types.includes(type) ? VOCABULARY[type] : undefined
  if (known === undefined) return [`${at}: may not be ${JSON.stringify(type)}`]
  const faults = id === undefined || HOLDS['URL']!(id) ? [] : [`${at}: @id is no address`]
  for (const [name, value] of Object.entries(properties)) {
    const range = known[name]
    for (const [i, each] of (Array.isArray(value) ? (value as unknown[]) : [value]).entries()) {
      const where = `${at}.${name}[${i}]`
      if (range === undefined) faults.push(`${where}: ${type as string} has no such property`)
      else if (typeof range !== 'string') faults.push(...faultsOfNode(each, where, range))
      else if (!HOLDS[range]!(each)) faults.push(`${where}: expected ${range}, got ${JSON.stringify(each)}`)
    }
  }
  return faults
}
