import { makeDeriver } from './derive.ts'
import type { Db } from './driver.ts'
import { openDb } from './driver.ts'
import { Frames } from './frames.ts'
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
    CREATE TEMP VIEW facts AS SELECT * FROM kept.facts WHERE at <= ${at};
  `)
  // Deferred: a stronger beginning would lock the record that is looked at, too.
  db.transaction(() => replay(db), 'BEGIN')
  return db
}

/** Derive every view of an open record from its facts; the views are empty, and a transaction is open. */
export function replay(db: Db): void {
  const deriver = makeDeriver(db)
  for (const { first, no, facts } of new Frames(db).all())
    for (const { fact, seq, at } of facts) deriver.apply(fact, { seq, frame: first, no, at })
  deriver.flush()
}
