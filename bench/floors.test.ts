import { describe, expect, test } from 'vitest'
import { holds, lowered, middleOf, raised } from './floors.ts'
import type { Floors } from './floors.ts'

const floors: Floors = { 'a · F1': { floor: 0.7 }, 'a · MB': { ceiling: 300, slack: 0.1 }, 'a · ratio': { floor: 0.2, slack: 0.5 } }
const figure = (metric: string, value: number | null): { name: string; metric: string; value: number | null } => ({
  name: 'a',
  metric,
  value,
})

describe('holds', () => {
  test.each<[string, number | null, boolean | null]>([
    ['F1', 0.7, true],
    ['F1', 0.69, false],
    ['F1', null, null],
    ['MB', 300, true],
    ['MB', 301, false],
    ['other', 1, null],
  ])('%s of %s', (metric, value, expected) => expect(holds(figure(metric, value), floors)).toBe(expected))
})

describe('raised', () => {
  test.each<[string, number | null, object]>([
    ['F1', 0.7456, { floor: 0.745 }],
    ['F1', 0.6, { floor: 0.7 }],
    ['F1', null, { floor: 0.7 }],
    ['MB', 200, { ceiling: 220 }],
    ['MB', 400, { ceiling: 300 }],
    ['ratio', 0.6, { floor: 0.3 }],
    ['ratio', 0.3, { floor: 0.2 }],
  ])('%s at %s', (metric, value, expected) => expect(raised(floors, [figure(metric, value)])[`a · ${metric}`]).toMatchObject(expected))
})

describe('lowered', () => {
  test('keeps the reason', () => {
    expect(lowered(floors, 'a · F1', 0.6, 'the data set lost its easy half')['a · F1']).toEqual({
      floor: 0.6,
      lowered: [{ from: 0.7, to: 0.6, why: 'the data set lost its easy half' }],
    })
  })
  test.each([
    ['a · F1', 0.8],
    ['a · MB', 200],
    ['none', 0],
  ])('%s to %s is refused', (key, to) => expect(() => lowered(floors, key, to, 'a good reason')).toThrow(/expected/))
})

describe('middleOf', () => {
  test.each<[readonly (number | null)[], number | null]>([
    [[0.3, 0.1, 0.2], 0.2],
    [[0.4, 0.1, 0.2, 0.3], 0.2],
    [[0.5], 0.5],
    [[0.3, null, 0.2], null],
  ])('%j: %s', (values, expected) => expect(middleOf(values.map((value) => [figure('F1', value)]))[0]?.value).toBe(expected))
  test('tells the least and the greatest beside what was noted', () => {
    const runs = [0.3, 0.1, 0.2].map((value) => [{ ...figure('F1', value), note: 'one pass' }])
    expect(middleOf(runs)[0]?.note).toBe('middle of 3 runs, 0.100 to 0.300; one pass')
  })
  test('nothing of no runs', () => expect(middleOf([])).toEqual([]))
})
