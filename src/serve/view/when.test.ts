import { describe, expect, test } from 'vitest'
import { briefStretch, dayWords, durationWords, whenLabel, whenPhrase } from './when.ts'

describe('whenLabel', () => {
  test.each<[string, string | null, string, string | null, string | null]>([
    ['2025-10-17', null, 'Friday 17 October 2025', null, '2025-10-17'],
    ['2025-10-17T13:00', 'America/New_York', 'Friday 17 October 2025', '13:00 ET', '2025-10-17'],
    ['2025-10-17T13:00', 'Asia/Almaty', 'Friday 17 October 2025', '13:00 Almaty', '2025-10-17'],
    ['2025-10-17T13:00/2025-10-17T15:30', null, 'Friday 17 October 2025', '13:00–15:30', '2025-10-17'],
    ['2025-10', null, 'October 2025', null, null],
    ['2025', null, '2025', null, null],
    ['2025-10-20/2025-10-26', null, '20 October 2025 – 26 October 2025', null, null],
    ['../2025-10-20', null, 'until 20 October 2025', null, null],
    ['2025-10-20/..', null, 'from 20 October 2025', null, null],
    ['2025-10~', null, 'about October 2025', null, null],
    ['nonsense', null, 'nonsense', null, null],
  ])('%s %s', (edtf, zone, stretch, clock, day) => expect(whenLabel(edtf, zone)).toEqual({ stretch, clock, day }))
})

test.each([
  ['2025-10-17', 'behind', 'on Friday 17 October 2025'],
  ['2025-10-17T13:00', 'behind', 'on Friday 17 October 2025, 13:00'],
  ['2025-10-17', 'ahead', 'for Friday 17 October 2025'],
  ['2025-10-17', 'off', 'due on Friday 17 October 2025'],
  ['2025-01/..', 'behind', 'since January 2025'],
  ['2025-01/..', 'ahead', 'from January 2025'],
  ['../2025-12-31', 'ahead', 'by 31 December 2025'],
  ['2025-10', 'behind', 'in October 2025'],
  ['2025-10', 'off', 'due in October 2025'],
  ['2025-10~', 'behind', 'about October 2025'],
  ['2025-10-13/2025-10-19', 'behind', 'between 13 October 2025 and 19 October 2025'],
  ['2025-10-13/2025-10-19', 'ahead', 'for 13 October 2025 – 19 October 2025'],
] as const)('what is told of %s, %s, reads "%s"', (edtf, standing, words) =>
  expect(whenPhrase(whenLabel(edtf, null), standing)).toBe(words),
)

test.each([
  ['PT2H30M', '2 h 30 min'],
  ['P1W', '1 week'],
  ['P3D', '3 days'],
  ['P', 'P'],
])('durationWords(%s) is %s', (duration, words) => expect(durationWords(duration)).toBe(words))

test('dayWords reads date-times too', () => {
  expect(dayWords('2025-10-17T22:15:00Z')).toBe('Friday 17 October 2025')
  expect(dayWords('soon')).toBeNull()
})

test.each([
  ['Friday 17 October 2025', '17 Oct 2025'],
  ['20 October 2025 – 26 October 2025', '20 – 26 Oct 2025'],
  ['30 October 2025 – 2 November 2025', '30 Oct – 2 Nov 2025'],
  ['30 December 2025 – 2 January 2026', '30 Dec 2025 – 2 Jan 2026'],
  ['October 2025', 'Oct 2025'],
  ['from January 2026', 'from Jan 2026'],
  ['about May 2026', 'about May 2026'],
])('%s is %s in few letters', (stretch, brief) => {
  expect(briefStretch(stretch)).toBe(brief)
})
