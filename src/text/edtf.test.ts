import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, daysInMonth } from './calendar.ts'
import {
  compareEdtf,
  hasOverlap,
  isAfter,
  isBefore,
  isCovering,
  isEdtf,
  parseEdtf,
  precisionOf,
  stretchOf,
  two,
  writeEdtf,
  writeYear,
} from './edtf.ts'

const date = fc
  .record({
    y: fc.integer({ min: -2000, max: 9999 }).filter((y) => y !== 0),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 31 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    parts: fc.integer({ min: 0, max: 3 }),
    about: fc.boolean(),
  })
  .map(({ y, m, d, minute, parts, about }) => {
    let text = writeYear(y)
    if (parts > 0) text += `-${two(m)}`
    if (parts > 1) text += `-${two(Math.min(d, daysInMonth(y, m)))}`
    if (parts > 2) text += `T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    return about ? `${text}~` : text
  })
const edtf = fc.oneof(
  date,
  date.map((a) => `${a}/..`),
  date.map((a) => `../${a}`),
  fc
    .tuple(date, date)
    .map(([a, b]) => (compareEdtf(a, b) <= 0 ? `${a}/${b}` : `${b}/${a}`))
    .filter(isEdtf),
)

describe('our EDTF profile', () => {
  it.each([
    '2025',
    '2025-10',
    '2025-10-17',
    '2025-10-17T13:00',
    '2025-10~',
    '2025-10-20/2025-10-23',
    '../2025-10-31',
    '2014/..',
    '-0043-03-15',
  ])('takes %s and writes it back', (text) => expect(writeEdtf(parseEdtf(text)!)).toBe(text))

  it.each([
    '',
    '25',
    '2025-13',
    '2025-02-29',
    '2025-10-17T24:00',
    '2025-10-17T13',
    '../..',
    '2025-11/2025-10',
    '2025/',
    '2025-1',
    'XXXX-10',
    '2025-10-17T13:00Z',
    '2025-W42',
  ])('does not take %j', (text) => expect(isEdtf(text)).toBe(false))

  it('covers whole days, months and years', () => {
    const minute = (y: number, m: number, d: number) => dayNumber(y, m, d) * 1440
    expect(stretchOf('2025-10-17')).toEqual({ start: minute(2025, 10, 17), end: minute(2025, 10, 18) })
    expect(stretchOf('2024-02')).toEqual({ start: minute(2024, 2, 1), end: minute(2024, 3, 1) })
    expect(stretchOf('2024/2025')).toEqual({ start: minute(2024, 1, 1), end: minute(2026, 1, 1) })
    expect(stretchOf('../2025-10-31')).toEqual({ start: -Infinity, end: minute(2025, 11, 1) })
  })

  it.each([
    ['2025-10-17', '2025-10-18', true, false],
    ['2025-10-17', '2025-10', false, false],
    ['2025-11', '2025-10-31', false, true],
    ['../2025-10-16', '2025-10-17', true, false],
    ['2025-10-17/..', '2025', false, false],
  ])('%s against %s: before %s, after %s', (a, b, before, after) => {
    expect(isBefore(a, b)).toBe(before)
    expect(isAfter(a, b)).toBe(after)
  })

  it('knows how fine a string is', () => {
    expect(precisionOf('2025-10/2025-11-03')).toBe('day')
    expect(precisionOf('2025')).toBe('year')
    expect(precisionOf('2025-10-17T13:00~')).toBe('minute')
    expect(precisionOf('soon')).toBeNull()
  })

  it('writes what it parses', () => {
    fc.assert(
      fc.property(edtf, (text) => {
        expect(writeEdtf(parseEdtf(text)!)).toBe(text)
      }),
    )
  })

  it('has exactly one of before, after, overlap', () => {
    fc.assert(
      fc.property(edtf, edtf, (a, b) => {
        expect([isBefore(a, b), isAfter(a, b), hasOverlap(a, b)].filter(Boolean)).toHaveLength(1)
        if (isCovering(a, b)) expect(hasOverlap(a, b)).toBe(true)
        expect(compareEdtf(a, b)).toBe(-compareEdtf(b, a) + 0)
      }),
    )
  })

  it('survives any string', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => stretchOf(text)).not.toThrow()
      }),
    )
  })
})
