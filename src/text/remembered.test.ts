import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('a text is taken apart once, and again when too many others came between', () => {
  const made: string[] = []
  const lengthOf = remembered((text) => {
    made.push(text)
    return text === '' ? undefined : text.length
  }, 2)
  expect(['ox', 'ox', '', '', 'hare', 'ox'].map(lengthOf)).toEqual([2, 2, undefined, undefined, 4, 2])
  expect(made).toEqual(['ox', '', 'hare', 'ox'])
})
