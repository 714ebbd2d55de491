import { expect, test } from 'vitest'
import { dayNumber, dayOf } from '../text/calendar.ts'
import { daysBetween, parseRule } from './calendar-rule.ts'

const dayAt = (text: string): number => {
  const [y, m, d] = text.split('-').map(Number)
  return dayNumber(y!, m!, d!)
}

/** The days of a rule as "5-14 5-21". */
function daysOf(rule: string, first: string, from = first, most = 4): string | null {
  const parsed = parseRule(rule)
  if (parsed === null) return null
  const days = daysBetween(parsed, dayAt(first), { from: dayAt(from), to: dayAt(from) + 400, most })
  return days.map((day) => `${dayOf(day).m}-${dayOf(day).d}`).join(' ')
}

test.each([
  ['FREQ=DAILY', '2026-05-14', '5-14 5-15 5-16 5-17'],
  ['FREQ=DAILY;INTERVAL=3;COUNT=2', '2026-05-14', '5-14 5-17'],
  ['FREQ=WEEKLY', '2026-05-14', '5-14 5-21 5-28 6-4'],
  ['FREQ=WEEKLY;BYDAY=TU,TH', '2026-05-14', '5-14 5-19 5-21 5-26'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '2026-05-14', '5-14 5-26 5-28 6-9'],
  ['FREQ=WEEKLY;UNTIL=20260522T000000Z', '2026-05-14', '5-14 5-21'],
  ['FREQ=MONTHLY', '2026-01-31', '1-31 3-31 5-31 7-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-05-14', '5-15 6-1 6-15 7-1'],
  ['FREQ=MONTHLY;BYDAY=1MO', '2026-05-04', '5-4 6-1 7-6 8-3'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-05-29', '5-29 6-26 7-31 8-28'],
  ['FREQ=YEARLY', '2024-02-29', '2-29'],
  ['FREQ=YEARLY;WKST=MO', '2026-05-14', '5-14 5-14'],
])('%s from %s: %s', (rule, first, expected) => {
  expect(daysOf(rule, first)).toBe(expected)
})

test.each([
  'FREQ=HOURLY',
  'FREQ=WEEKLY;BYSETPOS=1',
  'FREQ=WEEKLY;INTERVAL=0',
  'FREQ=YEARLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;UNTIL=soon',
  'COUNT=3',
  '',
])('%j is not understood', (rule) => {
  expect(parseRule(rule)).toBeNull()
})

test('a rule that began long ago tells of a later stretch, counted from its beginning', () => {
  expect(daysOf('FREQ=WEEKLY', '2019-05-16', '2026-05-14')).toBe('5-14 5-21 5-28 6-4')
  expect(daysOf('FREQ=DAILY;COUNT=10', '2019-05-16', '2026-05-14')).toBe('')
})
