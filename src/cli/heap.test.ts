import { expect, test } from 'vitest'
import { makeBusy } from './heap.ts'

const times = (count: number, share: number): number[] => Array<number>(count).fill(share)

test.each<[string, readonly number[], boolean]>([
  ['nothing to do', times(100, 0.01), false],
  ['starting up: busy for two seconds', [...times(4, 1), ...times(10, 0.02)], false],
  ['busy, but with a rest in between', [...times(5, 0.9), 0.1, ...times(5, 0.9)], false],
  ['pages for three seconds', times(6, 0.4), true],
  ['pages, and half a minute with few', [...times(6, 0.4), ...times(59, 0.05)], true],
  ['pages, and then none', [...times(6, 0.4), ...times(60, 0.05)], false],
  ['pages, fewer of them, and now and then many', [...times(6, 0.4), ...times(40, 0.05), 0.4, ...times(40, 0.05)], true],
  ['pages, none, and pages again', [...times(6, 0.4), ...times(60, 0.05), ...times(6, 0.2)], true],
])('a thread is busy or not after %s', (_, shares, expected) => {
  const isBusyWith = makeBusy()
  expect(shares.map(isBusyWith).at(-1)).toBe(expected)
})
