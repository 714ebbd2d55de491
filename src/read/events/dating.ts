import type { Analysis } from '../analysis.ts'
import type { PairContext } from './arguments.ts'
import type { EventMention } from './mention.ts'
import { SPEECH } from '../speech.ts'
import { timeHead } from './time.ts'
import { childBy, childrenBy, isVerb, prepositionOf } from './tree.ts'
import { extentOf, sideOf } from './when.ts'
import { ADVMOD, MARK } from '../rel-bits.ts'

/** What tells whether a time is a mention's own: where it lies, what it hangs on, what else stands near. */
export function addWhenFeatures(p: PairContext, m: EventMention, i: number, rule: string): void {
  const { a, features: x } = p
  const c = m.candidate
  const token = timeHead(a, p.times[i]!)
  const { time, from } = p.times[i]!
  const s = a.sentences[a.sentence[c.token]!]!
  const side = sideFeature(time.edtf, a.article.published?.value ?? null)
  const { status, weak } = m.standing
  const above = a.head[token]!
  const own = above >= 0 && (above === c.token || above === c.carrier)
  const governor = above < 0 ? 'root' : SPEECH.has(a.lemma[above]!) ? 'speech' : own ? 'own' : a.upos[above]!
  const depth = depthOf(a, c.carrier)
  x.add('side=', side)
  x.add('sst=', side, status, weak)
  x.add('sstr=', `${side}${status}`, weak, rule)
  x.add('wr=', m.standing.rule, rule)
  x.add('un=', p.above[token]! === c.token || above === c.token, rule)
  x.add('gov=', governor)
  x.add('govr=', governor, rule)
  x.add('txt=', a.lower[from]!)
  x.add('one=', p.dates.get(a.sentence[c.token]!)?.length === 1, rule)
  x.add('init=', token - s.from < 5, depth, rule)
  x.add('dep=', depth, depthOf(a, token))
  x.add('gtv=', governor, own, side)
  const way = wayTo(p, c.token, token)
  const held = c.nominal ? prepositionOf(a, c.token) : clauseWord(a, c.token)
  x.add('way=', way, held)
  x.add('wayr=', way, held, rule)
  x.add('ways=', way, status, side)
  x.add('adv=', timeWord(a, c.token), way)
  x.add('clo=', nearerThan(p, c.token, token), rule)
  x.add('anc=', time.anchor === null ? '-' : time.anchor === 'published' ? 'p' : 'm', rule)
  x.add('agr=', side, a.xpos[c.carrier]!)
  x.add('dfr=', m.definite, rule, c.sense.strength)
}

/** Where a time hangs from a mention: under it, over it in the clause that it is part of, under another mention, apart. */
function wayTo({ a, above }: PairContext, trigger: number, time: number): string {
  if (above[time] === trigger) return 'own'
  for (let t = a.head[trigger]!, k = 0; t >= 0 && k < 8; t = a.head[t]!, k++) {
    if (a.head[time] !== t && t !== time) continue
    return isVerb(a, t) ? `over${k}` : 'noun'
  }
  return above[time]! >= 0 ? 'other' : 'apart'
}

/** The word that joins a clause to what stands over it. */
function clauseWord(a: Analysis, verb: number): string {
  const mark = childBy(a, verb, MARK)
  return mark >= 0 ? a.lower[mark]! : a.rel[verb]!
}

/** A word of order beside a verb: "later", "then", "earlier". */
function timeWord(a: Analysis, token: number): string {
  for (const c of childrenBy(a, token, ADVMOD)) if (ORDER.has(a.lower[c]!)) return a.lower[c]!
  return '-'
}

const ORDER = new Set('later then subsequently eventually earlier previously already now recently soon again once first'.split(' '))

/** Clauses over a token, up to three. */
function depthOf(a: Analysis, token: number): number {
  let n = 0
  for (let t = token, k = 0; t >= 0 && k < 10; t = a.head[t]!, k++) if (CLAUSE.test(a.rel[t]!)) n++
  return Math.min(n, 3)
}

const CLAUSE = /^(?:ccomp|advcl|acl|xcomp|parataxis|csubj)/

/** How many candidates stand nearer to a token than the one at `trigger`, up to three. */
function nearerThan({ a, before }: PairContext, trigger: number, token: number): number {
  const d = Math.abs(trigger - token)
  const s = a.sentences[a.sentence[trigger]!]!
  return Math.min(before[Math.min(s.to, token + d)]! - before[Math.max(s.from, token - d + 1)]!, 3)
}

/** Where a time lies from the day of publication. */
function sideFeature(edtf: string | null, published: string | null): string {
  if (edtf === null) return 'none'
  if (published === null) return '?'
  return extentOf(edtf).from === '0000' ? 'till' : sideOf(edtf, published.slice(0, 10))
}
