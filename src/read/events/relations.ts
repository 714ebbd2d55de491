import { ANAPHORS } from '../../lang/en/events/families.ts'
import { AFTERWARD, CLAUSE_WORDS, DETAILS, DETERMINING, ORDER_VERBS, PHRASES, PREPOSITIONS } from '../../lang/en/events/ordering.ts'
import type { Relation, Span } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { ORDER_WORD } from '../marks.ts'
import { childBy, childrenBy, isPassive, isVerb, prepositionOf } from './tree.ts'
import { ACL, ADVMOD, CASE, CCOMP, CONJ, MARK, NMOD, NSUBJ, NSUBJ_PASS, OBJ, OBL, XCOMP } from '../rel-bits.ts'

type Kind = Relation['kind']

/** A relation between two events by their numbers. */
export interface FoundRelation {
  readonly from: number
  readonly to: number
  readonly kind: Kind
  readonly span: Span
}

interface State {
  readonly a: Analysis
  /** Number of the event that a token names, -1 for none. */
  readonly eventAt: Int32Array
  readonly add: (from: number, to: number, kind: Kind, span: Span) => void
}

const ANAPHOR = new Set([...ANAPHORS.split(' '), 'news', 'report', 'announcement', 'it', 'this', 'that'])
const ORDERING = new Map(Object.entries(ORDER_VERBS))
const OPPOSITE: Readonly<Record<string, Kind>> = { before: 'after', after: 'before' }

/** True for a word that may put the events of its sentence in an order by itself. */
export const isOrderWord = (lower: string, lemma: string): boolean => ORDERING.has(lemma) || AFTERWARD.has(lower) || DETAILS.has(lemma)

/** Reads the relations between events that the words state. */
export function findRelations(a: Analysis, eventAt: Int32Array): FoundRelation[] {
  const out: FoundRelation[] = []
  const seen = new Set<string>()
  const add: State['add'] = (from, to, kind, span) => {
    const key = `${from}:${to}:${kind}`
    if (from < 0 || to < 0 || from === to || seen.has(key) || seen.has(`${to}:${from}:${OPPOSITE[kind]}`)) return
    seen.add(key)
    out.push({ from, to, kind, span })
  }
  const state: State = { a, eventAt, add }
  for (const s of a.sentences) {
    // all that relates an event stands in its sentence
    if (!hasEvent(eventAt, s.from, s.to)) continue
    for (let t = s.from; t < s.to; t++) {
      if (eventAt[t]! >= 0) {
        phraseRelation(state, t)
        clauseRelation(state, t)
      }
      if ((a.marks[t]! & ORDER_WORD) === 0) continue
      if (ORDERING.has(a.lemma[t]!)) orderVerb(state, t)
      if (AFTERWARD.has(a.lower[t]!)) sequel(state, t)
      if (DETAILS.has(a.lemma[t]!)) determines(state, t)
    }
  }
  return out
}

function hasEvent(eventAt: Int32Array, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (eventAt[t]! >= 0) return true
  return false
}

const spanFrom = (a: Analysis, x: number, y: number): Span => [a.start[Math.min(x, y)]!, a.end[Math.max(x, y)]!]

/** The event that the clause over a token tells, through complements and light words; -1 where none. */
function governorEvent({ a, eventAt }: State, token: number): number {
  const own = eventAt[token]!
  let t = a.head[token]!
  for (let k = 0; k < 5 && t >= 0; k++) {
    if (eventAt[t]! >= 0 && eventAt[t] !== own) return eventAt[t]!
    if (isVerb(a, t)) {
      const down = complementEvent(a, eventAt, t, own, 0)
      if (down >= 0) return down
    }
    t = a.head[t]!
  }
  return -1
}

const COMPLEMENTS: readonly number[] = [XCOMP, OBJ, CCOMP, NSUBJ_PASS, NSUBJ, OBL]

function complementEvent(a: Analysis, eventAt: Int32Array, t: number, own: number, depth: number): number {
  for (const rel of COMPLEMENTS) {
    for (const c of childrenBy(a, t, rel)) {
      if (rel === OBL && (PREPOSITIONS[prepositionOf(a, c)] ?? null) !== null) continue
      if (eventAt[c]! >= 0 && eventAt[c] !== own) return eventAt[c]!
      if (depth < 2 && rel !== OBL && rel !== NSUBJ) {
        const deeper = complementEvent(a, eventAt, c, own, depth + 1)
        if (deeper >= 0) return deeper
      }
    }
  }
  return -1
}

/** The event of the sentence's main clause, for phrases that the parser hangs on the wrong word. */
function mainEvent({ a, eventAt }: State, token: number): number {
  const s = a.sentences[a.sentence[token]!]!
  let root = s.from
  for (let t = s.from; t < s.to; t++) if (a.head[t]! < 0) root = t
  if (eventAt[root]! >= 0 && eventAt[root] !== eventAt[token]) return eventAt[root]!
  return complementEvent(a, eventAt, root, eventAt[token]!, 0)
}

/** The event told last before a sentence. */
function lastBefore({ a, eventAt }: State, token: number, sentences: number): number {
  const s = a.sentences[a.sentence[token]!]!
  for (let u = s.from - 1; u >= 0 && a.sentence[u]! >= a.sentence[token]! - sentences; u--)
    if (eventAt[u]! >= 0 && eventAt[u] !== eventAt[token]) return eventAt[u]!
  return -1
}

/** "The move comes after …": what an empty subject takes up. */
function anaphor(state: State, token: number): number {
  const { a } = state
  let t = a.head[token]!
  for (let k = 0; k < 3 && t >= 0; k++) {
    if (isVerb(a, t) && /^(?:come|follow|occur|happen|be)$/.test(a.lemma[t]!)) {
      const subject = childBy(a, t, NSUBJ)
      return subject >= 0 && ANAPHOR.has(a.lemma[subject]!) ? lastBefore(state, token, 2) : -1
    }
    t = a.head[t]!
  }
  return -1
}

function otherEvent(state: State, token: number): number {
  const empty = anaphor(state, token)
  if (empty >= 0) return empty
  const above = governorEvent(state, token)
  return above >= 0 ? above : mainEvent(state, token)
}

/** The words before a noun phrase that order it: "after the vote", "ahead of the talks", "in the wake of the attack". */
function orderingBefore(a: Analysis, noun: number): { kind: Kind; at: number } | null {
  const from = a.sentences[a.sentence[noun]!]!.from
  let i = noun - 1
  for (let steps = 0; i >= from && steps < 10; i--, steps++) {
    const upos = a.upos[i]
    if (PREPOSITIONS[a.lower[i]!] || a.lower[i] === 'of' || a.lower[i] === 'to' || a.lower[i] === 'for') break
    if (
      upos !== 'DET' &&
      upos !== 'ADJ' &&
      upos !== 'NOUN' &&
      upos !== 'PROPN' &&
      upos !== 'NUM' &&
      upos !== 'PART' &&
      upos !== 'PRON' &&
      a.form[i] !== '-' &&
      a.form[i] !== '–'
    )
      return null
  }
  if (i < from) return null
  const word = a.lower[i]!
  if (PREPOSITIONS[word]) return { kind: PREPOSITIONS[word], at: i }
  for (let k = i - 1; k >= Math.max(from, i - 4); k--) {
    const kind = PHRASES[a.lower.slice(k, i + 1).join(' ')]
    if (kind) return { kind, at: k }
  }
  return null
}

function phraseRelation(state: State, t: number): void {
  const { a, eventAt, add } = state
  if (isVerb(a, t) && a.xpos[t] !== 'VBG') return
  const found = orderingBefore(a, t)
  if (found) add(otherEvent(state, t), eventAt[t]!, found.kind, spanFrom(a, found.at, t))
}

/** "before the leaders meet", "once the law is passed", "if the vote fails". */
function clauseRelation(state: State, t: number): void {
  const { a, eventAt } = state
  let v = t
  for (let k = 0; k < 4; k++) {
    for (const m of childrenBy(a, v, MARK | ADVMOD | CASE)) {
      const kind = m < v ? CLAUSE_WORDS[a.lower[m]!] : undefined
      if (kind) return addClause(state, { t, v, m, kind })
    }
    const h = a.head[v]!
    if (h < 0 || !/^(?:xcomp|obj|nsubj|nsubj:pass|conj|obl)$/.test(a.rel[v]!)) break
    v = h
  }
  if (eventAt[t]! < 0) return
  const m = openerBefore(a, t)
  if (m >= 0) addClause(state, { t, v: t, m, kind: CLAUSE_WORDS[a.lower[m]!]! })
}

/** A clause with an event at `t`, its head `v`, and the word `m` that opens it. */
interface Clause {
  readonly t: number
  readonly v: number
  readonly m: number
  readonly kind: Kind
}

function addClause(state: State, { t, v, m, kind }: Clause): void {
  const { a, eventAt, add } = state
  const event = eventAt[t]!
  const head = a.head[v]!
  const main = anaphor(state, v)
  const above = main >= 0 ? main : head >= 0 && eventAt[head]! >= 0 ? eventAt[head]! : governorEvent(state, v)
  add(above >= 0 && above !== event ? above : mainEvent(state, t), event, kind, spanFrom(a, m, t))
}

/** So many words may stand between the word that opens a clause and its verb. */
const CLAUSE_REACH = 10
/** What may stand there: the subject of the verb and its helpers. */
const IN_SUBJECT = new Set(['NOUN', 'PROPN', 'DET', 'ADJ', 'NUM', 'PRON', 'AUX', 'ADV', 'PART', 'ADP', 'SYM'])

/**
 * The word that opens the clause of a finite verb, by the words alone; -1 where there is none. A parser often takes
 * "after" for a preposition of the subject: "arrested after their daughter escaped".
 */
function openerBefore(a: Analysis, t: number): number {
  if (!/^VB[DPZ]$/.test(a.xpos[t]!) && (a.xpos[t] !== 'VBN' || a.upos[t - 1] !== 'AUX')) return -1
  const from = a.sentences[a.sentence[t]!]!.from
  let subject = false
  for (let i = t - 1, k = 0; i >= from && k < CLAUSE_REACH; i--, k++) {
    if (CLAUSE_WORDS[a.lower[i]!]) return subject ? i : -1
    if (!IN_SUBJECT.has(a.upos[i]!)) return -1
    subject ||= a.upos[i] === 'NOUN' || a.upos[i] === 'PROPN' || a.upos[i] === 'PRON' || a.upos[i] === 'NUM'
  }
  return -1
}

/** True when words between or before two tokens of a sentence put what they name in an order: they are two events, not one. */
export function isOrdered(a: Analysis, x: number, y: number): boolean {
  if (a.sentence[x] !== a.sentence[y]) return false
  const first = Math.min(x, y)
  const last = Math.max(x, y)
  for (let t = first + 1; t < last; t++) if ((a.marks[t]! & ORDER_WORD) !== 0 && ORDERING.has(a.lemma[t]!) && isVerb(a, t)) return true
  const before = openedAt(a, last)
  if (before > first) return true
  // "following the vote, she resigned": the order stands at the head of the sentence
  if (openedAt(a, first) < 0) return false
  for (let t = a.head[first]!, k = 0; t >= 0 && k < 4; t = a.head[t]!, k++) if (t === last) return true
  return false
}

function openedAt(a: Analysis, t: number): number {
  if (!isVerb(a, t)) {
    const found = orderingBefore(a, t)
    return found && OPPOSITE[found.kind] ? found.at : -1
  }
  const m = openerBefore(a, t)
  return m >= 0 && OPPOSITE[CLAUSE_WORDS[a.lower[m]!]!] ? m : -1
}

/** "The vote followed the debate", "the march was followed by clashes". */
function orderVerb(state: State, v: number): void {
  const { a, eventAt, add } = state
  const kind = ORDERING.get(a.lemma[v]!)!
  const passive = isPassive(a, v) || (a.xpos[v] === 'VBN' && childBy(a, v, NSUBJ) < 0)
  const subject = childrenBy(a, v, NSUBJ | NSUBJ_PASS)[0]
  const object = passive ? childrenBy(a, v, OBL).find((o) => prepositionOf(a, o) === 'by') : childrenBy(a, v, OBJ)[0]
  if (object === undefined || eventAt[object]! < 0) return
  const from = orderSubject(state, v, subject)
  add(from, eventAt[object]!, passive ? (OPPOSITE[kind] ?? kind) : kind, spanFrom(a, v, object))
}

/** What is in order with the object of an ordering verb: its subject, what an empty subject takes up, or for "…, followed by …" what it hangs on. */
function orderSubject(state: State, v: number, subject: number | undefined): number {
  const { a, eventAt } = state
  if (subject === undefined) return /^(?:acl|advcl)/.test(a.rel[v]!) || a.xpos[v] === 'VBG' ? governorEvent(state, v) : -1
  if (eventAt[subject]! >= 0) return eventAt[subject]!
  return ANAPHOR.has(a.lemma[subject]!) ? lastBefore(state, v, 2) : -1
}

/** "Afterward, she will …": after the event told last. */
function sequel(state: State, t: number): void {
  const { a, eventAt, add } = state
  if (a.rel[t] !== 'advmod') return
  const initial = t - a.sentences[a.sentence[t]!]!.from < 2
  const word = a.lower[t]!
  const head = a.head[t]!
  const own = head >= 0 && eventAt[head]! >= 0 ? eventAt[head]! : governorEvent(state, t)
  if (own < 0) return
  if (initial || word.startsWith('afterward') || word === 'thereafter') {
    let before = lastBefore(state, t, 1)
    if (before === own) before = -1
    add(own, before, 'after', [a.start[t]!, a.end[t]!])
    return
  }
  if (word === 'later') return
  for (let u = t - 1; u >= a.sentences[a.sentence[t]!]!.from; u--) {
    if (eventAt[u]! >= 0 && eventAt[u] !== own) return add(own, eventAt[u]!, 'after', [a.start[t]!, a.end[t]!])
  }
}

/** "talks to settle the date of the summit". */
function determines(state: State, t: number): void {
  const { a, eventAt, add } = state
  let noun = t
  while (a.rel[noun] === 'conj' && a.head[noun]! >= 0) noun = a.head[noun]!
  const verb = a.head[noun]!
  if (verb < 0 || !DETERMINING.has(a.lemma[verb]!)) return
  const target = [noun, ...childrenBy(a, noun, CONJ)].flatMap((d) => childrenBy(a, d, NMOD | ACL)).find((n) => eventAt[n]! >= 0)
  if (target === undefined) return
  add(
    eventAt[verb]! >= 0 && eventAt[verb] !== eventAt[target] ? eventAt[verb]! : governorEvent(state, verb),
    eventAt[target]!,
    'determines',
    spanFrom(a, verb, target),
  )
}
