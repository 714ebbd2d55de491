import { toArticle } from '../../src/intake/article.ts'
import { analyse } from '../../src/read/analyse.ts'
import { resolveEntities } from '../../src/read/entities/resolve.ts'
import type { EventInput } from '../../src/read/events/find.ts'
import { STATUSES } from '../../src/read/events/groups.ts'
import { type EventMeta, EventModel, FEATURE_BITS, JUDGEMENTS, type Judgement } from '../../src/read/events/model.ts'
import type { Kit } from '../../src/read/kit.ts'
import { quantise, type Section, writeModel } from '../../src/read/model.ts'
import { findStatements } from '../../src/read/statements/find.ts'
import { findTimes } from '../../src/read/times/find.ts'
import type { Slot } from '../../src/read/events/arguments.ts'
import { examplesOf } from './examples.ts'
import { type GoldReport, loadReports, newsReports, ownReports } from './gold.ts'
import { type ClassExample, type Example, GENTLE, trainClasses, trainJudge } from './learn.ts'
import { pairsOf, samesOf } from './pairs.ts'
import { wholesOf } from './whole.ts'

/** From which chance on a judgement is taken; chosen by cross-validation over the reports of diary-train. */
export const THRESHOLDS: Readonly<Record<Judgement, number>> = {
  detect: 0.34,
  who: 0.38,
  where: 0.36,
  when: 0.38,
  same: 0.35,
  keep: 0.43,
  status: 0.5,
  company: 0.34,
}

/** Reads a gold report as the product does, up to the point where events are found. */
export function readReport(gold: GoldReport, kit: Kit): EventInput {
  const article = toArticle({
    id: gold.id,
    text: gold.text,
    published: gold.published,
    language: 'en',
    ...(gold.title ? { title: gold.title } : {}),
  })
  if (!article.ok) throw new Error(`${gold.id}: ${article.message}`)
  const analysis = analyse(article.value, kit)
  const times = findTimes(analysis, gold.published)
  const entities = resolveEntities(analysis, kit)
  return { analysis, times, entities, statements: findStatements(analysis, entities, times, kit), kit }
}

interface Report {
  readonly gold: GoldReport
  readonly input: EventInput
}

/** What is learnt from: reports of the gold, and our own. */
export interface Lessons {
  readonly gold: readonly Report[]
  /** News that we marked. It teaches who takes part in events and when they are: what is an event and where it is, it tells less evenly than the gold. */
  readonly news: readonly Report[]
  /** They teach when events are and where they stand. What is an event, who takes part and where, the gold alone teaches: our own tell of more events in fewer words. */
  readonly own: readonly Report[]
}

/** The first stage: which mentions, what fills their slots, which are one event. */
export function trainMentions({ gold, news, own }: Lessons): Record<Judgement, Float64Array> {
  const examples: Record<'detect' | Slot, Example[]> = { detect: [], who: [], where: [], when: [] }
  for (const report of gold) {
    examples.detect.push(...examplesOf(report.input, report.gold))
    const pairs = pairsOf(report.input, report.gold)
    for (const slot of ['who', 'where', 'when'] as const) examples[slot].push(...pairs[slot])
  }
  for (const report of news) {
    const { who, when } = pairsOf(report.input, report.gold)
    examples.who.push(...who)
    examples.when.push(...when)
  }
  for (const report of own) examples.when.push(...pairsOf(report.input, report.gold).when)
  const none = new Float64Array(1 << FEATURE_BITS)
  const weights: Record<Judgement, Float64Array> = {
    detect: trainJudge(examples.detect),
    who: trainJudge(examples.who),
    where: trainJudge(examples.where),
    when: trainJudge(examples.when),
    same: none,
    keep: none,
    status: none,
    company: none,
  }
  const model = modelOf(weights)
  return { ...weights, same: trainJudge(gold.flatMap((report) => samesOf(report.input, report.gold, model))) }
}

/** Parts into which the reports are divided, so that the second stage learns from drafts of reports that the first has not seen. */
const FOLDS = 5

/** Trains all judgements: the first stage on all reports, the second on drafts made by models trained without the report. */
export function trainModels(lessons: Lessons): Record<Judgement, Float64Array> {
  const keep: Example[] = []
  const status: ClassExample[] = []
  const company: Example[] = []
  for (let k = 0; k < FOLDS; k++) {
    const without = (all: readonly Report[]): Report[] => all.filter((_, i) => i % FOLDS !== k)
    const within = (all: readonly Report[]): Report[] => all.filter((_, i) => i % FOLDS === k)
    const model = modelOf(trainMentions({ gold: without(lessons.gold), news: without(lessons.news), own: without(lessons.own) }))
    for (const { gold, input } of within(lessons.own)) status.push(...wholesOf(input, gold, model).status)
    for (const { gold, input } of within(lessons.news)) company.push(...wholesOf(input, gold, model).company)
    for (const { gold, input } of within(lessons.gold)) {
      const whole = wholesOf(input, gold, model)
      keep.push(...whole.keep)
      status.push(...whole.status)
      company.push(...whole.company)
    }
  }
  return {
    ...trainMentions(lessons),
    keep: trainJudge(keep, GENTLE),
    company: trainJudge(company, GENTLE),
    status: trainClasses(status, STATUSES.length),
  }
}

/** The judge with weights that are not packed yet. */
export function modelOf(weights: Readonly<Record<Judgement, Float64Array>>, threshold = THRESHOLDS): EventModel {
  return new EventModel(weights, { scale: { detect: 1, who: 1, where: 1, when: 1, same: 1, keep: 1, status: 1, company: 1 }, threshold })
}

/** Trains the judge of events on a folder of diary gold, on the news that we marked and on our own reports, over the other models of the kit, and packs it. */
export function trainEvents(kit: Kit, folder: string): Uint8Array {
  const read = (gold: GoldReport): Report => ({ gold, input: readReport(gold, kit) })
  const weights = trainModels({ gold: loadReports(folder).map(read), news: newsReports().map(read), own: ownReports().map(read) })
  const scale: Record<Judgement, number> = { detect: 1, who: 1, where: 1, when: 1, same: 1, keep: 1, status: 1, company: 1 }
  const sections: Section[] = JUDGEMENTS.map((j) => {
    const { table, scale: unit } = quantise(weights[j])
    scale[j] = unit
    return { name: j, kind: 'sparse8', table, scale: unit }
  })
  const meta: EventMeta = { scale, threshold: THRESHOLDS }
  return writeModel('events', 1, [...sections, { name: 'meta', kind: 'json', value: meta }])
}
