import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Event } from '../../src/record/index.ts'
import { type EventInput, findEvents } from '../../src/read/events/find.ts'
import type { EventModel } from '../../src/read/events/model.ts'
import { hasCorpora, sharedFolder } from '../corpora.ts'
import { loadTrainedKit } from '../load.ts'
import { type GoldReport, loadReports, newsReports, ownReports } from './gold.ts'
import { modelOf, readReport, trainModels } from './train.ts'

// node train/events/evaluate.ts [--folds N] [--show SLOT] [--gold FOLDER]: how well events are read of reports that their judge has not seen.
// The reports of the gold are divided into N parts; each part is read with a judge trained on the others, on the news that we marked and on our own reports. --show time|status|place|participants|line
// prints every matched event whose slot is wrong. --gold FOLDER reads another folder with the judge of all training reports instead.

/** A gold event as the scorer loads it. */
interface Gold {
  readonly trigger: string
  readonly in: string
  readonly act: string
  readonly status: string
  readonly time: string | null
  readonly time_text: string | null
  readonly place: string | null
  readonly participants: readonly string[]
  readonly spans: readonly (readonly [number, number])[]
}

interface GoldDoc {
  readonly id: string
  readonly text: string
  readonly events: readonly Gold[]
  readonly ignore: readonly unknown[]
}

interface Predicted {
  readonly status: string
  readonly act: string
  readonly time: string | null
  readonly spans: readonly (readonly [number, number])[]
  readonly place: { readonly names: readonly string[]; readonly nominals: readonly string[] } | null
  readonly participants: readonly { readonly names: readonly string[]; readonly nominals: readonly string[] }[]
  readonly raw: Event
}

interface Verdict {
  readonly c: readonly [number, number, number]
  readonly pf: number
  readonly status: boolean
  readonly place: boolean
  readonly time: number
  readonly timeRight: boolean
  readonly line: boolean
}

/** The parts of the scorer of diaries that are used here. */
interface Scorer {
  load(folder: string): GoldDoc[]
  predictedEvents(reading: unknown, text: string, ignore: readonly unknown[]): Predicted[]
  matchEvents(doc: GoldDoc, predicted: readonly Predicted[]): Map<number, number>
  judge(gold: Gold, predicted: Predicted): Verdict
}

/** One report read and compared with its gold. */
interface Result {
  readonly doc: GoldDoc
  readonly predicted: readonly Predicted[]
  readonly pairs: ReadonlyMap<number, number>
  readonly verdicts: ReadonlyMap<number, Verdict>
}

/** Reads a report with a judge; what was read before the events stays as it was. */
function readEvents(input: EventInput, model: EventModel): { input: EventInput; events: Event[] } {
  const entities = { list: [...input.entities.list], mentions: [...input.entities.mentions], byHead: input.entities.byHead.slice() }
  const own = { ...input, entities, kit: { ...input.kit, events: model } }
  return { input: own, events: findEvents(own) }
}

function compare(scorer: Scorer, doc: GoldDoc, base: EventInput, model: EventModel): Result {
  const { input, events } = readEvents(base, model)
  const { text } = input.analysis
  const shift = Math.max(0, text.indexOf(doc.text))
  const moved = events.map((e) => ({
    ...e,
    trigger: [e.trigger[0] - shift, e.trigger[1] - shift],
    also: e.also.map((s) => [s[0] - shift, s[1] - shift]),
  }))
  const byEntity = new Map(input.entities.list.map((e) => [e.id, e]))
  const predicted = scorer.predictedEvents({ events: moved, byEntity }, text, doc.ignore)
  const pairs = scorer.matchEvents(doc, predicted)
  return { doc, predicted, pairs, verdicts: new Map([...pairs].map(([i, j]) => [i, scorer.judge(doc.events[i]!, predicted[j]!)])) }
}

const f1 = (hits: number, found: number, wanted: number): number => (hits === 0 ? 0 : (2 * hits) / (found + wanted))
const LATER = (status: string): boolean => status !== 'happened' && status !== 'underway'

function summary(results: readonly Result[]): string {
  const all = results.flatMap((r) => [...r.verdicts.values()])
  const sum = (of: (r: Result) => number): number => results.reduce((s, r) => s + of(r), 0)
  const read = sum((r) => r.predicted.length)
  const gold = sum((r) => r.doc.events.length)
  const share = (is: (v: Verdict) => number | boolean): string => (all.reduce((s, v) => s + Number(is(v)), 0) / all.length).toFixed(3)
  const who = all.reduce((s, v) => s.map((x, k) => x + v.c[k]!), [0, 0, 0])
  const later = f1(
    sum((r) => [...r.pairs].filter(([i, j]) => LATER(r.doc.events[i]!.status) && LATER(r.predicted[j]!.status)).length),
    sum((r) => r.predicted.filter((p) => LATER(p.status)).length),
    sum((r) => r.doc.events.filter((g) => LATER(g.status)).length),
  )
  const line = f1(all.filter((v) => v.line).length, read, gold)
  const alone = (is: (v: Verdict) => boolean): number => all.filter((v) => !v.line && is(v)).length
  const right = (v: Verdict): boolean[] => [v.status, v.timeRight, v.place, v.pf >= 0.5]
  const spoiled = ['status', 'time', 'place', 'who'].map(
    (name, k) => `${name} ${alone((v) => right(v).every((x, i) => (i === k ? !x : x)))}`,
  )
  return [
    `read ${read} gold ${gold} matched ${all.length}`,
    `detection ${f1(all.length, read, gold).toFixed(3)} later ${later.toFixed(3)} line ${line.toFixed(3)}`,
    `status ${share((v) => v.status)} time ${share((v) => v.time)} place ${share((v) => v.place)} who ${f1(who[0]!, who[1]!, who[2]!).toFixed(3)}`,
    `spoiled by one slot alone: ${spoiled.join(', ')}`,
  ].join('\n')
}

/** For every status of the gold how many were read as each. */
function confusion(results: readonly Result[]): string {
  const rows = new Map<string, Map<string, number>>()
  for (const r of results)
    for (const [i, j] of r.pairs) {
      const { status } = r.doc.events[i]!
      const row = rows.get(status) ?? new Map<string, number>()
      rows.set(status, row.set(r.predicted[j]!.status, (row.get(r.predicted[j]!.status) ?? 0) + 1))
    }
  return [...rows]
    .map(([status, row]) => {
      const read = [...row].sort((x, y) => y[1] - x[1]).map(([to, n]) => `${to} ${n}`)
      return `  ${status.padEnd(10)} read as ${read.join(', ')}`
    })
    .join('\n')
}

const IS_WRONG: Readonly<Record<string, (v: Verdict) => boolean>> = {
  time: (v) => !v.timeRight,
  status: (v) => !v.status,
  place: (v) => !v.place,
  participants: (v) => v.pf < 0.5,
  line: (v) => !v.line,
}

function show(results: readonly Result[], slot: string): void {
  const isWrong = IS_WRONG[slot]!
  for (const { doc, predicted, pairs, verdicts } of results) {
    for (const [i, v] of verdicts) {
      if (!isWrong(v)) continue
      const g = doc.events[i]!
      const p = predicted[pairs.get(i)!]!
      const at = g.spans[0]![0]
      const from = Math.max(0, doc.text.lastIndexOf('\n', at - 1) + 1, at - 250)
      console.log(
        `\n${doc.id} [${g.trigger}] ${g.status} ${g.time ?? '-'} (${g.time_text ?? '-'}) @${g.place ?? '-'} {${g.participants.join('; ')}}`,
      )
      console.log(
        `  read ${p.status} ${p.time ?? '-'} @${p.place === null ? '-' : [...p.place.names, ...p.place.nominals][0]} ${p.raw.rule} {${p.participants.map((x) => x.names[0] ?? x.nominals[0]).join('; ')}}`,
      )
      console.log(`  mentions ${[p.raw.trigger, ...p.raw.also].map((s) => doc.text.slice(...s)).join(' | ')}`)
      console.log(`  ${doc.text.slice(from, at)}[[${g.trigger}]]${doc.text.slice(at + g.trigger.length, at + 250).split('\n')[0]}`)
    }
  }
}

interface Options {
  readonly folds: number
  readonly slot: string | null
  readonly gold: string | null
}

async function main({ folds, slot, gold }: Options): Promise<void> {
  const scorer = (await import(pathToFileURL(path.join(sharedFolder(), 'score/diary.mjs')).href)) as Scorer
  const kit = loadTrainedKit(undefined, ['events.bin'])
  const folder = path.join(sharedFolder(), 'gold/diary-train')
  const read = (g: GoldReport): { gold: GoldReport; input: EventInput } => ({ gold: g, input: readReport(g, kit) })
  const reports = loadReports(folder).map(read)
  const news = newsReports().map(read)
  const own = ownReports().map(read)
  const results: Result[] = []
  if (gold !== null) {
    const model = modelOf(trainModels({ gold: reports, news, own }))
    const docs = new Map(scorer.load(gold).map((d) => [d.id, d]))
    for (const g of loadReports(gold)) {
      const doc = docs.get(g.id)
      if (doc) results.push(compare(scorer, doc, readReport(g, kit), model))
    }
  } else {
    const docs = new Map(scorer.load(folder).map((d) => [d.id, d]))
    for (let k = 0; k < folds; k++) {
      const model = modelOf(trainModels({ gold: reports.filter((_, i) => i % folds !== k), news, own }))
      for (const { gold: g, input } of reports.filter((_, i) => i % folds === k)) {
        const doc = docs.get(g.id)
        if (doc) results.push(compare(scorer, doc, input, model))
      }
    }
  }
  if (slot) show(results, slot)
  console.log(summary(results))
  console.log(confusion(results))
}

function value(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name)
  return at >= 0 ? (args[at + 1] ?? null) : null
}

const args = process.argv.slice(2)
const slot = value(args, '--show')
if (slot !== null && !(slot in IS_WRONG)) {
  console.error(`train: expected --show with ${Object.keys(IS_WRONG).join(', ')}; got ${slot}`)
  process.exitCode = 2
} else if (!hasCorpora()) {
  console.error(`train: expected the corpora in ${sharedFolder()}; set DAYBOOK_SHARED to their folder`)
  process.exitCode = 2
} else await main({ folds: Number(value(args, '--folds') ?? 6), slot, gold: value(args, '--gold') })
