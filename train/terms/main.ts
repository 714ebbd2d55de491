/**
 * Counts in how many reports of open news text each word stem stands, and writes the common ones by how rare they are
 * into `src/link/common-stems.ts`: linking weighs words by it before the record has counts of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { stemsOf } from '../../src/link/stems.ts'

const shared = process.env['DAYBOOK_SHARED'] ?? join(import.meta.dirname, '../../../shared')
const LEAST = 9
const SENTENCES = 15

const counts = new Map<string, number>()
let reports = 0

function count(text: string): void {
  reports++
  for (const stem of new Set(stemsOf(text).map((s) => s.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
}

for (const line of readFileSync(join(shared, 'corpora/news-corpus/news.jsonl'), 'utf8').split('\n')) {
  if (line) count((JSON.parse(line) as { text: string }).text)
}
const sentences = gunzipSync(readFileSync(join(shared, 'corpora/ner-gmb/gmb-train.tsv.gz')))
  .toString()
  .split('\n\n')
for (let i = 0; i < sentences.length; i += SENTENCES) {
  count(
    sentences
      .slice(i, i + SENTENCES)
      .map((s) =>
        s
          .split('\n')
          .map((row) => row.split('\t')[0])
          .join(' '),
      )
      .join(' '),
  )
}

const levels = new Map<number, string[]>()
for (const [stem, n] of counts) {
  if (n < LEAST || stem.startsWith('#')) continue
  const level = Math.round(Math.log2(n) * 2)
  levels.set(level, [...(levels.get(level) ?? []), stem])
}
const rows = [...levels].sort((a, b) => b[0] - a[0]).map(([level, stems]) => `  [${level}, '${stems.sort().join(' ')}'],`)
const out = `/** Made by train/terms/: reports counted. */
export const COUNTED_REPORTS = ${reports}

/** Made by train/terms/: word stems by twice the binary logarithm of the number of counted reports that hold them. */
export const COMMON_STEMS: readonly (readonly [level: number, stems: string])[] = [
${rows.join('\n')}
]
`
writeFileSync(join(import.meta.dirname, '../../src/link/common-stems.ts'), out)
process.stderr.write(`${reports} reports, ${[...levels.values()].flat().length} stems\n`)
