import { replay } from '../sql/replay.ts'
import { sqliteDialect } from './dialect.ts'
import type { Db } from './driver.ts'
import { openDb, takeSteps } from './driver.ts'
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
  db.transaction(() => takeSteps(db, replay(sqliteDialect(db))), 'BEGIN')
  return db
}
