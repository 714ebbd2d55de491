import { describe, expect, test } from 'vitest'
import { SureCounter } from './sure.ts'

function counted(rows: readonly (readonly [key: number, decision: number, times: number])[]): SureCounter {
  const counter = new SureCounter()
  for (const [key, decision, times] of rows) for (let k = 0; k < times; k++) counter.see(Int32Array.of(key), decision)
  return counter
}

describe('lists of sure decisions', () => {
  test.each([
    ['met often enough, always the same', [[1, 4, 20]], { keys: [1], values: [4] }],
    ['met too seldom', [[1, 4, 19]], { keys: [], values: [] }],
    ['nearly always the same', [[1, 4, 99], [1, 5, 1]], { keys: [1], values: [4] }],
    ['not sure enough', [[1, 4, 98], [1, 5, 2]], { keys: [], values: [] }],
    ['in the order of keys', [[7, 1, 20], [-3, 2, 20]], { keys: [-3, 7], values: [2, 1] }],
  ] as const)('%s', (_, rows, list) => expect(counted(rows).list(20, 0.99)).toEqual(list)) // prettier-ignore
})
