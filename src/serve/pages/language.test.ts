import { expect, test } from 'vitest'
import { inLanguage } from './language.ts'

test.each([
  ['en', {}],
  ['en-GB', {}],
  ['und', {}],
  ['', {}],
  ['de', { lang: 'de', dir: 'ltr' }],
  ['ar', { lang: 'ar', dir: 'rtl' }],
  ['he-IL', { lang: 'he-IL', dir: 'rtl' }],
  ['az-Arab', { lang: 'az-Arab', dir: 'rtl' }],
  ['ps-Latn', { lang: 'ps-Latn', dir: 'ltr' }],
])('%s', (tag, expected) => {
  expect(inLanguage(tag)).toEqual(expected)
})
