import { CONTEST, PRESUPPOSING } from '../../lang/en/events/scheduling.ts'
import type { Analysis } from '../analysis.ts'
import { combine, GO_ON, isMoved, isPresent, overObject, overVerb } from './over-verb.ts'
import { isBrought } from './refusal.ts'
import { stand, type Standing } from './standing.ts'
import { childBy, childrenBy, hasWordBy, isVerb, prepositionOf } from './tree.ts'
import { listedStanding, MODAL } from './verb-group.ts'
import { complementStanding, overName, verbStanding } from './verb-standing.ts'
import { AUX, COP, DET, NMOD_POSS, OBJ } from '../rel-bits.ts'

const AFTER = new Set(['after', 'following', 'since', 'from'])
const UNTIL = new Set(['until', 'till', 'pending'])
const BEFORE = new Set(['before', 'ahead', 'prior', ...UNTIL])

/** "a majority for a strike": what is voted for may come. */
const IN_FAVOUR = new Set(['vote', 'ballot', 'cent', 'percent', '%', 'majority', 'support', 'backing', 'appetite', 'mandate'])

/** A noun in a clause of something else: what its governor says of it. */
export function nounStanding(a: Analysis, noun: number, depth: number): Standing {
  const unknown = stand('happened', 'noun', true)
  const head = a.head[noun]!
  if (head < 0 || depth > 5) return unknown
  const rel = a.rel[noun]!
  if (rel === 'conj') return nounStanding(a, head, depth + 1)
  if (rel.startsWith('nmod')) {
    if (UNTIL.has(prepositionOf(a, noun))) return stand('planned', 'ahead-of', true)
    if (AFTER.has(prepositionOf(a, noun)) && prepositionOf(a, noun) !== 'from') return stand('happened', 'after')
    if (prepositionOf(a, noun) === 'for' && IN_FAVOUR.has(a.lemma[head]!.toLowerCase())) return stand('possible', 'voted-for')
    if (isContest(a, noun, head)) return stand('planned', 'contest', true)
    // "will begin without delay with a call": nothing is said of a delay of the call
    const over = a.upos[head] === 'NOUN' && rel === 'nmod' && prepositionOf(a, head) !== 'without' ? overName(a, head, depth) : null
    if (over) return over
    return a.upos[head] === 'NOUN' ? softened(nounStanding(a, head, depth + 1)) : unknown
  }
  if (!isVerb(a, head) && a.xpos[head] !== 'VBN') {
    if (childBy(a, head, COP) < 0) return unknown
    // "is due to be eligible for parole"
    const above = a.rel[head] === 'xcomp' && a.head[head]! >= 0 ? complementStanding(a, head, a.head[head]!, depth + 1) : null
    return above && above.status !== 'happened' ? softened(above) : predicateStanding(a, head)
  }
  if (isPresupposed(a, noun, head)) return stand('happened', 'presupposed')
  const governor = verbStanding(a, head, depth + 1)
  if (isMoved(a, noun, head)) return stand('scheduled', 'moved')
  if (rel === 'obj' || rel === 'nsubj:pass' || rel === 'xcomp') {
    const over = overObject(a, head, governor)
    if (over && isBrought(a, noun, over)) return stand('happened', 'brought')
    if (over) return over
    const listed = rel === 'obj' ? listedStanding(a, head) : null
    if (listed) return listed
    return governor.status === 'happened' ? unknown : softened(governor)
  }
  if (rel === 'nsubj') {
    if (GO_ON.has(a.lemma[head]!) && isPresent(a, head)) return stand('underway', 'goes-on')
    // "the strike did not stop the ferries": there was one
    if (governor.status === 'denied' && childBy(a, head, OBJ) >= 0) return unknown
    return governor.status === 'happened' ? unknown : softened(governor)
  }
  if (rel.startsWith('obl')) {
    // "called both sides to a meeting": he who calls them will have it
    if (a.lemma[head] === 'vote' && prepositionOf(a, noun) === 'for') return stand('possible', 'voted-for')
    if (a.lemma[head] === 'call' && prepositionOf(a, noun) === 'to') return combine(stand('planned', 'called-to'), governor)
    const over = overVerb(a, head)
    if (over && (prepositionOf(a, noun) === 'for' || prepositionOf(a, noun) === 'to' || prepositionOf(a, noun) === 'on'))
      return combine(over, governor)
    if (BALLOT.has(a.lemma[noun]!.toLowerCase()) && CONTESTING.has(a.lemma[head]!) && /^(?:for|in)$/.test(prepositionOf(a, noun)))
      return stand('planned', 'contest', true)
    return obliqueStanding(a, noun, governor)
  }
  return unknown
}

const PRESUPPOSED_BY = new Map(Object.entries(PRESUPPOSING).map(([verb, how]) => [verb, new Set(how.split(' '))]))

/** "will appeal the ruling", "may respond to Friday's attack": what is appealed and responded to has taken place, if it is a certain one. */
function isPresupposed(a: Analysis, noun: number, verb: number): boolean {
  const how = PRESUPPOSED_BY.get(a.lemma[verb]!)
  if (!how) return false
  const rel = a.rel[noun]!
  const fits = rel === 'obj' || rel === 'nsubj:pass' ? how.has('o') : rel.startsWith('obl') && how.has(prepositionOf(a, noun))
  return fits && (hasWordBy(a, noun, DET, 'the') || hasWordBy(a, noun, DET, 'this') || childBy(a, noun, NMOD_POSS) >= 0)
}

const BALLOT = new Set(['election', 'vote', 'referendum', 'ballot', 'poll', 'primary', 'caucus', 'runoff', 'contest'])
const CONTESTING = new Set('endorse run nominate challenge compete campaign stand support back choose select pick'.split(' '))

/** "the nominee for the election", "candidates in the primaries for the election": the vote is still to come, as far as its date lets it. */
function isContest(a: Analysis, noun: number, head: number): boolean {
  if (!BALLOT.has(a.lemma[noun]!.toLowerCase()) || !/^(?:for|in|of|at)$/.test(prepositionOf(a, noun))) return false
  return CONTEST.has(a.lemma[head]!.toLowerCase())
}

/** "will speak at the summit" is ahead as the summit is; "after the vote" has happened if what follows it has. */
function obliqueStanding(a: Analysis, noun: number, governor: Standing): Standing {
  const p = prepositionOf(a, noun)
  if (AFTER.has(p)) return governor.status === 'happened' ? stand('happened', 'after') : stand('planned', 'after-planned', true)
  if (BEFORE.has(p)) return stand('planned', 'ahead-of', true)
  if (governor.status === 'happened' || governor.status === 'denied') return stand('happened', 'noun', true)
  return softened(governor)
}

const UNDERWAY = new Set(['underway', 'under-way', 'ongoing', 'progress'])

/** "The vote is on Monday", "the meeting will be in May". */
function predicateStanding(a: Analysis, head: number): Standing {
  for (const m of childrenBy(a, head, AUX)) {
    const status = MODAL.get(a.lower[m]!)
    if (status) return stand(status, 'copula-modal')
  }
  const now = childrenBy(a, head, COP).some((c) => a.xpos[c] === 'VBZ' || a.xpos[c] === 'VBP')
  if (now && (UNDERWAY.has(a.lower[head]!) || (a.lower[head] === 'way' && a.lower[head - 1] === 'under')))
    return stand('underway', 'copula')
  return stand('happened', 'copula', true)
}

const softened = (s: Standing): Standing => (s.weak ? s : { ...s, weak: true, rule: `in:${s.rule}` })
