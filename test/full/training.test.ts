import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT, SHARED } from '../checkout.ts'

let copy: string

// Training writes into models/ of its own checkout: it gets a copy.
beforeAll(() => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'daybook-train-'))
  for (const folder of ['src', 'train', 'models']) {
    fs.cpSync(path.join(ROOT, folder), path.join(copy, folder), {
      recursive: true,
      filter: (from) => path.basename(from) !== 'node_modules',
    })
  }
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(copy, 'package.json'))
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  fs.symlinkSync(path.join(ROOT, 'train', 'node_modules'), path.join(copy, 'train', 'node_modules'), 'junction')
})
afterAll(() => fs.rmSync(copy, { recursive: true, force: true }))

/** Trains everything; name -> hash of every model. */
function train(): Record<string, string> {
  const env = { ...process.env, DAYBOOK_SHARED: SHARED! }
  const { status, stderr } = spawnSync(process.execPath, ['train/all.ts'], { cwd: copy, encoding: 'utf8', env })
  expect(status, stderr.slice(-2000)).toBe(0)
  return hashes(path.join(copy, 'models'))
}

function hashes(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.bin'))
  const hash = (file: string): string =>
    crypto
      .createHash('sha256')
      .update(fs.readFileSync(path.join(folder, file)))
      .digest('hex')
  return Object.fromEntries(files.sort().map((file) => [file, hash(file)]))
}

test.skipIf(SHARED === null)('training twice gives the same bytes, and they are those that are shipped', { timeout: 5_400_000 }, () => {
  const shipped = hashes(path.join(ROOT, 'models'))
  expect(Object.keys(shipped).length).toBeGreaterThan(3)
  const first = train()
  expect(train()).toEqual(first)
  expect(first).toEqual(shipped)
})
