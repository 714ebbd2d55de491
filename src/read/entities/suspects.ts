import { SUSPECT_NOUNS } from '../../lang/en/persons.ts'
import type { Analysis } from '../analysis.ts'
import { giveMentions } from './appositive.ts'
import type { Draft } from './draft.ts'

/** What is known of those of whom a report speaks when all words have found their entity. */
interface Known {
  readonly analysis: Analysis
  readonly drafts: readonly Draft[]
  readonly byHead: (Draft | undefined)[]
}

/**
 * Puts together what a report calls one who is not named at first: "a gunman", "the suspect" and "the attacker" are one man where nothing
 * speaks of several, and he has the name as which he is identified or the one of the only person who is arrested or charged.
 */
export function nameSuspects(known: Known): void {
  const { drafts, byHead } = known
  const alike = suspectsOf(known)
  const one = alike[0] ?? null
  for (const other of alike.slice(1)) giveMentions(other, one!, byHead)
  for (const [nominal, named] of identified(known)) {
    if (nominal.mentions.length === 0 || nominal === named) continue
    giveMentions(nominal, named, byHead)
  }
  if (!one || one.mentions.length === 0) return
  const held = drafts.filter((d) => d.isNamed && d.kind === 'person' && d.rail < 0 && isHeld(known.analysis, d))
  if (held.length === 1) giveMentions(one, held[0]!, byHead)
}

/** The drafts of nouns for one who is suspected; none where the report speaks of several. */
function suspectsOf({ analysis, drafts }: Known): Draft[] {
  for (let i = 0; i < analysis.n; i++) {
    if (analysis.upos[i] !== 'NOUN' || !SUSPECT_NOUNS.has(analysis.base[i]!)) continue
    if (analysis.xpos[i] === 'NNS' || isFurther(analysis, i)) return []
  }
  return drafts.filter((d) => isNameless(d) && d.rail < 0 && d.nouns.some((noun) => SUSPECT_NOUNS.has(noun)))
}

const isNameless = (d: Draft): boolean => d.kind === 'person' && !d.isNamed && !d.plural && d.mentions.length > 0

const FURTHER: ReadonlySet<string> = new Set(['another', 'other', 'second', 'third', 'fellow', 'no', 'any', 'each', 'every'])

/** "A second suspect", "another gunman": there is more than one. */
function isFurther(a: Analysis, noun: number): boolean {
  for (let i = noun - 1; i >= 0 && noun - i < 4 && a.sentence[i] === a.sentence[noun] && a.upos[i] !== 'PUNCT'; i--)
    if (FURTHER.has(a.lower[i]!) && a.lower[i + 1] !== 'than') return true
  return false
}

/** How far before or behind the verb of identifying its words may stand. */
const REACH = 8

/** Who is identified as whom: "identified the suspect as Jens Holm", "the man, later identified as Jens Holm". */
function identified({ analysis: a, byHead }: Known): [Draft, Draft][] {
  const out: [Draft, Draft][] = []
  for (let verb = 1; verb < a.n; verb++) {
    if (a.lower[verb] !== 'identified' && a.lower[verb] !== 'named') continue
    const as = after(a, verb)
    const named = as < 0 ? null : personAfter(a, as, byHead)
    if (!named) continue
    const nominal = nearest({ a, byHead }, as - 1, verb + 1) ?? nearest({ a, byHead }, verb - 1, verb - REACH)
    if (nominal && (named.gender === null || nominal.gender === null || named.gender === nominal.gender)) out.push([nominal, named])
  }
  return out
}

/** The "as" of a verb, -1 where it has none nearby. */
function after(a: Analysis, verb: number): number {
  for (let i = verb + 1; i < a.n && i - verb < REACH && a.sentence[i] === a.sentence[verb]; i++) {
    if (a.lower[i] === 'as') return i
    if (a.upos[i] === 'VERB') return -1
  }
  return -1
}

/** The person whose name comes behind "as", with at most age, trade and title between. */
function personAfter(a: Analysis, as: number, byHead: readonly (Draft | undefined)[]): Draft | null {
  for (let i = as + 1; i < a.n && i - as < REACH && a.sentence[i] === a.sentence[as]; i++) {
    const name = a.names[a.nameAt[i]!]
    if (name?.kind === 'person') return byHead.slice(name.from, name.to).find((d) => d?.isNamed) ?? null
    if (a.upos[i] === 'VERB' || a.upos[i] === 'CCONJ' || a.upos[i] === 'ADP') return null
  }
  return null
}

/** The nameless person whose noun or pronoun stands nearest before `from`, down to `last`. */
function nearest(
  { a, byHead }: { readonly a: Analysis; readonly byHead: readonly (Draft | undefined)[] },
  from: number,
  last: number,
): Draft | null {
  for (let i = from; i >= Math.max(0, last) && a.sentence[i] === a.sentence[from]; i--) {
    const draft = byHead[i]
    if (draft && isNameless(draft)) return draft
  }
  return null
}

const HOLDS: ReadonlySet<string> = new Set(['arrest', 'charge', 'detain', 'convict', 'indict', 'sentence', 'arraign', 'jail', 'extradite'])

/** True for one whom somebody arrests, charges or sentences. */
function isHeld(a: Analysis, { mentions }: Draft): boolean {
  return mentions.some(({ head }) => {
    const verb = a.head[head]!
    return verb >= 0 && HOLDS.has(a.lemma[verb]!) && (a.rel[head] === 'obj' || a.rel[head] === 'nsubj:pass')
  })
}
