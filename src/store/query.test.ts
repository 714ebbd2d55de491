import { describe, expect, test } from 'vitest'
import { parseQuery } from './query.ts'

const any = (text: string): unknown => {
  const parsed = parseQuery(text)
  return parsed.ok ? parsed.query.any : parsed.message
}
const words = (...words: string[]): object => ({ not: false, kind: 'words', words })

describe('the query language', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['veld  harrowmere', [[words('veld'), words('harrowmere')]]],
    ['"joint statement" talks', [[words('joint', 'statement'), words('talks')]]],
    ['“joint statement”', [[words('joint', 'statement')]]],
    ['veld OR lindqvist -talks', [[words('veld')], [words('lindqvist'), { not: true, kind: 'words', words: ['talks'] }]]],
    ['bread or roses', [[words('bread'), words('or'), words('roses')]]],
    ['Marlow–Quist', [[words('Marlow', 'Quist')]]],
    ['- , .', []],
    [
      'who:"Ilsa Marlow" -org:Tarn',
      [
        [
          { not: false, kind: 'name', field: 'who', words: ['Ilsa', 'Marlow'] },
          { not: true, kind: 'name', field: 'org', words: ['Tarn'] },
        ],
      ],
    ],
    ['WHO:veld', [[{ not: false, kind: 'name', field: 'who', words: ['veld'] }]]],
    [
      'said:"no talks" verb:deny',
      [
        [
          { not: false, kind: 'said', words: ['no', 'talks'] },
          { not: false, kind: 'verb', word: 'deny' },
        ],
      ],
    ],
    [
      'act:vote act:CONSULT',
      [
        [
          { not: false, kind: 'act', value: 'x.vote' },
          { not: false, kind: 'act', value: 'CONSULT' },
        ],
      ],
    ],
    ['on:1970-01-02', [[{ not: false, kind: 'time', field: 'on', from: 1, to: 1 }]]],
    ['after:1970-01', [[{ not: false, kind: 'time', field: 'after', from: 0, to: 30 }]]],
    ['confidence:>0.7', [[{ not: false, kind: 'confidence', least: 0.7, most: 1 }]]],
    ['confidence:>=.5', [[{ not: false, kind: 'confidence', least: 0.5, most: 1 }]]],
    ['-confidence:<0.4', [[{ not: true, kind: 'confidence', least: 0, most: 0.4 }]]],
    ['report:sha256:ab12', [[{ not: false, kind: 'report', id: 'sha256:ab12' }]]],
    ['type:Person', [[{ not: false, kind: 'type', value: 'person' }]]],
    ['changed:2w', [[{ not: false, kind: 'changed', milliseconds: 1_209_600_000 }]]],
  ])('%s', (text, expected) => {
    expect(any(text)).toEqual(expected)
  })

  test.each([
    ['"open', 'closing quotation mark'],
    ['OR veld', 'a word before OR'],
    ['veld OR', 'a word after OR'],
    ['wo:veld', 'did you mean who:?'],
    ['confidence:high', 'a number from 0 to 1'],
    ['confidence:2', 'a number from 0 to 1'],
    ['who:', 'something after who:'],
    ['status:maybe', 'expected status: to be one of possible'],
    ['act:PARTY', 'expected act: to be one of'],
    ['on:friday', 'a date like 2025-10-17'],
    ['has:fun', 'date, quote or conflict'],
    ['changed:soon', 'a stretch like 12h'],
    ['x'.repeat(1001), 'at most 1000 characters'],
    ['a '.repeat(41), 'at most 40 words'],
  ])('%s is refused', (text, message) => {
    expect(any(text)).toContain(message)
  })

  test('a time of day is no field', () => {
    expect(any('13:00')).toEqual([[words('13', '00')]])
  })
})
