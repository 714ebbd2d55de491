import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import type { SqliteEngine } from '../../src/store/sqlite/engine.ts'
import type { SqlStore } from '../../src/store/sql/sql-store.ts'
import type { Store } from '../../src/store/store.ts'
import { ROOT } from '../checkout.ts'
import { makeRandom } from '../random.ts'
import { query } from './contract.suite.ts'
import { intakeOf } from './records.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-phrases-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const databaseOf = (store: Store): SqliteEngine['database'] => ((store as SqlStore).engine as SqliteEngine).database

/** What a phrase finds by the index of single words alone, the newest first. */
function bySingleWords(store: Store, phrase: string): readonly string[] {
  const sql =
    'SELECT a.id FROM articles a WHERE a.no IN (SELECT rowid FROM article_words WHERE article_words MATCH ?) AND a.version = (SELECT max(version) FROM articles x WHERE x.id = a.id) ORDER BY a.at DESC, a.no DESC'
  return (databaseOf(store).prepare(sql).all(`"${phrase}"`) as { id: string }[]).map(({ id }) => id)
}

const found = async (store: Store, text: string): Promise<readonly string[]> =>
  (await store.search(query(text), { limit: 1000 })).map(({ id }) => id)

const VOCABULARY = ['Tarn', 'tarn', 'Lowmark', 'Bank', 'bank', 'Émile', 'Emile', 'Über', 'of', 'and', 'at', 'the', 'will', 'Thé', 'O’Neil']
const BETWEEN = [' ', ' ', ' ', ' ', ' ', ', ', ' – ', '. ', '-', ' 😀 ']
const SELDOM = [' ꙮ ', ' 🤔 ', '\u{e000}', ' हिन्दी ', 'ſ']

test('phrases find what the index of single words finds, in the same order', async () => {
  const random = makeRandom(17)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const run = (length: number): string =>
    Array.from({ length }, () => pick(VOCABULARY) + (random() < 0.01 ? pick(SELDOM) : pick(BETWEEN))).join('')
  const store = await openRecord(path.join(folder, 'random.db'))
  const one = (id: string): ReturnType<typeof intakeOf> =>
    intakeOf({
      id,
      title: run(3),
      text: run(1 + Math.floor(random() * 30)),
      published: `2026-03-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      facts: [],
    })
  for (let batch = 0; batch < 40; batch++) await store.put(Array.from({ length: 5 }, (_, i) => one(`a${batch * 5 + i}`)))
  await store.put([one('a3'), one('a77')])
  for (const id of ['a5', 'a60', 'a77']) await store.erase(id, false)
  let some = 0
  for (let i = 0; i < 600; i++) {
    const phrase = Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(VOCABULARY)).join(' ')
    const expected = bySingleWords(store, phrase)
    expect(await found(store, `"${phrase}"`), phrase).toEqual(expected)
    expect((await found(store, `"${phrase}" before:2030`)).toSorted(), phrase).toEqual(expected.toSorted())
    if (expected.length > 0) some++
  }
  expect(some).toBeGreaterThan(200)
  await store.close()
})

test('what is erased leaves no word in the indexes', async () => {
  const store = await openRecord(path.join(folder, 'erased.db'))
  const one = (id: string, text: string): ReturnType<typeof intakeOf> => intakeOf({ id, text, facts: [] })
  await store.put([one('e1', 'Xyrrhic Zanzoth met'), one('e2', 'Tarn Lowmark met')])
  const holds = (word: string): boolean =>
    ['article_words', 'article_pairs'].some((table) =>
      databaseOf(store)
        .prepare(`SELECT block FROM ${table}_data`)
        .all()
        .some(({ block }) => Buffer.from(block as Uint8Array).includes(word)),
    )
  expect(holds('xyrrhic')).toBe(true)
  await store.erase('e1', true)
  expect(['xyrrhic', 'yrrhic', 'zanzoth', 'anzoth', 'lowmark', 'owmark'].map(holds)).toEqual([false, false, false, false, true, true])
  await store.close()
})

test('after many small transactions words lie in few pieces', async () => {
  const store = await openRecord(path.join(folder, 'small.db'))
  for (let i = 0; i < 150; i++) await store.put([intakeOf({ id: `s${i}`, text: `Tarn Lowmark word${i} Harrowmere`, facts: [] })])
  for (const table of ['article_words', 'article_pairs', 'event_words', 'entity_words', 'statement_words']) {
    const row = databaseOf(store).prepare(`SELECT count(DISTINCT segid) AS n FROM ${table}_idx`).get() as { n: number }
    expect(row.n, table).toBeLessThanOrEqual(8)
  }
  await store.close()
})

test.each(fs.readdirSync(path.join(ROOT, 'test/store/released')).filter((file) => file.endsWith('.db')))(
  'phrases are found in the record of %s',
  async (name) => {
    const file = path.join(folder, name)
    fs.copyFileSync(path.join(ROOT, 'test/store/released', name), file)
    const store = await openRecord(file)
    const expected = bySingleWords(store, 'nothing else')
    expect(expected.length).toBeGreaterThan(2)
    expect(await found(store, '"nothing else"')).toEqual(expected)
    await store.close()
  },
)
