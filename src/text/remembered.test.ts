import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('a text is taken apart once, and again when too many others came between', () => {
  const made: string[] = []
  const lengthOf = remembered((text) => {
    made.push(text)
    return text === '' ? undefined : text.length
  }, 2)
  expect(['ox', 'ox', '', '', 'hare', 'ox'].map(lengthOf)).toEqual([2, 2, undefined, undefined, 4, 2])
  expect(made).toEqual(['ox', '', 'hare'])
  // What was asked for meanwhile is kept, what was not is gone.
  expect(['goat', 'ox', 'hare'].map(lengthOf)).toEqual([4, 2, 4])
  expect(made).toEqual(['ox', '', 'hare', 'goat'])
  expect(['calf', 'bull', 'goat'].map(lengthOf)).toEqual([4, 4, 4])
  expect(made.slice(4)).toEqual(['calf', 'bull', 'goat'])
})
