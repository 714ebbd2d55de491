import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CorrectionRecord, EventRecord } from '../src/record/index.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import type { Desk } from './desk.ts'
import { deskOver } from './desk.ts'
import { sampleRecord } from './sample-record.ts'

let store: Store
let desk: Desk
let event: EventRecord

beforeAll(async () => {
  store = await sampleRecord()
  desk = deskOver(store)
  const rows = await store.diary(EVERYTHING, { limit: 500 })
  event = (await store.event(rows.toSorted((a, b) => b.reports - a.reports)[0]!.id))!
})
afterAll(() => store.close())

const SIGNED = [
  ['author', 'A. Reader'],
  ['reason', 'the <communique> says so'],
] as const

const idsOf = async (about: string): Promise<readonly string[]> => {
  const { data } = (await (await desk.ask(`/api/v1/corrections?subject=${about}`)).json()) as { data: CorrectionRecord[] }
  return data.filter(({ undone }) => undone === null).map(({ id }) => id)
}

test('a date that is put right on the page of an event stands there, with author, reason and a way back', async () => {
  const path = `/event/${event.id}`
  expect(await desk.page(path)).toContain('Put something right')
  const done = await desk.send(`/correct/${event.id}`, [['do', 'date'], ['when', '2026-09-09'], ['zone', ''], ...SIGNED])
  expect([done.status, done.headers.get('location')]).toEqual([303, `${path}#corrections`])
  expect(done.headers.get('set-cookie')).toContain('author=A.%20Reader')
  expect((await store.event(event.id))!.when).toEqual({ edtf: '2026-09-09', zone: null })
  const html = await desk.page(path)
  expect(html).toContain('Wednesday 9 September 2026')
  expect(html).toContain('Corrected')
  expect(html).toContain('the &lt;communique&gt; says so')
  const [id] = await idsOf(event.id)
  expect(await desk.page('/corrections')).toContain(`/corrections/${id}/undo`)
  expect((await desk.send(`/corrections/${id}/undo`, SIGNED)).status).toBe(303)
  expect((await store.event(event.id))!.when).toEqual(event.when)
  expect(await desk.page('/corrections')).toContain('taken back by A. Reader')
  expect((await desk.send(`/corrections/${id}/undo`, SIGNED)).status).toBe(422)
})

test.each([
  [[['do', 'date'], ['when', 'soon'], ...SIGNED], 'expected a date like'],
  [[['do', 'status'], ['status', 'lapsed'], ...SIGNED], 'expected a status of'],
  [[['do', 'merge'], ['into', ''], ...SIGNED], 'expected the id or the address of the other one'],
  [[['do', 'merge'], ['into', 'http://localhost/event/none'], ...SIGNED], 'expected the id of what'],
  [[['do', 'split'], ...SIGNED], 'expected the ids of the reports'],
  [[...SIGNED], 'expected one of the corrections to be chosen'],
  [
    [
      ['do', 'rename'],
      ['name', 'x'],
      ['author', ''],
      ['reason', 'x'],
    ],
    'expected an author',
  ],
] as const)('%j is told what was expected', async (fields, words) => {
  const before = (await store.corrections()).length
  const response = await desk.send(`/correct/${event.id}`, fields)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain(words)
  expect((await store.corrections()).length).toBe(before)
})

test('two people become one by the address of a page, and two again', async () => {
  const people = (await store.who('')).filter(({ kind }) => kind === 'person')
  const [one, other] = [people[0]!, people[1]!]
  const done = await desk.send(`/correct/${one.id}`, [['do', 'merge'], ['into', `http://localhost/who/${other.id}`], ...SIGNED])
  expect(done.headers.get('location')).toBe(`/who/${other.id}#corrections`)
  expect((await store.subject(one.id))!.id).toBe(other.id)
  await desk.send(`/corrections/${(await idsOf(other.id))[0]}/undo`, SIGNED)
  expect((await store.subject(one.id))!.id).toBe(one.id)
})

test('some reports of an event are split off under a name of their own', async () => {
  const articles = event.reports.slice(1).map((id) => ['articles', id] as const)
  await desk.send(`/correct/${event.id}`, [['do', 'split'], ...articles, ['splitname', 'Another meeting'], ...SIGNED])
  expect((await store.event(event.id))!.reports).toEqual(event.reports.slice(0, 1))
  const [id] = await idsOf(event.id)
  const split = (await store.corrections()).find((record) => record.id === id)!.correction as { to: string }
  expect((await store.event(split.to))!.title).toBe('Another meeting')
  await desk.send(`/corrections/${id}/undo`, SIGNED)
  expect((await store.event(event.id))!.reports).toEqual(event.reports)
})

test('one fact is rejected from the list of facts, and a statement from its own page', async () => {
  const { data } = (await (await desk.ask(`/api/v1/facts/${event.id}`)).json()) as { data: { seq: number; kind: string }[] }
  const taking = data.find(({ kind }) => kind === 'participant')!
  expect(await desk.page(`/correct/${event.id}`)).toContain(`value="${taking.seq}"`)
  await desk.send(`/correct/${event.id}`, [['do', 'reject'], ['fact', String(taking.seq)], ...SIGNED])
  const { data: left } = (await (await desk.ask(`/api/v1/facts/${event.id}`)).json()) as { data: { seq: number }[] }
  expect(left.map(({ seq }) => seq)).toEqual(data.map(({ seq }) => seq).filter((seq) => seq !== taking.seq))
  const [said] = await store.said(EVERYTHING)
  expect(await desk.page('/said')).toContain(`/correct/${said!.statement.id}`)
  expect(await desk.page(`/a/${encodeURIComponent(said!.statement.article)}`)).toContain(`href="/correct/${said!.statement.id}"`)
  const done = await desk.send(`/correct/${said!.statement.id}`, [['do', 'reject'], ...SIGNED])
  expect(done.headers.get('location')).toBe('/corrections')
  expect(await store.statement(said!.statement.id)).toBeNull()
})

test('the API puts right and takes back; corrections sent at once are numbered one after another', async () => {
  const post = (name: string) =>
    desk.ask('/api/v1/corrections', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'rename', id: event.id, name, author: 'Desk', reason: 'house style' }),
    })
  const made = await Promise.all(['One', 'Two', 'Three'].map(async (name) => (await (await post(name)).json()) as { correction: string }))
  expect(new Set(made.map(({ correction }) => correction)).size).toBe(3)
  expect((await store.event(event.id))!.title).toBe('Three')
  for (const { correction } of made) {
    const path = `/api/v1/corrections/${correction}?author=Desk&reason=no`
    expect((await desk.ask(path, { method: 'DELETE' })).status).toBe(200)
    expect((await desk.ask(path, { method: 'DELETE' })).status).toBe(422)
  }
  expect((await store.event(event.id))!.title).toBe(event.title)
  expect((await desk.ask('/api/v1/corrections/c999?author=a&reason=b', { method: 'DELETE' })).status).toBe(404)
})

test('a record that is only looked at cannot be put right', async () => {
  const closed = deskOver(store, { take: null })
  const form = await closed.send(`/correct/${event.id}`, [['do', 'rename'], ['name', 'x'], ...SIGNED])
  expect([form.status, await form.text()]).toEqual([422, expect.stringContaining('only looked at') as string])
})
