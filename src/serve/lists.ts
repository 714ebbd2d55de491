import type { Context, Hono } from 'hono'
import type { EventRecord } from '../record/index.ts'
import { listAlerts } from '../store/alerts.ts'
import type { Alert } from '../store/alerts.ts'
import { parseQuery, withConfidence } from '../store/query.ts'
import type { Query } from '../store/query.ts'
import type { Head, Store } from '../store/store.ts'
import { inPieces } from './breathe.ts'
import { toOutgoing } from './outgoing.ts'
import { latestChanges } from './view/changes.ts'
import { writeCsv } from './write/csv.ts'
import type { Cell } from './write/csv.ts'
import { writeAtom, writeRss } from './write/feed.ts'
import type { FeedEntry } from './write/feed.ts'
import { writeCalendar } from './write/ics.ts'
import { writeJsonLd } from './write/jsonld.ts'
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

/** Most entries of a list that is given out as data. */
const MOST = 2000
/** How many changes a feed of changes holds. */
const LATEST = 200

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

interface Asked {
  readonly query: Query
  readonly text: string
  readonly desk: Desk
  /** The address that was asked for. */
  readonly self: string
}

/** What a list looks like in the forms that are tables and feeds. */
interface Table {
  readonly rows: readonly object[]
  readonly header: readonly string[]
  readonly cells: readonly (readonly Cell[])[]
  readonly entries: readonly FeedEntry[]
}

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
    for (const form of ['json', 'csv', 'atom', 'rss'] as const) {
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
    return give(c, 'atom', writeAtom(table.entries, { ...asked.desk, name: `Daybook: ${alert.name}` }, asked.self))
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

function tableAs(form: Form, { rows, header, cells, entries }: Table, { desk, self }: Asked): string {
  if (form === 'csv') return writeCsv(header, cells)
  if (form === 'atom') return writeAtom(entries, desk, self)
  if (form === 'rss') return writeRss(entries, desk, self)
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

/** A name for ever (RFC 4151). */
function tagOf(desk: Desk, id: string): string {
  return `tag:${desk.instance},2026:${id}`
}

/** A date that feeds take, from one that may be missing or without a clock. */
function instant(published: string | null, desk: Desk): string {
  const at = Date.parse(published ?? '')
  return Number.isNaN(at) ? desk.asOf : new Date(at).toISOString()
}

async function saidTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.said(query, { limit: MOST })
  return {
    rows,
    header: ['id', 'speaker', 'anonymous', 'through', 'cue', 'content', 'kind', 'article', 'outlet', 'published', 'start', 'end'],
    cells: rows.map(({ statement: { id, source, via, cue, content, kind, article, span }, outlet, published }) => [
      id,
      source.name,
      source.anonymous,
      via.join(' < '),
      cue,
      content.join(' … '),
      kind,
      article,
      outlet,
      published,
      span[0],
      span[1],
    ]),
    entries: rows.map(({ statement, published, outlet }) => ({
      id: tagOf(desk, statement.id),
      title: statement.source.name === '' ? 'Not named' : statement.source.name,
      url: `${desk.base}/a/${encodeURIComponent(statement.article)}#${statement.id}`,
      updated: instant(published, desk),
      published: instant(published, desk),
      summary: [statement.content.join(' … '), [...statement.via, outlet].filter(Boolean).join(' < ')].join('\n'),
      categories: [statement.kind],
    })),
  }
}

async function storyTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.tales(query, { limit: MOST })
  const heads = await inPieces(rows, ({ articles }) => Promise.all(articles.map((id) => store.head(id))), 20)
  return {
    rows,
    header: ['id', 'title', 'reports', 'events', 'articles'],
    cells: rows.map(({ id, title, articles, events }) => [id, title, articles.length, events.length, articles.join(' ')]),
    entries: rows.map(({ id, title, articles }, i) => {
      const dates = (heads[i] ?? []).map((head) => instant(head?.published ?? null, desk)).toSorted()
      return {
        id: tagOf(desk, id),
        title,
        url: `${desk.base}/story/${encodeURIComponent(id)}`,
        updated: dates.at(-1) ?? desk.asOf,
        published: dates[0] ?? desk.asOf,
        summary: `${articles.length} reports: ${[...new Set((heads[i] ?? []).map((head) => head?.outlet).filter(Boolean))].join(', ')}`,
        categories: [],
      }
    }),
  }
}

async function reportTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const heads = await store.search(query, { limit: MOST })
  const rows = heads.map(({ id, version, published, outlet, domain, url, title, language }: Head) => ({
    id,
    version,
    published,
    outlet,
    domain,
    url,
    title,
    language,
  }))
  return {
    rows,
    header: ['id', 'version', 'published', 'outlet', 'domain', 'url', 'title', 'language'],
    cells: rows.map((row) => Object.values(row)),
    entries: rows.map(({ id, published, outlet, title }) => ({
      id: tagOf(desk, id),
      title: title ?? id,
      url: `${desk.base}/a/${encodeURIComponent(id)}`,
      updated: instant(published, desk),
      published: instant(published, desk),
      summary: outlet ?? '',
      categories: [],
    })),
  }
}

async function whoTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.who(query, { limit: MOST })
  return {
    rows,
    header: ['id', 'kind', 'name', 'also', 'roles'],
    cells: rows.map(({ id, kind, name, aliases, roles }) => [id, kind, name, aliases.join('; '), roles.map(roleWords).join('; ')]),
    entries: rows.map(({ id, kind, name, roles }) => ({
      id: tagOf(desk, id),
      title: name,
      url: `${desk.base}/who/${encodeURIComponent(id)}`,
      updated:
        roles
          .map(({ from }) => instant(from, desk))
          .toSorted()
          .at(-1) ?? desk.asOf,
      published: roles.map(({ from }) => instant(from, desk)).toSorted()[0] ?? desk.asOf,
      summary: roles.map(roleWords).join('; '),
      categories: [kind],
    })),
  }
}

function roleWords({ title, of, until }: { readonly title: string; readonly of: string | null; readonly until: string | null }): string {
  return `${title}${of === null ? '' : `, ${of}`}${until === null ? '' : ` (until ${until.slice(0, 10)})`}`
}

/** The newest changes, of what a query finds, or of what a rule is about. */
async function changeTable(store: Store, { desk, query }: Asked, rule: Pick<Alert, 'query' | 'on'> | null = null): Promise<Table> {
  const asked = rule === null ? { ok: true as const, query } : parseQuery(rule.query)
  const isAll = rule === null ? query.any.length === 0 : rule.query === ''
  const latest = await latestChanges(store, LATEST, (change) => {
    if (rule !== null && rule.on.length > 0 && !rule.on.includes(change.kind)) return false
    return isAll || (asked.ok && store.finds(asked.query, change.subject))
  })
  const named = await Promise.all(
    latest.map(async (change) => ({
      change,
      event: await store.event(change.subject),
      head: change.article === null ? null : await store.head(change.article),
      name: (await store.entity(change.subject))?.name ?? (await store.story(change.subject))?.title ?? change.subject,
    })),
  )
  return {
    rows: latest,
    header: ['seq', 'kind', 'subject', 'title', 'article', 'before', 'after'],
    cells: named.map(({ change: { seq, kind, subject, article, before, after }, event, name }) => [
      seq,
      kind,
      subject,
      event?.title ?? name,
      article,
      before,
      after,
    ]),
    entries: named.map(({ change: { seq, kind, subject, before, after }, event, name, head }) => ({
      id: `${tagOf(desk, subject)}:${seq}`,
      title: `${kind}: ${event?.title ?? name}`,
      url: event ? eventUrl(desk, event.id) : `${desk.base}/who/${encodeURIComponent(subject)}`,
      updated: instant(head?.published ?? null, desk),
      published: instant(head?.published ?? null, desk),
      summary: before !== null && after !== null ? `${before} → ${after}` : (after ?? before ?? ''),
      categories: [kind],
    })),
  }
}
