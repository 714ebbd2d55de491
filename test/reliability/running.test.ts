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
    'a soak: open files stay level, memory grows by what is known and by no more, and not at all where nothing new comes',
    async () => {
      const minutes = FULL ? Number(process.env['DAYBOOK_SOAK_MINUTES'] ?? 120) : 1
      const served = await serve(path.join(folder, 'soak.db'))
      try {
        const { samples, taken } = await soak(served, minutes)
        const [growing, level] = [true, false].map((isGrowing) => samples.filter((one) => one.isGrowing === isGrowing)) as [
          Sample[],
          Sample[],
        ]
        const files = samples.slice(Math.floor(samples.length / 3)).map((one) => one.files)
        const [known, rest] = [riseOf(growing), riseOf(level)]
        measured(
          '25',
          `${minutes} minutes, ${taken} reports taken in over the first half: ${known.toFixed(1)} MB in ten minutes, and over the second, in which no new ones come, ${rest.toFixed(1)} MB; ${Math.min(...files)} to ${Math.max(...files)} open files`,
        )
        expect(Math.max(...files) - Math.min(...files)).toBeLessThanOrEqual(4)
        // At this pace a heap is cleaned every quarter of an hour: a shorter run sees one tooth of a saw.
        if (minutes < 60) return expect(samples.at(-1)!.memory).toBeLessThan(400)
        expect(known).toBeLessThan(1 + (10 * taken * KNOWN) / (minutes / 2))
        expect(rest).toBeLessThan(1)
      } finally {
        expect(await served.stop()).toBe(0)
      }
    },
    (FULL ? 130 : 3) * 60_000,
  )
})

/** What linking remembers of a report of this kind, in MB: 19 KB of people, events and words live in its heap, and 30% more before it is cleaned. */
const KNOWN = 0.025

interface Sample {
  /** Minutes since the beginning. */
  readonly at: number
  /** Resident memory in MB. */
  readonly memory: number
  readonly files: number
  /** Do new reports come? */
  readonly isGrowing: boolean
}

/** MB in ten minutes, once things have settled: the slope of the low marks, as what lies above them is garbage that waits. */
function riseOf(samples: readonly Sample[]): number {
  const settled = samples.slice(Math.floor(samples.length / 3))
  const width = Math.max(1, Math.floor(settled.length / MARKS))
  const lows = Array.from({ length: Math.floor(settled.length / width) }, (_, i) =>
    settled.slice(i * width, (i + 1) * width).reduce((low, one) => (one.memory < low.memory ? one : low)),
  )
  return 10 * slope(lows.map(({ at, memory }) => [at, memory]))
}

/** Low marks of one half. */
const MARKS = 8

/** Milliseconds from one turn of the soak to the next. */
const PACE = Number(process.env['DAYBOOK_SOAK_PACE'] ?? 1000)

/** New reports in the first half, known ones and pages all the time, some of each in every turn. */
async function soak(served: Served, minutes: number): Promise<{ samples: Sample[]; taken: number }> {
  const began = performance.now()
  const samples: Sample[] = []
  const all = reports(Math.ceil((minutes * 60_000) / PACE) + 10, { seed: 8, perDay: 50 })
  const at = (): number => (performance.now() - began) / 60_000
  let [taken, given] = [0, 0]
  for (let i = 0; at() < minutes; i++) {
    const turn = new Promise((resolve) => setTimeout(resolve, PACE))
    const isGrowing = at() < minutes / 2
    if (isGrowing && given < all.length && (await post(served, all[given++]!)).status === 201) taken++
    for (let j = 0; j < 5; j++) expect((await post(served, all[(i * 7 + j) % given]!)).status).toBeLessThan(202)
    for (let j = 0; j < 5; j++) await look(new URL(PAGES[(i * 5 + j) % PAGES.length]!, served.url))
    if (i % (minutes > 5 ? 30 : 3) === 0) {
      const sample = { at: at(), isGrowing, ...stateOf(served.child.pid!) }
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
