import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Figure } from './floors.ts'
import { keyOf, readFloors } from './floors.ts'
import { ROOT, sharedFolder } from './paths.ts'

/** A part of the data says less than the whole: so much may be missing before the gate closes. */
const SLACK = 0.04

/** The cheap gate: a few documents of a few data sets. `npm run bench` measures all of it. */
const GATE: readonly (readonly [scorer: string, data: string, limit: number, metrics: readonly string[]])[] = [
  [
    'parse',
    'corpora/ud-gum',
    12,
    ['en_gum-ud-dev · UPOS accuracy of aligned words', 'en_gum-ud-dev · LAS F1', 'en_gum-ud-dev · Tokens F1'],
  ],
  ['own', 'gold/names-statements', 22, ['own · names, span and kind (headline) F1', 'own · statements, relation lenient (headline) F1']],
  ['times', 'corpora/timex', 12, ['timex tbaq-timebank · value F1 (headline)']],
  ['diary', 'gold/diary', 40, ['diary · detection F1', 'diary · status accuracy']],
]

interface Scorer {
  readonly score: (folder: string, options: object) => Promise<{ readonly rows: readonly Figure[] }>
}

const shared = sharedFolder()

describe.skipIf(shared === null)('accuracy on a part of the dev data', () => {
  const floors = readFloors()
  test.each(GATE)('%s on %s', { timeout: 90_000 }, async (scorer, data, limit, metrics) => {
    const { score } = (await import(pathToFileURL(path.join(shared!, 'score', `${scorer}.mjs`)).href)) as Scorer
    const { rows } = await score(path.join(shared!, data), { cmd: `${process.execPath} ${path.join(ROOT, 'src', 'cli.ts')}`, limit })
    for (const metric of metrics) {
      const value = rows.find((row) => keyOf(row) === metric)?.value
      expect(value, `${metric} was measured`).toEqual(expect.any(Number))
      expect(value, metric).toBeGreaterThanOrEqual((floors[metric]?.floor ?? 0) - SLACK)
    }
  })
})

describe('floors.json', () => {
  test('every figure has one bound, and none was lowered without a reason', () => {
    const floors = readFloors()
    expect(Object.keys(floors).length).toBeGreaterThan(20)
    for (const [name, floor] of Object.entries(floors)) {
      expect(
        [floor.floor, floor.ceiling].filter((bound) => bound !== undefined),
        name,
      ).toHaveLength(1)
      for (const step of floor.lowered ?? []) expect(step.why.length, name).toBeGreaterThan(10)
    }
    expect(readFileSync(path.join(ROOT, 'bench', 'floors.json'), 'utf8').endsWith('}\n')).toBe(true)
  })
})
