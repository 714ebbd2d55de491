import type { EventInput } from '../../src/read/events/find.ts'
import { readMentions } from '../../src/read/events/find.ts'
import { FeatureList } from '../../src/read/events/feature-list.ts'
import { addMentionFeatures } from '../../src/read/events/features.ts'
import { featureContext, isBare } from '../../src/read/events/judge.ts'
import { bucketsOf } from '../../src/read/events/model.ts'
import { type GoldReport, locate } from './gold.ts'
import type { Example } from './learn.ts'

/** Weight of a mention that is not marked, though its word is a trigger elsewhere in the report: `also` is optional in the gold. */
const UNSURE = 0.25

/** The training examples of one report. */
export function examplesOf(input: EventInput, gold: GoldReport): Example[] {
  const { analysis: a } = input
  const shift = Math.max(0, a.text.indexOf(gold.text))
  const spans = gold.events
    .flatMap((e) => [e, ...(e.also ?? [])])
    .map((x) => locate(gold.text, x))
    .filter((s) => s !== null)
  const mentions = readMentions(input)
  const context = featureContext(input, mentions)
  const hit = mentions.map((m) => spans.some((s) => m.span[0] - shift < s[1] && m.span[1] - shift > s[0]))
  const marked = new Set(mentions.filter((_, i) => hit[i]).map((m) => a.lemma[m.candidate.token]!.toLowerCase()))
  return mentions.map((m, i) => {
    const label = hit[i] ? 1 : 0
    const unsure = !label && (marked.has(a.lemma[m.candidate.token]!.toLowerCase()) || m.where === 'title')
    const features = new FeatureList()
    addMentionFeatures(context, m, features)
    return { buckets: bucketsOf('detect', features), label, weight: isBare(m) ? 0 : unsure ? UNSURE : 1 }
  })
}
