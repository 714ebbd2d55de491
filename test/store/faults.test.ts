import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { StoreError } from '../../src/store/errors.ts'
import type { SqlStore } from '../../src/store/sql/sql-store.ts'
import { restoreFrom } from '../../src/store/sqlite/backup.ts'
import type { SqliteEngine } from '../../src/store/sqlite/engine.ts'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { SCHEMA_VERSION } from '../../src/store/sqlite/schema.ts'
import { FULL, ROOT } from '../checkout.ts'
import { measured } from '../reliability/figures.ts'
import { listOf } from './contract.suite.ts'
import { entity, event, intakeOf, REPORTS, row } from './records.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-faults-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
let n = 0
const fresh = (): string => path.join(folder, `${++n}.db`)
const CLI = path.join(ROOT, 'src/cli/main.ts')
/** Enough that no round finds all of them taken in already. */
const REPORTS_TOLD = FULL ? 20_000 : 400
const SAMPLE = path.join(ROOT, 'sample/news.ndjson')

async function filled(file = fresh()): Promise<string> {
  const store = await openRecord(file)
  await store.put(REPORTS.map(intakeOf))
  await store.close()
  return file
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'none'
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError)
    return (error as StoreError).code
  }
}

function run(...args: string[]): { code: number; out: string; err: string } {
  try {
    return {
      code: 0,
      out: execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
      err: '',
    }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    return { code: status, out: stdout, err: stderr }
  }
}

describe('one clear error, nothing lost', () => {
  test('a second process is refused, and told who holds the record; looking is allowed', async () => {
    const file = await filled()
    const store = await openRecord(file)
    const began = performance.now()
    const second = run('--db', file, 'import', '-q', SAMPLE)
    expect(second.code).toBe(1)
    expect(second.err).toContain(`process ${process.pid}`)
    expect(second.err.trim().split('\n')).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(await codeOf(() => openRecord(file))).toBe('held')
    expect(run('--db', file, 'export', 'events').out).toContain('Marlow–Quist')
    await store.close()
    await (await openRecord(file)).close()
  })

  test('a file that is no record, of another program, of a newer daybook', async () => {
    const text = fresh()
    fs.writeFileSync(text, 'not a record at all, but long enough to be looked at '.repeat(50))
    expect(await codeOf(() => openRecord(text))).toBe('foreign')
    const other = fresh()
    new DatabaseSync(other).exec('CREATE TABLE x (y)')
    expect(await codeOf(() => openRecord(other))).toBe('foreign')
    const newer = await filled()
    const db = new DatabaseSync(newer)
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
    db.close()
    const before = fs.readFileSync(newer)
    expect(await codeOf(() => openRecord(newer))).toBe('newer')
    expect(await codeOf(() => openRecord(newer, { readOnly: true }))).toBe('newer')
    expect(fs.readFileSync(newer).equals(before)).toBe(true)
    expect(await codeOf(() => openRecord(path.join(folder, 'none.db'), { readOnly: true }))).toBe('missing')
  })

  test('a full disk: the batch is refused whole, what was there stays, room heals it', async () => {
    const file = fresh()
    const store = await openRecord(file)
    await store.put(REPORTS.map(intakeOf))
    const counts = await store.counts()
    // What a full disk says, without filling one: no page more.
    const { raw } = ((store as SqlStore).engine as SqliteEngine).database
    const { page_count: pages } = raw.prepare('PRAGMA page_count').get() as { page_count: number }
    raw.exec(`PRAGMA max_page_count = ${pages}`)
    const big = intakeOf({
      id: 'big',
      text: Array.from({ length: 20_000 }, (_, i) => `word${(i * 7919) % 100_003}`).join(' '),
      facts: [event('big', 'eb', 'Big')],
    })
    expect(await codeOf(() => store.put([big]))).toBe('full')
    expect(await store.counts()).toEqual(counts)
    expect((await store.event('e1'))!.reports).toHaveLength(3)
    raw.exec('PRAGMA max_page_count = 1000000')
    await store.put([big])
    expect((await store.event('eb'))!.title).toBe('Big')
    expect((await store.check()).problems).toEqual([])
    await store.close()
  })

  test('one flipped byte: a clear message or the right answer, never a wrong one', async () => {
    const file = await filled()
    const good = await dump(file)
    const bytes = fs.readFileSync(file)
    const copy = fresh()
    let noticed = 0
    let seed = 20260302
    const rounds = FULL ? 400 : 60
    for (let i = 0; i < rounds; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
      const at = seed % bytes.length
      const broken = Buffer.from(bytes)
      broken[at] = broken[at]! ^ (1 << (i % 8))
      fs.writeFileSync(copy, broken)
      let found: string | null = null
      try {
        found = await dump(copy)
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(StoreError)
        noticed++
      }
      if (found === null || found === good) continue
      // The facts are summed; a view is not. What is wrong in a view, check finds.
      const store = await openRecord(copy, { readOnly: true })
      expect((await store.check()).problems, `byte ${at}`).not.toEqual([])
      await store.close()
    }
    expect(noticed).toBeGreaterThan(0)
    measured('5', `${rounds} bits flipped: ${noticed} refused with a message, the others right or found by check`)
  })

  test('kill -9 while importing: nothing told of is lost, nothing is torn or doubled', async () => {
    const input = fresh()
    fs.writeFileSync(
      input,
      Array.from({ length: REPORTS_TOLD }, (_, i) =>
        JSON.stringify({
          id: `k${i}`,
          published: '2026-03-02',
          text: `Vestria's parliament will vote on bill ${i} on Friday, speaker Ilsa Marlow said.`,
        }),
      ).join('\n'),
    )
    const file = fresh()
    const told = new Set<string>()
    let kills = 0
    for (let round = 0; round < (FULL ? 200 : 20); round++) {
      kills++
      const child = spawn(process.execPath, [CLI, '--db', file, 'import', '-q', '--each', input], { stdio: ['ignore', 'pipe', 'ignore'] })
      let rest = ''
      let lines = 0
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (piece: Buffer) => {
          const parts = (rest + piece.toString()).split('\n')
          rest = parts.pop()!
          for (const line of parts) {
            if (!line.startsWith('{')) continue
            told.add((JSON.parse(line) as { stored: string }).stored)
            // At another moment each time: as soon as a line is out, or some milliseconds later.
            if (lines++ === 0) setTimeout(() => child.kill('SIGKILL'), round * 3)
          }
        })
        child.on('close', () => resolve())
        setTimeout(() => child.kill('SIGKILL'), 20_000).unref()
      })
      if (told.size === REPORTS_TOLD) break
    }
    expect(told.size).toBeGreaterThan(0)
    const store = await openRecord(file)
    const heads = await listOf(store.heads())
    const ids = heads.map((h) => h.id)
    expect([...told].filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    expect(heads.every((h) => h.version === 1)).toBe(true)
    expect((await store.check()).problems).toEqual([])
    await store.close()
    measured('1', `${kills} kills, ${told.size} reports told of: 0 lost, 0 torn, 0 twice`)
  }, 1_800_000)
})

describe('care of the record', () => {
  test('a backup is a whole copy, and a restore puts it back', async () => {
    const file = await filled()
    const good = await dump(file)
    const store = await openRecord(file)
    const copy = fresh()
    await store.backup(copy)
    expect(await codeOf(() => store.backup(copy))).toBe('foreign')
    await store.put([intakeOf({ id: 'later', facts: [event('later', 'e77', 'Later')] })])
    await store.close()
    expect(await dump(copy)).toBe(good)
    restoreFrom(copy, file)
    expect(await dump(file)).toBe(good)
    expect(await dump(`${file}.before`)).toContain('Later')
  })

  test('a tampered view is found', async () => {
    const file = await filled()
    const db = new DatabaseSync(file)
    db.exec("UPDATE events SET status = 'cancelled'")
    db.close()
    const store = await openRecord(file)
    expect((await store.check()).problems).toEqual(['view events: 2 rows are not as the facts have them'])
    await store.close()
  })

  test('two imports of the same input give the same bytes', async () => {
    const files = [fresh(), fresh()]
    for (const file of files) expect(run('--db', file, 'import', '-q', SAMPLE).code).toBe(0)
    const [a, b] = [await dump(files[0]!), await dump(files[1]!)]
    expect(a.length).toBeGreaterThan(100_000)
    expect(a === b).toBe(true)
    const [x, y] = files.map((file) => run('--db', file, 'export', 'events').out)
    expect(x!.length).toBeGreaterThan(1000)
    expect(x === y).toBe(true)
    // Once more into the same record: all of it is known.
    expect(run('--db', files[0]!, 'import', '-q', SAMPLE).out).toMatch(/^0 stored, 35 known already/)
  }, 180_000)

  test('in two goes the record is as in one: what is known is rebuilt from the store', async () => {
    const lines = fs.readFileSync(SAMPLE, 'utf8').trim().split('\n')
    const [whole, halves, part] = [fresh(), fresh(), path.join(folder, 'part.ndjson')]
    run('--db', whole, 'import', '-q', SAMPLE)
    for (const half of [lines.slice(0, 15), lines.slice(15)]) {
      fs.writeFileSync(part, half.join('\n'))
      expect(run('--db', halves, 'import', '-q', part).code).toBe(0)
    }
    expect((await dump(halves)) === (await dump(whole))).toBe(true)
  }, 180_000)

  test.each(fs.readdirSync(path.join(ROOT, 'test/store/released')).filter((file) => file.endsWith('.db')))(
    'the record of %s still opens',
    async (name) => {
      const file = fresh()
      fs.copyFileSync(path.join(ROOT, 'test/store/released', name), file)
      const store = await openRecord(file)
      expect((await store.event('e1'))!.reports).toEqual(['r1', 'r2', 'r3'])
      expect((await store.check()).problems).toEqual([])
      await store.put([
        intakeOf({
          id: 'new',
          facts: [entity('new', 'pn', 'Someone New'), row('new', 'e1', { published: '2026-04-01', status: 'happened' })],
        }),
      ])
      expect((await store.event('e1'))!.status).toBe('happened')
      expect((await store.reading('r1'))!.format).toBe('daybook.reading/1')
      if (name !== 'v1.db') {
        expect(await store.sources.list()).toHaveLength(1)
        expect((await store.jobs.claim({ kinds: ['fetch'], now: 2, lease: 1 })).length).toBe(1)
        expect((await store.entity('p2'))!.name).toBe('Tobias Qvist')
      }
      await store.close()
    },
  )
})

/** All that a record holds, as one text. */
async function dump(file: string): Promise<string> {
  const store = await openRecord(file, { readOnly: true })
  try {
    const all = [
      await listOf(store.articles()),
      await listOf(store.facts()),
      await listOf(store.events()),
      await listOf(store.entities()),
      await listOf(store.statements()),
      await listOf(store.stories()),
    ]
    return JSON.stringify(all)
  } finally {
    await store.close()
  }
}
