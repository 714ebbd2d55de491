import { describe, expect, test } from 'vitest'
import { hashBytes } from './hash.ts'

const bytes = Uint8Array.from({ length: 1003 }, (_, i) => (i * 37) & 255)

describe('hash of bytes', () => {
  test.each([1, 2, 3, 4])('does not hang on where the bytes lie (%i further on)', (offset) => {
    const larger = new Uint8Array(bytes.length + offset)
    larger.set(bytes, offset)
    expect(hashBytes(larger.subarray(offset))).toBe(hashBytes(bytes))
  })

  test.each([0, 1, 500, 999, 1000, 1002])('a change of byte %i changes it', (at) => {
    const other = bytes.slice()
    other[at] = other[at]! ^ 128
    expect(hashBytes(other)).not.toBe(hashBytes(bytes))
  })

  test('it goes on from a seed, and is never negative', () => {
    expect(hashBytes(bytes, 1)).not.toBe(hashBytes(bytes, 2))
    for (let seed = 0; seed < 20; seed++) expect(hashBytes(bytes, seed)).toBeGreaterThanOrEqual(0)
    expect(hashBytes(new Uint8Array(0), 5)).toBe(5)
  })
})
