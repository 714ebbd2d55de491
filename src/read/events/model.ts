import { mix } from '../hash.ts'
import type { Model } from '../model.ts'
import { jsonSection, weightsSection } from '../model.ts'
import type { Slot } from './arguments.ts'
import type { FeatureList } from './feature-list.ts'

/** What the model judges: whether a mention is a diary line, the pairs that fill its slots, and whether two mentions are one event. */
export type Judgement = 'detect' | 'same' | 'keep' | 'status' | 'company' | Slot

/** The judgements in the order of the file. */
export const JUDGEMENTS: readonly Judgement[] = ['detect', 'who', 'where', 'when', 'same', 'keep', 'status', 'company']

/** What a model file says beside its weights. */
export interface EventMeta {
  readonly scale: Readonly<Record<Judgement, number>>
  readonly threshold: Readonly<Record<Judgement, number>>
}

/** Weights by bucket: whole numbers in the product, real ones while training. */
export type Weights = Readonly<Record<Judgement, Int8Array | Float64Array>>

/** Buckets of each judgement, as a power of two. */
export const FEATURE_BITS = 17
const MASK = (1 << FEATURE_BITS) - 1

/** Keeps the features of one judgement apart from those of another. */
const SALT: Readonly<Record<Judgement, number>> = {
  detect: 0,
  same: 0,
  who: 0x51ed,
  where: 0x9e37,
  when: 0x2545,
  keep: 0x6c07,
  status: 0x1b87,
  company: 0x3c6e,
}

function bucketOf(hash: number, salt: number): number {
  let h = hash ^ salt
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) & MASK
}

/** The buckets of some features, for training. */
export function bucketsOf(judgement: Judgement, { hashes, n }: FeatureList): Int32Array {
  return hashes.slice(0, n).map((hash) => bucketOf(hash, SALT[judgement]))
}

const CLASS_SALT = Int32Array.from({ length: 16 }, (_, k) => mix(k * 7919 + 13))

/** Bucket of a feature for one class. */
export const classBucket = (bucket: number, k: number): number => (bucket ^ CLASS_SALT[k]!) & MASK

/** The trained judge of events: linear, over hashed features. */
export class EventModel {
  /** From which chance on a judgement is taken. */
  readonly threshold: Readonly<Record<Judgement, number>>
  private readonly weights: Weights
  private readonly scale: Readonly<Record<Judgement, number>>
  private sums: Float64Array = new Float64Array(0)

  constructor(weights: Weights, { scale, threshold }: EventMeta) {
    this.weights = weights
    this.scale = scale
    this.threshold = threshold
  }

  /** The chance that what these features describe holds. */
  score(judgement: Judgement, { hashes, n }: FeatureList): number {
    const table = this.weights[judgement]
    const salt = SALT[judgement]
    let total = 0
    for (let i = 0; i < n; i++) total += table[bucketOf(hashes[i]!, salt)]!
    return 1 / (1 + Math.exp(-total * this.scale[judgement]))
  }

  /** How well each of `count` classes of status fits, before it is made a chance; overwritten by the next question. */
  statusSums({ hashes, n }: FeatureList, count: number): Float64Array {
    const table = this.weights.status
    if (this.sums.length !== count) this.sums = new Float64Array(count)
    const { sums } = this
    sums.fill(0)
    for (let i = 0; i < n; i++) {
      const bucket = bucketOf(hashes[i]!, SALT.status)
      for (let k = 0; k < count; k++) sums[k]! += table[classBucket(bucket, k)]!
    }
    for (let k = 0; k < count; k++) sums[k]! *= this.scale.status
    return sums
  }
}

/** Reads the judge out of its model file. */
export function loadEventModel(model: Model): EventModel {
  const weights = Object.fromEntries(JUDGEMENTS.map((j) => [j, weightsSection(model, j)])) as Record<Judgement, Int8Array>
  return new EventModel(weights, jsonSection<EventMeta>(model, 'meta'))
}
