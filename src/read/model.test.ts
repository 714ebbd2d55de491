import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesSection,
  decodeSparse,
  encodeSparse,
  jsonSection,
  packPairs,
  pairsSection,
  parseModel,
  quantise,
  rowsSection,
  weightsSection,
  writeModel,
} from './model.ts'

describe('model container', () => {
  test('sections come back as they went in', () => {
    const table = new Int8Array(70_000)
    table[0] = -128
    table[69_999] = 127
    table[300] = 5
    const file = writeModel('sample', 3, [
      { name: 'words', kind: 'json', value: { a: [1, 2] } },
      { name: 'weights', kind: 'sparse8', table, scale: 0.5 },
      { name: 'raw', kind: 'bytes', bytes: Uint8Array.of(1, 2, 3) },
    ])
    const model = parseModel(file)
    expect(model.header).toMatchObject({ name: 'sample', version: 3 })
    expect(jsonSection(model, 'words')).toEqual({ a: [1, 2] })
    expect(weightsSection(model, 'weights')).toEqual(table)
    expect([...bytesSection(model, 'raw')]).toEqual([1, 2, 3])
    expect(bytesSection(model, 'raw').buffer).toBe(file.buffer)
  })

  test('a view into a larger buffer is read where it lies', () => {
    const file = writeModel('sample', 1, [{ name: 'raw', kind: 'bytes', bytes: Uint8Array.of(7) }])
    const larger = new Uint8Array(file.length + 10)
    larger.set(file, 5)
    expect([...bytesSection(parseModel(larger.subarray(5, 5 + file.length)), 'raw')]).toEqual([7])
  })

  test.each([
    ['no model', new Uint8Array(100), /expected "DBK1"/],
    ['empty', new Uint8Array(0), /expected "DBK1"/],
    [
      'cut short',
      writeModel('sample', 1, [{ name: 'raw', kind: 'bytes', bytes: new Uint8Array(50) }]).subarray(0, -1),
      /expected \d+ bytes, got/,
    ],
  ])('%s is refused', (_, bytes, message) => expect(() => parseModel(bytes)).toThrow(message))

  test('a missing section is named', () => {
    expect(() => jsonSection(parseModel(writeModel('sample', 1, [])), 'words')).toThrow(/no section "words"/)
  })

  test('sparse tables: property', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -128, max: 127 })), { maxLength: 2000 }),
        fc.integer({ min: 0, max: 40_000 }),
        (values, lead) => {
          const table = new Int8Array(lead + values.length)
          table.set(values, lead)
          const { bytes, count } = encodeSparse(table)
          expect(decodeSparse(bytes, table.length, count)).toEqual(table)
        },
      ),
    )
  })

  test('rows of weights lie a stride apart, whatever their width: property', () => {
    const value = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -128, max: 127 }))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.array(value, { maxLength: 600 }), (width, values) => {
        const rows = Math.ceil(values.length / width)
        const table = new Int8Array(rows * width)
        table.set(values)
        const { weights, stride } = rowsSection(
          parseModel(writeModel('sample', 1, [{ name: 'rows', kind: 'sparse8', table, scale: 1 }])),
          'rows',
          width,
        )
        expect(stride).toBe(Math.ceil(width / 64) * 64)
        expect(weights.length).toBe(rows * stride)
        for (let row = 0; row < rows; row++)
          expect(weights.slice(row * stride, row * stride + width)).toEqual(table.slice(row * width, row * width + width))
      }),
    )
  })

  test('columns of rows may stand in another order', () => {
    const file = writeModel('sample', 1, [{ name: 'rows', kind: 'sparse8', table: Int8Array.of(1, 2, 3, 4, 0, -6), scale: 1 }])
    const { weights, stride, places } = rowsSection(parseModel(file), 'rows', 3, Uint8Array.of(2, 0, 1))
    expect([...weights.slice(0, 3), ...weights.slice(stride, stride + 3)]).toEqual([2, 3, 1, 0, -6, 4])
    expect([...places]).toEqual([2, 0, 1])
  })

  test('pairs are packed into one integer a row and add up as pairs', () => {
    const table = Int8Array.of(3, -5, 0, 0, -127, 127, 0, -1)
    const file = writeModel('sample', 1, [{ name: 'pairs', kind: 'sparse8', table, scale: 1 }])
    const packed = pairsSection(parseModel(file), 'pairs')
    const sum = packed.reduce((a, b) => a + b, 0)
    const low = (sum << 16) >> 16
    expect([(sum - low) >> 16, low]).toEqual([3 - 127, -5 + 127 - 1])
    expect(packPairs(new Uint8Array(0), 4, 0)).toEqual(new Int32Array(2))
  })

  test('the largest weight decides the scale, nothing is cut off', () => {
    const { table, scale } = quantise(Float32Array.of(-10, 5, 0, 0.01))
    expect([...table]).toEqual([-127, 64, 0, 0])
    expect(table[0]! * scale).toBeCloseTo(-10)
  })
})
