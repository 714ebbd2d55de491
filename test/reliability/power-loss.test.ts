import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecord } from '../../src/store/sqlite/open.ts'
import { FULL, ROOT } from '../checkout.ts'
import { makeRandom } from '../random.ts'
import { reports } from '../reports.ts'
import { listOf } from '../store/contract.suite.ts'
import { measured } from './figures.ts'
import type { Call } from './syscalls.ts'
import { callsOf, Disk } from './syscalls.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-power-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const CLI = path.join(ROOT, 'src/cli/main.ts')
const hasStrace = spawnSync('strace', ['-V']).status === 0

/** An import as its disk saw it. */
interface Traced {
  readonly file: string
  readonly before: Buffer
  readonly calls: readonly Call[]
}

/** What a traced import asked of the disk: `before` is the record it began with. */
async function tracedImport(count: number): Promise<Traced> {
  const [file, input, log] = ['record.db', 'in.ndjson', 'log'].map((name) => path.join(folder, name)) as [string, string, string]
  fs.writeFileSync(
    input,
    reports(count, { seed: 5, perDay: 10 })
      .map((report) => JSON.stringify(report))
      .join('\n'),
  )
  await (await openRecord(file)).close()
  const before = fs.readFileSync(file)
  execFileSync(
    'strace',
    ['-f', '-qq', '-y', '-xx', '-s', '4000000', '-e', 'trace=pwrite64,fsync,fdatasync,ftruncate,unlink,write', '-o', log].concat([
      process.execPath,
      ...[CLI, '--db', file, 'import', '-q', '--each', input],
    ]),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const calls = callsOf(fs.readFileSync(log, 'utf8')).filter((call) => call.do === 'tell' || isOfRecord(call.file, file))
  return { file, before, calls }
}

/** The record and its log; the index beside them is made anew, the lock means nothing after a power cut. */
function isOfRecord(name: string, file: string): boolean {
  return name === file || name === `${file}-wal` || name === `${file}-journal`
}

function toldIds(told: string): string[] {
  return told
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => (line.startsWith('{"stored"') ? [(JSON.parse(line) as { stored: string }).stored] : []))
}

async function idsAfter(files: ReadonlyMap<string, Buffer>, file: string): Promise<{ ids: string[]; problems: readonly string[] }> {
  const place = path.join(folder, 'after.db')
  for (const tail of ['', '-wal', '-shm', '-journal']) fs.rmSync(`${place}${tail}`, { force: true })
  for (const [name, bytes] of files) fs.writeFileSync(name.replace(file, place), bytes)
  const store = await openRecord(place)
  try {
    return { ids: (await listOf(store.heads())).map(({ id }) => id), problems: (await store.check()).problems }
  } finally {
    await store.close()
  }
}

describe.skipIf(!hasStrace)('a power cut', () => {
  let traced: Traced
  beforeAll(async () => {
    traced = await tracedImport(FULL ? 120 : 40)
  }, 120_000)

  test('wherever it comes, what was told of is in the record, whole and once', async () => {
    const { file, before, calls } = traced
    const disk = new Disk({ [file]: before })
    const random = makeRandom(7)
    const ways: (() => boolean)[] = [() => false, () => random() < 0.5, () => true]
    const last = calls.length - 1
    const every = Math.max(1, Math.floor(calls.length / (FULL ? 240 : 40)))
    let cuts = 0
    for (const [i, call] of calls.entries()) {
      disk.do(call)
      // After every few calls, and always just after something was told.
      if (i % every !== 0 && i !== last && !(call.do === 'tell' && random() < 0.3)) continue
      for (const way of ways) {
        const { ids, problems } = await idsAfter(disk.after(way), file)
        cuts++
        expect(problems).toEqual([])
        expect(new Set(ids).size).toBe(ids.length)
        expect(toldIds(disk.told).filter((id) => !ids.includes(id))).toEqual([])
      }
    }
    expect(toldIds(disk.told)).toHaveLength(FULL ? 120 : 40)
    expect(cuts).toBeGreaterThanOrEqual(100)
    measured('2', `${cuts} cuts, 0 lost, 0 torn`)
  })

  test('the test would see a loss: a disk that forgets what was synced loses reports', async () => {
    const { file, before, calls } = traced
    const disk = new Disk({ [file]: before })
    for (const call of calls) if (call.do !== 'sync') disk.do(call)
    const { ids } = await idsAfter(
      disk.after(() => false),
      file,
    )
    expect(ids.length).toBeLessThan(toldIds(disk.told).length)
  })
})
