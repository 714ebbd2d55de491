import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { writeCalendar } from './ics.ts'
import { DESK, outgoing, row } from './outgoing.fixture.ts'
import type { Outgoing } from './outgoing.ts'

const PLAIN = { keepsCancelled: false, takesPossible: false }

/** What another program reads in the calendar of one event. */
function entryOf(each: Outgoing, options = PLAIN): ICAL.Component | null {
  return new ICAL.Component(ICAL.parse(writeCalendar([each], DESK, options).text)).getFirstSubcomponent('vevent')
}

function start(each: Outgoing): string {
  return String(entryOf(each)?.getFirstPropertyValue('dtstart'))
}

describe('writeCalendar', () => {
  test.each([
    ['scheduled', 'CONFIRMED', ''],
    ['proposed', 'TENTATIVE', ''],
    ['planned', 'TENTATIVE', ''],
    ['underway', 'CONFIRMED', ''],
    ['happened', 'CONFIRMED', ''],
    ['postponed', 'TENTATIVE', 'POSTPONED: '],
    ['cancelled', 'CANCELLED', 'CANCELLED: '],
    ['lapsed', 'TENTATIVE', ''],
  ] as const)('%s is %s', (status, word, prefix) => {
    const entry = entryOf(outgoing({ status }))
    expect(entry?.getFirstPropertyValue('status')).toBe(word)
    expect(entry?.getFirstPropertyValue('summary')).toBe(`${prefix}Harbour talks in Riga`)
    expect(entry?.getFirstPropertyValue('x-daybook-status')).toBe(status)
  })
  test('what is only possible or denied is left out and said so; possible can be asked for', () => {
    const both = [outgoing({ status: 'possible' }), outgoing({ status: 'denied' })]
    const { text, leftOut } = writeCalendar(both, DESK, PLAIN)
    expect(leftOut).toBe(2)
    expect(text).not.toContain('BEGIN:VEVENT')
    expect(text.replaceAll('\r\n ', '')).toContain('2 that are only possible')
    expect(entryOf(both[0]!, { ...PLAIN, takesPossible: true })?.getFirstPropertyValue('status')).toBe('TENTATIVE')
  })
  test('scheduled at third hand is tentative; a cancelled one can be kept visible', () => {
    expect(entryOf(outgoing({}, true))?.getFirstPropertyValue('status')).toBe('TENTATIVE')
    const kept = entryOf(outgoing({ status: 'cancelled' }), { ...PLAIN, keepsCancelled: true })
    expect(kept?.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(kept?.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })
  test.each([
    ['2026-03-12', null, '2026-03-12'],
    ['2026-03-12T13:00', 'America/New_York', '2026-03-12T17:00:00Z'],
    ['2026-01-12T13:00', 'America/New_York', '2026-01-12T18:00:00Z'],
    ['2026-03-12T13:00', null, '2026-03-12T13:00:00'],
    ['2026-03-12T13:00', 'Mars/Olympus', '2026-03-12T13:00:00'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-03', null, '2026-03-01'],
  ])('%s in %s starts at %s', (edtf, zone, expected) => {
    expect(start(outgoing({ when: { edtf, zone } }))).toBe(expected)
  })
  test('a stretch ends where it says: days after the last one, minutes at the last one', () => {
    const end = (edtf: string): string => String(entryOf(outgoing({ when: { edtf, zone: 'Europe/Riga' } }))?.getFirstPropertyValue('dtend'))
    expect(end('2026-03-12/2026-03-14')).toBe('2026-03-15')
    expect(end('2026-01-12T13:00/2026-01-12T15:00')).toBe('2026-01-12T13:00:00Z')
  })
  test.each([null, { edtf: '2026', zone: null }, { edtf: '2026-03-12/..', zone: null }])(
    '%j is no calendar entry, and that is said',
    (when) => {
      const { text, undated } = writeCalendar([outgoing({ when })], DESK, PLAIN)
      expect(undated).toBe(1)
      expect(text).not.toContain('BEGIN:VEVENT')
      expect(text.replaceAll('\r\n ', '')).toContain('1 without a date')
    },
  )
  test.each([
    ['XXXX-WXX-5', '2026-03-13', '2026-03-13', 'FREQ=WEEKLY;BYDAY=FR'],
    ['XXXX-WXX-5', '2026-03-13T09:30', '2026-03-13T08:30:00Z', 'FREQ=WEEKLY;BYDAY=FR'],
    ['P1W', '2026-03-12/2026-04-30', '2026-03-12', 'FREQ=WEEKLY;UNTIL=20260430'],
    ['P1W', '2026-03-12T09:30/2026-04-30', '2026-03-12T08:30:00Z', 'FREQ=WEEKLY;UNTIL=20260430T235900Z'],
    ['P2M', '2026-03-12/..', '2026-03-12', 'FREQ=MONTHLY;INTERVAL=2'],
    ['XXXX-XX-XXT07:00', '2026-03-12', '2026-03-12', 'FREQ=DAILY'],
    ['P4Y', '2026-03-12', '2026-03-12', 'FREQ=YEARLY;INTERVAL=4'],
  ])('what comes back at %s from %s starts at %s with %s', (recurs, edtf, first, rule) => {
    const each = { ...outgoing({ when: { edtf, zone: 'Europe/Oslo' } }), recurs }
    const entry = entryOf(each)
    expect(String(entry?.getFirstPropertyValue('dtstart'))).toBe(first)
    const found = String(entry?.getFirstPropertyValue('rrule')).split(';').toSorted()
    expect(found).toEqual(rule.split(';').toSorted())
  })
  test.each([
    ['XXXX-WXX-5', '2026-03-12'],
    ['PT20M', '2026-03-12'],
    ['XXXX-SU', '2026-03-12'],
    ['P1W', '2026-03'],
  ])('%s from %s is no rule of a calendar: the first time stands alone', (recurs, edtf) => {
    expect(entryOf({ ...outgoing({ when: { edtf, zone: null } }), recurs })?.getFirstPropertyValue('rrule')).toBeNull()
  })
  test('the identifier stays and the sequence goes up as the event moves', () => {
    const moved = outgoing({ history: [row(1, { when: '2026-03-12' }), row(2, { when: '2026-03-12' }), row(3, { when: '2026-03-20' })] })
    const entry = entryOf(moved)
    expect(entry?.getFirstPropertyValue('uid')).toBe('e1@desk.example')
    expect(Number(entry?.getFirstPropertyValue('sequence'))).toBe(1)
    expect(String(entry?.getFirstPropertyValue('last-modified'))).toBe('2026-03-03T09:00:00Z')
  })
  test('another program reads the same words, and no line is over 75 octets', () => {
    const title = 'Переговоры, «порт»; \\ two\nlines '.repeat(4).trim()
    const each = outgoing({ title })
    const { text } = writeCalendar([each], DESK, PLAIN)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(entryOf(each)?.getFirstPropertyValue('summary')).toBe(title)
    expect(entryOf(each)?.getFirstPropertyValue('description')).toContain(each.quotes[0]!.text)
  })
})
