// Where the time goes: `node bench/profile.ts [REPORTS]` reads, links and stores reports of our own making in one thread and keeps the
// folded samples in bench/profile.json, from which `npm run docs` draws docs/images/flame.svg.
import fs from 'node:fs'
import { Session } from 'node:inspector/promises'
import type { Profiler } from 'node:inspector'
import os from 'node:os'
import path from 'node:path'
import { openRecord } from '../src/store/open.ts'
import { makeReaders } from '../src/work/readers.ts'
import { record } from '../src/work/record.ts'
import type { RecordInput } from '../src/work/record.ts'
import { makeLinker } from '../src/work/record-link.ts'
import type { Flame } from '../scripts/docs/flame.ts'
import { generateNews } from '../test/store/news.ts'

const count = Number(process.argv[2] ?? 800)
/** Reports before the profile begins: their time goes into compiling. */
const WARM = 300
/** Frames with a smaller share of all samples are left out. */
const LEAST = 0.004

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-profile-'))
const store = await openRecord(path.join(folder, 'record.db'))
const readers = await makeReaders(0)
const session = new Session()
session.connect()
await session.post('Profiler.enable')
const inputs = async function* (): AsyncGenerator<RecordInput> {
  for (const article of generateNews(WARM + count)) yield await Promise.resolve({ where: article.id ?? '', bytes: 1, article, notes: [] })
}
let done = 0
for await (const outcome of record(inputs(), { store, readers, makeLinker, now: () => '2026-01-01T00:00:00Z' })) {
  if (outcome.kind === 'failed') throw new Error(outcome.error)
  if (++done === WARM) await session.post('Profiler.start')
}
const { profile } = await session.post('Profiler.stop')
await readers.close()
await store.close()
fs.rmSync(folder, { recursive: true, force: true })

/** A function of ours, or what it stands for. */
function nameOf({ functionName, url }: Profiler.ProfileNode['callFrame']): string | null {
  if (functionName.startsWith('(')) return functionName === '(garbage collector)' ? 'garbage collection' : null
  const [, file] = /\/src\/(.*)\.ts$/.exec(url) ?? []
  // A function without a name belongs to the one that it stands in.
  return file === undefined || functionName === '' ? null : `${functionName} · ${file}`
}

interface Growing {
  readonly name: string
  ms: number
  readonly inside: Map<string, Growing>
}

const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
const root: Growing = { name: 'all', ms: 0, inside: new Map() }
for (const [i, id] of (profile.samples ?? []).entries()) {
  const ms = (profile.timeDeltas?.[i] ?? 0) / 1000
  const names: string[] = []
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
    const name = nameOf(nodes.get(at)!.callFrame)
    // What Node does for a function of ours counts as that function's own; so does what it calls itself.
    if (name !== null && names[0] !== name) names.unshift(name)
  }
  if (names.length === 0) continue
  root.ms += ms
  let here = root
  for (const name of names) {
    let next = here.inside.get(name)
    if (!next) here.inside.set(name, (next = { name, ms: 0, inside: new Map() }))
    next.ms += ms
    here = next
  }
}

function flameOf({ name, ms, inside }: Growing): Flame {
  const large = [...inside.values()].filter((one) => one.ms >= LEAST * root.ms).sort((a, b) => b.ms - a.ms)
  return { name, ms: Math.round(ms), inside: large.map(flameOf) }
}

const kept = { on: new Date().toISOString().slice(0, 10), reports: count, flame: flameOf(root) }
fs.writeFileSync(path.join(import.meta.dirname, 'profile.json'), `${JSON.stringify(kept, null, 2)}\n`)
process.stdout.write(`${(root.ms / count).toFixed(2)} ms a report\n`)
