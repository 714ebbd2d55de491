import type { Status } from '../../record/index.ts'
import { mix } from '../hash.ts'
import { FEATURE_BITS, featuresOf, type FeatureContext } from './features.ts'
import type { Group } from './merge.ts'
import type { EventModel } from './model.ts'
import type { Standing } from './status.ts'
import { extentOf } from './when.ts'

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

const level = (p: number): string => String(Math.min(9, Math.floor(p * 10)))

function whenFeature(edtf: string | null, published: string | null): string {
  if (!edtf) return 'none'
  const { from, to } = extentOf(edtf)
  const day = published?.slice(0, 10) ?? null
  const size = edtf.includes('/') ? 'range' : edtf.length > 10 ? 'clock' : edtf.length > 7 ? 'day' : edtf.length > 4 ? 'month' : 'year'
  if (day === null) return `${size}?`
  const side =
    from.slice(0, 10) > day
      ? 'ahead'
      : to.replace('~', '').slice(0, 10) < day.slice(0, Math.min(10, to.replace('~', '').length))
        ? 'behind'
        : 'now'
  return `${size}:${side}${day.startsWith(from.slice(0, 4)) ? '' : 'far'}`
}

/** Features of a whole event for the last word on whether it is a diary line. */
export function groupFeatures(f: FeatureContext, drafts: readonly Draft[], at: number, rank: number): string[] {
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
  return [
    'b',
    `max=${level(max)}`,
    `mean=${level(chances.reduce((x, y) => x + y, 0) / chances.length)}`,
    `first=${level(first.probability)}`,
    `n=${Math.min(mentions.length, 4)}`,
    `nm=${Math.min(mentions.length, 3)}${level(max)}`,
    `title=${title ? (mentions.length === 1 ? 'only' : 'too') : 'no'}`,
    `when=${when}`,
    `wk=${when.split(':')[0]}${kind}`,
    `st=${d.standing.status}`,
    `act=${c.sense.act}`,
    `l=${lemma}${kind}`,
    `named=${Math.min(d.named, 3)}`,
    `parts=${Math.min(d.parts, 3)}`,
    `np=${Math.min(d.named, 2)}${when === 'none' ? 0 : 1}${d.place ? 1 : 0}`,
    `place=${d.place}`,
    `twin=${twin}`,
    `twinm=${twin}${level(max)}`,
    `twink=${twin}${kind}${first.definite}`,
    `def=${first.definite}`,
    `s=${c.sense.strength}${kind}`,
    `rank=${level(rank)}`,
    `sent=${Math.min(6, Math.floor(a.sentence[c.token]! / 3))}`,
  ]
}

/** For every draft the share of drafts that are surer. */
export function ranksOf(drafts: readonly Draft[]): Float64Array {
  const max = drafts.map((d) => Math.max(...d.group.mentions.map((m) => m.probability)))
  const order = max.map((_, i) => i).sort((x, y) => max[y]! - max[x]!)
  const out = new Float64Array(drafts.length)
  order.forEach((i, k) => {
    const before = k > 0 && max[order[k - 1]!] === max[i] ? out[order[k - 1]!]! * drafts.length : k
    out[i] = before / drafts.length
  })
  return out
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

/** Features of a whole event for its status: what rules say, and the mentions' own features. */
export function statusFeatures(f: FeatureContext, d: Draft): string[] {
  const first = d.group.mentions.find((m) => m.where === 'body') ?? d.group.mentions[0]!
  const when = whenFeature(d.edtf, f.published)
  const out = [
    'b',
    `settled=${d.standing.status}`,
    `settled2=${d.standing.status}${d.standing.weak}${when}`,
    `rule=${d.standing.rule}`,
    `when=${when}`,
    `act=${first.candidate.sense.act}`,
    `actst=${first.candidate.sense.act}${d.standing.status}`,
    `n=${Math.min(d.group.mentions.length, 3)}`,
  ]
  for (const m of d.group.mentions.slice(0, 4))
    out.push(`m=${m.standing.status}${m.standing.weak}`, `mr=${m.standing.rule}`, `mw=${m.where}${m.standing.status}${m.standing.weak}`)
  for (const x of featuresOf(f, first)) if (/^(?:l|vc|x|rel|head|prep|def|mod|said|carrier|where|hp|g|has|vp|num)=/.test(x)) out.push(x)
  return out
}

/** Salt of the features of whole events. */
export const KEEP_SALT = 0x6c07
/** Salt of the features of statuses. */
export const STATUS_SALT = 0x1b87

/** Bucket of a feature for one class. */
export const classBucket = (bucket: number, k: number): number => (bucket ^ CLASS_SALT[k]!) & ((1 << FEATURE_BITS) - 1)

const CLASS_SALT = Int32Array.from({ length: 16 }, (_, k) => mix(k * 7919 + 13))

/** The status that the model gives, with its chance. */
export function judgeStatus(model: EventModel, buckets: Int32Array): { readonly status: Status; readonly chance: number } {
  const sums = STATUSES.map((_, k) => {
    for (let i = 0; i < buckets.length; i++) scratch[i] = classBucket(buckets[i]!, k)
    return model.sum('status', scratch.subarray(0, buckets.length))
  })
  const top = Math.max(...sums)
  const total = sums.reduce((s, x) => s + Math.exp(x - top), 0)
  return { status: STATUSES[sums.indexOf(top)]!, chance: 1 / total }
}

const scratch = new Int32Array(256)
