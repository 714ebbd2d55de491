import type { Analysis } from '../analysis.ts'
import { nounSense } from './frames.ts'
import { childBy, childrenBy } from './tree.ts'
import { NSUBJ, OBJ, OBL } from '../rel-bits.ts'

/** Words that say of something that it is to come. */
export const DUE: ReadonlySet<string> = new Set(
  'due set scheduled slated expected planned likely unlikely poised ready supposed bound certain sure going'.split(' '),
)
const OCCURS = new Set(
  'take happen occur begin start commence open end conclude resume continue last run proceed go come follow'.split(' '),
)

/** The noun whose day a relative clause tells ("the debate, which was slated for May"), -1 where it tells none. */
export function datedBy(a: Analysis, verb: number): number {
  if (!a.rel[verb]!.startsWith('acl') || !tellsWhen(a, verb)) return -1
  const noun = nounOver(a, verb)
  return KEEPS.has(a.lemma[noun]!) && isEffect(a, verb) ? -1 : noun
}

/** The event noun of a relative clause, which the parser may hang on the last name before it: "the debate between Holm and Duarte, which …". */
function nounOver(a: Analysis, verb: number): number {
  let noun = a.head[verb]!
  for (let k = 0; k < 6 && /^(?:nmod|conj|flat|appos|compound)/.test(a.rel[noun]!) && !nounSense(a, noun); k++) noun = a.head[noun]!
  return a.lower[noun - 1] === 'between' && a.rel[noun]!.startsWith('nsubj') ? noun - 2 : noun
}

/** What is made on one day and holds from another. */
const KEEPS = new Set('deal agreement treaty accord pact contract law bill act resolution'.split(' '))

function isEffect(a: Analysis, verb: number): boolean {
  return childrenBy(a, verb, OBJ | OBL).some((o) => a.lower[o] === 'effect' || a.lower[o] === 'force')
}

/** The relative clause that tells when what a noun names is or was; -1 where there is none. */
export function clauseOfTime(a: Analysis, noun: number): number {
  const end = Math.min(a.sentences[a.sentence[noun]!]!.to, noun + CLAUSE_WITHIN)
  for (let t = noun + 1; t < end; t++) if (datedBy(a, t) === noun) return t
  return -1
}

const CLAUSE_WITHIN = 25

/** True for a relative clause, whole or cut short, that says of its noun that it is to come, takes place or comes into force. */
function tellsWhen(a: Analysis, verb: number): boolean {
  const lemma = a.lemma[verb]!
  if (DUE.has(a.lower[verb]!)) return childBy(a, verb, OBJ) < 0
  const subject = childBy(a, verb, NSUBJ)
  if (subject < 0 || !/^(?:which|that)$/.test(a.lower[subject]!)) return false
  if (isEffect(a, verb)) return lemma === 'take' || lemma === 'go' || lemma === 'come'
  if (lemma === 'hold') return a.rel[subject] === 'nsubj:pass'
  const object = childBy(a, verb, OBJ)
  return OCCURS.has(lemma) && (object < 0 || (lemma === 'take' && a.lower[object] === 'place'))
}
