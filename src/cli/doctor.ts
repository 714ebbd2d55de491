import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { freemem } from 'node:os'
import path from 'node:path'
import { StoreError } from '../store/errors.ts'
import { fileOf } from '../store/open.ts'
import { isAddress } from '../store/postgres/address.ts'
import { pathOf, shownOf } from './db-open.ts'
import { NET_OPTIONS, openFetcher } from './net.ts'
import { readSettings } from './settings.ts'
import type { Terminal } from './terminal.ts'
import { wantsColour, writeOut } from './terminal.ts'
import { parseCommand } from './usage.ts'
import { packageVersion } from './version.ts'

/** Options of `daybook doctor`. */
export const DOCTOR_OPTIONS = {
  db: { type: 'string' },
  network: { type: 'boolean' },
  json: { type: 'boolean' },
  ...NET_OPTIONS,
} as const

/** What was looked at: how it is, and what to do where it is not well. */
export interface Finding {
  readonly name: string
  readonly state: 'well' | 'mind' | 'broken'
  readonly found: string
  readonly todo: string | null
}

const MB = 1024 * 1024
const LEAST = { room: 200 * MB, memory: 300 * MB, node: 24 }
/** Nobody ran this program before. */
const FIRST_DAY = Date.UTC(2026, 0, 1)
const PORT = 4321

/** `daybook doctor`: looks whether everything is there that daybook needs, and says what to do where it is not. */
export async function doctorCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, DOCTOR_OPTIONS)
  const file = fileOf(pathOf(values.db, terminal))
  const looks: (() => Promise<Finding> | Finding)[] = [
    () => node(process.versions.node),
    models,
    () => settings(terminal),
    () => record(file),
    () => disk(file),
    memory,
    () => clock(Date.now(), file),
    () => port(PORT),
  ]
  if (values.network === true || positionals.length > 0) looks.push(() => network(positionals, file, values, terminal))
  const findings: Finding[] = []
  for (const look of looks) findings.push(await look())
  if (values.json === true) await writeOut(terminal, `${JSON.stringify({ version: packageVersion(), findings }, null, 2)}\n`)
  else await writeOut(terminal, `daybook ${packageVersion()}\n${findings.map((each) => lineOf(each, terminal)).join('')}`)
  return findings.some(({ state }) => state === 'broken') ? 1 : 0
}

const MARKS = { well: ['✓', 32], mind: ['!', 33], broken: ['✗', 31] } as const

function lineOf({ name, state, found, todo }: Finding, terminal: Terminal): string {
  const [mark, colour] = MARKS[state]
  const shown = wantsColour(terminal) ? `\u001b[${colour}m${mark}\u001b[0m` : mark
  return `${shown} ${name.padEnd(9)} ${found}\n${todo === null ? '' : `${' '.repeat(12)}${todo}\n`}`
}

function well(name: string, found: string): Finding {
  return { name, state: 'well', found, todo: null }
}

/** Is this Node new enough? */
export function node(version: string): Finding {
  if (Number(version.split('.')[0]) >= LEAST.node) return well('Node', version)
  return { name: 'Node', state: 'broken', found: `${version}, expected ${LEAST.node} or newer`, todo: 'npm start brings one along; or see nodejs.org' } // prettier-ignore
}

async function models(): Promise<Finding> {
  const began = performance.now()
  try {
    const [{ loadKit }, { read }, { toArticle }] = await Promise.all([import('../work/kit.ts'), import('../read/read.ts'), import('../intake/article.ts')])
    const article = toArticle({ id: 'doctor', text: 'The council of Lowmark will meet in Riga on 3 May 2026, its clerk said.', language: 'en' })
    const kit = await loadKit()
    const { events } = article.ok ? read(article.value, kit) : { events: [] }
    if (events.length > 0) return well('models', `read a sentence in ${Math.round(performance.now() - began)} ms`)
    return { name: 'models', state: 'broken', found: 'found nothing in a plain sentence', todo: 'install daybook anew' }
  } catch (error) {
    return { name: 'models', state: 'broken', found: (error as Error).message, todo: 'install daybook anew' }
  }
} // prettier-ignore

function settings(terminal: Terminal): Finding {
  const file = readSettings(terminal)
  if ('wrong' in file) return { name: 'settings', state: 'broken', found: file.wrong, todo: 'put it right or remove it; daybook config shows what counts' }
  const count = Object.keys(file.values).length
  return well('settings', count === 0 ? 'none in a file' : `${count} in ${file.path}`)
} // prettier-ignore

/** A record in PostgreSQL is there or not when it is opened. */
function isThere(file: string): boolean {
  return isAddress(file) || existsSync(file)
}

async function record(file: string): Promise<Finding> {
  if (!isThere(file))
    return { name: 'record', state: 'mind', found: `${file}: there is none yet`, todo: 'daybook init makes one and shows the way' }
  try {
    const { openRecord } = await import('../store/open.ts')
    const store = await openRecord(file, { readOnly: true })
    try {
      const [{ articles, events }, sources] = await Promise.all([store.counts(), store.sources.list()])
      const failing = sources.filter(({ failures, paused }) => failures > 0 && !paused).length
      const found = `${shownOf(file)}: ${counted(articles, 'report')}, ${counted(events, 'event')}, ${counted(sources.length, 'source')}`
      if (failing === 0) return well('record', found)
      return { name: 'record', state: 'mind', found: `${found}, ${failing} of them cannot be read`, todo: 'daybook source ls says why' }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    const todo = error.code === 'damaged' ? 'daybook db check says where; daybook db restore FILE brings a backup back' : null
    return { name: 'record', state: 'broken', found: error.message, todo }
  }
}

async function disk(file: string): Promise<Finding> {
  if (isAddress(file)) return well('disk', 'the record lies in PostgreSQL: look at the disk there')
  const folder = path.dirname(path.resolve(file))
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    if (free >= LEAST.room) return well('disk', `${sizeOf(free)} free in ${folder}`)
    return { name: 'disk', state: 'mind', found: `${sizeOf(free)} free in ${folder}`, todo: 'make room, or put the record elsewhere with --db; 1,000 reports take about 10 MB' } // prettier-ignore
  } catch (error) {
    return {
      name: 'disk',
      state: 'broken',
      found: `${folder}: ${(error as Error).message}`,
      todo: 'name a folder that you may write to with --db',
    }
  }
}

function memory(): Finding {
  const free = freemem()
  if (free >= LEAST.memory) return well('memory', `${sizeOf(free)} free`)
  return {
    name: 'memory',
    state: 'mind',
    found: `${sizeOf(free)} free, reading takes about ${sizeOf(LEAST.memory)}`,
    todo: 'close other programs',
  }
}

/** Does the clock go right? Nobody is asked: it must not be before this program, nor before what the record has taken in. */
export async function clock(now: number, file: string): Promise<Finding> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const found = `${new Date(now).toISOString().slice(0, 16)}Z, zone ${zone}`
  const todo = 'set the clock: visits and alerts go by it. What reports say is dated by themselves'
  if (now < FIRST_DAY) return { name: 'clock', state: 'broken', found: `${found}: before this program was made`, todo }
  const taken = await lastIntake(file)
  if (taken !== null && taken > now + 60_000)
    return {
      name: 'clock',
      state: 'mind',
      found: `${found}: the record took a report in at ${new Date(taken).toISOString().slice(0, 16)}Z`,
      todo,
    }
  return well('clock', found)
}

/** When a report was taken in last, by the clock of then. */
async function lastIntake(file: string): Promise<number | null> {
  if (!isThere(file)) return null
  const { openRecord } = await import('../store/open.ts')
  const store = await openRecord(file, { readOnly: true }).catch(() => null)
  if (store === null) return null
  try {
    let last: number | null = null
    for await (const { seen } of store.heads()) last = Math.max(last ?? 0, Date.parse(seen))
    return last
  } catch {
    return null
  } finally {
    await store.close()
  }
}

/** Is the port of daybook serve free? */
export async function port(number: number): Promise<Finding> {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(number, '127.0.0.1', () => server.close(() => resolve(null)))
  })
  if (error === null) return well('port', `${number} is free`)
  return { name: 'port', state: 'mind', found: `${number} is taken (${error.code ?? error.message})`, todo: 'perhaps by another daybook serve; it takes the next free one, or the one of --port' }
} // prettier-ignore

type NetValues = Parameters<typeof openFetcher>[0]

/** Ask one source, or the address that was named: only where somebody wants it. */
async function network(named: readonly string[], file: string, values: NetValues, terminal: Terminal): Promise<Finding> {
  const address = named[0] ?? (await firstSource(file))
  if (address === null)
    return { name: 'network', state: 'mind', found: 'no address to ask', todo: 'name one: daybook doctor https://news.example/rss' }
  const [fetcher, { shownUrl }] = await Promise.all([openFetcher(values, terminal), import('../intake/fetch/shown-url.ts')])
  try {
    const answer = await fetcher.fetch({ url: address })
    if (answer.kind !== 'failed') return well('network', `${shownUrl(address)} answers`)
    return { name: 'network', state: 'broken', found: `${shownUrl(address)} ${answer.message}`, todo: 'look at the address in a browser; daybook source test says more of a source' } // prettier-ignore
  } finally {
    await fetcher.close()
  }
}

async function firstSource(file: string): Promise<string | null> {
  if (!isThere(file)) return null
  const { openRecord } = await import('../store/open.ts')
  const store = await openRecord(file, { readOnly: true })
  try {
    return (await store.sources.list()).find(({ kind, paused }) => kind !== 'folder' && !paused)?.url ?? null
  } finally {
    await store.close()
  }
}

function counted(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}

function sizeOf(bytes: number): string {
  return bytes >= 10 * 1024 * MB
    ? `${Math.floor(bytes / 1024 / MB).toLocaleString('en')} GB`
    : `${Math.floor(bytes / MB).toLocaleString('en')} MB`
}
