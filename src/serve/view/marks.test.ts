import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Layer } from './marks.ts'
import { markText } from './marks.ts'

const TEXT = 'Putin accepted the idea, Ushakov said.'

test.each<[string, [Layer, string][], string[]]>([
  ['nothing', [], [TEXT]],
  ['one', [['trg', 'accepted']], ['Putin ', 'trg:accepted', ' the idea, Ushakov said.']],
  [
    'nested',
    [
      ['st', 'Putin accepted the idea'],
      ['trg', 'accepted'],
    ],
    ['st:Putin ', 'trg+st:accepted', 'st: the idea', ', Ushakov said.'],
  ],
  [
    'crossing',
    [
      ['st', 'Putin accepted'],
      ['ev1', 'accepted the'],
    ],
    ['st:Putin ', 'ev1+st:accepted', 'ev1: the', ' idea, Ushakov said.'],
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
