import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Finding } from './doctor.ts'
import { clock, node, port } from './doctor.ts'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-doctor-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function look(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; by: Map<string, Finding> }> {
  const terminal = memoryTerminal('', { env })
  const code = await main(['doctor', '--json', ...args], terminal)
  const { findings } = JSON.parse(terminal.out()) as { findings: Finding[] }
  return { code, by: new Map(findings.map((each) => [each.name, each])) }
}

test('where all is well it says so, thing by thing, and asks no network', async () => {
  const db = path.join(folder, 'well.db')
  await main(['--db', db, 'import', '--published', '2026-03-02'], memoryTerminal('The council of Lowmark met in Riga on Monday.'))
  const { code, by } = await look(['--db', db])
  expect(code).toBe(0)
  expect([...by.keys()]).toEqual(['Node', 'models', 'settings', 'record', 'disk', 'memory', 'clock', 'port'])
  for (const name of ['Node', 'models', 'settings', 'record', 'clock']) expect(by.get(name)?.state, name).toBe('well')
  expect(by.get('record')?.found).toContain('1 report,')
  const plain = memoryTerminal()
  expect(await main(['doctor', '--db', db], plain)).toBe(0)
  expect(plain.out()).toMatch(/✓ record {4}/)
})

test('what is missing or broken comes with what to do', async () => {
  const none = await look(['--db', path.join(folder, 'none.db')])
  expect([none.code, none.by.get('record')]).toMatchObject([0, { state: 'mind', todo: expect.stringContaining('daybook init') as string }])
  const foreign = path.join(folder, 'foreign.db')
  fs.writeFileSync(foreign, 'no record at all, but a text that is long enough to be looked at as one')
  const bad = await look(['--db', foreign])
  expect([bad.code, bad.by.get('record')?.state]).toEqual([1, 'broken'])
  const nowhere = await look(['--db', '/none/there/x.db'])
  expect([nowhere.code, nowhere.by.get('disk')]).toMatchObject([1, { state: 'broken', todo: expect.stringContaining('--db') as string }])
  const file = path.join(folder, 'config.json')
  fs.writeFileSync(file, '{')
  const settings = await look(['--db', foreign], { DAYBOOK_CONFIG: file })
  expect(settings.by.get('settings')?.state).toBe('broken')
})

test.each([
  ['24.9.0', 'well'],
  ['26.0.0', 'well'],
  ['20.20.2', 'broken'],
])('Node %s is %s', (version, state) => expect(node(version).state).toBe(state))

test('a clock that is wrong by far is seen without asking anybody', async () => {
  const db = path.join(folder, 'clock.db')
  await main(['--db', db, 'import'], memoryTerminal('The council of Lowmark met in Riga on Monday.'))
  const now = Date.now()
  expect((await clock(now, db)).state).toBe('well')
  expect((await clock(now - 3_600_000, db)).state).toBe('mind')
  expect((await clock(0, db)).state).toBe('broken')
})

test('a port that is taken, and the network where it is asked for', async () => {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: number } = server.address() as AddressInfo
  expect((await port(number)).state).toBe('mind')
  const address = `http://127.0.0.1:${number}/feed`
  const none = path.join(folder, 'none.db')
  const refused = await look(['--db', none, address])
  expect([refused.code, refused.by.get('network')?.state]).toEqual([1, 'broken'])
  const allowed = await look(['--db', none, address, '--allow-hosts', '127.0.0.1'])
  expect(allowed.by.get('network')).toMatchObject({ state: 'well', found: expect.stringContaining('answers') as string })
  expect((await look(['--db', none, '--network'])).by.get('network')?.state).toBe('mind')
  await new Promise((resolve) => server.close(resolve))
  expect((await port(number)).state).toBe('well')
})
