import type { Status } from '../../record/index.ts'
import type { FeatureList } from './feature-list.ts'
import { addWordFeatures, type FeatureContext } from './features.ts'
import type { Group } from './merge.ts'
import type { EventModel } from './model.ts'
import type { Standing } from './standing.ts'
import { extentOf, sideOf } from './when.ts'

/** What is known of an event when it is judged as a whole. */
export interface Draft {
  readonly group: Group
  readonly standing: Standing
  readonly edtf: string | null
  readonly named: number
  readonly parts: number
  readonly place: boolean
}

/** The statuses that reading can give, in the order of the model's classes. */
export const STATUSES: readonly Status[] = [
  'happened',
  'scheduled',
  'planned',
  'possible',
  'proposed',
  'underway',
  'denied',
  'cancelled',
  'postponed',
]

const level = (p: number): number => Math.min(9, Math.floor(p * 10))

function whenFeature(edtf: string | null, published: string | null): string {
  if (!edtf) return 'none'
  const day = published?.slice(0, 10) ?? null
  const size = edtf.includes('/') ? 'range' : edtf.length > 10 ? 'clock' : edtf.length > 7 ? 'day' : edtf.length > 4 ? 'month' : 'year'
  if (day === null) return `${size}?`
  return `${size}:${sideOf(edtf, day)}${day.startsWith(extentOf(edtf).from.slice(0, 4)) ? '' : 'far'}`
}

/** The drafts of a report with the share of drafts that are surer than each. */
export interface Ranked {
  readonly drafts: readonly Draft[]
  readonly ranks: Float64Array
}

/** The features of a whole event for the last word on whether it is a diary line. */
export function addGroupFeatures(f: FeatureContext, { drafts, ranks }: Ranked, at: number, x: FeatureList): void {
  const { a } = f
  const d = drafts[at]!
  const { mentions } = d.group
  const first = mentions.find((m) => m.where === 'body') ?? mentions[0]!
  const c = first.candidate
  const chances = mentions.map((m) => m.probability)
  const max = Math.max(...chances)
  const lemma = a.lemma[c.token]!
  const kind = c.nominal ? 'n' : 'v'
  const when = whenFeature(d.edtf, f.published)
  const title = mentions.some((m) => m.where === 'title')
  const twin = twinOf(f, drafts, at)
  x.add('b')
  x.add('max=', level(max))
  x.add('mean=', level(chances.reduce((p, q) => p + q, 0) / chances.length))
  x.add('first=', level(first.probability))
  x.add('n=', Math.min(mentions.length, 4))
  x.add('nm=', Math.min(mentions.length, 3), level(max))
  x.add('title=', title ? (mentions.length === 1 ? 'only' : 'too') : 'no')
  x.add('when=', when)
  x.add('wk=', when.split(':')[0]!, kind)
  x.add('st=', d.standing.status)
  x.add('act=', c.sense.act)
  x.add('l=', lemma, kind)
  x.add('named=', Math.min(d.named, 3))
  x.add('parts=', Math.min(d.parts, 3))
  x.add('np=', Math.min(d.named, 2), when === 'none' ? 0 : 1, d.place ? 1 : 0)
  x.add('place=', d.place)
  x.add('twin=', twin)
  x.add('twinm=', twin, level(max))
  x.add('twink=', twin, kind, first.definite)
  x.add('def=', first.definite)
  x.add('s=', c.sense.strength, kind)
  x.add('rank=', level(ranks[at]!))
  x.add('sent=', Math.min(6, Math.floor(a.sentence[c.token]! / 3)))
}

/** Ranks drafts by their surest mention. */
export function ranked(drafts: readonly Draft[]): Ranked {
  const max = drafts.map((d) => Math.max(...d.group.mentions.map((m) => m.probability)))
  const order = max.map((_, i) => i).sort((x, y) => max[y]! - max[x]!)
  const out = new Float64Array(drafts.length)
  order.forEach((i, k) => {
    const before = k > 0 && max[order[k - 1]!] === max[i] ? out[order[k - 1]!]! * drafts.length : k
    out[i] = before / drafts.length
  })
  return { drafts, ranks: out }
}

/** Whether an event told before (or surer) looks like the same one: a mention that merging left alone. */
function twinOf(f: FeatureContext, drafts: readonly Draft[], at: number): string {
  const { a } = f
  const d = drafts[at]!
  const own = d.group.mentions[0]!
  const lemma = a.lemma[own.candidate.token]!
  let found = 'no'
  for (let i = Math.max(0, at - 30); i < Math.min(drafts.length, at + 30); i++) {
    if (i === at) continue
    const x = drafts[i]!
    const same = x.group.sample.some((m) => a.lemma[m.candidate.token] === lemma)
    const kin = same || x.group.sample.some((m) => m.families.some((k) => own.families.includes(k)))
    if (!kin) continue
    const dates = d.edtf === null ? 'u' : x.edtf === null ? 'd' : x.edtf === d.edtf ? 's' : 'x'
    const mine = d.group.sample.flatMap((m) => m.parts)
    const shares = mine.some((p) => x.group.sample.some((m) => m.parts.some((q) => q.entity === p.entity)))
    const key = `${same ? 'w' : 'k'}${i < at ? '<' : '>'}${dates}${mine.length === 0 ? '0' : shares ? 's' : 'x'}`
    if (found === 'no' || (same && found.startsWith('k'))) found = key
  }
  return found
}

/** The features of a whole event for its status: what rules say, and its words. */
export function addStatusFeatures(f: FeatureContext, d: Draft, x: FeatureList): void {
  const first = d.group.mentions.find((m) => m.where === 'body') ?? d.group.mentions[0]!
  const when = whenFeature(d.edtf, f.published)
  x.add('b')
  x.add('settled=', d.standing.status)
  x.add('settled2=', d.standing.status, d.standing.weak, when)
  x.add('rule=', d.standing.rule)
  x.add('when=', when)
  x.add('act=', first.candidate.sense.act)
  x.add('actst=', first.candidate.sense.act, d.standing.status)
  x.add('n=', Math.min(d.group.mentions.length, 3))
  for (const m of d.group.mentions.slice(0, 4)) {
    x.add('m=', m.standing.status, m.standing.weak)
    x.add('mr=', m.standing.rule)
    x.add('mw=', m.where, m.standing.status, m.standing.weak)
  }
  addWordFeatures(f, first, x)
}

/** How much the status that the rules give is ahead: more where a word says it. */
export function leanOf({ weak }: Standing): number {
  return weak ? 1 : 2
}

/** The status that the model gives, leaning towards that of the rules, with its chance. */
export function judgeStatus(
  model: EventModel,
  features: FeatureList,
  standing: Standing,
): { readonly status: Status; readonly chance: number } {
  const sums = model.statusSums(features, STATUSES.length)
  const base = STATUSES.indexOf(standing.status)
  if (base >= 0) sums[base]! += leanOf(standing)
  const top = Math.max(...sums)
  let total = 0
  for (const x of sums) total += Math.exp(x - top)
  return { status: STATUSES[sums.indexOf(top)]!, chance: 1 / total }
}
