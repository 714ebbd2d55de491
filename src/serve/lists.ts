import type { Context, Hono } from 'hono'
import type { EventRecord } from '../record/index.ts'
import { listAlerts } from '../store/alerts.ts'
import { parseQuery, withConfidence } from '../store/query.ts'
import type { Store } from '../store/store.ts'
import { inPieces } from './breathe.ts'
import { toOutgoing } from './outgoing.ts'
import type { Asked, Table } from './tables.ts'
import { changeTable, MOST, reportTable, saidTable, storyTable, tagOf, whoTable } from './tables.ts'
import { writeCsv } from './write/csv.ts'
import type { Cell } from './write/csv.ts'
import { writeAtom, writeRss } from './write/feed.ts'
import type { FeedEntry } from './write/feed.ts'
import { writeCalendar } from './write/ics.ts'
import { graphOf, writeJsonLd } from './write/jsonld.ts'
import { ninjsItems } from './write/ninjs.ts'
import type { Desk, Outgoing } from './write/outgoing.ts'
import { eventUrl, firstSeenOf, updatedOf } from './write/outgoing.ts'
import { ploverLines } from './write/plover.ts'

/** What the lists are made from. */
export interface ListParts {
  readonly store: Store
  /** What makes identifiers of this record unlike those of any other. */
  readonly instance: string
  /** Beginning of every address; null or absent: as the request has it. */
  readonly base?: string | null
}

const TYPES = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  jsonld: 'application/ld+json',
  ninjs: 'application/json',
  plover: 'application/x-ndjson',
} as const

/** A form in which a list is given out: the ending of its address. */
export type Form = keyof typeof TYPES

/** Add every list of the record as data: `/diary.ics?q=…` and its kin. The same query stands in every address. */
export function addLists(app: Hono, parts: ListParts): void {
  const { store } = parts
  const tables: Readonly<Record<string, (asked: Asked) => Promise<Table>>> = {
    said: (asked) => saidTable(store, asked),
    stories: (asked) => storyTable(store, asked),
    search: (asked) => reportTable(store, asked),
    who: (asked) => whoTable(store, asked),
    changes: (asked) => changeTable(store, asked),
  }
  for (const [name, make] of Object.entries(tables)) {
    for (const form of ['json', 'csv', 'atom', 'rss', 'jsonld'] as const) {
      app.get(`/${name}.${form}`, async (c) => {
        const asked = await askedBy(c, parts, name)
        return asked instanceof Response ? asked : give(c, form, tableAs(form, await make(asked), asked))
      })
    }
  }
  app.get('/alerts/:id{alert_.+\\.atom}', async (c) => {
    const asked = await askedBy(c, parts, 'alert')
    if (asked instanceof Response) return asked
    const alert = (await listAlerts(store)).find(({ id }) => `${id}.atom` === c.req.param('id'))
    if (alert === undefined) return c.text('There is no rule with this id.\n', 404)
    const table = await changeTable(store, asked, alert)
    return give(c, 'atom', writeAtom(table.entries(), { ...asked.desk, name: `Daybook: ${alert.name}` }, asked.self))
  })
  for (const form of Object.keys(TYPES) as Form[]) {
    app.get(`/diary.${form}`, async (c) => {
      const asked = await askedBy(c, parts, 'diary')
      if (asked instanceof Response) return asked
      const rows = await store.diary(asked.query, { limit: MOST })
      const events = (await inPieces(rows, ({ id }) => store.event(id), 20)).filter((event) => event !== null)
      return give(c, form, await diaryAs(form, events, asked, c, store))
    })
    app.get(`/event/:id{.+\\.${form}}`, async (c) => {
      const asked = await askedBy(c, parts, 'event')
      if (asked instanceof Response) return asked
      const event = await store.event(c.req.param('id').slice(0, -form.length - 1))
      if (!event) return c.text('There is no event with this id.\n', 404)
      return give(c, form, await diaryAs(form, [event], asked, c, store))
    })
  }
}

function give(c: Context, form: Form, text: string): Response {
  return c.body(text, 200, { 'content-type': TYPES[form], 'cache-control': 'private, max-age=60' })
}

async function askedBy(c: Context, { store, instance, base }: ListParts, name: string): Promise<Asked | Response> {
  const text = c.req.query('q') ?? ''
  const parsed = withConfidence(parseQuery(text), c.req.query('confidence') ?? '')
  if (!parsed.ok) return c.text(`${parsed.message}\n`, 400)
  const url = new URL(c.req.url)
  const newest = await store.newest()
  url.searchParams.delete('key')
  return {
    query: parsed.query,
    text,
    self: (base ?? url.origin) + url.pathname + url.search,
    desk: {
      base: base ?? url.origin,
      instance,
      name: `Daybook: ${name}${text === '' ? '' : ` — ${text}`}`,
      asOf: new Date(newest ?? 0).toISOString(),
    },
  }
}

function tableAs(form: Form, { rows, header, cells, entries, graph }: Table, { desk, self }: Asked): string {
  if (form === 'jsonld') return JSON.stringify(graphOf(graph()))
  if (form === 'csv') return writeCsv(header, cells())
  if (form === 'atom') return writeAtom(entries(), desk, self)
  if (form === 'rss') return writeRss(entries(), desk, self)
  return JSON.stringify(rows)
}

async function diaryAs(form: Form, events: readonly EventRecord[], asked: Asked, c: Context, store: Store): Promise<string> {
  if (form === 'json') return JSON.stringify(events)
  if (form === 'csv') return writeCsv(EVENT_HEADER, events.map(eventCells))
  const outgoing = await toOutgoing(store, events)
  const { desk } = asked
  if (form === 'ics') {
    const options = { keepsCancelled: c.req.query('cancelled') === 'keep', takesPossible: c.req.query('possible') === 'keep' }
    return writeCalendar(outgoing, desk, options).text
  }
  if (form === 'jsonld') return JSON.stringify(writeJsonLd(outgoing, desk))
  if (form === 'ninjs') return JSON.stringify(ninjsItems(outgoing, desk))
  if (form === 'plover')
    return ploverLines(outgoing)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('')
  const entries = outgoing.map((each) => eventEntry(each, desk)).toSorted((a, b) => (a.updated < b.updated ? 1 : -1))
  return form === 'atom' ? writeAtom(entries, desk, asked.self) : writeRss(entries, desk, asked.self)
}

const EVENT_HEADER = [
  'id',
  'title',
  'act',
  'status',
  'when',
  'zone',
  'place',
  'country',
  'latitude',
  'longitude',
  'participants',
  'reports',
  'origins',
  'disagreements',
]

function eventCells(event: EventRecord): readonly Cell[] {
  const { id, title, act, status, when, place, participants, reports, origins, disagreements } = event
  const geo = place?.geo
  return [
    id,
    title,
    act,
    status,
    when?.edtf ?? null,
    when?.zone ?? null,
    place?.name ?? null,
    place?.country ?? null,
    geo?.lat ?? null,
    geo?.lon ?? null,
    participants.map(({ name }) => name).join('; '),
    reports.length,
    origins,
    disagreements.length,
  ]
}

function eventEntry(outgoing: Outgoing, desk: Desk): FeedEntry {
  const { event, quotes } = outgoing
  const when = event.when === null ? 'date not set' : event.when.edtf
  const facts = [event.status, when, event.place?.name].filter(Boolean).join(' · ')
  return {
    id: tagOf(desk, event.id),
    title: `${event.title} (${event.status})`,
    url: eventUrl(desk, event.id),
    updated: updatedOf(outgoing, desk),
    published: firstSeenOf(outgoing, desk),
    summary: [facts, ...quotes.slice(-3).map(({ text, outlet }) => (outlet === null ? text : `${text} (${outlet})`))].join('\n'),
    categories: [event.status, event.act],
  }
}
