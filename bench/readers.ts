// How reading grows with its threads: `node bench/readers.ts [REPORTS]`. Nothing is linked or stored. Wants a machine that does nothing else.
import type { Article } from '../src/record/index.ts'
import { makeGuard } from '../src/work/guard.ts'
import { makeThreads } from '../src/work/readers.ts'
import type { Readers } from '../src/work/readers.ts'
import { generateNews } from '../test/store/news.ts'

const count = Number(process.argv[2] ?? 600)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Reads so many articles, as many at once as the readers want; gives the seconds that it took and those of processor time. */
async function readAll(readers: Readers, articles: readonly Article[], many: number): Promise<{ wall: number; cpu: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < many) {
      const reading = await readers.read(articles[next++ % articles.length]!)
      if ('error' in reading) throw new Error(reading.error)
    }
  }
  await Promise.all(Array.from({ length: readers.width }, lane))
  const used = process.cpuUsage(cpu)
  return { wall: (performance.now() - began) / 1000, cpu: (used.user + used.system) / 1e6 }
}

const guard = makeGuard()
const articles: Article[] = []
for (const input of generateNews(count)) {
  const taken = await guard.take(input)
  if ('error' in taken) throw new Error(taken.error)
  articles.push(taken.article)
}
await guard.close()

const pools = new Map([1, 2].map((threads) => [threads, makeThreads(threads)]))
// Everything is compiled before anything counts, in every thread.
for (const [threads, readers] of pools) await readAll(readers, articles, 600 * threads)
const costs = new Map<number, { wall: number; cpu: number }[]>()
for (let round = 0; round < 3; round++)
  for (const [threads, readers] of pools) {
    const { wall, cpu } = await readAll(readers, articles, count)
    say(
      `${threads} thread(s): ${(count / wall).toFixed(0)} reports a second, ${((cpu / count) * 1000).toFixed(2)} ms of processor time each`,
    )
    costs.set(threads, [...(costs.get(threads) ?? []), { wall, cpu }])
  }
const middle = (threads: number, of: 'wall' | 'cpu'): number =>
  costs
    .get(threads)!
    .map((cost) => cost[of])
    .sort((a, b) => a - b)[1]!
say(`2 threads against 1: ${(middle(1, 'wall') / middle(2, 'wall')).toFixed(2)} times by the clock`)
// What a busy machine leaves of a second thread says nothing of the thread.
say(`by processor time, as two cores with nothing else to do would: ${((2 * middle(1, 'cpu')) / middle(2, 'cpu')).toFixed(2)} times`)
for (const readers of pools.values()) await readers.close()
