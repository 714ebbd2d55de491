import type { Span } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import type { EventMention } from './mention.ts'
import { childrenBy, isVerb } from './tree.ts'
import { ACL, XCOMP } from '../rel-bits.ts'

/** Verbs that announce, plan or settle what stands under them: telling of the one is telling of the other. */
const TELLS: ReadonlySet<string> = new Set(
  (
    'agree announce plan propose pledge promise vow offer decide commit intend decline refuse threaten order approve authorise authorize ' +
    'sign win award seek request demand invite accept reject cancel postpone delay suspend resume schedule negotiate arrange reach secure land receive ' +
    'conclude complete confirm file launch undertake conduct carry impose issue deliver place ink clinch strike enter'
  ).split(' '),
)

/** Nouns under which the act stands that they speak of: "a plan to cut jobs". */
const NAMES: ReadonlySet<string> = new Set(
  'plan decision agreement commitment offer promise pledge proposal deal contract order bid option intention'.split(' '),
)

const UNDER: ReadonlySet<string> = new Set(['xcomp', 'ccomp', 'obj', 'nsubj:pass', 'acl'])

/**
 * Words that name a mention's event together with it: the verb of "signed a contract", the announcing verb of "announced cuts",
 * the noun of "a plan to cut jobs", the verb of "a contract to supply tankers". `taken` are the tokens of all mentions.
 */
export function twinsOf(a: Analysis, m: EventMention, taken: ReadonlySet<number>): Span[] {
  const out: Span[] = []
  const { token, carrier } = m.candidate
  const add = (t: number): void => {
    if (!taken.has(t)) out.push([a.start[t]!, a.end[t]!])
  }
  if (carrier !== token && TELLS.has(a.lemma[carrier]!)) add(carrier)
  if (NAMES.has(a.lemma[token]!) || TELLS.has(a.lemma[token]!))
    for (const c of childrenBy(a, token, ACL | XCOMP)) if (a.xpos[c] === 'VB') add(c)
  let t = token
  for (let k = 0; k < 2; k++) {
    const rel = a.rel[t]!
    const h = a.head[t]!
    if (h < 0 || !UNDER.has(rel) || taken.has(h)) break
    if (isVerb(a, h) ? !TELLS.has(a.lemma[h]!) : rel !== 'acl' || a.upos[h] !== 'NOUN' || !NAMES.has(a.lemma[h]!)) break
    if (h !== carrier) add(h)
    t = h
  }
  return out
}
