import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './checkout.ts'

const CACHE = path.join(ROOT, 'node_modules', '.cache', 'daybook')

/**
 * Unpacks the Chromium that `@sparticuz/chromium` brings, once and before any test file runs, into a folder of this checkout:
 * the package itself unpacks into the machine's shared temporary folder, where two test files would meet half-written files.
 */
export async function setup(): Promise<void> {
  if (process.env['DAYBOOK_CHROMIUM']) return
  const file = path.join(CACHE, 'chromium')
  try {
    if (!fs.existsSync(file)) await unpack(file)
    process.env['DAYBOOK_CHROMIUM'] = file
  } catch (error) {
    process.stderr.write(`No Chromium: ${(error as Error).message}\n`)
  }
}

async function unpack(file: string): Promise<void> {
  fs.mkdirSync(CACHE, { recursive: true })
  const folder = fs.mkdtempSync(path.join(CACHE, 'unpack-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    fs.renameSync(await packed.executablePath(), file)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
