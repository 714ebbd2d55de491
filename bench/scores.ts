import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Figure } from './floors.ts'
import { productCommand } from './paths.ts'

/** Scorers that are run: those whose data a reading alone can answer. */
const SCORERS = [
  'seed',
  'diary',
  'own',
  'polnear',
  'timex',
  'timeml',
  'meantime',
  'factuality',
  'ner-uner',
  'ner-crossner',
  'article-extraction',
  'article-metadata',
  'ud-ewt',
  'ud-gum',
]

/** Run the scorers of the shared data folder against the product; every row they print. */
export async function runScores(
  shared: string,
  options: { only?: readonly string[] | undefined; limit?: number | undefined },
): Promise<readonly Figure[]> {
  const chosen = SCORERS.filter((name) => options.only === undefined || options.only.includes(name))
  if (chosen.length === 0) return []
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-bench-'))
  const out = path.join(folder, 'scores.json')
  const args = [path.join(shared, 'score', 'all.mjs'), shared, '--only', chosen.join(','), '--cmd', productCommand(), '--out', out]
  if (options.limit !== undefined) args.push('--limit', String(options.limit))
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
      child.on('error', reject)
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the scorers ended with code ${code}`))))
    })
    return (JSON.parse(readFileSync(out, 'utf8')) as { rows: Figure[] }).rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
