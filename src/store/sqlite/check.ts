import type { CheckReport } from '../store.ts'
import { checkBodies, checkFrames, NO_COUNTS, Problems } from '../sql/check.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { Steps } from '../sql/steps.ts'
import { VIEW_TABLES } from '../sql/tables.ts'
import type { Db } from './driver.ts'
import { takeSteps } from './driver.ts'
import { makePast } from './past.ts'

/** Read every page, every sum and every body, make the views anew from the facts, and say what does not fit. */
export function checkRecord(db: Db, { withBody }: Dialect, counts: () => Steps<CheckReport['counts']>): CheckReport {
  const problems = new Problems()
  problems.trying(() => {
    for (const row of db.prepare('PRAGMA integrity_check(20)').all())
      if (row['integrity_check'] !== 'ok') problems.say(`pages: ${String(row['integrity_check'])}`)
    for (const row of db.prepare('PRAGMA foreign_key_check').all())
      problems.say(`table ${String(row['table'])}: a row without what it belongs to`)
  })
  problems.trying(() => takeSteps(db, checkFrames(problems)))
  problems.trying(() => takeSteps(db, checkBodies(withBody, problems)))
  problems.trying(() => compareViews(db, (text) => problems.say(text)))
  const { list } = problems
  return { problems: list, counts: list.length === 0 ? takeSteps(db, counts()) : NO_COUNTS }
}

/** Every derived table against one made anew. */
function compareViews(db: Db, say: (text: string) => void): void {
  if (db.path === ':memory:') return
  const fresh = makePast(db.path, 8.64e15)
  try {
    for (const table of VIEW_TABLES) {
      const count = (a: string, b: string): number =>
        (
          fresh.raw.prepare(`SELECT count(*) AS n FROM (SELECT * FROM ${a}.${table} EXCEPT SELECT * FROM ${b}.${table})`).get() as {
            n: number
          }
        ).n
      const wrong = count('kept', 'main') + count('main', 'kept')
      if (wrong > 0) say(`view ${table}: ${wrong} rows are not as the facts have them`)
    }
  } finally {
    fresh.close()
  }
}
