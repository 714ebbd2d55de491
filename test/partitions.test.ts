import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from './checkout.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-partitions-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const SCRIPT = path.join(ROOT, 'scripts/read-partitions.mjs')
const DIST = path.join(ROOT, 'dist/cli.js')

test.skipIf(!fs.existsSync(DIST))('an archive in parts: the same readings as in one go, and no part is made twice', () => {
  const lines = fs.readFileSync(path.join(ROOT, 'sample/news.ndjson'), 'utf8').trim().split('\n').slice(0, 9)
  const files = [0, 1, 2].map((i) => {
    const file = path.join(folder, `in-${i}.ndjson`)
    fs.writeFileSync(file, `${lines.slice(i * 3, i * 3 + 3).join('\n')}\n`)
    return file
  })
  const out = path.join(folder, 'out')
  const run = () => spawnSync(process.execPath, [SCRIPT, '--processes', '2', out, ...files], { encoding: 'utf8' })
  const first = run()
  expect(first.status).toBe(0)
  expect(first.stderr).toContain('3 of 3 parts')
  const parts = [0, 1, 2].map((i) => path.join(out, `part-0000${i}.ndjson`))
  const whole = execFileSync(process.execPath, [DIST, 'read', '-', '--format', 'ndjson', '-q'], {
    input: lines.join('\n'),
    encoding: 'utf8',
  })
  expect(parts.map((part) => fs.readFileSync(part, 'utf8')).join('')).toBe(whole)
  expect(fs.existsSync(path.join(out, '_SUCCESS'))).toBe(true)
  const made = fs.statSync(parts[0]!).mtimeMs
  fs.rmSync(parts[1]!)
  expect(run().status).toBe(0)
  expect(fs.statSync(parts[0]!).mtimeMs).toBe(made)
  expect(fs.readFileSync(parts[1]!, 'utf8').split('\n')).toHaveLength(4)
  expect(spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8' }).status).toBe(2)
})
