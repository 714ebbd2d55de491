import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysInMonth,
  easterOf,
  isoWeekOf,
  mondayOf,
  nthWeekday,
  weekdayOf,
  weeksIn,
} from './calendar.ts'

const anyDay = fc.integer({ min: -1_000_000, max: 1_500_000 })

describe('calendar', () => {
  it.each([
    [1970, 1, 1, 0, 4],
    [2000, 2, 29, 11016, 2],
    [2025, 10, 17, 20378, 5],
    [1900, 3, 1, -25508, 4],
  ])('%i-%i-%i is day %i, weekday %i', (y, m, d, n, weekday) => {
    expect(dayNumber(y, m, d)).toBe(n)
    expect(dayOf(n)).toEqual({ y, m, d })
    expect(weekdayOf(n)).toBe(weekday)
  })

  it.each([
    ['2025-12-29', 2025, 12, 29, 2026, 1],
    ['2027-01-03', 2027, 1, 3, 2026, 53],
    ['2025-10-17', 2025, 10, 17, 2025, 42],
  ])('ISO week of %s', (_, y, m, d, year, week) => {
    expect(isoWeekOf(dayNumber(y, m, d))).toEqual({ y: year, w: week })
  })

  it.each([
    [2024, 3, 31],
    [2025, 4, 20],
    [1961, 4, 2],
  ])('Easter of %i', (y, m, d) => expect(easterOf(y)).toEqual({ y, m, d }))

  it('finds the fourth Thursday and the last Monday', () => {
    expect(nthWeekday(2025, 11, 4, 4)).toEqual({ y: 2025, m: 11, d: 27 })
    expect(nthWeekday(2025, 5, 1, -1)).toEqual({ y: 2025, m: 5, d: 26 })
  })

  it('goes from day number to date and back', () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        const { y, m, d } = dayOf(n)
        expect(d).toBeLessThanOrEqual(daysInMonth(y, m))
        expect(dayNumber(y, m, d)).toBe(n)
        expect(dayOf(n + 1)).toEqual(addDays({ y, m, d }, 1))
        expect(weekdayOf(n + 1)).toBe((weekdayOf(n) % 7) + 1)
      }),
    )
  })

  it('agrees with its own ISO weeks', () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        const { y, w } = isoWeekOf(n)
        expect(w).toBeGreaterThanOrEqual(1)
        expect(w).toBeLessThanOrEqual(weeksIn(y))
        expect(mondayOf(y, w)).toBe(n - weekdayOf(n) + 1)
      }),
    )
  })

  it('adds months and takes them away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (n, k) => {
        const day = { ...dayOf(n), d: 1 }
        expect(addMonths(addMonths(day, k), -k)).toEqual(day)
      }),
    )
  })
})
