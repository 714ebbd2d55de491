import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openRecord } from '../src/store/open.ts'
import { makeReaders } from '../src/work/readers.ts'
import { makeLinker } from '../src/work/record-link.ts'
import { record } from '../src/work/record.ts'
import type { RecordInput } from '../src/work/record.ts'
import type { Costs } from './growth-questions.fixture.ts'
import { processorTime } from './processor-time.ts'
import { reports } from './reports.ts'

/** What reports and questions cost with so many reports in the record; milliseconds of processor time. */
export interface Point extends Costs {
  readonly reports: number
  /** One more report, all in all, and the shares of linking and of storing in it. */
  readonly import: number
  readonly link: number
  readonly store: number
  /** The record on disk, bytes a report. */
  readonly disk: number
  /** Resident memory, MB. */
  readonly memory: number
}

/** Reports a day, as many at any size: a larger record goes back further. */
const PER_DAY = 100

/** Reports that are taken in before the first that counts, so that all code is compiled. */
const WARM = 1500

/** All sizes are beginnings of one stream of so many, as fewer events are ahead where a stream ends. */
const LARGEST = 102_000

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
      const began = processorTime()
      const linked = linker.link(reading)
      spent.link += processorTime() - began
      return linked
    },
  })
  const put = store.put.bind(store)
  store.put = async (...batch) => {
    const began = processorTime()
    const heads = await put(...batch)
    spent.store += processorTime() - began
    return heads
  }
  const { articles: there } = await store.counts()
  const list = async function* (): AsyncGenerator<RecordInput> {
    for (const article of reports(LARGEST, { seed: 4, perDay: PER_DAY }).slice(there, count))
      yield await Promise.resolve({ where: article.id ?? '', bytes: 1, article, notes: [] })
  }
  try {
    const begins = new Map(marks.map((mark) => [mark - windowOf(mark), mark]))
    let window = { at: processorTime(), ...spent }
    let stored = there
    for await (const outcome of record(list(), { store, readers, makeLinker: makeMeasured, now: () => '2026-01-01T00:00:00Z' })) {
      if (outcome.kind === 'failed') throw new Error(outcome.error)
      stored++
      if (begins.has(stored)) window = { at: processorTime(), ...spent }
      if (!marks.includes(stored)) continue
      const each = (now: number, before: number): number => (now - before) / windowOf(stored)
      const costs = {
        import: each(processorTime(), window.at),
        link: each(spent.link, window.link),
        store: each(spent.store, window.store),
      }
      const kept = fs.readdirSync(path.dirname(file)).filter((name) => name.startsWith(path.basename(file)))
      const bytes = kept.reduce((sum, name) => sum + fs.statSync(path.join(path.dirname(file), name)).size, 0)
      tell({ reports: stored, ...costs, ...asked(file), disk: bytes / stored, memory: process.memoryUsage.rss() / 2 ** 20 })
    }
  } finally {
    await readers.close()
    await store.close()
  }
}

/** Reports that are measured before a mark: the last fifth, 2,000 at most. */
const windowOf = (mark: number): number => Math.min(2000, Math.floor(mark / 5))

const QUESTIONS = path.join(import.meta.dirname, 'growth-questions.fixture.ts')

/** What questions cost in a process that does nothing but ask them. */
function asked(file: string): Costs {
  return JSON.parse(
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', QUESTIONS, file], { encoding: 'utf8' }),
  ) as Costs
}
