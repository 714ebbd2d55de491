import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The folder of shared data, or null where there is none. */
export function sharedFolder(): string | null {
  const folder = process.env['DAYBOOK_SHARED'] ?? path.join(ROOT, '..', 'shared')
  return existsSync(path.join(folder, 'score', 'all.mjs')) ? folder : null
}

/** The product as a command: the built one, or the sources where nothing is built. */
export function productCommand(): string {
  const built = path.join(ROOT, 'dist', 'cli.js')
  return `${process.execPath} ${existsSync(built) ? built : path.join(ROOT, 'src', 'cli.ts')}`
}
