import { type Model, weightsSection } from '../model.ts'
import { FEATURES, makeValues, mayFollow, type Past, remember, rowOf, type Sight, WIDTH, writeFeatures } from './features.ts'

/** Labels of a document's tokens, and how far each stood before the next best. */
export interface Tagged {
  readonly labels: Uint8Array
  readonly margins: Float32Array
}

/** Low bytes of both halves of a word. */
const LANES = 0xff00ff

/** Puts the seven weights of each row, made positive, into the bytes of two words, so that four can be added at once. */
function packRows(weights: Int8Array): Int32Array {
  const rows = weights.length / WIDTH
  const packed = new Int32Array(rows * 2)
  const bytes = new Uint8Array(packed.buffer)
  for (let row = 0; row < rows; row++)
    for (let label = 0; label < WIDTH; label++) bytes[row * 8 + label] = weights[row * WIDTH + label]! + 128
  return packed
}

/** Tags tokens as source, cue or content from left to right with a linear model. */
export class AttributionTagger {
  readonly #packed: Int32Array
  readonly #unit: number
  readonly #values = makeValues()
  readonly #scores = new Int32Array(WIDTH)

  constructor(weights: Int8Array, unit: number) {
    this.#packed = packRows(weights)
    this.#unit = unit
  }

  /** Tags a whole document. */
  tag(sight: Sight): Tagged {
    const { analysis } = sight
    const labels = new Uint8Array(analysis.n)
    const margins = new Float32Array(analysis.n)
    const past: Past = { p1: 0, p2: 0, seen: 0, last: 0 }
    let last = 0
    for (let k = 0; k < analysis.sentences.length; k++) {
      const s = analysis.sentences[k]!
      if (k > 0 && analysis.sentences[k - 1]!.part !== s.part) last = 7
      if (!sight.active[k]) {
        last = 0
        continue
      }
      past.p1 = past.p2 = last < 7 ? last : 0
      past.seen = 0
      past.last = last
      for (let i = s.from; i < s.to; i++) {
        writeFeatures(sight, i, past, this.#values)
        score(this.#packed, this.#values, this.#scores)
        const best = bestOf(this.#scores, past.p1)
        labels[i] = best
        margins[i] = (this.#scores[best]! - this.#scores[0]!) * this.#unit
        remember(past, best)
      }
      last = past.p1
    }
    return { labels, margins }
  }
}

function bestOf(scores: Int32Array, p1: number): number {
  let best = 0
  for (let label = 1; label < WIDTH; label++) if (scores[label]! > scores[best]! && mayFollow(p1, label)) best = label
  return best
}

/** Adds up the weights of a token's features by label, each sum off by the same amount. */
function score(packed: Int32Array, values: Int32Array, scores: Int32Array): void {
  let s02 = 0
  let s13 = 0
  let s46 = 0
  let s5 = 0
  for (let k = 0; k < FEATURES; k++) {
    const row = rowOf(values, k) * 2
    const low = packed[row]!
    const high = packed[row + 1]!
    s02 += low & LANES
    s13 += (low >>> 8) & LANES
    s46 += high & LANES
    s5 += (high >>> 8) & LANES
  }
  scores[0] = s02 & 0xffff
  scores[1] = s13 & 0xffff
  scores[2] = s02 >>> 16
  scores[3] = s13 >>> 16
  scores[4] = s46 & 0xffff
  scores[5] = s5 & 0xffff
  scores[6] = s46 >>> 16
}

/** The tagger of a trained model file. */
export function loadAttribution(model: Model): AttributionTagger {
  const scale = model.header.sections.find((s) => s.name === 'weights')?.scale ?? 1
  return new AttributionTagger(weightsSection(model, 'weights'), scale)
}
