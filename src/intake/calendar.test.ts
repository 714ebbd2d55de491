import { describe, expect, test } from 'vitest'
import { inputsOfCalendar, textOfEntry } from './calendar-input.ts'
import { parseCalendar } from './calendar.ts'

const calendar = (...lines: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'X-WR-CALNAME:Lowmark council',
    'BEGIN:VEVENT',
    'UID:1@lowmark.example',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

const entryOf = (...lines: readonly string[]) => {
  const parsed = parseCalendar(calendar('SUMMARY:Council session', ...lines))
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value.entries[0] ?? null
}

describe('the time of an entry', () => {
  test.each([
    ['DTSTART;VALUE=DATE:20260514', '', '2026-05-14', null],
    ['DTSTART;VALUE=DATE:20260514', 'DTEND;VALUE=DATE:20260515', '2026-05-14', null],
    ['DTSTART;VALUE=DATE:20260514', 'DTEND;VALUE=DATE:20260517', '2026-05-14/2026-05-16', null],
    ['DTSTART:20260514T093000Z', 'DTEND:20260514T110000Z', '2026-05-14T09:30', 'UTC'],
    ['DTSTART;TZID=Europe/Oslo:20260514T093000', '', '2026-05-14T09:30', 'Europe/Oslo'],
    ['DTSTART;TZID="Europe/Oslo":20260514T093000', '', '2026-05-14T09:30', 'Europe/Oslo'],
    ['DTSTART;TZID=Our own time:20260514T093000', '', '2026-05-14T09:30', null],
    ['DTSTART:20260514T093000', '', '2026-05-14T09:30', null],
  ])('%s %s is %s %s', (start, end, when, zone) => {
    const entry = entryOf(start, end)
    expect([entry!.when, entry!.zone]).toEqual([when, zone])
  })

  test.each(['DTSTART:20260230', 'DTSTART:soon', 'DTSTART:20260514T253000Z', 'DTEND:20260514'])(
    '%s is none: the entry is left out',
    (line) => {
      expect(entryOf(line)).toBeNull()
    },
  )
})

test('folded lines, escapes, case and quotation marks', () => {
  const entry = entryOf(
    'dtstart:20260514T093000Z',
    'LOCATION;X-A="b:c":Town hall\\, Low',
    ' mark',
    'DESCRIPTION:Budget\\nand roads',
    'STATUS:cancelled',
  )
  expect(entry).toMatchObject({ place: 'Town hall, Lowmark', about: 'Budget\nand roads', status: 'cancelled', url: null })
  expect(textOfEntry(entry!)).toBe('Council session\n\n2026-05-14 09:30 (UTC)\nTown hall, Lowmark\nCancelled\n\nBudget\nand roads')
})

describe('an entry that comes again and again', () => {
  const all = (...lines: readonly string[]) => {
    const parsed = parseCalendar(calendar('SUMMARY:Council session', ...lines))
    if (!parsed.ok) throw new Error(parsed.message)
    return parsed.value.entries
  }
  const WEEKLY = ['DTSTART;TZID=Europe/Oslo:20260514T093000', 'DTEND;TZID=Europe/Oslo:20260514T110000', 'RRULE:FREQ=WEEKLY;COUNT=3']

  test('is an entry for each time, under a name of its own but for the first, and each reads the same from its own bytes', () => {
    const found = all(...WEEKLY)
    expect(found.map(({ when, zone }) => [when, zone])).toEqual([
      ['2026-05-14T09:30', 'Europe/Oslo'],
      ['2026-05-21T09:30', 'Europe/Oslo'],
      ['2026-05-28T09:30', 'Europe/Oslo'],
    ])
    expect(found.map(({ uid }) => uid)).toEqual([
      '1@lowmark.example',
      '1@lowmark.example/20260521T093000',
      '1@lowmark.example/20260528T093000',
    ])
    for (const entry of found) {
      const again = parseCalendar(entry.source)
      expect(again.ok && again.value.entries).toEqual([entry])
    }
  })

  test('leaves out what is taken out, and a single time that was moved stands in its place', () => {
    expect(all(...WEEKLY, 'EXDATE;TZID=Europe/Oslo:20260521T093000').map(({ when }) => when)).toEqual([
      '2026-05-14T09:30',
      '2026-05-28T09:30',
    ])
    const moved = ['END:VEVENT', 'BEGIN:VEVENT', 'UID:1@lowmark.example', 'SUMMARY:Council session', 'RECURRENCE-ID;TZID=Europe/Oslo:20260521T093000', 'DTSTART;TZID=Europe/Oslo:20260522T140000'] // prettier-ignore
    expect(all(...WEEKLY, ...moved).map(({ when }) => when)).toEqual(['2026-05-14T09:30', '2026-05-22T14:00', '2026-05-28T09:30'])
  })

  test('that began long ago is told from a month before the calendar was written on', () => {
    const found = all('DTSTART;VALUE=DATE:20190517', 'DTEND;VALUE=DATE:20190519', 'RRULE:FREQ=WEEKLY', 'DTSTAMP:20260401T080000Z')
    expect([found[0]!.when, found.length]).toEqual(['2026-03-06/2026-03-07', 57])
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(57)
  })

  test('by a rule that is not understood is its first time alone', () => {
    expect(all('DTSTART;VALUE=DATE:20260514', 'RRULE:FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO').map(({ when }) => when)).toEqual(['2026-05-14'])
  })
})

test('an entry is a report of the calendar, under its UID, published when it was changed', () => {
  const parsed = parseCalendar(
    calendar('SUMMARY:Council session', 'DTSTART:20260514', 'LAST-MODIFIED:20260401T080000Z', 'URL:https://lowmark.example/s'),
  )
  if (!parsed.ok) throw new Error(parsed.message)
  const [input] = inputsOfCalendar(parsed.value, {})
  expect(input!.article).toMatchObject({
    id: 'ics:1@lowmark.example',
    outlet: 'Lowmark council',
    published: '2026-04-01T08:00:00Z',
    url: 'https://lowmark.example/s',
    title: 'Council session',
  })
  const again = parseCalendar(new TextDecoder().decode(input!.raw.bytes))
  expect(again.ok && again.value).toEqual(parsed.value)
})

test.each(['', 'BEGIN:VCARD', 'plain words', '<html>'])('%j is no calendar', (text) => {
  expect(parseCalendar(text)).toMatchObject({ ok: false, code: 'calendar' })
})

test('what is broken off, or much too long, ends', () => {
  expect(parseCalendar('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x')).toMatchObject({ ok: true, value: { entries: [] } })
  const long = calendar(`SUMMARY:${'a'.repeat(200_000)}`, 'DTSTART:20260514')
  const began = process.cpuUsage()
  const parsed = parseCalendar(long)
  expect(parsed.ok && parsed.value.entries[0]!.title.length).toBe(300)
  expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
})
