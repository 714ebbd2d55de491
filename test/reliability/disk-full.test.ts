import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { ROOT } from '../checkout.ts'
import { reports } from '../reports.ts'
import { listOf } from '../store/contract.suite.ts'
import { measured } from './figures.ts'
import { isBuilt, post, serve } from './server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-full-'))
const disk = path.join(folder, 'disk')
fs.mkdirSync(disk)
const CLI = path.join(ROOT, 'src/cli/main.ts')
/** Root may make a small disk of its own; others cannot. */
const hasDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'daybook-test', disk]).status === 0
afterAll(() => {
  if (hasDisk) execFileSync('umount', ['-l', disk])
  fs.rmSync(folder, { recursive: true, force: true })
})

function inputOf(count: number): string {
  const file = path.join(folder, 'in.ndjson')
  const lines = reports(count, { seed: 9, perDay: 20 }).map((report) => JSON.stringify(report))
  fs.writeFileSync(file, lines.join('\n'))
  return file
}

async function idsOf(db: string): Promise<string[]> {
  const store = await openRecord(db)
  expect((await store.check()).problems).toEqual([])
  const ids = (await listOf(store.heads())).map(({ id }) => id)
  await store.close()
  return ids
}

/** The ids that an import told of. */
function told(out: string): string[] {
  return out.split('\n').flatMap((line) => (line.startsWith('{"stored"') ? [(JSON.parse(line) as { stored: string }).stored] : []))
}

test('a file that may grow no more: one plain line, all that was told of is there, room heals it', async () => {
  const db = path.join(folder, 'limit.db')
  const input = inputOf(70)
  const args = [CLI, '--db', db, 'import', '-q', '--each', input]
  const first = spawnSync('sh', ['-c', 'ulimit -f 1500; exec "$@"', 'sh', process.execPath, ...args], { encoding: 'utf8' })
  expect(first.status).toBe(1)
  expect(first.stderr.trim()).toMatch(/^daybook: .*the disk is full; nothing was lost.*$/)
  const kept = told(first.stdout)
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length).toBeLessThan(70)
  expect((await idsOf(db)).sort()).toEqual(expect.arrayContaining([...kept].sort()))
  const again = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(again.status).toBe(0)
  expect(new Set(await idsOf(db)).size).toBe(70)
})

describe.skipIf(!hasDisk || !isBuilt)('a full disk under a served record', () => {
  test('507 and one line; pages go on; with room it takes in again by itself', async () => {
    const db = path.join(disk, 'served.db')
    const filler = path.join(disk, 'filler')
    const served = await serve(db)
    try {
      const all = reports(400, { seed: 10, perDay: 20 })
      let acked = 0
      const first = async (): Promise<number> => {
        for (const report of all.slice(acked)) {
          const { status } = await post(served, report)
          if (status !== 201) return status
          acked++
          if (acked === 20) fillUp(filler)
        }
        return 0
      }
      expect(await first()).toBe(507)
      expect((await fetch(served.url)).status).toBe(200)
      expect((await fetch(new URL('diary', served.url))).status).toBe(200)
      fs.rmSync(filler)
      const began = performance.now()
      let status = 0
      while (status !== 201 && performance.now() - began < 30_000) ({ status } = await post(served, all[acked]!))
      expect(status).toBe(201)
      const healed = (performance.now() - began) / 1000
      acked++
      expect(await served.stop()).toBe(0)
      const ids = await idsOf(db)
      expect(ids).toEqual(all.slice(0, acked).map(({ id }) => id))
      measured('3', `507 after ${acked - 1} reports, 0 lost; takes in again ${healed.toFixed(1)} s after there was room`)
    } finally {
      await served.stop('SIGKILL')
    }
  }, 120_000)
})

/** Leave no room on the little disk. */
function fillUp(file: string): void {
  const handle = fs.openSync(file, 'w')
  const piece = Buffer.alloc(16_384)
  try {
    for (;;) fs.writeSync(handle, piece)
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    fs.closeSync(handle)
  }
}
