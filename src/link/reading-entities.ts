import type { Entity, Reading } from '../record/index.ts'

/** Entities by their ids, reading by reading: a cache only, many questions go to one reading. */
const ENTITIES = new WeakMap<Reading, ReadonlyMap<string, Entity>>()

/** The entity of a reading that has this id there. */
export function entityIn(reading: Reading, local: string): Entity | undefined {
  let entities = ENTITIES.get(reading)
  if (!entities) ENTITIES.set(reading, (entities = firstOfEach(reading.entities)))
  return entities.get(local)
}

function firstOfEach(list: readonly Entity[]): Map<string, Entity> {
  const out = new Map<string, Entity>()
  for (const entity of list) if (!out.has(entity.id)) out.set(entity.id, entity)
  return out
}
