import { ASPECT } from '../../lang/en/events/light.ts'
import { BEFORE_NOUN, CONTEST, OVER_VERB, PRESUPPOSING } from '../../lang/en/events/scheduling.ts'
import { AHEAD, VOID } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { stand, type Standing } from './standing.ts'
import { clauseOfTime } from './time-clause.ts'
import { childBy, childrenBy, hasWordBy, isBelow, isNegated, isPassive, isVerb, prepositionOf } from './tree.ts'
import { BY_NAME, hasTo, isHeadlineInfinitive, listedStanding, MODAL, ofSubject, verbGroup } from './verb-group.ts'

const GO_ON = new Set(ASPECT.go_on.split(' '))
const STOP = new Set(ASPECT.stop.split(' '))
const CONDITIONAL = new Set(['if', 'unless', 'whether', 'lest', 'should'])
const AVERTS = /^over:(?:avert|prevent|avoid|block|foil|thwart|head_off|stave_off|ward_off|fend_off|stop|halt)$/
const TRIES = new Set(['over:try', 'over:attempt', 'over:struggle'])
const DOUBTFUL = new Set(
  'concern concerned worry worried fear afraid hope hopeful optimistic pessimistic confident doubt doubtful wonder speculate bet speculation possibility chance'.split(
    ' ',
  ),
)
const SPEECH_DOUBT = new Set(['deny', 'doubt', 'dispute', 'refute', 'reject'])
const BY_VERB = new Map(Object.entries(OVER_VERB))
const BY_MODIFIER = new Map(Object.entries(BEFORE_NOUN))

/** Reads the status of a mention off its clause and everything that governs it. */
export function standingOf(a: Analysis, token: number, carrier: number): Standing {
  const verb = isVerb(a, carrier) || a.xpos[carrier] === 'VBN'
  if (verb && carrier === token) return asInvited(a, token, verbStanding(a, token, 0))
  const own = nounModifiers(a, token)
  const by = verb ? carriedStanding(a, token, carrier) : nounStanding(a, token, 0)
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
  const over = overVerb(a, verb)
  if (a.rel[noun] === 'obj' && hasWordBy(a, noun, 'det', 'no')) return stand('denied', 'no-noun')
  const own = verbStanding(a, verb, 0)
  if (!over) return own
  return a.lemma[verb] === 'announce' ? { ...combine(over, own), weak: true } : combine(over, own)
}

/** The status that a verb, adjective or noun leaves its complement in, by the lexicon. */
function overVerb(a: Analysis, verb: number): Standing | null {
  // "committed a murder" is no commitment, "the match went ahead" no plan
  if ((a.lemma[verb] === 'commit' || a.lemma[verb] === 'go') && childBy(a, verb, 'xcomp') < 0) return null
  const particle = particleOf(a, verb)
  const lemma = a.lemma[verb]!
  const key = particle >= 0 ? `${lemma}_${a.lower[particle]}` : lemma
  const status = BY_VERB.get(key) ?? (particle >= 0 ? undefined : BY_VERB.get(lemma))
  return status ? stand(status, `over:${key}`) : null
}

/** The particle of a verb; a parser may hang "off" as an adverb. */
function particleOf(a: Analysis, verb: number): number {
  const particle = childBy(a, verb, 'compound:prt')
  if (particle >= 0) return particle
  const next = verb + 1
  return next < a.n && a.head[next] === verb && PARTICLES.has(a.lower[next]!) ? next : -1
}

const PARTICLES = new Set(['off', 'out', 'down', 'back', 'forward', 'up', 'aside', 'apart'])
const MOVES = new Set(['move', 'reschedule', 'shift', 'push', 'put', 'bring', 'postpone', 'delay', 'defer', 'adjourn'])
const TO_DAY = new Set(['to', 'until', 'till'])

const DAYS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december tomorrow today next'.split(
    ' ',
  ),
)

/** "moved from 3 May to 7 May", "brought forward to Monday": another date. */
function isMoved(a: Analysis, noun: number, verb: number): boolean {
  if (!MOVES.has(a.lemma[verb]!) || (a.rel[noun] !== 'obj' && a.rel[noun] !== 'nsubj:pass')) return false
  if (a.lemma[verb] === 'reschedule') return true
  const end = Math.min(a.sentences[a.sentence[verb]!]!.to, verb + 12)
  for (let t = verb + 1; t < end - 1; t++) {
    if (TO_DAY.has(a.lower[t]!) && (a.upos[t + 1] === 'NUM' || DAYS.has(a.lower[t + 1]!) || DAYS.has(a.lower[t + 2] ?? ''))) return true
  }
  return false
}

/** A status from above changed by the standing of the word that gives it: "did not agree to meet", "may plan to". */
function combine(over: Standing, governor: Standing): Standing {
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

/** The standing of a verb: its own auxiliaries, then what governs it. */
function verbStanding(a: Analysis, verb: number, depth: number): Standing {
  if (depth > 6) return stand('happened', 'deep', true)
  const own = verbGroup(a, verb)
  const above = governed(a, verb, depth, own)
  const result = above ?? own ?? stand('happened', 'default', true)
  if (hasCondition(a, verb) && !VOID.has(result.status)) return stand('possible', 'if')
  return result
}

function hasCondition(a: Analysis, verb: number): boolean {
  for (const m of childrenBy(a, verb, 'mark')) if (CONDITIONAL.has(a.lower[m]!)) return true
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
  if (rel.startsWith('advcl') && hasWordBy(a, verb, 'mark', 'that')) return clauseStanding(a, verb, head, own, depth)
  if (rel === 'advcl' || rel.startsWith('advcl')) return finite ? null : adverbialStanding(a, verb, head, depth)
  if (rel === 'acl' || rel.startsWith('acl')) {
    if (finite && rel !== 'acl') return null
    if (a.xpos[verb] === 'VBN' && !hasTo(a, verb)) return stand('happened', 'participle')
    if (a.xpos[verb] === 'VBG' && !hasTo(a, verb))
      return prepositionOf(a, verb) || childBy(a, verb, 'mark') >= 0 ? overName(a, head, depth) : null
    return overName(a, head, depth) ?? askedOf(a, verb, head, depth) ?? (hasTo(a, verb) ? stand('planned', 'noun-to', true) : null)
  }
  if (rel === 'parataxis' || rel === 'root') return null
  if (rel === 'amod') return stand('happened', 'participle', true)
  return null
}

/** "expected to meet", "began to fire", "likely to resign": the governor's lexicon entry, else its own standing. */
function complementStanding(a: Analysis, verb: number, head: number, depth: number): Standing | null {
  if (isVerb(a, head) || a.xpos[head] === 'VBN') {
    const governor = verbStanding(a, head, depth + 1)
    const over = overVerb(a, head)
    if (isYetTo(a, verb, head)) return stand('denied', 'yet-to')
    if (over && AHEAD.has(over.status) && isNegated(a, verb)) return stand('denied', `${over.rule}+not`)
    if (over) return combine(over, governor)
    if (GO_ON.has(a.lemma[head]!) && governor.status === 'happened') return stand(governor.weak ? 'underway' : 'happened', 'goes-on')
    if (STOP.has(a.lemma[head]!) && governor.status === 'happened') return stand('happened', 'stopped')
    const listed = listedStanding(a, head)
    if (listed) return listed
    if (a.lemma[head] === 'have' && hasTo(a, verb) && isPresent(a, head)) return stand('planned', 'have-to')
    return stand(governor.status, `under:${a.lemma[head]}`, governor.weak)
  }
  return overName(a, head, depth)
}

/** "has yet to concede", "is yet to be held". */
function isYetTo(a: Analysis, verb: number, head: number): boolean {
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
function overName(a: Analysis, head: number, depth: number): Standing | null {
  const status = BY_NAME.get(a.base[head]!)
  if (!status) return null
  const rule = `over:${a.lemma[head]}`
  if (isNegated(a, head) || hasWordBy(a, head, 'det', 'no')) return stand('denied', `no+${rule}`)
  const modal = childrenBy(a, head, 'aux')
    .map((m) => MODAL.get(a.lower[m]!))
    .find((s) => s !== undefined)
  if (modal === 'possible' && status !== 'proposed') return stand('possible', `modal+${rule}`)
  const verb = a.head[head]!
  if (verb >= 0 && a.upos[head] === 'NOUN' && (a.rel[head] === 'obj' || a.rel[head] === 'nsubj:pass') && isVerb(a, verb)) {
    const over = overVerb(a, verb)
    const governor = verbStanding(a, verb, depth + 1)
    if (over && VOID.has(over.status)) return combine(over, governor)
    if (governor.status === 'denied') return stand('denied', `not+${rule}`)
  }
  if (status === 'happened') return null
  return stand(status, rule)
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
  if (a.xpos[verb] === 'VBG' && ON.has(a.lower[childBy(a, verb, 'mark')] ?? '')) {
    const over = overVerb(a, head)
    if (over) return combine(over, governor)
  }
  // "was spared it by pleading guilty": what is said not to be so is the main clause
  if (governor.status === 'denied') return stand('happened', 'with-clause', true)
  return stand(governor.status, 'with-clause', governor.weak || governor.status !== 'happened')
}

const PARTS = new Set('round series set part stage phase day session leg wave batch'.split(' '))

/** "planned talks", "a possible visit", "next week's summit", "the next round of talks". */
function nounModifiers(a: Analysis, noun: number): Standing | null {
  const whole = a.head[noun]!
  if (whole >= 0 && a.rel[noun] === 'nmod' && PARTS.has(a.lemma[whole]!) && prepositionOf(a, noun) === 'of') {
    const part = nounModifiers(a, whole)
    if (part) return part
  }
  if (isUndated(a, noun)) return stand('planned', 'no-date')
  for (const c of childrenBy(a, noun, 'amod', 'acl', 'compound', 'nmod', 'advmod')) {
    const status = BY_MODIFIER.get(a.lower[c]!)
    if (status && c < noun) return stand(status, `before:${a.lower[c]}`)
    if (c > noun && a.rel[c] === 'acl') {
      // "talks aimed at ending the strike" are not themselves planned
      const isPurpose = (a.lemma[c] === 'aim' || a.lemma[c] === 'intend') && (a.lower[c + 1] === 'at' || a.lower[c + 1] === 'to')
      const over = a.xpos[c] === 'VBN' && !isPurpose && childBy(a, c, 'obj') < 0 ? overVerb(a, c) : null
      if (over) return over
      if (hasTo(a, c) && (childBy(a, c, 'aux:pass') >= 0 || a.lemma[c] === 'take' || a.lemma[c] === 'come'))
        return stand('planned', 'noun-to-be')
    }
  }
  if (hasWordBy(a, noun, 'det', 'no')) return stand('denied', 'no-noun')
  const clause = clauseOfTime(a, noun)
  return clause >= 0 && a.rel[clause] !== 'acl' ? clauseStandingOf(a, clause) : null
}

/** "The talks, which will begin on Monday", "the debate, which was slated for May". */
function clauseStandingOf(a: Analysis, verb: number): Standing | null {
  const told = verbStanding(a, verb, 0)
  const over = isPassive(a, verb) ? overVerb(a, verb) : null
  return over ? combine(over, told) : told.weak ? null : told
}

const FIXES = new Set(['set', 'fix', 'agree', 'name', 'announce', 'decide', 'confirm', 'determine'])
const DAY_OF = new Set(['date', 'day', 'time', 'venue'])

/** "a congress for which no date has been set", "elections whose date has yet to be fixed". */
function isUndated(a: Analysis, noun: number): boolean {
  return childrenBy(a, noun, 'acl').some((verb) => {
    const date = childBy(a, verb, 'nsubj')
    if (date < 0 || !DAY_OF.has(a.lemma[date]!)) return false
    if (FIXES.has(a.lemma[verb]!)) return hasWordBy(a, date, 'det', 'no') || isNegated(a, verb)
    return childrenBy(a, verb, 'xcomp').some((fixed) => FIXES.has(a.lemma[fixed]!) && isYetTo(a, fixed, verb))
  })
}

/** A noun in a clause of something else: what its governor says of it. */
function nounStanding(a: Analysis, noun: number, depth: number): Standing {
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
    const over = a.upos[head] === 'NOUN' && rel === 'nmod' ? overName(a, head, depth) : null
    if (over) return over
    return a.upos[head] === 'NOUN' ? softened(nounStanding(a, head, depth + 1)) : unknown
  }
  if (!isVerb(a, head) && a.xpos[head] !== 'VBN') {
    if (childBy(a, head, 'cop') < 0) return unknown
    // "is due to be eligible for parole"
    const above = a.rel[head] === 'xcomp' && a.head[head]! >= 0 ? complementStanding(a, head, a.head[head]!, depth + 1) : null
    return above && above.status !== 'happened' ? softened(above) : predicateStanding(a, head)
  }
  if (isPresupposed(a, noun, head)) return stand('happened', 'presupposed')
  const governor = verbStanding(a, head, depth + 1)
  if (isMoved(a, noun, head)) return stand('scheduled', 'moved')
  if (rel === 'obj' || rel === 'nsubj:pass' || rel === 'xcomp') {
    const over = overVerb(a, head)
    if (over) return a.lemma[head] === 'announce' ? { ...combine(over, governor), weak: true } : combine(over, governor)
    const listed = rel === 'obj' ? listedStanding(a, head) : null
    if (listed) return listed
    return governor.status === 'happened' ? unknown : softened(governor)
  }
  if (rel === 'nsubj') {
    if (GO_ON.has(a.lemma[head]!) && isPresent(a, head)) return stand('underway', 'goes-on')
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
  return fits && (hasWordBy(a, noun, 'det', 'the') || hasWordBy(a, noun, 'det', 'this') || childBy(a, noun, 'nmod:poss') >= 0)
}

/** "continue", "have continued", "are continuing": not over. */
function isPresent(a: Analysis, verb: number): boolean {
  const aux = childrenBy(a, verb, 'aux')
  if (aux.some((m) => MODAL.get(a.lower[m]!) && a.upos[m] !== 'PART')) return false
  if (aux.length > 0) return aux.every((m) => a.xpos[m] === 'VBZ' || a.xpos[m] === 'VBP' || a.xpos[m] === 'VBN')
  return a.xpos[verb] === 'VBZ' || a.xpos[verb] === 'VBP'
}

const BALLOT = new Set(['election', 'vote', 'referendum', 'ballot', 'poll', 'primary', 'caucus', 'runoff', 'contest'])

const CONTESTING = new Set('endorse run nominate challenge compete campaign stand support back choose select pick'.split(' '))

/** "the nominee for the election", "candidates in the primaries for the election": the vote is still to come, as far as its date lets it. */
function isContest(a: Analysis, noun: number, head: number): boolean {
  if (!BALLOT.has(a.lemma[noun]!.toLowerCase()) || !/^(?:for|in|of|at)$/.test(prepositionOf(a, noun))) return false
  return CONTEST.has(a.lemma[head]!.toLowerCase())
}

/** "a majority for a strike": what is voted for may come. */
const IN_FAVOUR = new Set(['vote', 'ballot', 'cent', 'percent', '%', 'majority', 'support', 'backing', 'appetite', 'mandate'])

const AFTER = new Set(['after', 'following', 'since', 'from'])
const UNTIL = new Set(['until', 'till', 'pending'])
const BEFORE = new Set(['before', 'ahead', 'prior', ...UNTIL])

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
  for (const m of childrenBy(a, head, 'aux')) {
    const status = MODAL.get(a.lower[m]!)
    if (status) return stand(status, 'copula-modal')
  }
  const now = childrenBy(a, head, 'cop').some((c) => a.xpos[c] === 'VBZ' || a.xpos[c] === 'VBP')
  if (now && (UNDERWAY.has(a.lower[head]!) || (a.lower[head] === 'way' && a.lower[head - 1] === 'under')))
    return stand('underway', 'copula')
  return stand('happened', 'copula', true)
}

const softened = (s: Standing): Standing => (s.weak ? s : { ...s, weak: true, rule: `in:${s.rule}` })
