import { describe, expect, test } from 'vitest'
import { charsetOfHeader, decodeMarkup } from './charset.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((char) => char.charCodeAt(0) & 0xff))
const wide = (text: string, size: 2 | 4, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * size))
  ;[...text].forEach((char, i) =>
    size === 2 ? view.setUint16(i * 2, char.charCodeAt(0), isLittle) : view.setUint32(i * 4, char.charCodeAt(0), isLittle),
  )
  return new Uint8Array(view.buffer)
}
/** "Мэр" in windows-1251. */
const MAYOR = [0xcc, 0xfd, 0xf0]
const page = (head: string, ...tail: readonly number[]): Uint8Array => Uint8Array.from([...latin(head), ...tail])

describe('decodeMarkup', () => {
  test.each<readonly [name: string, bytes: Uint8Array, contentType: string | null, charset: string, basis: string, end: string]>([
    ['a mark beats the header', utf8('\ufeff<p>Çelik'), 'text/html; charset=iso-8859-9', 'utf-8', 'bom', 'Çelik'],
    ['a mark of UTF-16', wide('\ufeff<p>Orbán', 2, true), null, 'utf-16le', 'bom', 'Orbán'],
    ['a mark of UTF-16, the other way', wide('\ufeff<p>Orbán', 2, false), null, 'utf-16be', 'bom', 'Orbán'],
    ['a mark of UTF-32', wide('\ufeff<p>Orbán', 4, true), null, 'utf-32le', 'bom', 'Orbán'],
    ['UTF-32 without a mark', wide('<?xml version="1.0"?>é', 4, false), null, 'utf-32be', 'zeros', 'é'],
    ['UTF-16 without a mark', wide('<html><p>Orbán', 2, true), null, 'utf-16le', 'zeros', 'Orbán'],
    [
      'the header beats the page',
      page('<meta charset="koi8-r">', ...MAYOR),
      'text/html; charset=windows-1251',
      'windows-1251',
      'header',
      'Мэр',
    ],
    ['a header in quotes', page('<p>', ...MAYOR), 'text/html;charset="CP1251"', 'windows-1251', 'header', 'Мэр'],
    ['a meta element', page('<head><meta charset=windows-1251>', ...MAYOR), 'text/html', 'windows-1251', 'declared', 'Мэр'],
    [
      'an old meta element',
      page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', ...MAYOR),
      null,
      'windows-1251',
      'declared',
      'Мэр',
    ],
    ['an XML declaration', page("<?xml version='1.0' encoding='windows-1251'?>", ...MAYOR), null, 'windows-1251', 'declared', 'Мэр'],
    ['ISO 8859-1 is windows-1252', page('<meta charset="iso-8859-1">', 0x93, 0xe9, 0x94), null, 'windows-1252', 'declared', '“é”'],
    ['a label that is written wrong', page('<meta charset="win-1251">', ...MAYOR), null, 'windows-1251', 'declared', 'Мэр'],
    ['a label that nobody knows', utf8('<meta charset="martian"><p>Çelik'), null, 'utf-8', 'utf-8', 'Çelik'],
    ['a page that says UTF-16 in ASCII', utf8('<meta charset="utf-16"><p>Çelik'), null, 'utf-8', 'declared', 'Çelik'],
    ['nothing said, UTF-8', utf8('<p>Çelik'), null, 'utf-8', 'utf-8', 'Çelik'],
    ['nothing said, other bytes', page('<p>', 0x93, 0xe9, 0x94), null, 'windows-1252', 'fallback', '“é”'],
    ['UTF-8 said, other bytes', page('<meta charset="utf-8"><p>', 0x93, 0xe9, 0x94), null, 'windows-1252', 'fallback', '“é”'],
    ['a charset that the bytes break gives way to UTF-8', utf8('<meta charset="euc-kr"><p>Çelik ağa'), null, 'utf-8', 'utf-8', 'Çelik ağa'],
    ['a word in the text is no declaration', page('<p>The charset=koi8-r of the page', 0xe9), null, 'windows-1252', 'fallback', 'é'],
    ['Japanese', page('<meta charset="shift_jis">', 0x93, 0xfa, 0x96, 0x7b), null, 'shift_jis', 'declared', '日本'],
    ['Chinese', page('<meta charset="gb2312">', 0xd6, 0xd0, 0xb9, 0xfa), null, 'gbk', 'declared', '中国'],
  ])('%s', (_, bytes, contentType, charset, basis, end) => {
    const decoded = decodeMarkup(bytes, { contentType })
    expect(decoded).toMatchObject({ charset, basis, broken: 0 })
    expect(decoded.text.endsWith(end), decoded.text).toBe(true)
    expect(decoded.text.charCodeAt(0)).not.toBe(0xfeff)
  })

  test('a few broken bytes in a long text cost no more than themselves', () => {
    const text = '<meta charset="utf-8">Житомир, Хмельницький, Čačak, Šumava'
    const decoded = decodeMarkup(Uint8Array.from([...utf8(text), 0xff]))
    expect(decoded).toEqual({ text: `${text}\ufffd`, charset: 'utf-8', basis: 'declared', broken: 1 })
  })

  test('a meta element says nothing in XML', () => {
    expect(decodeMarkup(page('<rss><meta charset="koi8-r"/>', 0xe9), { markup: 'xml' }).charset).toBe('windows-1252')
  })

  test('no bytes, any bytes: never a fault', () => {
    expect(decodeMarkup(new Uint8Array())).toEqual({ text: '', charset: 'utf-8', basis: 'utf-8', broken: 0 })
    for (let seed = 1; seed < 300; seed++) {
      const bytes = Uint8Array.from({ length: seed % 23 }, (_, i) => (seed * 31 + i * i * 17 * seed) & 0xff)
      expect(typeof decodeMarkup(bytes, { contentType: 'text/html; charset=big5' }).text).toBe('string')
    }
  })
})

test.each([
  ['text/html; charset=UTF-8', 'UTF-8'],
  ["text/html;charset = 'koi8-r'; boundary=x", 'koi8-r'],
  ['text/html', null],
  [null, null],
])('charsetOfHeader %j', (header, charset) => expect(charsetOfHeader(header)).toBe(charset))
