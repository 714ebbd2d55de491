import type { Analysis } from '../analysis.ts'
import { isHeadlineNoun } from '../headline-noun.ts'
import {
  AHEAD_ADJECTIVES,
  AHEAD_NOUNS,
  AHEAD_VERBS,
  ASKING_VERBS,
  CANCELLING_VERBS,
  FUTURE_AUXILIARIES,
  IMPLICATIVE_VERBS,
  MODAL_AUXILIARIES,
  POSTPONING_VERBS,
} from '../../lang/en/times/tense.ts'

/**
 * Where a verb points: -1 behind, 1 ahead ("will", "scheduled"), 3 ahead by a weaker sign (an infinitive, "would", a noun between),
 * 2 present simple (ahead if a near date says so), 0 unknown.
 */
export type Direction = -1 | 0 | 1 | 2 | 3

/** Steps up the tree and dependents of one word looked at, at most: a tree of thousands of dependents must not cost their square. */
const CLIMB = 8
const DEPENDENTS = 40

/** Where the verb over tokens `[from, to)` points, from tags and tree. */
export function directionOf(a: Analysis, from: number, to: number): Direction {
  if (isDue(a, from - 1) || isDue(a, from - 2)) return a.lower[from - 2] === 'been' || a.lower[from - 3] === 'been' ? -1 : 1
  if (isAskedFor(a, from) || isOfWhatIsOff(a, from, to)) return 1
  let t = from
  while (t < to - 1 && a.head[t]! >= from && a.head[t]! < to) t++
  let at = hasCopula(a, t) ? t : a.head[t]!
  let isNear = true
  for (let k = 0; k < CLIMB && at >= 0; k++) {
    const found = k > 0 && isOff(a, at) ? 1 : pointOf(a, at)
    if (found !== null) return found === 1 && !isNear ? 3 : found
    isNear &&= a.rel[at]!.startsWith('nsubj') || a.rel[at] === 'conj' || a.upos[at] === 'VERB'
    at = a.head[at]!
  }
  return 0
}

/** "summoned both sides for Friday": the verb before asks for something on that day. */
function isAskedFor(a: Analysis, from: number): boolean {
  if (from < 2 || a.lower[from - 1] !== 'for' || a.sentence[from - 1] !== a.sentence[from]) return false
  for (let t = from - 2, k = 0; t >= 0 && k < LOOK_BACK && a.sentence[t] === a.sentence[from]; t--, k++) {
    if (a.upos[t] === 'PUNCT') return false
    if (a.upos[t] === 'VERB') return ASKING_VERBS.has(a.lemma[t]!) && !helpersOf(a, t).had
  }
  return false
}

const LOOK_BACK = 8

/** "due Friday", "due on Friday"; taggers take it for a preposition as well as for an adjective. */
function isDue(a: Analysis, t: number): boolean {
  return t >= 0 && a.lower[t] === 'due' && a.lower[t + 1] !== 'to'
}

/** Whether a direction is ahead, by a strong sign or a weak one. */
export function isAhead(direction: Direction): boolean {
  return direction === 1 || direction === 3
}

/** "Friday's strike has been called off", "cancelled a trip on Friday": the day of what is off was still to come. */
export function isOff(a: Analysis, t: number): boolean {
  if (!CANCELLING_VERBS.has(a.lemma[t]!)) return (a.lemma[t] === 'call' || a.lemma[t] === 'put') && a.lower[t + 1] === 'off'
  return a.upos[t] === 'VERB'
}

/** "averted a strike that had been due to begin on Friday": as it will not come about, its day was still to come. */
function isOfWhatIsOff(a: Analysis, from: number, to: number): boolean {
  let t = from
  let isPlan = false
  let isClause = false
  for (let k = 0; k < CLIMB && t >= 0; k++, t = a.head[t]!) {
    if (isClause && isPlan && isOff(a, t)) return true
    if (t < from || t >= to) isPlan ||= AHEAD_ADJECTIVES.has(a.lower[t]!) || AHEAD_VERBS.has(a.lemma[t]!)
    isClause ||= a.rel[t]!.startsWith('acl')
  }
  return false
}

/** Where one word points, or null if one must look further up. */
function pointOf(a: Analysis, t: number): Direction | null {
  const upos = a.upos[t]!
  if (upos === 'VERB' || upos === 'AUX') return verbPoint(a, t)
  if (upos === 'ADJ' && AHEAD_ADJECTIVES.has(a.lower[t]!)) return helpersOf(a, t).had ? -1 : 1
  return hasCopula(a, t) ? verbPoint(a, t) : null
}

function hasCopula(a: Analysis, t: number): boolean {
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) if (a.rel[c] === 'cop') return true
  return false
}

interface Helpers {
  will: boolean
  modal: boolean
  have: boolean
  had: boolean
  bePresent: boolean
  bePast: boolean
  did: boolean
  to: boolean
}

function helpersOf(a: Analysis, t: number): Helpers {
  const h: Helpers = { will: false, modal: false, have: false, had: false, bePresent: false, bePast: false, did: false, to: false }
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) {
    const rel = a.rel[c]!
    if (rel === 'mark' && a.lower[c] === 'to') h.to = true
    if (!rel.startsWith('aux') && rel !== 'cop') continue
    const lower = a.lower[c]!
    const xpos = a.xpos[c]!
    if (FUTURE_AUXILIARIES.has(lower)) h.will = true
    else if (MODAL_AUXILIARIES.has(lower)) h.modal = true
    else if (a.lemma[c] === 'have') {
      if (xpos === 'VBD') h.had = true
      else h.have = true
    } else if (a.lemma[c] === 'do') {
      if (xpos === 'VBD') h.did = true
    } else if (xpos === 'VBD') h.bePast = true
    else if (xpos !== 'VBN' && xpos !== 'VB' && xpos !== 'VBG') h.bePresent = true
    else if (lower === 'to') h.to = true
  }
  return h
}

function verbPoint(a: Analysis, t: number): Direction | null {
  const h = helpersOf(a, t)
  const lemma = a.lemma[t]!
  const xpos = a.xpos[t]!
  if (h.will) return h.have ? 0 : 1
  if (h.modal) return h.have ? -1 : 3
  if (isPostponed(a, t) || ((!h.had || a.lemma[t] === 'invite') && isCalledTo(a, t))) return 1
  if (h.had || h.did) return -1
  if (h.to) return h.bePresent || h.bePast ? (h.have ? -1 : 1) : infinitivePoint(a, t)
  if (xpos === 'VBN' || (xpos === 'VBD' && (h.bePresent || isReduced(a, t)))) {
    if (AHEAD_VERBS.has(lemma) && !h.have && !hasParticle(a, t)) return h.bePast ? 3 : 1
    if (h.bePresent && !h.have) return 2
    return -1
  }
  if (xpos === 'VBD' && !h.have && isUnderFuture(a, t)) return 3
  if (h.have || h.bePast || xpos === 'VBD') return -1
  if (xpos === 'VBG') return h.bePresent ? 1 : null
  if (xpos === 'VBZ' || xpos === 'VBP') return isSpeech(lemma) || isToldInPast(a, t) ? -1 : 2
  if (h.bePresent) return 2
  return null
}

/** "a trip to Lowmark planned for Friday": a participle, though the tagger may take it for a past tense. */
function isReduced(a: Analysis, t: number): boolean {
  if (a.rel[t] !== 'acl') return false
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++)
    if (a.rel[c]!.startsWith('nsubj')) return false
  return true
}

/** "would help when they opened on Friday": a past tense under a modal of the future in the past. */
function isUnderFuture(a: Analysis, t: number): boolean {
  if (!hasWhen(a, t)) return false
  let over = a.head[t]!
  for (let k = 0; k < 3 && over >= 0; k++) {
    if (a.upos[over] === 'VERB') {
      const h = helpersOf(a, over)
      return (h.modal || h.will) && !h.have
    }
    over = a.head[over]!
  }
  return false
}

function hasWhen(a: Analysis, t: number): boolean {
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) {
    const lower = a.lower[c]!
    if (lower === 'when' || lower === 'once' || lower === 'if' || lower === 'until' || lower === 'after') return true
  }
  return false
}

/** "set up" is no "set for". */
function hasParticle(a: Analysis, t: number): boolean {
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) if (a.rel[c] === 'compound:prt') return true
  return a.lower[t] === 'set' && a.lower[t + 1] === 'up'
}

/** "postponed until Friday" points ahead whatever its tense. */
export function isPostponed(a: Analysis, t: number): boolean {
  if (POSTPONING_VERBS.has(a.lemma[t]!)) return true
  const next = a.lower[t + 1]
  return SHIFTS.has(a.lemma[t]!) && (next === 'back' || next === 'forward' || (next === 'to' && a.lemma[t] === 'move'))
}

/** "called both sides to a meeting on Friday", "summoned to talks". */
function isCalledTo(a: Analysis, t: number): boolean {
  // "invited her colleague to Lowmark": a parser may hang the place on her colleague
  if (a.lemma[t] === 'invite') return a.lower.slice(t + 1, t + 1 + LOOK_BACK).includes('to')
  if (a.lemma[t] !== 'call' && a.lemma[t] !== 'summon') return false
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++)
    if (a.rel[c] === 'obl' && a.upos[c] === 'NOUN' && a.lower[a.firstChild[c]!] === 'to') return true
  return false
}

const SHIFTS = new Set(['put', 'push', 'bring', 'move'])

/** "On Friday crowds in black shirts, caps and masks gathered": a present that a plain past goes on from is a noun that the tagger took for a verb. */
function isToldInPast(a: Analysis, t: number): boolean {
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++)
    if (a.rel[c] === 'conj' && a.xpos[c] === 'VBD' && c > t) return !helpersOf(a, c).bePresent
  return false
}

function isSpeech(lemma: string): boolean {
  return lemma === 'say' || lemma === 'report' || lemma === 'tell' || lemma === 'announce'
}

/** "an election to be held on Friday": what is held or staged is to come, whatever the main clause tells. */
const TO_BE_HELD = new Set(['hold', 'stage', 'host', 'convene', 'sign', 'unveil', 'inaugurate', 'publish', 'debate'])

function hasPassive(a: Analysis, t: number): boolean {
  for (let c = a.firstChild[t]!, k = 0; c >= 0 && k < DEPENDENTS; c = a.nextSibling[c]!, k++) if (a.rel[c] === 'aux:pass') return true
  return false
}

const TELLING_VERBS = new Set(['instruct', 'tell', 'ask', 'order', 'urge', 'advise', 'direct', 'invite', 'require', 'want', 'request'])

/** "told the committee to report on Monday": a parser may hang the infinitive on the one who is told. */
function isTold(a: Analysis, noun: number): boolean {
  const over = a.head[noun]!
  return over >= 0 && /^i?obj$/.test(a.rel[noun]!) && TELLING_VERBS.has(a.lemma[over]!)
}

/** "to meet": ahead, unless the verb over it says that it came about, and then as that verb. */
function infinitivePoint(a: Analysis, t: number): Direction | null {
  const over = a.head[t]!
  if (over < 0) return 3
  if (a.lemma[over] === 'be') return helpersOf(a, t).have ? -1 : 1
  if (isHeadlineNoun(a, over)) return 3
  if (a.rel[t]!.startsWith('acl') && TO_BE_HELD.has(a.lemma[t]!) && hasPassive(a, t)) return 3
  if (a.rel[t]!.startsWith('acl') && isTold(a, over)) return 3
  if (a.rel[t]!.startsWith('advcl') || (a.rel[t]!.startsWith('acl') && !AHEAD_NOUNS.has(a.lemma[over]!))) return null
  if (IMPLICATIVE_VERBS.has(a.lemma[over]!)) return null
  if (helpersOf(a, over).had) return -1
  return (AHEAD_VERBS.has(a.lemma[over]!) || AHEAD_ADJECTIVES.has(a.lower[over]!)) && !helpersOf(a, over).bePast ? 1 : 3
}
