import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asTheyAre } from '../model.ts'
import { type Course, Race } from './race.ts'

const TEMPLATES = 6
const ROWS = 4
const WIDTH = 5

const table = fc
  .array(fc.integer({ min: -60, max: 60 }), { minLength: ROWS * WIDTH, maxLength: ROWS * WIDTH })
  .map((list) => ({ weights: Int8Array.from(list), stride: WIDTH, places: asTheyAre(WIDTH) }))
const buckets = fc.array(fc.integer({ min: 0, max: ROWS - 1 }), { minLength: TEMPLATES, maxLength: TEMPLATES })
const columns = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 })

function winner(race: Race, rows: readonly number[], list: readonly number[]): number {
  race.columns.set(list)
  race.scores.fill(0)
  return race.winner(Int32Array.from(rows), list.length)
}

/** The first of the columns with the highest sum. */
function best(weights: Int8Array, rows: readonly number[], list: readonly number[]): number {
  const sums = list.map((column) => rows.reduce((sum, row) => sum + weights[row * WIDTH + column]!, 0))
  return list[sums.indexOf(Math.max(...sums))]!
}

describe('race', () => {
  const order = [3, 0, 5, 1, 4, 2]
  const never: Course = { order, rounds: [{ end: 2, hope: 1000 }, { end: 4, hope: 1000 }, { end: 6, hope: 0 }] } // prettier-ignore

  test.each([
    ['in one round', { order: [0, 1, 2, 3, 4, 5], rounds: [{ end: TEMPLATES, hope: 0 }] }],
    ['in rounds in which nobody is left behind', never],
  ])('the highest sum wins %s', (_, course) =>
    fc.assert(
      fc.property(table, buckets, columns, (t, rows, list) => {
        expect(winner(new Race(t, course), rows, list)).toBe(best(t.weights, rows, list))
      }),
    ),
  )

  test('who is too far behind after a round is out, whatever follows', () => {
    const weights = Int8Array.from([20, 0, 0, 0, 0, 0, 100, 0, 0, 0])
    const t = { weights, stride: WIDTH, places: asTheyAre(WIDTH) }
    const rounds = (hope: number): Course => ({ order: [0, 1], rounds: [{ end: 1, hope }, { end: 2, hope: 0 }] }) // prettier-ignore
    expect(winner(new Race(t, rounds(20)), [0, 1], [0, 1])).toBe(1)
    expect(winner(new Race(t, rounds(19)), [0, 1], [0, 1])).toBe(0)
  })
})
