import { readFile } from 'node:fs/promises'
import { makeKit, MODEL_FILES } from '../read/kit.ts'
import type { Kit } from '../read/kit.ts'
import type { Tables } from '../read/model.ts'

/** Where the models lie: beside `src/` in a checkout, beside `dist/` in the package. */
const MODELS = new URL('../../models/', import.meta.url)

let kept: Promise<Kit> | null = null

/** Load language and models from the package, once for the life of the process. */
export function loadKit(): Promise<Kit> {
  kept ??= loadKitFrom(MODELS).catch((error: unknown) => {
    kept = null
    throw error
  })
  return kept
}

/** The same for a thread of several: `tables` are those of another thread, or filled for others. */
export function loadKitWith(tables: Tables | null): Promise<Kit> {
  return loadKitFrom(MODELS, tables)
}

/** Load the models of a folder. Throws if one is missing or does not fit this version. */
export async function loadKitFrom(folder: URL, tables: Tables | null = null): Promise<Kit> {
  const files = await Promise.all(MODEL_FILES.map(async (name) => [name, await readFile(new URL(name, folder))] as const))
  return makeKit(Object.fromEntries(files), false, tables)
}
