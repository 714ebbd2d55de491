import { setTimeout as wait } from 'node:timers/promises'
import { CHANGE_KINDS, instantOf } from '../record/index.ts'
import type { Change } from '../record/index.ts'
import type { Query } from '../store/query.ts'
import type { Store } from '../store/store.ts'
import { LIST_OPTIONS, limitOf, pathOf, plainly, queryOf, typedQuery, withRecord } from './db-open.ts'
import { styleOf } from './db-style.ts'
import type { Terminal } from './terminal.ts'
import { writeOut } from './terminal.ts'
import { dateOf, parseCommand, UsageError } from './usage.ts'

/** Nothing found: exit code 3. */
const NOTHING = 3

/** `daybook changes [QUERY]`: what changed in the record since a number or a time, oldest first. */
export async function changesCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    ...LIST_OPTIONS,
    since: { type: 'string' },
    kind: { type: 'string', multiple: true },
  })
  const limit = limitOf(values.limit, Infinity)
  const filter = filterOf(positionals, values.kind)
  const since = sinceOf(values.since)
  return withRecord(values, terminal, async (store) => {
    const changes: Change[] = []
    for await (const change of store.changes(await since(store))) {
      if (changes.length >= limit) break
      if (await filter(store, change)) changes.push(change)
    }
    await show(changes, store, { terminal, json: values.json === true })
    return changes.length > 0 ? 0 : NOTHING
  })
}

/** `daybook watch [QUERY]`: changes as they come, until stopped. */
export async function watchCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    db: { type: 'string' },
    json: { type: 'boolean' },
    since: { type: 'string' },
    kind: { type: 'string', multiple: true },
    every: { type: 'string' },
    digest: { type: 'string' },
    zone: { type: 'string' },
  })
  const filter = filterOf(positionals, values.kind)
  const every = secondsOf(values.every)
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  try {
    return await plainly(terminal, async () => {
      const { openRecord } = await import('../store/open.ts')
      const store = await openRecord(pathOf(values.db, terminal), { readOnly: true })
      try {
        if (values.digest !== undefined) {
          const { printDigests } = await import('./digest.ts')
          const { digest: at, zone, kind: kinds = [], json } = values
          const wish = { at, zone, kinds, query: typedQuery(positionals), json: json === true, every: every * 1000, now: Date.now }
          await printDigests(store, { ...wish, signal: stop.signal }, terminal)
          return 0
        }
        let last = values.since === undefined ? await store.seqAt(Number.MAX_SAFE_INTEGER) : await sinceOf(values.since)(store)
        while (!stop.signal.aborted && !terminal.stdout.destroyed) {
          const found: Change[] = []
          for await (const change of store.changes(last)) {
            last = change.seq
            if (await filter(store, change)) found.push(change)
          }
          await show(found, store, { terminal, json: values.json === true })
          await wait(every * 1000, undefined, { signal: stop.signal }).catch(() => undefined)
        }
        return 0
      } finally {
        await store.close()
      }
    })
  } finally {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
}

/** `daybook diff FROM [TO]`: the record as it was known at one time against another. */
export async function diffCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, { db: { type: 'string' }, json: { type: 'boolean' } })
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0) throw new UsageError(`expected one or two dates, got ${positionals.length}`)
  const from = endOf(dateOf('from', first)!)
  const to = second === undefined ? null : endOf(dateOf('to', second)!)
  if (to !== null && to < from) throw new UsageError(`expected the earlier date first, got ${first} and ${second}`)
  return withRecord({ db: values.db }, terminal, async (store) => {
    const [{ diffRecords }, earlier] = await Promise.all([import('../store/diff.ts'), store.asOf(from)])
    const later = to === null ? store : await store.asOf(to)
    try {
      const found = await diffRecords(earlier, later, await store.seqAt(from + 1))
      if (values.json === true) await writeOut(terminal, `${JSON.stringify(found)}\n`)
      else if (found.length > 0) {
        const { writeDifferences } = await import('./db-lines.ts')
        await writeOut(terminal, writeDifferences(found, styleOf(terminal)))
      }
      return found.length > 0 ? 0 : NOTHING
    } finally {
      await earlier.close()
      if (later !== store) await later.close()
    }
  })
}

/** A day counts to its end. */
function endOf(date: string): number {
  return instantOf(date.length === 10 ? `${date}T23:59:59.999Z` : date)
}

/** The number from which on to look, found in the record that is looked at. A year of four figures is a date. */
function sinceOf(since: string | undefined): (store: Store) => Promise<number> {
  if (since === undefined) return () => Promise.resolve(0)
  if (/^\d{1,15}$/.test(since)) return () => Promise.resolve(Number(since))
  const date = dateOf('since', since)!
  return (store) => store.seqAt(instantOf(date))
}

function secondsOf(every: string | undefined): number {
  if (every === undefined) return 2
  const seconds = Number(every)
  if (!(seconds >= 0.05 && seconds <= 86_400)) throw new UsageError(`expected --every to be seconds from 0.05 to 86400, got "${every}"`)
  return seconds
}

type Filter = (store: Store, change: Change) => Promise<boolean>

function filterOf(words: readonly string[], kinds: readonly string[] | undefined): Filter {
  const query: Query | null = words.length === 0 ? null : queryOf(words)
  const strange = kinds?.find((kind) => !(CHANGE_KINDS as readonly string[]).includes(kind))
  if (strange !== undefined) throw new UsageError(`expected --kind to be one of ${CHANGE_KINDS.join(', ')}, got "${strange}"`)
  return async (store, { kind, subject }) => {
    if (kinds !== undefined && !kinds.includes(kind)) return false
    return query === null || store.finds(query, subject)
  }
}

async function show(
  changes: readonly Change[],
  store: Store,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<void> {
  if (changes.length === 0) return
  if (json) await writeOut(terminal, changes.map((change) => `${JSON.stringify(change)}\n`).join(''))
  else {
    const { writeChanges } = await import('./db-lines.ts')
    await writeOut(terminal, writeChanges(await withTitles(changes, store), styleOf(terminal)))
  }
}

async function withTitles(changes: readonly Change[], store: Store): Promise<readonly (Change & { title: string | null })[]> {
  const titles = new Map<string, string | null>()
  for (const { subject } of changes) if (!titles.has(subject)) titles.set(subject, (await store.subject(subject))?.name ?? null)
  return changes.map((change) => ({ ...change, title: titles.get(change.subject) ?? null }))
}
