import { StoreError } from '../errors.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { Steps } from '../sql/steps.ts'
import { exec, one } from '../sql/steps.ts'
import { TRUTH, VIEWS } from './tables.ts'
import { words } from './words.ts'

/** The lease of whoever links reports into a record. */
export const LINKER = 'linker'

/** The time of the database, in milliseconds since 1970: clocks of machines differ. */
export const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** What one open record remembers of its own writing. */
export interface Own {
  /** Count of writes when we wrote last. */
  writes: number | null
  /** Token of the lease by which we link; null = we hold none. */
  linker: number | null
}

/** What is particular to PostgreSQL. */
export function postgresDialect(name: string, own: Own): Dialect {
  const months = new Set<string>()
  let writes = 0
  function* mayLink(lock: string): Steps<void> {
    const lease = yield* one<{ token: number; holder: string; live: boolean }>(
      `SELECT token, holder, until > ${NOW} AS live FROM leases WHERE name = '${LINKER}' ${lock}`,
    )
    if (own.linker !== null && lease?.token !== own.linker)
      throw new StoreError(
        'lost',
        `${name}: expected to be the one that links, but the lease passed to ${lease?.holder ?? 'nobody'}; nothing was written`,
      )
    if (own.linker === null && lease?.live === true)
      throw new StoreError(
        'held',
        `${name}: expected a record that nobody links into, but ${lease.holder} does; leave reports to it with: daybook import --queue`,
      )
  }
  return {
    words,
    withBody: 'JOIN bodies b USING (no, month)',
    skipLocked: 'FOR UPDATE SKIP LOCKED',
    monthOf,
    *inLine() {
      // Numbers are given when rows are written, but seen when they are committed: one after another.
      yield* exec("INSERT INTO leases VALUES ('line', '', 0, 0) ON CONFLICT (name) DO UPDATE SET token = leases.token + 1")
    },
    *prepare(wanted) {
      for (const month of new Set(wanted)) if (!months.has(month)) yield* makePartitions(month, months)
    },
    *moveBody(no, month) {
      yield* exec('UPDATE bodies SET month = ? WHERE no = ?', month, no)
    },
    *counters() {
      const row = yield* one<{ seq: number; no: number; at: number; writes: number }>(
        'SELECT seq, no, at, writes FROM state WHERE one = 1 FOR UPDATE',
      )
      writes = row!.writes
      return { seq: row!.seq, no: row!.no, at: row!.at, isOurs: own.writes === null || own.writes === writes }
    },
    *counted({ seq, no, at }, { isRenewed }) {
      const sql = 'UPDATE state SET seq = ?, no = ?, at = ?, writes = writes + 1, renewed = renewed + ? WHERE one = 1'
      yield* exec(sql, seq, no, at, isRenewed ? 1 : 0)
      own.writes = writes + 1
    },
    // Whoever stands still while it writes must not keep the lease with it: only the last look holds it, until the transaction is over.
    mayLink: () => mayLink(''),
    mayStillLink: () => mayLink('FOR SHARE'),
    *stamp() {
      const row = yield* one<{ writes: number; renewed: number }>('SELECT writes, renewed FROM state WHERE one = 1')
      return { writes: String(row!.writes), frames: String(row!.renewed) }
    },
    *clearViews() {
      yield* exec(`TRUNCATE ${Object.keys(VIEWS).join()}`)
    },
  }
}

/** Months since 2000, years before: an archive of a century makes no thousand partitions. */
function monthOf(published: string | null): string {
  const found = /^(\d{4})-(\d{2})/.exec(published ?? '')
  if (!found) return ''
  const year = Number(found[1])
  return year >= 2000 && year < 2200 ? found[0] : year >= 1800 && year < 2000 ? found[1]! : ''
}

/** A partition is made beside its table and then joined to it: so nobody who reads has to wait. */
function* makePartitions(month: string, known: Set<string>): Steps<void> {
  const tail = month === '' ? 'undated' : month.replace('-', '_')
  const there = yield* one<{ there: string | null }>('SELECT to_regclass(?) AS there', `article_words_${tail}`)
  if (there?.there != null) return void known.add(month)
  for (const [table, { isByMonth }] of Object.entries(TRUTH)) {
    if (isByMonth !== true) continue
    yield* exec(`CREATE TABLE ${table}_${tail} (LIKE ${table} INCLUDING ALL)`)
    yield* exec(`ALTER TABLE ${table} ATTACH PARTITION ${table}_${tail} FOR VALUES IN ('${month}')`)
  }
}
