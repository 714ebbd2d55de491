import { expect, test } from 'vitest'
import { findCasing, unshouted } from './casing.ts'
import { tokenise } from './tokenise.ts'

test.each([
  ['Minister To Meet Envoy in Vienna on Friday', 'title'],
  ['Talks on the Tarn Bridge Are Set for Friday', 'title'],
  ["Holm Doesn't Want a Vote Before June", 'title'],
  ['Ferry From Skarv to Den Helder and la Palma Sinks', 'title'],
  ['Talks with Ana Duarte are set for Friday', 'normal'],
  ['Ana Holm met Lars Dahl in Oslo', 'normal'],
  ['Holm was born in Stavanger, Norway, on May 4', 'normal'],
  ['Ana Holm is in Oslo', 'normal'],
  ['BRIDGE OVER THE TARN CLOSED', 'caps'],
  ['The bridge was closed on Monday', 'normal'],
])('%s: %s', (text, casing) => {
  const tokens = tokenise(text)
  expect(findCasing(text, tokens, 0, tokens.n)).toBe(casing)
})

test.each([
  ['AARHUS', 'Aarhus'],
  ['PORT STANLEY', 'Port Stanley'],
  ['DUARTE', 'Duarte'],
  ['UNESCOs', 'UNESCOs'],
  ['U.S.', 'U.S.'],
  ['NATO', 'NATO'],
  ['Aarhus', 'Aarhus'],
])('%s is written %s', (shouted, written) => {
  expect(unshouted(shouted)).toBe(written)
})
