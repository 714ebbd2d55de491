import { expect, test } from 'vitest'
import { RunIndex } from './run-index.ts'

function holdersOf(index: RunIndex, run: number): readonly number[] {
  const out: number[] = []
  index.eachHolder(run, (report) => out.push(report))
  return out
}

test('finds the reports that hold a run, in the order in which they came, twelve at most', () => {
  const index = new RunIndex()
  for (const report of [0, 3, 7]) index.add(-5, report)
  index.add(0, 4)
  for (let report = 0; report < 40; report++) index.add(9, report)
  expect(holdersOf(index, -5)).toEqual([0, 3, 7])
  expect(holdersOf(index, 0)).toEqual([4])
  expect(holdersOf(index, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(holdersOf(index, 6)).toEqual([])
})

test('keeps what it holds as it grows', () => {
  const index = new RunIndex()
  const runs = Array.from({ length: 20_000 }, (_, i) => Math.imul(i + 1, 0x85ebca6b))
  for (const [report, run] of runs.entries()) index.add(run, report)
  expect(index.size).toBe(runs.length)
  for (const [report, run] of runs.entries()) expect(holdersOf(index, run)).toEqual([report])
})
