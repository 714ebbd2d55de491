import type { Span } from './span.ts'

/** What kind of thing an entity is. */
export type EntityKind = 'person' | 'organisation' | 'place' | 'group' | 'facility' | 'event' | 'thing'

/** The letter with which the ids of a kind of entity begin. */
export const ENTITY_LETTER: Readonly<Record<EntityKind, string>> = {
  person: 'p',
  organisation: 'o',
  place: 'l',
  group: 'g',
  facility: 'f',
  event: 'v',
  thing: 't',
}

/** "President" of "Russia", with the span that says so. */
export interface Role {
  readonly title: string
  readonly of: string | null
  readonly standing: 'present' | 'former' | 'acting' | 'elect'
  readonly span: Span
}

/** The name of a role: "President, Russia". */
export function roleName({ title, of }: Pick<Role, 'title' | 'of'>): string {
  return of === null ? title : `${title}, ${of}`
}

/** One place in the text where an entity is spoken of. */
export interface Mention {
  readonly span: Span
  readonly form: 'name' | 'nominal' | 'pronoun'
}

/** Someone or something that a report speaks of, with all its mentions. */
export interface Entity {
  /** Local to the reading: "p1", "o2", "g3". */
  readonly id: string
  readonly kind: EntityKind
  /** The fullest form in the text. */
  readonly name: string
  readonly roles: readonly Role[]
  readonly mentions: readonly Mention[]
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null
  /** Degrees, WGS 84; `geonames` is the GeoNames id. */
  readonly geo: { readonly lat: number; readonly lon: number; readonly geonames: number | null } | null
}
