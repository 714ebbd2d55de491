import { otherNamesOf } from './kin.ts'
import { statusOn } from '../records.ts'
import type { Condition, Query, Term } from '../query.ts'
import type { Words } from './dialect.ts'
import type { Sql } from './steps.ts'

/** What a query is asked of. */
export type Target = 'article' | 'event' | 'statement' | 'entity'

/** What a query is asked with: the time, and how words are looked for. */
export interface Asked {
  readonly now: Now
  readonly words: Words
}

/** What "now" is to a query: the newest publication date, in milliseconds and as a day, both since 1970. */
export interface Now {
  readonly instant: number
  readonly day: number | null
}

const ALWAYS: Sql = { text: 'TRUE', values: [] }
const NEVER: Sql = { text: 'FALSE', values: [] }

/** Compile a query to a condition on `a` (articles), `e` (events), `s` (statements, joined with `a`) or `n` (entities). */
export function compileQuery(query: Query, target: Target, ground: Asked): Sql {
  if (query.any.length === 0) return ALWAYS
  return join(
    query.any.map((group) =>
      join(
        group.map((term) => compileTerm(term, target, ground)),
        ' AND ',
      ),
    ),
    ' OR ',
  )
}

function compileTerm(term: Term, target: Target, ground: Asked): Sql {
  const sql = compileCondition(term, target, ground)
  return term.not ? { text: `NOT (${sql.text})`, values: sql.values } : sql
}

function join(parts: readonly Sql[], word: string): Sql {
  return { text: `(${parts.map((p) => p.text).join(word)})`, values: parts.flatMap((p) => p.values) }
}

function compileCondition(condition: Condition, target: Target, { now, words }: Asked): Sql {
  switch (condition.kind) {
    case 'words':
      if (target === 'event') return eventCalled(condition.words, words)
      return within(KEYS[target], target === 'entity' ? words.each(target, condition.words) : words.side(target, condition.words))
    case 'name':
      return NAMES[target](FIELD_KINDS[condition.field], words.each('entity', condition.words))
    case 'type':
      return NAMES[target]([condition.value], null)
    case 'said':
      return SAID[target](within('first', words.side('statement', condition.words, 1)))
    case 'verb':
      return SAID[target]({ text: "(cue = ? OR cue LIKE ? ESCAPE '\\')", values: [condition.word, `${escapeLike(condition.word)}%`] })
    case 'source':
      return ofArticles(target, {
        text: "(lower(outlet) = ? OR lower(domain) = ? OR lower(outlet) LIKE ? ESCAPE '\\')",
        values: [condition.value, condition.value, `%${escapeLike(condition.value)}%`],
      })
    case 'lang':
      return ofArticles(target, {
        text: "(lower(language) = ? OR lower(language) LIKE ? ESCAPE '\\')",
        values: [condition.value, `${escapeLike(condition.value)}-%`],
      })
    case 'status':
      return ofEvents(target, statusIs(condition.value, now))
    case 'act':
      return ofEvents(target, { text: 'e.act = ?', values: [condition.value] })
    case 'time':
      return timeIs(condition, target)
    case 'has':
      return has(condition.value, target)
    case 'confidence':
      return sureness(target, [condition.least, condition.most])
    case 'report':
      return ofArticles(target, { text: 'id = ?', values: [condition.id] })
    case 'changed':
      return ofEvents(target, { text: 'e.changed >= ?', values: [now.instant - condition.milliseconds] })
  }
}

/**
 * Events whose title, place and people hold these words; and, for the name of a kind of event, those that are titled by another name
 * of the same kind and are told by a report that uses this one: a summit that is titled "meeting".
 */
function eventCalled(list: readonly string[], words: Words): Sql {
  const titled = within(KEYS.event, words.side('event', list))
  const others = list.length === 1 ? otherNamesOf(list[0]!) : []
  if (others.length === 0) return titled
  const kin = within(KEYS.event, words.any('event', others))
  const told = ofArticles('event', within('no', words.side('article', list)))
  return join([titled, join([kin, told], ' AND ')], ' OR ')
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`)
}

/** The column that an index of words leads to. */
const KEYS: Readonly<Record<Target, string>> = { article: 'a.no', event: 'e.first', statement: 's.first', entity: 'n.first' }

function within(column: string, { text, values }: Sql): Sql {
  return { text: `${column} IN (${text})`, values }
}

const FIELD_KINDS = {
  who: ['person', 'group', 'organisation', 'thing'],
  org: ['organisation', 'group'],
  place: ['place', 'facility'],
} as const

/** Those of some kinds, and of them those that a search for names finds. */
function named(kinds: readonly string[], match: Sql | null, column: 'id' | 'first' = 'id'): Sql {
  const isCalled = match === null ? '' : `first IN (${match.text}) AND `
  return {
    text: `SELECT ${column} FROM entities WHERE ${isCalled}kind IN (${kinds.map(() => '?').join()})`,
    values: [...(match?.values ?? []), ...kinds],
  }
}

const PLACES: ReadonlySet<string> = new Set(FIELD_KINDS.place)

const NAMES: Readonly<Record<Target, (kinds: readonly string[], match: Sql | null) => Sql>> = {
  article(kinds, match) {
    const { text, values } = named(kinds, match, 'first')
    return { text: `a.no IN (SELECT no FROM mentions WHERE entity IN (${text}))`, values }
  },
  event(kinds, match) {
    const { text, values } = named(kinds, match)
    if (!kinds.some((kind) => PLACES.has(kind))) return { text: `e.id IN (SELECT event FROM event_who WHERE entity IN (${text}))`, values }
    return {
      text: `(e.place IN (${text}) OR e.id IN (SELECT event FROM event_who WHERE entity IN (${text})))`,
      values: [...values, ...values],
    }
  },
  statement(kinds, match) {
    const { text, values } = named(kinds, match)
    if (match !== null && kinds === FIELD_KINDS.place) return NAMES.article(kinds, match)
    return { text: `s.entity IN (${text})`, values }
  },
  entity: (kinds, match) => within('n.first', named(kinds, match, 'first')),
}

/** How sure reading is: of somebody, of what they take part in or said. */
function sureness(target: Target, bounds: readonly [number, number]): Sql {
  if (target === 'statement') return { text: 's.confidence BETWEEN ? AND ?', values: bounds }
  const events = ofEvents(target, { text: 'e.confidence BETWEEN ? AND ?', values: bounds })
  if (target !== 'entity') return events
  return join([events, SAID.entity({ text: 'confidence BETWEEN ? AND ?', values: bounds })], ' OR ')
}

const SAID: Readonly<Record<Target, (sql: Sql) => Sql>> = {
  article: ({ text, values }) => ({ text: `a.no IN (SELECT no FROM statements WHERE ${text})`, values }),
  event: ({ text, values }) => ({
    text: `e.id IN (SELECT event FROM event_article WHERE no IN (SELECT no FROM statements WHERE ${text}))`,
    values,
  }),
  statement: ({ text, values }) => ({ text: `s.first IN (SELECT first FROM statements WHERE ${text})`, values }),
  entity: ({ text, values }) => ({ text: `n.id IN (SELECT entity FROM statements WHERE entity IS NOT NULL AND ${text})`, values }),
}

function ofArticles(target: Target, { text, values }: Sql): Sql {
  const inside = `SELECT no FROM articles WHERE ${text}`
  if (target === 'event') return { text: `e.id IN (SELECT event FROM event_article WHERE no IN (${inside}))`, values }
  if (target === 'entity') return { text: `n.first IN (SELECT entity FROM mentions WHERE no IN (${inside}))`, values }
  return { text: `a.no IN (${inside})`, values }
}

function ofEvents(target: Target, { text, values }: Sql): Sql {
  if (target === 'event') return { text: `(${text})`, values }
  if (target === 'entity') {
    const taken = `n.id IN (SELECT w.entity FROM event_who w JOIN events e ON e.id = w.event WHERE ${text})`
    return {
      text: `(${taken} OR n.id IN (SELECT e.place FROM events e WHERE e.place IS NOT NULL AND ${text}))`,
      values: [...values, ...values],
    }
  }
  return { text: `a.no IN (SELECT no FROM event_article WHERE event IN (SELECT e.id FROM events e WHERE ${text}))`, values }
}

/** `lapsed` is no status of a row: it is what plans become when their day is over. */
function statusIs(status: string, { day }: Now): Sql {
  const canLapse = day !== null && statusOn(status as 'planned', '1970-01-01', 1) === 'lapsed'
  if (status === 'lapsed')
    return day === null ? NEVER : { text: "e.status IN ('proposed', 'planned', 'scheduled') AND e.last_day < ?", values: [day] }
  if (canLapse) return { text: 'e.status = ? AND (e.last_day IS NULL OR e.last_day >= ?)', values: [status, day] }
  return { text: 'e.status = ?', values: [status] }
}

function timeIs(condition: Condition & { kind: 'time' }, target: Target): Sql {
  const { field, from, to } = condition
  if (target === 'event' || target === 'entity') {
    if (field === 'before') return ofEvents(target, { text: 'e.first_day < ?', values: [from] })
    if (field === 'after') return ofEvents(target, { text: 'e.last_day > ?', values: [to] })
    return ofEvents(target, { text: '(e.first_day <= ? AND e.last_day >= ?)', values: [to, from] })
  }
  const instant = (day: number): number => day * 86_400_000
  if (field === 'before') return { text: 'a.at < ?', values: [instant(from)] }
  if (field === 'after') return { text: 'a.at >= ?', values: [instant(to + 1)] }
  return { text: '(a.at >= ? AND a.at < ?)', values: [instant(from), instant(to + 1)] }
}

function has(value: 'date' | 'quote' | 'conflict', target: Target): Sql {
  if (value === 'date') return ofEvents(target, { text: 'e.first_day IS NOT NULL', values: [] })
  if (value === 'conflict') return ofEvents(target, { text: 'e.conflict = 1', values: [] })
  return SAID[target]({ text: 'quote = 1', values: [] })
}
