import { expect, test } from 'vitest'
import { countedOf, EMPTY, vectorOf, widened, type Vector } from './vector.ts'
import { makeVocabulary } from './vocabulary.ts'

const at = (...numbers: number[]): Int32Array => Int32Array.from(numbers)
const shown = ({ numbers, weights }: Vector): [number, number][] => [...numbers].map((number, i) => [number, weights[i]!])

test('a sum gets room for the stems that it has not, in the order of their numbers, and keeps what it has', () => {
  const told: number[] = []
  const first = widened(EMPTY, at(3, 8), (number) => told.push(number))
  first.weights.set([0.5, 0.25])
  const more = widened(first, at(1, 3, 5, 9), (number) => told.push(number))
  expect(shown(more)).toEqual([
    [1, 0],
    [3, 0.5],
    [5, 0],
    [8, 0.25],
    [9, 0],
  ])
  expect(told).toEqual([3, 8, 1, 5, 9])
  expect(widened(more, at(3, 9), () => told.push(0))).toBe(more)
  expect(told).toHaveLength(5)
})

test('a term weighs by how often it stands there, however often that is', () => {
  const vocabulary = makeVocabulary()
  const counted = countedOf(vocabulary, [
    ['ferrik', 1],
    ['harbol', 2.5],
    ['pilotan', 900],
    ['quayen', 1e6],
  ])
  expect([...counted.tenths]).toEqual([10, 25, 9000, 65_535])
  const { weights } = vectorOf(vocabulary, counted, { reports: 10, more: 0 })
  const ratio = (i: number, often: number): void => expect(weights[i]! / weights[0]!).toBeCloseTo(1 + Math.log(often), 9)
  for (const [i, often] of [1, 2.5, 900, 6553.5].entries()) ratio(i, often)
})
