import { MODALS, OVER_NAME } from '../../lang/en/events/scheduling.ts'
import type { Analysis } from '../analysis.ts'
import { isHeadlineNoun } from '../headline-noun.ts'
import { stand, type Standing } from './standing.ts'
import { anyLemma, anyTag, anyWord, childBy, childrenBy, hasWordBy, isNegated, prepositionOf } from './tree.ts'
import { ADVMOD, AUX, AUX_PASS, COMPOUND, DET, FLAT, MARK, NMOD, NSUBJ, NUMMOD, OBJ, OBL } from '../rel-bits.ts'

const AHEAD_MARKS = new Set(['before', 'until', 'till', 'once', 'when', 'after'])
/** What a modal leaves its verb in. */
export const MODAL = new Map(Object.entries(MODALS))
/** What an adjective or noun leaves the infinitive under it in. */
export const BY_NAME = new Map(Object.entries(OVER_NAME))

/** What the auxiliaries and the form of the verb say. */
export function verbGroup(a: Analysis, verb: number): Standing | null {
  const aux = childrenBy(a, verb, AUX)
  const negated = isNegated(a, verb) || hasNoSubject(a, verb)
  for (const m of aux) {
    const status = MODAL.get(a.lower[m]!)
    if (!status || a.upos[m] === 'PART') continue
    if (a.lower[m] === "'d" && a.xpos[verb] === 'VBN') continue
    if (a.lower[m] === 'should' || a.lower[m] === 'must') {
      if (negated) return stand('denied', 'modal-not')
      return a.lower[m] === 'should' && IN_COURSE.has(a.lemma[verb]!) ? stand('planned', 'modal-course') : stand('proposed', 'modal')
    }
    if (negated && isUntil(a, verb)) return stand(status, 'not-until')
    if (negated && isNotBefore(a, verb)) return stand(status, 'not-before')
    const perfect = anyWord(a, aux, 'have')
    // "without which it could not have been held": it was
    if (perfect && negated && hasWithout(a, verb)) return stand('happened', 'not-without')
    if (perfect && status !== 'possible') return stand('denied', 'would-have')
    if (negated) return stand('denied', 'modal-not')
    return stand(status, `modal:${a.lower[m]}`)
  }
  const to = hasTo(a, verb)
  if (to && (a.xpos[verb] === 'VBN' || a.xpos[verb] === 'VBD') && anyLemma(a, aux, 'have'))
    return isToBe(a, verb, WAS) ? stand('cancelled', 'was-to-have') : stand('happened', 'to-have')
  if (isToBe(a, verb)) return ofSubject(a, verb) ?? stand('planned', 'be-to')
  if (negated)
    return isUntil(a, verb) ? stand(aux.some((m) => a.xpos[m] === 'VBD') ? 'happened' : 'planned', 'not-until') : stand('denied', 'not')
  // "called for it to be held": an infinitive tells no time
  if (to && anyWord(a, aux, 'be')) return null
  if (isBarePassive(a, verb, aux)) return null
  const beginning = a.xpos[verb]
  if (beginning === 'VBG' && anyLemma(a, aux, 'be')) return progressive(a, aux)
  if (anyTag(a, childrenBy(a, verb, AUX_PASS), 'VBG')) return progressive(a, aux)
  if (beginning === 'VBD' || (beginning === 'VBN' && aux.length > 0)) return stand('happened', 'past')
  if (beginning === 'VBZ' || beginning === 'VBP') return presentStanding(a, verb)
  return null
}

/** What comes in its course: "the plane should arrive at noon" is expected, not demanded. */
const IN_COURSE = new Set('arrive land begin start enter reach finish last take happen occur depart dock'.split(' '))

/** "did not agree until Monday": on Monday it did. */
function isUntil(a: Analysis, verb: number): boolean {
  const object = childBy(a, verb, OBJ)
  const after = object >= 0 ? childrenBy(a, object, NMOD) : []
  return [...childrenBy(a, verb, OBL), ...after].some((o) => TO_TIME.has(prepositionOf(a, o)))
}

function hasWithout(a: Analysis, verb: number): boolean {
  const { from, to } = a.sentences[a.sentence[verb]!]!
  for (let t = from; t < to; t++) if (a.lower[t] === 'without') return true
  return false
}

const TO_TIME = new Set(['until', 'till'])

/** "will not take place before 3 May", "will not meet before next week": later it may. */
function isNotBefore(a: Analysis, verb: number): boolean {
  const object = childBy(a, verb, OBJ)
  const after = object >= 0 ? childrenBy(a, object, NMOD) : []
  return [...childrenBy(a, verb, OBL), ...after].some((o) => prepositionOf(a, o) === 'before' && isDay(a, o))
}

function isDay(a: Analysis, token: number): boolean {
  return (
    a.upos[token] === 'NUM' ||
    DAY_WORDS.has(a.lower[token]!) ||
    childrenBy(a, token, NUMMOD | FLAT | NMOD | COMPOUND).some((c) => DAY_WORDS.has(a.lower[c]!))
  )
}

const DAY_WORDS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december tomorrow week month year spring summer autumn winter'.split(
    ' ',
  ),
)

/** "No troops were sent": the subject negates. */
function hasNoSubject(a: Analysis, verb: number): boolean {
  for (const s of childrenBy(a, verb, NSUBJ | OBJ))
    if (a.lower[s] === 'none' || a.lower[s] === 'nobody' || hasWordBy(a, s, DET, 'no')) return true
  return false
}

/** "is meeting" and "has been meeting" go on; "was meeting" is over; "after being attacked" tells only that it took place. */
function progressive(a: Analysis, aux: readonly number[]): Standing {
  if (anyTag(a, aux, 'VBD')) return stand('happened', 'past-progressive')
  return anyTag(a, aux, 'VBZ') || anyTag(a, aux, 'VBP') ? stand('underway', 'progressive') : stand('happened', 'gerund', true)
}

function presentStanding(a: Analysis, verb: number): Standing {
  const marks = childrenBy(a, verb, MARK | ADVMOD)
  if (a.rel[verb]!.startsWith('advcl') && marks.some((m) => AHEAD_MARKS.has(a.lower[m]!))) return stand('planned', 'present-clause')
  return stand('happened', 'present', true)
}

/** "proposed that the match be held", "that it be put off": what is asked for, not told. */
function isBarePassive(a: Analysis, verb: number, aux: readonly number[]): boolean {
  const passive = childBy(a, verb, AUX_PASS)
  return passive >= 0 && a.lower[passive] === 'be' && aux.every((m) => m === passive || a.upos[m] === 'PART')
}

const WAS: ReadonlySet<string> = new Set(['was', 'were'])
const IS_OR_WAS: ReadonlySet<string> = new Set(['is', 'are', "'s", ...WAS])

/** "is to meet", "are to be sent". */
function isToBe(a: Analysis, verb: number, forms = IS_OR_WAS): boolean {
  const to = childrenBy(a, verb, MARK | AUX).find((m) => a.lower[m] === 'to')
  if (to === undefined || to === 0) return false
  let t = to - 1
  while (t > 0 && a.upos[t] === 'ADV') t--
  return forms.has(a.lower[t]!)
}

/**
 * "Teachers to strike on Thursday", "Port talks to resume": an infinitive that is the verb of its sentence, or that the parser hangs
 * on the noun at its root.
 */
export function isHeadlineInfinitive(a: Analysis, verb: number): boolean {
  if (!hasTo(a, verb) || (a.xpos[verb] !== 'VB' && !isBarePassive(a, verb, childrenBy(a, verb, AUX)))) return false
  const noun = a.head[verb]!
  if (noun < 0) return true
  return noun < verb && isHeadlineNoun(a, noun) && HANGS.test(a.rel[verb]!) && !BY_NAME.has(a.base[noun]!)
}

const HANGS = /^(?:acl|xcomp|advcl|csubj|ccomp|parataxis|dep)/

/** True for an infinitive with "to". */
export function hasTo(a: Analysis, verb: number): boolean {
  return hasWordBy(a, verb, MARK, 'to') || hasWordBy(a, verb, AUX, 'to')
}

const LISTS = new Set(['include', 'involve', 'comprise', 'be', 'contain', 'foresee', 'envisage'])

/** "The demands include closing the plant", "the plan is to merge": what a plan or demand consists of stands where plans and demands leave things. */
export function listedStanding(a: Analysis, verb: number): Standing | null {
  return LISTS.has(a.lemma[verb]!) ? ofSubject(a, verb) : null
}

/** The status that the noun of the subject leaves what follows in. */
export function ofSubject(a: Analysis, verb: number): Standing | null {
  const subject = childBy(a, verb, NSUBJ)
  const status = subject >= 0 && a.upos[subject] === 'NOUN' ? BY_NAME.get(a.base[subject]!) : undefined
  return status && status !== 'happened' ? stand(status, `list:${a.lemma[subject]}`) : null
}
