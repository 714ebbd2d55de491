import { fillersOf, pairContext, type Slot } from '../../src/read/events/arguments.ts'
import { FeatureList } from '../../src/read/events/feature-list.ts'
import { fillSlots } from '../../src/read/events/fill.ts'
import { addPairFeatures, wordFit } from '../../src/read/events/merge.ts'
import { bucketsOf, type EventModel } from '../../src/read/events/model.ts'
import type { EventInput } from '../../src/read/events/find.ts'
import { readMentions } from '../../src/read/events/find.ts'
import { type GoldReport, locate } from './gold.ts'
import type { Example } from './learn.ts'
import { isSameName, isSameTime } from './same.ts'

/** Training examples of the three slots of one report. */
export function pairsOf(input: EventInput, gold: GoldReport): Record<Slot, Example[]> {
  const { analysis: a, entities, times } = input
  const out: Record<Slot, Example[]> = { who: [], where: [], when: [] }
  const shift = Math.max(0, a.text.indexOf(gold.text))
  const mentions = readMentions(input)
  const buckets: Int32Array[] = []
  const context = pairContext(input, mentions, (slot, features) => buckets.push(bucketsOf(slot, features)))
  const spans = gold.events.map((e) => [e, ...(e.also ?? [])].map((x) => locate(gold.text, x)).filter((s) => s !== null))
  for (const m of mentions) {
    const at = spans.findIndex((list) => list.some((s) => m.span[0] - shift < s[1] && m.span[1] - shift > s[0]))
    if (at < 0) continue
    const event = gold.events[at]!
    buckets.length = 0
    for (const [k, f] of fillersOf(context, m).entries()) {
      let label: 0 | 1 = 0
      if (f.slot === 'when') label = isSameTime(times[f.time]!.time, event.time, event.time_text) ? 1 : 0
      else {
        const e = entities.byHead[f.token]! >= 0 ? entities.mentions[entities.byHead[f.token]!]!.entity : -1
        const own = a.form.slice(Math.max(0, f.token - 2), f.token + 1).join(' ')
        const names =
          e >= 0
            ? [entities.list[e]!.name, ...entities.list[e]!.mentions.filter((x) => x.form === 'name').map((x) => a.text.slice(...x.span))]
            : [own]
        const want = f.slot === 'who' ? event.participants : event.place ? [event.place] : []
        label = want.some((w) => names.some((n) => isSameName(w, n))) ? 1 : 0
      }
      out[f.slot].push({ buckets: buckets[k]!, label, weight: 1 })
    }
  }
  return out
}

/** Training examples of "these two mentions are one event" of one report; slots are filled by the model trained before. */
export function samesOf(input: EventInput, gold: GoldReport, model: EventModel): Example[] {
  const { analysis: a } = input
  const entities = { list: [...input.entities.list], mentions: [...input.entities.mentions], byHead: input.entities.byHead.slice() }
  const shift = Math.max(0, a.text.indexOf(gold.text))
  const all = readMentions(input)
  const spans = gold.events.map((e) => [e, ...(e.also ?? [])].map((x) => locate(gold.text, x)).filter((s) => s !== null))
  const eventOf = all.map((m) => spans.findIndex((list) => list.some((s) => m.span[0] - shift < s[1] && m.span[1] - shift > s[0])))
  const marked = all.filter((_, i) => eventOf[i]! >= 0)
  const events = eventOf.filter((e) => e >= 0)
  const filled = fillSlots({ ...input, entities }, marked, all, model)
  const out: Example[] = []
  filled.forEach((m, i) => {
    filled.forEach((g, j) => {
      const earlier = m.where === 'title' ? g.where === 'body' : g.where === 'body' && j < i
      if (!earlier || m.where === 'rail' || wordFit(a, g, m) === 0) return
      const features = new FeatureList()
      addPairFeatures(a, g, m, features)
      out.push({ buckets: bucketsOf('same', features), label: events[i] === events[j] ? 1 : 0, weight: 1 })
    })
  })
  return out
}
