import type { Analysis, TimeMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import type { EventMention } from './mention.ts'
import { withMention, type Group } from './merge.ts'
import { AUX } from '../rel-bits.ts'
import { childBy } from './tree.ts'
import { DAY } from './when.ts'

/** What strikes at once, and what comes of it at once. */
const BLOWS: ReadonlySet<string> = new Set(['x.accident', 'x.disaster', 'x.death', 'ASSAULT', 'PROTEST'])

/** Words by which a sentence leaves the scene of the one before. */
const LEAVES = new Set(
  'later since then subsequently eventually afterwards already previously earlier before after now still meanwhile again recently until while'.split(
    ' ',
  ),
)

/**
 * Gives the day of a blow to what the next sentence tells of it in the plain past without a day of its own:
 * "A ferry sank on Monday. Nine people died." What is told with a word of order ("later", "after", "since") keeps none.
 */
export function withScenes(a: Analysis, groups: readonly Group[], times: readonly TimeMention[]): Group[] {
  const told = new Set<number>()
  for (const t of times) if (t.from < a.n && t.time.edtf !== null) told.add(a.sentence[t.from]!)
  const out = [...groups]
  const dayAt = new Map<number, TimeMention | null>()
  const order = mapped(out, (_, i) => i).sort((x, y) => firstToken(out[x]!) - firstToken(out[y]!))
  for (const i of order) {
    const group = out[i]!
    const first = group.mentions[0]!
    const day = group.mentions.some((m) => m.times.some((t) => t.time.edtf !== null)) ? null : dayBefore(a, first, dayAt, told)
    if (day) out[i] = withMention(group, first, { ...first, times: [day, ...first.times], chances: [1, ...first.chances] })
    remember(a, out[i]!, dayAt)
  }
  return out
}

const firstToken = (group: Group): number => group.mentions[0]!.candidate.token

/** The day of the blow of the sentence before, where the mention goes on from it. */
function dayBefore(
  a: Analysis,
  m: EventMention,
  dayAt: ReadonlyMap<number, TimeMention | null>,
  told: ReadonlySet<number>,
): TimeMention | null {
  const s = a.sentence[m.candidate.token]!
  if (!isPlainBlow(a, m) || m.statement >= 0 || told.has(s) || leaves(a, s)) return null
  return dayAt.get(s - 1) ?? null
}

/** A blow in the plain past: "nine people died", "a fire broke out". */
function isPlainBlow(a: Analysis, { candidate, standing, definite, where }: EventMention): boolean {
  if (where !== 'body' || standing.status !== 'happened' || !BLOWS.has(candidate.sense.act)) return false
  if (candidate.nominal) return definite !== 'definite' && standing.rule !== 'after'
  return standing.rule === 'past' && childBy(a, candidate.token, AUX) < 0
}

function leaves(a: Analysis, sentence: number): boolean {
  const { from, to } = a.sentences[sentence]!
  for (let t = from; t < to; t++) if (LEAVES.has(a.lower[t]!)) return true
  return false
}

/** Notes the day of a blow for its sentences; two days in one sentence leave none. */
function remember(a: Analysis, { mentions }: Group, dayAt: Map<number, TimeMention | null>): void {
  for (const m of mentions) {
    if (m.where !== 'body' || m.standing.status !== 'happened' || !BLOWS.has(m.candidate.sense.act)) continue
    const day = m.times.find((t) => t.time.edtf !== null && DAY.test(t.time.edtf))
    if (!day) continue
    const s = a.sentence[m.candidate.token]!
    const known = dayAt.get(s)
    dayAt.set(s, known === undefined || known?.time.edtf === day.time.edtf ? day : null)
  }
}
