import { describe, expect, test } from 'vitest'
import { decodeBytes } from './bytes.ts'
import { detectKind, kindOfFile } from './detect.ts'
import { parseArticleLine, parseNdjson, parseNdjsonStream } from './ndjson.ts'

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]))

describe('decodeBytes', () => {
  test.each<readonly [string, Uint8Array, string]>([
    ['UTF-8', utf8('Orbán said'), 'Orbán said'],
    ['UTF-8 with a mark', utf8('\ufeffOrbán said'), 'Orbán said'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, ...utf16('Orbán')), 'Orbán'],
    ['UTF-16 without a mark', utf16('A longer piece of text'), 'A longer piece of text'],
    ['windows-1252', bytes(0x93, 0x4f, 0x72, 0x62, 0xe1, 0x6e, 0x94), '“Orbán”'],
    ['a charset that the page names', new Uint8Array([...utf8('<meta charset="iso-8859-2">'), 0xb1]), '<meta charset="iso-8859-2">ą'],
    ['UTF-8 with one broken byte', new Uint8Array([...utf8('Orbán, Çelik, Özil, Žižek é'), 0xff]), 'Orbán, Çelik, Özil, Žižek é\ufffd'],
    ['a NUL in a text', utf8('one\u0000two and three'), 'one\u0000two and three'],
  ])('%s', (_, input, expected) => expect(decodeBytes(input)).toMatchObject({ ok: true, value: expected }))

  test.each<readonly [string, Uint8Array, string, RegExp]>([
    ['nothing', bytes(), 'empty', /empty file/],
    ['white space', utf8(' \n\t'), 'empty', /white space/],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0), 'binary', /PNG/],
    ['noise', Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), 'binary', /binary/],
  ])('%s', (_, input, code, message) => {
    const result = decodeBytes(input)
    expect(result).toMatchObject({ ok: false, code })
    if (!result.ok) expect(result.message).toMatch(message)
  })
})

describe('detectKind', () => {
  test.each([
    ['{"id":"a","text":"b"}\n{"id"', 'ndjson'],
    ['\ufeff{"id":"a","html":"<p>b"}', 'ndjson'],
    ['{"id":"a"}', 'text'],
    ['{ not json', 'text'],
    ['  <!DOCTYPE html><p>', 'html'],
    ['<p>text', 'html'],
    ['<- an arrow', 'text'],
    ['A report', 'text'],
    ['', 'text'],
  ])('%j', (text, kind) => expect(detectKind(text)).toBe(kind))
  test('by name', () =>
    expect(['a.txt', 'b.HTML', 'c.ndjson', 'd.pdf', 'e.json'].map(kindOfFile)).toEqual(['text', 'html', 'ndjson', null, 'ndjson']))
})

describe('NDJSON', () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    i === 16 ? '{"id":"a16","text":' : JSON.stringify({ id: `a${i}`, text: 'Some text.', title: null }),
  )

  test('a broken line is named and spoils no other', () => {
    const rows = [...parseNdjson(`${lines.join('\n')}\n`)]
    expect(rows).toHaveLength(40)
    expect(rows.filter((row) => !row.result.ok).map((row) => row.line)).toEqual([17])
    const broken = rows[16]!.result
    if (!broken.ok) expect(broken.message).toMatch(/^line 17: expected one JSON object/)
  })

  test('a stream gives the same, however it is cut', async () => {
    const all = utf8(`\ufeff${lines.join('\r\n')}`)
    for (const size of [1, 7, 1000]) {
      const chunks = async function* (): AsyncGenerator<Uint8Array> {
        for (let i = 0; i < all.length; i += size) yield all.subarray(i, i + size)
      }
      const rows = []
      for await (const row of parseNdjsonStream(chunks())) rows.push(row)
      expect(rows.filter((row) => row.result.ok)).toHaveLength(39)
      expect(rows.find((row) => !row.result.ok)?.line).toBe(17)
    }
  })

  test('bytes that are no UTF-8 spoil their line only', async () => {
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([...utf8('{"id":"a","text":"'), 0xff, ...utf8('"}\n{"id":"b","text":"fine"}')])
    }
    const rows = []
    for await (const row of parseNdjsonStream(chunks())) rows.push(row)
    expect(rows.map((row) => (row.result.ok ? row.result.value.id : row.result.code))).toEqual(['encoding', 'b'])
  })

  test.each(['[]', '7', '"x"', 'null', '{"id":7,"text":"x"}', '{"text":"x"}'])('%s is no article', (line) =>
    expect(parseArticleLine(line, 3)).toMatchObject({ ok: false, message: expect.stringMatching(/^line 3: /) }),
  )
})
