import { NAME_TABLE_BITS, NameFeatures } from '../../src/read/names/features.ts'
import { casingMode, isSmall, remember } from '../../src/read/names/tagger.ts'
import { END, INSIDE, OUTSIDE, ROW, SINGLE, isOpen, kindOfTag } from '../../src/read/names/tags.ts'
import { Perceptron } from '../perceptron.ts'
import { seededRandom, shuffled } from '../random.ts'
import type { Example } from './examples.ts'

/** How the table is learnt. */
export interface Recipe {
  readonly runs: number
  readonly epochs: number
  /** A right tag must beat every wrong one by this much. */
  readonly margin: number
  /** Share of the features left out at random, so that the others learn to do without them. */
  readonly dropout: number
}

/** Learns the table of weights: the mean of several averaged perceptrons that saw the texts in different orders. */
export function learn(examples: readonly Example[], recipe: Recipe): Float32Array {
  const sum = new Float32Array(ROW << NAME_TABLE_BITS)
  for (let run = 0; run < recipe.runs; run++) {
    const mean = learnOnce(examples, recipe, 17 + run)
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + mean[i]!
  }
  return sum
}

/** An averaged perceptron that follows its own tags, and is content with any right one. */
function learnOnce(examples: readonly Example[], recipe: Recipe, seed: number): Float32Array {
  const perceptron = new Perceptron(1 << NAME_TABLE_BITS, ROW)
  const random = seededRandom(seed)
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    for (const k of shuffled(examples.length, random)) learnDocument(examples[k]!, perceptron, recipe, random)
  }
  return perceptron.average()
}

const scores = new Float64Array(ROW)
const ALL = Array.from({ length: INSIDE }, (_, t) => t)

function learnDocument(example: Example, perceptron: Perceptron, recipe: Recipe, random: () => number): void {
  const { document, right } = example
  const { input } = document
  const features = new NameFeatures(document)
  const tags = new Uint8Array(input.n)
  document.memory.fill(0)
  for (const k of input.order) {
    const s = input.sentences[k]!
    let t1 = OUTSIDE
    let t2 = OUTSIDE
    for (let i = s.from; i < s.to; i++) {
      let tag = OUTSIDE
      if (!isSmall(document, i, t1)) {
        const all = features.write(i, s.from, s.to, casingMode(s.casing), t1, t2)
        const count = recipe.dropout === 0 ? all : dropSome(features.out, all, recipe.dropout, random)
        tag = decide(perceptron, features.out, count, {
          set: right[i]!,
          t1,
          isLast: i + 1 === s.to,
          weight: example.weight,
          margin: recipe.margin,
        })
      }
      tags[i] = tag
      t2 = t1
      t1 = tag
    }
    remember(document, tags, s.from, s.to)
  }
}

interface Decision {
  readonly set: number
  readonly t1: number
  readonly isLast: boolean
  readonly weight: number
  readonly margin: number
}

function dropSome(buckets: Int32Array, count: number, share: number, random: () => number): number {
  let kept = 0
  for (let k = 0; k < count; k++) if (random() >= share) buckets[kept++] = buckets[k]!
  return kept
}

/** Scores the tags that may follow, corrects the weights if the best is wrong, and returns the best. */
function decide(perceptron: Perceptron, buckets: Int32Array, count: number, { set, t1, isLast, weight, margin }: Decision): number {
  const classes = isOpen(t1) ? (isLast ? [END + kindOfTag(t1)] : [INSIDE + kindOfTag(t1), END + kindOfTag(t1)]) : ALL
  perceptron.score(buckets, count, classes, scores)
  let wrong = -1
  let target = -1
  for (let c = 0; c < classes.length; c++) {
    const tag = classes[c]!
    if (isLast && tag >= 1 && tag < SINGLE) continue
    if ((set & (1 << tag)) !== 0) target = target < 0 || scores[c]! > scores[target]! ? c : target
    else wrong = wrong < 0 || scores[c]! > scores[wrong]! ? c : wrong
  }
  perceptron.tick()
  if (target < 0) {
    // an earlier mistake leaves nothing right: close what is open, else stay outside
    target = isOpen(t1) ? classes.length - 1 : OUTSIDE
    wrong = -1
    for (let c = 0; c < classes.length; c++) if (c !== target && (wrong < 0 || scores[c]! > scores[wrong]!)) wrong = c
  }
  if (wrong < 0) return classes[target]!
  const best = scores[target]! >= scores[wrong]! ? target : wrong
  if (scores[target]! - scores[wrong]! <= margin) {
    perceptron.update(buckets, count, classes[target]!, weight)
    perceptron.update(buckets, count, classes[wrong]!, -weight)
  }
  return classes[best]!
}
