import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Folder of the open corpora and gold data, beside the checkout or where DAYBOOK_SHARED says; null when absent. */
export const SHARED = [process.env['DAYBOOK_SHARED'], path.join(ROOT, '..', 'shared')].find((p) => p && fs.existsSync(p)) ?? null

/** True when the long tests were asked for: `npm run test:full`. */
export const FULL = process.env['DAYBOOK_FULL'] === '1'

/** Paths of all files under a folder of the checkout, relative to its root, `/` between names, sorted. */
export function filesUnder(folder: string, matching: RegExp): string[] {
  const at = path.join(ROOT, folder)
  if (!fs.existsSync(at)) return []
  return fs
    .readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .filter((file) => matching.test(file) && !file.includes('/node_modules/') && fs.statSync(path.join(ROOT, file)).isFile())
    .sort()
}

/** The text of a file of the checkout. */
export function textOf(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8')
}
