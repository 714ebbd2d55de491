import { expect, test } from 'vitest'
import type { Ask, Steps } from '../sql/steps.ts'
import { words } from './words.ts'

/** The vectors that indexing a row writes. */
function vectorsOf(steps: Steps<void>): string[] {
  const found: string[] = []
  for (let next = steps.next(); next.done !== true; next = steps.next()) {
    const asked: Ask = next.value
    if (asked.ask === 'put') found.push(String(asked.row['words']))
  }
  return found
}

/** Places by word, however the vector is written. */
function placesIn(vector: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const one of vector.split(' ').filter(Boolean)) {
    const [word, places] = [one.slice(0, one.lastIndexOf(':')).replaceAll("'", ''), one.slice(one.lastIndexOf(':') + 1).split(',')]
    found.set(word, [...(found.get(word) ?? []), ...places])
  }
  return found
}

test.each([
  ['Marlow will meet', 'marlow:1 will:2 meet:3'],
  ['to be, or not to be', 'to:1 be:2 or:3 not:4 to:5 be:6'],
  ['“Être” – déjà vu', "'etre':1 'deja':2 'vu':3"],
  ['Œuvre ﬁn Straße ½ €5', "'œuvre':1 'ﬁn':2 'straße':3 '½':4 '5':5"],
  ["it's \\ ' : * & | ! ( ) <-> x", 'it:1 s:2 x:3'],
  ['“Coast – Radio”\u00a0£5, €6', 'coast:1 radio:2 5:3 6:4'],
  ['', ''],
])('words of %s', (text, expected) => {
  expect(vectorsOf(words.put('event', 1, [text], ''))).toEqual([expected])
})

test('two texts of a row have a letter each, and no phrase goes from the one into the other', () => {
  expect(vectorsOf(words.put('statement', 1, ['Ilsa Marlow', 'We will'], ''))).toEqual(['ilsa:1A marlow:2A we:4B will:5B'])
  expect(vectorsOf(words.put('statement', 1, ['Ílsa Marlow', 'We will'], ''))).toEqual(["'ilsa':1A 'marlow':2A 'we':4B 'will':5B"])
  expect(words.side('statement', ['we', 'will'], 1).values).toEqual(["'we':B <-> 'will':B"])
  expect(words.side('statement', ['we', 'will']).values).toEqual(["'we' <-> 'will'"])
})

test.each([
  ['a word as often as it may stand', 'the '.repeat(250), 1],
  ['a word that stands oftener', 'the '.repeat(251), 2],
  ['the longest word', `${'w'.repeat(500)} end`, 1],
  ['a word that is too long', `${'w'.repeat(501)} end`, 1],
  ['as many words as one vector holds', Array.from({ length: 3_998 }, (_, i) => `w${i}`).join(' '), 1],
  ['more words', Array.from({ length: 3_999 }, (_, i) => `w${i}`).join(' '), 2],
])('plain letters are written in another way, to the same places: %s', (_, text, pieces) => {
  const plain = vectorsOf(words.put('article', 1, ['Title', text], '2026-03'))
  // One letter that has to be folded, and the text goes the longer way.
  const folded = vectorsOf(words.put('article', 1, ['Títle', text], '2026-03'))
  expect(plain).toHaveLength(pieces)
  expect(plain.map(placesIn)).toEqual(folded.map(placesIn))
})

test('a long text is cut so that every phrase lies whole in a piece, and no word has more places than are kept', () => {
  const list = Array.from({ length: 30_000 }, (_, i) => (i % 3 === 0 ? 'the' : `w${i}`))
  const pieces = vectorsOf(words.put('article', 1, ['Title', list.join(' ')], '2026-03'))
  expect(pieces.length).toBeGreaterThan(7)
  const placed = pieces.map(
    (piece) => new Map(piece.split(' ').map((one) => [one.split(':')[0]!, one.split(':')[1]!.split(',').map(Number)] as const)),
  )
  for (const piece of placed) for (const places of piece.values()) expect(places.length <= 250 && Math.max(...places) <= 16_383).toBe(true)
  for (let i = 1; i + 1 < list.length; i += 997) {
    const [a, b] = [`'${list[i]!}'`, `'${list[i + 1]!}'`]
    expect(placed.some((piece) => piece.get(a)?.some((at) => piece.get(b)?.includes(at + 1) === true) === true)).toBe(true)
  }
})

test.each([
  [['résumé'], "('resume')"],
  [['talks', 'Budget'], "('talks') & ('budget')"],
  [["o'neil"], "('o' <-> 'neil')"],
])('each of %s', (list, expected) => {
  expect(words.each('entity', list).values).toEqual([expected])
})

test('one of several', () => {
  expect(words.any('event', ['sit-down', '…', 'talks']).values).toEqual(["('sit' <-> 'down') | ('talks')"])
})

test('what is no word finds nothing', () => {
  expect(words.side('article', ['…']).text).toMatch(/WHERE FALSE$/)
})
