import {
  ANNOUNCING,
  ARRANGING,
  ASKED_FOR,
  CONDITIONS,
  DENYING,
  DOUBTING,
  FAILING,
  HEDGES,
  MAYBES,
  OPEN_MODALS,
  OWN_PERSONS,
  PHASES,
  POSTPONING,
  WISHING,
} from '../../lang/en/events/factuality.ts'
import type { Factuality, Status } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { childBy, childrenBy, isNegated, isVerb } from './tree.ts'
import { ADVMOD, AUX, AUX_PASS, COP, DET, MARK, NSUBJ } from '../rel-bits.ts'

/** One mention of an event: its head word, the verb that carries it, and the lemma of the cue that it is said with, '' for the report's own voice. */
export interface Mentioned {
  readonly token: number
  readonly carrier: number
  readonly cue: string
}

/**
 * How sure the voice of one mention is of its event, which stands at `status`: read off tense, modals, negation, conditions,
 * questions and what governs the verb. A source that is cited counts as its own voice: the evidence says whose it is.
 */
export function factualityOf(a: Analysis, m: Mentioned, status: Status): Factuality {
  const isClause = isVerb(a, m.token) || (a.xpos[m.token] === 'VBN' && a.upos[m.token] !== 'NOUN')
  switch (status) {
    case 'happened':
    case 'underway':
      return isClause ? ofReal(a, m) : hedged(a, m, 'CT+')
    case 'scheduled':
    case 'planned':
      return isClause ? ofAhead(a, m.token) : ofPlannedNoun(a, m)
    case 'possible':
    case 'proposed':
      return isClause ? ofOpen(a, m.token) : 'PS+'
    case 'cancelled':
      return 'CT-'
    case 'denied':
      return ofDenied(a, m, isClause)
    default:
      return 'Uu'
  }
}

/** What is told as a fact, unless its form tells nothing: an order, a question, a condition, a bare infinitive. */
function ofReal(a: Analysis, m: Mentioned): Factuality {
  const verb = leadOf(a, m.token)
  if (isUntold(a, verb) || isOrdered(a, verb)) return 'Uu'
  if (hasModal(a, verb, 'would') && hasModal(a, verb, 'have')) return 'PR-'
  if (isNegated(a, verb)) return 'CT-'
  const over = overOf(a, verb)
  if (over >= 0 && FAILING.has(lemmaOf(a, over)) && hasTo(a, verb)) return isNegated(a, over) ? 'CT+' : 'CT-'
  if (over >= 0 && ARRANGING.has(lemmaOf(a, over))) return 'PR+'
  if (over >= 0 && (WISHING.has(lemmaOf(a, over)) || !isVerb(a, over)) && hasTo(a, verb)) return 'Uu'
  return hedged(a, m, 'CT+')
}

/** What lies ahead: announced, arranged, or only meant. */
function ofAhead(a: Analysis, token: number): Factuality {
  const verb = leadOf(a, token)
  if (isUntold(a, verb) || isOwn(a, verb)) return 'Uu'
  if (wasTo(a, verb)) return 'Uu'
  if (hasAny(a, verb, ANNOUNCING)) return forecast(a, verb)
  if (hasModal(a, verb, 'would')) return a.rel[verb] === 'ccomp' || a.rel[verb] === 'acl' ? 'PR+' : 'PS+'
  const over = overOf(a, verb)
  if (over < 0) return hasTo(a, verb) || childBy(a, verb, NSUBJ) < 0 ? 'PR+' : 'PS+'
  const lemma = lemmaOf(a, over)
  if (PHASES.has(lemma)) return ofAhead(a, over)
  if (ARRANGING.has(lemma)) return 'PR+'
  if (WISHING.has(lemma)) return 'Uu'
  return isPassiveInfinitive(a, verb) ? 'CT+' : 'PS+'
}

/** What may be, or is asked for. */
function ofOpen(a: Analysis, token: number): Factuality {
  const verb = leadOf(a, token)
  const over = overOf(a, verb)
  return isUntold(a, verb) || isOwn(a, verb) || (over >= 0 && WISHING.has(lemmaOf(a, over))) ? 'Uu' : 'PS+'
}

/** "next week's summit", "the announced cuts": as sure as an announcement, unless somebody only expects or plans it. */
function ofPlannedNoun(a: Analysis, m: Mentioned): Factuality {
  const over = a.head[m.token]!
  if (over < 0) return 'CT+'
  if (WISHING.has(lemmaOf(a, over)) || hasAny(a, over, OPEN_MODALS)) return 'PS+'
  if (wasTo(a, over)) return 'Uu'
  return POSTPONING.has(lemmaOf(a, over)) ? 'PR+' : 'CT+'
}

/** "will meet", unless somebody only thinks so, or it is likely at most. */
function forecast(a: Analysis, verb: number): Factuality {
  for (const c of childrenBy(a, verb, ADVMOD)) {
    if (MAYBES.has(a.lower[c]!)) return 'PS+'
    if (HEDGES.has(a.lower[c]!)) return 'PR+'
  }
  const rel = a.rel[verb]!
  const over = rel === 'ccomp' || rel === 'csubj' ? lemmaOf(a, a.head[verb]!) : ''
  return DOUBTING.has(over) || HEDGES.has(over) ? 'PR+' : 'CT+'
}

/** What did not happen, will not, or is only disputed: "denied the raid" is sure on the part of who denies, "rejected the demand" tells nothing of it. */
function ofDenied(a: Analysis, m: Mentioned, isClause: boolean): Factuality {
  const over = isClause ? overOf(a, m.token) : a.head[m.token]!
  if (isClause && over >= 0 && FAILING.has(lemmaOf(a, over)) && !isUntold(a, over)) return 'CT-'
  const isDenied = DENYING.has(m.cue) || (over >= 0 && DENYING.has(lemmaOf(a, over)))
  if (isDenied && (isClause || !ASKED_FOR.has(lemmaOf(a, m.token)))) return 'CT-'
  if (!isClause) return hasNo(a, m.token) || (m.carrier === m.token && isNegated(a, m.token)) ? 'CT-' : 'Uu'
  return isNegated(a, m.token) && !childrenBy(a, m.token, AUX).some((c) => a.xpos[c] === 'MD') ? 'CT-' : 'PR-'
}

const hasNo = (a: Analysis, noun: number): boolean => childrenBy(a, noun, DET).some((c) => a.lower[c] === 'no')

/** "was to open": a plan of the past, of which nothing says what came of it. */
function wasTo(a: Analysis, verb: number): boolean {
  return hasTo(a, verb) && childrenBy(a, verb, AUX | COP).some((c) => a.lower[c] === 'was' || a.lower[c] === 'were')
}

function hedged(a: Analysis, m: Mentioned, value: Factuality): Factuality {
  for (const c of childrenBy(a, m.carrier, ADVMOD)) {
    if (MAYBES.has(a.lower[c]!)) return 'PS+'
    if (HEDGES.has(a.lower[c]!)) return 'PR+'
  }
  return DOUBTING.has(m.cue) && isAtIssue(a, m) ? 'PR+' : value
}

/** False for what a claim takes for granted: nouns, relative clauses, "when" and "after" clauses. */
function isAtIssue(a: Analysis, m: Mentioned): boolean {
  const rel = a.rel[m.token]!
  return isVerb(a, m.token) && !rel.startsWith('acl') && !rel.startsWith('advcl') && rel !== 'amod'
}

/** True under "if", in a question, and with "can", "may", "should". */
function isUntold(a: Analysis, verb: number): boolean {
  if (hasAny(a, verb, OPEN_MODALS)) return true
  let at = verb
  for (let depth = 0; depth < 4 && at >= 0; depth++) {
    if (childrenBy(a, at, MARK).some((c) => CONDITIONS.has(a.lower[c]!))) return true
    const rel = a.rel[at]!
    if (rel.startsWith('acl')) return false
    if (rel === 'root' || a.head[at]! < 0) break
    at = a.head[at]!
  }
  return isAsked(a, verb)
}

const ASKING = new Set(['when', 'where', 'why', 'how', 'who', 'which', 'whose'])

/** True in a question, but for one that asks when, where or why something happened, which is taken for granted. */
function isAsked(a: Analysis, verb: number): boolean {
  const { from, to } = a.sentences[a.sentence[verb]!]!
  let end = to - 1
  while (end > from && a.upos[end] === 'PUNCT' && !a.lower[end]!.startsWith('?')) end--
  if (!a.lower[end]!.startsWith('?')) return false
  const aux = childrenBy(a, verb, AUX | AUX_PASS)
  const isPast = a.xpos[verb] === 'VBD' || aux.some((c) => a.xpos[c] === 'VBD')
  return !(isPast && childrenBy(a, verb, ADVMOD | NSUBJ).some((c) => ASKING.has(a.lower[c]!)))
}

/** True for an order, and for what an order asks for: "try visiting them". */
function isOrdered(a: Analysis, verb: number): boolean {
  let at = verb
  for (let depth = 0; depth < 4 && at >= 0; depth++) {
    if (isOrder(a, at)) return true
    const rel = a.rel[at]!
    if (rel !== 'xcomp' && rel !== 'ccomp' && rel !== 'conj') return false
    if (childBy(a, at, NSUBJ) >= 0) return false
    at = a.head[at]!
  }
  return false
}

/** "Call your senator.": a bare verb at the head of its sentence, or coordinated with such a one; "that the board comply". */
function isOrder(a: Analysis, verb: number): boolean {
  if (a.xpos[verb] === 'VBN') return a.rel[verb] === 'ccomp' && childBy(a, verb, AUX) < 0 && hasBareBe(a, verb)
  if (a.xpos[verb] !== 'VB') return false
  if (childBy(a, verb, NSUBJ) >= 0) return a.rel[verb] === 'ccomp' && childBy(a, verb, AUX) < 0 && !hasTo(a, verb)
  if (childrenBy(a, verb, AUX | MARK).some((c) => a.lemma[c] !== 'do')) return false
  const rel = a.rel[verb]!
  if (rel === 'conj') return a.head[verb]! >= 0 && isOrder(a, a.head[verb]!)
  return rel === 'root' || rel === 'parataxis'
}

/** "that the boy be returned". */
const hasBareBe = (a: Analysis, verb: number): boolean => childrenBy(a, verb, AUX_PASS).some((c) => a.lower[c] === 'be')

/** True where the writer or the reader stands in the sentence, outside quotes: what they mean to do, nobody else vouches for. */
function isOwn(a: Analysis, token: number): boolean {
  const { from, to } = a.sentences[a.sentence[token]!]!
  let isQuoted = false
  for (let t = from; t < to; t++) {
    const word = a.lower[t]!
    if (word === '"' || word === '“' || word === '”' || word === '``' || word === "''") isQuoted = !isQuoted
    else if (!isQuoted && OWN_PERSONS.has(word) && a.upos[t] !== 'PROPN' && a.form[t] !== 'US') return true
  }
  return false
}

/** The verb whose auxiliaries a coordinated one shares: "will guarantee delivery and accept supply". */
function leadOf(a: Analysis, verb: number): number {
  let at = verb
  for (let depth = 0; depth < 4; depth++) {
    const head = a.head[at]!
    if (a.rel[at] !== 'conj' || head < 0 || !isVerb(a, head) || a.xpos[at] !== a.xpos[head]) break
    if (childrenBy(a, at, AUX | MARK | NSUBJ | ADVMOD).length > 0) break
    at = head
  }
  return at
}

/** The word whose infinitive the verb is, -1 where there is none. */
function overOf(a: Analysis, verb: number): number {
  const rel = a.rel[verb]!
  if (rel === 'conj') return a.head[verb]! >= 0 && isVerb(a, a.head[verb]!) ? overOf(a, a.head[verb]!) : -1
  return rel === 'xcomp' || rel === 'ccomp' || rel === 'acl' || rel.startsWith('advcl') || rel === 'csubj' ? a.head[verb]! : -1
}

const lemmaOf = (a: Analysis, token: number): string => a.lemma[token]!.toLowerCase()

const hasTo = (a: Analysis, verb: number): boolean => childrenBy(a, verb, MARK | AUX).some((c) => a.lower[c] === 'to')

const hasModal = (a: Analysis, verb: number, modal: string): boolean => childrenBy(a, verb, AUX).some((c) => a.lower[c] === modal)

function hasAny(a: Analysis, verb: number, modals: ReadonlySet<string>): boolean {
  return childrenBy(a, verb, AUX).some((c) => modals.has(a.lower[c]!))
}

/** "a bridge to be opened in May". */
const isPassiveInfinitive = (a: Analysis, verb: number): boolean => hasTo(a, verb) && childBy(a, verb, AUX_PASS) >= 0
