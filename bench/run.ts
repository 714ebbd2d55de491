/** `npm run bench`: measure, compare with floors.json, print one table. */
import { parseArgs } from 'node:util'
import type { Figure } from './floors.ts'
import { holds, keyOf, lowered, raised, readFloors, writeFloors } from './floors.ts'
import { measureGrowth, measureMemory, measureModels, measurePages, measureSpeed, measureStart, measureTitleCase } from './measure.ts'
import { sharedFolder } from './paths.ts'
import { runScores } from './scores.ts'
import { plainTable, writeTables } from './table.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    limit: { type: 'string' },
    'no-scores': { type: 'boolean' },
    'no-own': { type: 'boolean' },
    articles: { type: 'string' },
    all: { type: 'boolean' },
    update: { type: 'boolean' },
    write: { type: 'boolean' },
    lower: { type: 'string' },
    to: { type: 'string' },
    why: { type: 'string' },
  },
})

if (values.lower !== undefined) {
  if (!values.why || values.to === undefined) throw new Error('expected --lower NAME --to VALUE --why REASON')
  writeFloors(lowered(readFloors(), values.lower, Number(values.to), values.why))
  process.exit(0)
}

const only = values.only?.split(',')
const limit = values.limit === undefined ? undefined : Number(values.limit)
const shared = sharedFolder()
const figures: Figure[] = []

/** One measurement; what cannot be had is said and does not cost the others. */
async function add(what: string, measure: () => Promise<readonly Figure[]> | readonly Figure[]): Promise<void> {
  try {
    figures.push(...(await measure()))
  } catch (error) {
    process.stderr.write(`${what}: not measured: ${(error as Error).message.split('\n')[0]}\n`)
    figures.push({ name: what, metric: 'not measured', value: null })
  }
}

if (shared === null) process.stderr.write('No shared data folder beside the checkout: accuracy is not measured.\n')
if (shared !== null && values['no-scores'] !== true) await add('scores', () => runScores(shared, { only, limit }))
if (values['no-own'] !== true && (only === undefined || only.includes('own'))) {
  await add('models', measureModels)
  await add('start-up', () => measureStart(15))
  await add('growth', measureGrowth)
  await add('speed', () => measureSpeed(limit ?? 2000))
  await add('pages', () => measurePages(limit ?? 200))
  await add('memory', () => measureMemory(values.articles === undefined ? 2000 : Number(values.articles)))
  if (shared !== null) await add('title case', () => measureTitleCase(shared))
}

const floors = readFloors()
const shown = values.all === true ? figures : figures.filter((figure) => keyOf(figure) in floors || figure.value === null)
process.stdout.write(`${plainTable(shown, floors)}\n`)
// Floors and documents are made from whole runs only: a part of the data is a look, not a score.
const isWhole = limit === undefined
if (values.update === true && isWhole) writeFloors(raised(floors, figures))
if (values.write === true && isWhole && only === undefined && values['no-own'] !== true && values['no-scores'] !== true)
  writeTables(figures, readFloors())
const below = isWhole ? shown.filter((figure) => holds(figure, floors) === false) : []
if (below.length > 0) {
  process.stderr.write(`${below.length} below their floor:\n${below.map((figure) => `  ${keyOf(figure)}\n`).join('')}`)
  process.exitCode = 1
}
