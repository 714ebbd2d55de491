import { setTimeout as pause } from 'node:timers/promises'
import type { Job, JobKind } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'
import { unpackName } from '../work/workers/pack.ts'
import { withRecord } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

/** Jobs that were given up and are shown. */
const MOST_DEAD = 100

/** `daybook jobs`: what waits, who links, how fast it goes, what was given up. */
export async function jobsCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    db: { type: 'string' },
    json: { type: 'boolean' },
    dead: { type: 'boolean' },
    for: { type: 'string' },
  })
  if (positionals.length > 0) throw new UsageError(`expected options only, got "${positionals.join(' ')}"`)
  const seconds = Number(values.for ?? 2)
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 3600)
    throw new UsageError(`expected --for to be seconds from 0 to 3600, got "${values.for ?? ''}"`)
  return withRecord(values, terminal, async (store) => {
    const isJson = values.json === true
    if (values.dead === true) {
      const dead = (await store.jobs.dead(MOST_DEAD)).map(deadOf)
      await writeOut(
        terminal,
        isJson
          ? `${JSON.stringify(dead)}\n`
          : dead.map(({ id, kind, name, error }) => `${id}  ${kind}  ${name}: ${error ?? ''}\n`).join(''),
      )
      return 0
    }
    const found = await look(store, seconds)
    await writeOut(terminal, isJson ? `${JSON.stringify(found)}\n` : words(found))
    return 0
  })
}

interface Found {
  readonly kinds: readonly JobKind[]
  /** Milliseconds since the oldest could be done; null where nothing waits. */
  readonly oldest: number | null
  /** Who links; null = nobody. */
  readonly linker: string | null
  /** Reports a second. */
  readonly read: number
  readonly linked: number
}

async function look(store: Store, seconds: number): Promise<Found> {
  const one = async (): Promise<{ now: number; kinds: readonly JobKind[]; articles: number }> => {
    const now = await store.leases.now()
    return { now, kinds: await store.jobs.kinds(now), articles: (await store.counts()).articles }
  }
  const before = await one()
  await pause(seconds * 1000)
  const after = await one()
  const span = Math.max(1, after.now - before.now) / 1000
  const linked = after.articles - before.articles
  // What was read either waits to be linked or is linked by now.
  const read = linked + linesOf(after.kinds, 'link') - linesOf(before.kinds, 'link')
  const oldest = Math.min(...after.kinds.flatMap((kind) => kind.oldest ?? []))
  return {
    kinds: after.kinds,
    oldest: Number.isFinite(oldest) ? Math.max(0, after.now - oldest) : null,
    linker: await store.leases.holder('linker'),
    read: round(Math.max(0, read) / span),
    linked: round(linked / span),
  }
}

function linesOf(kinds: readonly JobKind[], name: string): number {
  const kind = kinds.find((one) => one.kind === name)
  return kind ? kind.waiting + kind.leased : 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function words({ kinds, oldest, linker, read, linked }: Found): string {
  const n = (value: number): string => value.toLocaleString('en')
  const lines = kinds.map(
    ({ kind, waiting, leased, dead }) => `${kind.padEnd(10)} ${n(waiting)} waiting, ${n(leased)} being done, ${n(dead)} given up`,
  )
  if (lines.length === 0) lines.push('nothing waits')
  if (oldest !== null) lines.push(`the oldest since ${n(Math.round(oldest / 1000))} s`)
  lines.push(linker === null ? 'nobody links' : `linked by ${linker}`, `${n(read)} read and ${n(linked)} linked a second`)
  return `${lines.join('\n')}\n`
}

function deadOf(job: Job): { readonly id: number; readonly kind: string; readonly name: string; readonly error: string | null } {
  return { id: job.id, kind: job.kind, name: unpackName(job), error: job.error }
}
