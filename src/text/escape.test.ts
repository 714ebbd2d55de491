import { expect, test } from 'vitest'
import { escapeMarkup } from './escape.ts'

test.each([
  ['Tarn & Sons', 'Tarn &amp; Sons'],
  ['<b>', '&lt;b&gt;'],
  [`" onload='x`, '&quot; onload=&#39;x'],
  ['&amp;', '&amp;amp;'],
  ['plain', 'plain'],
])('%s', (text, expected) => {
  expect(escapeMarkup(text)).toBe(expected)
})
