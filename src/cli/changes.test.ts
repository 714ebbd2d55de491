import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../record/index.ts'
import { openRecord } from '../store/sqlite/open.ts'
import { printDigests } from './digest.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-changes-'))
const db = path.join(folder, 'record.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const REPORTS = [
  [
    'n1',
    '2026-03-05',
    'Tarn Courier',
    'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 12 March, her office said on Thursday.',
  ],
  [
    'n2',
    '2026-03-07',
    'Coast Radio',
    'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 16 March, his office said on Saturday.',
  ],
  ['n3', '2026-03-18', 'Tarn Courier', 'The ferry company said on Wednesday that the strike in Estergate is over.'],
] as const

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal()
  const code = await main(['--db', db, ...args], terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

async function take(...reports: readonly (typeof REPORTS)[number][]): Promise<void> {
  const input = path.join(folder, 'in.ndjson')
  const line = ([id, published, outlet, text]: (typeof REPORTS)[number]): string =>
    JSON.stringify({ id, published, outlet, text, language: 'en' })
  writeFileSync(input, reports.map(line).join('\n'))
  expect((await run('import', '-q', input)).code).toBe(0)
}

beforeAll(() => take(...REPORTS))

const changes = async (...args: string[]): Promise<Change[]> =>
  (await run('changes', '--json', ...args)).out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Change)

test('the feed tells what is new, moved and lapsed, by number, time, kind and query', async () => {
  const all = await changes('holloway')
  expect(all.map((change) => change.kind)).toEqual(expect.arrayContaining(['new', 'moved', 'lapsed']))
  expect(all.map((change) => change.seq)).toEqual(all.map((change) => change.seq).sort((a, b) => a - b))
  expect(await changes('holloway', '--since', String(all[0]!.seq))).toEqual(all.slice(1))
  expect((await changes('--since', '2026-03-18', '--kind', 'lapsed')).map(({ before, after }) => [before, after])).toEqual([
    ['scheduled', '2026-03-16'],
  ])
  expect(await changes('holloway', '--kind', 'new', '--kind', 'moved', '-n', '1')).toEqual([all[0]])
  expect((await run('changes', '--since', '2027-01-01')).code).toBe(3)
  expect((await run('changes', '--kind', 'odd')).err).toContain('expected --kind to be one of new')
})

test('in two goes the same lapses are told as in one', async () => {
  const kept = await changes('--kind', 'lapsed')
  const whole = (await run('export', 'changes')).out
  rmSync(db)
  for (const report of REPORTS) await take(report)
  expect(await changes('--kind', 'lapsed')).toEqual(kept)
  expect((await run('export', 'changes')).out).toBe(whole)
})

test('the difference of the record between two days', async () => {
  const moved = await run('diff', '2026-03-05', '2026-03-07')
  expect(moved.out).toMatch(/^moved .*2026-03-12 → 2026-03-16/m)
  expect(moved.out).not.toContain('lapsed')
  const all = JSON.parse((await run('diff', '2026-03-05', '--json')).out) as { kind: string; before: string; after: string }[]
  expect(all).toContainEqual(expect.objectContaining({ kind: 'lapsed', before: 'scheduled', after: 'lapsed' }))
  expect((await run('diff', '2026-03-08', '2026-03-09')).code).toBe(3)
  expect((await run('diff', '2026-03-09', '2026-03-08')).err).toContain('earlier date first')
  expect((await run('diff')).code).toBe(2)
})

test('watch prints what others take in, and stops when told to', async () => {
  const terminal = memoryTerminal()
  const done = main(['--db', db, 'watch', 'tamm', '--every', '0.05', '--json'], terminal)
  await take(['n4', '2026-03-19', 'Coast Radio', 'Speaker Oona Tamm will visit Estergate on 25 March, her office said.'] as never)
  const line = await terminal.waitFor(/^\{.*\n/m)
  expect(JSON.parse(line)).toMatchObject({ kind: 'new', article: 'n4' })
  process.emit('SIGTERM')
  expect(await done).toBe(0)
})

test('queries are kept under names, and a rule takes one by its name', async () => {
  expect((await run('saved', 'ls')).code).toBe(3)
  expect((await run('saved', 'add', 'Mayors', 'who:agnes holloway', 'talks')).out).toBe('saved: Mayors\n')
  expect((await run('saved', 'ls')).out).toBe('Mayors\n    diary who:"agnes holloway" talks\n')
  const made = await run('alert', 'add', 'desk', '--mail', 'desk@example.org', '--query', '@mayors', '--daily', '7', '--zone', 'UTC')
  expect(made.code).toBe(0)
  const [rule] = JSON.parse((await run('alert', 'ls', '--json')).out) as [object]
  expect(rule).toMatchObject({ query: 'who:"agnes holloway" talks', channel: 'mail', daily: { at: '07:00', zone: 'UTC' } })
  expect((await run('alert', 'pause', 'desk')).out).toBe('paused: desk\n')
  expect((await run('alert', 'ls')).out).toContain('daily at 07:00 (UTC) → mail desk@example.org (paused)')
  expect((await run('alert', 'add', 'x', '--query', '@nobody', '--atom')).err).toContain('expected a saved query after @')
  expect((await run('alert', 'add', 'x', '--atom', '--mail', 'a@b.example')).err).toContain('expected one of --webhook')
  expect((await run('saved', 'rm', 'mayors')).out).toBe('removed: Mayors\n')
  expect((await run('saved', 'rm', 'mayors')).code).toBe(2)
})

test('a message a day: what changed since, what is due, at its hour and once', async () => {
  const store = await openRecord(db)
  const terminal = memoryTerminal()
  const stop = new AbortController()
  let clock = Date.parse('2026-03-11T06:00:00Z')
  const days = ['2026-03-11T06:59:00Z', '2026-03-11T07:00:00Z', '2026-03-11T07:01:00Z', '2026-03-12T07:00:00Z']
  const now = (): number => clock
  const turn = setInterval(() => {
    const next = days.shift()
    if (next === undefined) stop.abort()
    else clock = Date.parse(next)
  }, 40)
  const wish = { query: '', kinds: [], at: '7', zone: 'UTC', json: false, signal: stop.signal, every: 5, now }
  await printDigests(store, wish, terminal)
  clearInterval(turn)
  await store.close()
  expect(terminal.out().match(/^Daybook: .*$/gm)).toEqual([
    'Daybook: the record, 2026-03-11, 0 changes',
    'Daybook: the record, 2026-03-12, 0 changes',
  ])
})
