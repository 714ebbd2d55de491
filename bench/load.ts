/**
 * Pages of a record of many reports at a steady rate, open loop, while more reports come in; against a page that is always
 * the same, served by Hono in a process of its own in the same run. `node bench/load.ts --db FILE [--rate 100] [--seconds 20]`.
 * Before anything is measured both are asked for --warm seconds at the same rate, while reports come in: a program that has just
 * started is still being compiled by the engine, which is told apart.
 * Without --db, a record of --reports invented reports is made first, which takes minutes. Prints figures as JSON.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { EVERYTHING } from '../src/store/query.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import { reports } from '../test/reports.ts'
import type { Figure } from './floors.ts'
import { productCommand } from './paths.ts'

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    reports: { type: 'string', default: '20000' },
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '2' },
    warm: { type: 'string', default: '20' },
    import: { type: 'string', default: '0.5' },
  },
})
const COUNT = Number(values.reports)
const RATE = Number(values.rate)
const SECONDS = Number(values.seconds)
const PER_DAY = 150
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-load-'))
const children: ChildProcess[] = []
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })
const [bin = '', ...product] = productCommand().split(' ')
const all = reports(COUNT + 12_000, { seed: 3, perDay: PER_DAY })

/** Start a program, and wait for the address in its last line. */
function start(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(bin, [...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
    let out = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec((out += String(chunk)))
      if (found) resolve(found[0])
    })
  })
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(bin, [...product, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`ended with ${code}`)),
    )
  })
}

interface Answer {
  readonly status: number
  readonly text: string
}

function ask(url: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const request = http.request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      response.on('error', reject)
    })
    // A connection that was kept may be closed by the other end just as it is used again: then it is asked once more.
    request.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' && request.reusedSocket ? resolve(ask(url, body)) : reject(error),
    )
    request.end(body)
  })
}

/** Requests at a steady rate, whatever comes back; a delay counts from when the request was due. */
async function openLoop(
  seconds: number,
  next: (i: number) => { readonly kind: string; readonly url: string },
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  const under: Promise<void>[] = []
  const began = performance.now()
  for (let i = 0; i < RATE * seconds; i++) {
    const due = began + (i * 1000) / RATE
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const { kind, url } = next(i)
    under.push(
      ask(url).then(({ status }) => {
        if (status !== 200) throw new Error(`${url} is answered with ${status}`)
        const list = times.get(kind) ?? []
        times.set(kind, list)
        list.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(under)
  return times
}

const at = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? NaN

/** Send reports in, at a rate or one after the other; until told to stop. */
function sendIn(base: string, from: number, rate: number | null): { stop: () => Promise<{ sent: number; seconds: number }> } {
  let isOver = false
  let sent = 0
  const began = performance.now()
  const loop = async (): Promise<void> => {
    const under = new Set<Promise<void>>()
    while (!isOver && from + sent < all.length) {
      const due = rate === null ? 0 : began + (sent * 1000) / rate - performance.now()
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due))
      const one: Promise<void> = ask(`${base}api/v1/articles`, JSON.stringify(all[from + sent++])).then(({ status, text }) => {
        if (status > 201) throw new Error(`a report is answered with ${status}: ${text}`)
        under.delete(one)
      })
      under.add(one)
      if (under.size >= 8) await Promise.race(under)
    }
    await Promise.all(under)
  }
  const running = loop()
  return {
    async stop() {
      isOver = true
      await running
      return { sent, seconds: (performance.now() - began) / 1000 }
    },
  }
}

async function recordFile(): Promise<string> {
  const file = path.join(folder, 'record.db')
  if (values.db !== undefined) {
    copyFileSync(values.db, file)
    await run(['--db', file, 'db', 'migrate'])
  } else {
    const list = path.join(folder, 'reports.ndjson')
    writeFileSync(list, all.slice(0, COUNT).map((article) => `${JSON.stringify(article)}\n`).join('')) // prettier-ignore
    await run(['--db', file, 'import', list, '-q'])
  }
  return file
}

/** Addresses of each kind of page, spread over the record. */
async function addresses(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const store = await openRecord(file, { readOnly: true })
  const [rows, heads, people] = await Promise.all([
    store.diary(EVERYTHING, { limit: 20_000 }),
    store.search(EVERYTHING, { limit: 20_000 }),
    store.who('', { limit: 400 }),
  ])
  await store.close()
  const some = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / 300)) === 0)
  return {
    diary: ['diary'],
    search: some(people).map(({ name }) => `search?q=${encodeURIComponent(`"${name.replaceAll('"', '')}"`)}`),
    article: some(heads).map(({ id }) => `a/${encodeURIComponent(id)}`),
    event: some(rows).map(({ id }) => `event/${encodeURIComponent(id)}`),
  }
}

async function measure(): Promise<readonly Figure[]> {
  const file = await recordFile()
  const pages = await addresses(file)
  const server = await start([...product, '--db', file, 'serve', '--port', '0', '--no-fetch'])
  const still = await start([fileURLToPath(new URL('still.ts', import.meta.url))])
  const kinds = Object.keys(pages)
  await ask(`${server}api/v1/articles`, JSON.stringify(all[COUNT]))
  const fast = sendIn(server, COUNT + 1, null)
  await new Promise((resolve) => setTimeout(resolve, 8000))
  const { sent, seconds } = await fast.stop()
  const speed = sent / seconds
  const told: Record<string, number[]> = { still: [] }
  let came = COUNT + 1 + sent
  let arrived = 0
  let time = 0
  const warm: number[] = []
  for (let round = Number(values.warm) > 0 ? -1 : 0; round < Number(values.rounds); round++)
    for (const what of ['still', 'pages']) {
      const sending = sendIn(server, came, Math.max(0.01, speed * Number(values.import)))
      const times = await openLoop(round >= 0 ? SECONDS : what === 'still' ? 3 : Number(values.warm), (i) => {
        if (what === 'still') return { kind: 'still', url: still }
        const kind = kinds[i % kinds.length]!
        const list = pages[kind]!
        return { kind, url: server + list[Math.floor(i / kinds.length) % list.length]! }
      })
      const part = await sending.stop()
      came += part.sent
      if (round < 0) {
        if (what === 'pages') warm.push(...[...times.values()].flat())
        continue
      }
      for (const [kind, list] of times) (told[kind] ??= []).push(...list)
      arrived += part.sent
      time += part.seconds
    }
  const all99 = kinds.flatMap((kind) => told[kind]!)
  const still99 = at(told['still']!, 0.99)
  const row = (metric: string, value: number, note = ''): Figure => ({ name: 'load', metric, value, n: all99.length, note })
  return [
    row('a page that is always the same, p99, ms', still99, `p50 ${at(told['still']!, 0.5).toFixed(1)}`),
    ...kinds.map((kind) => row(`${kind}, p99, ms`, at(told[kind]!, 0.99), `p50 ${at(told[kind]!, 0.5).toFixed(1)}`)),
    row('all pages, p99, ms', at(all99, 0.99), `p50 ${at(all99, 0.5).toFixed(1)}`),
    row('all pages, p99 against the page that is always the same', at(all99, 0.99) / still99),
    ...(warm.length > 0 ? [row(`all pages in the first ${values.warm} s after the start, p99, ms`, at(warm, 0.99), `p50 ${at(warm, 0.5).toFixed(1)}; not counted above`)] : []),
    row('reports a second taken in meanwhile', arrived / time, `${speed.toFixed(1)} with nothing else to do`),
  ] // prettier-ignore
}

try {
  process.stdout.write(`${JSON.stringify(await measure(), null, 1)}\n`)
} finally {
  for (const child of children) child.removeAllListeners('exit').kill('SIGTERM')
  agent.destroy()
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
}
