import { expect, test } from 'vitest'
import { tagPlaces } from './tagger.ts'

test('the tags of unknown words stand first in a row, then those that most words have, all in places of their own', () => {
  const tags = ['A|a', 'B|b', 'C|c', 'D|d', 'E|e']
  const words = { run: [4, 0], set: [4, 1], walk: [0, 3], jump: [4, 1] }
  const places = tagPlaces({ tags, open: [2, 3], capital: [2], words })
  expect([...places]).toEqual([3, 4, 1, 0, 2])
})
