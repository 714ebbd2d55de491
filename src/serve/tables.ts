import { roleName } from '../record/index.ts'
import type { EntityRecord } from '../record/index.ts'
import type { Alert } from '../store/alerts.ts'
import { parseQuery } from '../store/query.ts'
import type { Query } from '../store/query.ts'
import type { Head, Store } from '../store/store.ts'
import { inPieces } from './breathe.ts'
import { latestChanges } from './view/changes.ts'
import type { Cell } from './write/csv.ts'
import type { FeedEntry } from './write/feed.ts'
import type { Json } from './write/jsonld.ts'
import { changeNode, entityNode, reportNode, statementNode, storyNode } from './write/jsonld-lists.ts'
import type { Desk } from './write/outgoing.ts'
import { eventUrl } from './write/outgoing.ts'

/** Most entries of a list that is given out as data. */
export const MOST = 2000
/** How many changes a feed of changes holds. */
const LATEST = 200

/** What was asked for. */
export interface Asked {
  readonly query: Query
  readonly text: string
  readonly desk: Desk
  /** The address that was asked for. */
  readonly self: string
}

/** What a list looks like in the forms that are tables and feeds; a form is made when it is asked for. */
export interface Table {
  readonly rows: readonly object[]
  readonly header: readonly string[]
  readonly cells: () => readonly (readonly Cell[])[]
  readonly entries: () => readonly FeedEntry[]
  /** What JSON-LD says of the rows. */
  readonly graph: () => readonly Json[]
}

/** A name for ever (RFC 4151). */
export function tagOf(desk: Desk, id: string): string {
  return `tag:${desk.instance},2026:${id}`
}

/** A date that feeds take, from one that may be missing or without a clock. */
function instant(published: string | null, desk: Desk): string {
  const at = Date.parse(published ?? '')
  return Number.isNaN(at) ? desk.asOf : new Date(at).toISOString()
}

/** Statements. */
export async function saidTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.said(query, { limit: MOST })
  return {
    rows,
    header: ['id', 'speaker', 'anonymous', 'through', 'cue', 'content', 'kind', 'article', 'outlet', 'published', 'start', 'end'],
    cells: () =>
      rows.map(({ statement: { id, source, via, cue, content, kind, article, span }, outlet, published }) => [
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
    entries: () =>
      rows.map(({ statement, published, outlet }) => ({
        id: tagOf(desk, statement.id),
        title: statement.source.name === '' ? 'Not named' : statement.source.name,
        url: `${desk.base}/a/${encodeURIComponent(statement.article)}#${statement.id}`,
        updated: instant(published, desk),
        published: instant(published, desk),
        summary: [statement.content.join(' … '), [...statement.via, outlet].filter(Boolean).join(' < ')].join('\n'),
        categories: [statement.kind],
      })),
    graph: () => rows.map((row) => statementNode(row, desk)),
  }
}

/** Stories. */
export async function storyTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.tales(query, { limit: MOST })
  const heads = await inPieces(rows, ({ articles }) => Promise.all(articles.map((id) => store.head(id))), 20)
  return {
    rows,
    header: ['id', 'title', 'reports', 'events', 'articles'],
    cells: () => rows.map(({ id, title, articles, events }) => [id, title, articles.length, events.length, articles.join(' ')]),
    entries: () =>
      rows.map(({ id, title, articles }, i) => {
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
    graph: () => rows.map((story, i) => storyNode(story, heads[i] ?? [], desk)),
  }
}

/** Reports. */
export async function reportTable(store: Store, { query, desk }: Asked): Promise<Table> {
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
    cells: () => rows.map((row) => Object.values(row)),
    entries: () =>
      rows.map(({ id, published, outlet, title }) => ({
        id: tagOf(desk, id),
        title: title ?? id,
        url: `${desk.base}/a/${encodeURIComponent(id)}`,
        updated: instant(published, desk),
        published: instant(published, desk),
        summary: outlet ?? '',
        categories: [],
      })),
    graph: () => heads.map((head) => reportNode(head, desk)),
  }
}

/** People, organisations and places. */
export async function whoTable(store: Store, { query, desk }: Asked): Promise<Table> {
  const rows = await store.who(query, { limit: MOST })
  return {
    rows,
    header: ['id', 'kind', 'name', 'also', 'roles'],
    cells: () => rows.map(({ id, kind, name, aliases, roles }) => [id, kind, name, aliases.join('; '), roles.map(roleWords).join('; ')]),
    entries: () =>
      rows.map(({ id, kind, name, roles }) => ({
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
    graph: () => rows.map((entity) => entityNode(entity, desk)),
  }
}

function roleWords(role: EntityRecord['roles'][number]): string {
  return `${roleName(role)}${role.until === null ? '' : ` (until ${role.until.slice(0, 10)})`}`
}

/** The newest changes, of what a query finds, or of what a rule is about. */
export async function changeTable(store: Store, { desk, query }: Asked, rule: Pick<Alert, 'query' | 'on'> | null = null): Promise<Table> {
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
    cells: () =>
      named.map(({ change: { seq, kind, subject, article, before, after }, event, name }) => [
        seq,
        kind,
        subject,
        event?.title ?? name,
        article,
        before,
        after,
      ]),
    entries: () =>
      named.map(({ change: { seq, kind, subject, before, after }, event, name, head }) => ({
        id: `${tagOf(desk, subject)}:${seq}`,
        title: `${kind}: ${event?.title ?? name}`,
        url: event ? eventUrl(desk, event.id) : `${desk.base}/who/${encodeURIComponent(subject)}`,
        updated: instant(head?.published ?? null, desk),
        published: instant(head?.published ?? null, desk),
        summary: before !== null && after !== null ? `${before} → ${after}` : (after ?? before ?? ''),
        categories: [kind],
      })),
    graph: () =>
      named.map(({ change, event, name, head }) =>
        changeNode({ change, title: event?.title ?? name, isEvent: event !== null, at: head?.published ?? null }, desk),
      ),
  }
}
