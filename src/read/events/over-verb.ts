import { ASPECT } from '../../lang/en/events/light.ts'
import { OVER_VERB } from '../../lang/en/events/scheduling.ts'
import { VOID } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { stand, type Standing } from './standing.ts'
import { childBy, childrenBy } from './tree.ts'
import { MODAL } from './verb-group.ts'
import { AUX, COMPOUND_PRT, XCOMP } from '../rel-bits.ts'

/** The status each verb of the lexicon leaves its complement in, by its lemma, with its particle where it has one. */
export const BY_VERB = new Map(Object.entries(OVER_VERB))

/** The status that a verb, adjective or noun leaves its complement in, by the lexicon. */
export function overVerb(a: Analysis, verb: number): Standing | null {
  // "committed a murder" is no commitment, "the match went ahead" no plan
  if ((a.lemma[verb] === 'commit' || a.lemma[verb] === 'go') && childBy(a, verb, XCOMP) < 0) return null
  const particle = particleOf(a, verb)
  const lemma = a.lemma[verb]!
  const key = particle >= 0 ? `${lemma}_${a.lower[particle]}` : lemma
  const status = BY_VERB.get(key) ?? (particle >= 0 ? undefined : BY_VERB.get(lemma))
  return status ? stand(status, `over:${key}`) : null
}

const PARTICLES = new Set(['off', 'out', 'down', 'back', 'forward', 'up', 'aside', 'apart'])

/** The particle of a verb; a parser may hang "off" as an adverb. */
function particleOf(a: Analysis, verb: number): number {
  const particle = childBy(a, verb, COMPOUND_PRT)
  if (particle >= 0) return particle
  const next = verb + 1
  return next < a.n && a.head[next] === verb && PARTICLES.has(a.lower[next]!) ? next : -1
}

const AVERTS = /^over:(?:avert|prevent|avoid|block|foil|thwart|head_off|stave_off|ward_off|fend_off|stop|halt)$/
const TRIES = new Set(['over:try', 'over:attempt', 'over:struggle'])

/** A status from above changed by the standing of the word that gives it: "did not agree to meet", "may plan to". */
export function combine(over: Standing, governor: Standing): Standing {
  const g = governor.status
  if (VOID.has(over.status)) {
    // "talks to avert a strike": it is feared, and whether it comes nobody knows yet
    if (AVERTS.test(over.rule) && g !== 'happened' && g !== 'denied') return stand('possible', `to+${over.rule}`)
    return g === 'denied' ? stand('planned', `not+${over.rule}`) : over
  }
  if (VOID.has(g)) return stand(g === 'postponed' ? 'postponed' : g, `${governor.rule}+${over.rule}`)
  if (g === 'possible' && over.status !== 'possible')
    return stand(over.status === 'proposed' ? 'proposed' : 'possible', `${governor.rule}+${over.rule}`)
  if (over.status === 'happened') return governor
  // "tried to storm the hall": the attempt took place
  if (TRIES.has(over.rule) && !governor.weak && (g === 'happened' || g === 'underway')) return stand(g, over.rule)
  return over
}

/** The status that a verb leaves its object in, by its own standing; of what is announced other words may say more. */
export function overObject(a: Analysis, verb: number, governor: Standing): Standing | null {
  const over = overVerb(a, verb)
  const both = over && combine(over, governor)
  return both && a.lemma[verb] === 'announce' ? { ...both, weak: true } : both
}

const MOVES = new Set(['move', 'reschedule', 'shift', 'push', 'put', 'bring', 'postpone', 'delay', 'defer', 'adjourn'])
const TO_DAY = new Set(['to', 'until', 'till'])
const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december tomorrow today next'.split(
    ' ',
  ),
)

/** "moved from 3 May to 7 May", "brought forward to Monday": another date. */
export function isMoved(a: Analysis, noun: number, verb: number): boolean {
  if (!MOVES.has(a.lemma[verb]!) || (a.rel[noun] !== 'obj' && a.rel[noun] !== 'nsubj:pass')) return false
  if (a.lemma[verb] === 'reschedule') return true
  const end = Math.min(a.sentences[a.sentence[verb]!]!.to, verb + 12)
  for (let t = verb + 1; t < end - 1; t++) {
    if (TO_DAY.has(a.lower[t]!) && (a.upos[t + 1] === 'NUM' || DAYS.has(a.lower[t + 1]!) || DAYS.has(a.lower[t + 2] ?? ''))) return true
  }
  return false
}

/** Verbs by which something goes on: "continue", "keep". */
export const GO_ON = new Set(ASPECT.go_on.split(' '))

/** "continue", "have continued", "are continuing": not over. */
export function isPresent(a: Analysis, verb: number): boolean {
  const aux = childrenBy(a, verb, AUX)
  if (aux.some((m) => MODAL.get(a.lower[m]!) && a.upos[m] !== 'PART')) return false
  if (aux.length > 0) return aux.every((m) => a.xpos[m] === 'VBZ' || a.xpos[m] === 'VBP' || a.xpos[m] === 'VBN')
  return a.xpos[verb] === 'VBZ' || a.xpos[verb] === 'VBP'
}
