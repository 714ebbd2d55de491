import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packValue, unpackValue } from './pack.ts'

test('any plain value comes back as it was, keys in their order', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      expect(JSON.stringify(unpackValue(packValue(plain)))).toBe(JSON.stringify(plain))
    }),
    { numRuns: 500 },
  )
})

test.each([
  [[1, 2]],
  [[]],
  [[5]],
  [{ a: 5 }],
  [{ a: { b: 1 } }],
  [[null, 1]],
  [[null]],
  [{}],
  [[{}, [0, 0], [[3, 4]], { span: [9, 12], more: [7, 7] }]],
  [[2 ** 52, 2 ** 52 + 2]],
  [[1.5, 2]],
  [[-3, -9]],
])('%j', (value) => {
  expect(unpackValue(packValue(value))).toEqual(value)
})

test('spans and names that come again take little room', () => {
  const mentions = Array.from({ length: 200 }, (_, i) => ({ span: [1000 * i + 7, 1000 * i + 20], form: 'name', entity: `p${i % 9}` }))
  expect(packValue(mentions).length).toBeLessThan(0.55 * JSON.stringify(mentions).length)
})
