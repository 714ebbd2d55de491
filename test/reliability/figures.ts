import fs from 'node:fs'
import path from 'node:path'
import { FULL, ROOT } from '../checkout.ts'

/** What the long run measured last, a row of the table of promises each. */
export interface Figure {
  readonly figure: string
  /** Day of measurement, YYYY-MM-DD. */
  readonly on: string
}

/** Where the figures of the last long run lie. */
export const FIGURES_FILE = path.join(ROOT, 'test/reliability/figures.json')

/** Figures of the last long run by row; a row that no long run has reached yet is not in it. */
export function figures(): Readonly<Record<string, Figure>> {
  return fs.existsSync(FIGURES_FILE) ? (JSON.parse(fs.readFileSync(FIGURES_FILE, 'utf8')) as Record<string, Figure>) : {}
}

/** Tell what a promise was measured at; a long run keeps it for docs/reliability.md. */
export function measured(row: string, figure: string): void {
  process.stderr.write(`reliability ${row}: ${figure}\n`)
  if (!FULL) return
  const all = { ...figures(), [row]: { figure, on: new Date().toISOString().slice(0, 10) } }
  const sorted = Object.fromEntries(
    Object.entries(all).sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1)),
  )
  fs.writeFileSync(FIGURES_FILE, `${JSON.stringify(sorted, null, 2)}\n`)
}
