import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beginBoundaries, boundaryFeatures, BUCKETS, FEATURES, isCandidate, passToken } from '../../src/text/boundary.ts'
import { tokenise } from '../../src/text/tokenise.ts'
import { seededRandom, shuffled } from '../random.ts'
import { trainingParagraphs } from './paragraphs.ts'
import type { Paragraph } from './paragraphs.ts'

const EPOCHS = 16
const RATE = 0.15
/** Times that the examples are learnt, each in an order of its own; the weights are the mean. */
const ORDERS = 8
/** Share of the features left out at each step, so that none is leant on alone. */
const DROPPED = 0.5

/** Candidates of all paragraphs: hash buckets, `FEATURES` a candidate, and whether a sentence begins there. */
interface Examples {
  readonly features: Int32Array
  readonly labels: Uint8Array
  readonly n: number
}

/** Collects the candidates; the state before each is that of the true boundaries. */
export function collectExamples(paragraphs: readonly Paragraph[]): Examples {
  let features = new Int32Array(FEATURES * 4096)
  let labels = new Uint8Array(4096)
  let n = 0
  const row = new Int32Array(FEATURES)
  for (const { text, starts } of paragraphs) {
    const tokens = tokenise(text)
    if (tokens.n < 2) continue
    const gold = new Set(starts)
    const state = beginBoundaries(text, tokens, 0, tokens.n)
    for (let i = 1; i < tokens.n; i++) {
      passToken(state, i - 1)
      const isStart = gold.has(tokens.start[i]!)
      if (isCandidate(state, i)) {
        boundaryFeatures(state, i, row)
        if (n === labels.length) {
          features = doubled(features, new Int32Array(features.length * 2))
          labels = doubled(labels, new Uint8Array(labels.length * 2))
        }
        for (let k = 0; k < FEATURES; k++) features[n * FEATURES + k] = row[k]! & (BUCKETS - 1)
        labels[n++] = isStart ? 1 : 0
      }
      if (isStart) state.sentence = i
    }
  }
  return { features, labels, n }
}

function doubled<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Logistic regression by AdaGrad over hashed features, the mean over some orders; returns one weight a bucket. */
export function trainWeights(examples: Examples): Float64Array {
  const mean = new Float64Array(BUCKETS)
  for (let order = 0; order < ORDERS; order++) {
    const weights = trainOnce(examples, 7 + order * 101)
    for (let f = 0; f < BUCKETS; f++) mean[f]! += weights[f]! / ORDERS
  }
  return mean
}

function trainOnce({ features, labels, n }: Examples, seed: number): Float64Array {
  const weights = new Float64Array(BUCKETS)
  const sums = new Float64Array(BUCKETS).fill(1e-2)
  const mean = new Float64Array(BUCKETS)
  const random = seededRandom(seed)
  const kept = new Uint8Array(FEATURES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const e of shuffled(n, random)) {
      const at = e * FEATURES
      let score = 0
      for (let k = 0; k < FEATURES; k++) {
        kept[k] = random() < DROPPED ? 0 : 1
        if (kept[k]) score += weights[features[at + k]!]!
      }
      const error = labels[e]! - 1 / (1 + Math.exp(-score / (1 - DROPPED)))
      if (Math.abs(error) < 1e-3) continue
      for (let k = 0; k < FEATURES; k++) {
        if (!kept[k]) continue
        const f = features[at + k]!
        sums[f]! += error * error
        weights[f]! += (RATE * error) / Math.sqrt(sums[f]!)
      }
    }
    if (epoch >= EPOCHS / 2) for (let f = 0; f < BUCKETS; f++) mean[f]! += weights[f]! / (EPOCHS / 2)
  }
  return mean
}

/** Weights as whole numbers of -127..127: 40 is one unit of log odds, so that the thresholds keep their meaning. */
export function toInt8(weights: Float64Array): Int8Array {
  return Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w * 40))))
}

/** Writes the weights as a TypeScript file of data. */
export function writeWeights(weights: Int8Array, file: string): void {
  const text = Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64')
  const lines = text.match(/.{1,260}/g) ?? []
  writeFileSync(
    file,
    `// Made by train/sentences/train.ts from UD English EWT and the open documents of UD English GUM. Licence of this file: CC BY-SA 4.0.\n\n` +
      `/** Weights of the model of sentence boundaries: int8, one a hash bucket, base64. */\nexport const SENTENCE_WEIGHTS =\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n`,
  )
}

if (import.meta.main) {
  const holdout = process.argv.includes('--holdout')
  const all = trainingParagraphs()
  const documents = [...new Set(all.map((one) => one.document))]
  const kept = new Set(documents.filter((_, i) => !holdout || i % 8 !== 3))
  const examples = collectExamples(all.filter((one) => kept.has(one.document)))
  const weights = toInt8(trainWeights(examples))
  const at = process.argv.indexOf('--out')
  const file = at > 0 ? process.argv[at + 1]! : path.resolve(import.meta.dirname, '../../src/text/sentence-weights.ts')
  writeWeights(weights, file)
  console.log(`${examples.n} candidates, ${weights.filter((w) => w !== 0).length} weights -> ${path.relative(process.cwd(), file)}`)
}
