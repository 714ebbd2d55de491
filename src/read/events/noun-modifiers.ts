import { BEFORE_NOUN } from '../../lang/en/events/scheduling.ts'
import type { Analysis } from '../analysis.ts'
import { combine, overVerb } from './over-verb.ts'
import { stand, type Standing } from './standing.ts'
import { clauseOfTime } from './time-clause.ts'
import { childBy, childrenBy, hasWordBy, isNegated, isPassive, prepositionOf } from './tree.ts'
import { hasTo } from './verb-group.ts'
import { isYetTo, verbStanding } from './verb-standing.ts'
import { ACL, ADVMOD, AMOD, AUX_PASS, COMPOUND, DET, NMOD, NSUBJ, OBJ, XCOMP } from '../rel-bits.ts'

const BY_MODIFIER = new Map(Object.entries(BEFORE_NOUN))
const PARTS = new Set('round series set part stage phase day session leg wave batch'.split(' '))

/** "planned talks", "a possible visit", "next week's summit", "the next round of talks". */
export function nounModifiers(a: Analysis, noun: number): Standing | null {
  const whole = a.head[noun]!
  if (whole >= 0 && a.rel[noun] === 'nmod' && PARTS.has(a.lemma[whole]!) && prepositionOf(a, noun) === 'of') {
    const part = nounModifiers(a, whole)
    if (part) return part
  }
  if (isUndated(a, noun)) return stand('planned', 'no-date')
  for (const c of childrenBy(a, noun, AMOD | ACL | COMPOUND | NMOD | ADVMOD)) {
    const status = BY_MODIFIER.get(a.lower[c]!)
    if (status && c < noun) return stand(status, `before:${a.lower[c]}`)
    if (c > noun && a.rel[c] === 'acl') {
      // "talks aimed at ending the strike" are not themselves planned
      const isPurpose = (a.lemma[c] === 'aim' || a.lemma[c] === 'intend') && (a.lower[c + 1] === 'at' || a.lower[c + 1] === 'to')
      const over = a.xpos[c] === 'VBN' && !isPurpose && childBy(a, c, OBJ) < 0 ? overVerb(a, c) : null
      if (over) return over
      if (hasTo(a, c) && (childBy(a, c, AUX_PASS) >= 0 || a.lemma[c] === 'take' || a.lemma[c] === 'come'))
        return stand('planned', 'noun-to-be')
    }
  }
  if (hasWordBy(a, noun, DET, 'no')) return stand('denied', 'no-noun')
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
  return childrenBy(a, noun, ACL).some((verb) => {
    const date = childBy(a, verb, NSUBJ)
    if (date < 0 || !DAY_OF.has(a.lemma[date]!)) return false
    if (FIXES.has(a.lemma[verb]!)) return hasWordBy(a, date, DET, 'no') || isNegated(a, verb)
    return childrenBy(a, verb, XCOMP).some((fixed) => FIXES.has(a.lemma[fixed]!) && isYetTo(a, fixed, verb))
  })
}
