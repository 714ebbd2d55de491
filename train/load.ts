import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Kit, MODEL_FILES, makeKit } from '../src/read/kit.ts'

/** The kit of the models in `models/`. */
export function loadTrainedKit(folder = path.resolve(import.meta.dirname, '../models')): Kit {
  return makeKit(Object.fromEntries(MODEL_FILES.map((name) => [name, readFileSync(path.join(folder, name))])))
}
