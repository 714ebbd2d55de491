import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FULL, ROOT } from '../checkout.ts'
import { reports } from '../reports.ts'
import { measured } from './figures.ts'
import type { Served } from './server.ts'
import { isBuilt, post, serve } from './server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-running-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const PAGES = [
  '',
  'diary',
  'diary?view=month',
  'diary?view=timeline',
  'diary?view=map',
  'stories',
  'said',
  'who',
  'search?q=council',
  'reports',
  'changes',
  'sources',
]
const LISTS = [
  'diary.ics',
  'diary.atom',
  'said.csv',
  'changes.json',
  'api/v1/events',
  'openapi.json',
  'docs',
  'settings',
  'healthz',
  'readyz',
]

describe.skipIf(!isBuilt)('a served record', () => {
  test('asks nobody for anything: no page, no list and no report that comes in opens a connection', async () => {
    const log = path.join(folder, 'outgoing')
    fs.writeFileSync(log, '')
    const hook = path.join(ROOT, 'test/reliability/outgoing.fixture.cjs')
    const served = await serve(path.join(folder, 'private.db'), [], { DAYBOOK_OUTGOING: log, NODE_OPTIONS: `--require ${hook}` })
    try {
      for (const report of reports(20, { seed: 3, perDay: 10 })) expect((await post(served, report)).status).toBe(201)
      let asked = 0
      for (const page of [...PAGES, ...LISTS]) {
        const response = await fetch(new URL(page, served.url))
        expect(response.status, page).toBe(200)
        const text = await response.text()
        asked++
        if (page !== '') continue
        for (const [, link = ''] of text.matchAll(/href="(\/(?:event|a|story|who)\/[^"]{1,200})"/g)) {
          expect((await fetch(new URL(link, served.url))).status, link).toBe(200)
          asked++
        }
      }
      expect(fs.readFileSync(log, 'utf8')).toBe('')
      measured('32', `${asked} pages and lists, 20 reports taken in: 0 connections, 0 names looked up`)
    } finally {
      await served.stop()
    }
    // The hook has teeth: it hears of a connection that is made.
    const { execFileSync } = await import('node:child_process')
    const ask = "require('node:net').connect(1, '127.0.0.1').on('error', () => undefined)"
    execFileSync(process.execPath, ['--require', hook, '-e', ask], { env: { ...process.env, DAYBOOK_OUTGOING: log } })
    expect(fs.readFileSync(log, 'utf8')).toContain('connect')
  }, 60_000)

  test.skipIf(!fs.existsSync('/proc/self/fd'))(
    'a soak: open files and memory stay level while reports, repeats and pages keep coming',
    async () => {
      const minutes = FULL ? Number(process.env['DAYBOOK_SOAK_MINUTES'] ?? 120) : 1
      // Left alone (DAYBOOK_SOAK_ALONE=1), garbage that waits is measured as well: a tenth of the heaps, gathered over hours.
      const isAlone = process.env['DAYBOOK_SOAK_ALONE'] === '1'
      const cleaned = { NODE_OPTIONS: `--require ${path.join(ROOT, 'test/reliability/cleaned.fixture.cjs')}` }
      const served = await serve(path.join(folder, 'soak.db'), [], isAlone ? {} : cleaned)
      try {
        const { samples, taken } = await soak(served, minutes)
        const steady = samples.filter(({ at }) => at > settledAfter(minutes))
        const files = steady.map((one) => one.files)
        const rise = riseOf(steady)
        const length = steady.at(-1)!.at - steady[0]!.at
        measured(
          '25',
          `${minutes} minutes, ${taken} reports in all, ${isAlone ? 'left alone' : 'heaps cleaned every 20 seconds'}; in the last ${length.toFixed(0)}, with ${NEW_A_MINUTE} new ones, 300 known ones and 300 pages a minute: ${rise.toFixed(1)} MB in ten minutes (${steady[0]!.memory.toFixed(0)} to ${steady.at(-1)!.memory.toFixed(0)} MB), ${Math.min(...files)} to ${Math.max(...files)} open files`,
        )
        expect(Math.max(...files) - Math.min(...files)).toBeLessThanOrEqual(4)
        if (minutes < 15) return expect(samples.at(-1)!.memory).toBeLessThan(400)
        expect(rise).toBeLessThan(1)
      } finally {
        expect(await served.stop()).toBe(0)
      }
    },
    (FULL ? 130 : 3) * 60_000,
  )
})

/**
 * New reports a minute once the record is filled: 4,300 a day, as a hundred outlets publish that bring forty each. What linking
 * remembers of one, 10 to 12 KB, stays in memory for as long as the record is open, so memory does rise with more of them.
 */
const NEW_A_MINUTE = 3

/** New reports in each turn of the first fifth, in which the caches of the file and the pages fill. */
const FILLING = 3

/** Minutes in which the record is filled. */
const filledAfter = (minutes: number): number => Math.min(15, minutes / 5)

/** Minutes after which what counts begins. */
const settledAfter = (minutes: number): number => filledAfter(minutes) + minutes / 10

interface Sample {
  /** Minutes since the beginning. */
  readonly at: number
  /** Resident memory in MB. */
  readonly memory: number
  readonly files: number
}

/** MB in ten minutes: the slope of the low marks, as what lies above them is garbage that waits. */
function riseOf(samples: readonly Sample[]): number {
  const width = Math.max(1, Math.floor(samples.length / MARKS))
  const lows = Array.from({ length: Math.floor(samples.length / width) }, (_, i) =>
    samples.slice(i * width, (i + 1) * width).reduce((low, one) => (one.memory < low.memory ? one : low)),
  )
  return 10 * slope(lows.map(({ at, memory }) => [at, memory]))
}

/** Low marks of a run. */
const MARKS = 8

/** Milliseconds from one turn of the soak to the next. */
const PACE = Number(process.env['DAYBOOK_SOAK_PACE'] ?? 1000)

/** Many new reports at first, then few; known ones and pages all the time, some of each in every turn. */
async function soak(served: Served, minutes: number): Promise<{ samples: Sample[]; taken: number }> {
  const began = performance.now()
  const samples: Sample[] = []
  const at = (): number => (performance.now() - began) / 60_000
  const filled = filledAfter(minutes)
  const due = (): number => (at() < filled ? given + FILLING : Math.max(given, filling + Math.floor((at() - filled) * NEW_A_MINUTE)))
  const all = reports(Math.ceil((filled * FILLING * 60_000) / PACE + minutes * NEW_A_MINUTE) + 10, { seed: 8, perDay: 50 })
  let [taken, given, filling] = [0, 0, 0]
  for (let i = 0; at() < minutes; i++) {
    const turn = new Promise((resolve) => setTimeout(resolve, PACE))
    for (const end = Math.min(all.length, due()); given < end;) if ((await post(served, all[given++]!)).status === 201) taken++
    if (at() < filled) filling = given
    for (let j = 0; j < 5; j++) expect((await post(served, all[(i * 7 + j) % given]!)).status).toBeLessThan(202)
    for (let j = 0; j < 5; j++) await look(new URL(PAGES[(i * 5 + j) % PAGES.length]!, served.url))
    if (i % (minutes > 5 ? 30 : 3) === 0) {
      const sample = { at: at(), ...stateOf(served.child.pid!) }
      samples.push(sample)
      // A long run that comes to a bad end tells how it was until then.
      if (minutes > 5) process.stderr.write(`${sample.at.toFixed(1)} min: ${sample.memory.toFixed(0)} MB, ${sample.files} open files\n`)
    }
    await turn
  }
  return { samples, taken }
}

/** A page. A connection that was kept may be closed by the server in the moment in which it is used again: then it is asked for anew, as browsers do. */
async function look(url: URL): Promise<void> {
  const ask = async (): Promise<void> => void (await (await fetch(url)).text())
  await ask().catch((error: Error) => {
    if ((error.cause as { code?: string } | undefined)?.code !== 'ECONNRESET') throw error
    return ask()
  })
}

function stateOf(pid: number): { memory: number; files: number } {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { memory: Number(kilobytes) / 1024, files: fs.readdirSync(`/proc/${pid}/fd`).length }
}

/** Slope of the straight line through some points, by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const across = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0)
  return across / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0)
}
