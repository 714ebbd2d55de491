import { expect, test } from 'vitest'
import { readMutatedArchives, readMutatedFeeds } from '../intake/mutated.ts'

test.each([
  ['10,000 damaged feeds', () => readMutatedFeeds(10_000, 11), 3000],
  ['5,000 damaged archives', () => readMutatedArchives(5000, 13), 500],
])('%s: none stops the reader, none takes a second', async (_, run, least) => {
  const { read, slowest, faults } = await run()
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(least)
  expect(slowest).toBeLessThan(1000)
})
