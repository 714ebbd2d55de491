import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reading } from '../src/record/index.ts'
import { FULL, ROOT } from './checkout.ts'
import { SENTENCES } from './hostile.ts'
import { faultsOf } from './spans.ts'

const CLI = path.join(ROOT, 'dist', 'cli.js')
const REPORT = SENTENCES.join(' ')
let folder: string

beforeAll(() => {
  if (!fs.existsSync(CLI)) throw new Error('dist/ is not there: npm run build')
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-built-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Most memory that was resident, in MB. */
  readonly memory: number
}

/** Runs the built program as a process of its own. */
function daybook(args: readonly string[], input = ''): Ran {
  const meter = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\u0000"+process.resourceUsage().maxRSS))'
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', meter, CLI, ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 2 ** 30,
  })
  const [said, used] = stderr.split('\u0000')
  return { status, stdout, stderr: said!, memory: Number(used) / 1024 }
}

const readingsOf = (ndjson: string): Reading[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reading)

describe('the built program', () => {
  test('line 17 of 40 is broken: it is named, the others are done, the exit code is 1', () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      i === 16 ? '{"id": "a17", "text": ' : JSON.stringify({ id: `a${i + 1}`, text: REPORT, published: '2025-10-17' }),
    )
    const { status, stdout, stderr } = daybook(['read', '-', '--format', 'ndjson'], lines.join('\n'))
    expect(status).toBe(1)
    expect(stderr).toMatch(/\b17\b/)
    const ids = readingsOf(stdout).map((r) => r.article.id)
    expect(ids).toEqual(Array.from({ length: 40 }, (_, i) => `a${i + 1}`).filter((id) => id !== 'a17'))
  })

  test('a language that is not read is refused by name', () => {
    const line = JSON.stringify({ id: 'a', text: 'Besprechungen in Harrowmere am Freitag.', language: 'de' })
    const { status, stderr } = daybook(['read', '-', '--format', 'ndjson'], line)
    expect(status).toBe(1)
    expect(stderr).toContain('language not supported: de')
  })

  test('the same bytes, run after run, in any time zone and any language of the machine', () => {
    const file = path.join(folder, 'report.txt')
    fs.writeFileSync(file, REPORT)
    const runs = [{}, { TZ: 'Pacific/Apia' }, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }].map((env) =>
      spawnSync(process.execPath, [CLI, 'read', file, '--published', '2025-10-17', '--format', 'json'], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }),
    )
    expect(runs[0]!.stdout.length).toBeGreaterThan(1000)
    for (const run of runs) expect(run.stdout).toBe(runs[0]!.stdout)
  })

  test('a megabyte in one line is read in bounded memory', { timeout: 300_000 }, () => {
    const text = `${REPORT} `.repeat(Math.ceil(1e6 / REPORT.length))
    const { status, stdout, memory } = daybook(['read', '-', '--format', 'ndjson', '--input', 'text', '--published', '2025-10-17'], text)
    expect(status).toBe(0)
    expect(faultsOf(readingsOf(stdout)[0]!).slice(0, 3)).toEqual([])
    expect(memory, 'MB resident').toBeLessThan(900)
  })

  test.runIf(FULL)('a sentence of 100,000 words', { timeout: 600_000 }, () => {
    const text = `Leaders met and ${'the envoy said so and '.repeat(20_000)} left.`
    const { status, stdout } = daybook(['read', '-', '--format', 'ndjson', '--input', 'text'], text)
    expect(status).toBe(0)
    expect(faultsOf(readingsOf(stdout)[0]!).slice(0, 3)).toEqual([])
  })

  test('npx finds it in the checkout and asks no registry', () => {
    const command = process.platform === 'win32' ? 'npx.cmd' : 'npx'
    const env = { ...process.env, npm_config_yes: 'false', npm_config_offline: 'true' }
    const { status, stdout } = spawnSync(command, ['daybook', '--version'], {
      cwd: ROOT,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    })
    expect(stdout).toMatch(/^daybook \d+\.\d+\.\d+\n$/)
    expect(status).toBe(0)
  })

  test('an old Node is told so', () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.1.0"})'
    const { status, stderr } = spawnSync(process.execPath, ['--import', old, CLI, 'version'], { encoding: 'utf8' })
    expect(stderr).toContain('daybook needs Node 24 or newer; this is Node 20.1.0')
    expect(status).toBe(2)
  })
})

describe('the package', () => {
  test('programs import it by name', () => {
    const code = `import { loadKit, read, toArticle } from 'daybook'; const a = toArticle({ id: '1', text: ${JSON.stringify(REPORT)} }); console.log(read(a.value, await loadKit()).format)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe('daybook.reading/1\n')
  })

  test('holds what it needs and nothing else', () => {
    const env = { ...process.env, npm_config_ignore_scripts: 'true' }
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    })
    const [pack] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ size: number; files: { path: string }[] }]
    const files = pack.files.map((f) => f.path)
    for (const needed of [
      'dist/cli.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/browser.js',
      'models/LICENSE',
      'docs/reference/reading.schema.json',
      'sample/news.ndjson',
      'LICENSE',
      'NOTICE',
      'web/daybook.css',
    ]) {
      expect(files, needed).toContain(needed)
    }
    expect(files.filter((f) => /\.(?:test|fixture)\.|^(?:src|test|train|bench|scripts)\//.test(f))).toEqual([])
    expect(pack.size / 1e6, 'MB packed').toBeLessThan(16)
  })
})
