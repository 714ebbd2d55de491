import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { memoryTerminal } from '../../src/cli/terminal.fixture.ts'
import { ROOT } from '../checkout.ts'

const list = path.join(ROOT, '../shared/hostile/strings/traversal.json')
const OWN = [
  '../../outside',
  '..\\..\\outside',
  '/etc/passwd',
  '%2e%2e%2foutside',
  '....//outside',
  'file:///etc/passwd',
  'a/../../outside',
  '\0/outside',
]
const names = fs.existsSync(list) ? [...OWN, ...(JSON.parse(fs.readFileSync(list, 'utf8')) as string[])] : OWN

let outer: string
let folder: string

beforeAll(() => {
  outer = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-traversal-'))
  folder = path.join(outer, 'one', 'two', 'data')
  fs.mkdirSync(folder, { recursive: true })
})
afterAll(() => fs.rmSync(outer, { recursive: true }))

async function run(...args: string[]): Promise<string> {
  const terminal = memoryTerminal('', { env: { DAYBOOK_DB: path.join(folder, 'news.db') } })
  await main(args, terminal)
  return terminal.out() + terminal.err()
}

/** Every file below the outer folder, and everything beside it that a name could mean. */
const files = (): string[] => fs.readdirSync(outer, { recursive: true }).map(String).sort()

test('names that climb out of a folder lead nowhere: articles, archives, mails, lists of subscriptions', { timeout: 120_000 }, async () => {
  const text = 'The ferry stays in port until the storm is over, the harbour office said on Monday.'
  const write = (name: string, content: string): string => {
    fs.writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const xml = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const record = (name: string): string =>
    `WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/${name.replace(/[\r\n]/g, '')}\r\nWARC-Filename: ${name.replace(/[\r\n]/g, '')}\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`
  const articles = write(
    'a.ndjson',
    names
      .map((name, i) => JSON.stringify({ id: `${i}${name}`, title: name, outlet: name, url: `https://a.example/${name}`, text }))
      .join('\n'),
  )
  const archive = write('b.warc', names.map(record).join(''))
  const mail = write(
    'c.eml',
    `Subject: ${names[0]}\nMessage-ID: <${names[0]}>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${text}\n--b\nContent-Disposition: attachment; filename="${names[0]}"\n\nx\n--b--\n`,
  )
  const lists = write(
    'd.opml',
    `<opml><body>${names.map((name) => `<outline text="${xml(name)}" xmlUrl="${xml(name)}" htmlUrl="${xml(name)}"/>`).join('')}</body></opml>`,
  )
  const before = files()
  const out = [
    await run('import', '-q', articles, archive, mail),
    await run('add', lists),
    await run('export', 'articles'),
    await run('source', 'ls', '--opml'),
  ].join('\n')
  expect(out).not.toMatch(/root:x?:0:0/)
  const made = files().filter((file) => !before.includes(file))
  expect(made).toContain(path.join('one', 'two', 'data', 'news.db'))
  expect(made.filter((file) => !/^one.two.data.news\.db(?:-wal|-shm|\.lock)?$/.test(file))).toEqual([])
})
