import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Kit, MODEL_FILES, makeKit } from '../src/read/kit.ts'

/** Whether a kit weighs tags and trees even where they are sure: see `makeKit`. */
export const WEIGHS_ALL = true

/** The kit of the models in `models/`; `without` leaves some out, so that their successors can be trained. */
export function loadTrainedKit(
  folder = path.resolve(import.meta.dirname, '../models'),
  without: readonly string[] = [],
  weighsAll = false,
): Kit {
  const names = MODEL_FILES.filter((name) => !without.includes(name))
  return makeKit(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))])), weighsAll)
}
