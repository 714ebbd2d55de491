import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openRecord } from '../src/store/open.ts'
import { parseQuery } from '../src/store/query.ts'
import type { Query } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import { makeReaders } from '../src/work/readers.ts'
import { makeLinker } from '../src/work/record-link.ts'
import { record } from '../src/work/record.ts'
import type { RecordInput } from '../src/work/record.ts'
import { reports } from './reports.ts'

/** What reports and questions cost with so many reports in the record; milliseconds of processor time. */
export interface Point {
  readonly reports: number
  /** One more report, all in all, and the shares of linking and of storing in it. */
  readonly import: number
  readonly link: number
  readonly store: number
  /** A page of fifty lines of the diary, from one of the last days on. */
  readonly diary: number
  /** A page of what is found for the name of somebody in that diary. */
  readonly search: number
  /** The same for a word that stands in a part of all reports. */
  readonly common: number
  /** The record on disk, bytes a report. */
  readonly disk: number
  /** Resident memory, MB. */
  readonly memory: number
}

/** Reports a day, as many at any size: a larger record goes back further. */
const PER_DAY = 100

/** Reports that are taken in before the first that counts, so that all code is compiled. */
const WARM = 1500

/** All sizes are beginnings of one stream of so many. */
const LARGEST = 100_000

/** How often each question is asked. */
const TIMES = 15

/**
 * Take reports into a record, measuring whenever it holds as many as one of the marks. `file` is a record that an earlier run left behind:
 * it is gone on with.
 */
export async function growth(marks: readonly number[], tell: (point: Point) => void = () => undefined, file?: string): Promise<Point[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-growth-'))
  try {
    await fill(path.join(folder, 'warm.db'), WARM, [WARM], () => undefined)
    const points: Point[] = []
    await fill(file ?? path.join(folder, 'record.db'), Math.max(...marks), marks, (point) => {
      points.push(point)
      tell(point)
    })
    return points
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(file: string, count: number, marks: readonly number[], tell: (point: Point) => void): Promise<void> {
  const store = await openRecord(file)
  const readers = await makeReaders(0)
  const spent = { link: 0, store: 0 }
  const linker = makeLinker()
  const makeMeasured = (): typeof linker => ({
    restore: (taken) => linker.restore(taken),
    link(reading) {
      const began = cpu()
      const linked = linker.link(reading)
      spent.link += cpu() - began
      return linked
    },
  })
  const put = store.put.bind(store)
  store.put = async (...batch) => {
    const began = cpu()
    const heads = await put(...batch)
    spent.store += cpu() - began
    return heads
  }
  const { articles: there } = await store.counts()
  const list = async function* (): AsyncGenerator<RecordInput> {
    for (const article of reports(LARGEST, { seed: 4, perDay: PER_DAY }).slice(there, count))
      yield await Promise.resolve({ where: article.id ?? '', bytes: 1, article, notes: [] })
  }
  try {
    const begins = new Map(marks.map((mark) => [mark - windowOf(mark), mark]))
    let window = { at: cpu(), ...spent }
    let stored = there
    for await (const outcome of record(list(), { store, readers, makeLinker: makeMeasured, now: () => '2026-01-01T00:00:00Z' })) {
      if (outcome.kind === 'failed') throw new Error(outcome.error)
      stored++
      if (begins.has(stored)) window = { at: cpu(), ...spent }
      if (!marks.includes(stored)) continue
      const each = (now: number, before: number): number => (now - before) / windowOf(stored)
      const costs = { import: each(cpu(), window.at), link: each(spent.link, window.link), store: each(spent.store, window.store) }
      const kept = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(path.basename(file)))
      const bytes = kept.reduce((sum, name) => sum + fs.statSync(path.join(path.dirname(file), name)).size, 0)
      tell({ reports: stored, ...costs, ...(await asked(store)), disk: bytes / stored, memory: process.memoryUsage.rss() / 2 ** 20 })
    }
  } finally {
    await readers.close()
    await store.close()
  }
}

/** Reports that are measured before a mark: the last fifth, 2,000 at most. */
const windowOf = (mark: number): number => Math.min(2000, Math.floor(mark / 5))

async function asked(store: Store): Promise<Pick<Point, 'diary' | 'search' | 'common'>> {
  const newest = await store.newest()
  const dayBefore = (days: number): string => new Date((newest ?? 0) - days * 86_400_000).toISOString().slice(0, 10)
  const days = Array.from({ length: TIMES }, (_, i) => dayBefore(2 + (i % 5)))
  const rows = await store.diary(queryOf(`after:${dayBefore(4)}`), { limit: 50 })
  const names = [...new Set(rows.flatMap(({ who }) => who))].filter((name) => name.includes(' ')).slice(0, TIMES)
  return {
    diary: await middle(days.map((one) => () => store.diary(queryOf(`after:${one}`), { limit: 50 }))),
    search: await middle(names.map((name) => () => store.search(queryOf(`"${name}"`), { limit: 20 }))),
    common: await middle(days.map(() => () => store.search(queryOf('parliament'), { limit: 20 }))),
  }
}

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.query
}

/** The middle one of what some questions cost; each is asked once before. */
async function middle(questions: readonly (() => Promise<unknown>)[]): Promise<number> {
  const costs: number[] = []
  for (const round of [0, 1])
    for (const question of questions) {
      const began = cpu()
      await question()
      if (round === 1) costs.push(cpu() - began)
    }
  return costs.sort((a, b) => a - b)[costs.length >> 1]!
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
