import { eld } from 'eld/extrasmall'
import { useLanguageDetector } from './intake/language.ts'
import type { Kit } from './read/kit.ts'
import { makeKit, MODEL_FILES } from './read/kit.ts'

useLanguageDetector(eld)

/** The public door for browsers and workers: `const kit = await loadKit('/models/'); const reading = read(article, kit)`. */
export { toArticle } from './intake/article.ts'
export { detectKind } from './intake/detect.ts'
export type { Problem, Result } from './intake/problem.ts'
export { makeKit, MODEL_FILES } from './read/kit.ts'
export type { Kit } from './read/kit.ts'
export { ENGINE_VERSION, read } from './read/read.ts'
export * from './record/index.ts'

/**
 * Load language and models: from an address under which the package's `models/` lies, or from bytes that the caller has already.
 * Throws if a file cannot be had or does not fit this version.
 */
export async function loadKit(from: string | URL | Readonly<Record<string, Uint8Array>>): Promise<Kit> {
  if (typeof from !== 'string' && !(from instanceof URL)) return makeKit(from)
  const base = new URL(from, (globalThis as { location?: { href: string } }).location?.href)
  const files = await Promise.all(MODEL_FILES.map(async (name) => [name, await fetchBytes(new URL(name, base))] as const))
  return makeKit(Object.fromEntries(files))
}

async function fetchBytes(url: URL): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok)
    throw new Error(`expected a model at ${url.href}, got status ${response.status}; serve the package's models/ folder there`)
  return new Uint8Array(await response.arrayBuffer())
}
