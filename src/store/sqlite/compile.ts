import { statusOn } from '../records.ts'
import type { Condition, Query, Term } from '../query.ts'
import type { Value } from './driver.ts'

/** A condition in SQL with what is bound to it. */
export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
}

/** What a query is asked of. */
export type Target = 'article' | 'event' | 'statement'

/** What "now" is to a query: the newest publication date, in milliseconds and as a day, both since 1970. */
export interface Now {
  readonly instant: number
  readonly day: number | null
}

const ALWAYS: Sql = { text: '1', values: [] }
const NEVER: Sql = { text: '0', values: [] }

/** Compile a query to a condition on `a` (articles), `e` (events) or `s` (statements, joined with `a`). */
export function compileQuery(query: Query, target: Target, now: Now): Sql {
  if (query.any.length === 0) return ALWAYS
  return join(
    query.any.map((group) =>
      join(
        group.map((term) => compileTerm(term, target, now)),
        ' AND ',
      ),
    ),
    ' OR ',
  )
}

function compileTerm(term: Term, target: Target, now: Now): Sql {
  const sql = compileCondition(term, target, now)
  return term.not ? { text: `NOT (${sql.text})`, values: sql.values } : sql
}

function join(parts: readonly Sql[], word: string): Sql {
  return { text: `(${parts.map((p) => p.text).join(word)})`, values: parts.flatMap((p) => p.values) }
}

/** The full-text expression for words that stand side by side. Every word is quoted, so nothing in it is an operator. */
export function phrase(words: readonly string[]): string {
  return `"${words.join(' ').replaceAll('"', '""')}"`
}

function compileCondition(condition: Condition, target: Target, now: Now): Sql {
  switch (condition.kind) {
    case 'words':
      return WORDS[target](phrase(condition.words))
    case 'name':
      return NAMES[target](condition.field, allOf(condition.words))
    case 'said':
      return SAID[target]({
        text: 'first IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)',
        values: [`content : ${phrase(condition.words)}`],
      })
    case 'verb':
      return SAID[target]({ text: "(cue = ? OR cue LIKE ? ESCAPE '\\')", values: [condition.word, `${escapeLike(condition.word)}%`] })
    case 'source':
      return ofArticles(target, {
        text: '(lower(outlet) = ?1 OR lower(domain) = ?1 OR lower(outlet) LIKE ?2)'.replaceAll(/\?\d/g, '?'),
        values: [condition.value, condition.value, `%${condition.value}%`],
      })
    case 'lang':
      return ofArticles(target, {
        text: "(lower(language) = ? OR lower(language) LIKE ? || '-%')",
        values: [condition.value, condition.value],
      })
    case 'status':
      return ofEvents(target, statusIs(condition.value, now))
    case 'act':
      return ofEvents(target, { text: 'e.act = ?', values: [condition.value] })
    case 'time':
      return timeIs(condition, target)
    case 'has':
      return has(condition.value, target)
    case 'changed':
      return ofEvents(target, { text: 'e.changed >= ?', values: [now.instant - condition.milliseconds] })
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`)
}

function allOf(words: readonly string[]): string {
  return words.map((word) => phrase([word])).join(' ')
}

const WORDS: Readonly<Record<Target, (match: string) => Sql>> = {
  article: (match) => ({ text: 'a.no IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)', values: [match] }),
  event: (match) => ({ text: 'e.first IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)', values: [match] }),
  statement: (match) => ({ text: 's.first IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)', values: [match] }),
}

const FIELD_KINDS = {
  who: ['person', 'group', 'organisation', 'thing'],
  org: ['organisation', 'group'],
  place: ['place', 'facility'],
} as const

function named(field: keyof typeof FIELD_KINDS, match: string, column: 'id' | 'first' = 'id'): Sql {
  const kinds = FIELD_KINDS[field]
  return {
    text: `SELECT ${column} FROM entities WHERE first IN (SELECT rowid FROM entity_words WHERE entity_words MATCH ?) AND kind IN (${kinds.map(() => '?').join()})`,
    values: [match, ...kinds],
  }
}

const NAMES: Readonly<Record<Target, (field: keyof typeof FIELD_KINDS, match: string) => Sql>> = {
  article(field, match) {
    const { text, values } = named(field, match, 'first')
    return { text: `a.no IN (SELECT no FROM mentions WHERE entity IN (${text}))`, values }
  },
  event(field, match) {
    const { text, values } = named(field, match)
    if (field !== 'place') return { text: `e.id IN (SELECT event FROM event_who WHERE entity IN (${text}))`, values }
    return {
      text: `(e.place IN (${text}) OR e.id IN (SELECT event FROM event_who WHERE entity IN (${text})))`,
      values: [...values, ...values],
    }
  },
  statement(field, match) {
    const { text, values } = named(field, match)
    if (field === 'place') return NAMES.article(field, match)
    return { text: `s.entity IN (${text})`, values }
  },
}

const SAID: Readonly<Record<Target, (sql: Sql) => Sql>> = {
  article: ({ text, values }) => ({ text: `a.no IN (SELECT no FROM statements WHERE ${text})`, values }),
  event: ({ text, values }) => ({
    text: `e.id IN (SELECT event FROM event_article WHERE no IN (SELECT no FROM statements WHERE ${text}))`,
    values,
  }),
  statement: ({ text, values }) => ({ text: `s.first IN (SELECT first FROM statements WHERE ${text})`, values }),
}

function ofArticles(target: Target, { text, values }: Sql): Sql {
  const inside = `SELECT no FROM articles WHERE ${text}`
  if (target === 'event') return { text: `e.id IN (SELECT event FROM event_article WHERE no IN (${inside}))`, values }
  return { text: `a.no IN (${inside})`, values }
}

function ofEvents(target: Target, { text, values }: Sql): Sql {
  if (target === 'event') return { text: `(${text})`, values }
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
  if (target === 'event') {
    if (field === 'before') return { text: 'e.first_day < ?', values: [from] }
    if (field === 'after') return { text: 'e.last_day > ?', values: [to] }
    return { text: '(e.first_day <= ? AND e.last_day >= ?)', values: [to, from] }
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
