import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Kit } from '../src/read/kit.ts'
import { FULL } from './checkout.ts'
import { LONG_SENTENCES, PIECES, SENTENCES, TAGS } from './hostile.ts'
import { kit, readingOf, readSample } from './readings.ts'
import { faultsOf, spansOf } from './spans.ts'

const RUNS = FULL ? 20_000 : 400
/** Exponent of growth: n log n measures as 1.1 to 1.2, n² as 2; a busy machine blurs both. */
const LIMIT = 1.45
let shipped: Kit

beforeAll(async () => {
  shipped = await kit()
})

/** Texts made of good sentences, hostile pieces and noise. */
const texts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SENTENCES) },
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)) },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...SENTENCES), fc.nat(100), fc.nat(100)).map(([s, a, b]) => s.slice(a, b)) },
    ),
    { maxLength: 24 },
  )
  .chain((pieces) =>
    fc
      .array(fc.constantFrom('', ' ', '\n', '\n\n', '\r\n\r\n', ' '), { minLength: pieces.length, maxLength: pieces.length })
      .map((gaps) => pieces.map((p, i) => p + gaps[i]!).join('')),
  )

const dates = fc.constantFrom(undefined, '2025-10-17', '2025-02-28T23:30:00+14:00', '0001-01-01', '9999-12-31', '2999-06-30T00:00:00Z')

describe('whatever the text', () => {
  test('every fact points at characters that are there, and at facts that are there', { timeout: FULL ? 3_000_000 : 120_000 }, () => {
    let facts = 0
    fc.assert(
      fc.property(texts, dates, fc.option(fc.constantFrom(...SENTENCES, ...PIECES), { nil: undefined }), (text, published, title) => {
        const reading = readingOf({ text, ...(published && { published }), ...(title && { title }) }, shipped)
        if (!reading) return
        facts += spansOf(reading).length
        expect(faultsOf(reading)).toEqual([])
      }),
      { numRuns: RUNS, seed: 20251016, endOnFailure: true },
    )
    expect(facts, 'spans seen').toBeGreaterThan(RUNS * 10)
  })

  test('a page, however broken: every fact points at characters that are there', { timeout: FULL ? 3_000_000 : 120_000 }, () => {
    const pieces = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...TAGS) },
      { weight: 2, arbitrary: fc.constantFrom(...SENTENCES) },
      { weight: 1, arbitrary: fc.constantFrom(...PIECES) },
    )
    let facts = 0
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), dates, (page, published) => {
        const reading = readingOf({ html: `<!doctype html>${page.join('')}`, ...(published && { published }) }, shipped)
        if (!reading) return
        facts += spansOf(reading).length
        expect(faultsOf(reading)).toEqual([])
        expect(
          reading.article.parts.every((p) => reading.article.text.slice(...p.span).trim() !== ''),
          'no empty part',
        ).toBe(true)
      }),
      { numRuns: RUNS, seed: 20251019 },
    )
    expect(facts, 'spans seen').toBeGreaterThan(RUNS * 5)
  })

  test('the text of the article is the text given, but for a byte order mark', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const article = readingOf({ text }, shipped)?.article
        if (!article) return // refused in due form: there is nothing to read in it
        expect(article.text).toBe(text.startsWith('\ufeff') ? text.slice(1) : text)
        const inOrder = article.parts.every((p, i) => i === 0 || p.span[0] >= article.parts[i - 1]!.span[1])
        expect(inOrder, 'parts in order, not overlapping').toBe(true)
      }),
      { numRuns: RUNS, seed: 20251017 },
    )
  })

  test('the same text gives the same bytes, whatever was read before', () => {
    const pairs = fc.tuple(texts, texts)
    fc.assert(
      fc.property(pairs, ([text, other]) => {
        const first = JSON.stringify(readingOf({ text, published: '2025-10-17' }, shipped))
        readingOf({ text: other, published: '2025-10-17' }, shipped)
        expect(JSON.stringify(readingOf({ text, published: '2025-10-17' }, shipped))).toBe(first)
      }),
      { numRuns: RUNS / 4, seed: 20251018 },
    )
  })
})

describe('named texts', () => {
  test.each([
    ['empty', ''],
    ['spaces only', ' \t\r\n\u00a0\u2003 '],
    ['NUL', 'Veld\u0000 said\u0000 so on Friday.\u0000'],
    ['lone surrogates', 'Veld \ud800 said \udc00 that leaders will meet on Friday.\udfff'],
    ['right-to-left marks', '\u202eThe leaders will meet\u202c in Harrowmere, \u200fVeld said.\u2069'],
    ['punctuation only', '“”—…!?.,;:()[]{}'.repeat(20)],
    ['one very long word', 'x'.repeat(100_000)],
    ['ten thousand line breaks', '\n'.repeat(10_000)],
    ['ten thousand paragraphs', 'Leaders met.\n\n'.repeat(10_000)],
    ['names of object fields', '__proto__ constructor said hasOwnProperty would meet toString on Friday.'],
  ])('%s', (_name, text) => {
    const reading = readingOf({ text, published: '2025-10-17' }, shipped)
    expect(reading ? faultsOf(reading) : []).toEqual([])
    expect(reading === null).toBe(text.trim() === '')
  })

  test('the sample news', async () => {
    const readings = await readSample(shipped)
    expect(readings.length).toBeGreaterThan(20)
    expect(readings.flatMap(faultsOf)).toEqual([])
  })
})

describe('time grows with n log n at most in the number of sentences', () => {
  const [small, large] = FULL ? [500, 4_000] : [250, 2_000]

  test.each<[string, (i: number) => string]>([
    ['the same few words', () => 'Leaders met.\n\n'],
    [
      'a story that goes on',
      (i) => `President Tomas Veld said on Friday that Vestria would hold talks no. ${i} in Harrowmere. He told Lindqvist so.\n\n`,
    ],
    ['new people all the time', (i) => `${nameOf(i)} met ${nameOf(i + 7)} in Harrowmere on Monday, ${nameOf(i + 13)} said.\n\n`],
    ['quotes over paragraphs', (i) => `"We will meet again, and we will not be late, as in year ${i}.\n\n`],
  ])('%s', { timeout: FULL ? 900_000 : 120_000, retry: 1 }, (name, sentence) => {
    const textOf = (n: number): string => Array.from({ length: n }, (_, i) => sentence(i)).join('')
    expectGrowth(name, textOf, small, large)
  })
})

describe('time grows with n log n at most in the length of a sentence', () => {
  const [small, large] = FULL ? [10_000, 100_000] : [1_500, 12_000]

  test.each(Object.keys(LONG_SENTENCES))('%s', { timeout: FULL ? 600_000 : 60_000, retry: 1 }, (name) => {
    expectGrowth(name, LONG_SENTENCES[name]!, small, large)
  })
})

const SYLLABLES = ['Bar', 'den', 'Kol', 'mar', 'Tev', 'lin', 'Os', 'wick', 'Har', 'ren', 'Mil', 'ford']

/** An invented name, a different one for each number. */
function nameOf(i: number): string {
  const part = (n: number): string => SYLLABLES[n % 12]! + SYLLABLES[(n >> 2) % 12]!.toLowerCase()
  return `${part(i)} ${part(i * 7 + 3)}${part(i >> 3).toLowerCase()}`
}

/** Least CPU time of up to three readings, in microseconds; a long one is measured once. */
function costOf(text: string): number {
  let least = Infinity
  for (let run = 0; run === 0 || (run < 3 && least < 1e6); run++) {
    const began = process.cpuUsage()
    const reading = readingOf({ text, published: '2025-10-17' }, shipped)!
    const { user, system } = process.cpuUsage(began)
    least = Math.min(least, user + system)
    if (run === 0) expect(faultsOf(reading).slice(0, 3)).toEqual([])
  }
  return least
}

function expectGrowth(name: string, textOf: (n: number) => string, small: number, large: number): void {
  costOf(textOf(small / 4)) // warm
  const [a, b] = [costOf(textOf(small)), costOf(textOf(large))]
  const exponent = Math.log(b / Math.max(a, 2_000)) / Math.log(large / small)
  expect(exponent, `${name}: ${(a / 1000).toFixed(0)} ms for ${small}, ${(b / 1000).toFixed(0)} ms for ${large}`).toBeLessThan(LIMIT)
}
