import type { Span } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { entityOfPhrase } from '../entities/phrase-entity.ts'
import { mapped } from '../mapped.ts'
import { entityAt, inClass } from './frames.ts'
import { isPaired } from './participants.ts'
import type { EventMention } from './mention.ts'
import type { Part } from './participants.ts'
import type { Candidate } from './triggers.ts'
import { childrenBy, isVerb, objectOf, prepositionOf } from './tree.ts'
import { ADVMOD, AMOD, COMPOUND, NMOD, NMOD_POSS, OBJ, OBL } from '../rel-bits.ts'

/** Where an event takes place. */
export interface PlaceOf {
  readonly entity: number
  readonly span: Span
  readonly rank: number
}

const WHERE = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'on',
  'over',
  'off',
  'across',
  'around',
  'within',
  'throughout',
  'aboard',
  'along',
  'from',
])
const GOAL = new Set(['to', 'into', 'in', 'at', 'for'])
const TRAVEL = new Set([
  'arrive',
  'travel',
  'fly',
  'visit',
  'go',
  'return',
  'depart',
  'head',
  'land',
  'send',
  'deploy',
  'dispatch',
  'come',
  'move',
  'evacuate',
  'deliver',
  'withdraw',
  'invade',
  'trip',
  'visit',
  'leave',
  'escape',
  'flee',
  'extradite',
  'deport',
])

/** The surest place found so far. */
class Search {
  token = -1
  rank = 0
  readonly a: Analysis
  readonly entities: Entities
  readonly candidate: Candidate

  constructor(a: Analysis, entities: Entities, candidate: Candidate) {
    this.a = a
    this.entities = entities
    this.candidate = candidate
  }

  offer(token: number, rank: number): void {
    if (this.token >= 0 && rank <= this.rank) return
    this.token = token
    this.rank = rank
  }

  /** Looks at what hangs on `head`. */
  look(head: number, base: number): void {
    const { a, entities } = this
    for (const o of childrenBy(a, head, OBL | NMOD | OBJ | COMPOUND | ADVMOD)) {
      const rank = rankOf(a, entities, this.candidate, head, o)
      if (rank > 0) this.offer(o, base + rank)
      if (rank > 0 || prepositionOf(a, o)) this.lookBelow(o, base - 1)
    }
  }

  /** Looks at the places that hang on a noun. */
  lookBelow(noun: number, rank: number, except = ''): void {
    const { a, entities } = this
    for (const d of childrenBy(a, noun, NMOD)) {
      const p = prepositionOf(a, d)
      if (p !== except && WHERE.has(p) && placeKind(a, entities, d) > 0) this.offer(d, rank)
    }
  }
}

/** The place of what a candidate names: the event's own, never the dateline's. */
export function placeOf(a: Analysis, entities: Entities, c: Candidate, isMain: boolean): PlaceOf | null {
  const search = new Search(a, entities, c)
  search.look(c.token, 6)
  if (c.carrier !== c.token) search.look(c.carrier, 5)
  if (!c.nominal || c.carrier !== c.token) {
    const object = objectOf(a, c.carrier)
    if (object >= 0 && object !== c.token) search.lookBelow(object, 3, 'from')
  }
  if (isMain) climb(search)
  return search.token < 0 ? null : published(a, entities, search.token, search.rank)
}

/** A place said with the governing verb: "is expected in Oslo to meet", "In Oslo, X said it would hold talks" does not count. */
function climb(search: Search): void {
  const { a } = search
  let t = search.candidate.carrier
  for (let k = 0; k < 3; k++) {
    const h = a.head[t]!
    if (h < 0 || !isVerb(a, h)) return
    const rel = a.rel[t]!
    if (rel !== 'xcomp' && !rel.startsWith('obl') && !(rel === 'conj' && k === 0) && rel !== 'obj') return
    if (rel.startsWith('obl') && /^(?:after|before|since|following|ahead|prior|until)$/.test(prepositionOf(a, t))) return
    search.look(h, rel === 'conj' ? -2 : 1)
    t = h
  }
}

function rankOf(a: Analysis, entities: Entities, c: Candidate, head: number, o: number): number {
  const rel = a.rel[o]!
  const kind = placeKind(a, entities, o)
  if (kind === 0) return 0
  if (rel === 'obj') return head === c.token && a.lemma[head] === 'visit' ? kind : 0
  if (rel === 'compound' || rel === 'nmod:poss' || rel === 'flat')
    return rel === 'compound' &&
      c.nominal &&
      head === c.token &&
      a.nameAt[o]! >= 0 &&
      !isPaired(a, o) &&
      (a.names[a.nameAt[o]!]!.kind === 'place' || a.names[a.nameAt[o]!]!.kind === 'facility')
      ? kind
      : 0
  if (rel === 'advmod') return 0
  const p = prepositionOf(a, o)
  if (p === 'from') return 0
  if (WHERE.has(p)) return kind
  if (GOAL.has(p) && (TRAVEL.has(a.lemma[head]!) || c.sense.mode === 'visit')) return kind
  if (p === 'of' && c.nominal && /^(?:invasion|occupation|capture|bombing|bombardment|annexation|shelling|siege)$/.test(a.lemma[head]!))
    return kind
  return 0
}

/** 0 for what is no place; more for what is more specific. */
function placeKind(a: Analysis, entities: Entities, token: number): number {
  const e = entityAt(entities, token)
  if (e >= 0) {
    const kind = entities.list[e]!.kind
    if (kind === 'facility') return 2
    if (kind === 'place') return 1
    if (kind !== 'thing' && kind !== 'organisation') return 0
  }
  if (a.nameAt[token]! >= 0) {
    const kind = a.names[a.nameAt[token]!]!.kind
    return kind === 'place' ? 1 : kind === 'facility' ? 2 : 0
  }
  return a.upos[token] === 'NOUN' &&
    inClass('building', a.lemma[token]!) &&
    childrenBy(a, token, COMPOUND | NMOD | AMOD | NMOD_POSS).length > 0
    ? 1
    : 0
}

function published(a: Analysis, entities: Entities, token: number, rank: number): PlaceOf | null {
  const known = entityAt(entities, token)
  const entity = known >= 0 ? known : entityOfPhrase(a, entities, token)
  if (entity < 0) return null
  const at = entities.byHead[token]!
  return { entity, span: at >= 0 ? entities.mentions[at]!.span : [a.start[token]!, a.end[token]!], rank }
}

/** The place of the mention that is surest of one. */
export function surestPlace(mentions: readonly EventMention[]): PlaceOf | null {
  const places = mapped(mentions, (m) => m.place).filter((p) => p !== null)
  return places.sort((x, y) => y.rank - x.rank)[0] ?? null
}

/** "visited Lowmark": the town that is visited is where it takes place; a country may be its host only. */
export function visitedTown(entities: Entities, mentions: readonly EventMention[], parts: readonly Part[]): PlaceOf | null {
  if (!mentions.some((m) => m.candidate.sense.mode === 'visit')) return null
  const town = parts.find((p) => {
    const e = entities.list[p.entity]!
    return p.role === 'host' && e.kind === 'place' && e.geo !== null
  })
  return town ? { entity: town.entity, span: town.span, rank: 0 } : null
}
