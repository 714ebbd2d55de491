import { AHEAD } from '../../record/index.ts'
import type { Analysis, Entities, TimeMention } from '../analysis.ts'
import { entityOfPhrase } from '../entities/phrase-entity.ts'
import { fillersOf, pairContext, type Filler, type PairInput } from './arguments.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { entityAt, nounSense } from './frames.ts'
import { isActorNoun, isDefinite, resolveParts, type Part, type PartToken } from './participants.ts'
import type { PlaceOf } from './place.ts'
import { onlySettled } from './tellers.ts'
import { isPassive } from './tree.ts'
import { speechOf } from '../speech.ts'
import { mapped } from '../mapped.ts'
import { sideOf } from './when.ts'

/** Fills participants, place and times of the mentions that are kept, by the model over what the rules propose. */
export function fillSlots(
  input: PairInput,
  kept: readonly EventMention[],
  all: readonly EventMention[],
  model: EventModel,
): EventMention[] {
  const { analysis: a, entities, times } = input
  const context = pairContext(input, all, (slot, features) => model.score(slot, features))
  const candidates = new Set(all.map((m) => m.candidate.token))
  const named = namedTimes(a, all, times)
  const spoken = new Map(
    mapped(times, (t) => [t, speechOf(a, t, (token) => candidates.has(token))] as const).filter(([, verb]) => verb >= 0),
  )
  return mapped(kept, (m) => {
    const who: Likely[] = []
    const when: { time: TimeMention; chance: number }[] = []
    const company = new Map<number, number>()
    let where: { filler: Filler; chance: number } | null = null
    for (const f of fillersOf(context, m)) {
      if (f.slot === 'who') {
        if (f.part === null && onlySettled(a, m)) continue
        const e = entityAt(entities, f.token)
        if (e >= 0 && f.chance > (company.get(e) ?? 0)) company.set(e, f.chance)
      }
      const time = f.slot === 'when' ? times[f.time]! : null
      if (time && (isSpoken(a, m, spoken.get(time)) || (named.get(time) ?? m.candidate.token) !== m.candidate.token)) continue
      const chance =
        time && (isInName(a, m, time) || isNotBefore(a, m, time))
          ? 1
          : time && isOfClause(a, m, time)
            ? Math.max(f.chance, OF_CLAUSE)
            : f.chance
      const isSaid = f.part?.role === 'initiator'
      if (
        !isSaid &&
        chance < model.threshold[f.slot] + (f.slot !== 'who' ? 0 : f.part ? (m.candidate.sense.act === 'CONSULT' ? -MEETS : -SURE) : UNSURE)
      )
        continue
      if (f.slot === 'who') who.push({ token: f.token, role: f.part?.role ?? defaultRole(a, m, f.token), sure: f.part !== null, chance })
      else if (f.slot === 'when') {
        const published = a.article.published?.value ?? null
        if (isOutOfOrder(m, times[f.time]!, published)) continue
        if (chance >= 0.6 || isPossibleTime(m, times[f.time]!, context.ruled.get(f.time) === m.candidate.token, published))
          when.push({ time: times[f.time]!, chance })
      } else if (!where || chance > where.chance) where = { filler: f, chance }
    }
    const isMoved = m.standing.rule.startsWith('moved')
    const told = when.length === 0 || isMoved ? timesOfCarrier(m, { times, ruled: context.ruled, spoken }) : []
    const anew = isMoved ? [...when, ...told].find((w) => NEW_DAY.has(a.lower[w.time.from - 1] ?? '')) : undefined
    if (anew) when.splice(0, when.length, anew)
    else if (when.length === 0 && told.length > 0) when.push(told[0]!)
    for (const t of m.times)
      if (!when.some((w) => w.time === t) && (t.time.type === 'DURATION' || t.time.edtf === null)) when.push({ time: t, chance: 0.5 })
    if (m.label && !when.some((w) => w.time.time.edtf !== null)) when.push({ time: m.label, chance: LABELLED })
    for (const w of when) if (isInName(a, m, w.time)) w.chance = 1.5
    // "a two-day summit in May": how long it lasts says nothing against a day
    const isNamed = when.some((w) => w.chance > 1 && w.time.time.type !== 'DURATION')
    const dates = when.filter((w) => !isNamed || w.chance >= BESIDE_NAME).sort((x, y) => y.chance - x.chance)
    const parts = resolveParts(
      a,
      entities,
      atTheirPlainest(
        a,
        entities,
        who.filter((w) => w.sure || !isNested(a, w.token, who)),
      ),
    )
    return {
      ...m,
      parts,
      company,
      others: othersOf(a, entities, m, parts),
      times: mapped(dates, (w) => w.time),
      chances: mapped(dates, (w) => w.chance),
      place: where
        ? placeAt(a, entities, where.filler.token, where.chance)
        : m.place && m.place.rank >= SURE_PLACE
          ? { ...m.place, rank: 0.7 }
          : null,
    }
  })
}

/** One who takes part, at one place of the sentence, with the judge's word on it. */
interface Likely extends PartToken {
  readonly chance: number
}

/**
 * Each who takes part at the place that tells it most plainly, in the order in which they are named first: "For his work, Ana
 * Holm was honoured". What the tree shows at one of his places counts for him at all.
 */
function atTheirPlainest(a: Analysis, entities: Entities, who: readonly Likely[]): Likely[] {
  const best = new Map<number, Likely>()
  for (const w of who) {
    const entity = entityAt(entities, w.token)
    const key = entity >= 0 ? entity : -1 - w.token
    const old = best.get(key)
    const gain = old ? plainness(a, w) - plainness(a, old) : 1
    const [plain, other] = !old || gain > 0 || (gain === 0 && w.chance > old.chance) ? [w, old] : [old, w]
    best.set(key, other?.sure && !plain.sure ? { ...plain, role: other.role, sure: true } : plain)
  }
  return [...best.values()]
}

/** What stands there is more than "it", "its" or "Holm's": 2; the tree shows him there: 1. */
function plainness(a: Analysis, { token, sure }: Likely): number {
  return (sure ? 1 : 0) + (a.rel[token] === 'nmod:poss' || a.lower[token] === 'it' ? 0 : 2)
}

/** "put off from Monday to Friday": the day after such a word is the new one. */
const NEW_DAY = new Set(['to', 'until', 'till', 'for'])

/** How sure a time is that hangs on the verb that carries the noun, where the model has none: "a truce came into force on Sunday". */
const OF_CARRIER = 0.55

function timesOfCarrier(
  { candidate: c }: EventMention,
  {
    times,
    ruled,
    spoken,
  }: {
    readonly times: readonly TimeMention[]
    readonly ruled: ReadonlyMap<number, number>
    readonly spoken: ReadonlyMap<TimeMention, number>
  },
): { time: TimeMention; chance: number }[] {
  const out: { time: TimeMention; chance: number }[] = []
  for (let i = 0; i < times.length && c.carrier !== c.token; i++) {
    const time = times[i]!
    if (ruled.get(i) === c.token && time.time.edtf !== null && !spoken.has(time)) out.push({ time, chance: OF_CARRIER })
  }
  return out
}

/** True where a verb of speech has the time for itself, and neither is the mention nor tells of it: "published on Monday", "a letter published on Monday". */
function isSpoken(a: Analysis, { candidate: { token, nominal } }: EventMention, verb: number | undefined): boolean {
  if (verb === undefined || verb === token) return false
  return !(nominal && a.head[verb] === token && a.rel[verb]!.startsWith('acl'))
}

/** How sure a day is that the tree hangs on a noun, though it is of the verb. */
const OF_CLAUSE = 0.6
/** From which strength on a noun names an event whatever stands around it: "talks", "vote". */
const PLAINLY = 3

/** "will vote on the budget on Thursday": what takes place on a day is the vote, and a budget has no day. */
function isOfClause(a: Analysis, { candidate }: EventMention, { from, time }: TimeMention): boolean {
  if (candidate.nominal || time.granularity !== 'day' || a.lower[from - 1] !== 'on' || from - 1 < candidate.token) return false
  const noun = a.head[from]!
  if (!a.rel[from]!.startsWith('nmod') || a.upos[noun] !== 'NOUN' || a.head[noun] !== candidate.token) return false
  return (nounSense(a, noun)?.strength ?? 0) < PLAINLY
}

/** How sure the label of a list of dates is of what stands behind it. */
const LABELLED = 0.9

/** How sure a further time must be where the name of the event has one ("the 2020 election"). */
const BESIDE_NAME = 0.6

/** Rank from which on a place that the tree shows stands even where the model doubts. */
const SURE_PLACE = 6

/** How much surer the model must be of a participant that the tree does not show. */
const UNSURE = 0.05
/** The same for those who meet: subject, "with", "between" and "X–Y talks" say it plainly. */
const MEETS = 0.2
/** How much less sure it need be of one that the tree shows. */
const SURE = 0.05

/** People and bodies that the tree puts beside a mention and that are not among its participants. */
function othersOf(a: Analysis, entities: Entities, m: EventMention, parts: readonly Part[]): number[] {
  const out: number[] = []
  for (const p of m.tokens) {
    if (p.role === 'initiator' || p.role === 'mediator' || isDefinite(a, p.token)) continue
    const entity = entityAt(entities, p.token)
    if (
      entity < 0
        ? !isActorNoun(a, p.token)
        : parts.some((x) => x.entity === entity) || !/^(?:person|organisation|group)$/.test(entities.list[entity]!.kind)
    )
      continue
    out.push(entity < 0 ? -1 - p.token : entity)
  }
  return out
}

/** Words between a time and the noun whose name it stands in, at most. */
const NAME_LENGTH = 4

/** "will not reopen until May 5": the day before which it does not take place is its day. */
function isNotBefore(a: Analysis, { candidate, standing }: EventMention, { from }: TimeMention): boolean {
  const word = a.lower[from - 1]
  return standing.rule === 'not-until' && (word === 'until' || word === 'till') && from > candidate.token && from - candidate.token < 8
}

/** "the 2020 election", "Thursday's vote": a time inside the noun phrase is the event's own. */
function isInName(a: Analysis, m: EventMention, time: TimeMention): boolean {
  // "the forum of 3 and 4 May"
  if (m.candidate.nominal && time.from === m.candidate.token + 2 && a.lower[time.from - 1] === 'of') return true
  if (!m.candidate.nominal || time.to > m.candidate.token || m.candidate.token - time.to > NAME_LENGTH) return false
  for (let t = time.to; t < m.candidate.token; t++) if ((a.upos[t] === 'VERB' && a.rel[t] !== 'amod') || a.upos[t] === 'CCONJ') return false
  for (let t = time.from; t < time.to; t++) {
    if (a.head[t] === m.candidate.token && /^(?:compound|nummod|nmod|amod)/.test(a.rel[t]!) && a.rel[t] !== 'nmod') return true
  }
  return false
}

/** Times inside the name of an event noun, with that noun: "Sunday" of "to settle the terms of the summit in a Sunday call". */
function namedTimes(a: Analysis, all: readonly EventMention[], times: readonly TimeMention[]): Map<TimeMention, number> {
  const out = new Map<TimeMention, number>()
  const endingAt = new Map(times.map((time) => [time.to, time]))
  for (const m of all) {
    const end = m.candidate.token
    for (let t = end; m.candidate.nominal && t >= end - NAME_LENGTH; t--) {
      const time = endingAt.get(t)
      if (time && isInName(a, m, time)) out.set(time, end)
    }
  }
  return out
}

/** True for a name inside the phrase of another participant: "representatives of the energy companies". */
function isNested(a: Analysis, token: number, who: readonly PartToken[]): boolean {
  let t = token
  for (let k = 0; k < 3 && /^(?:nmod|compound|amod|flat|appos)/.test(a.rel[t]!); k++) {
    t = a.head[t]!
    if (who.some((w) => w.token === t)) return true
  }
  return false
}

/** "ordered her to stay there until May 5": a verb in the plain past has no day that is still to come. */
function isOutOfOrder({ candidate, standing }: EventMention, { time }: TimeMention, published: string | null): boolean {
  if (candidate.nominal || standing.rule !== 'past' || published === null || time.edtf === null) return false
  return sideOf(time.edtf, published.slice(0, 10)) === 'ahead'
}

/** What is still ahead has no past date, and what is over no future one, unless the tree joins them. */
function isPossibleTime(m: EventMention, { time }: TimeMention, joined: boolean, published: string | null): boolean {
  if (m.standing.weak || published === null || time.edtf === null) return true
  if (joined && (m.standing.status === 'happened' || LOOKING_BACK.test(m.standing.rule))) return true
  const side = sideOf(time.edtf, published.slice(0, 10))
  if (AHEAD.has(m.standing.status)) return side !== 'behind'
  return m.standing.status !== 'happened' || side !== 'ahead'
}

/** Ways to tell what was ahead in the past: its date may be behind. */
const LOOKING_BACK = /^(?:modal:would|be-to|moved|over:(?:schedule|slate|due|set|expect|postpone|cancel|delay|call_off))/

const TALK = new Set(['CONSULT', 'AGREE', 'x.conference'])

function defaultRole(a: Analysis, m: EventMention, token: number): PartToken['role'] {
  if (TALK.has(m.candidate.sense.act)) return 'participant'
  const before = token < m.candidate.token
  return before !== (!m.candidate.nominal && isPassive(a, m.candidate.token)) ? 'actor' : 'recipient'
}

function placeAt(a: Analysis, entities: Entities, token: number, chance: number): PlaceOf | null {
  const at = entities.byHead[token]!
  const entity = at >= 0 ? entities.mentions[at]!.entity : entityOfPhrase(a, entities, token)
  if (entity < 0) return null
  const now = entities.byHead[token]!
  return { entity, span: now >= 0 ? entities.mentions[now]!.span : [a.start[token]!, a.end[token]!], rank: chance }
}
