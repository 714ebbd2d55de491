import { INITIATIVES } from '../../lang/en/events/kinds.ts'
import type { Analysis } from '../analysis.ts'
import { isHeadlineNoun } from '../headline-noun.ts'
import { EVENT_NOUN } from '../marks.ts'
import { nounSense, verbSense } from './frames.ts'
import { datedBy, DUE } from './time-clause.ts'
import { LIGHT, LIGHT_INTRANSITIVE, MODIFIERS, type Sense } from './lexicon.ts'
import { childBy, childrenBy, isPassive, isVerb, prepositionOf, surfaceSubject } from './tree.ts'
import { ACL, ADVMOD, AMOD, CCOMP, COMPOUND_PRT, CSUBJ, DET, NMOD, NMOD_POSS, NSUBJ, NSUBJ_PASS, OBJ, XCOMP } from '../rel-bits.ts'

/** A place in the text that may name an event. */
export interface Candidate {
  /** The head word. */
  readonly token: number
  /** Tokens of the trigger: the head with the words that belong to its name. */
  readonly from: number
  readonly to: number
  readonly sense: Sense
  readonly nominal: boolean
  /** The verb that gives tense, subject and time: the verb itself, or the light verb over a noun; the noun itself where there is none. */
  readonly carrier: number
  /** The other half of a verb-noun pair that names one event together ("signed" + "agreement"), -1 where there is none. */
  readonly twin: number
  /** True when a part of a headline rail. */
  readonly part: number
}

/** A verb that the lexicon does not know as an event; only the judge can make it one. */
export const PLAIN: Sense = { act: 'x.policy', mode: null, strength: 1, with: [] }

const NEVER = new Set(
  'be have do discuss say tell add note claim argue believe think know want like love hate need seem appear mean consist include contain involve concern regard suggest indicate state comment remark describe explain remain stay become feel look hope expect fear own belong depend deserve exist live work use make get let see hear watch write read ask answer quote cite according follow base relate know understand consider according refer mention emphasize emphasise stress recall insist acknowledge admit deny doubt wonder estimate predict warn worry praise'.split(
    ' ',
  ),
)

function isPlainVerb(a: Analysis, t: number): boolean {
  if (a.upos[t] !== 'VERB' || NEVER.has(a.lemma[t]!) || a.rel[t] === 'amod') return false
  // somebody must do it or have it done to them: a verb with no noun of its own is no diary line
  for (let c = a.firstChild[t]!; c >= 0; c = a.nextSibling[c]!) {
    const r = a.rel[c]!
    if (r === 'obj' || r.startsWith('nsubj') || r.startsWith('obl')) return true
  }
  return false
}

/** Finds every word that may name an event, verbs and nouns alike, in text order. */
export function findCandidates(a: Analysis): Candidate[] {
  const out: Candidate[] = []
  const at = new Int32Array(a.n).fill(-1)
  for (const s of a.sentences) {
    for (let t = s.from; t < s.to; t++) {
      const c = candidateAt(a, t, s.part)
      if (!c) continue
      at[t] = out.length
      out.push(c)
    }
  }
  const carried = new Set(out.filter((c) => c.nominal && c.carrier !== c.token).map((c) => c.carrier))
  return out.filter((c) => !isCarried(a, c, at, carried))
}

/** A light verb whose noun is an event of its own is no event: the noun stands for both. */
function isCarried(a: Analysis, c: Candidate, at: Int32Array, carried: ReadonlySet<number>): boolean {
  if (c.nominal) return false
  if (isAcceptance(a, c.token) || isOfNoun(a, c.token, at)) return true
  if (EMBEDS.has(a.lemma[c.token]!) && (embedsEvent(a, c.token, at, 0) || isAfterClause(a, c.token, at, carried))) return true
  if (isPhase(a, c.token) && isNounEvent(a, at, surfaceSubject(a, c.token))) return true
  return carried.has(c.token)
}

/** "the conference is scheduled to open": what opens is the event. */
function isNounEvent(a: Analysis, at: Int32Array, token: number): boolean {
  if (token < 0) return false
  return at[token]! >= 0 || (a.nameAt[token]! >= 0 && a.rel[token]!.startsWith('nmod') && at[a.head[token]!]! >= 0)
}

/** "The debate, which was slated for May", "the ban, which took effect on Friday": tells when the noun is or was, and is nothing of its own. */
function isOfNoun(a: Analysis, verb: number, at: Int32Array): boolean {
  const noun = datedBy(a, verb)
  return noun >= 0 && noun < verb && at[noun]! >= 0
}

const PROPOSALS = new Set(['idea', 'proposal', 'offer', 'invitation', 'plan', 'suggestion', 'request'])

/** "accepted the invitation": says of something proposed that it is agreed. */
export function isAcceptance(a: Analysis, verb: number): boolean {
  if (a.lemma[verb] !== 'accept' && a.lemma[verb] !== 'approve' && a.lemma[verb] !== 'welcome') return false
  if (
    a.upos[verb] !== 'VERB' ||
    childrenBy(a, verb, ADVMOD).some((c) => a.lower[c] === 'not' || a.lower[c] === "n't" || a.lower[c] === 'never')
  )
    return false
  return childrenBy(a, verb, OBJ | NSUBJ_PASS).some((o) => PROPOSALS.has(a.lemma[o]!))
}

/** Verbs of planning and announcing: what they announce is the event. */
const EMBEDS = new Set(
  'agree announce confirm plan propose pledge promise vow offer decide schedule commit intend begin start continue stop end resume postpone cancel delay call put move reschedule shift push bring rule scrap'.split(
    ' ',
  ),
)

/** "The two sides signed a truce, the minister announced": the verb after what it announces. */
function isAfterClause(a: Analysis, verb: number, at: Int32Array, carried: ReadonlySet<number>): boolean {
  const told = a.head[verb]!
  return a.rel[verb] === 'parataxis' && told >= 0 && told < verb && (at[told]! >= 0 || carried.has(told))
}

function embedsEvent(a: Analysis, verb: number, at: Int32Array, depth: number): boolean {
  for (const c of childrenBy(a, verb, XCOMP | CCOMP | OBJ | NSUBJ_PASS)) {
    if (at[c]! >= 0) return true
    if (depth < 1 && a.rel[c] === 'xcomp' && embedsEvent(a, c, at, depth + 1)) return true
  }
  return false
}

function candidateAt(a: Analysis, t: number, part: number): Candidate | null {
  const upos = a.upos[t]
  if (upos === 'VERB' || (upos === 'AUX' && isVerb(a, t))) {
    if (a.rel[t] === 'compound' || a.rel[t] === 'case' || a.rel[t] === 'aux' || a.rel[t] === 'cop') return null
    if (isGerundNoun(a, t)) {
      const noun = nounSense(a, t)
      if (noun) return nominalCandidate(a, t, noun, part)
    }
    const sense = verbSense(a, t) ?? (isPlainVerb(a, t) ? PLAIN : null)
    return sense ? { token: t, from: t, to: particleEnd(a, t), sense, nominal: false, carrier: t, twin: -1, part } : null
  }
  if (upos === 'ADJ' && a.xpos[t] === 'VBN') {
    const sense = verbSense(a, t)
    return sense ? { token: t, from: t, to: t + 1, sense, nominal: false, carrier: t, twin: -1, part } : null
  }
  if ((upos === 'NOUN' || upos === 'PROPN') && (a.marks[t]! & EVENT_NOUN) !== 0) {
    if (a.rel[t] === 'compound' || a.rel[t] === 'flat') return null
    const name = a.nameAt[t]!
    if (name >= 0 && a.names[name]!.kind !== 'event' && a.sentences[a.sentence[t]!]!.casing === 'normal') return null
    const sense = isNoEvent(a, t) ? null : nounSense(a, t)
    return sense ? nominalCandidate(a, t, sense, part) : null
  }
  return null
}

const WISHES = new Set(INITIATIVES.split(' '))

/** "ended without agreement": what there is not is no event; "at the request of the mayor" says who wished it. */
function isNoEvent(a: Analysis, noun: number): boolean {
  const preposition = prepositionOf(a, noun)
  return preposition === 'without' || (preposition === 'at' && WISHES.has(a.lemma[noun]!))
}

function nominalCandidate(a: Analysis, t: number, sense: Sense, part: number): Candidate {
  let from = t
  while (
    from > 0 &&
    a.sentence[from - 1] === a.sentence[t] &&
    a.rel[from - 1] !== 'det' &&
    (MODIFIERS.has(a.lower[from - 1]!) || a.form[from - 1] === '-') &&
    underNoun(a, from - 1, t)
  )
    from--
  if (a.form[from] === '-') from++
  return { token: t, from, to: t + 1, sense, nominal: true, carrier: carrierOf(a, t), twin: -1, part }
}

function underNoun(a: Analysis, token: number, noun: number): boolean {
  let t = token
  for (let k = 0; k < 4 && t >= 0; k++) {
    if (t === noun) return true
    t = a.head[t]!
  }
  return false
}

function isGerundNoun(a: Analysis, t: number): boolean {
  if (a.xpos[t] !== 'VBG' || !a.lower[t]!.endsWith('ing')) return false
  return childrenBy(a, t, DET | NMOD_POSS | AMOD).length > 0
}

/** "arrive for talks": going there is taking part. */
export const GOING: ReadonlySet<string> = new Set('arrive come gather assemble sit return convene join travel fly head'.split(' '))

/** The verb that carries an event noun: "hold talks", "the talks begin", "attended the funeral"; the noun itself where none does. */
export function carrierOf(a: Analysis, noun: number): number {
  const phase = phaseOf(a, noun)
  // "is scheduled to start": to schedule may carry a noun as well
  if (phase >= 0 && DUE.has(a.lower[a.head[phase]!] ?? '')) return phase
  const plain = plainCarrier(a, noun)
  if (plain !== noun) return plain
  return phase >= 0 ? phase : goingFor(a, noun)
}

/** "the walkout is due to begin", "a walkout that was set to begin": the verb that says so, -1 where there is none. */
function phaseOf(a: Analysis, noun: number): number {
  if (a.rel[noun] === 'nsubj' || a.rel[noun] === 'nsubj:pass') {
    const under = phaseUnder(a, a.head[noun]!)
    if (under >= 0) return under
  }
  // "the trial of Ada Holm, which will begin on Monday": a parser may hang the clause on the name
  const names = childrenBy(a, noun, NMOD).filter((m) => a.nameAt[m]! >= 0)
  for (const clause of [noun, ...names].flatMap((n) => childrenBy(a, n, ACL))) {
    if (clause < noun) continue
    const subject = childBy(a, clause, NSUBJ)
    if (subject >= 0 && !RELATIVES.has(a.lower[subject]!)) continue
    if ((subject >= 0 || isHeadlineNoun(a, noun)) && isPhase(a, clause)) return clause
    const under = phaseUnder(a, clause)
    if (under >= 0) return under
  }
  return -1
}

const RELATIVES = new Set(['that', 'which'])

/** The infinitive under "due", "set", "expected" that only says that something takes place. */
function phaseUnder(a: Analysis, over: number): number {
  for (const x of childrenBy(a, over, XCOMP | CSUBJ)) if (x > over && isPhase(a, x)) return x
  return -1
}

function isPhase(a: Analysis, verb: number): boolean {
  const lemma = a.lemma[verb]!
  if (a.upos[verb] !== 'VERB' || childBy(a, verb, OBJ) >= (lemma === 'take' ? a.n : 0)) return false
  return PHASES.has(lemma) || (lemma === 'take' && a.lower[verb + 1] === 'place') || (lemma === 'hold' && isPassive(a, verb))
}

const PHASES = new Set('begin start commence open resume end conclude happen occur proceed'.split(' '))

/** "will arrive at 1 pm for a working lunch": found by the words, as times between often mislead the parser. */
function goingFor(a: Analysis, noun: number): number {
  const from = a.sentences[a.sentence[noun]!]!.from
  let t = noun - 1
  for (let k = 0; t >= from && k < 8 && a.lower[t] !== 'for'; k++, t--)
    if (a.upos[t] === 'AUX' || a.upos[t] === 'PRON' || a.lower[t] === ',') return noun
  if (t < from || a.lower[t] !== 'for') return noun
  for (let k = 0; t >= from && k < 12; k++, t--) {
    if (a.upos[t] !== 'VERB' || a.rel[t] === 'amod') continue
    return GOING.has(a.lemma[t]!) ? t : noun
  }
  return noun
}

function plainCarrier(a: Analysis, noun: number): number {
  let t = noun
  for (let k = 0; k < 3 && a.rel[t] === 'conj' && a.head[t]! >= 0; k++) t = a.head[t]!
  const head = a.head[t]!
  if (head < 0 || !isVerb(a, head)) return noun
  const rel = a.rel[t]!
  const lemma = a.lemma[head]!
  if ((rel === 'obj' || rel === 'nsubj:pass') && LIGHT.has(lemma) && !isNamed(a, head, t)) return head
  if (rel === 'nsubj' && LIGHT_INTRANSITIVE.has(lemma)) return head
  if (rel === 'nsubj' && lemma === 'take') return head
  if (rel === 'obl' && GOING.has(lemma) && prepositionOf(a, t) === 'for') return head
  return noun
}

/** "called the trip 'a holiday'", "called the vote illegal": says what it is, and calls nothing. */
function isNamed(a: Analysis, verb: number, noun: number): boolean {
  return a.lemma[verb] === 'call' && (childBy(a, verb, XCOMP) > noun || /^["“‘']$/.test(a.form[noun + 1] ?? ''))
}

function particleEnd(a: Analysis, verb: number): number {
  for (const c of childrenBy(a, verb, COMPOUND_PRT)) if (c === verb + 1) return verb + 2
  return verb + 1
}
