import { type Model, weightsSection } from '../model.ts'
import { LABELS, MOST, mayFollow, type Past, remember, type Sight, WIDTH, writeFeatures } from './features.ts'

/** Labels of a document's tokens, and how far each stood before the next best. */
export interface Tagged {
  readonly labels: Uint8Array
  readonly margins: Float32Array
}

/** Weights by bucket and label: whole numbers in the product, real ones while training. */
export type Weights = Int8Array | Float32Array

/** Tags tokens as source, cue or content from left to right with a linear model. */
export class AttributionTagger {
  readonly #weights: Weights
  readonly #unit: number
  readonly #out = new Int32Array(MOST)
  readonly #scores = new Float64Array(WIDTH)

  constructor(weights: Weights, unit: number) {
    this.#weights = weights
    this.#unit = unit
  }

  /** Tags a whole document. */
  tag(sight: Sight): Tagged {
    const { analysis } = sight
    const labels = new Uint8Array(analysis.n)
    const margins = new Float32Array(analysis.n)
    let last = 0
    analysis.sentences.forEach((s, k) => {
      if (k > 0 && analysis.sentences[k - 1]!.part !== s.part) last = 7
      if (!sight.active[k]) {
        last = 0
        return
      }
      const past: Past = { p1: last < 7 ? last : 0, p2: last < 7 ? last : 0, seen: 0, last }
      for (let i = s.from; i < s.to; i++) {
        const count = writeFeatures(sight, i, past, this.#out)
        const best = this.#best(count, past.p1)
        labels[i] = best
        margins[i] = (best === 0 ? 0 : this.#scores[best]! - this.#scores[0]!) * this.#unit
        remember(past, best)
      }
      last = past.p1
    })
    return { labels, margins }
  }

  #best(count: number, p1: number): number {
    const scores = this.#scores
    score(this.#weights, this.#out, count, scores)
    let best = 0
    for (let label = 1; label < LABELS.length; label++) if (scores[label]! > scores[best]! && mayFollow(p1, label)) best = label
    return best
  }
}

/** Adds up the weights of some buckets; written out label by label, for this is the inmost loop. */
export function score(weights: Weights, buckets: Int32Array, count: number, scores: Float64Array): void {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  let s5 = 0
  let s6 = 0
  for (let k = 0; k < count; k++) {
    const row = buckets[k]!
    s0 += weights[row]!
    s1 += weights[row + 1]!
    s2 += weights[row + 2]!
    s3 += weights[row + 3]!
    s4 += weights[row + 4]!
    s5 += weights[row + 5]!
    s6 += weights[row + 6]!
  }
  scores[0] = s0
  scores[1] = s1
  scores[2] = s2
  scores[3] = s3
  scores[4] = s4
  scores[5] = s5
  scores[6] = s6
}

/** The tagger of a trained model file. */
export function loadAttribution(model: Model): AttributionTagger {
  const scale = model.header.sections.find((s) => s.name === 'weights')?.scale ?? 1
  return new AttributionTagger(weightsSection(model, 'weights'), scale)
}
