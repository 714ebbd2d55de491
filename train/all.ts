import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { trainAttribution } from './attribution/train.ts'
import { withCasedCopies } from './cased.ts'
import { hasCorpora, sharedFolder, trainingTrees } from './corpora.ts'
import { trainEvents } from './events/train.ts'
import { compileGazetteer } from './gazetteer/main.ts'
import { compileLexicon, wordnetNouns, wordnetVerbs } from './lexicon/main.ts'
import { WEIGHS_ALL, loadTrainedKit } from './load.ts'
import { trainNames } from './names/train.ts'
import { RECIPE, makeLemmas, makeParser, makeTagger } from './recipe.ts'
import { trainingParagraphs } from './sentences/paragraphs.ts'
import { collectExamples, toInt8, trainWeights, writeWeights } from './sentences/train.ts'

// node train/all.ts [--only NAME,NAME] [--check]: trains every model of models/ from the open corpora, each upon those before it.
// The same corpora give the same bytes; --check fails if a file came out otherwise than it was before.

const models = path.resolve(import.meta.dirname, '../models')
const file = (name: string): Uint8Array => readFileSync(path.join(models, `${name}.bin`))
let trees: ReturnType<typeof withCasedCopies> | null = null
const training = (): ReturnType<typeof withCasedCopies> => (trees ??= withCasedCopies(trainingTrees()))

/** A model: its file, and how it is made and written. */
interface Step {
  readonly name: string
  readonly target: string
  readonly write: (target: string) => void
}

function step(name: string, make: () => Uint8Array): Step {
  return { name, target: path.join(models, `${name}.bin`), write: (target) => writeFileSync(target, make()) }
}

/** The models in the order in which they stand upon each other. */
const STEPS: readonly Step[] = [
  {
    name: 'sentences',
    target: path.resolve(import.meta.dirname, '../src/text/sentence-weights.ts'),
    write: (target) => writeWeights(toInt8(trainWeights(collectExamples(trainingParagraphs()))), target),
  },
  step('lexicon', () => compileLexicon()),
  step('tagger', () => makeTagger(training(), file('lexicon'), RECIPE)),
  step('parser', () => makeParser(training(), file('lexicon'), RECIPE)),
  step('lemmas', () => makeLemmas(training(), { verbs: wordnetVerbs(), nouns: wordnetNouns() })),
  step('gazetteer', () => compileGazetteer()),
  step('names', () => trainNames({ lexicon: file('lexicon'), tagger: file('tagger'), gazetteer: file('gazetteer') })),
  step('attribution', () =>
    trainAttribution(
      path.join(sharedFolder(), 'gold/names-statements-train'),
      loadTrainedKit(models, ['attribution.bin', 'events.bin'], WEIGHS_ALL),
    ),
  ),
  step('events', () => trainEvents(loadTrainedKit(models, ['events.bin']), path.join(sharedFolder(), 'gold/diary-train'))),
]

function main(args: readonly string[]): number {
  const at = args.indexOf('--only')
  const only = at >= 0 ? (args[at + 1] ?? '').split(',') : null
  const unknown = only?.filter((name) => !STEPS.some((s) => s.name === name)) ?? []
  if (unknown.length > 0) {
    console.error(`train: expected --only with ${STEPS.map((s) => s.name).join(', ')}; got ${unknown.join(', ')}`)
    return 2
  }
  if (!hasCorpora()) {
    console.error(`train: expected the corpora in ${sharedFolder()}; set DAYBOOK_SHARED to their folder`)
    return 2
  }
  let changed = 0
  let packed = 0
  const began = cpuSeconds()
  for (const { name, target, write } of STEPS) {
    if (only && !only.includes(name)) continue
    const from = cpuSeconds()
    const before = digest(target)
    write(target)
    const isSame = digest(target) === before
    if (!isSame) changed++
    const size = gzipSync(readFileSync(target), { level: 9 }).length
    packed += size
    console.log(
      `${name.padEnd(12)} ${(size / 1e6).toFixed(2).padStart(6)} MB packed ${(cpuSeconds() - from).toFixed(0).padStart(5)} CPU s  ${isSame ? 'same bytes' : 'changed'}`,
    )
  }
  console.log(`together ${(packed / 1e6).toFixed(2)} MB packed, ${(cpuSeconds() - began).toFixed(0)} CPU s`)
  return args.includes('--check') && changed > 0 ? 1 : 0
}

function digest(target: string): string {
  return existsSync(target) ? createHash('sha256').update(readFileSync(target)).digest('hex') : ''
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

process.exitCode = main(process.argv.slice(2))
