import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeSparse } from '../model.ts'
import { END, INSIDE, NAME_KINDS, ROW } from './tags.ts'
import { FRESH, OPEN, addFresh, packWeights } from './weights.ts'

const ROWS = 8

function packed(table: Int8Array): ReturnType<typeof packWeights> {
  const { bytes, count } = encodeSparse(table)
  return packWeights({ bytes, size: table.length, count })
}

describe('weights of names, four to a word', () => {
  test('sums are those of the plain table, all off by the same amount, whatever the signs', () => {
    const weight = fc.integer({ min: -127, max: 127 })
    const tables = fc.array(weight, { minLength: ROWS * ROW, maxLength: ROWS * ROW })
    const asked = fc.array(fc.nat(ROWS - 1), { maxLength: 255 })
    fc.assert(
      fc.property(tables, asked, (values, rows) => {
        const table = Int8Array.from(values)
        const scores = new Int32Array(FRESH)
        addFresh(packed(table).fresh, Int32Array.from(rows), rows.length, scores)
        for (let tag = 0; tag < INSIDE; tag++)
          expect(scores[tag]! - 128 * rows.length).toBe(rows.reduce((sum, row) => sum + table[row * ROW + tag]!, 0))
      }),
      { numRuns: 50 },
    )
  })

  test('where a name is open, a row holds what speaks for its going on against its end', () => {
    const table = new Int8Array(2 * ROW)
    table[ROW + INSIDE + 3] = 100
    table[ROW + END + 3] = -90
    table[ROW + END + 6] = 7
    const { open } = packed(table)
    expect(open[OPEN + 3]).toBe(190)
    expect(open[OPEN + 6]).toBe(-7)
    expect([...open.subarray(0, OPEN)]).toEqual(new Array(OPEN).fill(0))
    expect(NAME_KINDS.length).toBeLessThanOrEqual(OPEN)
    expect(INSIDE).toBeLessThanOrEqual(FRESH)
  })
})
