import type { Model } from '../model.ts'
import { jsonSection, weightsSection } from '../model.ts'

/** The trained judge of event mentions: is it a diary line, and where does it stand. */
export interface EventModel {
  /** The chance that a mention with these feature buckets is a diary line. */
  readonly score: (buckets: Int32Array) => number
  /** Mentions below it are left out. */
  readonly threshold: number
}

interface Meta {
  readonly scale: number
  readonly threshold: number
}

/** Reads the judge out of its model file. */
export function loadEventModel(model: Model): EventModel {
  const weights = weightsSection(model, 'detect')
  const meta = jsonSection<Meta>(model, 'meta')
  return {
    threshold: meta.threshold,
    score: (buckets) => {
      let sum = 0
      for (let i = 0; i < buckets.length; i++) sum += weights[buckets[i]!]!
      return 1 / (1 + Math.exp(-sum * meta.scale))
    },
  }
}
