import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inputsOf, totalBytes } from './inputs.ts'
import type { Input, InputOptions } from './inputs.ts'

let folder: string
const write = (name: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  fs.writeFileSync(path.join(folder, name), text)
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-files-'))
  write('b.txt', 'The ferry stays in port.')
  write('a/c.ndjson', '{"id":"1","text":"One."}\n{"id":"2","text":"Two."}\nbroken\n')
  write('a/d.eml', 'Subject: Ferry\nDate: Fri, 17 Oct 2025 10:00:00 +0200\n\nIt stays.')
  write('a/picture.png', 'no')
  write('.hidden/e.txt', 'no')
  write(
    'f.warc',
    'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/1\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>x y</p\r\n\r\n',
  )
  fs.symlinkSync('/etc', path.join(folder, 'a', 'link'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

async function all(files: readonly string[], options: InputOptions = {}, stdin = ''): Promise<Input[]> {
  const found: Input[] = []
  for await (const input of inputsOf(files, Readable.from([Buffer.from(stdin)]), options)) found.push(input)
  return found
}

test('a folder: the files in it that hold reports, in order; no links, nothing hidden', async () => {
  const found = await all([folder], { outlet: 'The Bay' })
  const names = found.map((input) =>
    'error' in input ? `! ${input.error.slice(0, 20)}` : (input.article.url ?? input.article.title ?? input.article.text),
  )
  expect(names).toEqual(['One.', 'Two.', '! line 3: expected one', 'Ferry', 'The ferry stays in port.', 'https://a.example/1'])
  expect(found.flatMap((input) => ('error' in input ? [] : [input.article.outlet]))).toEqual(Array.from({ length: 5 }, () => 'The Bay'))
  expect(await totalBytes([folder])).toBe(found.reduce((sum, { bytes }) => sum + bytes, 0))
})

test('standard input tells a WARC by its first line', async () => {
  const text = fs.readFileSync(path.join(folder, 'f.warc'), 'utf8')
  expect(await all(['-'], {}, text)).toMatchObject([{ article: { id: 'https://a.example/1', html: '<p>x y</p' } }])
  expect(await all(['-'], { input: 'warc' }, 'WARC/1.0\r\nContent-Length: 0\r\n\r\n')).toMatchObject([
    { error: 'expected an archive with pages, got one without' },
  ])
})

test('what came in is kept byte for byte, with what is needed to read it once more', async () => {
  const [mail] = await all([path.join(folder, 'a/d.eml')])
  expect(mail).toMatchObject({ raw: { type: 'message/rfc822', given: { title: 'Ferry', published: '2025-10-17T10:00:00+02:00' } } })
})
