import { classBucket, FEATURE_BITS } from '../../src/read/events/model.ts'

/** One mention for training: feature buckets, whether it is a diary line, and how much it counts. */
export interface Example {
  readonly buckets: Int32Array
  readonly label: 0 | 1
  readonly weight: number
}

/** How a judge is trained. */
export interface Recipe {
  readonly epochs: number
  readonly rate: number
  readonly decay: number
}

export const RECIPE: Recipe = { epochs: 8, rate: 0.05, decay: 0.002 }
/** For what there are few examples of: whole events and who takes part in them. */
export const GENTLE: Recipe = { epochs: 8, rate: 0.02, decay: 0.002 }

/** Shuffles in place by a fixed generator; returns the seed to go on with. */
function shuffle(order: number[], from: number): number {
  let seed = from
  for (let i = order.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const j = seed % (i + 1)
    const t = order[i]!
    order[i] = order[j]!
    order[j] = t
  }
  return seed
}

/** So many orders of the examples are learnt from, each from the beginning: what depends on the order alone evens out. */
const ORDERS = [20251017, 7, 99, 12345, 271828, 314159, 1618, 57721, 141421]

/** The mean of what is learnt from each order. */
function overOrders(learn: (seed: number) => Float64Array): Float64Array {
  const mean = new Float64Array(1 << FEATURE_BITS)
  for (const seed of ORDERS) {
    const weights = learn(seed)
    for (let i = 0; i < mean.length; i++) mean[i]! += weights[i]! / ORDERS.length
  }
  return mean
}

/** Logistic regression by Adagrad, averaged over the second half of the epochs and over several orders of the examples, shuffled by a fixed generator. */
export function trainJudge(examples: readonly Example[], recipe: Recipe = RECIPE): Float64Array {
  return overOrders((seed) => judgeInOrder(examples, recipe, seed))
}

function judgeInOrder(examples: readonly Example[], recipe: Recipe, from: number): Float64Array {
  const size = 1 << FEATURE_BITS
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1)
  const mean = new Float64Array(size)
  const order = examples.map((_, i) => i)
  let seed = from
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    seed = shuffle(order, seed)
    for (const k of order) {
      const { buckets, label, weight } = examples[k]!
      if (weight === 0) continue
      let sum = 0
      for (const b of buckets) sum += weights[b]!
      const gap = (1 / (1 + Math.exp(-sum)) - label) * weight
      for (const b of buckets) {
        const g = gap + recipe.decay * weights[b]!
        squares[b]! += g * g
        weights[b]! -= (recipe.rate * g) / Math.sqrt(squares[b]!)
      }
    }
    if (epoch >= recipe.epochs / 2) for (let i = 0; i < size; i++) mean[i]! += weights[i]! / Math.floor(recipe.epochs / 2)
  }
  return mean
}

/** An event for training its status: feature buckets and the number of the right class. */
export interface ClassExample {
  readonly buckets: Int32Array
  readonly label: number
  readonly weight: number
  /** The class that the rules give. */
  readonly base: number
  /** How much the sum of that class is ahead before anything is learnt. */
  readonly lean: number
}

/** Softmax regression over hashed class features; otherwise as `trainJudge`. */
export function trainClasses(examples: readonly ClassExample[], classes: number, recipe: Recipe = RECIPE): Float64Array {
  return overOrders((seed) => classesInOrder(examples, { classes, recipe, from: seed }))
}

interface ClassTask {
  readonly classes: number
  readonly recipe: Recipe
  readonly from: number
}

function classesInOrder(examples: readonly ClassExample[], { classes, recipe, from }: ClassTask): Float64Array {
  const size = 1 << FEATURE_BITS
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1)
  const mean = new Float64Array(size)
  const order = examples.map((_, i) => i)
  let seed = from
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    seed = shuffle(order, seed)
    for (const k of order) {
      const { buckets, label, weight, base, lean } = examples[k]!
      const tables = Array.from({ length: classes }, (_, c) => Int32Array.from(buckets, (b) => classBucket(b, c)))
      const sums = tables.map((t, c) => t.reduce((s, b) => s + weights[b]!, c === base ? lean : 0))
      const top = Math.max(...sums)
      const total = sums.reduce((s, x) => s + Math.exp(x - top), 0)
      tables.forEach((table, c) => {
        const gap = (Math.exp(sums[c]! - top) / total - (c === label ? 1 : 0)) * weight
        for (const b of table) {
          const g = gap + recipe.decay * weights[b]!
          squares[b]! += g * g
          weights[b]! -= (recipe.rate * g) / Math.sqrt(squares[b]!)
        }
      })
    }
    if (epoch >= recipe.epochs / 2) for (let i = 0; i < size; i++) mean[i]! += weights[i]! / Math.floor(recipe.epochs / 2)
  }
  return mean
}
