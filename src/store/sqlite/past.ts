import { unpackFact } from '../codec.ts'
import type { PackedFact } from '../codec.ts'
import { makeDeriver } from './derive.ts'
import type { Db } from './driver.ts'
import { openDb } from './driver.ts'
import { VIEWS } from './schema.ts'

/** The tables of the truth as a view of the file up to an instant; the views over them are derived anew, in memory. */
export function makePast(path: string, instant: number): Db {
  const db = openDb(':memory:')
  db.prepare('ATTACH ? AS kept').run(path)
  db.exec('PRAGMA trusted_schema = OFF')
  db.exec(VIEWS)
  const at = Math.trunc(instant)
  db.exec(`
    CREATE TEMP VIEW articles AS SELECT * FROM kept.articles WHERE at <= ${at};
    CREATE TEMP VIEW bodies AS SELECT b.* FROM kept.bodies b JOIN kept.articles a USING (no) WHERE a.at <= ${at};
    CREATE TEMP VIEW facts AS SELECT f.* FROM kept.facts f LEFT JOIN kept.articles a USING (no) WHERE a.at <= ${at};
  `)
  replay(db, Number.MAX_SAFE_INTEGER)
  return db
}

/** Derive every view of an open record from its facts, up to a number. */
export function replay(db: Db, until: number): void {
  const deriver = makeDeriver(db)
  // Deferred: a stronger beginning would lock the record that is looked at, too.
  db.transaction(() => {
    const rows = db.raw
      .prepare(
        'SELECT f.seq, f.no, f.kind, f.subject, f.body, a.id AS article, coalesce(a.at, 0) AS at FROM facts f LEFT JOIN articles a USING (no) WHERE f.seq <= ? ORDER BY f.seq',
      )
      .iterate(until)
    for (const row of rows) {
      const packed = row as unknown as PackedFact & { seq: number; no: number | null; article: string | null; at: number }
      deriver.apply(unpackFact(packed, packed.article), packed)
    }
    deriver.flush()
  }, 'BEGIN')
}
