import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { parseHttpMessage } from './http-message.ts'
import { parseMail } from './mail.ts'
import { readWarc } from './warc.ts'
import type { WarcItem } from './warc.ts'

const PAGE = '<html><body><h1>Ferry stays</h1><p>The ferry stays in port.</p></body></html>'

function record(type: string, url: string, block: string | Buffer, more = ''): Buffer {
  const bytes = Buffer.from(block)
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-10-17T09:00:00Z\r\n${more}Content-Length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')])
}

function response(url: string, body: string | Buffer = PAGE, headers = 'Content-Type: text/html\r\n', status = '200 OK'): Buffer {
  const message = Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n`), Buffer.from(body)])
  return record('response', url, message, 'Content-Type: application/http; msgtype=response\r\n')
}

/** The archive in pieces of so many bytes. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve()
    yield bytes.subarray(at, at + size)
  }
}

async function read(bytes: Buffer, size = 1000): Promise<string[]> {
  const found: string[] = []
  for await (const item of readWarc(inPieces(bytes, size))) found.push(shown(item))
  return found
}

function shown(item: WarcItem): string {
  return 'error' in item ? `! ${item.error}` : `${item.page.url} ${item.page.bytes.length}`
}

const INFO = record('warcinfo', '', 'software: test\r\n', 'Content-Type: application/warc-fields\r\n')
const ALL = Buffer.concat([
  INFO,
  record('request', 'https://a.example/1', 'GET / HTTP/1.1\r\n\r\n'),
  response('https://a.example/1'),
  response('<https://a.example/2>', gzipSync(PAGE), 'Content-Encoding: gzip\r\n'),
  response(
    'https://a.example/3',
    `10\r\n${PAGE.slice(0, 16)}\r\n${(PAGE.length - 16).toString(16)}\r\n${PAGE.slice(16)}\r\n0\r\n\r\n`,
    'Transfer-Encoding: chunked\r\n',
  ),
  response('https://a.example/4', PAGE, 'Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n'),
  response('https://a.example/picture', 'x', 'Content-Type: image/png\r\n'),
  response('https://a.example/none', PAGE, '', '404 Not Found'),
  response('file:///etc/passwd'),
  record('conversion', 'https://a.example/5', 'Plain text.', 'Content-Type: text/plain\r\n'),
])
const PAGES = [1, 2, 3, 4].map((n) => `https://a.example/${n} ${PAGE.length}`)

test.each([1, 7, 100, 100_000])('the pages of an archive that comes in pieces of %d bytes', async (size) => {
  expect(await read(ALL, size)).toEqual([...PAGES, 'https://a.example/5 11'])
})

test('a packed archive, one member a record', async () => {
  const members = [INFO, response('https://a.example/1'), response('https://a.example/2')].map((bytes) => gzipSync(bytes))
  expect(await read(Buffer.concat(members), 50)).toEqual(PAGES.slice(0, 2))
})

test('another reader of archives finds the same pages', async () => {
  const found: string[] = []
  for await (const one of new WARCParser(inPieces(ALL, 4096))) {
    const type = one.httpHeaders?.headers.get('content-type') ?? ''
    const isPage = one.warcType === 'response' && one.httpHeaders?.statusCode === 200 && type !== 'image/png'
    if (isPage && /^https/.test(one.warcTargetURI ?? '')) found.push(`${one.warcTargetURI} ${(await one.readFully(true)).length}`)
  }
  expect(found).toEqual(PAGES)
})

test.each<[what: string, bytes: Buffer, found: (string | RegExp)[]]>([
  ['nothing', Buffer.alloc(0), []],
  ['a text', Buffer.from('The ferry stays in port.\n'), [/expected a WARC file, got something else/]],
  ['an ARC file', Buffer.from('filedesc://x.arc 0.0.0.0 20251017 text/plain 10\n'), [/ARC file, which is an older form/]],
  ['an archive cut off', ALL.subarray(0, ALL.indexOf('Ferry') + 3), [/cut off in the middle/]],
  ['no length', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\nx'), [/does not say how long/]],
  ['a length that is none', Buffer.from('WARC/1.0\r\nContent-Length: -5\r\n\r\nx'), [/does not say how long/]],
  ['a head without an end', Buffer.from(`WARC/1.0\r\n${'X-A: b\r\n'.repeat(5000)}`), [/a head without an end/]],
  ['a line without an end', Buffer.from(`WARC/1.0 ${'x'.repeat(300_000)}`), [/a line without an end/]],
  ['a packed archive cut off', gzipSync(ALL).subarray(0, 300), [/broken from here on|cut off/]],
  [
    'a bomb',
    Buffer.concat([
      response('https://a.example/b', gzipSync(Buffer.alloc(20_000_000)), 'Content-Encoding: gzip\r\n'),
      response('https://a.example/1'),
    ]),
    [/at most 10485760 bytes/, PAGES[0]!],
  ],
  [
    'a long record',
    Buffer.concat([response('https://a.example/l', Buffer.alloc(17_000_000)), response('https://a.example/1')]),
    [/longer than/, PAGES[0]!],
  ],
])('%s', async (_, bytes, found) => {
  const items = await read(bytes, 65_536)
  expect(items).toHaveLength(found.length)
  for (const [i, want] of found.entries()) expect(items[i]).toMatch(want)
})

const hostile = path.resolve(import.meta.dirname, '../../../../shared/hostile/warc')

test.skipIf(!fs.existsSync(hostile))('the hostile archives: none stops the reader', async () => {
  const files = fs.readdirSync(hostile)
  expect(files.length).toBeGreaterThan(5)
  for (const file of files)
    for await (const item of readWarc(fs.createReadStream(path.join(hostile, file)))) expect(shown(item)).not.toBe('')
})

test('a stream of many records takes no more memory at its end than at its beginning', async () => {
  const piece = Buffer.concat([INFO, ...Array.from({ length: 99 }, (_, i) => response(`https://a.example/${i}`, PAGE.repeat(10)))])
  const rounds = process.env['DAYBOOK_FULL'] === '1' ? 10_000 : 200
  async function* stream(): AsyncGenerator<Buffer> {
    for (let i = 0; i < rounds; i++) {
      await Promise.resolve()
      yield piece
    }
  }
  let pages = 0
  let early = 0
  for await (const item of readWarc(stream())) {
    expect('page' in item).toBe(true)
    if (++pages === 2000) early = process.memoryUsage().rss
  }
  expect(pages).toBe(99 * rounds)
  expect(process.memoryUsage().rss - early).toBeLessThan(100 * 1024 * 1024)
})

test('an answer whose head has bare line breaks, and one that is none', () => {
  const found = parseHttpMessage(Buffer.from('HTTP/1.0 200 OK\nContent-Type: text/html\n\nhello'), 100)
  expect(found.ok && found.value).toMatchObject({ status: 200, contentType: 'text/html' })
  expect(parseHttpMessage(Buffer.from('hello'), 100)).toMatchObject({ ok: false, code: 'archive' })
})

const MAIL = `Message-ID: <n1@bay.example>
From: =?utf-8?q?Bay_F=C3=A6rries?= <press@bay.example>
Subject: =?utf-8?B?RmVycnkgc3RheXMg?= =?utf-8?B?aW4gcG9ydA==?=
Date: Fri, 17 Oct 2025 10:00:00 +0200 (CEST)
`

test.each<[what: string, mail: string, kind: 'text' | 'html', value: string]>([
  ['plain', 'Content-Type: text/plain\n\nThe ferry stays.', 'text', 'The ferry stays.'],
  ['no type', '\nThe ferry stays.', 'text', 'The ferry stays.'],
  ['quoted', 'Content-Transfer-Encoding: quoted-printable\n\nThe f=65rry =\nstays.', 'text', 'The ferry stays.'],
  [
    'base64 in windows-1252',
    'Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\nSXSScyBvbg==',
    'text',
    'It’s on',
  ],
  [
    'text and HTML',
    'Content-Type: multipart/alternative;\n boundary="b1"\n\nnot seen\n--b1\nContent-Type: text/plain\n\nplain\n--b1\nContent-Type: text/html\n\n<p>rich</p>\n--b1--\nnot seen',
    'html',
    '<p>rich</p>',
  ],
  [
    'an attachment',
    'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Disposition: attachment; filename="../../x"\n\n<p>no</p>\n--b\n\nyes\n--b--',
    'text',
    'yes',
  ],
])('a mail: %s', (_, mail, kind, value) => {
  const found = parseMail(Buffer.from(MAIL + mail))
  expect(found.ok && found.value).toEqual({
    id: 'n1@bay.example',
    from: 'Bay Færries',
    subject: 'Ferry stays in port',
    date: '2025-10-17T10:00:00+02:00',
    body: { kind, value },
  })
})

test('what is no mail, a mail without text, a mail of mails of mails', () => {
  expect(parseMail(Buffer.from('The ferry stays in port.'))).toMatchObject({ ok: false, code: 'mail' })
  expect(parseMail(Buffer.from(`${MAIL}\n\n`))).toMatchObject({ ok: false, code: 'empty' })
  const deep = `${'Content-Type: message/rfc822\n\n'.repeat(10_000)}x`
  expect(parseMail(Buffer.from(MAIL + deep)).ok).toBe(false)
  const wide = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(10_000)}`
  const began = performance.now()
  parseMail(Buffer.from(MAIL + wide))
  expect(performance.now() - began).toBeLessThan(1000)
})
