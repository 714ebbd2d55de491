import type { Entity, EntityKind, Reading, Role } from '../../record/index.ts'
import { isInRail } from './snippet.ts'

/** Someone or something a report speaks of, as a list shows it. */
export interface WhoLine {
  readonly entity: Entity
  /** "Presidential Aide, Russia", "former mayor of Lowmark". */
  readonly roles: readonly string[]
  readonly mentions: number
}

/** Who is who in a report's body: people, organisations, places; those spoken of most come first. */
export function whoLines(reading: Reading, kinds: readonly EntityKind[]): readonly WhoLine[] {
  return reading.entities
    .filter((entity) => kinds.includes(entity.kind) && entity.mentions.some((m) => m.form === 'name' && !isInRail(reading, m.span)))
    .map((entity) => ({ entity, roles: [...new Set(entity.roles.map(roleWords))], mentions: entity.mentions.length }))
    .sort((a, b) => b.mentions - a.mentions || (a.entity.id < b.entity.id ? -1 : 1))
}

/** A role in words. */
export function roleWords(role: Role): string {
  const standing =
    role.standing === 'present' || role.title.toLowerCase().includes(role.standing)
      ? ''
      : role.standing === 'elect'
        ? '-elect'
        : `${role.standing} `
  const title = role.standing === 'elect' ? `${role.title}${standing}` : `${standing}${role.title}`
  return role.of === null || role.title.includes(role.of) ? title : `${title}, ${role.of}`
}

/** Name of an entity of a reading by its id; the id itself where there is none. */
export function nameOf(reading: Reading, id: string): string {
  return reading.entities.find((entity) => entity.id === id)?.name ?? id
}
