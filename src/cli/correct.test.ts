import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CorrectionRecord, EventRecord } from '../record/index.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-correct-'))
const db = path.join(folder, 'record.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal('', { env: { DAYBOOK_AUTHOR: 'Ada' } })
  const code = await main(['--db', db, ...args], terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

const events = async (): Promise<readonly EventRecord[]> => JSON.parse((await run('export', 'events', '--json')).out) as EventRecord[]
const WHY = ['--because', 'the ministry rang us']

beforeAll(async () => {
  const reports = [
    {
      id: 'n1',
      outlet: 'Lowmark Post',
      text: 'Mayor Agnes Holloway will meet Governor Piotr Wendt in Lowmark on 12 March, her office said.',
    },
    {
      id: 'n2',
      outlet: 'Coast Radio',
      text: 'Parliament in Estergate will vote on the ferry bill on 20 March, Governor Piotr Wendt said.',
    },
  ]
  const input = path.join(folder, 'in.ndjson')
  writeFileSync(input, reports.map((report) => JSON.stringify({ ...report, published: '2026-03-05', language: 'en' })).join('\n'))
  expect((await run('import', '-q', input)).code).toBe(0)
})

test('a date is put right, shown, exported, and taken back', async () => {
  const meeting = (await events()).find((event) => event.reports.includes('n1'))!
  const done = await run('correct', 'date', meeting.id, '2026-03-13', '--zone', 'Europe/Oslo', ...WHY)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain('correct undo c1')
  const after = (await events()).find((event) => event.id === meeting.id)!
  expect(after.when).toEqual({ edtf: '2026-03-13', zone: 'Europe/Oslo' })
  expect(after.corrections).toMatchObject([{ id: 'c1', author: 'Ada', reason: 'the ministry rang us' }])
  expect((await run('story', '-n', '9')).out).toContain('corrected: takes place 2026-03-13 (Europe/Oslo)')
  expect((await run('diary')).out).toContain('corrected')
  expect((await run('changes')).out).toMatch(/corrected .*2026-03-12 → 2026-03-13/)
  const exported = JSON.parse((await run('export', 'corrections')).out) as CorrectionRecord
  expect(exported).toMatchObject({ id: 'c1', undone: null, correction: { do: 'date', id: meeting.id } })
  expect((await run('correct', 'undo', 'c1', ...WHY)).code).toBe(0)
  expect((await events()).find((event) => event.id === meeting.id)!.when).toEqual(meeting.when)
  expect((await run('correct', 'list', meeting.id)).out).toContain('taken back by Ada')
  expect((await run('correct', 'undo', 'c1', ...WHY)).err).toContain('taken back already')
})

test('two events are one, and a fact is not so', async () => {
  const [a, b] = await events()
  expect((await run('correct', 'merge', b!.id, a!.id, '--by', 'Bo', ...WHY)).code).toBe(0)
  const merged = await events()
  expect(merged.map((event) => event.reports)).toContainEqual(['n1', 'n2'])
  const facts = JSON.parse((await run('correct', 'facts', b!.id, '--json')).out) as { seq: number; fact: string; article: string }[]
  const step = facts.find((fact) => fact.fact === 'row' && fact.article === 'n2')!
  expect((await run('correct', 'facts', a!.id)).out).toContain(`${step.seq}`)
  expect((await run('correct', 'reject', a!.id, '--fact', String(step.seq), '--json', ...WHY)).code).toBe(0)
  expect((await events()).find((event) => event.id === a!.id)!.reports).toEqual(['n1'])
  expect((await run('db', 'check')).out).toContain('sound')
})

test('a person is two, each with reports of their own', async () => {
  const { out } = await run('who', 'wendt', '--json')
  const [wendt] = JSON.parse(out) as { id: string }[]
  const done = await run('correct', 'split', wendt!.id, 'n2', '--name', 'Piotr Wendt the younger', ...WHY)
  expect(done.err).toBe('')
  expect((await run('who', 'younger')).out).toContain('Piotr Wendt the younger')
  expect((JSON.parse((await run('who', 'wendt', '--json')).out) as object[]).length).toBe(2)
  const id = /undo (c\d+)/.exec(done.out)![1]!
  expect((await run('correct', 'undo', id, ...WHY)).code).toBe(0)
  expect((JSON.parse((await run('who', 'wendt', '--json')).out) as object[]).length).toBe(1)
})

test('read anew, the record is as it was, and what was put right stands', async () => {
  const before = await events()
  expect((await run('reread', '-q')).out).toContain('0 of 2 reports read anew')
  const anew = await run('reread', '--all', '-q')
  expect(anew).toMatchObject({ code: 0, err: '' })
  expect(anew.out).toContain('2 of 2 reports read anew\nno event is otherwise than before\n2 corrections stand')
  const bare = (list: readonly EventRecord[]): unknown =>
    list.map((event) => ({ ...event, history: event.history.map((step) => ({ ...step, seq: 0 })), corrections: undefined }))
  expect(bare(await events())).toEqual(bare(before))
  expect(JSON.parse((await run('reread', '--json', '-q')).out)).toMatchObject({ articles: 2, read: 0, differences: [] })
  expect((await run('db', 'check')).out).toContain('sound')
})

test.each([
  [['date', 'e0', '2026-03-13'], 2, 'expected --because'],
  [['date', 'e0', '2026-03-13', ...WHY], 1, 'expected the id of an event'],
  [['merge', 'e0', ...WHY], 2, 'expected 2 after merge, got 1'],
  [['mend', 'e0', ...WHY], 2, 'got "mend"'],
  [['undo', 'c99', ...WHY], 1, 'correct list'],
  [['list', 'c99'], 3, ''],
])('correct %j is refused', async (args, code, message) => {
  const outcome = await run('correct', ...args)
  expect(outcome.code).toBe(code)
  expect(outcome.err).toContain(message)
})

test('what does not fit its subject is refused', async () => {
  const [event] = await events()
  const refusals = [
    [['date', event!.id, 'Friday'], 'expected a date like'],
    [['date', event!.id, '2026-03-13', '--zone', 'Mars/Base'], 'time zone'],
    [['status', event!.id, 'sure'], 'expected a status of'],
    [['split', event!.id, 'n9'], 'expected reports that speak of'],
    [['split', event!.id, 'n1'], 'got all 1'],
    [['reject', event!.id, '--fact', '1'], 'expected the number of a fact'],
    [['merge', event!.id, event!.id], 'are one already'],
    [['rename', event!.id, ' '], 'expected a name'],
  ] as const
  for (const [args, message] of refusals) expect((await run('correct', ...args, ...WHY)).err).toContain(message)
})
