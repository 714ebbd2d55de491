import { mix } from '../../src/read/hash.ts'
import {
  FEATURES,
  LABELS,
  makeValues,
  mayFollow,
  type Past,
  remember,
  rowOf,
  TABLE_BITS,
  WIDTH,
  writeFeatures,
} from '../../src/read/statements/features.ts'
import type { Example } from './examples.ts'

/** Rounds of training in other orders, whose mean is taken: one order alone varies by a point. */
const ORDERS = 5

/** Trains the tagger: the mean of averaged perceptrons that saw the examples in different orders. */
export function learn(examples: readonly Example[], epochs: number): Float32Array {
  const mean = learnOnce(examples, epochs, 0)
  for (let order = 1; order < ORDERS; order++) {
    const other = learnOnce(examples, epochs, order)
    for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! + other[i]!
  }
  for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! / ORDERS
  return mean
}

/** An averaged perceptron, trained on all sentences (those that the product skips are good counterexamples), that follows its own labels, so that it learns to go on after mistakes. */
function learnOnce(examples: readonly Example[], epochs: number, order: number): Float32Array {
  const size = (1 << TABLE_BITS) * WIDTH
  const weights = new Float32Array(size)
  const sums = new Float64Array(size)
  const values = makeValues()
  const out = new Int32Array(FEATURES)
  const scores = new Float64Array(WIDTH)
  let clock = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    const shuffled = shuffle(examples.length, order * 1000 + epoch)
    for (let e = 0; e < examples.length; e++) {
      const { sight, gold } = examples[shuffled[e]!]!
      const { analysis } = sight
      let last = 0
      analysis.sentences.forEach((s, k) => {
        if (k > 0 && analysis.sentences[k - 1]!.part !== s.part) last = 7
        const past: Past = { p1: last < 7 ? last : 0, p2: last < 7 ? last : 0, seen: 0, last }
        for (let i = s.from; i < s.to; i++) {
          writeFeatures(sight, i, past, values)
          for (let f = 0; f < FEATURES; f++) out[f] = rowOf(values, f) * WIDTH
          score(weights, out, scores)
          let best = 0
          for (let label = 1; label < LABELS.length; label++) if (scores[label]! > scores[best]! && mayFollow(past.p1, label)) best = label
          const want = wanted(gold[i]!, past.p1)
          if (best !== want) {
            for (let f = 0; f < FEATURES; f++) {
              const up = out[f]! + want
              const down = out[f]! + best
              weights[up] = weights[up]! + 1
              sums[up] = sums[up]! + clock
              weights[down] = weights[down]! - 1
              sums[down] = sums[down]! - clock
            }
          }
          clock++
          remember(past, best)
        }
        last = past.p1
      })
    }
  }
  const mean = new Float32Array(size)
  for (let i = 0; i < size; i++) mean[i] = weights[i]! - sums[i]! / clock
  return mean
}

/** Adds up the weights of some rows by label. */
function score(weights: Float32Array, rows: Int32Array, scores: Float64Array): void {
  scores.fill(0)
  for (const row of rows) for (let label = 0; label < WIDTH; label++) scores[label]! += weights[row + label]!
}

/** The gold label as it can be given after `p1`: an inside whose begin was missed becomes a begin. */
function wanted(gold: number, p1: number): number {
  return mayFollow(p1, gold) ? gold : gold - 1
}

/** The numbers below `n` in an order that `seed` decides. */
function shuffle(n: number, seed: number): Int32Array {
  const out = Int32Array.from({ length: n }, (_, i) => i)
  let state = mix(seed + 1)
  for (let i = n - 1; i > 0; i--) {
    state = mix(state + 0x9e3779b9)
    const j = (state >>> 0) % (i + 1)
    const t = out[i]!
    out[i] = out[j]!
    out[j] = t
  }
  return out
}
