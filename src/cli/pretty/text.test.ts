import { describe, expect, test } from 'vitest'
import { displayWidth, padTo, wrap } from './text.ts'

describe('displayWidth', () => {
  test.each([
    ['Budapest', 8],
    ['Orbán', 5],
    ['Orba\u0301n', 5],
    ['東京', 4],
    ['한국', 4],
    ['a\u200bb', 2],
    ['🌍!', 3],
    ['', 0],
  ])('%j takes %d columns', (text, width) => expect(displayWidth(text)).toBe(width))
})

describe('wrap', () => {
  test.each<[string, number, string[]]>([
    ['the two will meet', 8, ['the two', 'will', 'meet']],
    ['Bürgermeisterin', 6, ['Bürger', 'meiste', 'rin']],
    ['東京 で会談', 5, ['東京', 'で会', '談']],
    ['a\nb\tc', 10, ['a b c']],
    ['', 10, []],
  ])('%j in %d columns', (text, width, lines) => expect(wrap(text, width)).toEqual(lines))

  test('long text breaks in linear time', () => {
    const began = performance.now()
    wrap('x'.repeat(200_000), 80)
    wrap('word '.repeat(50_000), 80)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test('padTo counts columns', () => expect(padTo('東', 4)).toBe('東  '))
