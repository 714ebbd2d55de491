import type { Span } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import type { EventMention } from './mention.ts'
import type { Candidate } from './triggers.ts'
import { childBy, childrenBy, prepositionOf } from './tree.ts'
import { ACL, ADVCL, CASE, NMOD, OBJ, XCOMP } from '../rel-bits.ts'

const TOPIC_VERBS = new Set([
  'discuss',
  'address',
  'debate',
  'determine',
  'negotiate',
  'consider',
  'review',
  'examine',
  'settle',
  'resolve',
  'finalise',
  'finalize',
])

/** First and last token of the stretch that hangs on a token. */
function extent(a: Analysis, token: number, depth = 0): [number, number] {
  let from = token
  let to = token
  if (depth > 12) return [from, to]
  for (let c = a.firstChild[token]!; c >= 0; c = a.nextSibling[c]!) {
    if (a.rel[c] === 'punct') continue
    const [x, y] = extent(a, c, depth + 1)
    from = Math.min(from, x)
    to = Math.max(to, y)
  }
  return [from, to]
}

/** The agenda: "to discuss …", "talks on …", "a debate about …". */
export function aboutOf(a: Analysis, c: Candidate): Span[] {
  const out: Span[] = []
  for (const head of c.carrier === c.token ? [c.token] : [c.token, c.carrier]) {
    for (const x of childrenBy(a, head, ADVCL | ACL | XCOMP)) {
      const object = TOPIC_VERBS.has(a.lemma[x]!) ? childBy(a, x, OBJ) : -1
      if (object >= 0) out.push(phrase(a, object))
    }
    if (!c.nominal || c.sense.act !== 'CONSULT') continue
    for (const x of childrenBy(a, head, NMOD)) {
      const p = prepositionOf(a, x)
      if (p === 'on' || p === 'about' || p === 'over' || p === 'regarding' || p === 'concerning') out.push(phrase(a, x))
    }
  }
  return out
}

function phrase(a: Analysis, token: number): Span {
  let [from] = extent(a, token)
  const [, to] = extent(a, token)
  for (const m of childrenBy(a, token, CASE)) if (m < token) from = Math.max(from, m + 1)
  return [a.start[Math.min(from, token)]!, a.end[to]!]
}

/** How long it lasts: a duration that belongs to a mention; "nearly", "about" keep their mark. */
export function durationOf(a: Analysis, mentions: readonly EventMention[]): string | null {
  for (const m of mentions) {
    for (const { time, from } of m.times) {
      // "will appeal within two weeks" sets a bound
      if (time.type !== 'DURATION' || !/^P[T\d]/.test(time.value) || a.lower[from] === 'within' || a.lower[from - 1] === 'within') continue
      return time.mod === 'APPROX' || time.mod === 'LESS_THAN' || time.mod === 'MORE_THAN' ? `~${time.value}` : time.value
    }
  }
  return null
}
