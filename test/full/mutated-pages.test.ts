import { expect, test } from 'vitest'
import { takeMutated } from '../mutated-pages.ts'
import { kit } from '../readings.ts'

test('10,000 damaged pages: no fault, no wrong offset, none takes two seconds', { timeout: 900_000 }, async () => {
  const { made, slowest, faults } = takeMutated(10_000, 11, await kit())
  expect(faults).toEqual([])
  expect(made).toBeGreaterThan(6000)
  expect(slowest).toBeLessThan(2000)
})
