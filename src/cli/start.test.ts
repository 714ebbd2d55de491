import type { ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { main } from './main.ts'
import { memoryTerminal } from './terminal.fixture.ts'

// Pages are .tsx, which Node cannot load by itself: the server runs from dist/ in the package and through vitest here.
const DIST = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

describe('daybook start', () => {
  test('prints the diary of the sample news', async () => {
    const terminal = memoryTerminal()
    expect(await main(['start', '--once'], terminal)).toBe(0)
    expect(terminal.out()).toMatch(
      /^Diary of the sample news, as of Thursday 30 October 2025\n\d+ events from 35 reports by invented outlets, in \d+ stories\n/,
    )
    expect(terminal.out()).toContain('DATE NOT SET')
    // The summit is one event, told by most reports, apart from the talks in Washington of the same days, and it was called off.
    const [, reports = '0'] =
      /✗ cancelled\s{1,9}Trump–Putin meeting in Budapest\s{1,60}Budapest · (\d+)\s{1,60}reports/.exec(terminal.out()) ?? []
    expect(Number(reports)).toBeGreaterThanOrEqual(20)
    expect(terminal.out()).toMatch(/✓ happened {3}Zelenskyy–Trump meeting in White House/)
    expect(terminal.out()).toMatch(/· happened on Friday 17 October 2025/)
    expect(terminal.out()).not.toMatch(/happened for|for from|for until|through (.{3,30}), through \1/)
    expect(terminal.err()).toBe('')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, the address as its last line', async (signal) => {
    const terminal = memoryTerminal()
    const running = main(['start', '--port', '0'], terminal)
    const url = await terminal.waitFor(/^http:\/\/127\.0\.0\.1:\d+\/$/m)
    expect(terminal.out().trimEnd().split('\n').at(-1)).toBe(url)
    const response = await fetch(url)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Sample news by invented outlets')
    expect((await fetch(new URL('a/sample-harbour-1016-call', url))).status).toBe(200)
    process.emit(signal)
    expect(await running).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })
})

let child: ChildProcessByStdio<null, Readable, null> | null = null
afterEach(() => {
  child?.kill('SIGKILL')
  child = null
})

test.skipIf(!process.env['DAYBOOK_FULL'])('the built program stops cleanly', async () => {
  child = spawn(process.execPath, [DIST, 'start', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  for await (const chunk of child.stdout) {
    out += String(chunk)
    if (/^http:.*\n$/m.test(out)) break
  }
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(0)
})
