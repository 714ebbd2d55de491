import type { Entity, EntityKind, Role } from '../../record/index.ts'

/** A mention while entities are being put together: tokens `[from, to)`. */
export interface DraftMention {
  readonly from: number
  readonly to: number
  readonly head: number
  readonly form: 'name' | 'nominal' | 'pronoun'
}

/** An entity while it is being put together. */
export interface Draft {
  kind: EntityKind
  /** Folded words of its fullest name. */
  words: string[]
  /** First token of its first name in the text. */
  first: number
  /** False for what only nouns speak of. */
  isNamed: boolean
  name: string
  gender: 'm' | 'f' | null
  plural: boolean
  roles: Role[]
  /** Lemmas of nouns that the report uses for it: "company", "president". */
  readonly nouns: string[]
  /** The country or body that a role is of, folded. */
  readonly of: string[]
  readonly mentions: DraftMention[]
  country: string | null
  geo: Entity['geo']
  /** The headline part it was first seen in, -1 for the body. */
  readonly rail: number
}

/** Adds a word to a short list, once. */
export function note(list: string[], word: string): void {
  if (!list.includes(word)) list.push(word)
}

/** A new entity with one mention. */
export function draftOf(kind: EntityKind, words: string[], name: string, rail: number): Draft {
  return {
    kind,
    words,
    name,
    rail,
    first: Infinity,
    isNamed: false,
    gender: null,
    plural: false,
    roles: [],
    nouns: [],
    of: [],
    mentions: [],
    country: null,
    geo: null,
  }
}
