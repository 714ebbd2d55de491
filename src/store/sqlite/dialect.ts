import type { Dialect, Indexed, Words } from '../sql/dialect.ts'
import type { Sql } from '../sql/steps.ts'
import { exec, one } from '../sql/steps.ts'
import type { Db } from './driver.ts'
import { pairPhrase, pairsOf, UNCUT } from './pairs.ts'
import { clearViews, WORD_TABLES } from './schema.ts'

/** Columns of the full-text tables: what is searched together, in the order in which texts are given. */
const COLUMNS: Readonly<Record<Indexed, readonly string[]>> = {
  article: ['title', 'body'],
  event: ['words'],
  entity: ['words'],
  statement: ['source', 'content'],
}

/**
 * Pages of an index that are written anew, at most, after something was added: so many, and one for so many characters of text. A text
 * of 1,000 characters fills about one page, and is written anew once for every doubling of the record.
 */
const LEAST_JOINED = 32
const CHARACTERS_A_PAGE = 64

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
    if (index === 'article') yield* exec('INSERT INTO article_pairs (rowid, pairs) VALUES (?, ?)', key, pairsOf(texts))
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
    if (index === 'article')
      yield* exec("INSERT INTO article_pairs (article_pairs, rowid, pairs) VALUES ('delete', ?, ?)", key, pairsOf(texts))
  },
  side(index, list, part) {
    if (part !== undefined) return match(index, `${COLUMNS[index][part]!} : ${phrase(list)}`)
    return (index === 'article' ? byPairs(list) : null) ?? match(index, phrase(list))
  },
  last(runs, most) {
    const { text, values } = (runs.length === 1 ? byPairs(runs[0]!) : null) ?? match('article', runs.map(phrase).join(' '))
    return { text: `${text} ORDER BY no DESC LIMIT ?`, values: [...values, most] }
  },
  each: (index, list) => match(index, list.map((word) => phrase([word])).join(' ')),
  any: (index, list) => match(index, list.map((word) => phrase([word])).join(' OR ')),
}

function match(index: Indexed, expression: string): Sql {
  return { text: `SELECT rowid AS no FROM ${index}_words WHERE ${index}_words MATCH ?`, values: [expression] }
}

const PAIRED = 'SELECT rowid AS no FROM article_pairs WHERE article_pairs MATCH ?'

/** Articles that hold words side by side, by the index of pairs; those that are not cut into pairs are looked for by single words. */
function byPairs(list: readonly string[]): Sql | null {
  const pairs = pairPhrase(list)
  if (pairs === null) return null
  // Where all are cut nothing is looked for in the other index. The plus keeps SQLite from asking for each that is not by itself.
  const others = `article_words MATCH iif(EXISTS (${PAIRED}), ?, '""') AND +rowid IN (${PAIRED})`
  return {
    text: `${PAIRED} UNION ALL SELECT rowid AS no FROM article_words WHERE ${others}`,
    values: [pairs, UNCUT, phrase(list), UNCUT],
  }
}

/** The full-text expression for words that stand side by side. Every word is quoted, so nothing in it is an operator. */
function phrase(list: readonly string[]): string {
  return `"${list.join(' ').replaceAll('"', '""')}"`
}

/** What is particular to SQLite. */
export function sqliteDialect(db: Db): Dialect {
  /** Last number of a fact when this connection added facts last. */
  let last: number | null = null
  /** Characters that were indexed since pieces of the indexes were joined. */
  let indexed = 0
  return {
    words: {
      ...words,
      *put(index, key, texts, month) {
        for (const { length } of texts) indexed += length
        yield* words.put(index, key, texts, month)
      },
    },
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
      const pages = LEAST_JOINED + Math.ceil(indexed / CHARACTERS_A_PAGE)
      indexed = 0
      for (const table of WORD_TABLES) yield* exec(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, pages)
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
