import { expect, test } from 'vitest'
import { tokensOf } from './figure-tokens.ts'

test.each([
  ['Some 1,250.5 tonnes, 12,34 and 1234,567.', ['some', '1,250.5', 'tonnes', ',', '12', ',', '34', 'and', '1234', ',', '567', '.']],
  ['€2.4bn (up 3.)', ['€', '2.4', 'bn', '(', 'up', '3', '.', ')']],
  ["Val d'Or’s U.S. office", ['val', "d'or’s", 'u.s', '.', 'office']],
  ['1,2345', ['1,234', '5']],
  ['12345678901', ['123456789', '01']],
  ['\u00a0😀\u3000x', ['😀', 'x']],
  ['', []],
])('the words, numbers and marks of "%s"', (text, words) => {
  const tokens = tokensOf(text)
  expect(tokens.map(({ word }) => word)).toEqual(words)
  expect(tokens.map(({ from, to }) => text.slice(from, to).toLowerCase())).toEqual(words)
})
