import { openBody } from '../bodies.ts'
import { StoreError } from '../errors.ts'
import { VIEW_TABLES } from '../sql/tables.ts'
import type { Db } from './driver.ts'
import { pairsOf } from './pairs.ts'

/** "dybk": what a record calls itself in the file's header. */
export const APPLICATION_ID = 0x6479626b

/** The tables of what was taken in: never changed, only added to. */
const TRUTH = `
CREATE TABLE articles (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  month TEXT NOT NULL,
  published TEXT,
  at INTEGER NOT NULL,
  seen TEXT NOT NULL,
  outlet TEXT,
  domain TEXT,
  url TEXT,
  title TEXT,
  language TEXT NOT NULL,
  digest BLOB NOT NULL,
  UNIQUE (id, version)
) STRICT;
CREATE INDEX articles_at ON articles (at);
CREATE TABLE bodies (
  no INTEGER PRIMARY KEY REFERENCES articles (no),
  body BLOB NOT NULL
) STRICT;
CREATE TABLE facts (
  first INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,
  no INTEGER REFERENCES articles (no),
  at INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX facts_no ON facts (no);
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next INTEGER NOT NULL,
  lease INTEGER,
  token INTEGER NOT NULL DEFAULT 0
) STRICT;
`

/**
 * Small leaves, so that little is read for one word, and pieces that are joined two by two as soon as there are two of a size, after each
 * transaction (`dialect.ts`): a word is looked for in every piece. Left to itself FTS5 joins late, and four of a size.
 */
function tuned(...tables: readonly string[]): string {
  const options = [
    ['pgsz', 1000],
    ['automerge', 0],
    ['usermerge', 2],
  ] as const
  return tables
    .flatMap((table) => options.map(([option, value]) => `INSERT INTO ${table} (${table}, rank) VALUES ('${option}', ${value});`))
    .join('\n')
}

/** The tables that are derived from facts in the transaction that adds them; `db check` makes them anew and compares. */
export const VIEWS = `
CREATE TABLE events (
  first INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  act TEXT NOT NULL,
  status TEXT NOT NULL,
  edtf TEXT,
  first_day INTEGER,
  last_day INTEGER,
  place TEXT,
  conflict INTEGER NOT NULL,
  confidence REAL NOT NULL,
  changed INTEGER NOT NULL,
  head TEXT NOT NULL,
  sum INTEGER NOT NULL
) STRICT;
CREATE INDEX events_day ON events (first_day);
CREATE INDEX events_status ON events (status);
CREATE INDEX events_last ON events (last_day, first_day, edtf);
CREATE TABLE subjects (subject INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (subject, first)) STRICT, WITHOUT ROWID;
CREATE TABLE event_who (entity TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (entity, event)) STRICT, WITHOUT ROWID;
CREATE INDEX event_who_event ON event_who (event);
CREATE TABLE event_article (event TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (event, no)) STRICT, WITHOUT ROWID;
CREATE INDEX event_article_no ON event_article (no);
CREATE TABLE entities (first INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, forms TEXT NOT NULL, reports INTEGER NOT NULL) STRICT;
CREATE TABLE mentions (entity INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (entity, no)) STRICT, WITHOUT ROWID;
CREATE TABLE statements (first INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, no INTEGER NOT NULL, entity TEXT, quote INTEGER NOT NULL, cue TEXT, confidence REAL) STRICT;
CREATE INDEX statements_no ON statements (no);
CREATE INDEX statements_entity ON statements (entity);
CREATE TABLE stories (first INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL) STRICT;
CREATE TABLE story_article (article TEXT PRIMARY KEY, story TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX story_article_story ON story_article (story);
CREATE TABLE origins (article TEXT NOT NULL, origin TEXT NOT NULL, how TEXT NOT NULL, PRIMARY KEY (article, origin)) STRICT, WITHOUT ROWID;
CREATE TABLE changes (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE layer (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE redirects (kind TEXT NOT NULL, id TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE INDEX redirects_target ON redirects (kind, target);
CREATE VIRTUAL TABLE event_words USING fts5 (words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE entity_words USING fts5 (words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE statement_words USING fts5 (source, content, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
${tuned('event_words', 'entity_words', 'statement_words')}
`

const WORDS = `
CREATE VIRTUAL TABLE article_words USING fts5 (title, body, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
`

/** What version 2 added: how raw bytes are to be read, where a report came from, what was edited; sources, jobs and what lies beside the record. */
const INTAKE = `
ALTER TABLE articles ADD COLUMN type TEXT NOT NULL DEFAULT 'application/json';
ALTER TABLE articles ADD COLUMN source TEXT;
ALTER TABLE articles ADD COLUMN content BLOB;
ALTER TABLE articles ADD COLUMN edit TEXT;
ALTER TABLE facts ADD COLUMN hollow INTEGER NOT NULL DEFAULT 0;
CREATE TABLE renewed (no INTEGER PRIMARY KEY REFERENCES articles (no), body BLOB NOT NULL, facts BLOB NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE INDEX articles_edited ON articles (id) WHERE version > 1;
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
DROP TABLE jobs;
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  key TEXT,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next INTEGER NOT NULL,
  lease INTEGER,
  token INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  dead INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX jobs_next ON jobs (dead, kind, next);
CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  paused INTEGER NOT NULL,
  settings TEXT NOT NULL,
  etag TEXT,
  modified TEXT,
  added INTEGER NOT NULL,
  due INTEGER,
  visited INTEGER,
  brought INTEGER,
  result TEXT,
  failures INTEGER NOT NULL,
  health TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_due ON sources (due) WHERE due IS NOT NULL;
CREATE INDEX sources_url ON sources (url);
CREATE TABLE unread (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  url TEXT,
  source TEXT,
  type TEXT NOT NULL,
  error TEXT NOT NULL,
  seen TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE shelved (shelf TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (shelf, id)) STRICT, WITHOUT ROWID;
`

/** Version 3 knows how sure reading is of events and statements: only views change. */
const VIEWS_ANEW = ''

/** Version 4 has an index of neighbouring words, and all indexes of words in fewer pieces; the words of a text that is erased are gone at once. */
const PAIRS = `
CREATE VIRTUAL TABLE article_pairs USING fts5 (pairs, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
${tuned('article_words', 'article_pairs')}
INSERT INTO article_words (article_words, rank) VALUES ('secure-delete', 1);
INSERT INTO article_pairs (article_pairs, rank) VALUES ('secure-delete', 1);
`

/** Indexes that came without a new version, as a record is as good without them, only slower. */
export const LATER_INDEXES =
  'CREATE INDEX IF NOT EXISTS events_last ON events (last_day, first_day, edtf); CREATE INDEX IF NOT EXISTS event_who_event ON event_who (event); CREATE INDEX IF NOT EXISTS articles_versions ON articles (version, id) WHERE version > 1;'

/** Steps from one version of the schema to the next; step n leads to version n + 1. A step that is out is never edited. Views are made by none: they are made anew. */
const MIGRATIONS: readonly string[] = [TRUTH + WORDS, INTAKE, VIEWS_ANEW, PAIRS]

/** Names of the derived tables of any version, with the full-text ones. */
const ALL_VIEWS = [...VIEW_TABLES, 'event_words', 'entity_words', 'statement_words']

/** All tables for full-text search. */
export const WORD_TABLES = ['article_words', 'article_pairs', 'event_words', 'entity_words', 'statement_words']

/** The version of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

/** The version of an open file: 0 = nothing in it yet. Throws if it is not ours, or newer than this program. */
export function versionOf(db: Db): number {
  const id = numberOf(db, 'application_id')
  const version = numberOf(db, 'user_version')
  const isEmpty = (db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number }).n === 0
  if (isEmpty && version === 0) return 0
  if (id !== APPLICATION_ID)
    throw new StoreError('foreign', `${db.path}: expected a daybook record, got another program's database; check the path`)
  if (version > SCHEMA_VERSION)
    throw new StoreError(
      'newer',
      `${db.path}: expected a record of version ${SCHEMA_VERSION} or older, got version ${version}, which a newer daybook wrote; update daybook. Nothing was changed`,
    )
  return version
}

/** Bring an open file to the newest version and derive its views anew, in one transaction: a kill in between costs nothing. */
export function migrate(db: Db, derive: () => void): void {
  const before = versionOf(db)
  if (before === SCHEMA_VERSION) return
  db.transaction(() => {
    for (const step of MIGRATIONS.slice(before)) db.raw.exec(step)
    clearViews(db)
    derive()
    if (before > 0) {
      if (before < WITH_PAIRS) fillPairs(db)
      for (const table of WORD_TABLES) db.raw.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
    }
    db.raw.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`)
  })
}

/** The first version with an index of pairs. */
const WITH_PAIRS = 4

/** Index the neighbouring words of all reports. */
function fillPairs(db: Db): void {
  const insert = db.prepare('INSERT INTO article_pairs (rowid, pairs) VALUES (?, ?)')
  for (const row of db.prepare('SELECT no, body FROM bodies ORDER BY no').iterate()) {
    const { no, body } = row as { no: number; body: Uint8Array }
    const { title, text } = openBody(body, `article ${no}`).article()
    insert.run(no, pairsOf([title ?? '', text]))
  }
}

/** Empty derived tables in the place of whatever was there. */
export function clearViews(db: Db): void {
  for (const name of ALL_VIEWS) db.raw.exec(`DROP TABLE IF EXISTS ${name}`)
  db.raw.exec(VIEWS)
}

function numberOf(db: Db, pragma: string): number {
  return Object.values(db.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>)[0]!
}
