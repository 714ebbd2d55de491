import { Readable } from 'node:stream'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inputsOf } from '../intake/files/inputs.ts'
import { EVERYTHING } from '../store/query.ts'
import { openRecord } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { makeReaders } from './readers.ts'
import { record } from './record.ts'
import { makeLinker } from './record-link.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-calendar-'))
let store: Store

beforeAll(async () => {
  store = await openRecord(':memory:')
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const entry = (uid: string, ...lines: readonly string[]): string[] => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT']

async function take(...lines: readonly string[]): Promise<string[]> {
  const file = path.join(folder, 'council.ics')
  writeFileSync(file, ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Lowmark council', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
  const readers = await makeReaders(1)
  const kinds: string[] = []
  const inputs = inputsOf([file], Readable.from([]), {})
  for await (const { kind } of record(inputs, { store, readers, makeLinker, now: () => '2026-04-01T00:00:00Z' })) kinds.push(kind)
  await readers.close()
  return kinds
}

const SESSION = [
  'SUMMARY:Council session on the harbour budget',
  'DTSTART;TZID=Europe/Oslo:20260514T093000',
  'LOCATION:Lowmark',
  'DTSTAMP:20260401T080000Z',
]
const FAIR = [
  'SUMMARY:Spring fair',
  'DTSTART;VALUE=DATE:20260601',
  'DTEND;VALUE=DATE:20260603',
  'DTSTAMP:20260401T080000Z',
  'STATUS:TENTATIVE',
]

test('entries are events of the calendar: date, zone, place and status as they say, with evidence; what is known is passed over', async () => {
  const lines = [...entry('1', ...SESSION), ...entry('2', ...FAIR)]
  expect(await take(...lines)).toEqual(['stored', 'stored'])
  const rows = await store.diary(EVERYTHING)
  expect(rows.map(({ title, status, when, zone, place, confidence }) => [title, status, when, zone, place, confidence])).toEqual([
    ['Council session on the harbour budget', 'scheduled', '2026-05-14T09:30', 'Europe/Oslo', 'Lowmark', 1],
    ['Spring fair', 'planned', '2026-06-01/2026-06-02', null, null, 1],
  ])
  expect((await store.head('ics:1'))!.outlet).toBe('Lowmark council')
  const reading = (await store.reading('ics:1'))!
  const { text } = reading.article
  const [event] = reading.events
  expect(text.slice(...reading.times[0]!.span)).toBe('2026-05-14 09:30')
  expect(text.slice(...event!.place!.span)).toBe('Lowmark')
  expect(text.slice(...event!.evidence[0]!.span)).toBe('Council session on the harbour budget')
  expect(await take(...lines)).toEqual(['known', 'known'])
})

test('an entry that moved or was called off is a new version of it, and the event follows', async () => {
  const moved = SESSION.map((line) => line.replace('20260514', '20260521').replace('20260401', '20260402'))
  expect(await take(...entry('1', ...moved), ...entry('2', ...FAIR, 'SEQUENCE:1'))).toEqual(['stored', 'known'])
  const [row] = await store.diary({ any: [[{ not: false, kind: 'report', id: 'ics:1' }]] })
  expect([row!.when, row!.status]).toEqual(['2026-05-21T09:30', 'scheduled'])
  await take(...entry('1', ...moved.map((line) => line.replace('20260402', '20260403')), 'STATUS:CANCELLED'))
  const [off] = await store.diary({ any: [[{ not: false, kind: 'report', id: 'ics:1' }]] })
  expect([off!.id, off!.status]).toEqual([row!.id, 'cancelled'])
  expect((await store.check()).problems).toEqual([])
})
