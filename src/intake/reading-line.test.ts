import { expect, test } from 'vitest'
import { parseReadingLine } from './reading-line.ts'

const READING = {
  format: 'daybook.reading/1',
  engine: { version: '0', models: '0' },
  article: { id: 'a', text: 'The council met.', parts: [{ kind: 'paragraph', span: { start: 0, end: 16 } }] },
  sentences: [{ span: { start: 0, end: 16 }, part: 0 }],
  entities: [],
  times: [],
  events: [],
  statements: [],
}
const said = (value: unknown): string => {
  const result = parseReadingLine(JSON.stringify(value), 7)
  return result.ok ? 'ok' : result.message
}

test('a reading is taken as it is', () => {
  const result = parseReadingLine(JSON.stringify(READING), 1)
  expect(result.ok && result.value).toEqual(READING)
})

test.each<[value: unknown, got: string]>([
  [null, 'the JSON value null'],
  [{ id: 'a', text: 'The council met.' }, 'the format null'],
  [{ ...READING, format: 'daybook.reading/2' }, 'the format "daybook.reading/2"'],
  [{ ...READING, article: { id: 'a' } }, 'one without its article'],
  [{ ...READING, events: undefined }, 'one without its events'],
  [{ ...READING, events: [{ title: 'x' }] }, 'a fact without an id'],
  [{ ...READING, sentences: [{ span: { start: 0, end: 17 }, part: 0 }] }, 'the span [0,17] in a text of 16 characters'],
  [{ ...READING, events: [{ id: 'e', evidence: [{ span: { start: -1, end: 3 } }] }] }, 'the span [-1,3]'],
  [{ ...READING, times: [{ span: { start: 3, end: 2 } }] }, 'the span [3,2]'],
])('%j is refused', (value, got) => {
  expect(said(value)).toContain(`line 7: expected a reading, got ${got}`)
  expect(said(value)).toContain('daybook read --format ndjson')
})

test('broken JSON is named with its line', () => {
  expect(parseReadingLine('{"format":', 3)).toMatchObject({ ok: false, message: expect.stringContaining('line 3') as string })
})
