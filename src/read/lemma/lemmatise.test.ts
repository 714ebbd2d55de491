import { describe, expect, test } from 'vitest'
import { Lexemes } from '../lexemes.ts'
import { Lemmatiser, applyLemmaRule, findRule } from './lemmatise.ts'

describe('lemma rules', () => {
  test.each([
    ['talks', '1', 'talk'],
    ['cities', '3y', 'city'],
    ['was', '=be', 'be'],
    ['sheep', '0', 'sheep'],
    ['s', '9x', 'x'],
  ])('%s by %s is %s', (word, rule, lemma) => expect(applyLemmaRule(word, rule)).toBe(lemma))

  test('whole words go before suffixes, long suffixes before short ones', () => {
    const rules = new Map([
      ['s', '1'],
      ['ies', '3y'],
      ['^series', '0'],
    ])
    expect(findRule(rules, 'series')).toBe('0')
    expect(findRule(rules, 'cities')).toBe('3y')
    expect(findRule(rules, 'talks')).toBe('1')
    expect(findRule(rules, 'walk')).toBe('0')
    expect(findRule(rules, '')).toBe('0')
  })

  test('one form has a lemma under each of its tags, asked for in any order, also when the table of forms has grown', () => {
    const lexemes = new Lexemes()
    const lemmas = new Lemmatiser(
      { rules: { 'NOUN|NNS': { s: '1' }, 'VERB|VBZ': { s: '1', '^leaves': '=depart' } } },
      ['NOUN|NNS', 'VERB|VBZ'],
      lexemes,
    )
    const leaves = lexemes.intern('leaves')
    const asked = (): string[] => [1, 0, 0, 1].map((tag) => lemmas.lemma(leaves, tag))
    expect(asked()).toEqual(['depart', 'leave', 'leave', 'depart'])
    const capital = lexemes.intern('Lopes')
    expect(lemmas.lemma(capital, 0)).toBe('lope')
    for (let k = 0; k < 5000; k++) lexemes.intern(`w${k.toString(36)}x`)
    expect(lemmas.lemma(lexemes.intern('talks'), 1)).toBe('talk')
    expect(asked()).toEqual(['depart', 'leave', 'leave', 'depart'])
  })
})
