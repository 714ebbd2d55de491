import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, SHARED } from '../checkout.ts'

/** Name -> hash of every file that training writes into a folder of its own. */
function train(): Record<string, string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-models-'))
  const { status, stderr } = spawnSync(process.execPath, ['train/all.ts', '--out', folder], { cwd: ROOT, encoding: 'utf8' })
  expect(status, stderr.slice(-2000)).toBe(0)
  const files = fs
    .readdirSync(folder)
    .filter((f) => f.endsWith('.bin'))
    .sort()
  const hashes = files.map((f) => [
    f,
    crypto
      .createHash('sha256')
      .update(fs.readFileSync(path.join(folder, f)))
      .digest('hex'),
  ])
  fs.rmSync(folder, { recursive: true })
  return Object.fromEntries(hashes) as Record<string, string>
}

test.skipIf(SHARED === null)('training twice gives the same bytes, and they are the bytes that are shipped', { timeout: 5_400_000 }, () => {
  const first = train()
  expect(Object.keys(first).length).toBeGreaterThan(3)
  expect(train()).toEqual(first)
  const shipped = Object.keys(first).map((f) => [
    f,
    crypto
      .createHash('sha256')
      .update(fs.readFileSync(path.join(ROOT, 'models', f)))
      .digest('hex'),
  ])
  expect(Object.fromEntries(shipped)).toEqual(first)
})
