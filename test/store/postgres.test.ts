import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyRecord } from '../../src/store/copy.ts'
import { StoreError } from '../../src/store/errors.ts'
import { openRecord } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { makeReaders } from '../../src/work/readers.ts'
import { record } from '../../src/work/record.ts'
import { makeLinker } from '../../src/work/record-link.ts'
import { ROOT } from '../checkout.ts'
import type { Cluster } from '../postgres.ts'
import { HAS_POSTGRES, startCluster } from '../postgres.ts'
import { listOf, query, storeContract } from './contract.suite.ts'
import { correctionsContract } from './corrections.suite.ts'
import { generate } from './generate.ts'
import { event, intakeOf, REPORTS } from './records.ts'

/** Everything that is exported, as one text, with the answers to a few questions. */
async function exported(store: Store): Promise<string> {
  const lists = [store.events(), store.stories(), store.statements(), store.entities(), store.articles(), store.changes(), store.facts()]
  const texts: string[] = []
  for (const list of lists) texts.push(...(await listOf<unknown>(list)).map((row) => JSON.stringify(row)))
  for (const text of [
    '',
    'pipeline',
    '"the budget in"',
    'who:marlow -has:conflict',
    'source:"outlet 7"',
    'said:"railway in"',
    'résumé OR talks',
  ])
    for (const kind of ['search', 'diary', 'said', 'tales'] as const)
      texts.push(JSON.stringify(await store[kind](query(text), { limit: 500 })))
  texts.push(JSON.stringify(await store.corrections()), JSON.stringify(await listOf(store.heads())))
  return texts.join('\n')
}

describe.skipIf(!HAS_POSTGRES)('on a server of our own', () => {
  let cluster: Cluster
  let last = 0
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-copy-'))
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(async () => {
    await cluster.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  const fresh = (): string => cluster.address(`t${++last}`)
  const make = (): Promise<Store> => openRecord(fresh())

  storeContract('PostgreSQL', make)
  correctionsContract('PostgreSQL', make, 1)

  describe('one record in either place', () => {
    test('the same reports give the same export, to the byte, and the same answers', async () => {
      const stores = [await openRecord(path.join(folder, 'a.db')), await make()]
      const readers = await makeReaders(1)
      const news = fs.readFileSync(path.join(ROOT, 'sample/news.ndjson'), 'utf8').trim().split('\n')
      const inputs = async function* (): AsyncGenerator<never> {
        for (const line of news)
          yield (await Promise.resolve({ where: '', bytes: 1, article: JSON.parse(line) as never, notes: [] })) as never
      }
      const texts: string[] = []
      for (const store of stores) {
        for await (const outcome of record(inputs(), { store, readers, makeLinker, now: () => '2026-01-01T00:00:00Z' }))
          expect(outcome.kind).toBe('stored')
        const intakes = [...generate(300, 11)]
        for (let i = 0; i < intakes.length; i += 40) await store.put(intakes.slice(i, i + 40))
        await store.put([{ ...intakes[4]!, article: { ...intakes[4]!.article, title: 'Another title' } }])
        await store.correct(
          [
            {
              fact: 'correction',
              id: 'c1',
              correction: { do: 'merge', of: 'entity', id: 'p1', into: 'p2' },
              author: 'ed',
              reason: 'one man',
              made: '2026-03-06T10:00:00Z',
            },
          ],
          Date.parse('2026-03-06T10:00:00Z'),
        )
        texts.push(await exported(store))
        await store.close()
      }
      await readers.close()
      expect(texts[0]!.length).toBeGreaterThan(500_000)
      expect(texts[1] === texts[0]).toBe(true)
    })

    test('a copy there and back holds the same, and can be added to', async () => {
      const first = path.join(folder, 'first.db')
      const store = await openRecord(first)
      await store.put([...generate(80, 3)])
      await store.sources.add({ kind: 'feed', url: 'https://tarn.example/feed.xml', added: 1 })
      await store.jobs.add([{ kind: 'page', key: 'u', body: { a: 1 }, next: 5 }])
      await store.unread.add({
        name: 'u',
        url: null,
        source: null,
        type: 'text/html',
        error: 'broken',
        seen: 's',
        bytes: Uint8Array.of(1, 2),
      })
      await store.shelf('queries').put({ id: 'q', body: [1], at: 2 })
      const before = await exported(store)
      await store.close()
      const [there, back] = [fresh(), path.join(folder, 'back.db')]
      await copyRecord(`sqlite:${first}`, there)
      await copyRecord(there, `sqlite:${back}`)
      for (const where of [there, back]) {
        const copied = await openRecord(where)
        expect((await exported(copied)) === before).toBe(true)
        expect((await copied.check()).problems).toEqual([])
        expect((await copied.sources.list()).map((s) => s.url)).toEqual(['https://tarn.example/feed.xml'])
        expect(await copied.jobs.counts(9)).toMatchObject({ waiting: 1 })
        expect(await copied.unread.bytes((await copied.unread.list())[0]!.id)).toEqual(Uint8Array.of(1, 2))
        expect(await copied.shelf('queries').get('q')).toEqual({ id: 'q', body: [1], at: 2 })
        await copied.put([intakeOf({ id: 'more', facts: [event('more', 'em', 'More')] })])
        expect((await copied.check()).problems).toEqual([])
        await copied.close()
      }
      await expect(copyRecord(back, there)).rejects.toMatchObject({ code: 'foreign' })
      await expect(copyRecord(there, back)).rejects.toMatchObject({ code: 'foreign' })
    })
  })

  describe('several at once', () => {
    test('two that open an empty database at the same moment both get the record', async () => {
      const where = fresh()
      const stores = await Promise.all([1, 2, 3, 4].map(() => openRecord(where)))
      await stores[0]!.put(REPORTS.map(intakeOf))
      for (const store of stores) expect((await store.counts()).articles).toBe(4)
      await Promise.all(stores.map((store) => store.close()))
    })

    test('what one adds the other sees, and both number on from it', async () => {
      const where = fresh()
      const [a, b] = [await openRecord(where), await openRecord(where)]
      const intakes = [...generate(60, 5)]
      for (let i = 0; i < 60; i += 10) await (i % 20 === 0 ? a : b).put(intakes.slice(i, i + 10))
      expect((await listOf(a.heads())).map((head) => head.no)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
      expect((await b.check()).problems).toEqual([])
      await Promise.all([a.close(), b.close()])
    })

    test('a job is given to one', async () => {
      const where = fresh()
      const stores = await Promise.all([1, 2, 3].map(() => openRecord(where)))
      await stores[0]!.jobs.add(Array.from({ length: 90 }, (_, i) => ({ kind: 'k', body: i, next: 0 })))
      const taken = await Promise.all(
        stores.flatMap((store) => [1, 2, 3].map(() => store.jobs.claim({ kinds: ['k'], now: 1, lease: 1000, limit: 10 }))),
      )
      const ids = taken.flat().map((job) => job.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(90)
      await Promise.all(stores.map((store) => store.close()))
    })
  })

  describe('faults', () => {
    test('no secret is in a message', async () => {
      const secret = 'hunter2-in-the-address'
      const bad = [
        `postgres://me:${secret}@127.0.0.1:1/news`,
        `postgres://me:${secret}@[::bad/news`,
        `postgres://me:${secret}@/news?host=/nowhere&schema=No`,
      ]
      for (const where of bad) {
        const error = await openRecord(where).then(
          () => null,
          (fault: unknown) => fault,
        )
        expect(error).toBeInstanceOf(StoreError)
        expect(`${(error as StoreError).message}`).not.toContain(secret)
      }
    })

    test('a server that went away is named, and is used again when it is back', async () => {
      const own = await startCluster()
      try {
        const store = await openRecord(own.address('away'))
        await store.put(REPORTS.map(intakeOf))
        await own.kill()
        await expect(store.counts()).rejects.toMatchObject({ code: 'away' })
        await own.start()
        expect((await store.counts()).articles).toBe(4)
        await store.close()
      } finally {
        await own.stop()
      }
    })

    test('what a newer daybook wrote is left alone; a backup is the business of pg_dump', async () => {
      const where = fresh()
      const store = await openRecord(where)
      await expect(store.backup('x')).rejects.toThrow(/pg_dump/)
      await (store as unknown as { engine: { write: (steps: () => Generator) => Promise<void> } }).engine.write(function* () {
        yield { ask: 'run', sql: 'UPDATE state SET version = 99', values: [] }
      })
      await store.close()
      await expect(openRecord(where)).rejects.toMatchObject({ code: 'newer' })
    })
  })
})
