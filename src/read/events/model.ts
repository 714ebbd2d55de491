import type { Model } from '../model.ts'
import { jsonSection, weightsSection } from '../model.ts'
import type { Slot } from './arguments.ts'

/** What the model judges: whether a mention is a diary line, the pairs that fill its slots, and whether two mentions are one event. */
export type Judgement = 'detect' | 'same' | 'keep' | 'status' | Slot

/** The trained judge of events: linear, int8. */
export interface EventModel {
  /** The chance that what these feature buckets describe holds. */
  readonly score: (judgement: Judgement, buckets: Int32Array) => number
  /** The same before it is made a chance. */
  readonly sum: (judgement: Judgement, buckets: Int32Array) => number
  /** From which chance on it is taken. */
  readonly threshold: Readonly<Record<Judgement, number>>
}

/** The judgements in the order of the file. */
export const JUDGEMENTS: readonly Judgement[] = ['detect', 'who', 'where', 'when', 'same', 'keep', 'status']

/** What a model file says beside its weights. */
export interface EventMeta {
  readonly scale: Readonly<Record<Judgement, number>>
  readonly threshold: Readonly<Record<Judgement, number>>
}

/** Reads the judge out of its model file. */
export function loadEventModel(model: Model): EventModel {
  const meta = jsonSection<EventMeta>(model, 'meta')
  const weights = Object.fromEntries(JUDGEMENTS.map((j) => [j, weightsSection(model, j)])) as Record<Judgement, Int8Array>
  const sum = (judgement: Judgement, buckets: Int32Array): number => {
    const table = weights[judgement]
    let total = 0
    for (let i = 0; i < buckets.length; i++) total += table[buckets[i]!]!
    return total * meta.scale[judgement]
  }
  return { threshold: meta.threshold, sum, score: (judgement, buckets) => 1 / (1 + Math.exp(-sum(judgement, buckets))) }
}
