import type { Analysis } from '../analysis.ts'
import { ACL, NSUBJ_PASS, OBJ, XCOMP } from '../rel-bits.ts'
import { stand, type Standing } from './standing.ts'
import { childBy, childrenBy } from './tree.ts'
import { hasTo } from './verb-group.ts'

const REFUSES = new Set(['refuse', 'decline'])
const TURNS_DOWN = new Set(['reject', 'dismiss', 'veto', 'defeat', 'rebuff'])
/** What is put forward for others to take or leave. */
const OFFERED = new Set(
  'bill proposal motion plan request offer amendment resolution demand bid proposition invitation legislation measure application recommendation'.split(
    ' ',
  ),
)
/** What is put before a court has been brought, whatever the court makes of it. */
const BROUGHT = new Set(['lawsuit', 'suit', 'complaint', 'petition'])

/** "declined to hear the case", "the bill was rejected": what is told has not come about. */
export function asRefused(a: Analysis, verb: number, own: Standing): Standing {
  if (own.status !== 'happened') return own
  const lemma = a.lemma[verb]!
  if (REFUSES.has(lemma)) return childrenBy(a, verb, XCOMP).some((c) => hasTo(a, c)) ? stand('denied', 'refused') : own
  if (!TURNS_DOWN.has(lemma)) return own
  const what = childBy(a, verb, OBJ | NSUBJ_PASS)
  return what >= 0 && isOffered(a, what) ? stand('denied', 'turned-down') : own
}

/** A bill, or "it" behind one in the same sentence. */
function isOffered(a: Analysis, token: number): boolean {
  if (OFFERED.has(a.lemma[token]!)) return true
  if (a.lower[token] !== 'it') return false
  for (let t = token - 1; t >= a.sentences[a.sentence[token]!]!.from; t--) if (OFFERED.has(a.lemma[t]!)) return true
  return false
}

/** "her refusal to testify". */
export function isRefusal(a: Analysis, noun: number): boolean {
  return a.lemma[noun] === 'refusal' && a.lower[noun + 1] === 'to' && /^VB/.test(a.xpos[noun + 2] ?? '')
}

/** "rejected the lawsuit", "rejected an appeal filed by the union": it was brought. */
export function isBrought(a: Analysis, noun: number, over: Standing): boolean {
  if (over.status !== 'denied' || !/^over:(?:reject|turn_down|deny)$/.test(over.rule)) return false
  return BROUGHT.has(a.lemma[noun]!) || childrenBy(a, noun, ACL).some((c) => a.xpos[c] === 'VBN' && BRINGS.has(a.lemma[c]!))
}

const BRINGS = new Set(['file', 'bring', 'launch', 'submit', 'lodge'])
