/** How a table takes rows: its columns, what tells rows apart, and what of a row that is there already may change. */
export interface TableShape {
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Columns that a later row replaces; all but the key where it is left out. */
  readonly update?: readonly string[]
  /** A later row counts only if this is not smaller. */
  readonly guard?: string
}

/** The tables that both engines keep. Columns of one engine alone stand in its own shape of the table. */
export const SHAPES = {
  articles: {
    columns: [
      'no',
      'id',
      'version',
      'month',
      'published',
      'at',
      'seen',
      'outlet',
      'domain',
      'url',
      'title',
      'language',
      'digest',
      'type',
      'source',
      'content',
      'edit',
    ],
    key: ['no'],
  },
  bodies: { columns: ['no', 'body'], key: ['no'] },
  facts: { columns: ['first', 'last', 'no', 'at', 'body', 'hollow'], key: ['first'] },
  renewed: { columns: ['no', 'body', 'facts', 'last'], key: ['no'] },
  events: {
    columns: ['first', 'id', 'act', 'status', 'edtf', 'first_day', 'last_day', 'place', 'conflict', 'confidence', 'changed', 'head', 'sum'],
    key: ['first'],
  },
  subjects: { columns: ['subject', 'first'], key: ['subject', 'first'] },
  event_who: { columns: ['entity', 'event'], key: ['entity', 'event'] },
  event_article: { columns: ['event', 'no'], key: ['event', 'no'] },
  entities: { columns: ['first', 'id', 'kind', 'forms', 'reports'], key: ['first'] },
  mentions: { columns: ['entity', 'no'], key: ['entity', 'no'] },
  statements: { columns: ['first', 'id', 'no', 'entity', 'quote', 'cue', 'confidence'], key: ['first'] },
  stories: { columns: ['first', 'id', 'title'], key: ['id'], update: ['title'] },
  story_article: { columns: ['article', 'story', 'seq'], key: ['article'], guard: 'seq' },
  origins: { columns: ['article', 'origin', 'how'], key: ['article', 'origin'] },
  changes: { columns: ['seq', 'at'], key: ['seq'] },
  layer: { columns: ['seq', 'body'], key: ['seq'] },
  redirects: { columns: ['kind', 'id', 'target'], key: ['kind', 'id'] },
  sources: {
    columns: [
      'id',
      'kind',
      'url',
      'name',
      'paused',
      'settings',
      'etag',
      'modified',
      'added',
      'due',
      'visited',
      'brought',
      'result',
      'failures',
      'health',
    ],
    key: ['id'],
  },
  shelved: { columns: ['shelf', 'id', 'at', 'body'], key: ['shelf', 'id'] },
  // Full-text tables of one engine; the other has virtual ones of its own.
  article_words: { columns: ['month', 'no', 'part', 'words'], key: ['month', 'no', 'part'] },
  event_words: { columns: ['first', 'words'], key: ['first'] },
  entity_words: { columns: ['first', 'words'], key: ['first'] },
  statement_words: { columns: ['first', 'words'], key: ['first'] },
} as const satisfies Readonly<Record<string, TableShape>>

/** Name of a table that rows are put into. */
export type Table = keyof typeof SHAPES

/** Names of the derived tables, as `check` compares them. */
export const VIEW_TABLES = [
  'events',
  'subjects',
  'event_who',
  'event_article',
  'entities',
  'mentions',
  'statements',
  'stories',
  'story_article',
  'origins',
  'changes',
  'layer',
  'redirects',
] as const satisfies readonly Table[]
