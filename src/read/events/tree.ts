import type { Analysis } from '../analysis.ts'
import { AUX_PASS, CASE, CONJ, MARK, NMOD_POSS, NSUBJ, NSUBJ_PASS, OBJ, OBL, OBL_AGENT } from '../rel-bits.ts'

/** The first dependent of `head` with one of the relations `rels` (bits) or a subtype of them, -1 where there is none. */
export function childBy(a: Analysis, head: number, rels: number): number {
  for (let c = a.firstChild[head]!; c >= 0; c = a.nextSibling[c]!) if ((a.relBits[c]! & rels) !== 0) return c
  return -1
}

const NOBODY: readonly number[] = []

/** All dependents of `head` with one of the relations `rels` (bits) or a subtype of them. */
export function childrenBy(a: Analysis, head: number, rels: number): readonly number[] {
  let out: number[] | null = null
  for (let c = a.firstChild[head]!; c >= 0; c = a.nextSibling[c]!) {
    if ((a.relBits[c]! & rels) === 0) continue
    if (out === null) out = [c]
    else out.push(c)
  }
  return out ?? NOBODY
}

/** True when one of the tokens is written as `lower`. */
export function anyWord(a: Analysis, tokens: readonly number[], lower: string): boolean {
  for (const t of tokens) if (a.lower[t] === lower) return true
  return false
}

/** True when one of the tokens has the tag. */
export function anyTag(a: Analysis, tokens: readonly number[], xpos: string): boolean {
  for (const t of tokens) if (a.xpos[t] === xpos) return true
  return false
}

/** True when one of the tokens is a form of `lemma`. */
export function anyLemma(a: Analysis, tokens: readonly number[], lemma: string): boolean {
  for (const t of tokens) if (a.lemma[t] === lemma) return true
  return false
}

/** True when the word `lower` hangs on `head` with one of the relations `rels` (bits). */
export function hasWordBy(a: Analysis, head: number, rels: number, lower: string): boolean {
  for (let c = a.firstChild[head]!; c >= 0; c = a.nextSibling[c]!) if ((a.relBits[c]! & rels) !== 0 && a.lower[c] === lower) return true
  return false
}

/** A token with all tokens coordinated with it. */
export function withConjuncts(a: Analysis, token: number): number[] {
  const out = [token]
  for (let c = a.firstChild[token]!; c >= 0; c = a.nextSibling[c]!) {
    if ((a.relBits[c]! & CONJ) !== 0 && (isNominal(a, c) || !isNominal(a, token))) {
      out.push(c)
      if (out.length < 12) for (const d of withConjuncts(a, c).slice(1)) out.push(d)
    }
  }
  return out
}

/** True for nouns, names, pronouns and numbers that stand as nouns. */
export function isNominal(a: Analysis, token: number): boolean {
  const u = a.upos[token]
  return u === 'NOUN' || u === 'PROPN' || u === 'PRON' || u === 'NUM'
}

/** True for verbs, including participles tagged as adjectives under a passive. */
export function isVerb(a: Analysis, token: number): boolean {
  return (
    a.upos[token] === 'VERB' || (a.upos[token] === 'AUX' && a.rel[token] !== 'aux' && a.rel[token] !== 'aux:pass' && a.rel[token] !== 'cop')
  )
}

/** True when `token` hangs on `over`, itself or through what it hangs on. */
export function isBelow(a: Analysis, token: number, over: number): boolean {
  let t = a.head[token]!
  for (let k = 0; k < 6 && t >= 0; k++, t = a.head[t]!) if (t === over) return true
  return false
}

/** The preposition that marks a noun ("with", "according to" as its first word), '' where there is none. */
export function prepositionOf(a: Analysis, noun: number): string {
  for (let c = a.firstChild[noun]!; c >= 0 && c < noun; c = a.nextSibling[c]!) {
    if ((a.relBits[c]! & CASE) !== 0 && a.lower[c] !== "'s" && a.lower[c] !== "'") return a.lower[c]!
  }
  return ''
}

/** True when a verb stands in the passive, or is a participle that modifies its object ("a bill passed by …"). */
export function isPassive(a: Analysis, verb: number): boolean {
  for (let c = a.firstChild[verb]!; c >= 0; c = a.nextSibling[c]!) {
    const r = a.relBits[c]!
    if ((r & (AUX_PASS | NSUBJ_PASS | OBL_AGENT)) !== 0) return true
    if ((r & NSUBJ) !== 0 && a.rel[c] === 'nsubj') return false
  }
  return (a.rel[verb] === 'acl' || a.rel[verb] === 'amod') && a.xpos[verb] === 'VBN'
}

const OBJECT_CONTROL = new Set(
  (
    'ask order urge invite force allow permit tell instruct advise encourage require help enable cause compel persuade convince want expect request direct authorise authorize ' +
    'oblige press push warn forbid let make have see hear watch get bring lead call'
  ).split(' '),
)

/** The token that does what `verb` says, through passives, control, coordination and relative clauses; -1 when it is not said. */
export function subjectOf(a: Analysis, verb: number, depth = 0): number {
  const passive = isPassive(a, verb)
  const own = passive ? agentOf(a, verb) : plainSubject(a, verb)
  if (own >= 0 || passive || depth > 5) return own
  return sharedSubject(a, verb, depth)
}

/** The syntactic subject, resolved through a relative pronoun; -1 when it is not there. */
function plainSubject(a: Analysis, verb: number): number {
  for (let c = a.firstChild[verb]!; c >= 0; c = a.nextSibling[c]!) {
    if ((a.relBits[c]! & NSUBJ) !== 0) return antecedent(a, verb, c)
  }
  return -1
}

const RELATIVE = new Set(['who', 'which', 'that', 'whom'])

function antecedent(a: Analysis, verb: number, token: number): number {
  if (!RELATIVE.has(a.lower[token]!)) return token
  if (a.rel[verb]!.startsWith('acl') && a.head[verb]! >= 0) return a.head[verb]!
  const meant = cleftOf(a, token)
  return meant >= 0 ? meant : token
}

/** "It was the union, he said, that asked for the talks": the noun that "it was" picks out, -1 where there is none. */
function cleftOf(a: Analysis, pronoun: number): number {
  const { from } = a.sentences[a.sentence[pronoun]!]!
  if (a.lower[from] !== 'it' || (a.lower[from + 1] !== 'was' && a.lower[from + 1] !== 'is')) return -1
  const noun = a.head[from]!
  return noun > from && noun < pronoun && isNominal(a, noun) ? noun : -1
}

/** The agent of a passive: "by …". */
export function agentOf(a: Analysis, verb: number): number {
  for (let c = a.firstChild[verb]!; c >= 0; c = a.nextSibling[c]!) {
    const r = a.relBits[c]!
    if ((r & OBL_AGENT) !== 0 || (a.rel[c] === 'obl' && prepositionOf(a, c) === 'by' && a.upos[c] !== 'NUM' && a.upos[c] !== 'VERB'))
      return c
  }
  return -1
}

/** The subject taken over from the clause above. */
function sharedSubject(a: Analysis, verb: number, depth: number): number {
  const head = a.head[verb]!
  if (head < 0) return -1
  const rel = a.rel[verb]!
  if (rel === 'conj') return isVerb(a, head) ? surfaceSubject(a, head, depth + 1) : -1
  if (rel === 'xcomp') {
    const object = childBy(a, head, OBJ)
    if (OBJECT_CONTROL.has(a.lemma[head]!)) {
      if (object >= 0) return object
      if (isPassive(a, head)) return plainSubject(a, head)
    }
    return surfaceSubject(a, head, depth + 1)
  }
  if (rel === 'advcl' && isBlamed(a, verb, head)) return objectOf(a, head)
  if (rel === 'advcl' || rel === 'parataxis' || rel === 'ccomp')
    return childBy(a, verb, MARK) < 0 || a.xpos[verb] === 'VBG' || a.xpos[verb] === 'VB' ? surfaceSubject(a, head, depth + 1) : -1
  if (rel.startsWith('acl')) return a.xpos[verb] === 'VBG' ? head : ownerOf(a, head, depth + 1)
  return -1
}

const BLAMING = new Set(
  'accuse convict suspect acquit charge arrest jail imprison sentence punish fine sue blame criticise criticize condemn praise thank detain prosecute indict try clear stop prevent bar ban keep discourage'.split(
    ' ',
  ),
)

/** "accused the mayor of taking bribes", "was jailed for hiding it": who is accused has done it. */
function isBlamed(a: Analysis, verb: number, over: number): boolean {
  if (a.xpos[verb] !== 'VBG' || !BLAMING.has(a.lemma[over]!)) return false
  const mark = childBy(a, verb, MARK)
  return mark >= 0 && /^(?:of|for|with|from)$/.test(a.lower[mark]!)
}

/** The subject of the clause as it stands, passive or not ("X is expected to go": X). */
export function surfaceSubject(a: Analysis, verb: number, depth = 0): number {
  const own = plainSubject(a, verb)
  if (own >= 0 || depth > 5) return own
  return sharedSubject(a, verb, depth)
}

/** Whose plan, decision or right a noun is: its possessor, or the subject of the verb it is the object of. */
function ownerOf(a: Analysis, noun: number, depth: number): number {
  const possessor = childBy(a, noun, NMOD_POSS)
  if (possessor >= 0) return possessor
  const verb = a.head[noun]!
  if (verb >= 0 && isVerb(a, verb) && (a.rel[noun] === 'obj' || a.rel[noun] === 'obl')) return surfaceSubject(a, verb, depth)
  return -1
}

/** What `verb` is done to: its object, or the subject of the passive; -1 where there is none. */
export function objectOf(a: Analysis, verb: number): number {
  if (isPassive(a, verb)) {
    const subject = plainSubject(a, verb)
    if (subject >= 0) return subject
    const head = a.head[verb]!
    if (head < 0) return -1
    if (a.rel[verb] === 'acl' || a.rel[verb] === 'amod') return head
    if (a.rel[verb] === 'conj' || a.rel[verb] === 'xcomp' || a.rel[verb] === 'advcl') return isVerb(a, head) ? surfaceSubject(a, head) : -1
    return -1
  }
  const object = childBy(a, verb, OBJ)
  if (object >= 0) return RELATIVE.has(a.lower[object]!) ? antecedent(a, verb, object) : object
  if (a.rel[verb] === 'acl:relcl' && plainSubject(a, verb) >= 0 && plainSubject(a, verb) !== a.head[verb] && childBy(a, verb, OBL) < 0)
    return a.head[verb]!
  return -1
}

/** True when a word that negates hangs on the token. */
export function isNegated(a: Analysis, token: number): boolean {
  for (let c = a.firstChild[token]!; c >= 0; c = a.nextSibling[c]!) {
    const l = a.lower[c]!
    if (l === 'not' || l === "n't" || l === 'never' || l === 'no' || l === 'neither' || l === 'without') return a.rel[c] !== 'discourse'
  }
  return false
}
