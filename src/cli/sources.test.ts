import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, startStub } from '../intake/fetch/stub.fixture.ts'
import type { Stub } from '../intake/fetch/stub.fixture.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

let stub: Stub
let folder: string

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-sources-'))
  stub = await startStub({
    '/feed': (socket, { headers }) =>
      headers['authorization'] === `Basic ${Buffer.from('ann:s3cret').toString('base64')}`
        ? answer(
            socket,
            200,
            { 'content-type': 'application/rss+xml' },
            `<rss version="2.0"><channel><title>The Bay</title><item><title>Mayor to meet workers</title><link>${stub.origin}/1</link></item></channel></rss>`,
          )
        : answer(socket, 401, {}, ''),
    '/1': (socket) =>
      answer(
        socket,
        200,
        { 'content-type': 'text/html' },
        '<html lang="en"><body><article><h1>Mayor to meet workers</h1><p>Mayor Agnes Holloway will meet the harbour workers in Lowmark on Friday, her office said on Monday.</p></article></body></html>',
      ),
  })
})
afterAll(async () => {
  await stub.close()
  fs.rmSync(folder, { recursive: true })
})

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { DAYBOOK_DB: path.join(folder, 'news.db'), DAYBOOK_ALLOW_HOSTS: '127.0.0.0/8', DAYBOOK_CONTACT: 'desk@bay.example' }
  const terminal = memoryTerminal('', { env })
  const code = await main(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

test('from an address to an article in the record; secrets are never shown', async () => {
  const secret = stub.origin.replace('//', '//ann:s3cret@')
  const all = [await run('source', 'ls')]
  expect(all[0]).toMatchObject({ code: 1 })
  all.push(await run('add', `${secret}/feed`))
  expect(all.at(-1)).toEqual({ code: 0, out: `added: feed ${stub.origin}/feed (The Bay)\n`, err: '' })
  all.push(await run('add', `${stub.origin}/feed`))
  expect(all.at(-1)).toMatchObject({ code: 1, err: expect.stringContaining('does not let daybook in (401)') as string })
  all.push(await run('source', 'ls'), await run('source', 'test', 'bay'))
  expect(all.at(-2)!.out).toMatch(/The Bay .{0,80}\/feed\n {4}not visited yet · due now\n/)
  expect(all.at(-1)!.out).toMatch(/rss "The Bay": 1 entries, 0 with a whole text\n {4}no date {2}Mayor to meet workers/)
  all.push(await run('fetch'))
  expect(all.at(-1)).toMatchObject({ code: 0, out: '1 visited, 1 reports stored\n' })
  expect(stub.seen.at(-1)!.headers).toMatchObject({
    'user-agent': expect.stringMatching(/^Daybook\/[\d.]+ \(news diary; contact: desk@bay\.example\)$/) as string,
  })
  all.push(await run('export', 'articles'))
  expect(JSON.parse(all.at(-1)!.out)).toMatchObject({ id: `${stub.origin}/1`, title: 'Mayor to meet workers' })
  all.push(
    await run('fetch', '--due'),
    await run('source', 'ls', '--json'),
    await run('source', 'ls', '--opml'),
    await run('source', 'pause', 'bay'),
  )
  expect(all.at(-4)).toMatchObject({ code: 0, out: '0 visited, 0 reports stored\n' })
  expect(JSON.parse(all.at(-3)!.out)).toMatchObject([{ name: 'The Bay', result: 'new', hasPassword: true }])
  expect(all.at(-2)!.out).toContain(`xmlUrl="${stub.origin}/feed"`)
  all.push(await run('source', 'ls'), await run('source', 'resume', 'bay'), await run('source', 'rm', 'bay'), await run('source', 'ls'))
  expect(all.at(-4)!.out).toContain('paused · visited just now · last new report just now')
  expect(all.at(-1)).toMatchObject({ code: 3 })
  for (const { out, err } of all) expect(out + err).not.toMatch(/s3cret|YW5uOnMzY3JldA/)
})

test.each<[args: string[], err: RegExp]>([
  [['add'], /expected an address/],
  [['add', 'https://bay.example/', '--every', '1'], /minutes from 5 on/],
  [['add', 'https://bay.example/', '--allow-hosts', '*'], /got "\*"/],
  [['fetch', 'x', '--due'], /got both/],
  [['fetch', 'nobody'], /none is called/],
  [['source'], /expected source ls/],
  [['source', 'rm'], /expected the sources to rm/],
])('%j is wrong usage', async (args, err) => {
  expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringMatching(err) as string })
})
