import { expect, test } from 'vitest'
import { readMutated } from '../mutated-feeds.ts'

test('10,000 damaged feeds: none stops the reader, none takes a second', () => {
  const { read, slowest, faults } = readMutated(10_000, 11)
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(3000)
  expect(slowest).toBeLessThan(1000)
})
