import { z } from '@hono/zod-openapi'
import { CHANGE_KINDS, OWN_ACTS, PLOVER_ACTS } from '../../record/index.ts'

/** Shapes of the API as the contract has them; the document at /openapi.json is made from these. */

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .openapi({ description: 'Start and end in UTF-16 code units of the article’s text; the end is not in it.' })

const evidence = z.object({ article: z.string(), span })

const status = z.enum([
  'possible',
  'proposed',
  'planned',
  'scheduled',
  'underway',
  'happened',
  'postponed',
  'cancelled',
  'denied',
  'lapsed',
])

const act = z.enum([...PLOVER_ACTS, ...OWN_ACTS])

const geo = z.object({ lat: z.number(), lon: z.number(), geonames: z.number().nullable() }).nullable()

/** One line of the diary. */
export const eventRow = z
  .object({
    id: z.string(),
    title: z.string(),
    act: z.string(),
    status,
    when: z.string().nullable().openapi({ description: 'EDTF, as precise as the reports are; null where no date is given.' }),
    zone: z.string().nullable(),
    firstDay: z.number().nullable().openapi({ description: 'Days since 1970-01-01.' }),
    lastDay: z.number().nullable(),
    place: z.string().nullable(),
    who: z.array(z.string()),
    reports: z.int(),
    disagreements: z.int(),
    corrected: z.boolean(),
    confidence: z.number().openapi({ description: 'How sure reading is of the surest of its reports, from 0 to 1.' }),
  })
  .openapi('EventRow')

const historyRow = z.object({
  seq: z.int(),
  article: z.string(),
  published: z.string(),
  status,
  when: z.string().nullable(),
  place: z.string().nullable(),
  span,
  source: z.string().nullable(),
})

/** A step of an event's history with the sentence that says so. */
export const historyStep = historyRow
  .extend({ quote: z.string(), outlet: z.string().nullable(), url: z.string().nullable() })
  .openapi('HistoryStep')

const disagreement = z.object({
  slot: z.enum(['time', 'place', 'participants', 'number', 'initiator', 'status']),
  kind: z.enum(['contradiction', 'precision', 'update']),
  values: z.array(z.object({ value: z.string(), evidence: z.array(evidence) })),
})

const signed = { author: z.string(), reason: z.string(), made: z.string() }

/** What somebody put right. */
export const correctionRecord = z
  .object({
    id: z.string(),
    correction: z.looseObject({ do: z.string(), of: z.string(), id: z.string() }),
    ...signed,
    undone: z.object(signed).nullable().openapi({ description: 'Who took it back; null = it stands.' }),
  })
  .openapi('CorrectionRecord')

const corrections = z.array(correctionRecord).optional()

/** An event of the record, whole. */
export const eventRecord = z
  .object({
    id: z.string(),
    title: z.string(),
    act,
    status,
    when: z.object({ edtf: z.string(), zone: z.string().nullable() }).nullable(),
    place: z.object({ name: z.string(), geo, country: z.string().nullable() }).nullable(),
    participants: z.array(z.object({ entity: z.string(), name: z.string(), role: z.string(), evidence: z.array(evidence) })),
    history: z.array(historyRow),
    relations: z.array(z.object({ kind: z.string(), event: z.string(), article: z.string(), span })),
    disagreements: z.array(disagreement),
    reports: z.array(z.string()),
    origins: z.int(),
    corrections,
  })
  .openapi('EventRecord')

/** A statement of the record. */
export const statementRecord = z
  .object({
    id: z.string(),
    article: z.string(),
    source: z.object({ entity: z.string().nullable(), name: z.string(), anonymous: z.boolean() }),
    via: z.array(z.string()),
    cue: z.string().nullable(),
    content: z.array(z.string()),
    kind: z.string(),
    span,
  })
  .openapi('StatementRecord')

/** A statement with where it stands. */
export const saidRow = z
  .object({
    statement: statementRecord,
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    speaker: z.string().nullable().openapi({ description: 'Who speaks, as the record calls them; null where it knows nobody.' }),
    confidence: z.number().nullable().openapi({ description: 'How sure reading is of it; null where an older engine read it.' }),
  })
  .openapi('SaidRow')

/** A story of the record. */
export const storyRecord = z
  .object({
    id: z.string(),
    title: z.string(),
    articles: z.array(z.string()),
    events: z.array(z.string()),
    syndicated: z.array(z.array(z.string())),
    corrections,
  })
  .openapi('StoryRecord')

/** Where the outlets of a story differ: one entry a slot of an event. */
export const difference = disagreement.extend({ event: z.string(), title: z.string() }).openapi('Difference')

const kind = z.enum(['person', 'organisation', 'place', 'group', 'facility', 'event', 'thing'])

/** Someone or something of the record. */
export const entityRecord = z
  .object({
    id: z.string(),
    kind,
    name: z.string(),
    aliases: z.array(z.string()),
    roles: z.array(
      z.object({
        title: z.string(),
        of: z.string().nullable(),
        from: z.string(),
        until: z.string().nullable(),
        article: z.string(),
        span,
      }),
    ),
    corrections,
  })
  .openapi('EntityRecord')

/** The front matter of a kept report. */
export const articleRow = z
  .object({
    id: z.string(),
    version: z.int(),
    published: z.string().nullable(),
    outlet: z.string().nullable(),
    domain: z.string().nullable(),
    url: z.string().nullable(),
    title: z.string().nullable(),
    language: z.string(),
  })
  .openapi('ArticleRow')

/** An article of the contract. */
export const article = z
  .object({
    id: z.string(),
    url: z.string().nullable(),
    outlet: z.object({ name: z.string(), domain: z.string().nullable() }).nullable(),
    title: z.string().nullable(),
    authors: z.array(z.string()),
    dateline: z.object({ place: z.string(), date: z.string().nullable() }).nullable(),
    language: z.string(),
    published: z.object({ value: z.string(), basis: z.enum(['given', 'metadata', 'text']) }).nullable(),
    text: z.string(),
    parts: z.array(z.object({ kind: z.string(), span, url: z.string().optional() })),
  })
  .openapi('Article')

/** A change of the record. */
export const change = z
  .object({
    seq: z.int(),
    kind: z.enum(CHANGE_KINDS),
    subject: z.string(),
    article: z.string().nullable(),
    span: span.nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .openapi('Change')

/** How many of everything there is. */
export const stats = z
  .object({
    articles: z.int(),
    events: z.int(),
    statements: z.int(),
    entities: z.int(),
    stories: z.int(),
    facts: z.int(),
    newest: z.string().nullable(),
  })
  .openapi('Stats')

/** A reading of the contract; its own schema lies in docs/reference/reading.schema.json. */
export const reading = z.looseObject({ format: z.literal('daybook.reading/1') }).openapi('Reading')

/** One report to read: text or HTML. */
export const articleInput = z
  .strictObject({
    id: z.string().min(1).max(1000).optional(),
    text: z.string().max(4_000_000).optional(),
    html: z.string().max(5_000_000).optional(),
    title: z.string().max(2000).optional(),
    url: z.string().max(4000).optional(),
    outlet: z.string().max(500).optional(),
    domain: z.string().max(500).optional(),
    published: z.string().max(60).optional(),
    language: z.string().max(40).optional(),
  })
  .openapi('ArticleInput')

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')
