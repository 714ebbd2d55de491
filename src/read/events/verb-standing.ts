import { ASPECT } from '../../lang/en/events/light.ts'
import { AHEAD, VOID } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { combine, GO_ON, isPresent, overVerb } from './over-verb.ts'
import { stand, type Standing } from './standing.ts'
import { childBy, childrenBy, hasWordBy, isNegated, isVerb, prepositionOf } from './tree.ts'
import { BY_NAME, hasTo, isHeadlineInfinitive, listedStanding, MODAL, ofSubject, verbGroup } from './verb-group.ts'
import { AUX, DET, MARK, NMOD, NMOD_POSS } from '../rel-bits.ts'

const STOP = new Set(ASPECT.stop.split(' '))
const CONDITIONAL = new Set(['if', 'unless', 'whether', 'lest', 'should'])
const DOUBTFUL = new Set(
  'concern concerned worry worried fear afraid hope hopeful optimistic pessimistic confident doubt doubtful wonder speculate bet speculation possibility chance'.split(
    ' ',
  ),
)
const SPEECH_DOUBT = new Set(['deny', 'doubt', 'dispute', 'refute', 'reject'])

/** The standing of a verb: its own auxiliaries, then what governs it. */
export function verbStanding(a: Analysis, verb: number, depth: number): Standing {
  if (depth > 6) return stand('happened', 'deep', true)
  const own = verbGroup(a, verb)
  const above = governed(a, verb, depth, own)
  const result = above ?? own ?? stand('happened', 'default', true)
  if (hasCondition(a, verb) && !VOID.has(result.status)) return stand('possible', 'if')
  return result
}

function hasCondition(a: Analysis, verb: number): boolean {
  for (const m of childrenBy(a, verb, MARK)) if (CONDITIONAL.has(a.lower[m]!)) return true
  return false
}

/** What the word above says, when the verb is a complement of it. */
function governed(a: Analysis, verb: number, depth: number, own: Standing | null): Standing | null {
  const head = a.head[verb]!
  if (isHeadlineInfinitive(a, verb)) return ofSubject(a, verb) ?? stand('planned', 'headline-to')
  if (head < 0) return null
  const rel = a.rel[verb]!
  const finite = own !== null && !own.weak
  if (rel === 'conj') return own && !own.weak ? null : isVerb(a, head) ? verbStanding(a, head, depth + 1) : null
  if (rel === 'xcomp' || rel === 'csubj' || (rel === 'obj' && a.xpos[verb] === 'VBG')) return complementStanding(a, verb, head, depth)
  if (rel === 'ccomp') return clauseStanding(a, verb, head, own, depth)
  // "denied that it had been agreed": a parser may take the clause for an adverb
  if (rel.startsWith('advcl') && hasWordBy(a, verb, MARK, 'that')) return clauseStanding(a, verb, head, own, depth)
  if (rel.startsWith('advcl')) return finite ? null : adverbialStanding(a, verb, head, depth)
  if (rel.startsWith('acl')) {
    if (finite && rel !== 'acl') return null
    if (a.xpos[verb] === 'VBN' && !hasTo(a, verb)) return stand('happened', 'participle')
    if (a.xpos[verb] === 'VBG' && !hasTo(a, verb))
      return prepositionOf(a, verb) || childBy(a, verb, MARK) >= 0 ? overName(a, head, depth) : null
    return overName(a, head, depth) ?? askedOf(a, verb, head, depth) ?? (hasTo(a, verb) ? stand('planned', 'noun-to', true) : null)
  }
  if (rel === 'parataxis' || rel === 'root') return null
  if (rel === 'amod') return stand('happened', 'participle', true)
  return null
}

/** "expected to meet", "began to fire", "likely to resign": the governor's lexicon entry, else its own standing. */
export function complementStanding(a: Analysis, verb: number, head: number, depth: number): Standing | null {
  if (isVerb(a, head) || a.xpos[head] === 'VBN') {
    const governor = verbStanding(a, head, depth + 1)
    const over = a.lemma[head] === 'seek' && hasTo(a, verb) ? stand('planned', 'over:seek-to') : overVerb(a, head)
    if (isYetTo(a, verb, head)) return stand('denied', 'yet-to')
    if (over && AHEAD.has(over.status) && isNegated(a, verb)) return stand('denied', `${over.rule}+not`)
    // "decided to hold on": what was decided may be told because it was done
    if (over && a.lemma[head] === 'decide' && governor.rule === 'past' && a.xpos[head] === 'VBD') return { ...over, weak: true }
    if (over) return combine(over, governor)
    if (GO_ON.has(a.lemma[head]!) && governor.status === 'happened') return stand(governor.weak ? 'underway' : 'happened', 'goes-on')
    if (STOP.has(a.lemma[head]!) && governor.status === 'happened') return stand('happened', 'stopped')
    const listed = listedStanding(a, head)
    if (listed) return listed
    if (a.lemma[head] === 'have' && hasTo(a, verb) && isPresent(a, head)) return stand('planned', 'have-to')
    if (governor.status === 'denied' && LEAVES_ALONE.has(a.lemma[head]!)) return null
    return stand(governor.status, `under:${a.lemma[head]}`, governor.weak)
  }
  return overName(a, head, depth)
}

/** "has yet to concede", "is yet to be held". */
export function isYetTo(a: Analysis, verb: number, head: number): boolean {
  const lemma = a.lemma[head]
  if (lemma !== 'have' && lemma !== 'be' && lemma !== 'remain') return false
  for (let t = head + 1; t < verb; t++) if (a.lower[t] === 'yet' && a.lower[t + 1] === 'to') return true
  return false
}

/** "asked the mayor to resign", "called for it to be investigated": a parser may hang the infinitive on the one who is asked. */
function askedOf(a: Analysis, verb: number, head: number, depth: number): Standing | null {
  const governor = a.head[head]!
  if (governor < 0 || !hasTo(a, verb) || !isVerb(a, governor)) return null
  if (a.rel[head] !== 'obj' && a.rel[head] !== 'iobj' && !(a.rel[head] === 'obl' && prepositionOf(a, head) === 'for')) return null
  const over = overVerb(a, governor)
  return over ? combine(over, verbStanding(a, governor, depth + 1)) : null
}

/** An adjective or noun over an infinitive or gerund: "likely to", "plans to", "no plans to". */
export function overName(a: Analysis, head: number, depth: number): Standing | null {
  const status = BY_NAME.get(a.base[head]!)
  if (!status) return null
  const rule = `over:${a.lemma[head]}`
  if (isNegated(a, head) || hasWordBy(a, head, DET, 'no')) return stand('denied', `no+${rule}`)
  const modal = childrenBy(a, head, AUX)
    .map((m) => MODAL.get(a.lower[m]!))
    .find((s) => s !== undefined)
  if (modal === 'possible' && status !== 'proposed') return stand('possible', `modal+${rule}`)
  const verb = a.head[head]!
  if (verb >= 0 && a.upos[head] === 'NOUN' && (a.rel[head] === 'obj' || a.rel[head] === 'nsubj:pass') && isVerb(a, verb)) {
    const over = overVerb(a, verb)
    const governor = verbStanding(a, verb, depth + 1)
    if (over && VOID.has(over.status)) return combine(over, governor)
    // "does not affect plans to buy": they stand
    if (governor.status === 'denied' && !LEAVES_ALONE.has(a.lemma[verb]!)) return stand('denied', `not+${rule}`)
  }
  if (status === 'happened') return null
  return stand(status, rule, isTakenBy(a, head))
}

/** What, if it is not so, leaves a plan as it was. */
const LEAVES_ALONE = new Set(
  'affect change alter disrupt hinder impede influence impact delay stop prevent deter end abandon drop cancel'.split(' '),
)

/** "the court's decision to halt the count": a decision of somebody may be told because of what came of it. */
function isTakenBy(a: Analysis, noun: number): boolean {
  if (a.base[noun] !== 'decision' || a.lemma[a.head[noun]!] === 'announce') return false
  return childBy(a, noun, NMOD_POSS) >= 0 || childrenBy(a, noun, NMOD).some((c) => prepositionOf(a, c) === 'of')
}

/** A finite clause under a verb: only verbs that doubt, wish, propose or schedule change it. */
function clauseStanding(a: Analysis, verb: number, head: number, own: Standing | null, depth: number): Standing | null {
  const lemma = a.lemma[head]!
  if (SPEECH_DOUBT.has(lemma) && (own === null || own.status === 'happened')) return stand('denied', `clause:${lemma}`)
  if (own && own.status === 'planned' && DOUBTFUL.has(lemma)) return stand('possible', `clause:${lemma}`)
  if (own && !own.weak && own.status !== 'happened') return null
  const over = isVerb(a, head) ? overVerb(a, head) : null
  if (!over) return a.xpos[verb] === 'VB' || a.xpos[verb] === 'VBG' ? (isVerb(a, head) ? verbStanding(a, head, depth + 1) : null) : null
  if (own && own.status === 'happened' && !own.weak) return null
  return combine(over, verbStanding(a, head, depth + 1))
}

const ON = new Set(['on', 'of', 'about', 'against', 'into'])

/** Clauses without a finite verb: purpose is ahead of its verb, participles go with it. */
function adverbialStanding(a: Analysis, verb: number, head: number, depth: number): Standing | null {
  if (!isVerb(a, head)) return overName(a, head, depth)
  const governor = verbStanding(a, head, depth + 1)
  if (hasTo(a, verb)) {
    const over = overVerb(a, head)
    if (over) return combine(over, governor)
    return stand(governor.status === 'happened' ? 'possible' : governor.status, 'purpose', true)
  }
  // "plans on leaving", "thought about selling"
  if (a.xpos[verb] === 'VBG' && ON.has(a.lower[childBy(a, verb, MARK)] ?? '')) {
    const over = overVerb(a, head)
    if (over) return combine(over, governor)
  }
  // "was spared it by pleading guilty": what is said not to be so is the main clause
  if (governor.status === 'denied') return stand('happened', 'with-clause', true)
  return stand(governor.status, 'with-clause', governor.weak || governor.status !== 'happened')
}
