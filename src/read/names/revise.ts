import type { EntityKind } from '../../record/index.ts'
import type { NameMention } from '../analysis.ts'
import { mapped } from '../mapped.ts'
import { SURE_FACILITY_HEADS } from '../../lang/en/gazetteer/index.ts'
import { BIT } from './bits.ts'
import { boundNames, keyOfMention } from './bounds.ts'
import { type NameDocument, formClassAt, isCapitalAt } from './document.ts'
import { kindsOfBits } from './gazetteer.ts'
import { splitPairs } from './pairs.ts'
import { asSeat } from './seats.ts'

/** Makes the names of one article agree with each other, and with what is surely known. */
export function reviseNames(names: readonly NameMention[], document: NameDocument): NameMention[] {
  const casing = casingOfTokens(document)
  let list = mapped(splitPairs(names, document), (name) => shrinkToPeople(name, document, casing))
  list = addKnown(list, document, casing)
  list = mapped(list, (name) => asKnown(name, document))
  list = boundNames(list, document)
  list = agree(list, document)
  list = addRepeated(list, document, casing)
  return mapped(list, (name) => asSeat(name, document))
}

/** 1 where capitals tell nothing (Title Case, CAPITALS). */
function casingOfTokens(document: NameDocument): Uint8Array {
  const out = new Uint8Array(document.input.n)
  for (const s of document.input.sentences) if (s.casing !== 'normal') out.fill(1, s.from, s.to)
  return out
}

const bitsAt = (document: NameDocument, i: number): number => document.lexicon.bits[document.input.lex[i]!]!
/** Casing of the word in open text: 0 unknown, 1 always small, 2 mostly small, 3 both, 4 mostly capital. */
const casingAt = (document: NameDocument, i: number): number => document.lexicon.facts[document.input.lex[i]!]! & 255

const HEADS = BIT.organisationHead | BIT.facilityHead | BIT.placeHead | BIT.eventHead | BIT.thingHead

/** "American energy", "Kazakh Series": a word for a people before common words is a name of its own. */
function shrinkToPeople(name: NameMention, document: NameDocument, casing: Uint8Array): NameMention {
  const { from, to } = name
  if (to - from < 2 || (bitsAt(document, from) & BIT.group) === 0 || (document.multi[from]! !== 0 && document.multiAt[from] === 1))
    return name
  const isTitled = casing[from] === 1
  if ((bitsAt(document, to - 1) & HEADS) !== 0 && isTitled) return name
  for (let i = from + 1; i < to; i++) {
    const isSmall = formClassAt(document, i) === 1
    if (!isSmall && !(isTitled && (casingAt(document, i) === 1 || casingAt(document, i) === 2))) return name
  }
  return { from, to: from + 1, kind: 'group' }
}

const SURE =
  BIT.country | BIT.group | BIT.outlet | BIT.government | BIT.organisation | BIT.region | BIT.bigCity | BIT.facility | BIT.event | BIT.thing
/** Single words that may be added without the tagger's word for it. */
const SURE_ALONE = BIT.country | BIT.group | BIT.outlet | BIT.bigCity

/** Adds names that the gazetteer knows and that can hardly be anything else: "Financial Times" after a dash, "American" in "Russian-American". */
function addKnown(names: readonly NameMention[], document: NameDocument, casing: Uint8Array): NameMention[] {
  const taken = takenBy(names, document)
  const out = [...names]
  const { multi, multiAt, input } = document
  for (let i = 0; i < input.n; i++) {
    if (taken[i] === 1 || !isCapitalAt(document, i)) continue
    let to = i + 1
    let bits = bitsAt(document, i) & SURE_ALONE
    if (multi[i]! !== 0 && multiAt[i] === 1) {
      while (to < input.n && multiAt[to]! > 1) to++
      bits = isCapitalAt(document, to - 1) ? multi[i]! & SURE : 0
    } else if (bits !== 0 && !isRareWord(document, i, casing[i] === 1)) bits = 0
    if (bits === 0 || taken.subarray(i, to).includes(1) || isBesideCapital(document, taken, i, to, casing)) continue
    const kind = kindsOfBits(bits)[0]!
    out.push({ from: i, to, kind })
    taken.fill(1, i, to)
  }
  return out.sort((a, b) => a.from - b.from)
}

/** Whether a word has no meaning of its own: never seen small, or only where capitals tell nothing. */
function isRareWord(document: NameDocument, i: number, isTitled: boolean): boolean {
  const seen = casingAt(document, i)
  return seen === 0 || (!isTitled && seen === 4)
}

/** In running text a capitalised neighbour outside of names makes a match part of something unknown. */
function isBesideCapital(document: NameDocument, taken: Uint8Array, from: number, to: number, casing: Uint8Array): boolean {
  if (casing[from] === 1) return false
  const isOpen = (i: number): boolean =>
    i >= 0 && i < document.input.n && taken[i] === 0 && isCapitalAt(document, i) && document.initial[i] !== 1
  if (isOpen(from - 1) || isOpen(to)) return true
  // "2015 Hong Kong local elections", "Association of Southeast Asia": a name in the making
  const { n } = document.input
  if (to < n && (bitsAt(document, to) & (BIT.organisationHead | BIT.thingHead)) !== 0) return true
  for (let i = to; i < Math.min(to + 3, n) && formClassAt(document, i) !== 0; i++)
    if ((bitsAt(document, i) & BIT.eventHead) !== 0) return true
  return (
    from >= 2 &&
    (bitsAt(document, from - 1) & BIT.particle) !== 0 &&
    !LOOSE.has(document.lexicon.folded[document.input.lex[from - 1]!]!) &&
    isCapitalAt(document, from - 2)
  )
}

/** Small words that join a name to what stands before more often than they stand inside it. */
const LOOSE: ReadonlySet<string> = new Set('and in on to at with by from as &'.split(' '))

/** A name of several words that the gazetteer knows as one kind only is of that kind: "Hagia Sophia". */
function asKnown(name: NameMention, document: NameDocument): NameMention {
  const { from, to } = name
  if (to - from < 2) return name
  if (document.multiAt[from] !== 1 || document.multiAt[to - 1] !== 3 || document.multiAt.subarray(from + 1, to - 1).some((at) => at !== 2))
    return bySite(name, document)
  const kinds = kindsOfBits(document.multi[from]!)
  if (kinds.length === 0) return bySite(name, document)
  return kinds.length === 1 && kinds[0] !== name.kind ? { from, to, kind: kinds[0]! } : name
}

const SITES: ReadonlySet<string> = new Set(SURE_FACILITY_HEADS.flatMap((row) => row.split(' ')))

/** "Karsa Bridge", "Vienna International Airport": the last word tells. */
function bySite(name: NameMention, document: NameDocument): NameMention {
  const { from, to, kind } = name
  if (to - from < 2 || (kind !== 'place' && kind !== 'organisation' && kind !== 'person')) return name
  return SITES.has(document.lexicon.folded[document.input.lex[to - 1]!]!) ? { from, to, kind: 'facility' } : name
}

function takenBy(names: readonly NameMention[], document: NameDocument): Uint8Array {
  const taken = new Uint8Array(document.input.n)
  for (const { from, to } of names) taken.fill(1, from, to)
  return taken
}

/** One form, one kind, where the article leaves no doubt; a bare surname is the person of that name. */
function agree(names: readonly NameMention[], document: NameDocument): NameMention[] {
  const keys = names.map((name) => keyOfMention(name, document))
  const votes = new Map<string, Map<EntityKind, number>>()
  const surnames = new Set<string>()
  names.forEach((name, k) => {
    const vote = votes.get(keys[k]!) ?? new Map<EntityKind, number>()
    votes.set(keys[k]!, vote.set(name.kind, (vote.get(name.kind) ?? 0) + 1))
    if (name.kind === 'person' && name.to - name.from > 1) surnames.add(document.lexicon.folded[document.input.lex[name.to - 1]!]!)
  })
  return mapped(names, (name, k) => {
    const kind = agreedKind(name, keys[k]!, votes.get(keys[k]!)!, surnames, document)
    return kind === name.kind ? name : { from: name.from, to: name.to, kind }
  })
}

const PLACES = BIT.country | BIT.city | BIT.region | BIT.group

function agreedKind(
  name: NameMention,
  key: string,
  vote: ReadonlyMap<EntityKind, number>,
  surnames: ReadonlySet<string>,
  document: NameDocument,
): EntityKind {
  if (name.kind !== 'person' && name.to - name.from === 1 && surnames.has(key) && (bitsAt(document, name.from) & PLACES) === 0)
    return 'person'
  const own = vote.get(name.kind)!
  for (const [kind, count] of vote) if (count >= 3 * own && count >= 3 && !isMetonym(kind, name.kind)) return kind
  return name.kind
}

/** Kinds between which one name goes to and fro in good faith: the White House as a house and as a speaker. */
function isMetonym(a: EntityKind, b: EntityKind): boolean {
  const pair = [a, b]
  return pair.includes('organisation') && pair.includes('facility')
}

/** Adds untagged repetitions of names of several words, and of surnames. */
function addRepeated(names: readonly NameMention[], document: NameDocument, casing: Uint8Array): NameMention[] {
  const taken = takenBy(names, document)
  const { input, lexicon, small } = document
  const surnames = new Set<number>()
  for (const name of names) if (name.kind === 'person' && name.to - name.from > 1) surnames.add(lexicon.key[input.lex[name.to - 1]!]!)
  if (surnames.size === 0) return [...names]
  const out = [...names]
  for (let i = 0; i < input.n; i++) {
    if (taken[i] === 1 || !isCapitalAt(document, i) || !surnames.has(lexicon.key[input.lex[i]!]!)) continue
    const type = document.type[i]!
    if (type >= 0 && small[type]! > 0) continue
    if (casing[i] === 0 && isBesideCapital(document, taken, i, i + 1, casing)) continue
    out.push({ from: i, to: i + 1, kind: 'person' })
    taken[i] = 1
  }
  return out.sort((a, b) => a.from - b.from)
}
