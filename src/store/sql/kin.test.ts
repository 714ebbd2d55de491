import { describe, expect, test } from 'vitest'
import { otherNamesOf } from './kin.ts'

describe('otherNamesOf', () => {
  test.each([
    ['summit', 'meeting'],
    ['Summit', 'talks'],
    ['summits', 'meeting'],
    ['verdict', 'ruling'],
  ])('%s may also be called %s', (word, other) => {
    expect(otherNamesOf(word)).toContain(other)
  })

  test.each(['Kalna', 'budget', ''])('%j is the name of no kind of event', (word) => {
    expect(otherNamesOf(word)).toEqual([])
  })

  test('a word is no other name of itself', () => {
    expect(otherNamesOf('meeting')).not.toContain('meeting')
  })
})
