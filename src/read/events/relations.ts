import type { Relation, Span } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { childrenBy, isVerb, prepositionOf } from './tree.ts'

/** A relation between two events by their numbers. */
export interface FoundRelation {
  readonly from: number
  readonly to: number
  readonly kind: Relation['kind']
  readonly span: Span
}

const PREPOSITION: Readonly<Record<string, Relation['kind']>> = {
  before: 'before', ahead: 'before', 'prior': 'before', until: 'before', after: 'after', following: 'after', since: 'after', during: 'during', amid: 'during', alongside: 'part_of',
}
const MARK: Readonly<Record<string, Relation['kind']>> = { before: 'before', until: 'before', after: 'after', once: 'after', since: 'after', while: 'during', if: 'requires', unless: 'requires' }
const DETERMINE = new Set(['determine', 'decide', 'set', 'fix', 'finalise', 'finalize', 'agree', 'arrange', 'settle', 'schedule', 'prepare', 'plan', 'define', 'choose', 'establish', 'discuss', 'work'])
const DETAIL = new Set(['date', 'format', 'time', 'venue', 'detail', 'agenda', 'place', 'location', 'timing', 'schedule', 'modality', 'term', 'ground', 'groundwork', 'parameter', 'logistics', 'preparation'])
const AFTERWARD = new Set(['afterward', 'afterwards', 'subsequently', 'thereafter', 'then', 'later'])
const SIDELINES = new Set(['sideline', 'margin', 'part', 'framework', 'occasion'])

/** Reads the relations between events that the words state. `eventAt` gives the event of a token, -1 for none. */
export function findRelations(a: Analysis, eventAt: Int32Array): FoundRelation[] {
  const out: FoundRelation[] = []
  const seen = new Set<string>()
  const add = (from: number, to: number, kind: Relation['kind'], span: Span): void => {
    if (from < 0 || to < 0 || from === to) return
    const key = `${from}:${to}:${kind}`
    if (seen.has(key)) return
    seen.add(key)
    out.push({ from, to, kind, span })
  }
  for (let t = 0; t < a.n; t++) {
    if (eventAt[t]! >= 0) {
      nounRelation(a, eventAt, t, add)
      clauseRelation(a, eventAt, t, add)
    }
    if (AFTERWARD.has(a.lower[t]!) && a.rel[t] === 'advmod') sequel(a, eventAt, t, add)
    if (DETAIL.has(a.lemma[t]!)) determines(a, eventAt, t, add)
    if (SIDELINES.has(a.lemma[t]!)) sidelines(a, eventAt, t, add)
  }
  return out
}

type Add = (from: number, to: number, kind: Relation['kind'], span: Span) => void

const spanFrom = (a: Analysis, x: number, y: number): Span => [a.start[Math.min(x, y)]!, a.end[Math.max(x, y)]!]

/** The event that a token's clause tells, through complements and light words; -1 where none. */
function governorEvent(a: Analysis, eventAt: Int32Array, token: number): number {
  let t = a.head[token]!
  for (let k = 0; k < 4 && t >= 0; k++) {
    if (eventAt[t]! >= 0) return eventAt[t]!
    const down = complementEvent(a, eventAt, t)
    if (down >= 0 && isVerb(a, t)) return down
    if (isVerb(a, t) && k > 0 && a.rel[t] !== 'xcomp' && a.rel[t] !== 'conj') return -1
    t = a.head[t]!
  }
  return -1
}

function complementEvent(a: Analysis, eventAt: Int32Array, t: number): number {
  for (const c of childrenBy(a, t, 'xcomp', 'obj', 'nsubj:pass', 'nsubj', 'ccomp')) {
    if (eventAt[c]! >= 0) return eventAt[c]!
    for (const d of childrenBy(a, c, 'xcomp', 'obj')) if (eventAt[d]! >= 0) return eventAt[d]!
  }
  return -1
}

/** "after the vote", "ahead of the talks", "since the summit": a noun under a preposition of time. */
function nounRelation(a: Analysis, eventAt: Int32Array, t: number, add: Add): void {
  const rel = a.rel[t]!
  if (!rel.startsWith('obl') && !rel.startsWith('nmod') && rel !== 'advcl') return
  const p = prepositionOf(a, t)
  const kind = PREPOSITION[p]
  if (!kind) return
  const first = childrenBy(a, t, 'case')[0] ?? t
  add(governorEvent(a, eventAt, t), eventAt[t]!, kind, spanFrom(a, first, t))
}

/** "before the leaders meet", "once the law is passed", "if the vote fails". */
function clauseRelation(a: Analysis, eventAt: Int32Array, t: number, add: Add): void {
  let v = t
  for (let k = 0; k < 3 && !(a.rel[v] ?? '').startsWith('advcl'); k++) {
    const h = a.head[v]!
    if (h < 0 || !(a.rel[v] === 'xcomp' || a.rel[v] === 'obj' || a.rel[v] === 'nsubj:pass' || a.rel[v] === 'nsubj')) return
    v = h
  }
  if (!(a.rel[v] ?? '').startsWith('advcl')) return
  for (const m of childrenBy(a, v, 'mark', 'advmod', 'case')) {
    const kind = MARK[a.lower[m]!]
    if (kind) add(governorEvent(a, eventAt, v), eventAt[t]!, kind, spanFrom(a, m, t))
  }
}

/** "Afterward, she will …": after the event told last. */
function sequel(a: Analysis, eventAt: Int32Array, t: number, add: Add): void {
  const s = a.sentences[a.sentence[t]!]!
  const word = a.lower[t]!
  const initial = t - s.from < 2
  if (!initial && (word === 'later' || word === 'then')) return
  const own = eventAt[a.head[t]!] !== undefined && a.head[t]! >= 0 && eventAt[a.head[t]!]! >= 0 ? eventAt[a.head[t]!]! : governorEvent(a, eventAt, t)
  if (own < 0) return
  const limit = a.sentence[t]! - 1
  for (let u = initial ? s.from - 1 : t - 1; u >= 0 && a.sentence[u]! >= limit; u--) {
    if (eventAt[u]! >= 0 && eventAt[u] !== own) {
      add(own, eventAt[u]!, 'after', [a.start[t]!, a.end[t]!])
      return
    }
  }
}

/** "talks to settle the date of the summit". */
function determines(a: Analysis, eventAt: Int32Array, t: number, add: Add): void {
  let noun = t
  while (a.rel[noun] === 'conj' && a.head[noun]! >= 0) noun = a.head[noun]!
  const verb = a.head[noun]!
  if (verb < 0 || !DETERMINE.has(a.lemma[verb]!)) return
  const target = [noun, ...childrenBy(a, noun, 'conj')].flatMap((d) => childrenBy(a, d, 'nmod', 'acl')).find((n) => eventAt[n]! >= 0)
  if (target === undefined) return
  add(governorEvent(a, eventAt, verb), eventAt[target]!, 'determines', spanFrom(a, verb, target))
}

/** "on the sidelines of the summit", "as part of the visit". */
function sidelines(a: Analysis, eventAt: Int32Array, t: number, add: Add): void {
  const target = childrenBy(a, t, 'nmod').find((n) => prepositionOf(a, n) === 'of' && eventAt[n]! >= 0)
  if (target === undefined) return
  add(governorEvent(a, eventAt, t), eventAt[target]!, a.lemma[t] === 'occasion' ? 'during' : 'part_of', spanFrom(a, t, target))
}
