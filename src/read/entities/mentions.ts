import { BODY_NOUNS, PERSON_NOUNS } from '../../lang/en/persons.ts'
import type { EntityKind } from '../../record/index.ts'
import type { Analysis } from '../analysis.ts'
import { BODY_NOUN, CROWD_NOUN, PERSONAL, PERSON_NOUN } from '../marks.ts'
import { baseOf } from './phrase.ts'

/** How a noun phrase stands to what was said before. */
export type Definiteness = 'definite' | 'indefinite' | 'possessive' | 'bare'

const ARGUMENT = new Set([
  'nsubj',
  'obj',
  'iobj',
  'obl',
  'conj',
  'nmod',
  'appos',
  'root',
  'dep',
  'parataxis',
  'vocative',
  'dislocated',
  'list',
  'xcomp',
])
const THIS = new Set(['the', 'this', 'that', 'these', 'those', 'both'])

/** The sets of nouns in one table, asked for nearly every noun: 1 a person, 2 a body. */
const NOUN_KINDS = new Map<string, 1 | 2>()
for (const noun of BODY_NOUNS) NOUN_KINDS.set(noun, 2)
for (const noun of PERSON_NOUNS) NOUN_KINDS.set(noun, 1)

/** 1 for a noun of a person, 2 for one of a body, 0 for others. */
export function nounKind(base: string): 0 | 1 | 2 {
  return NOUN_KINDS.get(base) ?? 0
}

/** What kind of entity a common noun stands for; null for nouns that no entity is made of. */
export function kindOfNoun(analysis: Analysis, i: number): EntityKind | null {
  const marks = analysis.marks[i]!
  if ((marks & (PERSON_NOUN | BODY_NOUN | CROWD_NOUN)) === 0) return null
  const lower = analysis.lower[i]!
  if ((marks & PERSON_NOUN) !== 0) return isPlural(analysis, i) || lower === 'people' ? 'group' : 'person'
  if (analysis.upos[i] === 'NOUN' && (marks & CROWD_NOUN) !== 0) return 'group'
  if ((marks & BODY_NOUN) !== 0) return isPlural(analysis, i) || lower === 'police' ? 'group' : 'organisation'
  return null
}

function isPlural(analysis: Analysis, i: number): boolean {
  return analysis.xpos[i] === 'NNS' || analysis.xpos[i] === 'NNPS'
}

/** True for a common noun outside names that takes part in what its clause says. */
export function isNominal(analysis: Analysis, i: number): boolean {
  const upos = analysis.upos[i]
  if ((upos !== 'NOUN' && upos !== 'PROPN') || analysis.nameAt[i]! >= 0) return false
  return kindOfNoun(analysis, i) !== null && ARGUMENT.has(baseOf(analysis.rel[i]!))
}

/** How the noun phrase from `from` to its head shows whether it is known. */
export function definitenessOf(analysis: Analysis, from: number, head: number): Definiteness {
  for (let i = from; i < head; i++) {
    if (analysis.upos[i] === 'DET' || analysis.upos[i] === 'PRON') {
      if (THIS.has(analysis.lower[i]!)) return 'definite'
      if (analysis.xpos[i] === 'PRP$') return 'possessive'
      return 'indefinite'
    }
    if (analysis.lower[i] === "'s" || analysis.lower[i] === "'") return 'definite'
    if (analysis.upos[i] === 'NUM') return 'indefinite'
  }
  return 'bare'
}

/** What a personal pronoun asks of its antecedent. */
export interface Pronoun {
  readonly gender: 'm' | 'f' | 'n' | 'any'
  readonly plural: boolean
  readonly possessive: boolean
  readonly reflexive: boolean
}

const pro = (gender: Pronoun['gender'], plural = false, possessive = false, reflexive = false): Pronoun => ({
  gender,
  plural,
  possessive,
  reflexive,
})

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map(
  Object.entries({
    he: pro('m'),
    him: pro('m'),
    his: pro('m', false, true),
    himself: pro('m', false, false, true),
    she: pro('f'),
    her: pro('f'),
    hers: pro('f'),
    herself: pro('f', false, false, true),
    it: pro('n'),
    its: pro('n', false, true),
    itself: pro('n', false, false, true),
    they: pro('any', true),
    them: pro('any', true),
    their: pro('any', true, true),
    themselves: pro('any', true, false, true),
  }),
)

/** True for a personal pronoun. */
export const isPersonal = (lower: string): boolean => PRONOUNS.has(lower)

/** The demands of the pronoun at `i`, null for other words. */
export function pronounAt(analysis: Analysis, i: number): Pronoun | null {
  if (analysis.upos[i] !== 'PRON' && analysis.upos[i] !== 'DET') return null
  if ((analysis.marks[i]! & PERSONAL) === 0 || analysis.rel[i] === 'expl') return null
  const lower = analysis.lower[i]!
  const found = PRONOUNS.get(lower) ?? null
  if (found && lower === 'her' && analysis.xpos[i] === 'PRP$') return { ...found, possessive: true }
  return found
}
