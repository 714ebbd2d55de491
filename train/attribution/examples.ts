import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { toArticle } from '../../src/intake/article.ts'
import { analyse } from '../../src/read/analyse.ts'
import type { Analysis } from '../../src/read/analysis.ts'
import { extentsOf } from '../../src/read/entities/phrase.ts'
import type { Kit } from '../../src/read/kit.ts'
import { lookAt, type Sight } from '../../src/read/statements/features.ts'
import { findQuotes } from '../../src/read/statements/quotes.ts'
import { findByRules, GENEROUS } from '../../src/read/statements/rules.ts'

/** A marked report: what the tagger sees, and the labels it should give. */
export interface Example {
  readonly id: string
  readonly sight: Sight
  readonly gold: Uint8Array
}

/** One attribution of the gold, as offsets. */
export interface MarkedStatement {
  readonly source: readonly [number, number] | null
  readonly cue: readonly [number, number] | null
  readonly content: readonly (readonly [number, number])[]
}

/** One report of `gold/names-statements-train`. */
export interface MarkedReport {
  readonly id: string
  readonly text: string
  readonly published: string
  readonly statements: readonly MarkedStatement[]
}

/** The marked reports of a folder, in the order of their ids. */
export function readReports(folder: string): MarkedReport[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as MarkedReport)
}

/** Reads a report and lays its marks over its tokens: content first, then source, then cue. */
export function toExample(report: MarkedReport, kit: Kit): Example | null {
  const article = toArticle({ id: report.id, text: report.text, published: report.published })
  if (!article.ok || article.value.text !== report.text) return null
  const analysis = analyse(article.value, kit)
  const quotes = findQuotes(analysis)
  const rules = findByRules({ analysis, extents: extentsOf(analysis), quotes, floor: GENEROUS })
  const gold = new Uint8Array(analysis.n)
  for (const s of report.statements) for (const c of s.content) mark(analysis, gold, c, 5)
  for (const s of report.statements) if (s.source) mark(analysis, gold, s.source, 1)
  for (const s of report.statements) if (s.cue) mark(analysis, gold, s.cue, 3)
  return { id: report.id, sight: lookAt(analysis, quotes, rules, true), gold }
}

function mark(analysis: Analysis, gold: Uint8Array, [start, end]: readonly [number, number], label: number): void {
  let first = true
  for (let i = 0; i < analysis.n; i++) {
    if (analysis.end[i]! <= start) continue
    if (analysis.start[i]! >= end) break
    gold[i] = first ? label : label + 1
    first = false
  }
}
