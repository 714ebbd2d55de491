import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Layer } from './marks.ts'
import { markText } from './marks.ts'

const TEXT = 'Lindholm accepted the idea, Varga said.'

test.each<[string, [Layer, string][], string[]]>([
  ['nothing', [], [TEXT]],
  ['one', [['trg', 'accepted']], ['Lindholm ', 'trg:accepted', ' the idea, Varga said.']],
  [
    'nested',
    [
      ['st', 'Lindholm accepted the idea'],
      ['trg', 'accepted'],
    ],
    ['st:Lindholm ', 'trg+st:accepted', 'st: the idea', ', Varga said.'],
  ],
  [
    'crossing',
    [
      ['st', 'Lindholm accepted'],
      ['ev1', 'accepted the'],
    ],
    ['st:Lindholm ', 'ev1+st:accepted', 'ev1: the', ' idea, Varga said.'],
  ],
])('%s', (_, layers, expected) => {
  const spans = layers.map(([layer, words]) => [layer, [TEXT.indexOf(words), TEXT.indexOf(words) + words.length]] as const)
  expect(markText(TEXT, [0, TEXT.length], spans).map((m) => (m.layers.length > 0 ? `${m.layers.join('+')}:${m.text}` : m.text))).toEqual(
    expected,
  )
})

test('whatever the spans, the text comes out whole', () => {
  const span = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }))
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span), (text, spans) => {
      const layers = spans.map((s) => ['st', s] as const)
      expect(
        markText(text, [0, text.length], layers)
          .map((m) => m.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
