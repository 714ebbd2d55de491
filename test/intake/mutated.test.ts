import { expect, test } from 'vitest'
import { readMutatedArchives, readMutatedFeeds, readMutatedMails, readMutatedRobots } from './mutated.ts'

test.each([
  ['1,000 damaged feeds', () => readMutatedFeeds(1000, 7), 300],
  ['500 damaged archives', () => readMutatedArchives(500, 3), 50],
  ['500 damaged mails', () => readMutatedMails(500, 5), 100],
  ['500 damaged files of rules for programs', () => readMutatedRobots(500, 9), 100],
])('%s: none stops the reader, none takes a second', async (_, run, least) => {
  const { read, slowest, faults } = await run()
  expect(faults).toEqual([])
  expect(read).toBeGreaterThan(least)
  expect(slowest).toBeLessThan(1000)
  expect(Object.keys(Object.prototype)).toEqual([])
})
