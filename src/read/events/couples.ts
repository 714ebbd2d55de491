import type { Analysis, Entities, EntityMention } from '../analysis.ts'
import { COUNTRY_NOUNS, FIRM_NOUNS, MEETING_VERBS, SIDE_NOUNS } from '../../lang/en/events/couples.ts'
import { isCountry } from '../entities/world.ts'
import { nounKind } from '../entities/mentions.ts'
import { CC, CONJ, DET, NUMMOD, OBJ, OBL } from '../rel-bits.ts'
import type { Draft } from './groups.ts'
import type { Part } from './participants.ts'
import { childBy, childrenBy, prepositionOf, surfaceSubject } from './tree.ts'

/** Two who are named side by side or meet each other, as mentions; what speaks of "the two" behind them means both. */
type Couple = readonly [EntityMention, EntityMention]

/** How many sentences back "the two leaders" and "they" may reach. */
const REACH_NOUN = 4
const REACH_PRONOUN = 1

/** The tokens of a report that stand for exactly two who were named before: "both countries", "the two leaders", a "they" that is nobody else. */
export function couplesOf(a: Analysis, entities: Entities): ReadonlyMap<number, Couple> {
  const out = new Map<number, Couple>()
  const seen: { couple: Couple; sentence: number }[] = []
  a.sentences.forEach((s, sentence) => {
    const here: Couple[] = []
    for (let t = s.from; t < s.to; t++) {
      const kinds = kindsMeant(a, entities, t)
      if (kinds) {
        const reach = a.upos[t] === 'NOUN' ? REACH_NOUN : REACH_PRONOUN
        const meant = seen.findLast(
          (x) =>
            sentence - x.sentence <= reach && x.couple.every((m) => kinds.has(kindAt(entities, m)) && isCalled(entities, m, a.base[t]!)),
        )
        if (meant) out.set(t, meant.couple)
      }
      const couple = coupleAt(a, entities, t)
      if (couple) here.push(couple)
    }
    for (const couple of here) seen.push({ couple, sentence })
  })
  return out
}

/** The kind of a mention; countries are told from other places. */
function kindAt({ list }: Entities, { entity }: EntityMention): string {
  const { kind, name } = list[entity]!
  return kind === 'place' && isCountry(name) ? 'country' : kind
}

const ANY: ReadonlySet<string> = new Set(['person', 'organisation', 'country'])
const PEOPLE: ReadonlySet<string> = new Set(['person'])
const FIRMS: ReadonlySet<string> = new Set(['organisation'])
const COUNTRIES: ReadonlySet<string> = new Set(['country'])
const PRONOUNS: ReadonlySet<string> = new Set(['they', 'them', 'their'])

/** What a word for two may stand for; null for all other words. */
function kindsMeant(a: Analysis, entities: Entities, t: number): ReadonlySet<string> | null {
  if (PRONOUNS.has(a.lower[t]!)) return entities.byHead[t]! < 0 ? ANY : null
  if (a.xpos[t] !== 'NNS' || a.nameAt[t]! >= 0 || !isOfTwo(a, t)) return null
  const base = a.base[t]!
  if (SIDE_NOUNS.has(base)) return ANY
  if (COUNTRY_NOUNS.has(base)) return COUNTRIES
  if (FIRM_NOUNS.has(base)) return FIRMS
  return nounKind(base) === 1 ? PEOPLE : null
}

/** "the two presidents" are nobody of whom another office is told, and nothing else; anybody may be a leader. */
function isCalled({ list }: Entities, { entity }: EntityMention, noun: string): boolean {
  const { kind, roles } = list[entity]!
  if (kind !== 'person' || roles.length === 0 || nounKind(noun) !== 1 || ANYBODY.has(noun)) return true
  return roles.some(({ title }) => title.toLowerCase().includes(noun))
}

const ANYBODY: ReadonlySet<string> = new Set(['leader', 'man', 'woman', 'politician', 'official', 'rival', 'candidate'])

/** "both leaders", "the two leaders". */
function isOfTwo(a: Analysis, noun: number): boolean {
  if (childrenBy(a, noun, DET).some((d) => a.lower[d] === 'both')) return true
  return childrenBy(a, noun, NUMMOD).some((n) => a.lower[n] === 'two' && a.lower[n - 1] === 'the')
}

/** The two that a name is the first of: "Holm and Duarte", "Holm met Duarte". */
function coupleAt(a: Analysis, entities: Entities, t: number): Couple | null {
  const first = namedAt(entities, t)
  if (!first) return null
  const joined = childrenBy(a, t, CONJ)
  if (joined.length > 0) return joined.length === 1 && childBy(a, joined[0]!, CC) >= 0 ? coupleOf(entities, first, joined[0]!) : null
  const verb = a.head[t]!
  if (verb < 0 || !MEETING_VERBS.has(a.lemma[verb]!) || surfaceSubject(a, verb) !== t) return null
  const object = childBy(a, verb, OBJ)
  const other = object >= 0 ? object : (childrenBy(a, verb, OBL).find((o) => prepositionOf(a, o) === 'with') ?? -1)
  return other >= 0 && childrenBy(a, other, CONJ).length === 0 ? coupleOf(entities, first, other) : null
}

function coupleOf(entities: Entities, first: EntityMention, other: number): Couple | null {
  const second = namedAt(entities, other)
  if (!second || second.entity === first.entity || kindAt(entities, first) !== kindAt(entities, second)) return null
  return ANY.has(kindAt(entities, first)) ? [first, second] : null
}

function namedAt(entities: Entities, t: number): EntityMention | null {
  const m = entities.mentions[entities.byHead[t]!]
  return m && entities.list[m.entity]!.mentions.some((x) => x.form === 'name') ? m : null
}

/** Those who take part, with both of two in the place of a word that stands for them. */
export function withCouples(couples: ReadonlyMap<number, Couple>, draft: Draft, united: readonly Part[]): readonly Part[] {
  if (couples.size === 0) return united
  const out: Part[] = []
  const add = (part: Part): void => {
    if (!out.some((p) => p.entity === part.entity)) out.push(part)
  }
  for (const p of united) if (!couples.has(p.token)) add(p)
  for (const m of draft.group.mentions)
    for (const { token, role } of m.tokens)
      for (const { entity, span, form, head } of couples.get(token) ?? [])
        add({ entity, role, token: head, span, form, sure: true, definite: false })
  return out
}
