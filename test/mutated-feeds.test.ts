import { expect, test } from 'vitest'
import { readMutated } from './mutated-feeds.ts'

test('1,000 damaged feeds: none stops the reader, none takes a second', () => {
  const { read, refused, slowest, faults } = readMutated(1000, 7)
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(300)
  expect(refused).toBeGreaterThan(20)
  expect(slowest).toBeLessThan(1000)
  expect(Object.keys(Object.prototype)).toEqual([])
})
