import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { main } from './main.ts'
import { readSettings, SETTINGS, settingsPath } from './settings.ts'
import { memoryTerminal } from './terminal.fixture.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-config-'))
const FILE = path.join(folder, 'deep', 'config.json')
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
beforeEach(() => fs.rmSync(path.dirname(FILE), { recursive: true, force: true }))

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const terminal = memoryTerminal('', { env: { DAYBOOK_CONFIG: FILE, ...env } })
  const code = await main(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

describe('daybook config', () => {
  test('what is set holds for all commands, and the environment comes before it', async () => {
    const db = path.join(folder, 'a.db')
    expect((await run(['config', 'set', 'db', db])).code).toBe(0)
    expect((await run(['config', 'get', 'db'])).out).toBe(`${db}\n`)
    expect((await run(['diary'])).err).toContain(`${db}: expected a record`)
    const other = path.join(folder, 'b.db')
    expect((await run(['diary'], { DAYBOOK_DB: other })).err).toContain(`${other}: expected a record`)
    expect((await run(['diary', '--db', 'c.db'], { DAYBOOK_DB: other })).err).toContain('c.db: expected a record')
    const shown = await run(['config', 'set', 'db', db], { DAYBOOK_DB: other })
    expect(shown.err).toContain('comes before what the file says')
    expect((await run(['config', 'unset', 'db'])).code).toBe(0)
    expect((await run(['config', 'unset', 'db'])).code).toBe(3)
    expect((await run(['config', 'get', 'db'])).code).toBe(3)
  })

  test('shows each setting with where it comes from, secrets left out', async () => {
    await run(['config', 'set', 'smtp', 'smtps://ada:open-sesame@mail.example.org'])
    await run(['config', 'set', 'log', 'json'])
    const { out } = await run(['config'], { DAYBOOK_CONTACT: 'desk@example.org' })
    for (const { key } of SETTINGS) expect(out).toContain(`${key} `)
    for (const { summary } of SETTINGS) expect(out).toContain(summary)
    expect(out).toContain('desk@example.org')
    expect(out).toContain('environment (DAYBOOK_CONTACT)')
    expect(out).toContain(`from ${FILE}`)
    expect(out).toContain('(daybook.db in this folder)')
    expect(out).not.toContain('open-sesame')
    const { settings } = JSON.parse((await run(['config', '--json'])).out) as { settings: { key: string; value: string | null }[] }
    expect(settings.find(({ key }) => key === 'smtp')?.value).toBe('smtps://…@mail.example.org')
    expect((await run(['config', 'path'])).out).toBe(`${FILE}\n`)
    if (process.platform !== 'win32') expect(fs.statSync(FILE).mode & 0o777).toBe(0o600)
  })

  test.each([
    [['config', 'set', 'colour', 'red'], /expected a setting \(db, /],
    [['config', 'set', 'log', 'xml'], /expected text or json, got "xml"/],
    [['config', 'set', 'proxy-user', 'a b'], /name of a header/],
    [['config', 'set', 'contact', 'a\nb'], /in one line/],
    [['config', 'set', 'db'], /expected the name of a setting and its value after set/],
    [['config', 'get'], /expected the name of a setting after get/],
    [['config', 'change'], /expected config, or config get, set, unset or path/],
  ])('%j is wrong usage', async (args, words) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toMatch(words)
  })

  test.each(['{"db":', '[]', '"x"', '{"db": 1}', '{"colour": "red"}', '{"log": "xml"}'])(
    'a file that holds %s stops other commands in plain words, and stays as it is',
    async (text) => {
      fs.mkdirSync(path.dirname(FILE), { recursive: true })
      fs.writeFileSync(FILE, text)
      const { code, err } = await run(['diary'])
      expect([code, err.split('\n').length]).toEqual([2, 2])
      expect(err).toContain(FILE)
      expect((await run(['config'])).code).toBe(1)
      expect((await run(['config', 'set', 'db', 'x.db'])).code).toBe(1)
      expect((await run(['help'])).code).toBe(0)
      expect(fs.readFileSync(FILE, 'utf8')).toBe(text)
    },
  )

  test('the file lies where programs keep settings', () => {
    expect(settingsPath({ env: { XDG_CONFIG_HOME: '/c', HOME: '/h' } })).toBe(path.join('/c', 'daybook', 'config.json'))
    if (process.platform !== 'win32') expect(settingsPath({ env: { HOME: '/h' } })).toBe('/h/.config/daybook/config.json')
    expect(settingsPath({ env: {} })).toBeNull()
    expect(readSettings({ env: {} })).toEqual({ path: null, values: {} })
  })

  test('a password in the environment comes before the file of one in the settings', async () => {
    await run(['config', 'set', 'password-file', '/none/there'])
    expect((await run(['serve', '--host', '0.0.0.0', '--port', 'x'])).err).toContain('--port')
    expect((await run(['serve', '--host', '0.0.0.0'], { DAYBOOK_PASSWORD: 'short' })).err).toContain('at least 8 characters')
    expect((await run(['serve', '--host', '0.0.0.0'])).err).toContain('a file that can be read, got "/none/there"')
  })
})
