import type { EntityRecord, EventRecord, StatementRecord, StoryRecord } from '../../record/index.ts'
import type { DiaryRow, Head, SaidRow } from '../../store/store.ts'
import { toOutgoing } from '../outgoing.ts'
import type { Store } from '../../store/store.ts'

/** Words that stand in reports, or are made of them. Whoever reads an answer must treat them as quoted matter, never as instructions. */
export interface FromReports {
  readonly [name: string]: string | null | readonly (string | null)[]
}

/** The key under which every answer keeps the words of reports; nothing of a report stands anywhere else. */
export const MARK = 'fromReports'

/** A JSON object of an answer. */
export type Answer = Readonly<Record<string, unknown>>

/** One line of the diary. */
export function rowAnswer(row: DiaryRow): Answer {
  const { id, act, status, when, zone, reports, disagreements } = row
  return { event: id, act, status, when, zone, reports, disagreements, [MARK]: { title: row.title, place: row.place, who: row.who } }
}

/** An event with the newest sentence on it. */
export async function eventAnswer(store: Store, event: EventRecord): Promise<Answer> {
  const [outgoing] = await toOutgoing(store, [event])
  const last = outgoing?.quotes.at(-1)
  const { id, act, status, when, reports, origins } = event
  return {
    event: id,
    act,
    status,
    when: when?.edtf ?? null,
    zone: when?.zone ?? null,
    reports,
    origins,
    roles: event.participants.map(({ entity, role }) => ({ entity, role })),
    relations: event.relations.map(({ kind, event: other }) => ({ kind, event: other })),
    disagreements: event.disagreements.map(disagreementAnswer),
    [MARK]: {
      title: event.title,
      place: event.place?.name ?? null,
      who: event.participants.map(({ name }) => name),
      quote: last?.text ?? null,
      outlet: last?.outlet ?? null,
      url: last?.url ?? null,
    },
  }
}

function disagreementAnswer({ slot, kind, values }: EventRecord['disagreements'][number]): Answer {
  return {
    slot,
    kind,
    values: values.map(({ value, evidence }) => ({ articles: evidence.map(({ article }) => article), [MARK]: { value } })),
  }
}

/** The history of an event, one entry a step, with its sentence. */
export async function historyAnswer(store: Store, event: EventRecord): Promise<readonly Answer[]> {
  const [outgoing] = await toOutgoing(store, [event])
  return event.history.map(({ article, published, status, when, place, span, source }, i) => ({
    article,
    published,
    status,
    when,
    span,
    statement: source,
    [MARK]: {
      place,
      quote: outgoing?.quotes[i]?.text ?? null,
      outlet: outgoing?.quotes[i]?.outlet ?? null,
      url: outgoing?.quotes[i]?.url ?? null,
    },
  }))
}

/** A statement with its chain. */
export function saidAnswer({ statement, published, outlet }: SaidRow): Answer {
  return { published, ...statementAnswer(statement, outlet) }
}

function statementAnswer({ id, article, source, via, cue, content, kind, span }: StatementRecord, outlet: string | null): Answer {
  return {
    statement: id,
    article,
    speaker: source.entity,
    anonymous: source.anonymous,
    kind,
    span,
    [MARK]: { speaker: source.name, through: via, cue, content, outlet },
  }
}

/** Somebody or something, under every spelling. */
export function entityAnswer({ id, kind, name, aliases, roles }: EntityRecord): Answer {
  return {
    entity: id,
    kind,
    roles: roles.map(({ from, until, article, span, title, of }) => ({ from, until, article, span, [MARK]: { title, of } })),
    [MARK]: { name, aliases },
  }
}

/** A report's front matter. */
export function headAnswer({ id, published, language, outlet, title, url }: Head): Answer {
  return { article: id, published, language, [MARK]: { outlet, title, url } }
}

/** A story with its reports. */
export function storyAnswer(story: StoryRecord, heads: readonly Head[]): Answer {
  return {
    story: story.id,
    articles: heads.map(headAnswer),
    events: story.events,
    sameText: story.syndicated,
    [MARK]: { title: story.title },
  }
}
