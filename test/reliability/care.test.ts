import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { SCHEMA_VERSION } from '../../src/store/sqlite/schema.ts'
import type { Store } from '../../src/store/store.ts'
import { FULL, ROOT } from '../checkout.ts'
import { makeRandom } from '../random.ts'
import { reports } from '../reports.ts'
import { listOf } from '../store/contract.suite.ts'
import { generate } from '../store/generate.ts'
import { measured } from './figures.ts'
import { isBuilt, post, serve } from './server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-care-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
let n = 0
const fresh = (): string => path.join(folder, `${++n}.db`)
const CLI = path.join(ROOT, 'src/cli/main.ts')
const random = makeRandom(17)

/** With half and quarter hours, summer time of half an hour, and a day that was left out. */
const ZONES = [
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Kathmandu',
  'UTC',
  'America/New_York',
  'Europe/Budapest',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
]

async function withRecord<T>(file: string, run: (store: Store) => Promise<T>): Promise<T> {
  const store = await openRecord(file)
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

describe('the record is looked after', () => {
  test('backups taken while reports come in are each the record of one moment', async () => {
    const file = fresh()
    const rounds = FULL ? 20 : 6
    const store = await openRecord(file)
    const all = [...generate(rounds * 60, 4)]
    let alone = 0
    let beside = 0
    for (let round = 0; round < rounds; round++) {
      const part = all.slice(round * 60, round * 60 + 60)
      const copy = fresh()
      const before = (await store.counts()).articles
      const cut = 12 * Math.floor(random() * 4)
      const backing: Promise<void>[] = []
      for (let i = 0; i < part.length; i += 12) {
        if (i === cut) backing.push(store.backup(copy))
        const began = performance.now()
        await store.put(part.slice(i, i + 12))
        if (i === cut) beside += performance.now() - began
        else alone += (performance.now() - began) / 4
      }
      await Promise.all(backing)
      await withRecord(copy, async (kept) => {
        expect((await kept.check()).problems).toEqual([])
        const ids = (await listOf(kept.heads())).map(({ id }) => id)
        expect(ids).toEqual(all.slice(0, ids.length).map(({ article }) => article.id))
        expect(ids.length).toBeGreaterThanOrEqual(before)
        const last = (await listOf(kept.facts())).at(-1)!.seq
        const facts = (await listOf(store.facts())).filter(({ seq }) => seq <= last)
        expect(JSON.stringify(await listOf(kept.facts()))).toBe(JSON.stringify(facts))
      })
      fs.rmSync(copy)
    }
    await store.close()
    measured('6', `${rounds} of ${rounds} equal to a moment; a write beside a backup took ${(beside / alone).toFixed(2)} of one without`)
  }, 300_000)

  test('a migration that is killed is done by the next start, and nothing is lost', async () => {
    const old = path.join(ROOT, 'test/store/released/v1.db')
    const file = fresh()
    const whole = await withRecord(copied(old, fresh()), dump)
    let killed = 0
    for (let round = 0; round < (FULL ? 50 : 8); round++) {
      copied(old, file)
      const child = spawn(process.execPath, [CLI, '--db', file, 'db', 'migrate'], { stdio: ['ignore', 'ignore', 'ignore'] })
      const timer = setTimeout(() => child.kill('SIGKILL'), 80 + random() * 240)
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
      clearTimeout(timer)
      if (signal !== null) killed++
      expect(await withRecord(file, dump)).toBe(whole)
    }
    expect(killed).toBeGreaterThan(0)
    expect(SCHEMA_VERSION).toBeGreaterThan(1)
    measured('7', `killed ${killed} times while it migrated; 0 rows lost, the next start finished it`)
  }, 300_000)

  test.skipIf(!isBuilt)(
    'SIGTERM under load: what was asked is answered, what was told of is there',
    async () => {
      const file = fresh()
      const served = await serve(file)
      const all = reports(400, { seed: 21, perDay: 20 })
      const acked: string[] = []
      let open = 0
      let torn = 0
      const poster = async (from: number): Promise<void> => {
        for (let i = from; i < all.length; i += 8) {
          open++
          try {
            const { status } = await post(served, all[i]!)
            if (status === 201) acked.push(all[i]!.id)
          } catch (error) {
            // Refused before it was taken is no loss; broken off in the midst of an answer would be one.
            if (isRefused(error)) return
            torn++
            return
          } finally {
            open--
          }
        }
      }
      const posters = Array.from({ length: 8 }, (_, i) => poster(i))
      while (acked.length < 40) await new Promise((resolve) => setTimeout(resolve, 5))
      const began = performance.now()
      expect(await served.stop()).toBe(0)
      const took = (performance.now() - began) / 1000
      await Promise.all(posters)
      expect(open).toBe(0)
      expect(torn).toBe(0)
      expect(took).toBeLessThan(10)
      const ids = await withRecord(file, async (store) => (await listOf(store.heads())).map(({ id }) => id))
      expect(acked.filter((id) => !ids.includes(id))).toEqual([])
      expect(new Set(ids).size).toBe(ids.length)
      measured('8', `8 senders at full speed: ended in ${took.toFixed(1)} s, exit 0, ${acked.length} told of, 0 lost`)
    },
    60_000,
  )

  test('the diary is the same in every time zone', () => {
    const zones = FULL ? ZONES : ZONES.slice(0, 3)
    const said = zones.map((TZ) => {
      const db = fresh()
      const of = (...args: string[]): string => {
        const { stdout, status, stderr } = spawnSync(process.execPath, [CLI, '--db', db, ...args], {
          encoding: 'utf8',
          env: { ...process.env, TZ },
        })
        expect(stderr).toBe('')
        expect(status).toBe(0)
        return stdout
      }
      of('import', '-q', path.join(ROOT, 'sample/news.ndjson'))
      return ['events', 'statements'].map((what) => of('export', what)).join('\n')
    })
    expect(said[0]!.length).toBeGreaterThan(10_000)
    expect(said.map((text) => text === said[0])).toEqual(zones.map(() => true))
    measured('28', `${zones.length} zones: identical exports of events and statements`)
  }, 120_000)
})

function copied(from: string, to: string): string {
  for (const tail of ['-wal', '-shm', '.lock']) fs.rmSync(`${to}${tail}`, { force: true })
  fs.copyFileSync(from, to)
  return to
}

/** Everything of a record that a person would miss. */
async function dump(store: Store): Promise<string> {
  expect((await store.check()).problems).toEqual([])
  const all = [store.articles(), store.facts(), store.events(), store.entities(), store.statements(), store.stories()]
  return JSON.stringify(await Promise.all(all.map((list) => listOf<unknown>(list))))
}

function isRefused(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code === 'ECONNREFUSED'
}
