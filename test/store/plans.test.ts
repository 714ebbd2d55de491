import { expect, test } from 'vitest'
import { EVERYTHING } from '../../src/store/query.ts'
import { openRecord } from '../../src/store/sqlite/open.ts'
import type { SqliteEngine } from '../../src/store/sqlite/engine.ts'
import type { SqlStore } from '../../src/store/sql/sql-store.ts'
import { query } from './contract.suite.ts'
import { intakeOf, REPORTS } from './records.ts'

const store = await openRecord(':memory:')
await store.put(REPORTS.map(intakeOf))
const { raw } = ((store as SqlStore).engine as SqliteEngine).database

test.each([
  ['everything', EVERYTHING],
  ['what is ahead', query('after:2026-01-01')],
  ['what has no date', query('-has:date')],
  ['words', query('meeting')],
])('whatever its order, a diary of %s begins with the events that it shows', async (_, asked) => {
  const { database } = (store as SqlStore).engine as SqliteEngine
  const { prepare } = database
  for (const order of ['early', 'late', 'new'] as const) {
    const told: string[] = []
    database.prepare = (sql) => {
      if (sql.includes('given')) told.push(sql)
      return prepare.call(database, sql)
    }
    await store.diary(asked, { order, limit: 5 })
    database.prepare = prepare
    expect(told).toHaveLength(1)
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${told[0]!}`).all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail)).toContain('SEARCH e USING INTEGER PRIMARY KEY (rowid=?)')
  }
})
