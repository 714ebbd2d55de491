import type { NameMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { BIT, NAME_BITS } from './bits.ts'
import { type NameDocument, isCapitalAt } from './document.ts'

/** Sets the bounds of names right where the words leave no doubt: titles outside, "Puerto Rico Senate" one body, two names apart. */
export function boundNames(names: readonly NameMention[], document: NameDocument): NameMention[] {
  const out: NameMention[] = []
  for (const name of names) {
    for (const part of splitPlace(name, document)) {
      const bare = withoutTitle(part, document)
      if (bare) out.push(bare)
    }
  }
  return joinBodies(out, document)
}

const bitsAt = (document: NameDocument, i: number): number => document.lexicon.bits[document.input.lex[i]!]!
const NAMES_OF_PEOPLE = BIT.firstName | BIT.lastName | BIT.person

/** Takes titles off the front of a person; null if nothing but a title is left. */
function withoutTitle(name: NameMention, document: NameDocument): NameMention | null {
  if (name.kind !== 'person') return name
  let { from } = name
  while (from < name.to) {
    if (document.multiAt[from] === 1 && (document.multi[from]! & BIT.title) !== 0) {
      from++
      while (from < name.to && document.multiAt[from]! > 1) from++
    } else if ((bitsAt(document, from) & BIT.title) !== 0 && (bitsAt(document, from) & NAMES_OF_PEOPLE) === 0 && from + 1 < name.to) from++
    else break
  }
  if (from === name.from) return name
  return from < name.to ? { from, to: name.to, kind: name.kind } : null
}

const PLACES = BIT.country | BIT.region | BIT.bigCity

/** "Alaska Sarah Palin": a place and a person. */
function splitPlace(name: NameMention, document: NameDocument): NameMention[] {
  const { from, to, kind } = name
  const first = bitsAt(document, from)
  const isPlace = (first & PLACES) !== 0 && (first & NAMES_OF_PEOPLE) === 0
  if (kind !== 'person' || to - from < 3 || !isPlace || (bitsAt(document, from + 1) & BIT.firstName) === 0) return [name]
  return [
    { from, to: from + 1, kind: 'place' },
    { from: from + 1, to, kind },
  ]
}

/** Joins a place or people with the body that follows at once: "Hong Kong" + "Legislative Council", "Samoa" + untagged "Observer". */
function joinBodies(names: readonly NameMention[], document: NameDocument): NameMention[] {
  const out: NameMention[] = []
  for (const name of names) {
    const before = out.at(-1)
    const isOwner = before !== undefined && before.to === name.from && (before.kind === 'place' || before.kind === 'group')
    if (
      isOwner &&
      name.kind === 'organisation' &&
      isSameSentence(document, before.from, name.from) &&
      (bitsAt(document, name.to - 1) & BIT.organisationHead) !== 0
    ) {
      out[out.length - 1] = { from: before.from, to: name.to, kind: 'organisation' }
    } else out.push(name)
  }
  return mapped(out, (name, k) => {
    const limit = out[k + 1]?.from ?? document.input.n
    return withNextHead(withHead(name, document, limit), document, limit)
  })
}

const NOT_A_BODY = BIT.title | BIT.country | BIT.group

/** A name of two words or more goes on up to a head word that follows at once: "Vienna International" + "Airport". */
function withNextHead(name: NameMention, document: NameDocument, limit: number): NameMention {
  const { from, to, kind } = name
  if (to - from < 2 || to >= limit || (kind !== 'place' && kind !== 'organisation' && kind !== 'facility')) return name
  if (!isCapitalAt(document, to) || sentenceAt(document, from) !== sentenceAt(document, to)) return name
  const next = bitsAt(document, to)
  if ((bitsAt(document, to - 1) & (BIT.organisationHead | BIT.facilityHead | BIT.country)) !== 0 || (next & (BIT.title | NAME_BITS)) !== 0)
    return name
  if ((next & BIT.facilityHead) !== 0 && (next & BIT.organisationHead) === 0) return { from, to: to + 1, kind: 'facility' }
  return (next & BIT.organisationHead) !== 0 ? { from, to: to + 1, kind: 'organisation' } : name
}

/** Lengthens a place by the capitalised words up to a head word of bodies. */
function withHead(name: NameMention, document: NameDocument, limit: number): NameMention {
  if (name.kind !== 'place') return name
  const sentence = sentenceAt(document, name.from)
  if (sentence?.casing !== 'normal') return name
  let to = name.to
  let found = -1
  while (to < Math.min(limit, sentence.to, name.to + 4) && isCapitalAt(document, to) && (bitsAt(document, to) & NOT_A_BODY) === 0) {
    if ((bitsAt(document, to) & BIT.organisationHead) !== 0) found = to + 1
    to++
  }
  return found < 0 ? name : { from: name.from, to: found, kind: 'organisation' }
}

function sentenceAt(document: NameDocument, i: number): NameDocument['input']['sentences'][number] | undefined {
  const { sentences } = document.input
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sentences[middle]!.from <= i) low = middle
    else high = middle - 1
  }
  return sentences[low]
}

function isSameSentence(document: NameDocument, a: number, b: number): boolean {
  return sentenceAt(document, a) === sentenceAt(document, b)
}

/** Key of a mention: its folded words. */
export function keyOfMention({ from, to }: { from: number; to: number }, document: NameDocument): string {
  let key = ''
  for (let i = from; i < to; i++) key += (i === from ? '' : ' ') + document.lexicon.folded[document.input.lex[i]!]!
  return key
}
