import { ASPECT } from '../../lang/en/events/light.ts'
import type { Analysis } from '../analysis.ts'
import { NSUBJ } from '../rel-bits.ts'
import { stand, type Standing } from './standing.ts'
import { childBy, isVerb } from './tree.ts'

const INQUIRIES = new Set(['investigation', 'inquiry', 'enquiry', 'probe', 'manhunt'])
const BEGINS = new Set(ASPECT.start.split(' '))
/** What an inquiry does that has come to its end, or to something. */
const ENDS = new Set([
  ...ASPECT.stop.split(' '),
  ...'find conclude reveal show uncover establish clear close result lead determine drop say'.split(' '),
])

/** "opened an inquiry", "is the subject of an inquiry": what looks into a thing goes on until something is told of its end. */
export function asInquiry(a: Analysis, noun: number, carrier: number, own: Standing): Standing {
  if (own.status !== 'happened' || !INQUIRIES.has(a.lemma[noun]!)) return own
  if (carrier !== noun) return BEGINS.has(a.lemma[carrier]!) ? stand('underway', 'inquiry') : own
  if (!own.weak || !/^(?:noun|copula)$/.test(own.rule)) return own
  const over = a.head[noun]!
  if (over >= 0 && isVerb(a, over) && (childBy(a, over, NSUBJ) === noun || ENDS.has(a.lemma[over]!))) return own
  return isOneSided(a, noun) ? stand('underway', 'inquiry', true) : own
}

/** "an SEC inquiry", "its inquiry into the fire", "an inquiry by the regulator": of somebody or into something. */
function isOneSided(a: Analysis, noun: number): boolean {
  for (let c = a.firstChild[noun]!; c >= 0; c = a.nextSibling[c]!) if (/^(?:nmod|compound|amod)/.test(a.rel[c]!)) return true
  return false
}

/** "as of Monday she was being treated": what went on at the last that is told goes on. */
export function asGoingOn(a: Analysis, verb: number, own: Standing): Standing {
  if (own.rule !== 'past-progressive') return own
  return hasAsOf(a, verb) ? stand('underway', 'as-of') : own
}

/** "As of Monday": how things stood at the last. */
function hasAsOf(a: Analysis, verb: number): boolean {
  const { from, to } = a.sentences[a.sentence[verb]!]!
  for (let t = from; t < to - 1; t++) if (a.lower[t] === 'as' && a.lower[t + 1] === 'of') return true
  return false
}
