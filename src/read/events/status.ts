import { VOID } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { asGoingOn, asInquiry } from './inquiry.ts'
import { nounModifiers } from './noun-modifiers.ts'
import { nounStanding } from './noun-standing.ts'
import { BY_VERB, GO_ON, isMoved, isPresent, overObject } from './over-verb.ts'
import { asRefused, isRefusal } from './refusal.ts'
import { stand, type Standing } from './standing.ts'
import { hasWordBy, isBelow, isVerb } from './tree.ts'
import { verbStanding } from './verb-standing.ts'
import { DET } from '../rel-bits.ts'

/** Reads the status of a mention off its clause and everything that governs it. */
export function standingOf(a: Analysis, token: number, carrier: number): Standing {
  const verb = isVerb(a, carrier) || a.xpos[carrier] === 'VBN'
  if (verb && carrier === token) return ofVerb(a, token)
  if (isRefusal(a, token)) return stand('denied', 'refusal')
  const own = nounModifiers(a, token)
  const by = asInquiry(a, token, carrier, verb ? carriedStanding(a, token, carrier) : nounStanding(a, token, 0))
  if (verb && isBelow(a, carrier, token)) {
    // "called off the strike that was to begin on Monday": what is done to it says more than its clause
    const over = nounStanding(a, token, 0)
    if (!over.weak && over.status !== 'happened') return over
  }
  if (!by.weak && (VOID.has(by.status) || by.rule.startsWith('moved'))) return by
  if (by.rule === 'noun' && !own && isProposedBefore(a, token)) return stand('proposed', 'proposed-that')
  // "began a planned strike": the verb that carries it says more than the adjective
  const begun = verb && carrier !== token && !by.weak && by.status === 'happened'
  if (own && own.status !== 'happened' && !begun) return own
  return own && by.weak ? own : by
}

function ofVerb(a: Analysis, verb: number): Standing {
  return asInvited(a, verb, asRefused(a, verb, asGoingOn(a, verb, verbStanding(a, verb, 0))))
}

/** "has invited her to Lowmark": what is told is a visit that is proposed. */
function asInvited(a: Analysis, verb: number, own: Standing): Standing {
  return a.lemma[verb] === 'invite' && own.status === 'happened' ? stand('proposed', 'invited') : own
}

const CLAUSE_WITHIN = 14

/** "proposing that the two sides hold talks": the verb before that has a clause under it, though the parser lost its way. */
function isProposedBefore(a: Analysis, noun: number): boolean {
  const from = Math.max(a.sentences[a.sentence[noun]!]!.from, noun - CLAUSE_WITHIN)
  for (let t = noun - 1; t >= from; t--) {
    if (/^(?:VBD|VBZ|VBP|MD|VBG|VBN)$/.test(a.xpos[t]!) && a.rel[t] !== 'amod')
      return a.lower[t + 1] === 'that' && BY_VERB.get(a.lemma[t]!) === 'proposed'
    if (/^[,;:–—"”]/.test(a.lower[t]!)) return false
  }
  return false
}

/** The standing of a noun by the light verb that carries it. */
function carriedStanding(a: Analysis, noun: number, verb: number): Standing {
  if (isMoved(a, noun, verb)) return stand('scheduled', 'moved')
  if (a.rel[noun] === 'nsubj' && GO_ON.has(a.lemma[verb]!) && isPresent(a, verb)) return stand('underway', 'goes-on')
  if (a.rel[noun] === 'obj' && hasWordBy(a, noun, DET, 'no')) return stand('denied', 'no-noun')
  const own = verbStanding(a, verb, 0)
  return overObject(a, verb, own) ?? own
}
