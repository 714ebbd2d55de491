import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../bench/paths.ts'
import { monthForms } from '../lang/calendar-names.ts'
import { findStamp, isPublished, parseStamp } from './dates.ts'

describe('parseStamp', () => {
  test.each([
    // ISO 8601 and RFC 3339
    ['2026-03-02', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026-061', '2026-03-02'],
    ['2026-03', '2026-03'],
    ['2026', '2026'],
    ['2026-03-02T09:30', '2026-03-02T09:30'],
    ['2026-03-02 09:30:15', '2026-03-02T09:30:15'],
    ['2026-03-02T09:30:15.250Z', '2026-03-02T09:30:15.250Z'],
    ['2026-03-02T09:30:15+0500', '2026-03-02T09:30:15+05:00'],
    ['2026-03-02T09:30+05', '2026-03-02T09:30+05:00'],
    ['20260302T093015Z', '2026-03-02T09:30:15Z'],
    ['2026-03-02T24:00:00Z', '2026-03-03T00:00:00Z'],
    ['2026-03-02T09:30:15+01:00[Europe/Paris]', '2026-03-02T09:30:15+01:00'],
    // RFC 822, asctime and what is written for them
    ['Mon, 02 Mar 2026 09:30:15 GMT', '2026-03-02T09:30:15Z'],
    ['Mon, 2 Mar 26 09:30 EST', '2026-03-02T09:30-05:00'],
    ['Mon, 02 Mar 2026 09:30:15 -0800', '2026-03-02T09:30:15-08:00'],
    ['Mon Mar  2 09:30:15 2026', '2026-03-02T09:30:15'],
    ['Mon Mar 2 2026 09:30:15 GMT+0500 (Sample Standard Time)', '2026-03-02T09:30:15+05:00'],
    ['Mon, 02 Mar 2026 09:30:15 MSK', '2026-03-02T09:30:15+03:00'],
    ['02 Mar 2012 09:30 MSK', '2012-03-02T09:30+04:00'],
    ['02 Mar 2026 09:30 ALMT', '2026-03-02T09:30+05:00'],
    ['02 Mar 2023 09:30 ALMT', '2023-03-02T09:30+06:00'],
    ['02 Mar 2026 09:30 ET', '2026-03-02T09:30-05:00'],
    ['02 Jul 2026 09:30 ET', '2026-07-02T09:30-04:00'],
    ['02 Mar 2026 09:30 Europe/Berlin', '2026-03-02T09:30+01:00'],
    ['02 Jul 2026 09:30 Europe/Berlin', '2026-07-02T09:30+02:00'],
    ['02 Mar 2026 09:30 GMT+3', '2026-03-02T09:30+03:00'],
    ['02 Mar 2026 09:30 XYZT', '2026-03-02T09:30'],
    // as people write
    ['March 2, 2026', '2026-03-02'],
    ['Monday, 2nd March 2026, 9.30 p.m.', '2026-03-02T21:30'],
    ['Mar. 2, 2026 at 9:30 p.m. EST', '2026-03-02T21:30-05:00'],
    ['March 2, 2026, 12:05am', '2026-03-02T00:05'],
    ['2 pm, 2 March 2026', '2026-03-02T14:00'],
    ['2 марта 2026 г., 14:30', '2026-03-02T14:30'],
    ['понедельник, 2 марта 2026 года', '2026-03-02'],
    ['14:30, 02.03.2026 (МСК)', '2026-03-02T14:30+03:00'],
    ['2026 жылғы 2 наурыз', '2026-03-02'],
    ['2 Наурыз, 2026 14:30', '2026-03-02T14:30'],
    ['2 березня 2026 р., 14:30', '2026-03-02T14:30'],
    ['2. März 2026, 14.30 Uhr', '2026-03-02T14:30'],
    ['Montag, 2. März 2026', '2026-03-02'],
    ['lundi 2 mars 2026 à 14h30', '2026-03-02T14:30'],
    ['1er août 2026', '2026-08-01'],
    ['mar. 3 févr. 2026', '2026-02-03'],
    ['2 de marzo de 2026', '2026-03-02'],
    ['02-Mar-2026', '2026-03-02'],
    ['13/03/2026', '2026-03-13'],
    ['03/13/2026', '2026-03-13'],
    ['2026/03/02 09:30:15 EDT', '2026-03-02T09:30:15-04:00'],
    ['2026-március-2T9:15-05:00', '2026-03-02T09:15-05:00'],
    // no dates
    ['', null],
    ['yesterday', null],
    ['2 hours ago', null],
    ['02/03/2026', null],
    ['31 June 2026', null],
    ['29 February 2025', null],
    ['2026-13-01', null],
    ['2026-03-02T25:00:00Z', null],
    ['2026-03-02T09:30:61Z', null],
    ['2026-03-02T09:30:15-99:99', null],
    ['Mon, x Mar 2026 09:30:15 GMT', null],
    ['02 Mar 2026 09:30:15 +zz:00', null],
    ['March 2, 2026 was a Monday', null],
    ['9:30', null],
    ['March', null],
    ['17', null],
    [`${'1'.repeat(40)}`, null],
    [`${'Mon, '.repeat(40)}2 Mar 2026`, null],
  ])('%s', (text, value) => expect(parseStamp(text)?.value ?? null).toBe(value))

  test('an order that is given decides between day and month', () => {
    expect(parseStamp('02/03/2026', { order: 'dmy' })?.value).toBe('2026-03-02')
    expect(parseStamp('02/03/2026', { order: 'mdy' })?.value).toBe('2026-02-03')
  })

  test('a zone is kept, and its absence is', () => {
    expect(parseStamp('2026-03-02T09:30:15.5+05:00')).toMatchObject({
      precision: 'time',
      offset: 300,
      utc: Date.UTC(2026, 2, 2, 4, 30, 15, 500),
    })
    expect(parseStamp('2026-03-02T09:30:15')).toMatchObject({ precision: 'time', offset: null, utc: null })
    expect(parseStamp('2026-03-02')).toMatchObject({ precision: 'day', offset: null, utc: null })
  })

  test('every date with a day is one that an article may carry', () => {
    for (const text of ['2 Mar 2026 24:00 UTC', '2026-03-02T23:59:60Z', '1 Jan 0100 00:00:01 +0100', 'Mon, 2 Mar 2026 9:30 -0001'])
      expect(isPublished(parseStamp(text)!.value), text).toBe(true)
  })
})

describe('findStamp', () => {
  test.each([
    ['By Ann Example | 17 октября 2026, 14:30 | Society', '17 октября 2026, 14:30', '2026-10-17T14:30'],
    ['Published: Oct. 17, 2026 at 2:30 p.m. EST by staff', 'Oct. 17, 2026 at 2:30 p.m. EST', '2026-10-17T14:30-05:00'],
    ['Veröffentlicht am 17. Oktober 2026 in Politik', '17. Oktober 2026', '2026-10-17'],
    ['Publié le 17 octobre 2026 à 14h30, mis à jour', '17 octobre 2026 à 14h30', '2026-10-17T14:30'],
    ['Сампл 17.10.2026 14:30', '17.10.2026 14:30', '2026-10-17T14:30'],
    ['The 17 May 40 people came', null, null],
    ['In October the council met 17 times', null, null],
    ['Call 555 2026 now', null, null],
  ])('%s', (text, slice, value) => {
    const found = findStamp(text)
    expect(found && text.slice(found.from, found.to)).toBe(slice)
    expect(found?.value ?? null).toBe(value)
  })
})

test('no name of a month means two months', () => {
  const seen = new Map<string, number>()
  for (const [name, month] of monthForms()) {
    expect(seen.get(name) ?? month, name).toBe(month)
    seen.set(name, month)
  }
  expect(seen.size).toBeGreaterThan(200)
})

test('the zone of this machine changes nothing', () => {
  const before = process.env['TZ']
  try {
    const read = ['Asia/Kathmandu', 'America/St_Johns'].map((zone) => {
      process.env['TZ'] = zone
      return JSON.stringify([parseStamp('2 Mar 2026 09:30'), parseStamp('2 Mar 2026 09:30 ET'), parseStamp('2026-03-02T09:30')])
    })
    expect(read[0]).toBe(read[1])
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
})

const shared = sharedFolder()
const FILE = path.join(shared ?? '', 'corpora', 'feeds', 'feed-dates.jsonl')

test.skipIf(shared === null)('dates of real feeds', () => {
  const rows = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly input: string; readonly utc: readonly number[] | null })
  const wrong = rows.filter(({ input, utc }) => {
    const stamp = parseStamp(input)
    if (!stamp || !utc) return (stamp === null) !== (utc === null)
    // The list takes what has no zone for UTC, and a month or year for its first day.
    const at = stamp.utc ?? Date.parse(stamp.precision === 'time' ? `${stamp.value}Z` : stamp.value)
    const [y, m, d, hour, minute, second] = utc as [number, number, number, number, number, number]
    return at !== new Date(0).setUTCFullYear(y, m - 1, d) + ((hour * 60 + minute) * 60 + second) * 1000
  })
  // Two give a clock time without a zone, and the list supposes one of the language's country.
  expect(wrong.map(({ input }) => input).filter((input) => !/[가-힣]/.test(input))).toEqual([])
  expect(rows.length).toBeGreaterThan(20)
})
