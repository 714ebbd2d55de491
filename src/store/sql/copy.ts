import { openBody } from '../bodies.ts'
import type { Dialect } from './dialect.ts'
import { replay } from './replay.ts'
import type { Listing, Row, Steps, Value } from './steps.ts'
import { all, exec, item, one, put } from './steps.ts'

/** One row on its way from a record to another, whatever they lie in. */
export interface CopiedRow {
  readonly of: 'articles' | 'facts' | 'sources' | 'shelved' | 'jobs' | 'unread'
  readonly row: Row
}

/** Rows that are read at once. */
const PAGE = 64

/** What tables are read by: SQL with one `?` to go on from, and the column it stands for. */
const LISTS: readonly (readonly [CopiedRow['of'], (dialect: Dialect) => string, string, Value])[] = [
  ['articles', ({ withBody }) => `SELECT a.*, b.body FROM articles a ${withBody} WHERE a.no > ? ORDER BY a.no`, 'no', 0],
  [
    'facts',
    () =>
      'SELECT f.first, f.last, f.no, f.at, f.body, f.hollow, (SELECT published FROM articles a WHERE a.no = f.no) AS published FROM facts f WHERE f.first > ? ORDER BY f.first',
    'first',
    0,
  ],
  ['sources', () => 'SELECT * FROM sources WHERE id > ? ORDER BY id', 'id', ''],
  ['jobs', () => 'SELECT * FROM jobs WHERE id > ? ORDER BY id', 'id', 0],
  ['unread', () => 'SELECT * FROM unread WHERE id > ? ORDER BY id', 'id', 0],
]

/** Everything of a record that is not derived from the rest. What a newer engine had laid aside, and leases, stay behind. */
export function* rowsToCopy(dialect: Dialect): Listing<CopiedRow> {
  for (const [of, sql, by, first] of LISTS)
    for (let after = first; ;) {
      const rows = yield* all(`${sql(dialect)} LIMIT ${PAGE}`, after)
      for (const row of rows) {
        yield item({ of, row })
        after = row[by] as Value
      }
      if (rows.length < PAGE) break
    }
  for (const row of yield* all('SELECT shelf, id, at, body FROM shelved ORDER BY shelf, id')) yield item({ of: 'shelved' as const, row })
}

/** Put rows of another record into an empty one. */
export function* putCopied(dialect: Dialect, rows: readonly CopiedRow[]): Steps<void> {
  yield* dialect.prepare(rows.map(({ row }) => dialect.monthOf((row['published'] ?? null) as string | null)))
  for (const { of, row } of rows) {
    const values = row as Readonly<Record<string, Value>>
    if (of === 'articles') yield* putArticle(dialect, values)
    else if (of === 'facts') yield put('facts', { ...values, month: dialect.monthOf(values['published'] as string | null) })
    else if (of === 'jobs') yield* insert('jobs', ['kind', 'key', 'body', 'attempts', 'next', 'token', 'error', 'dead'], values)
    else if (of === 'unread') yield* insert('unread', ['name', 'url', 'source', 'type', 'error', 'seen', 'body'], values)
    else yield put(of, values, 'replace')
  }
}

function* putArticle(dialect: Dialect, row: Readonly<Record<string, Value>>): Steps<void> {
  const month = dialect.monthOf(row['published'] as string | null)
  const { title, text } = openBody(row['body'] as Uint8Array, `article ${String(row['id'])}`).article()
  yield put('articles', { ...row, month })
  yield put('bodies', { no: row['no']!, month, body: row['body']! })
  yield* dialect.words.put('article', row['no'] as number, [title ?? '', text], month)
}

/** These take numbers of their own, in the order in which they come. */
function* insert(table: 'jobs' | 'unread', columns: readonly string[], row: Readonly<Record<string, Value>>): Steps<void> {
  const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`
  yield* exec(sql, ...columns.map((column) => row[column] ?? null))
}

/** Everything is there: number on from it, and derive the views. */
export function* finishCopy(dialect: Dialect): Steps<void> {
  yield* dialect.counters()
  const now = yield* one<{ seq: number; no: number; at: number }>(
    'SELECT (SELECT coalesce(max(last), 0) FROM facts) AS seq, (SELECT coalesce(max(no), 0) FROM articles) AS no, (SELECT coalesce(max(at), 0) FROM articles) AS at',
  )
  yield* replay(dialect)
  yield* dialect.counted(now!, { isRenewed: true })
}
