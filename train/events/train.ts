import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toArticle } from '../../src/intake/article.ts'
import { analyse } from '../../src/read/analyse.ts'
import { resolveEntities } from '../../src/read/entities/resolve.ts'
import type { EventInput } from '../../src/read/events/find.ts'
import { type EventMeta, JUDGEMENTS, type Judgement } from '../../src/read/events/model.ts'
import type { Kit } from '../../src/read/kit.ts'
import { quantise, type Section, writeModel } from '../../src/read/model.ts'
import { findStatements } from '../../src/read/statements/find.ts'
import { findTimes } from '../../src/read/times/find.ts'
import { examplesOf, type GoldReport } from './examples.ts'
import { type Example, trainJudge } from './learn.ts'
import { pairsOf } from './pairs.ts'

/** From which chance on a judgement is taken; chosen by cross-validation over the reports of diary-train. */
export const THRESHOLDS: Readonly<Record<Judgement, number>> = { detect: 0.45, who: 0.4, where: 0.35, when: 0.35 }

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

/** Trains the judge of events on a folder of diary gold, over the other models of the kit. */
export function trainEvents(kit: Kit, folder: string): Uint8Array {
  const examples: Record<Judgement, Example[]> = { detect: [], who: [], where: [], when: [] }
  for (const gold of loadReports(folder)) {
    const input = readReport(gold, kit)
    const pairs = pairsOf(input, gold)
    examples.detect.push(...examplesOf(input, gold))
    for (const slot of ['who', 'where', 'when'] as const) examples[slot].push(...pairs[slot])
  }
  const scale: Record<Judgement, number> = { detect: 1, who: 1, where: 1, when: 1 }
  const sections: Section[] = JUDGEMENTS.map((j) => {
    const { table, scale: unit } = quantise(trainJudge(examples[j]))
    scale[j] = unit
    return { name: j, kind: 'sparse8', table, scale: unit }
  })
  const meta: EventMeta = { scale, threshold: THRESHOLDS }
  return writeModel('events', 1, [...sections, { name: 'meta', kind: 'json', value: meta }])
}
