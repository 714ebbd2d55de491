import { StoreError } from '../errors.ts'
import type { Steps } from '../sql/steps.ts'
import { exec, one } from '../sql/steps.ts'
import { BESIDE, tableSql, TRUTH, VIEWS } from './tables.ts'

/** Tables that only this engine has: where the record stands, who may do what, jobs, and what could not be read. */
const OWN = `
CREATE TABLE jobs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  key text COLLATE "C",
  body text COLLATE "C" NOT NULL,
  attempts bigint NOT NULL DEFAULT 0,
  next bigint NOT NULL,
  lease bigint,
  token bigint NOT NULL DEFAULT 0,
  error text COLLATE "C",
  dead bigint NOT NULL DEFAULT 0,
  UNIQUE (kind, key)
);
CREATE INDEX ON jobs (kind, next, id) WHERE dead = 0;
CREATE TABLE unread (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  url text COLLATE "C",
  source text COLLATE "C",
  type text COLLATE "C" NOT NULL,
  error text COLLATE "C" NOT NULL,
  seen text COLLATE "C" NOT NULL,
  body bytea NOT NULL
);
CREATE TABLE leases (name text COLLATE "C" PRIMARY KEY, holder text NOT NULL, token bigint NOT NULL, until bigint NOT NULL);
CREATE TABLE hosts (host text COLLATE "C" PRIMARY KEY, next bigint NOT NULL, until bigint NOT NULL, token bigint NOT NULL);
`

const FIRST = [...Object.entries({ ...TRUTH, ...VIEWS, ...BESIDE }).map(([name, table]) => tableSql(name, table)), OWN].join('\n')

/** Version 2 finds what is still to come by its last day. */
const LAST_DAY = 'CREATE INDEX ON events (last_day)'

/** Steps from one version of the schema to the next; step n leads to version n + 1. A step that is out is never edited. */
const MIGRATIONS: readonly string[] = [FIRST, LAST_DAY]

/** The version of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

/** The one row that says where a record stands; whoever writes to the record or its schema takes it first, so that one waits for the other. */
const STATE = `CREATE TABLE IF NOT EXISTS state (
  one bigint PRIMARY KEY CHECK (one = 1),
  version bigint NOT NULL,
  seq bigint NOT NULL,
  no bigint NOT NULL,
  at bigint NOT NULL,
  writes bigint NOT NULL,
  renewed bigint NOT NULL
)`

/** The version of the schema of an open database; 0 = no record in it yet. Throws where it is newer than this program. */
export function* versionOf(name: string, schema: string): Steps<number> {
  const there = yield* one<{ there: string | null }>('SELECT to_regclass(?) AS there', `${quoted(schema)}.state`)
  if (there?.there == null) return 0
  const row = yield* one<{ version: number }>('SELECT version FROM state WHERE one = 1')
  const version = row?.version ?? 0
  if (version > SCHEMA_VERSION)
    throw new StoreError(
      'newer',
      `${name}: expected a record of version ${SCHEMA_VERSION} or older, got version ${version}, which a newer daybook wrote; update daybook. Nothing was changed`,
    )
  return version
}

/** Bring a database to the newest version, in one transaction: a kill in between costs nothing, and of several programs one does it. */
export function* migrate(name: string, schema: string): Steps<void> {
  yield* exec(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`)
  yield* exec(STATE)
  yield* exec('INSERT INTO state VALUES (1, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING')
  yield* one('SELECT one FROM state WHERE one = 1 FOR UPDATE')
  const before = yield* versionOf(name, schema)
  for (const step of MIGRATIONS.slice(before)) yield* exec(step)
  yield* exec('UPDATE state SET version = ? WHERE one = 1', SCHEMA_VERSION)
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
