import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'

/** Chromium's own file: the machine's, or the one that @sparticuz/chromium brings; null where neither runs. */
export async function findChromium(): Promise<string | null> {
  const named = [process.env['DAYBOOK_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (file) => file !== undefined && existsSync(file),
  )
  if (named !== undefined) return named
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } catch {
    return null
  }
}

/** A real Chromium without a screen; null where none is at hand. */
export async function openChromium(): Promise<Browser | null> {
  const executablePath = await findChromium()
  if (executablePath === null) return null
  try {
    return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--headless=new'] })
  } catch (error) {
    process.stderr.write(`Chromium did not start: ${(error as Error).message.split('\n')[0]}\n`)
    return null
  }
}
