// How reading grows with its threads: `node bench/readers.ts [REPORTS]`. Nothing is linked or stored. Wants a machine that does nothing
// else, and says how much of it others took. Beside it: two programs that share nothing, which is what the machine itself allows.
import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import type { Article } from '../src/record/index.ts'
import { makeGuard } from '../src/work/guard.ts'
import { makeThreads } from '../src/work/readers.ts'
import type { Readers } from '../src/work/readers.ts'
import { generateNews } from '../test/store/news.ts'

/** Reports that each thread reads before anything counts: from then on little is compiled anew. */
const WARM = 2500
const ROUNDS = 5

interface Cost {
  /** Milliseconds by the clock, and of processor time, for one report. */
  readonly wall: number
  readonly cpu: number
  /** The share of the machine that other programs took. */
  readonly others: number
}

/** Reads so many articles, as many at once as the readers want. */
async function readAll(readers: Readers, articles: readonly Article[], many: number): Promise<Cost> {
  const [began, cpu, busy] = [performance.now(), process.cpuUsage(), busyUntilNow()]
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < many) {
      const reading = await readers.read(articles[next++ % articles.length]!)
      if ('error' in reading) throw new Error(reading.error)
    }
  }
  await Promise.all(Array.from({ length: readers.width }, lane))
  const used = process.cpuUsage(cpu)
  const [wall, own] = [performance.now() - began, (used.user + used.system) / 1000]
  const others = Math.max(0, busyUntilNow() - busy - own) / (wall * cpus().length)
  return { wall: wall / many, cpu: own / many, others }
}

/** Milliseconds for which the processors of this machine were busy since it was started. */
function busyUntilNow(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

async function generated(count: number): Promise<Article[]> {
  const guard = makeGuard()
  const articles: Article[] = []
  for (const input of generateNews(count)) {
    const taken = await guard.take(input)
    if ('error' in taken) throw new Error(taken.error)
    articles.push(taken.article)
  }
  await guard.close()
  return articles
}

/** The other program: reads so many whenever it is told to. */
async function beside(readers: Readers, articles: readonly Article[]): Promise<void> {
  process.on('message', (many: number) => void readAll(readers, articles, many).then(({ wall }) => process.send!(wall)))
  await readAll(readers, articles, WARM)
  process.send!('ready')
}

async function main(readers: Readers, articles: readonly Article[]): Promise<void> {
  const many = articles.length
  const two = makeThreads(2)
  const other = fork(import.meta.filename, [String(many), '--beside'])
  const told = (): Promise<unknown> => new Promise((resolve) => void other.once('message', resolve))
  await told()
  for (const [threads, pool] of [readers, two].entries()) await readAll(pool, articles, WARM * (threads + 1))
  const rounds: { one: Cost; pool: Cost; programs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const one = await readAll(readers, articles, many)
    const pool = await readAll(two, articles, many)
    const answer = told()
    other.send(many)
    const [mine, its] = await Promise.all([readAll(readers, articles, many), answer])
    rounds.push({ one, pool, programs: one.wall / mine.wall + one.wall / (its as number) })
    say(
      `1 thread ${one.wall.toFixed(2)} ms a report (${one.cpu.toFixed(2)} of processor time), 2 threads ${pool.wall.toFixed(2)} (${pool.cpu.toFixed(2)}); others took ${percent(one.others)} and ${percent(pool.others)} of the machine`,
    )
  }
  other.disconnect()
  other.kill()
  await two.close()
  say(`2 threads against 1: ${middle(rounds.map(({ one, pool }) => one.wall / pool.wall))} times by the clock`)
  // What a busy machine leaves of a second thread says nothing of the thread.
  say(`by processor time, as cores that share nothing would: ${middle(rounds.map(({ one, pool }) => (2 * one.cpu) / pool.cpu))} times`)
  say(`2 programs of 1 thread that share nothing: ${middle(rounds.map(({ programs }) => programs))} times by the clock`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const percent = (share: number): string => `${(share * 100).toFixed(0)}%`

function middle(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  return `${sorted[sorted.length >> 1]!.toFixed(2)} (${sorted[0]!.toFixed(2)} to ${sorted.at(-1)!.toFixed(2)})`
}

const articles = await generated(Number(process.argv[2] ?? 400))
const readers = makeThreads(1)
if (process.argv[3] === '--beside') await beside(readers, articles)
else {
  await main(readers, articles)
  await readers.close()
}
