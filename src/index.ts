/** The public door for Node: `const kit = await loadKit(); const reading = read(article, kit)`. */
export { detectKind } from './intake/detect.ts'
export { toArticle } from './intake/article.ts'
export type { Problem, Result } from './intake/problem.ts'
export type { Kit } from './read/kit.ts'
export { makeKit, MODEL_FILES } from './read/kit.ts'
export { ENGINE_VERSION, read } from './read/read.ts'
export * from './record/index.ts'
export { loadKit } from './work/kit.ts'
