import type { Analysis, Entities, TimeMention } from '../analysis.ts'
import { entityOfPhrase } from '../entities/phrase-entity.ts'
import { fillerBuckets, fillersOf, pairContext, type Filler } from './arguments.ts'
import type { EventMention } from './mention.ts'
import type { EventModel } from './model.ts'
import { resolveParts, type PartToken } from './participants.ts'
import type { PlaceOf } from './place.ts'
import { isPassive } from './tree.ts'

/** Fills participants, place and times of the mentions that are kept, by the model over what the rules propose. */
export function fillSlots(a: Analysis, entities: Entities, times: readonly TimeMention[], kept: readonly EventMention[], all: readonly EventMention[], model: EventModel): EventMention[] {
  const context = pairContext(a, entities, times, all)
  return kept.map((m) => {
    const who: PartToken[] = []
    const when: TimeMention[] = []
    let where: { filler: Filler; chance: number } | null = null
    for (const f of fillersOf(context, m)) {
      const chance = model.score(f.slot, fillerBuckets(f))
      if (chance < model.threshold[f.slot]) continue
      if (f.slot === 'who') who.push({ token: f.token, role: f.part?.role ?? defaultRole(a, m, f.token) })
      else if (f.slot === 'when') when.push(times[f.time]!)
      else if (!where || chance > where.chance) where = { filler: f, chance }
    }
    for (const t of m.times) if (!when.includes(t) && (t.time.type === 'DURATION' || t.time.edtf === null)) when.push(t)
    return { ...m, parts: resolveParts(a, entities, who), times: when, place: where ? placeAt(a, entities, where.filler.token, where.chance) : null }
  })
}

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
