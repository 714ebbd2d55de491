import { INITIATIVES } from '../../lang/en/events/kinds.ts'
import type { ParticipantRole, Span } from '../../record/index.ts'
import type { Analysis, Entities } from '../analysis.ts'
import { kindOfNoun } from '../entities/mentions.ts'
import { entityOfPhrase } from '../entities/phrase-entity.ts'
import { entityAt } from './frames.ts'
import { listedNames, nameHead } from './listed-names.ts'
import { GOING, type Candidate } from './triggers.ts'
import {
  agentOf,
  childBy,
  childrenBy,
  isBelow,
  isNominal,
  isPassive,
  isVerb,
  objectOf,
  prepositionOf,
  subjectOf,
  surfaceSubject,
  withConjuncts,
} from './tree.ts'
import { ACL, AMOD, APPOS, COMPOUND, DET, FLAT, IOBJ, NMOD, NMOD_POSS, OBL } from '../rel-bits.ts'

/** A token that takes part in an event, before it is resolved to an entity. */
export interface PartToken {
  readonly token: number
  readonly role: ParticipantRole
  readonly sure?: boolean
}

/** A participant resolved to an entity of the report. */
export interface Part {
  readonly entity: number
  readonly role: ParticipantRole
  readonly token: number
  readonly span: Span
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** True when the tree says so, false when only the model does. */
  readonly sure: boolean
  /** "the leaders": taken up from before. */
  readonly definite: boolean
}

const TALK = new Set(['CONSULT', 'AGREE', 'x.conference'])
const WITH = new Set(['with', 'between', 'among', 'against', 'alongside'])
const NOUN_PREPOSITIONS = new Set(['with', 'between', 'among', 'by', 'of', 'against', 'from', 'on', 'to', 'involving', 'for'])
const VERB_TO = new Set(
  'give send deliver supply sell offer provide grant award hand transfer donate lend pay speak talk surrender appeal submit present extradite issue lose concede write respond return'.split(
    ' ',
  ),
)
const VERB_FROM = new Set('buy purchase receive order acquire accept take seize win get rescue withdraw borrow'.split(' '))
const VERB_ON = new Set(['impose', 'call', 'attack', 'fire', 'crack', 'open', 'raid'])
const VERB_FOR = new Set(['vote', 'arrange'])

/** The tokens that take part in what a candidate names, with their roles. */
export function participantTokens(a: Analysis, c: Candidate): PartToken[] {
  const parts = new Parts(a)
  if (c.nominal) nounParts(a, c, parts)
  else verbParts(a, c, c.token, parts)
  const { list } = parts
  return list.length > 1 ? list.sort((x, y) => x.token - y.token) : list
}

/** The tokens found so far, each once. */
class Parts {
  readonly list: PartToken[] = []
  private readonly a: Analysis

  constructor(a: Analysis) {
    this.a = a
  }

  /** Adds a token, where there is one, and what is coordinated with it. */
  add(token: number, role: ParticipantRole): void {
    if (token < 0) return
    const { a, list } = this
    for (const x of withConjuncts(a, token)) {
      const listed = a.xpos[x] === 'NNS' ? listedNames(a, x) : NONE
      for (const t of listed.length > 1 ? listed : [titledPerson(a, namedApposition(a, x))])
        if (list.length < 12 && !isIn(list, t)) list.push({ token: t, role })
    }
  }
}

const NONE: readonly number[] = []

function isIn(parts: readonly PartToken[], token: number): boolean {
  for (const p of parts) if (p.token === token) return true
  return false
}

/** "One senator, Ana Holm": the name stands for the noun it explains. */
export function namedApposition(a: Analysis, token: number): number {
  if (a.nameAt[token]! >= 0) return token
  for (const c of childrenBy(a, token, APPOS)) if (a.nameAt[c]! >= 0 && c - token < 6) return c
  return token
}

/** "U.S. President Ana Holm": where the parser takes the country for the head, the person stands for both. */
export function titledPerson(a: Analysis, token: number): number {
  const name = a.nameAt[token]!
  if (name < 0 || a.names[name]!.kind === 'person') return token
  for (let t = a.names[name]!.to, k = 0; t < a.n && k < 6; t++, k++) {
    const next = a.nameAt[t]!
    if (next >= 0 && a.names[next]!.kind === 'person') return k > 0 && a.sentence[t] === a.sentence[token] ? nameHead(a, next) : token
    if (a.upos[t] !== 'PROPN' && a.upos[t] !== 'NOUN' && a.upos[t] !== 'ADJ' && a.lower[t] !== 'of') return token
  }
  return token
}

function actorRole(c: Candidate): ParticipantRole {
  if (c.sense.mode === 'visit') return 'guest'
  return TALK.has(c.sense.act) ? 'participant' : 'actor'
}
function otherRole(c: Candidate): ParticipantRole {
  if (c.sense.mode === 'visit') return 'host'
  return TALK.has(c.sense.act) ? 'participant' : 'recipient'
}

function verbParts(a: Analysis, c: Candidate, verb: number, parts: Parts): void {
  const lemma = a.lemma[verb]!
  const passive = isPassive(a, verb)
  const host = lemma === 'host' || lemma === 'welcome' || lemma === 'receive' || lemma === 'greet'
  const actor = c.sense.mode === 'visit' && host ? 'host' : actorRole(c)
  const other = c.sense.mode === 'visit' && host ? 'guest' : otherRole(c)
  parts.add(subjectOf(a, verb), actor)
  const object = objectOf(a, verb)
  if (object >= 0) {
    parts.add(object, other)
    for (const m of childrenBy(a, object, NMOD)) {
      const p = prepositionOf(a, m)
      if (c.nominal || WITH.has(p) || partitive(a, object) || ((p === 'to' || p === 'from') && isGoal(lemma, p))) parts.add(m, other)
    }
    for (const m of childrenBy(a, object, NMOD_POSS)) if (!isPersonNoun(a, object)) parts.add(m, other)
  }
  parts.add(childBy(a, verb, IOBJ), other)
  initiators(a, verb, parts)
  for (const o of companionsOfVerb(a, verb)) parts.add(o, actor)
  for (const o of childrenBy(a, verb, OBL | NMOD)) {
    for (const w of childrenBy(a, o, NMOD)) if (TALK.has(c.sense.act) && isDay(a, o) && prepositionOf(a, w) === 'with') parts.add(w, other)
    if (a.rel[o] === 'obl:unmarked' || a.rel[o] === 'obl:tmod') continue
    const p = prepositionOf(a, o)
    if (WITH.has(p))
      parts.add(o, c.sense.act === 'x.accident' || c.sense.act === 'ASSAULT' || c.sense.act === 'ACCUSE' ? 'recipient' : other)
    else if (p === 'by' && passive) parts.add(o, actor)
    else if (isGoal(lemma, p)) parts.add(o, other)
  }
}

const TOGETHER = new Set('agree plan arrange team work join cooperate conspire'.split(' '))

/** "agreed with the union to open a school": what two agree on, they do together. */
function companionsOfVerb(a: Analysis, verb: number): readonly number[] {
  const over = a.head[verb]!
  if (over < 0 || a.rel[verb] !== 'xcomp' || !TOGETHER.has(a.lemma[over]!)) return NONE
  return childrenBy(a, over, OBL).filter((o) => prepositionOf(a, o) === 'with')
}

const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon evening week'.split(' '),
)

/** "met on Monday with the envoy": the parser may hang the envoy on the day. */
const isDay = (a: Analysis, token: number): boolean => DAYS.has(a.lower[token]!)

/** Whom a verb is done to, behind this preposition: "sold the ships to", "opened fire on". */
function isGoal(lemma: string, preposition: string): boolean {
  switch (preposition) {
    case 'to':
      return VERB_TO.has(lemma)
    case 'from':
      return VERB_FROM.has(lemma)
    case 'on':
      return VERB_ON.has(lemma)
    case 'for':
      return VERB_FOR.has(lemma)
    case 'at':
      return lemma === 'fire'
    case 'over':
      return lemma === 'defeat'
  }
  return false
}

/** "a group of lawmakers", "dozens of people": the people are in the "of". */
function partitive(a: Analysis, token: number): boolean {
  return a.upos[token] === 'NUM' || PARTS_OF.has(a.lemma[token]!)
}

const PARTS_OF = new Set('group number dozen hundred thousand million series majority member part some most one two team crowd'.split(' '))

function isPersonNoun(a: Analysis, token: number): boolean {
  return a.upos[token] === 'PROPN' || a.nameAt[token]! >= 0
}

function nounParts(a: Analysis, c: Candidate, parts: Parts): void {
  const noun = c.token
  for (const p of childrenBy(a, noun, NMOD_POSS)) parts.add(p, actorRole(c))
  for (const m of childrenBy(a, noun, COMPOUND | FLAT | AMOD))
    if (m < noun && a.nameAt[m]! >= 0 && isNominal(a, m)) compoundParts(a, c, m, parts)
  for (const p of pairBefore(a, noun)) parts.add(p, 'participant')
  for (const m of childrenBy(a, noun, NMOD | OBL)) {
    const p = prepositionOf(a, m)
    if (NOUN_PREPOSITIONS.has(p)) parts.add(m, p === 'by' || p === 'with' ? actorRole(c) : otherRole(c))
  }
  const carrier = c.carrier
  if (carrier !== noun && !isBelow(a, carrier, noun)) {
    const carried = a.rel[noun] === 'obj' || a.rel[noun] === 'nsubj:pass' || a.rel[noun] === 'conj' || GOING.has(a.lemma[carrier]!)
    if (carried) {
      parts.add(isPassive(a, carrier) ? agentOf(a, carrier) : subjectOf(a, carrier), a.lemma[carrier] === 'host' ? 'host' : actorRole(c))
      for (const o of childrenBy(a, carrier, OBL)) {
        const p = prepositionOf(a, o)
        if (WITH.has(p) || (p === 'on' && (c.sense.act === 'SANCTION' || c.sense.act === 'ASSAULT')) || p === 'to')
          parts.add(o, otherRole(c))
      }
      parts.add(childBy(a, carrier, IOBJ), otherRole(c))
    } else if (a.lemma[carrier] === 'take')
      for (const o of childrenBy(a, carrier, OBL))
        if (prepositionOf(a, o) === 'between' || prepositionOf(a, o) === 'with') parts.add(o, otherRole(c))
    if (a.rel[noun] === 'nsubj' && a.lemma[carrier] !== 'take')
      for (const o of childrenBy(a, carrier, OBL)) if (WITH.has(prepositionOf(a, o))) parts.add(o, otherRole(c))
    initiators(a, carrier, parts)
    comesFrom(a, c, parts)
    if (carried && TALK.has(c.sense.act)) askedBy(a, carrier, parts)
    return
  }
  outerSubject(a, c, parts)
}

/** What something is done at, by whose wish it is. */
const WISHES: ReadonlySet<string> = new Set(INITIATIVES.split(' '))

/** "The call came from Lowmark": it was that side that rang. */
function comesFrom(a: Analysis, c: Candidate, parts: Parts): void {
  if (c.sense.act !== 'CONSULT' || a.rel[c.token] !== 'nsubj' || a.lemma[c.carrier] !== 'come') return
  for (const o of childrenBy(a, c.carrier, OBL)) if (prepositionOf(a, o) === 'from') parts.add(o, 'initiator')
}

const ASKS = new Set(['ask', 'urge', 'request', 'invite', 'press', 'tell', 'instruct'])

/** "asked the board to convene talks": the talks are had on the wish of who asks. */
function askedBy(a: Analysis, carrier: number, parts: Parts): void {
  const governor = a.head[carrier]!
  // a parser may hang the infinitive on the one who is asked
  const over = a.rel[carrier] === 'acl' && governor >= 0 && /^i?obj/.test(a.rel[governor]!) ? a.head[governor]! : governor
  if (over >= 0 && ASKS.has(a.lemma[over]!)) parts.add(surfaceSubject(a, over), 'initiator')
}

/** "at Russia's initiative", "at the request of the mayor". */
function initiators(a: Analysis, verb: number, parts: Parts): void {
  for (const o of childrenBy(a, verb, OBL)) {
    if (prepositionOf(a, o) !== 'at' || !WISHES.has(a.lemma[o]!)) continue
    for (const p of childrenBy(a, o, NMOD_POSS)) parts.add(p, 'initiator')
    for (const p of childrenBy(a, o, NMOD)) if (prepositionOf(a, p) === 'of') parts.add(p, 'initiator')
  }
}

const TAKES_PART = new Set(
  'attend participate speak take join address meet represent appear compete testify win lose perform arrive travel go head fly prepare vote use say tell die kill injure'.split(
    ' ',
  ),
)

/** "speaking at a press conference", "killed in the blast": who does it there, takes part. */
function outerSubject(a: Analysis, c: Candidate, parts: Parts): void {
  const head = a.head[c.token]!
  if (head < 0 || !isVerb(a, head)) return
  const rel = a.rel[c.token]!
  const p = prepositionOf(a, c.token)
  if (
    rel.startsWith('obl') &&
    (p === 'at' || p === 'in' || p === 'during' || p === 'for' || p === 'to') &&
    TAKES_PART.has(a.lemma[head]!)
  ) {
    if (isPassive(a, head)) parts.add(objectOf(a, head), 'recipient')
    else if (p !== 'during') parts.add(surfaceSubject(a, head), actorRole(c))
  }
  if (rel.startsWith('obl') && p === 'for' && TALK.has(c.sense.act) && (a.lemma[head] === 'ask' || a.lemma[head] === 'call'))
    parts.add(surfaceSubject(a, head), 'initiator')
  if (
    rel === 'obj' &&
    /^(?:plan|discuss|seek|arrange|prepare|propose|request|demand|initiate|postpone|cancel|expect|announce|approve|consider|mediate|broker|oversee|oppose|offer|delay)$/.test(
      a.lemma[head]!,
    )
  ) {
    const subject = surfaceSubject(a, head)
    if (subject >= 0)
      parts.add(subject, /^(?:mediate|broker)$/.test(a.lemma[head]!) ? 'mediator' : TALK.has(c.sense.act) ? 'initiator' : 'actor')
  }
}

/** "Norway–Chile talks", "the Holm visit": names before the noun take part; a single place is where it was. */
function compoundParts(a: Analysis, c: Candidate, m: number, parts: Parts): void {
  const kind = a.names[a.nameAt[m]!]!.kind
  if (kind === 'person' || kind === 'organisation' || kind === 'group') parts.add(m, actorRole(c))
  else if (kind === 'place' && isPaired(a, m)) parts.add(m, 'participant')
}

/** The two names of "Holm–Duarte talks", whatever the parser makes of them; other words of the phrase may stand between. */
function pairBefore(a: Analysis, noun: number): number[] {
  const from = a.sentences[a.sentence[noun]!]!.from
  for (let t = noun - 1; t > from && noun - t < 9; t--) {
    if (/^[-–—/]$/.test(a.form[t]!)) {
      const left = a.nameAt[t - 1]!
      const right = a.nameAt[t + 1]!
      if (left < 0 || right < 0 || left === right) return []
      return [nameHead(a, left), nameHead(a, right)]
    }
    if (a.nameAt[t]! < 0 && a.upos[t] !== 'NOUN' && a.upos[t] !== 'ADJ' && a.upos[t] !== 'PROPN') return []
  }
  return []
}

/** True when a dash joins the name with another: "Chile–Peru". */
export function isPaired(a: Analysis, m: number): boolean {
  const dash = (t: number): boolean => t >= 0 && t < a.n && /^[-–—/]$/.test(a.form[t]!)
  const name = a.names[a.nameAt[m]!]!
  return (dash(name.from - 1) && a.nameAt[name.from - 2]! >= 0) || (dash(name.to) && name.to + 1 < a.n && a.nameAt[name.to + 1]! >= 0)
}

const NOBODY = new Set(['thing', 'event'])
const PEOPLE_KINDS = new Set(['person', 'organisation', 'group', 'place', 'facility'])

/** Resolves tokens to entities; what is neither a name nor a body of people stays out. */
export function resolveParts(a: Analysis, entities: Entities, tokens: readonly PartToken[]): Part[] {
  const out: Part[] = []
  const seen = new Set<number>()
  for (const { token, role, sure } of tokens) {
    if (a.upos[token] === 'VERB' || a.upos[token] === 'ADV') continue
    const known = entityAt(entities, token)
    if (known < 0 && !isActorNoun(a, token)) continue
    const entity = known >= 0 ? known : entityOfPhrase(a, entities, token)
    if (entity < 0 || seen.has(entity)) continue
    const e = entities.list[entity]!
    if (NOBODY.has(e.kind) && a.nameAt[token]! < 0) continue
    if (!PEOPLE_KINDS.has(e.kind) && e.kind !== 'thing') continue
    const at = entities.byHead[token]!
    const mention = at >= 0 ? entities.mentions[at]! : null
    seen.add(entity)
    out.push({
      entity,
      role,
      token,
      span: mention ? mention.span : [a.start[token]!, a.end[token]!],
      form: mention ? mention.form : 'name',
      sure: sure ?? true,
      definite: isDefinite(a, token),
    })
  }
  return out
}

/** True for a common noun that can act. */
export function isActorNoun(a: Analysis, token: number): boolean {
  if (a.upos[token] === 'PROPN') return a.nameAt[token]! >= 0
  return a.upos[token] === 'NOUN' && (kindOfNoun(a, token) !== null || ACTS_TOO.has(a.lemma[token]!))
}

/** Nouns of bodies and gatherings of people that a list of persons lacks. */
const ACTS_TOO = new Set(
  'market stock ship aircraft navy airline exchange delegation side nation country city municipality crowd coalition hacker lawmaker asylum seeker voter'.split(
    ' ',
  ),
)

/** True for a noun phrase that takes up something known: "the leaders", "both sides", "the two men". */
export function isDefinite(a: Analysis, token: number): boolean {
  return (
    childrenBy(a, token, DET).some(
      (c) => a.lower[c] === 'the' || a.lower[c] === 'both' || a.lower[c] === 'these' || a.lower[c] === 'two',
    ) && childrenBy(a, token, NMOD | ACL | COMPOUND).length === 0
  )
}
