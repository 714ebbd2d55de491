// What workers on PostgreSQL do: `node bench/workers.ts [REPORTS]`. Starts a server of its own; wants a machine that does nothing else.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { openRecord } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { makeLinker } from '../src/work/record-link.ts'
import { enqueue } from '../src/work/workers/queue.ts'
import { linkLoop } from '../src/work/workers/link-loop.ts'
import { HAS_POSTGRES, startCluster } from '../test/postgres.ts'
import { generateNews } from '../test/store/news.ts'

const CLI = path.join(import.meta.dirname, '../src/cli/main.ts')
const count = Number(process.argv[2] ?? 400)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Seconds of processor time of a process and its children. */
function cpuOf(pid: number): number {
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticks
}

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** Reports a second that so many workers read, from the moment when the first is read until the last is; nobody links meanwhile. */
async function readingRate(store: Store, address: string, workers: number): Promise<{ readonly rate: number; readonly cpu: number }> {
  const inputs = [...generateNews(count)].map((article) => ({ where: article.id, bytes: 1, article, notes: [] }))
  for (let i = 0; i < inputs.length; i += 50) await enqueue(store, inputs.slice(i, i + 50))
  const lease = (await store.leases.take('linker', 'bench', 3_600_000))!
  const read = async (): Promise<number> => {
    const kinds = await store.jobs.kinds(await store.leases.now())
    return kinds.find(({ kind }) => kind === 'link')?.waiting ?? 0
  }
  const children = Array.from({ length: workers }, () =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'work', '--no-fetch'], {
      env: { ...process.env, DAYBOOK_DATABASE: address },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  )
  // Models are loaded and warm after a few.
  await waitFor(async () => (await read()) >= Math.min(40, count / 4))
  const [from, began, before] = [await read(), performance.now(), children.map(({ pid }) => cpuOf(pid!))]
  await waitFor(async () => (await read()) >= count)
  const seconds = (performance.now() - began) / 1000
  const cpu = children.reduce((sum, { pid }, i) => sum + cpuOf(pid!) - before[i]!, 0) / (count - from)
  for (const child of children) {
    const over = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await over
  }
  await lease.release()
  return { rate: (count - from) / seconds, cpu }
}

if (!HAS_POSTGRES) throw new Error('expected a PostgreSQL on this machine')
const cluster = await startCluster({ isDurable: true })
try {
  const rates: number[] = []
  for (const workers of [1, 2]) {
    const address = cluster.address(`w${workers}`)
    const store = await openRecord(address)
    const { rate, cpu } = await readingRate(store, address, workers)
    rates.push(rate)
    say(`${workers} worker(s): ${rate.toFixed(1)} reports read a second, ${(cpu * 1000).toFixed(1)} ms of processor time each`)
    if (workers === 2) {
      const stop = new AbortController()
      const [began, cpu] = [performance.now(), process.cpuUsage()]
      const linking = linkLoop({ store, signal: stop.signal, tell: say, lease: 10_000, holder: 'bench', makeLinker })
      const linked = async (): Promise<number> => (await store.counts()).articles
      await waitFor(async () => (await linked()) >= count / 2)
      const [from, half] = [await linked(), performance.now()]
      await waitFor(async () => (await linked()) >= count)
      const [seconds, later] = [(performance.now() - began) / 1000, (performance.now() - half) / 1000]
      const used = process.cpuUsage(cpu)
      const each = (used.user + used.system) / 1000 / count
      say(
        `linker alone: ${(count / seconds).toFixed(0)} reports a second, ${((count - from) / later).toFixed(0)} in the later half, ${each.toFixed(2)} ms of its own processor time each (at most ${(1000 / each).toFixed(0)} a second on a core of its own)`,
      )
      stop.abort()
      await linking
    }
    await store.close()
  }
  say(`2 workers against 1: ${(rates[1]! / rates[0]!).toFixed(2)} times`)
} finally {
  await cluster.stop()
}
