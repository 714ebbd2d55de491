import type { Dialect, Indexed, Words } from '../sql/dialect.ts'
import type { Sql } from '../sql/steps.ts'
import { exec, one } from '../sql/steps.ts'
import type { Db } from './driver.ts'
import { clearViews } from './schema.ts'

/** Columns of the full-text tables: what is searched together, in the order in which texts are given. */
const COLUMNS: Readonly<Record<Indexed, readonly string[]>> = {
  article: ['title', 'body'],
  event: ['words'],
  entity: ['words'],
  statement: ['source', 'content'],
}

/** Full-text search by FTS5. */
const words: Words = {
  *put(index, key, texts) {
    const columns = COLUMNS[index]
    // Tables whose rows come and go take a row in the place of another.
    const verb = index === 'event' || index === 'entity' ? 'INSERT OR REPLACE' : 'INSERT'
    yield* exec(
      `${verb} INTO ${index}_words (rowid, ${columns.join()}) VALUES (?, ${columns.map(() => '?').join()})`,
      key,
      ...columns.map((_, i) => texts[i] ?? ''),
    )
  },
  *drop(index, key, texts = []) {
    const columns = COLUMNS[index]
    if (index === 'event' || index === 'entity') yield* exec(`DELETE FROM ${index}_words WHERE rowid = ?`, key)
    else
      yield* exec(
        `INSERT INTO ${index}_words (${index}_words, rowid, ${columns.join()}) VALUES ('delete', ?, ${columns.map(() => '?').join()})`,
        key,
        ...columns.map((_, i) => texts[i] ?? ''),
      )
  },
  side: (index, list, part) => match(index, part === undefined ? phrase(list) : `${COLUMNS[index][part]!} : ${phrase(list)}`),
  last: (runs, most) => ({
    text: 'SELECT rowid AS no FROM article_words WHERE article_words MATCH ? ORDER BY rowid DESC LIMIT ?',
    values: [runs.map(phrase).join(' '), most],
  }),
  each: (index, list) => match(index, list.map((word) => phrase([word])).join(' ')),
  any: (index, list) => match(index, list.map((word) => phrase([word])).join(' OR ')),
}

function match(index: Indexed, expression: string): Sql {
  return { text: `SELECT rowid FROM ${index}_words WHERE ${index}_words MATCH ?`, values: [expression] }
}

/** The full-text expression for words that stand side by side. Every word is quoted, so nothing in it is an operator. */
function phrase(list: readonly string[]): string {
  return `"${list.join(' ').replaceAll('"', '""')}"`
}

/** What is particular to SQLite. */
export function sqliteDialect(db: Db): Dialect {
  /** Last number of a fact when this connection added facts last. */
  let last: number | null = null
  return {
    words,
    withBody: 'JOIN bodies b USING (no)',
    skipLocked: '',
    monthOf: (published) => published?.slice(0, 7) ?? '',
    *inLine() {
      // Only one connection at a time writes.
    },
    *prepare() {
      // One table holds the reports of all months,
    },
    *mayLink() {
      // and the lock of the file says who may write,
    },
    *mayStillLink() {
      // from its opening to its end.
    },
    *moveBody() {
      // The same for their bodies.
    },
    *counters() {
      const row = yield* one<{ seq: number; no: number; at: number }>(
        'SELECT coalesce((SELECT last FROM facts ORDER BY first DESC LIMIT 1), 0) AS seq, (SELECT coalesce(max(no), 0) FROM articles) AS no, (SELECT coalesce(max(at), 0) FROM articles) AS at',
      )
      // Only one process at a time may write to a file, but another of its threads may add facts as well.
      return { ...row!, isOurs: last === null || last === row!.seq }
    },
    *counted({ seq }) {
      last = seq
    },
    *stamp() {
      const others = yield* one<{ data_version: number }>('PRAGMA data_version')
      const own = yield* one<{ own: number }>('SELECT total_changes() AS own')
      return { writes: `${others!.data_version} ${own!.own}`, frames: '' }
    },
    *erasing() {
      yield* one('PRAGMA secure_delete = ON')
    },
    *clearViews() {
      clearViews(db)
      yield* one('SELECT 1')
    },
  }
}
