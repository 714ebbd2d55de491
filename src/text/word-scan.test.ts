import { expect, test } from 'vitest'
import { endOfWord, isAnyLetterAt, isAnyNumberAt } from './word-scan.ts'

const CHARACTERS = [
  'a',
  'Z',
  'é',
  'ß',
  'ǅ',
  'ª',
  'д',
  'ب',
  '字',
  '𐐀',
  'ｚ',
  'ﬁ',
  '7',
  '٣',
  '½',
  'Ⅳ',
  '𝟘',
  ' ',
  '-',
  '’',
  '\u0301',
  '\u200b',
  '😀',
]

test.each(CHARACTERS)('%s is a letter or a number as the patterns of Unicode have it', (character) => {
  expect(isAnyLetterAt(character, 0)).toBe(/^\p{L}/u.test(character))
  expect(isAnyNumberAt(character, 0)).toBe(/^\p{N}/u.test(character))
})

test.each([
  ['Lowmark agreed', 60, 7],
  ['B2B talks', 60, 3],
  ['𐐀𐐁 left', 60, 4],
  ['aaaa', 3, 3],
  ['-a', 60, 0],
  ['', 60, 0],
])('the word of "%s", at most %i long, ends at %i', (text, most, end) => expect(endOfWord(text, 0, most)).toBe(end))
