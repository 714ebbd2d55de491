import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../src/store/store.ts'
import { openRecord } from '../src/store/open.ts'
import { makeReaders } from '../src/work/readers.ts'
import { record } from '../src/work/record.ts'
import type { RecordInput } from '../src/work/record.ts'
import { makeLinker } from '../src/work/record-link.ts'
import { workOn } from '../src/work/site.ts'
import { sharedManners } from '../src/work/workers/manners.ts'
import { enqueue } from '../src/work/workers/queue.ts'
import { runWorker } from '../src/work/workers/worker.ts'
import { FULL, ROOT } from './checkout.ts'
import type { Cluster } from './postgres.ts'
import { HAS_POSTGRES, startCluster } from './postgres.ts'
import { makeRandom } from './random.ts'
import { measured } from './reliability/figures.ts'
import { event, intakeOf } from './store/records.ts'
import { generateNews } from './store/news.ts'

const CLI = path.join(ROOT, 'src/cli/main.ts')
const MANY = FULL ? 2000 : 80
const CHAOS_SECONDS = Number(process.env['DAYBOOK_CHAOS_SECONDS'] ?? (FULL ? 600 : 24))
/** Milliseconds from one kill to the next. */
const CHAOS_EVERY = Number(process.env['DAYBOOK_CHAOS_EVERY'] ?? 5000)

/** Reports of our own making, some of them told twice or by two outlets. */
function inputs(count: number): RecordInput[] {
  return [...generateNews(count)].map((article) => ({ where: article.id, bytes: 1, article, notes: [] }))
}

/** Everything that is exported. */
async function exported(store: Store): Promise<string> {
  const lines: string[] = []
  for (const list of [store.events(), store.stories(), store.statements(), store.entities(), store.articles(), store.changes()])
    for await (const row of list) lines.push(JSON.stringify(row))
  return lines.join('\n')
}

const started: ChildProcess[] = []

/** A worker of its own process. */
function startWorker(address: string, ...more: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'work', '--no-fetch', ...more], {
    env: { ...process.env, DAYBOOK_DATABASE: address },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  started.push(child)
  return child
}

function ended(child: ChildProcess): Promise<number | null> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function until(isSo: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let i = 0; i < seconds * 10; i++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`expected it to be so within ${seconds} seconds`)
}

describe.skipIf(!HAS_POSTGRES)('several workers on one record', { timeout: FULL ? 1_500_000 : 200_000 }, () => {
  let cluster: Cluster
  const clusters: Cluster[] = []
  let expected = ''
  const reports = inputs(MANY)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-workers-'))
  beforeAll(
    async () => {
      cluster = await startCluster({ isDurable: true })
      clusters.push(cluster)
      const store = await openRecord(path.join(folder, 'alone.db'))
      const readers = await makeReaders(1)
      const list = async function* (): AsyncGenerator<RecordInput> {
        for (const one of reports) yield await Promise.resolve(one)
      }
      for await (const outcome of record(list(), { store, readers, makeLinker, now: () => '2026-01-01T00:00:00Z' }))
        if (outcome.kind === 'failed') throw new Error(outcome.error)
      expected = await exported(store)
      await readers.close()
      await store.close()
    },
    FULL ? 900_000 : 120_000,
  )
  afterAll(async () => {
    for (const child of started) if (child.exitCode === null) child.kill('SIGKILL')
    for (const one of clusters) await one.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test('three workers give the same record as one process with a file, to the byte', async () => {
    const address = cluster.address('three')
    const store = await openRecord(address)
    for (let i = 0; i < reports.length; i += 50) await enqueue(store, reports.slice(i, i + 50))
    const workers = [1, 2, 3].map(() => startWorker(address, '--until-empty'))
    expect(await Promise.all(workers.map(ended))).toEqual([0, 0, 0])
    expect((await store.jobs.kinds(0)).length).toBe(0)
    expect((await exported(store)) === expected).toBe(true)
    measured('30', `${MANY.toLocaleString('en')} reports: the same bytes`)
    expect((await store.check()).problems).toEqual([])
    await store.close()
  })

  test('a random worker or the database is killed again and again: nothing is lost, nothing is doubled', async () => {
    const own = await startCluster({ isDurable: true })
    clusters.push(own)
    const address = own.address('chaos')
    const store = await openRecord(address)
    const random = makeRandom(Number(process.env['DAYBOOK_CHAOS_SEED'] ?? 11))
    const workers = [1, 2, 3].map(() => startWorker(address))
    const began = Date.now()
    let given = 0
    let kills = 0
    while (Date.now() - began < CHAOS_SECONDS * 1000) {
      await new Promise((resolve) => setTimeout(resolve, CHAOS_EVERY))
      const share = Math.ceil((MANY * (Date.now() - began)) / (CHAOS_SECONDS * 1000))
      await enqueue(store, reports.slice(given, Math.min(MANY, share)))
      given = Math.min(MANY, share)
      // The third time it is the database, so that it is among them whatever the dice say.
      const which = kills === 2 ? 3 : Math.floor(random() * 4)
      kills++
      if (which === 3) {
        await own.kill()
        await own.start()
      } else {
        workers[which]!.kill('SIGKILL')
        await ended(workers[which]!)
        workers[which] = startWorker(address)
      }
    }
    const last = Date.now()
    await enqueue(store, reports.slice(given))
    const seconds = (): number => (Date.now() - last) / 1000
    // As many linked within a second as came in each second: whatever waits gets less again.
    const linked = [(await store.counts()).articles]
    let back: number | null = null
    await until(async () => {
      linked.push((await store.counts()).articles)
      if (back === null && linked.at(-1)! - (linked.at(-11) ?? linked[0]!) > MANY / CHAOS_SECONDS) back = seconds()
      return (await store.jobs.line(['read', 'link'], { after: 0, limit: 1 })).length === 0
    }, 100)
    const after = seconds()
    expect(back ?? after).toBeLessThan(60)
    for (const worker of workers) worker.kill('SIGTERM')
    // One that was started just now may not listen yet: the signal itself ends it.
    await Promise.all(workers.map(ended))
    for (const { exitCode, signalCode } of workers) expect([0, 'SIGTERM']).toContain(exitCode ?? signalCode)
    expect(kills).toBeGreaterThan(3)
    expect(await store.jobs.dead()).toEqual([])
    expect((await exported(store)) === expected).toBe(true)
    measured(
      '29',
      `${kills} kills in ${CHAOS_SECONDS} s, ${MANY} reports: 0 lost, 0 doubled; at full rate ${(back ?? after).toFixed(1)} s after the last kill, and nothing left to do ${after.toFixed(0)} s after it`,
    )
    await store.close()
  })

  test('told to stop in the middle of its work, a worker ends within ten seconds and leaves the rest to others', async () => {
    const address = cluster.address('stop')
    const store = await openRecord(address)
    await enqueue(store, reports)
    const worker = startWorker(address)
    await until(async () => (await store.counts()).articles > 5, 60)
    const began = Date.now()
    worker.kill('SIGTERM')
    expect(await ended(worker)).toBe(0)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(await store.leases.holder('linker')).toBeNull()
    const counts = await store.jobs.counts(await store.leases.now())
    expect(counts.leased).toBe(0)
    expect((await store.counts()).articles + counts.waiting).toBe(MANY)
    expect(await ended(startWorker(address, '--until-empty'))).toBe(0)
    expect((await exported(store)) === expected).toBe(true)
    await store.close()
  })

  test('who stood still for longer than a lease writes nothing', async () => {
    const address = cluster.address('paused')
    const [paused, other] = [await openRecord(address), await openRecord(address)]
    const first = (await paused.leases.take('linker', 'paused', 50))!
    expect(await other.leases.take('linker', 'other', 50)).toBeNull()
    await paused.put([intakeOf({ id: 'a', facts: [event('a', 'ea', 'Fair')] })])
    await new Promise((resolve) => setTimeout(resolve, 80))
    const second = (await other.leases.take('linker', 'other', 60_000))!
    expect(second.token).toBeGreaterThan(first.token)
    await expect(paused.put([intakeOf({ id: 'b', facts: [event('b', 'eb', 'Feast')] })])).rejects.toMatchObject({ code: 'lost' })
    expect(await first.renew()).toBe(false)
    const bystander = await openRecord(address)
    await expect(bystander.put([intakeOf({ id: 'c', facts: [] })])).rejects.toMatchObject({ code: 'held' })
    expect((await other.counts()).articles).toBe(1)
    // The same for what it was reading.
    const [id] = await other.jobs.add([{ kind: 'read', body: 1, next: 0 }])
    const [old] = await paused.jobs.claim({ kinds: ['read'], now: 1, lease: 10 })
    const [now] = await other.jobs.claim({ kinds: ['read'], now: 50, lease: 10 })
    expect(await paused.jobs.pass(old!, { kind: 'link', body: 'old', next: 0 })).toBe(false)
    expect(await paused.jobs.hold([old!], 999)).toEqual([])
    expect(await other.jobs.pass(now!, { kind: 'link', body: 'new', next: 0 })).toBe(true)
    expect(await other.jobs.many([id!])).toMatchObject([{ kind: 'link', body: 'new' }])
    await second.release()
    await Promise.all([paused.close(), other.close(), bystander.close()])
  })

  test('a worker that is stopped with its process and wakes up late is refused', async () => {
    const address = cluster.address('asleep')
    const store = await openRecord(address)
    const asleep = startWorker(address)
    await enqueue(store, reports.slice(0, 60))
    await until(async () => (await store.counts()).articles > 0, 60)
    asleep.kill('SIGSTOP')
    const began = Date.now()
    expect(await ended(startWorker(address, '--until-empty'))).toBe(0)
    // A lease is ten seconds long; what else was held is free sooner, or soon after.
    expect(Date.now() - began).toBeLessThan(45_000)
    const before = await exported(store)
    asleep.kill('SIGCONT')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    asleep.kill('SIGTERM')
    expect(await ended(asleep)).toBe(0)
    expect((await exported(store)) === before).toBe(true)
    expect((await store.counts()).articles).toBe(60)
    await store.close()
  })

  test('two servers on one database both run, and what is sent to either is in the record once', async () => {
    const address = cluster.address('servers')
    const stores = [await openRecord(address), await openRecord(address)]
    const told: string[] = []
    const desks = await Promise.all(stores.map((store) => workOn(store, address, (line) => told.push(line))))
    const some = reports.slice(0, 10).flatMap((one) => ('article' in one ? [one.article] : []))
    const outcomes = await Promise.all(some.map((article, i) => desks[i % 2]!.take(article)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(some.map(() => 'stored'))
    expect(await desks[1]!.take(some[0]!)).toMatchObject({ kind: 'known' })
    expect((await stores[0]!.counts()).articles).toBe(10)
    expect((await stores[0]!.check()).problems).toEqual([])
    await Promise.all(desks.map((desk) => desk.close()))
    expect(await stores[0]!.leases.holder('linker')).toBeNull()
    await Promise.all(stores.map((store) => store.close()))
    expect(told).toEqual([])
  })

  test('two workers that ask one host wait for one another', async () => {
    const address = cluster.address('manners')
    const stores = [await openRecord(address), await openRecord(address)]
    const asked: [number, number][] = []
    const ask = async (): Promise<void> => {
      const began = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 20))
      asked.push([began, performance.now()])
    }
    const manners = stores.map((store) => sharedManners(store))
    await Promise.all([0, 1, 2, 3, 4, 5].map((i) => manners[i % 2]!.run('tarn.example', () => 150, ask)))
    asked.sort((a, b) => a[0] - b[0])
    for (let i = 1; i < asked.length; i++) expect(asked[i]![0] - asked[i - 1]![1]).toBeGreaterThan(140)
    await Promise.all(stores.map((store) => store.close()))
  })

  test('a report that cannot be read is given up with its reason, and the line goes on', async () => {
    const address = cluster.address('poison')
    const store = await openRecord(address)
    await enqueue(store, [
      reports[0]!,
      { where: 'empty', bytes: 0, article: { id: 'empty', text: '' }, notes: [] },
      {
        where: 'german',
        bytes: 0,
        article: { id: 'de', text: 'Der Minister hat gestern in Berlin mit der Gewerkschaft gesprochen und will heute wieder verhandeln.' },
        notes: [],
      },
      reports[1]!,
    ])
    const readers = await makeReaders(1)
    const told: string[] = []
    const stop = new AbortController()
    await runWorker({ store, readers, makeLinker, fetcher: null, signal: stop.signal, tell: (line) => told.push(line), untilEmpty: true })
    expect((await store.counts()).articles).toBe(2)
    expect((await store.jobs.dead()).map(({ error }) => error)).toEqual([
      expect.stringMatching(/language/),
      expect.stringMatching(/expected/),
    ])
    expect(told.join(' ')).toMatch(/german/)
    await readers.close()
    await store.close()
  })
})
