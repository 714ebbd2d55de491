import type { Table } from '../sql/tables.ts'

/** Types of columns here: numbers, words in the order of their bytes, bytes, and words that are searched. */
export type ColumnType = 'bigint' | 'double precision' | 'text' | 'bytea' | 'tsvector'

/** A table as it is here. */
export interface PostgresTable {
  /** Columns in order, each with its type; `?` behind it where it may be empty. */
  readonly columns: Readonly<Record<string, ColumnType | `${ColumnType}?`>>
  readonly key: readonly string[]
  /** Divided by month of publication; the key holds the month. */
  readonly isByMonth?: boolean
  readonly indexes?: readonly string[]
}

/** What was taken in: never changed, only added to. */
export const TRUTH: Readonly<Record<'articles' | 'bodies' | 'facts' | 'article_words' | 'renewed', PostgresTable>> = {
  articles: {
    columns: {
      month: 'text',
      no: 'bigint',
      id: 'text',
      version: 'bigint',
      published: 'text?',
      at: 'bigint',
      seen: 'text',
      outlet: 'text?',
      domain: 'text?',
      url: 'text?',
      title: 'text?',
      language: 'text',
      digest: 'bytea',
      type: 'text',
      source: 'text?',
      content: 'bytea?',
      edit: 'text?',
    },
    key: ['no', 'month'],
    isByMonth: true,
    indexes: ['(id, version)', '(at)', '(url) WHERE url IS NOT NULL', '(version, id) WHERE version > 1'],
  },
  bodies: { columns: { month: 'text', no: 'bigint', body: 'bytea' }, key: ['no', 'month'], isByMonth: true },
  facts: {
    columns: { month: 'text', first: 'bigint', last: 'bigint', no: 'bigint?', at: 'bigint', body: 'bytea', hollow: 'bigint' },
    key: ['first', 'month'],
    isByMonth: true,
    indexes: ['(no)'],
  },
  article_words: {
    columns: { month: 'text', no: 'bigint', part: 'bigint', words: 'tsvector' },
    key: ['no', 'part', 'month'],
    isByMonth: true,
    indexes: ['USING gin (words)'],
  },
  renewed: { columns: { no: 'bigint', body: 'bytea', facts: 'bytea', last: 'bigint' }, key: ['no'] },
}

/** What is derived from facts in the transaction that adds them. */
export const VIEWS = {
  events: {
    columns: {
      first: 'bigint',
      id: 'text',
      act: 'text',
      status: 'text',
      edtf: 'text?',
      first_day: 'bigint?',
      last_day: 'bigint?',
      place: 'text?',
      conflict: 'bigint',
      confidence: 'double precision',
      changed: 'bigint',
      head: 'text',
      sum: 'bigint',
    },
    key: ['first'],
    indexes: ['(id)', '(first_day)', '(status)'],
  },
  subjects: { columns: { subject: 'bigint', first: 'bigint' }, key: ['subject', 'first'] },
  event_who: { columns: { entity: 'text', event: 'text' }, key: ['entity', 'event'], indexes: ['(event)'] },
  event_article: { columns: { event: 'text', no: 'bigint' }, key: ['event', 'no'], indexes: ['(no)'] },
  entities: {
    columns: { first: 'bigint', id: 'text', kind: 'text', forms: 'text', reports: 'bigint' },
    key: ['first'],
    indexes: ['(id)', '(reports DESC, first)'],
  },
  mentions: { columns: { entity: 'bigint', no: 'bigint' }, key: ['entity', 'no'], indexes: ['(no)'] },
  statements: {
    columns: { first: 'bigint', id: 'text', no: 'bigint', entity: 'text?', quote: 'bigint', cue: 'text?', confidence: 'double precision?' },
    key: ['first'],
    indexes: ['(no)', '(entity)'],
  },
  stories: { columns: { first: 'bigint', id: 'text', title: 'text' }, key: ['id'] },
  story_article: { columns: { article: 'text', story: 'text', seq: 'bigint' }, key: ['article'], indexes: ['(story)'] },
  origins: { columns: { article: 'text', origin: 'text', how: 'text' }, key: ['article', 'origin'] },
  changes: { columns: { seq: 'bigint', at: 'bigint' }, key: ['seq'], indexes: ['(at)'] },
  layer: { columns: { seq: 'bigint', body: 'text' }, key: ['seq'] },
  redirects: { columns: { kind: 'text', id: 'text', target: 'text' }, key: ['kind', 'id'], indexes: ['(kind, target)'] },
  event_words: { columns: { first: 'bigint', words: 'tsvector' }, key: ['first'], indexes: ['USING gin (words)'] },
  entity_words: { columns: { first: 'bigint', words: 'tsvector' }, key: ['first'], indexes: ['USING gin (words)'] },
  statement_words: { columns: { first: 'bigint', words: 'tsvector' }, key: ['first'], indexes: ['USING gin (words)'] },
} as const satisfies Readonly<Partial<Record<Table, PostgresTable>>>

/** What lies beside the facts. */
export const BESIDE: Readonly<Record<'sources' | 'shelved', PostgresTable>> = {
  sources: {
    columns: {
      id: 'text',
      kind: 'text',
      url: 'text',
      name: 'text',
      paused: 'bigint',
      settings: 'text',
      etag: 'text?',
      modified: 'text?',
      added: 'bigint',
      due: 'bigint?',
      visited: 'bigint?',
      brought: 'bigint?',
      result: 'text?',
      failures: 'bigint',
      health: 'text',
    },
    key: ['id'],
    indexes: ['(due) WHERE due IS NOT NULL', '(url)'],
  },
  shelved: { columns: { shelf: 'text', id: 'text', at: 'bigint', body: 'text' }, key: ['shelf', 'id'] },
}

/** Every table that rows are put into. */
export const TABLES: Readonly<Record<Table, PostgresTable>> = { ...TRUTH, ...VIEWS, ...BESIDE }

/** The statements that make a table; `temp` makes it for one connection. */
export function tableSql(name: string, { columns, key, isByMonth, indexes = [] }: PostgresTable, temp = false): string {
  const lines = Object.entries(columns).map(([column, type]) => `${column} ${columnSql(type)}`)
  return [
    `CREATE ${temp ? 'TEMP ' : ''}TABLE ${name} (${lines.join(', ')}, PRIMARY KEY (${key.join(', ')}))${isByMonth === true ? ' PARTITION BY LIST (month)' : ''};`,
    ...indexes.map((index) => `CREATE INDEX ON ${temp ? 'pg_temp.' : ''}${name} ${index};`),
  ].join('\n')
}

/** Words are compared by their bytes, as in SQLite, whatever the language of the database. */
function columnSql(type: ColumnType | `${ColumnType}?`): string {
  const bare = bareType(type)
  return `${bare}${bare === 'text' ? ' COLLATE "C"' : ''}${type.endsWith('?') ? '' : ' NOT NULL'}`
}

/** The type without the mark of what may be empty. */
export function bareType(type: ColumnType | `${ColumnType}?`): ColumnType {
  return type.replace('?', '') as ColumnType
}
