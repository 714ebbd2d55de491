import type { Analysis, Entities, TimeMention } from '../analysis.ts'
import { hashesOf, joinedBuckets } from './features.ts'
import { entityAt, inClass } from './frames.ts'
import type { EventMention } from './mention.ts'
import { isActorNoun, participantTokens, type PartToken } from './participants.ts'
import { timeHead } from './time.ts'
import { childrenBy, isPassive, prepositionOf } from './tree.ts'

/** The three slots that are filled by judging pairs of a mention and what stands in its sentence. */
export type Slot = 'who' | 'where' | 'when'

/** Something in the sentence of a mention that may fill a slot of it. */
export interface Filler {
  readonly slot: Slot
  /** Head token. */
  readonly token: number
  /** For times the index in the list of times, else -1. */
  readonly time: number
  readonly part: PartToken | null
  readonly buckets: Int32Array
}

/** What is the same for all pairs of a report. */
export interface PairContext {
  readonly a: Analysis
  readonly entities: Entities
  readonly times: readonly TimeMention[]
  /** Per sentence: heads of what may take part or be a place, and indices of times. */
  readonly nouns: ReadonlyMap<number, readonly number[]>
  readonly dates: ReadonlyMap<number, readonly number[]>
  /** Token -> number of candidates before it, to count candidates between two tokens. */
  readonly before: Int32Array
  /** What the attachment rules say: time index -> candidate token. */
  readonly ruled: ReadonlyMap<number, number>
}

/** Prepares the pairs of a report. */
export function pairContext(
  a: Analysis,
  entities: Entities,
  times: readonly TimeMention[],
  mentions: readonly EventMention[],
): PairContext {
  const nouns = new Map<number, number[]>()
  const dates = new Map<number, number[]>()
  const isTrigger = new Uint8Array(a.n)
  for (const m of mentions) isTrigger[m.candidate.token] = 1
  const push = (map: Map<number, number[]>, key: number, value: number): void => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  const inTime = new Uint8Array(a.n)
  times.forEach((t, i) => {
    inTime.fill(1, t.from, t.to)
    if (t.from < a.n) push(dates, a.sentence[t.from]!, i)
  })
  for (let t = 0; t < a.n; t++) {
    if (inTime[t]) continue
    if (
      entities.byHead[t]! >= 0 ||
      (!isTrigger[t] && (isActorNoun(a, t) || isPlaceNoun(a, t)) && (a.nameAt[t]! < 0 || a.rel[t] !== 'flat'))
    )
      push(nouns, a.sentence[t]!, t)
  }
  const before = new Int32Array(a.n + 1)
  for (let t = 0; t < a.n; t++) before[t + 1] = before[t]! + isTrigger[t]!
  const ruled = new Map<number, number>()
  const index = new Map(times.map((t, i) => [t, i]))
  for (const m of mentions) for (const t of m.times) ruled.set(index.get(t) ?? -1, m.candidate.token)
  return { a, entities, times, nouns, dates, before, ruled }
}

function isPlaceNoun(a: Analysis, t: number): boolean {
  return a.upos[t] === 'NOUN' && (inClass('building', a.lemma[t]!) || inClass('place', a.lemma[t]!)) && a.rel[t] !== 'compound'
}

/** Everything in the sentence of a mention that may fill a slot of it. */
export function fillersOf(p: PairContext, m: EventMention): Filler[] {
  const { a } = p
  const c = m.candidate
  const sentence = a.sentence[c.token]!
  const rules = new Map(participantTokens(a, c).map((x) => [x.token, x]))
  const out: Filler[] = []
  for (const token of near(p.nouns.get(sentence), c.token, (x) => x)) {
    if ((token >= c.from && token < c.to) || isApposition(a, token)) continue
    const path = pathBetween(a, c.token, token)
    if (path === 'far' && Math.abs(token - c.token) > FAR && !rules.has(token)) continue
    nounFillers(p, m, { token, path, part: rules.get(token) ?? null }, out)
  }
  for (const i of near(p.dates.get(sentence), c.token, (x) => p.times[x]!.from)) out.push(timeFiller(p, m, i))
  return out
}

interface Noun {
  readonly token: number
  readonly path: string
  readonly part: PartToken | null
}

/** A noun as one who takes part, and as a place. */
function nounFillers(p: PairContext, m: EventMention, { token, path, part }: Noun, out: Filler[]): void {
  const { a, entities } = p
  const e = entityAt(entities, token)
  const kind = e >= 0 ? entities.list[e]!.kind : 'noun'
  const form = e >= 0 ? entities.mentions[entities.byHead[token]!]!.form : 'noun'
  const named = isPlaceNoun(a, token)
  const who = kind !== 'event' && !named && canTakePart(p, m, token, part)
  const where = kind === 'place' || kind === 'facility' || kind === 'organisation' || named
  if (!who && !where) return
  const role = part?.role ?? '-'
  const shared = hashesOf([...pairFeatures(p, m, token, path), `k=${kind}`, `f=${form}`, `kf=${kind}${form}${role}`])
  const within = inside(a, entities, token)
  if (who) {
    const own = [`r=${role}`, `rk=${role}${kind}`, `in=${within}`, `inr=${within}${part ? 1 : 0}`]
    out.push({ slot: 'who', token, time: -1, part, buckets: joinedBuckets(shared, own, SALT.who) })
  }
  if (where) {
    const at = entities.byHead[token]!
    const rule = m.place !== null && at >= 0 && entities.mentions[at]!.span[0] === m.place.span[0]
    const own = [
      `rule=${rule}`,
      `nn=${named}${kind}`,
      `in=${within}`,
      `w=${kind}${prepositionOf(a, token)}`,
      `below=${placeBelow(p, token)}`,
    ]
    out.push({ slot: 'where', token, time: -1, part: null, buckets: joinedBuckets(shared, own, SALT.where) })
  }
}

function canTakePart({ a, entities }: PairContext, m: EventMention, token: number, part: PartToken | null): boolean {
  const c = m.candidate
  if (isModifier(a, entities, token, c.token) || (!part && isOutside(a, c, token))) return false
  // whose "their" is, is a guess at best
  return a.lower[token] !== 'their' || a.upos[token] !== 'PRON'
}

function timeFiller(p: PairContext, m: EventMention, i: number): Filler {
  const { a } = p
  const c = m.candidate
  const { time } = p.times[i]!
  const token = timeHead(a, p.times[i]!)
  const sentence = a.sentence[c.token]!
  const rule = p.ruled.has(i) ? (p.ruled.get(i) === c.token ? 'yes' : 'other') : 'no'
  const alone = p.before[a.sentences[sentence]!.to]! - p.before[a.sentences[sentence]!.from]! === 1
  const own = [
    `rule=${rule}`,
    `type=${time.type}${time.edtf ? 1 : 0}`,
    `g=${time.granularity}`,
    `rn=${rule}${c.nominal}`,
    `st=${m.standing.status}${time.granularity}`,
    `only=${(p.dates.get(sentence) ?? []).length}${alone}`,
  ]
  return { slot: 'when', token, time: i, part: null, buckets: joinedBuckets(hashesOf(pairFeatures(p, m, token)), own, SALT.when) }
}

const SALT: Readonly<Record<Slot, number>> = { who: 0x51ed, where: 0x9e37, when: 0x2545 }

/** Beyond so many tokens a noun without a short path is no filler. */
const FAR = 12

/** Tokens on either side of a mention within which its slots are filled. */
const WINDOW = 60

/** The members of an ascending list whose token lies within the window around `token`. */
function near(list: readonly number[] | undefined, token: number, at: (x: number) => number): readonly number[] {
  if (!list || list.length < 40) return list ?? []
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (at(list[mid]!) < token - WINDOW) low = mid + 1
    else high = mid
  }
  let end = low
  while (end < list.length && at(list[end]!) <= token + WINDOW) end++
  return list.slice(low, end)
}

/** True for what stands outside a clause that has its own subject: "before the leaders meet, Holm will …". */
function isOutside(a: Analysis, c: EventMention['candidate'], token: number): boolean {
  if (c.nominal || !/^(?:advcl|acl:relcl|ccomp)/.test(a.rel[c.token]!)) return false
  if (childrenBy(a, c.token, 'nsubj').length === 0) return false
  for (let t = token, k = 0; t >= 0 && k < 8; t = a.head[t]!, k++) if (t === c.token) return false
  return true
}

/** True for a noun that only explains the name before it: "Ana Holm, a former envoy". */
function isApposition(a: Analysis, token: number): boolean {
  const h = a.head[token]!
  return a.rel[token] === 'appos' && h >= 0 && a.nameAt[h]! >= 0 && a.nameAt[token]! < 0
}

/** True for a name that only describes who is meant: "American companies", "U.S. President Ana Holm". */
function isModifier(a: Analysis, entities: Entities, token: number, trigger: number): boolean {
  const h = a.head[token]!
  const rel = a.rel[token]!
  if (h < 0 || h === trigger) return false
  if (rel === 'nmod:desc' || (/^(?:compound|amod|nmod:poss)$/.test(rel) && a.rel[h] === 'nmod:desc')) return true
  if (rel !== 'amod' && rel !== 'compound' && rel !== 'nmod:desc' && rel !== 'flat') return false
  if (a.upos[token] === 'ADJ') return true
  const e = entityAt(entities, h)
  return e >= 0 ? entities.list[e]!.kind === 'person' : false
}

/** What the noun hangs on, where it is part of a larger name or phrase. */
function inside(a: Analysis, entities: Entities, token: number): string {
  const rel = a.rel[token]!
  const h = a.head[token]!
  if (h < 0) return '-'
  if (rel === 'compound' || rel === 'amod' || rel === 'nmod:poss' || rel === 'nmod' || rel === 'appos' || rel === 'flat')
    return `${rel}:${entities.byHead[h]! >= 0 ? 'E' : isActorNoun(a, h) ? 'A' : '-'}${rel === 'nmod' ? prepositionOf(a, token) : ''}`
  return rel
}

/** True when a more exact place hangs under it. */
function placeBelow(p: PairContext, token: number): boolean {
  return childrenBy(p.a, token, 'nmod', 'appos').some((c) => {
    const e = entityAt(p.entities, c)
    return e >= 0 && p.entities.list[e]!.kind === 'place'
  })
}

const size = (n: number): string => (n < 4 ? String(n) : n < 7 ? '4' : n < 12 ? '7' : n < 20 ? '12' : '20')

function pairFeatures(p: PairContext, m: EventMention, token: number, path = pathBetween(p.a, m.candidate.token, token)): string[] {
  const { a } = p
  const c = m.candidate
  const t = c.token
  const viaCarrier = c.carrier !== t ? pathBetween(a, c.carrier, token) : path
  const prep = prepositionOf(a, token)
  const lo = Math.min(t, token)
  const hi = Math.max(t, token)
  const between = Math.min(p.before[hi]! - p.before[lo + 1]!, 3)
  const side = token < t ? 'L' : 'R'
  const kind = c.nominal ? 'n' : isPassive(a, t) ? 'p' : 'v'
  const act = c.sense.act
  const lemma = a.lemma[t]!
  return [
    'b',
    `path=${path}`,
    `pk=${path}${kind}`,
    `cp=${viaCarrier}`,
    `pa=${path}${act}`,
    `prep=${prep}`,
    `pp=${prep}${path}`,
    `pl=${prep}_${lemma}`,
    `pact=${prep}${act}`,
    `d=${side}${size(hi - lo)}`,
    `sd=${side}${kind}${between}`,
    `bt=${between}`,
    `x=${a.xpos[token]}`,
    `rel=${a.rel[token]}${side}`,
    `first=${token - a.sentences[a.sentence[t]!]!.from < 4}${kind}`,
    `pl2=${path}${lemma}`,
    `act=${act}`,
    `clause=${clauseKind(a, t)}${side}`,
    `h=${a.head[token]! < 0 ? '-' : a.lemma[a.head[token]!]}`,
    `w=${a.lemma[token]}`,
  ]
}

function clauseKind(a: Analysis, t: number): string {
  return a.head[t]! < 0 ? 'root' : a.rel[t]!
}

/** The way through the tree from one token to another: relations up, then down; "far" beyond five steps. */
export function pathBetween(a: Analysis, from: number, to: number): string {
  const up: number[] = []
  for (let t = from, k = 0; t >= 0 && k < 6; t = a.head[t]!, k++) up.push(t)
  let down = ''
  let t = to
  for (let k = 0; k < 6 && t >= 0; k++) {
    const at = up.indexOf(t)
    if (at >= 0) {
      let path = ''
      for (let i = 0; i < at; i++) path += `^${short(a.rel[up[i]!]!)}`
      return at + k > 5 ? 'far' : `${path}|${down}`
    }
    down = `${short(a.rel[t]!)}>${down}`
    t = a.head[t]!
  }
  return 'far'
}

function short(rel: string): string {
  const i = rel.indexOf(':')
  return i < 0 || rel === 'nmod:poss' || rel === 'nsubj:pass' || rel === 'acl:relcl' ? rel : rel.slice(0, i)
}
