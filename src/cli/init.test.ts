import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-init-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function run(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal()
  const code = await main(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

const STORY = 'The council of Lowmark will meet in Riga on 3 May 2026, its clerk Ada Quill said on Monday. It will vote on the harbour.'
const FEED = `<rss version="2.0"><channel><title>Lowmark Echo</title><item><title>Council to meet</title><guid>1</guid><link>BASE/1</link><pubDate>Mon, 27 Apr 2026 08:00:00 GMT</pubDate></item></channel></rss>`

test('a feed: the record is made, the feed is visited, the next steps are told', async () => {
  const server = createServer((request, response) => {
    const base = `http://${request.headers.host!}`
    if (request.url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(FEED.replaceAll('BASE', base))
    else if (request.url === '/1')
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<html lang="en"><title>Council to meet</title><article><h1>Council to meet</h1><p>${STORY}</p></article>`) // prettier-ignore
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const db = path.join(folder, 'feed.db')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`
  const { code, out } = await run(['--db', db, 'init', address, '--allow-hosts', '127.0.0.1'])
  await new Promise((resolve) => server.close(resolve))
  expect(code).toBe(0)
  expect(out).toContain(`Making the record ${db}`)
  expect(out).toContain('1 report, ')
  expect(out).toContain('1 source.')
  expect(out).toContain(`daybook --db ${db} serve`)
  expect((await run(['--db', db, 'diary'])).out).toContain('Riga')
})

test('a file, and a record that is there already is gone on with', async () => {
  const db = path.join(folder, 'file.db')
  const file = path.join(folder, 'report.txt')
  fs.writeFileSync(file, STORY)
  expect((await run(['--db', db, 'init', file])).code).toBe(0)
  const again = await run(['--db', db, 'init', '--sample'])
  expect(again.code).toBe(0)
  expect(again.out).toContain('Going on with the record')
  expect(again.out).toMatch(/\d\d reports, /)
})

test('without anything it makes an empty record and shows the way; it asks nobody where nobody sits', async () => {
  const db = path.join(folder, 'empty.db')
  const { code, out } = await run(['init', '--db', db])
  expect([code, fs.existsSync(db)]).toEqual([0, true])
  expect(out).toContain('0 reports, 0 events, 0 statements, 0 sources.')
  expect(out).toContain('add https://…')
})

test.each([
  [['init', 'nothing-there.txt'], 2, /expected an address .* or a file that is there, got "nothing-there.txt"/],
  [['init', '--sample', 'x'], 2, /expected --sample or feeds and files/],
  [['init', 'http://127.0.0.1:9/feed'], 1, /some of it could not be taken in/],
])('%j ends with %d and says why', async (args, code, words) => {
  const outcome = await run(['--db', path.join(folder, 'wrong.db'), ...args])
  expect(outcome.code).toBe(code)
  expect(outcome.err).toMatch(words)
})
