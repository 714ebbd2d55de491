import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toArticle } from '../../src/intake/article.ts'
import { analyse } from '../../src/read/analyse.ts'
import { resolveEntities } from '../../src/read/entities/resolve.ts'
import type { EventInput } from '../../src/read/events/find.ts'
import { type EventMeta, type EventModel, JUDGEMENTS, type Judgement } from '../../src/read/events/model.ts'
import type { Kit } from '../../src/read/kit.ts'
import { quantise, type Section, writeModel } from '../../src/read/model.ts'
import { findStatements } from '../../src/read/statements/find.ts'
import { findTimes } from '../../src/read/times/find.ts'
import { examplesOf, type GoldReport } from './examples.ts'
import { type Example, trainJudge } from './learn.ts'
import { pairsOf, samesOf } from './pairs.ts'

/** From which chance on a judgement is taken; chosen by cross-validation over the reports of diary-train. */
export const THRESHOLDS: Readonly<Record<Judgement, number>> = { detect: 0.45, who: 0.4, where: 0.35, when: 0.35, same: 0.4 }

/** The reports of a folder of diary gold, in order of their names. */
export function loadReports(folder: string): GoldReport[] {
  const names = readdirSync(folder).filter((f) => f.endsWith('.json')).sort()
  return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as GoldReport)
}

/** Reads a gold report as the product does, up to the point where events are found. */
export function readReport(gold: GoldReport, kit: Kit): EventInput {
  const article = toArticle({ id: gold.id, text: gold.text, published: gold.published, language: 'en', ...(gold.title ? { title: gold.title } : {}) })
  if (!article.ok) throw new Error(`${gold.id}: ${article.message}`)
  const analysis = analyse(article.value, kit)
  const times = findTimes(analysis, gold.published)
  const entities = resolveEntities(analysis, kit)
  return { analysis, times, entities, statements: findStatements(analysis, entities, times, kit), kit }
}

/** Trains the judge of events on reports of the diary gold that are read already: first detection and slots, then what needs filled slots. */
export function trainModels(reports: readonly { readonly gold: GoldReport; readonly input: EventInput }[]): Record<Judgement, Float64Array> {
  const examples: Record<Judgement, Example[]> = { detect: [], who: [], where: [], when: [], same: [] }
  for (const { gold, input } of reports) {
    const pairs = pairsOf(input, gold)
    examples.detect.push(...examplesOf(input, gold))
    for (const slot of ['who', 'where', 'when'] as const) examples[slot].push(...pairs[slot])
  }
  const weights: Record<Judgement, Float64Array> = { detect: trainJudge(examples.detect), who: trainJudge(examples.who), where: trainJudge(examples.where), when: trainJudge(examples.when), same: new Float64Array(0) }
  const model = modelOf(weights)
  for (const { gold, input } of reports) examples.same.push(...samesOf(input, gold, model))
  weights.same = trainJudge(examples.same)
  return weights
}

/** The judge with weights that are not packed yet. */
export function modelOf(weights: Readonly<Record<Judgement, Float64Array>>, threshold = THRESHOLDS): EventModel {
  return {
    threshold,
    score: (judgement, buckets) => {
      let sum = 0
      for (const b of buckets) sum += weights[judgement][b]!
      return 1 / (1 + Math.exp(-sum))
    },
  }
}

/** Trains the judge of events on a folder of diary gold, over the other models of the kit, and packs it. */
export function trainEvents(kit: Kit, folder: string): Uint8Array {
  const weights = trainModels(loadReports(folder).map((gold) => ({ gold, input: readReport(gold, kit) })))
  const scale: Record<Judgement, number> = { detect: 1, who: 1, where: 1, when: 1, same: 1 }
  const sections: Section[] = JUDGEMENTS.map((j) => {
    const { table, scale: unit } = quantise(weights[j])
    scale[j] = unit
    return { name: j, kind: 'sparse8', table, scale: unit }
  })
  const meta: EventMeta = { scale, threshold: THRESHOLDS }
  return writeModel('events', 1, [...sections, { name: 'meta', kind: 'json', value: meta }])
}
