import type { Analysis, Entities, TimeMention } from '../analysis.ts'
import { kindOfNoun } from '../entities/mentions.ts'
import { baseOf } from '../entities/phrase.ts'
import { FeatureList } from './feature-list.ts'
import { entityAt } from './frames.ts'
import { NOUN_CLASS } from './lexicon.ts'
import type { EventMention } from './mention.ts'
import { isActorNoun, namedApposition, titledPerson, type PartToken } from './participants.ts'
import { onlySpeaks } from './tellers.ts'
import { isNoDate, timeHead } from './time.ts'
import { childrenBy, isPassive, prepositionOf } from './tree.ts'
import { addWhenFeatures } from './dating.ts'
import { APPOS, NMOD, NSUBJ } from '../rel-bits.ts'

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
  /** The judge's word on it. */
  readonly chance: number
}

/** Judges the features of a pair; they are overwritten afterwards. */
export type PairJudge = (slot: Slot, features: FeatureList) => number

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
  /** Token -> the nearest candidate over it in the tree, by its token; -1 where none is. */
  readonly above: Int32Array
  /** What the attachment rules say: time index -> candidate token. */
  readonly ruled: ReadonlyMap<number, number>
  readonly judge: PairJudge
  readonly features: FeatureList
}

/** What the pairs of a report are made of. */
export interface PairInput {
  readonly analysis: Analysis
  readonly entities: Entities
  readonly times: readonly TimeMention[]
}

/** Prepares the pairs of a report. */
export function pairContext({ analysis: a, entities, times }: PairInput, mentions: readonly EventMention[], judge: PairJudge): PairContext {
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
    if (t.from < a.n && !isNoDate(a, times, i)) push(dates, a.sentence[t.from]!, i)
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
  return { a, entities, times, nouns, dates, before, above: candidatesAbove(a, mentions), ruled, judge, features: new FeatureList() }
}

/** For every token the candidate that it hangs under most closely. */
function candidatesAbove(a: Analysis, mentions: readonly EventMention[]): Int32Array {
  const own = new Int32Array(a.n).fill(-1)
  for (const m of mentions) {
    own[m.candidate.token] = m.candidate.token
    if (own[m.candidate.carrier]! < 0) own[m.candidate.carrier] = m.candidate.token
  }
  const out = new Int32Array(a.n).fill(-1)
  for (let t = 0; t < a.n; t++) {
    for (let h = a.head[t]!, k = 0; h >= 0 && k < 12; h = a.head[h]!, k++) {
      if (own[h]! < 0) continue
      out[t] = own[h]!
      break
    }
  }
  return out
}

const PLACE_NOUNS: ReadonlySet<string> = new Set([...(NOUN_CLASS.get('building') ?? []), ...(NOUN_CLASS.get('place') ?? [])])

function isPlaceNoun(a: Analysis, t: number): boolean {
  return a.upos[t] === 'NOUN' && PLACE_NOUNS.has(a.lemma[t]!) && a.rel[t] !== 'compound'
}

/** Everything in the sentence of a mention that may fill a slot of it. */
export function fillersOf(p: PairContext, m: EventMention): Filler[] {
  const { a } = p
  const c = m.candidate
  const sentence = a.sentence[c.token]!
  const out: Filler[] = []
  for (const token of near(p.nouns.get(sentence), c.token, (x) => x)) {
    if ((token >= c.from && token < c.to) || isApposition(a, token)) continue
    const path = pathBetween(a, c.token, token)
    const part = partAt(m, token)
    if (path === 'far' && Math.abs(token - c.token) > FAR && part === null) continue
    nounFillers(p, m, { token, path, part }, out)
  }
  for (const i of near(p.dates.get(sentence), c.token, (x) => p.times[x]!.from)) out.push(timeFiller(p, m, i))
  return out
}

function partAt(m: EventMention, token: number): PartToken | null {
  for (const p of m.tokens) if (p.token === token) return p
  return null
}

interface Noun {
  readonly token: number
  readonly path: string
  readonly part: PartToken | null
}

/** "Norway's president", "the ambassador to Norway": the country says who it is, not where. */
function isOfSomebody(a: Analysis, token: number): boolean {
  const head = a.head[token]!
  if (head < 0 || kindOfNoun(a, head) !== 'person') return false
  return a.rel[token] === 'nmod:poss' || (a.rel[token] === 'nmod' && OF_OFFICE.has(prepositionOf(a, token)))
}

/** What joins an office to the place that it is for. */
const OF_OFFICE: ReadonlySet<string> = new Set(['of', 'to', 'for'])

/** A noun as one who takes part, and as a place. */
function nounFillers(p: PairContext, m: EventMention, { token, path, part }: Noun, out: Filler[]): void {
  const { a, entities, features: x } = p
  const e = entityAt(entities, token)
  const kind = e >= 0 ? entities.list[e]!.kind : 'noun'
  const form = e >= 0 ? entities.mentions[entities.byHead[token]!]!.form : 'noun'
  const named = isPlaceNoun(a, token)
  const spoke = e >= 0 && e === m.speaker
  const who = kind !== 'event' && !named && canTakePart(p, m, token, part) && (part !== null || !onlySpeaks(a, token, spoke, m))
  const where = (kind === 'place' || kind === 'facility' || kind === 'organisation' || named) && !isOfSomebody(a, token)
  if (!who && !where) return
  const role = part?.role ?? '-'
  x.clear()
  addPairFeatures(p, m, token, path)
  x.add('k=', kind)
  x.add('f=', form)
  x.add('kf=', kind, form, role)
  const shared = x.n
  const within = inside(a, entities, token)
  if (who) {
    x.add('r=', role)
    x.add('rk=', role, kind)
    x.add('in=', within)
    x.add('inr=', within, part ? 1 : 0)
    const known = e < 0 ? 0 : entities.list[e]!.mentions.length
    x.add('sal=', known < 3 ? known : known < 6 ? 3 : 6)
    x.add('spk=', spoke, m.speaker >= 0)
    x.add('spkr=', spoke, role, m.candidate.sense.act)
    out.push({ slot: 'who', token, time: -1, part, chance: p.judge('who', x) })
  }
  if (where) {
    const at = entities.byHead[token]!
    const rule = m.place !== null && at >= 0 && entities.mentions[at]!.span[0] === m.place.span[0]
    x.clear(shared)
    x.add('rule=', rule)
    x.add('nn=', named, kind)
    x.add('in=', within)
    x.add('w=', kind, prepositionOf(a, token))
    x.add('below=', placeBelow(p, token))
    out.push({ slot: 'where', token, time: -1, part: null, chance: p.judge('where', x) })
  }
}

/** "the Russian capital": the adjective names a people that does nothing there; of "Russian strikes" it does. */
export function isDemonym(a: Analysis, token: number, { candidate }: EventMention): boolean {
  return a.upos[token] === 'ADJ' && a.nameAt[token]! >= 0 && !(candidate.nominal && a.head[token] === candidate.token)
}

function canTakePart({ a, entities }: PairContext, m: EventMention, token: number, part: PartToken | null): boolean {
  const c = m.candidate
  if (isDemonym(a, token, m) || isModifier(a, entities, token, c.token) || (!part && isOutside(a, c, token))) return false
  // whose "their" is, is a guess at best
  return a.lower[token] !== 'their' || a.upos[token] !== 'PRON'
}

function timeFiller(p: PairContext, m: EventMention, i: number): Filler {
  const { a, features: x } = p
  const c = m.candidate
  const { time } = p.times[i]!
  const token = timeHead(a, p.times[i]!)
  const sentence = a.sentence[c.token]!
  const rule = p.ruled.has(i) ? (p.ruled.get(i) === c.token ? 'yes' : 'other') : 'no'
  const alone = p.before[a.sentences[sentence]!.to]! - p.before[a.sentences[sentence]!.from]! === 1
  const granularity = time.granularity ?? 'null'
  x.clear()
  addPairFeatures(p, m, token, pathBetween(a, c.token, token))
  x.add('rule=', rule)
  x.add('type=', time.type, time.edtf ? 1 : 0)
  x.add('g=', granularity)
  x.add('rn=', rule, c.nominal)
  x.add('st=', m.standing.status, granularity)
  x.add('only=', p.dates.get(sentence)?.length ?? 0, alone)
  addWhenFeatures(p, m, i, rule)
  return { slot: 'when', token, time: i, part: null, chance: p.judge('when', x) }
}

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

const OWN_CLAUSE = new Set(['advcl', 'advcl:relcl', 'acl:relcl', 'ccomp'])

/** True for what stands outside a clause that has its own subject: "before the leaders meet, Holm will …". */
function isOutside(a: Analysis, c: EventMention['candidate'], token: number): boolean {
  if (c.nominal || !OWN_CLAUSE.has(a.rel[c.token]!)) return false
  if (childrenBy(a, c.token, NSUBJ).length === 0) return false
  for (let t = token, k = 0; t >= 0 && k < 8; t = a.head[t]!, k++) if (t === c.token) return false
  return true
}

/** True for a noun that only explains the name beside it: "Ana Holm, a former envoy", "a former envoy, Ana Holm". */
function isApposition(a: Analysis, token: number): boolean {
  if (a.nameAt[token]! >= 0) return false
  const h = a.head[token]!
  if (a.rel[token] === 'appos' && h >= 0 && a.nameAt[h]! >= 0) return true
  return namedApposition(a, token) !== token
}

/** True for a name that only describes who is meant: "American companies", "U.S. President Ana Holm". */
function isModifier(a: Analysis, entities: Entities, token: number, trigger: number): boolean {
  const h = a.head[token]!
  const rel = a.rel[token]!
  if (h < 0 || (h === trigger && rel !== 'advmod')) return false
  if (a.upos[token] === 'ADJ' || rel === 'nmod:desc' || titledPerson(a, token) !== token) return true
  if ((rel === 'compound' || rel === 'amod' || rel === 'nmod:poss') && a.rel[h] === 'nmod:desc') return true
  if (rel !== 'amod' && rel !== 'compound' && rel !== 'nmod:desc' && rel !== 'flat') return false
  // "Vestrian Foreign Minister Ana Holm": the title may stand between
  for (let t: number = h, k = 0; t >= 0 && t !== trigger && k < 3; t = a.head[t]!, k++) {
    const e = entityAt(entities, t)
    if (e >= 0) return entities.list[e]!.kind === 'person'
    if (!DESCRIBES.has(a.rel[t]!)) return false
  }
  return false
}

const DESCRIBES = new Set(['compound', 'amod', 'flat', 'nmod:desc'])

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
  return childrenBy(p.a, token, NMOD | APPOS).some((c) => {
    const e = entityAt(p.entities, c)
    return e >= 0 && p.entities.list[e]!.kind === 'place'
  })
}

const size = (n: number): string => (n < 4 ? String(n) : n < 7 ? '4' : n < 12 ? '7' : n < 20 ? '12' : '20')

function addPairFeatures(p: PairContext, m: EventMention, token: number, path: string): void {
  const { a, features: x } = p
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
  x.add('b')
  x.add('path=', path)
  x.add('pk=', path, kind)
  x.add('cp=', viaCarrier)
  x.add('pa=', path, act)
  x.add('prep=', prep)
  x.add('pp=', prep, path)
  x.add('pl=', prep, '_', lemma)
  x.add('pact=', prep, act)
  x.add('d=', side, size(hi - lo))
  x.add('sd=', side, kind, between)
  x.add('bt=', between)
  x.add('x=', a.xpos[token]!)
  x.add('rel=', a.rel[token]!, side)
  x.add('first=', token - a.sentences[a.sentence[t]!]!.from < 4, kind)
  x.add('pl2=', path, lemma)
  x.add('act=', act)
  x.add('clause=', clauseKind(a, t), side)
  x.add('h=', a.head[token]! < 0 ? '-' : a.lemma[a.head[token]!]!)
  x.add('w=', a.lemma[token]!)
  const over = p.above[token]!
  const up = over < 0 ? 'none' : over === t ? 'own' : p.above[t] === over ? 'shared' : p.above[over] === t ? 'below' : 'other'
  x.add('up=', up)
  x.add('upp=', up, path)
  x.add('upk=', up, kind, side)
  x.add('upx=', up, prep)
}

function clauseKind(a: Analysis, t: number): string {
  return a.head[t]! < 0 ? 'root' : a.rel[t]!
}

/** The way through the tree from one token to another: relations up, then down; "far" beyond five steps. */
export function pathBetween(a: Analysis, from: number, to: number): string {
  let top = to
  for (let k = 0; k < 6 && top >= 0; k++, top = a.head[top]!) {
    const steps = stepsUp(a, from, top)
    if (steps < 0) continue
    if (steps + k > 5) return 'far'
    let path = ''
    for (let t = from; t !== top; t = a.head[t]!) path += `^${short(a.rel[t]!)}`
    let down = ''
    for (let t = to; t !== top; t = a.head[t]!) down = `${short(a.rel[t]!)}>${down}`
    return `${path}|${down}`
  }
  return 'far'
}

/** How many steps lead up from a token to one above it; -1 beyond five. */
function stepsUp(a: Analysis, from: number, to: number): number {
  for (let t = from, k = 0; t >= 0 && k < 6; t = a.head[t]!, k++) if (t === to) return k
  return -1
}

const KEPT_WHOLE = new Set(['nmod:poss', 'nsubj:pass', 'acl:relcl'])

function short(rel: string): string {
  return KEPT_WHOLE.has(rel) ? rel : baseOf(rel)
}
