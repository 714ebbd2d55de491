import fs from 'node:fs'
import { expect, test } from 'vitest'
import { reliabilityPage } from '../../scripts/docs/reliability.ts'
import { ROOT, textOf } from '../checkout.ts'
import { BARS } from './bars.ts'
import { figures } from './figures.ts'

test('docs/reliability.md is in step with the tests (npm run docs)', () => {
  expect(textOf('docs/reliability.md')).toBe(reliabilityPage())
})

test.each(BARS)('promise $row has its tests', ({ tests }) => {
  for (const file of tests) {
    expect(fs.existsSync(`${ROOT}/${file}`), file).toBe(true)
    expect(textOf(file), file).toMatch(/\btest\b/)
  }
})

test('figures are of promises that there are, each row once', () => {
  const rows = BARS.map(({ row }) => row)
  expect(new Set(rows).size).toBe(rows.length)
  expect(Object.keys(figures()).filter((row) => !rows.includes(row))).toEqual([])
})
