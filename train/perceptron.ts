/**
 * Weights of an averaged perceptron: `rows` buckets of `width` classes.
 * A bucket counts only once it was to be moved `least` times: what helped once or twice is mostly noise (Goldberg and Elhadad 2011).
 */
export class Perceptron {
  readonly width: number
  readonly weights: Float32Array
  private readonly sums: Float64Array
  private readonly tries: Uint8Array
  private readonly least: number
  private clock = 1

  constructor(rows: number, width: number, least = 1) {
    this.width = width
    this.weights = new Float32Array(rows * width)
    this.sums = new Float64Array(rows * width)
    this.tries = new Uint8Array(rows)
    this.least = least
  }

  /** Adds up the scores of some classes. */
  score(features: Int32Array, count: number, classes: ArrayLike<number>, scores: Float64Array): void {
    const { weights, width } = this
    const n = classes.length
    for (let c = 0; c < n; c++) scores[c] = 0
    for (let k = 0; k < count; k++) {
      const row = features[k]! * width
      for (let c = 0; c < n; c++) scores[c] = scores[c]! + weights[row + classes[c]!]!
    }
  }

  /** Moves one class by `step`; the class to be raised goes first. */
  update(features: Int32Array, count: number, klass: number, step: number): void {
    const { weights, sums, tries, least, width, clock } = this
    for (let k = 0; k < count; k++) {
      const row = features[k]!
      if (step > 0 && tries[row]! < least) tries[row] = tries[row]! + 1
      if (tries[row]! < least) continue
      const at = row * width + klass
      weights[at] = weights[at]! + step
      sums[at] = sums[at]! + step * clock
    }
  }

  /** One decision has been made. */
  tick(): void {
    this.clock++
  }

  /** The mean of the weights over all decisions made. */
  average(): Float32Array {
    const mean = new Float32Array(this.weights.length)
    for (let i = 0; i < mean.length; i++) mean[i] = this.weights[i]! - this.sums[i]! / this.clock
    return mean
  }
}

/** Adds the weights of another run. */
export function addTo(sum: Float32Array, weights: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weights[i]!
}
