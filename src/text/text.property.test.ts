import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toArticle } from '../intake/article.ts'
import { segment } from './segment.ts'
import { findSentences, LONGEST_SENTENCE } from './sentences.ts'
import { tokenise } from './tokenise.ts'

/** Pieces that have broken tokenisers before, and ordinary words. */
const PIECES = [
  'the',
  'The',
  'U.S.',
  'Mr.',
  'a',
  'I',
  "don't",
  'can’t',
  "'s",
  '’',
  "'",
  '"',
  '“',
  '”',
  '.',
  '...',
  '…',
  '?!',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '\u00a0',
  '-',
  '—',
  '--',
  '10km',
  '1:00',
  '2,500.75',
  '$',
  '€',
  'https://example.com/a',
  'www.',
  '@',
  'ann@example.com',
  '://',
  '#tag',
  '/',
  '_',
  '*',
  '&',
  '\u0000',
  '\u200f',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '\ud83d',
  '\ude00',
  '😀',
  '👩‍👧',
  '🇭🇺',
  '\u200d',
  '\ufe0f',
  'e\u0301',
  '漢字',
  'שלום',
  'мир',
  '(',
  ')',
  '[',
  '1',
  ']',
  'Latest news',
  '- ',
  '• ',
  'By Ann Sample',
  ':',
  ';',
  ',',
]

const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))

/** White space, controls and invisible format characters: what no token need cover. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u

describe('tokens of random and hostile text', () => {
  test('stand in order, do not overlap, are not empty, lie inside, and cover every visible character', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokenise(text)
        let at = 0
        for (let i = 0; i < tokens.n; i++) {
          const start = tokens.start[i]!
          const end = tokens.end[i]!
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          for (const char of text.slice(at, start)) expect(char).toMatch(INVISIBLE)
          expect(/^\s|\s$/.test(text.slice(start, end))).toBe(false)
          at = end
        }
        for (const char of text.slice(at)) expect(char).toMatch(INVISIBLE)
      }),
      { numRuns: 3000, seed: 11 },
    )
  })

  test('a part of a text gives tokens inside that part', () => {
    fc.assert(
      fc.property(hostile, fc.nat(), fc.nat(), (text, a, b) => {
        const from = text.length ? a % (text.length + 1) : 0
        const to = from + (b % (text.length - from + 1))
        const tokens = tokenise(text, from, to)
        for (let i = 0; i < tokens.n; i++) {
          expect(tokens.start[i]!).toBeGreaterThanOrEqual(i ? tokens.end[i - 1]! : from)
          expect(tokens.end[i]!).toBeGreaterThan(tokens.start[i]!)
          expect(tokens.end[i]!).toBeLessThanOrEqual(to)
        }
      }),
      { numRuns: 1500, seed: 12 },
    )
  })

  test('sentences divide the tokens without gap and stay bounded', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokenise(text)
        const starts = findSentences(text, tokens)
        expect(starts[0] ?? 0).toBe(0)
        for (let k = 1; k < starts.length; k++) expect(starts[k]!).toBeGreaterThan(starts[k - 1]!)
        starts.forEach((from, k) => expect((starts[k + 1] ?? tokens.n) - from).toBeLessThanOrEqual(LONGEST_SENTENCE))
        expect(starts.length > 0).toBe(tokens.n > 0)
      }),
      { numRuns: 1000, seed: 13 },
    )
  })

  test('an article keeps its text and its parts and sentences lie in order inside it', () => {
    fc.assert(
      fc.property(hostile, fc.option(hostile, { nil: undefined }), (text, title) => {
        const result = toArticle({ id: 'x', text, ...(title === undefined ? {} : { title }) })
        if (!result.ok) return
        const article = result.value
        expect(article.text.endsWith(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)).toBe(true)
        let at = 0
        for (const part of article.parts) {
          expect(part.span[0]).toBeGreaterThanOrEqual(at)
          expect(part.span[1]).toBeGreaterThan(part.span[0])
          expect(part.span[1]).toBeLessThanOrEqual(article.text.length)
          at = part.span[1]
        }
        const { tokens, sentences } = segment(article)
        let next = 0
        for (const sentence of sentences) {
          expect(sentence.from).toBe(next)
          expect(sentence.to).toBeGreaterThan(sentence.from)
          expect(sentence.span).toEqual([tokens.start[sentence.from], tokens.end[sentence.to - 1]])
          const part = article.parts[sentence.part]!
          expect(sentence.span[0] >= part.span[0] && sentence.span[1] <= part.span[1]).toBe(true)
          next = sentence.to
        }
        expect(next).toBe(tokens.n)
      }),
      { numRuns: 1500, seed: 14 },
    )
  })
})

describe('time grows in step with length', () => {
  const shapes: readonly (readonly [name: string, unit: string])[] = [
    ['words', 'The minister said the talks will begin. '],
    ['one long word', 'a'],
    ['dots', '.'],
    ['dotted letters', 'a.'],
    ['dotted words', 'word.'],
    ['hyphens', 'e-'],
    ['commas and digits', '1,'],
    ['colons', 'a:'],
    ['slashes', '://'],
    ['at signs', 'a@'],
    ['underscores', 'a_'],
    ['apostrophes', "'"],
    ['quotes', '" '],
    ['brackets', '[1] '],
    ['joiners', '👩\u200d'],
    ['lone halves', '\ud83d'],
    ['invisible', '\u200f'],
    ['marks', 'e\u0301'],
    ['initials', 'A. '],
    ['capitals', 'Sample '],
    ['line breaks', 'a\n'],
    ['bullets', '- a b c d e f\n'],
    ['rail headings', 'Latest news\n'],
  ]
  /** Best of three runs in ms. */
  const time = (text: string): number => {
    let best = Infinity
    for (let run = 0; run < 3; run++) {
      const begin = performance.now()
      const result = toArticle({ id: 'x', text, language: 'en' })
      if (result.ok) segment(result.value)
      best = Math.min(best, performance.now() - begin)
    }
    return best
  }
  test.each(shapes)('%s', { retry: 3 }, (_, unit) => {
    const small = unit.repeat(Math.ceil(60_000 / unit.length))
    const large = unit.repeat(Math.ceil(240_000 / unit.length))
    time(small)
    expect(time(large)).toBeLessThan(Math.max(40, time(small) * 10))
  })
})
