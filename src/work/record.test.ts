import { expect, test } from 'vitest'
import type { Article, Reading } from '../record/index.ts'
import { correct } from '../store/correct.ts'
import { openRecord } from '../store/sqlite/open.ts'
import type { Linker, Outcome, RecordInput } from './record.ts'
import type { Guard } from './guard.ts'
import { takeInput } from './read-input.ts'
import { record } from './record.ts'
import type { Readers } from './readers.ts'

/** A reader that finds nothing, and takes longer for the first reports than for the last. */
const readers: Readers = {
  width: 4,
  async read(article: Article) {
    await new Promise((resolve) => setTimeout(resolve, article.id === 'a1' ? 30 : 1))
    if (article.text.includes('unreadable')) return { error: 'could not be read' }
    const reading: Reading = {
      format: 'daybook.reading/1',
      engine: { version: '0', models: '' },
      article,
      sentences: [],
      entities: [],
      times: [],
      events: [],
      statements: [],
    }
    return reading
  },
  close: () => Promise.resolve(),
}

/** A linker that tells in what order it was called, and stumbles over one word. */
function makeTeller(): { readonly calls: string[]; readonly make: () => Linker } {
  const calls: string[] = []
  const make = (): Linker => ({
    link({ article }) {
      if (article.text.includes('stumble')) throw new Error('stumbled')
      calls.push(article.id)
      return { facts: [{ fact: 'story', id: `s${article.id}`, title: article.id, article: article.id }], memo: null }
    },
    restore: ({ article }) => void calls.push(`restored ${article.id}`),
  })
  return { calls, make }
}

async function* inputs(...texts: readonly string[]): AsyncGenerator<RecordInput> {
  for (const [i, text] of texts.entries()) {
    await Promise.resolve()
    yield text === ''
      ? { where: 'x', bytes: 1, error: 'broken' }
      : { where: 'x', bytes: 1, article: { id: `a${i + 1}`, text, language: 'en' }, notes: [] }
  }
}

async function run(input: AsyncIterable<RecordInput>): Promise<{ outcomes: Outcome[]; calls: string[] }> {
  const store = await openRecord(':memory:')
  const { calls, make } = makeTeller()
  const outcomes: Outcome[] = []
  for await (const outcome of record(input, { store, readers, makeLinker: make, now: () => '2026-03-02T00:00:00Z' })) outcomes.push(outcome)
  await store.close()
  return { outcomes, calls }
}

const TEXT = 'The ferry stays in port until the storm is over, the harbour office said on Monday.'

test('reading runs ahead, linking keeps the order', async () => {
  const { outcomes, calls } = await run(inputs(...Array.from({ length: 40 }, () => TEXT)))
  expect(calls).toEqual(Array.from({ length: 40 }, (_, i) => `a${i + 1}`))
  expect(outcomes.map((o) => o.kind)).toEqual(Array.from({ length: 40 }, () => 'stored'))
})

test('what fails is named, the rest is stored; after a fault of linking all is known anew', async () => {
  const { outcomes, calls } = await run(inputs(TEXT, '', `${TEXT} unreadable`, `${TEXT} stumble`, TEXT))
  expect(outcomes.map((o) => o.kind)).toEqual(['stored', 'failed', 'failed', 'failed', 'stored'])
  expect(calls).toEqual(['a1', 'restored a1', 'a5'])
})

test('what people put right while reports come in is known to what is linked next, and nothing else is known anew', async () => {
  const store = await openRecord(':memory:')
  const { calls, make } = makeTeller()
  const stored = async (count: number): Promise<void> => {
    while ((await store.counts()).articles < count) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const article = (id: string): RecordInput => ({ where: 'x', bytes: 1, article: { id, text: `${TEXT} ${id}`, language: 'en' }, notes: [] })
  async function* corrected(): AsyncGenerator<RecordInput> {
    yield article('a1')
    await stored(1)
    yield article('a2')
    await stored(2)
    const signed = { author: 'Ada', reason: 'misnamed', made: '2026-03-02T01:00:00Z' }
    const put = await correct(store, { do: 'rename', id: 'sa1', name: 'Ferries in port' }, signed)
    if (!put.ok) throw new Error(put.error)
    yield article('a3')
    await stored(3)
    await correct(store, { do: 'undo', id: put.correction }, signed)
    yield article('a4')
  }
  const pipeline = { store, readers, makeLinker: make, now: () => '2026-03-02T00:00:00Z', longestWait: 5 }
  for await (const { kind } of record(corrected(), pipeline)) expect(kind).toBe('stored')
  expect(calls).toEqual(['a1', 'a2', 'restored a1', 'restored a2', 'a3', 'restored a1', 'restored a2', 'restored a3', 'a4'])
  await store.close()
})

test('a report that waits longer than the next one comes is told of before it', async () => {
  async function* slow(): AsyncGenerator<RecordInput> {
    yield* inputs(TEXT)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    yield { where: 'x', bytes: 1, article: { id: 'late', text: TEXT, language: 'en' }, notes: [] }
  }
  const store = await openRecord(':memory:')
  const began = performance.now()
  const at: number[] = []
  for await (const outcome of record(slow(), { store, readers, makeLinker: makeTeller().make, now: () => '' }))
    at.push(outcome.kind === 'stored' ? performance.now() - began : NaN)
  expect(at[0]).toBeLessThan(1150)
  expect(at).toHaveLength(2)
})

test.each([1, 3, 16])('what is stored while the next %d are begun with is known to them: nothing is stored twice', async (together) => {
  const store = await openRecord(':memory:')
  const put = store.put.bind(store)
  // A database far away: others have their turn while it stores.
  store.put = async (...batch) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return put(...batch)
  }
  const slow: Guard = {
    take: async (input) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return takeInput(input)
    },
    article: () => Promise.reject(new Error('not asked for')),
    feed: () => Promise.reject(new Error('not asked for')),
    close: () => Promise.resolve(),
  }
  const told: string[] = []
  const wanted: string[] = []
  const newest = new Map<string, string>()
  async function* versions(): AsyncGenerator<RecordInput> {
    for (let i = 0; i < 150; i++) {
      await Promise.resolve()
      const id = `a${(i * 7) % 23}`
      const text = `${TEXT} Version ${Math.floor(i / 60)}.`
      wanted.push(`${id} ${newest.get(id) === text ? 'known' : 'stored'}`)
      newest.set(id, text)
      yield { where: id, bytes: 1, article: { id, text, language: 'en' }, notes: [] }
    }
  }
  const pipeline = { store, readers: { ...readers, width: 16, together }, makeLinker: makeTeller().make, now: () => '', guard: slow }
  for await (const { where, kind } of record(versions(), pipeline)) told.push(`${where} ${kind}`)
  expect(told).toEqual(wanted)
  expect((await store.counts()).articles).toBe(23)
  expect((await store.versions('a1')).length).toBe(3)
  await store.close()
})

test('a page whose taking apart was stopped is named and kept as it came; the next is stored', async () => {
  const store = await openRecord(':memory:')
  const error = 'the page took more than 2 seconds to take apart and was stopped'
  const guard: Guard = {
    take: (input) => Promise.resolve(input.html ? { stopped: 'time', error } : takeInput(input)),
    article: () => Promise.reject(new Error('not asked for')),
    feed: () => Promise.reject(new Error('not asked for')),
    close: () => Promise.resolve(),
  }
  async function* pages(): AsyncGenerator<RecordInput> {
    await Promise.resolve()
    yield { where: 'x', bytes: 1, article: { id: 'page', html: '<p>endless', url: 'https://daybook.example/1' }, notes: [] }
    yield { where: 'y', bytes: 1, article: { id: 'text', text: TEXT, language: 'en' }, notes: [] }
  }
  const outcomes: Outcome[] = []
  const pipeline = { store, readers, makeLinker: makeTeller().make, now: () => '2026-03-02T00:00:00Z', guard }
  for await (const outcome of record(pages(), pipeline)) outcomes.push(outcome)
  expect(outcomes.map((o) => o.kind)).toEqual(['failed', 'stored'])
  const [kept] = await store.unread.list()
  expect(kept).toMatchObject({ name: 'page', url: 'https://daybook.example/1', error })
  expect(Buffer.from((await store.unread.bytes(kept!.id))!).toString()).toContain('<p>endless')
  await store.close()
})
