import type { Analysis, Entities } from '../analysis.ts'
import { kindOfNoun } from '../entities/mentions.ts'
import { EVENT_NOUN, EVENT_VERB } from '../marks.ts'
import { NOUN_CLASS, NOUNS, VERBS, type Entry, type Frame, type FrameTest, type Sense } from './lexicon.ts'
import { childBy, childrenBy, hasWordBy, isNominal, objectOf, prepositionOf, subjectOf, surfaceSubject } from './tree.ts'
import { AMOD, COMPOUND, FLAT, MARK, NMOD, NMOD_POSS, OBL, XCOMP } from '../rel-bits.ts'

/** Classes that a named entity of a kind belongs to. */
const KIND_CLASS: Readonly<Record<string, readonly string[]>> = {
  person: ['person'],
  place: ['place', 'country'],
  organisation: ['organisation', 'business', 'company'],
  group: ['organisation', 'person'],
  facility: ['building', 'place'],
}

const COLLECTIVE = new Set(['number', 'series', 'group'])

/** True when the noun at `token` is of the class: by its lemma, a word of its name, or the kind of the name. */
export function isOfClass(a: Analysis, token: number, test: FrameTest): boolean {
  if (token < 0) return false
  const words = test.classes
  if (words === null) return true
  if (words.has(a.lemma[token]!) || words.has(a.lower[token]!)) return true
  if (test.className === 'person' && a.upos[token] === 'NOUN') {
    const kind = kindOfNoun(a, token)
    if (kind === 'person' || kind === 'group') return true
  }
  const name = a.nameAt[token]!
  if (name >= 0) {
    const m = a.names[name]!
    if (KIND_CLASS[m.kind]?.includes(test.className)) return true
    for (let t = m.from; t < m.to; t++) if (a.upos[t] === 'PROPN' && words.has(a.lower[t]!)) return true
  }
  for (let c = a.firstChild[token]!; c >= 0; c = a.nextSibling[c]!) if (a.rel[c] === 'conj' && words.has(a.lemma[c]!)) return true
  if (a.upos[token] === 'NUM' || COLLECTIVE.has(a.lemma[token]!)) {
    const of = childBy(a, token, NMOD)
    if (of >= 0 && words.has(a.lemma[of]!)) return true
  }
  return false
}

function hasWord(a: Analysis, token: number, word: string): boolean {
  for (let c = a.firstChild[token]!; c >= 0; c = a.nextSibling[c]!) {
    if (a.lower[c] === word || a.lemma[c] === word) return true
    if (a.rel[c] === 'obj' || a.rel[c] === 'obl' || a.rel[c] === 'xcomp') {
      for (let d = a.firstChild[c]!; d >= 0; d = a.nextSibling[d]!) if (a.lower[d] === word) return true
    }
  }
  return token + 1 < a.n && a.lower[token + 1] === word
}

/** A word whose frames are tried, with its object and subject once they were asked for. */
class Seat {
  readonly a: Analysis
  readonly token: number
  private objectFound = UNKNOWN
  private subjectFound = UNKNOWN

  constructor(a: Analysis, token: number) {
    this.a = a
    this.token = token
  }

  object(): number {
    if (this.objectFound === UNKNOWN) this.objectFound = objectOf(this.a, this.token)
    return this.objectFound
  }

  subject(): number {
    if (this.subjectFound === UNKNOWN)
      this.subjectFound = this.a.upos[this.token] === 'VERB' ? subjectOf(this.a, this.token) : ownerNoun(this.a, this.token)
    return this.subjectFound
  }
}

const UNKNOWN = -2

function holds(seat: Seat, test: FrameTest): boolean {
  const { a, token } = seat
  switch (test.kind) {
    case '*':
      return true
    case 'o':
      return isNominal(a, token) && a.upos[token] !== 'VERB'
        ? childrenBy(a, token, NMOD).some((c) => prepositionOf(a, c) === 'of' && isOfClass(a, c, test))
        : isOfClass(a, seat.object(), test)
    case 's':
      return isOfClass(a, seat.subject(), test)
    case '-o':
      return seat.object() < 0
    case 'to':
      return childrenBy(a, token, XCOMP).some((c) => hasWordBy(a, c, MARK, 'to'))
    case 'a':
      return childrenBy(a, token, XCOMP).some((c) => isOfClass(a, c, test))
    case 'x':
      return hasWord(a, token, test.words[0]!)
    case 'n':
      return test.words[0] === 'plural'
        ? a.xpos[token] === 'NNS' || a.xpos[token] === 'NNPS'
        : test.words[0] === 'noun'
          ? a.upos[token] === 'NOUN'
          : false
    case 'm':
      return childrenBy(a, token, COMPOUND | AMOD | NMOD | FLAT).some(
        (c) => test.words.includes(a.lower[c]!) || test.words.includes(a.lemma[c]!),
      )
    case 'p':
      return prepositional(seat, test)
    default:
      return false
  }
}

function ownerNoun(a: Analysis, noun: number): number {
  const possessor = childBy(a, noun, NMOD_POSS)
  if (possessor >= 0) return possessor
  const verb = a.head[noun]!
  return verb >= 0 && a.upos[verb] === 'VERB' ? surfaceSubject(a, verb) : -1
}

/** A prepositional phrase of the verb, or of its object (the parser often hangs it there). */
function prepositional(seat: Seat, test: FrameTest): boolean {
  const { a, token } = seat
  const fits = (c: number): boolean => prepositionOf(a, c) === test.words[0] && isOfClass(a, c, test)
  if (childrenBy(a, token, OBL | NMOD).some(fits)) return true
  const object = a.upos[token] === 'VERB' ? seat.object() : -1
  return object > token && childrenBy(a, object, NMOD).some(fits)
}

function isFrame(seat: Seat, { tests }: Frame): boolean {
  for (const test of tests) if (!holds(seat, test)) return false
  return true
}

function firstFrame(a: Analysis, token: number, frames: readonly Frame[]): Frame | null {
  const seat = new Seat(a, token)
  for (const frame of frames) if (isFrame(seat, frame)) return frame
  return null
}

/** What the lexicon has of a verb; of one that it never met a lemmatiser makes "ballote". */
export function verbEntry(lemma: string): Readonly<Entry> | undefined {
  return VERBS.get(lemma) ?? (lemma.endsWith('e') ? VERBS.get(lemma.slice(0, -1)) : undefined)
}

/** What the lexicon has of a noun. */
export function nounEntry(lower: string, base: string): Readonly<Entry> | undefined {
  const plural = NOUNS.get(lower)
  return plural?.isPlural ? plural : NOUNS.get(base)
}

/** The sense of a verb in its place, or null when it names no event. */
export function verbSense(a: Analysis, token: number): Sense | null {
  const entry = (a.marks[token]! & EVENT_VERB) === 0 ? undefined : verbEntry(a.lemma[token]!)
  if (!entry) return null
  const { senses, frames } = entry
  if (senses) for (const s of senses) if (s.with.length > 0 && s.with.every((w) => hasWord(a, token, w))) return s
  if (frames) return firstFrame(a, token, frames)?.sense ?? null
  return plainSense(senses)
}

/** The sense of a noun in its place, or null when it names no event. */
export function nounSense(a: Analysis, token: number): Sense | null {
  const entry = (a.marks[token]! & EVENT_NOUN) === 0 ? undefined : nounEntry(a.lower[token]!, a.base[token]!)
  if (!entry) return null
  const plain = plainSense(entry.senses)
  if (!entry.frames) return plain
  const sense = firstFrame(a, token, entry.frames)?.sense ?? null
  return sense && plain && plain.strength > sense.strength ? { ...sense, strength: plain.strength } : sense
}

/** The sense that asks for no further words; they stand last. */
function plainSense(senses: readonly Sense[] | null): Sense | null {
  if (senses) for (const s of senses) if (s.with.length === 0) return s
  return null
}

/** True when the noun class has the lemma. */
export function inClass(name: string, lemma: string): boolean {
  return NOUN_CLASS.get(name)?.has(lemma) ?? false
}

/** Index of the entity whose mention heads at `token`, -1 elsewhere. */
export function entityAt(entities: Entities, token: number): number {
  const m = token < 0 ? -1 : (entities.byHead[token] ?? -1)
  return m < 0 ? -1 : entities.mentions[m]!.entity
}
