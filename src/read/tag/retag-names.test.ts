import { expect, test } from 'vitest'
import { Lexemes } from '../lexemes.ts'
import { retagNames } from './retag-names.ts'

const TAGS = ['PROPN|NNP', 'VERB|VBG', 'NOUN|NN', 'X|FW', 'VERB|VBD', 'ADP|IN', 'PUNCT|,', 'ADJ|JJ', 'PRON|PRP']

/** Tags after, of words with the tags that the tagger gave them; those of `listed` are in its word list. */
function retagged(words: readonly (readonly [form: string, tag: string])[], listed: readonly string[] = []): string[] {
  const lexemes = new Lexemes()
  const lex = Int32Array.from(words, ([form]) => lexemes.intern(form))
  const tags = Uint8Array.from(words, ([, tag]) => TAGS.findIndex((t) => t.endsWith(`|${tag}`)))
  const isListed = (lexeme: number): boolean => listed.includes(lexemes.lower[lexeme]!)
  retagNames({ lex, tags, from: 0, to: words.length }, { tags: TAGS, lexicon: { lexemes, isListed } as never })
  return [...tags].map((t) => TAGS[t]!.split('|')[1]!)
}

const spoke = [
  ['He', 'PRP'],
  ['spoke', 'VBD'],
  ['with', 'IN'],
] as const

test.each([
  ['whatever its ending', [...spoke, ['Xinping', 'VBG']], [], 'NNP'],
  ['as a noun', [...spoke, ['Xin', 'NN']], [], 'NNP'],
  ['after a comma', [...spoke, [',', ','], ['Xinping', 'VBG']], [], 'NNP'],
  ['in small letters it stays', [...spoke, ['xinping', 'VBG']], [], 'VBG'],
  ['in capitals it stays', [...spoke, ['XINPING', 'VBG']], [], 'VBG'],
  ['of the word list it stays', [...spoke, ['Meeting', 'VBG']], ['meeting'], 'VBG'],
  ['as an adjective it stays', [...spoke, ['Xinian', 'JJ']], [], 'JJ'],
  ['at the beginning it stays', [['Xinping', 'VBG']], [], 'VBG'],
] as const)('an unknown word with a capital is a name %s', (_, words, listed, tag) => {
  expect(retagged(words, listed).at(-1)).toBe(tag)
})

test('what was taken for a foreign word before it is one as well, though it is in the list', () => {
  expect(retagged([...spoke, ['Mei', 'FW'], ['Xinping', 'VBG']], ['mei']).slice(-2)).toEqual(['NNP', 'NNP'])
})
