import { describe, expect, test } from 'vitest'
import { applyLemmaRule, findRule } from './lemmatise.ts'

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
})
