import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const SAMPLE = fileURLToPath(new URL('../../sample/news.ndjson', import.meta.url))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-readings-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => path.join(folder, name)

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal()
  const code = await main(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

test('readings that were made elsewhere give the same record as reading here', async () => {
  const lines = fs.readFileSync(SAMPLE, 'utf8').trim().split('\n').slice(0, 12)
  fs.writeFileSync(at('news.ndjson'), lines.join('\n'))
  const { out } = await run('read', at('news.ndjson'), '--format', 'ndjson', '-q')
  fs.writeFileSync(at('readings.ndjson'), out)
  expect((await run('--db', at('here.db'), 'import', '-q', at('news.ndjson'))).code).toBe(0)
  expect((await run('--db', at('there.db'), 'import', '-q', '--readings', at('readings.ndjson'))).code).toBe(0)
  for (const what of ['articles', 'events', 'statements', 'entities', 'stories']) {
    const [here, there] = [await run('--db', at('here.db'), 'export', what), await run('--db', at('there.db'), 'export', what)]
    expect(here.out.length, what).toBeGreaterThan(100)
    expect(there.out, what).toBe(here.out)
  }
  // What is there already is passed over, however it comes.
  expect((await run('--db', at('there.db'), 'import', '-q', at('news.ndjson'))).out).toMatch(/^0 stored, 12 known already/)
})

test('a line that is no reading is named, the others are kept', async () => {
  const [first] = fs.readFileSync(at('readings.ndjson'), 'utf8').split('\n')
  fs.writeFileSync(at('mixed.ndjson'), `${first}\n{"id":"x","text":"The council met."}\n`)
  const { code, err, out } = await run('--db', at('mixed.db'), 'import', '-q', '--readings', at('mixed.ndjson'))
  expect(code).toBe(1)
  expect(err).toContain('line 2: expected a reading')
  expect(out).toMatch(/^1 stored/)
  const twice = await run('--db', at('mixed.db'), 'import', '-q', '--readings', '--outlet', 'The Bay', at('mixed.ndjson'))
  expect(twice.code).toBe(2)
  expect(twice.err).toContain('expected --readings alone')
  expect((await run('--db', at('mixed.db'), 'import', '-q', '--readings', at('none'))).err).toContain('ENOENT')
})
