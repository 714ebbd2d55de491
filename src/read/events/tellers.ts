import { DETAILS } from '../../lang/en/events/ordering.ts'
import type { Analysis } from '../analysis.ts'
import { SPEECH } from '../speech.ts'
import type { EventMention } from './mention.ts'

/** Verbs with one spoken to for an object. */
const TELLING: ReadonlySet<string> = new Set(['tell', 'inform', 'brief', 'remind', 'assure'])

/** "…, the spokesman told reporters": the speaker or the ones told of the verb that reports the event, who do nothing in it. */
export function onlySpeaks(a: Analysis, token: number, spoke: boolean, m: EventMention): boolean {
  let top = token
  while (a.head[top]! >= 0 && /^(?:appos|flat|compound|nmod:desc)/.test(a.rel[top]!)) top = a.head[top]!
  const verb = a.head[top]!
  if (verb < 0 || a.upos[verb] !== 'VERB' || verb === m.candidate.token || verb === m.candidate.carrier) return false
  const rel = a.rel[top]!
  if (rel === 'iobj' || rel === 'obj') return TELLING.has(a.lemma[verb]!)
  if (!rel.startsWith('nsubj')) return false
  if (spoke) return a.head[m.candidate.carrier] !== verb || a.rel[m.candidate.carrier] === 'ccomp'
  return SPEECH.has(a.lemma[verb]!) && isToldBy(a, m.candidate.carrier, verb)
}

/** True for what stands in the clause that a verb of speech tells: "the paper reported that the ministers will meet". */
function isToldBy(a: Analysis, token: number, verb: number): boolean {
  for (let t = token, k = 0; t >= 0 && k < 8; t = a.head[t]!, k++)
    if (a.head[t] === verb) return a.rel[t] === 'ccomp' || a.rel[t] === 'parataxis'
  return false
}

/** "ministers will settle the date of the summit": who settles a detail of it need not be there. */
export function onlySettled(a: Analysis, { candidate: c }: EventMention): boolean {
  const over = a.head[c.token]!
  return c.nominal && over >= 0 && a.rel[c.token]!.startsWith('nmod') && DETAILS.has(a.lemma[over]!)
}
