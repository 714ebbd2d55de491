import { roleName } from '../../record/index.ts'
import type { Change, EntityRecord, StoryRecord } from '../../record/index.ts'
import type { Head, SaidRow } from '../../store/store.ts'
import type { Json } from './jsonld.ts'
import { typeOfEntity } from './jsonld.ts'
import type { Desk } from './outgoing.ts'
import { eventUrl } from './outgoing.ts'

/** A statement: what is told in quotation marks is a Quotation, what is told in the report's words a Statement. */
export function statementNode({ statement, speaker, published, outlet }: SaidRow, desk: Desk): Json {
  const { id, source, content, kind, article } = statement
  const name = speaker ?? source.name
  const type = source.entity === null || typeOfEntity(source.entity) !== 'Person' ? 'Organization' : 'Person'
  return {
    '@type': kind === 'indirect' ? 'Statement' : 'Quotation',
    '@id': `${urlOf(desk, 'a', article)}#${encodeURIComponent(id)}`,
    identifier: id,
    text: content.join(' … '),
    ...(name !== '' && { creator: { '@type': type, ...(source.entity !== null && { identifier: source.entity }), name } }),
    ...dated(published),
    isPartOf: { '@type': 'NewsArticle', '@id': urlOf(desk, 'a', article), identifier: article, ...publisherOf(outlet) },
  }
}

/** A story is a collection of reports about events. */
export function storyNode({ id, title, articles, events }: StoryRecord, heads: readonly (Head | null)[], desk: Desk): Json {
  return {
    '@type': 'Collection',
    '@id': urlOf(desk, 'story', id),
    identifier: id,
    url: urlOf(desk, 'story', id),
    name: title,
    hasPart: articles.map((article, i) => {
      const head = heads[i]
      return head ? reportNode(head, desk) : { '@type': 'NewsArticle', '@id': urlOf(desk, 'a', article), identifier: article }
    }),
    ...(events.length > 0 && { about: events.map((event) => ({ '@type': 'Event', '@id': eventUrl(desk, event), identifier: event })) }),
  }
}

/** A report by its front matter. */
export function reportNode({ id, title, url, outlet, published, language }: Head, desk: Desk): Json {
  return {
    '@type': 'NewsArticle',
    '@id': urlOf(desk, 'a', id),
    identifier: id,
    ...(title !== null && { headline: title }),
    ...(url !== null && URL.canParse(url) && { url }),
    ...dated(published),
    ...publisherOf(outlet),
    ...(language !== 'und' && { inLanguage: language }),
  }
}

/** Somebody or something of the record, with other names; of people, what they are called and since which report. */
export function entityNode({ id, name, aliases, roles }: EntityRecord, desk: Desk): Json {
  const others = aliases.filter((alias) => alias !== name)
  const type = typeOfEntity(id)
  const held = type === 'Person' ? roles : []
  return {
    '@type': type,
    '@id': urlOf(desk, 'who', id),
    identifier: id,
    url: urlOf(desk, 'who', id),
    name,
    ...(others.length > 0 && { alternateName: others }),
    ...(held.length > 0 && {
      hasOccupation: held.map((role) => ({
        '@type': 'Role',
        roleName: roleName(role),
        startDate: role.from.slice(0, 10),
        ...(role.until !== null && { endDate: role.until.slice(0, 10) }),
      })),
    }),
  }
}

/** A change with the title of what changed. */
export interface NamedChange {
  readonly change: Change
  readonly title: string
  readonly isEvent: boolean
  /** When the report that tells of it was published. */
  readonly at: string | null
}

/** A change of the record: an action that updates an event, or what is known of somebody. */
export function changeNode({ change: { seq, kind, subject, before, after }, title, isEvent, at }: NamedChange, desk: Desk): Json {
  const object = isEvent
    ? { '@type': 'Event', '@id': eventUrl(desk, subject) }
    : { '@type': typeOfEntity(subject), '@id': urlOf(desk, 'to', subject) }
  return {
    '@type': 'UpdateAction',
    identifier: String(seq),
    name: kind,
    ...(after !== null && { description: before === null ? after : `${before} → ${after}` }),
    ...(isDate(at) && { endTime: at }),
    object: { ...object, identifier: subject, name: title },
  }
}

function urlOf(desk: Desk, page: 'a' | 'story' | 'who' | 'to', id: string): string {
  return `${desk.base}/${page}/${encodeURIComponent(id)}`
}

function dated(published: string | null): Json {
  return isDate(published) ? { datePublished: published } : {}
}

function isDate(published: string | null): boolean {
  return published !== null && !Number.isNaN(Date.parse(published))
}

function publisherOf(outlet: string | null): Json {
  return outlet === null ? {} : { publisher: { '@type': 'Organization', name: outlet } }
}
