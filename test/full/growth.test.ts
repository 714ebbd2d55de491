import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../checkout.ts'
import { growth } from '../growth.ts'
import { measured } from '../reliability/figures.ts'

/** Where the points lie that docs/images/growth.svg is drawn from. */
const FILE = path.join(ROOT, 'test/reliability/growth.json')

const MARKS = [100, 1000, 10_000, 30_000, 100_000].filter((mark) => mark <= Number(process.env['DAYBOOK_GROWTH'] ?? 100_000))

test('one more report, a page of the diary and a search for a name cost as much in a large record as in a small one', async () => {
  const points = await growth(MARKS, (point) => void process.stderr.write(`${JSON.stringify(point)}\n`))
  const day = new Date().toISOString().slice(0, 10)
  fs.writeFileSync(FILE, `${JSON.stringify({ on: day, points }, null, 2)}\n`)
  const small = points.find(({ reports }) => reports === 1000)!
  const large = points.at(-1)!
  const ratio = (of: 'import' | 'diary' | 'search'): number => large[of] / small[of]
  const told = (['import', 'diary', 'search'] as const).map((of) => `${of} ${ratio(of).toFixed(2)}`).join(', ')
  measured('34', `${large.reports.toLocaleString('en')} reports against 1,000: ${told} times as much`)
  for (const of of ['import', 'diary', 'search'] as const) expect(ratio(of), of).toBeLessThan(1.3)
}, 7_200_000)
