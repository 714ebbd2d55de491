import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Change, EventRecord, Reading } from '../record/index.ts'
import { ENGINE_VERSION } from '../read/read.ts'
import { correct } from '../store/correct.ts'
import { openRecord } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { loadKit } from './kit.ts'
import type { Readers } from './readers.ts'
import { makeReaders } from './readers.ts'
import type { RecordInput } from './record.ts'
import { record } from './record.ts'
import { makeLinker } from './record-link.ts'
import type { RereadReport } from './reread.ts'
import { reread } from './reread.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-reread-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const NOW = '2026-04-01T12:00:00Z'
const SIGNED = { author: 'Ada', reason: 'asked', made: '2026-03-20T00:00:00Z' }
const TEXTS = [
  'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 12 March, her office said on Thursday.',
  'Parliament in Estergate will vote on 20 March, speaker Oona Tamm said. “We are ready,” she told reporters.',
  'Governor Piotr Wendt has cancelled his meeting with Mayor Agnes Holloway in Lowmark, his spokesman said on Friday.',
]

/** An engine of old: it found no dates, and took places for granted. */
function older(readers: Readers): Readers {
  const dull = (reading: Reading): Reading => ({
    ...reading,
    engine: { ...reading.engine, version: '0.0.1' },
    events: reading.events.map((event) => ({ ...event, when: null })),
    statements: [],
  })
  return {
    width: 1,
    read: async (article) => {
      const reading = await readers.read(article)
      return 'error' in reading ? reading : dull(reading)
    },
    close: () => readers.close(),
  }
}

async function* inputs(): AsyncGenerator<RecordInput> {
  for (const [i, text] of TEXTS.entries()) {
    await Promise.resolve()
    yield {
      where: `n${i}`,
      bytes: 1,
      notes: [],
      article: { id: `n${i}`, text, language: 'en', published: `2026-03-0${5 + i}`, outlet: `Outlet ${i}` },
    }
  }
}

async function fill(store: Store, readers: Readers): Promise<void> {
  for await (const outcome of record(inputs(), { store, readers, makeLinker, now: () => NOW })) expect(outcome.kind).toBe('stored')
}

async function listOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of rows) all.push(one)
  return all
}

const bare = (events: readonly EventRecord[]): unknown =>
  events.map((event) => ({ ...event, corrections: undefined, history: event.history.map((row) => ({ ...row, seq: 0 })) }))

let n = 0
let store: Store
let readers: Readers
beforeEach(async () => {
  store = await openRecord(path.join(folder, `${++n}.db`))
  readers = await makeReaders(1)
})
afterEach(async () => {
  await store.close()
  await readers.close()
})

async function again(all = false): Promise<RereadReport> {
  const engine = { version: ENGINE_VERSION, models: (await loadKit()).version }
  return reread({ store, readers, makeLinker, engine, now: NOW, all })
}

test('the facts of the newer engine take the place of the older ones, and the report says what changed', async () => {
  await fill(store, older(readers))
  const fed = await listOf(store.changes())
  expect((await store.counts()).statements).toBe(0)
  const report = await again()
  expect(report).toMatchObject({ articles: 3, read: 3, failed: [], loose: [] })
  expect(report.differences.map(({ slot, before, after }) => [slot, before, after])).toContainEqual(['when', null, '2026-03-20'])
  const fresh = await openRecord(path.join(folder, `${++n}.db`))
  await fill(fresh, readers)
  expect(bare(await listOf(store.events()))).toEqual(bare(await listOf(fresh.events())))
  expect(await listOf(store.entities())).toEqual(await listOf(fresh.entities()))
  expect(await listOf(store.statements())).toEqual(await listOf(fresh.statements()))
  expect(await listOf(store.stories())).toEqual(await listOf(fresh.stories()))
  expect((await listOf(store.taken())).map((taken) => taken.facts.map(({ fact }) => fact))).toEqual(
    (await listOf(fresh.taken())).map((taken) => taken.facts.map(({ fact }) => fact).filter((fact) => fact.fact !== 'change' || true)),
  )
  await fresh.close()
  const feed = await listOf(store.changes())
  expect(feed.slice(0, fed.length)).toEqual(fed)
  expect(feed.slice(fed.length)).toContainEqual(expect.objectContaining({ kind: 'corrected', after: '2026-03-20' }) as Change)
  expect((await store.check()).problems).toEqual([])
  expect(await again()).toMatchObject({ read: 0, differences: [] })
})

test('what people put right stays above the newer facts, and can still be undone', async () => {
  await fill(store, older(readers))
  const events = await listOf(store.events())
  const vote = events.find((event) => event.reports.includes('n1'))!
  const meeting = events.find((event) => event.reports.includes('n0'))!
  const dated = await correct(store, { do: 'date', id: vote.id, when: '2026-03-21', zone: null }, SIGNED)
  const person = (await store.who('holloway'))[0]!
  await correct(store, { do: 'rename', id: person.id, name: 'Agnes Holloway-Tarn' }, SIGNED)
  const row = (await store.factsOn('event', meeting.id)).find(({ fact }) => fact.fact === 'row' && fact.article === 'n2')
  if (row) await correct(store, { do: 'reject', id: meeting.id, fact: row.seq }, SIGNED)
  const report = await again()
  expect(report).toMatchObject({ read: 3, loose: [] })
  expect(report.corrections).toBe(row ? 3 : 2)
  expect((await store.event(vote.id))!.when!.edtf).toBe('2026-03-21')
  expect((await store.who('holloway'))[0]!.name).toBe('Agnes Holloway-Tarn')
  expect((await store.event(meeting.id))!.reports).toEqual(['n0'])
  expect((await store.check()).problems).toEqual([])
  if (dated.ok) await correct(store, { do: 'undo', id: dated.correction }, SIGNED)
  expect((await store.event(vote.id))!.when!.edtf).toBe('2026-03-20')
  expect((await store.corrections()).map((one) => one.id)).toEqual(row ? ['c1', 'c2', 'c3'] : ['c1', 'c2'])
  expect((await store.check()).problems).toEqual([])
})

test('a reading that fails leaves the older one in its place', async () => {
  await fill(store, older(readers))
  const real = readers
  readers = { ...real, read: (article) => (article.id === 'n1' ? Promise.resolve({ error: 'could not be read' }) : real.read(article)) }
  expect(await again()).toMatchObject({ articles: 3, read: 2, failed: [{ id: 'n1', error: 'could not be read' }] })
  expect((await store.reading('n1'))!.engine.version).toBe('0.0.1')
  expect((await store.event((await store.diary({ any: [] }))[0]!.id))!.reports.length).toBeGreaterThan(0)
  expect((await store.check()).problems).toEqual([])
  readers = real
})
