import { expect, test } from 'vitest'
import { clusterWords } from './clusters.ts'
import { joinTokens } from './detokenise.ts'
import type { NamedText } from './sources.ts'
import { titleCase, titledCopies } from './titled.ts'

test('tokens are set as print does', () => {
  const tokens = ['"', 'We', "'ll", 'go', ',', '"', 'she', 'said', '(', 'twice', ')', '.']
  const { text, spans } = joinTokens(tokens)
  expect(text).toBe('"We\'ll go," she said (twice).')
  expect(spans.map(([a, b]) => text.slice(a, b))).toEqual(tokens)
})

test('Title Case keeps every letter in its place', () => {
  const text = 'The mayor of Karsa isn’t at home'
  expect(titleCase(text, 0)).toBe('The Mayor of Karsa Isn’t at Home')
  expect(titleCase(text, 1)).toBe('The Mayor Of Karsa Isn’t At Home')
  expect(titleCase('ŉ ﬁne ßen', 1)).toHaveLength('ŉ ﬁne ßen'.length)
})

test('copies carry the names of their sentences', () => {
  const text = 'Mira Lindqvist went to Karsa on Monday. Nothing else happened there that day.'
  const source: NamedText = {
    id: 'a',
    source: { name: 'test', weight: 1, unmarked: [] },
    title: null,
    text,
    pieces: null,
    lines: [
      [0, 39],
      [40, text.length],
    ],
    names: [
      { start: 0, end: 14, kinds: ['person'] },
      { start: 23, end: 28, kinds: ['place'] },
    ],
  }
  const [copy] = titledCopies([source], 1)
  expect(copy!.text.startsWith('Mira Lindqvist Went')).toBe(true)
  expect(copy!.names.map((n) => copy!.text.slice(n.start, n.end)).sort()).toEqual(expect.arrayContaining(['Karsa', 'Mira Lindqvist']))
  expect(copy!.text).not.toContain('Nothing')
})

test('words in the same company fall into one cluster', () => {
  const sentences: string[][] = []
  for (let k = 0; k < 40; k++) {
    sentences.push(['the', k % 2 ? 'mayor' : 'envoy', 'left', 'town'], ['in', k % 2 ? 'karsa' : 'norland', 'it', 'rained'])
  }
  const recipe = { clusters: 4, leastSeen: 5, contexts: 20, rounds: 6 }
  const cluster = clusterWords(sentences, recipe)
  expect(cluster.get('mayor')).toBe(cluster.get('envoy'))
  expect(cluster.get('karsa')).toBe(cluster.get('norland'))
  expect([...clusterWords(sentences, recipe)]).toEqual([...cluster])
})
