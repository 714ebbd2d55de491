import type { Status } from '../../src/record/index.ts'
import { draftEvents, inOrder, type EventInput } from '../../src/read/events/find.ts'
import { FeatureList } from '../../src/read/events/feature-list.ts'
import { addGroupFeatures, addStatusFeatures, leanOf, ranked, STATUSES } from '../../src/read/events/groups.ts'
import { bucketsOf, type EventModel } from '../../src/read/events/model.ts'
import { type GoldReport, locate } from './gold.ts'
import { companionsOf, companyContext } from '../../src/read/events/company.ts'
import { addCompanyFeatures, gatheringOf } from '../../src/read/events/company-features.ts'
import { withCouples } from '../../src/read/events/couples.ts'
import { uniteParts } from '../../src/read/events/unite.ts'
import { isSameName } from './same.ts'
import type { ClassExample, Example } from './learn.ts'

/** Training examples over whole events of one report, drafted by a model that has not seen the report. */
export function wholesOf(
  input: EventInput,
  gold: GoldReport,
  model: EventModel,
): { keep: Example[]; status: ClassExample[]; company: Example[] } {
  const entities = { list: [...input.entities.list], mentions: [...input.entities.mentions], byHead: input.entities.byHead.slice() }
  const shift = Math.max(0, input.analysis.text.indexOf(gold.text))
  const { drafts, context } = draftEvents({ ...input, entities, kit: { ...input.kit, events: model } })
  const spans = gold.events.map((e) => [e, ...(e.also ?? [])].map((x) => locate(gold.text, x)).filter((s) => s !== null))
  const pairs: [score: number, draft: number, event: number][] = []
  drafts.forEach((d, i) => {
    spans.forEach((list, j) => {
      const first = d.group.mentions.find((m) => m.where === 'body') ?? d.group.mentions[0]!
      const hits = d.group.mentions.filter((m) => list.some((s) => m.span[0] - shift < s[1] && m.span[1] - shift > s[0])).length
      const main = list[0] && first.span[0] - shift < list[0][1] && first.span[1] - shift > list[0][0] ? 4 : 0
      if (hits) pairs.push([main + Math.min(hits, 3), i, j])
    })
  })
  pairs.sort((x, y) => y[0] - x[0] || x[1] - y[1])
  const of = new Map<number, number>()
  const taken = new Set<number>()
  for (const [, i, j] of pairs) {
    if (of.has(i) || taken.has(j)) continue
    of.set(i, j)
    taken.add(j)
  }
  const all = ranked(drafts)
  const keep = drafts.map((_, i): Example => {
    const features = new FeatureList()
    addGroupFeatures(context, all, i, features)
    return { buckets: bucketsOf('keep', features), label: of.has(i) ? 1 : 0, weight: 1 }
  })
  const status = [...of]
    .map(([i, j]): ClassExample => {
      const features = new FeatureList()
      addStatusFeatures(context, drafts[i]!, features)
      const { standing } = drafts[i]!
      return {
        buckets: bucketsOf('status', features),
        label: STATUSES.indexOf(gold.events[j]!.status as Status),
        weight: 1,
        base: STATUSES.indexOf(standing.status),
        lean: leanOf(standing),
      }
    })
    .filter((x) => x.label >= 0)
  const sharing = companyContext(input.analysis, entities, drafts)
  const company = [...of].flatMap(([i, j]) => {
    const draft = drafts[i]!
    const all = companionsOf(sharing, draft, withCouples(sharing.couples, draft, uniteParts(entities, inOrder(draft.group))))
    const gathering = gatheringOf(sharing, draft, all)
    return all.map((one, k): Example => {
      const features = new FeatureList()
      addCompanyFeatures(gathering, k, features)
      const e = entities.list[one.entity]!
      const names = [e.name, ...e.mentions.filter((m) => m.form !== 'pronoun').map((m) => input.analysis.text.slice(...m.span))]
      const label = gold.events[j]!.participants.some((w) => names.some((n) => isSameName(w, n))) ? 1 : 0
      return { buckets: bucketsOf('company', features), label, weight: 1 }
    })
  })
  return { keep, status, company }
}
