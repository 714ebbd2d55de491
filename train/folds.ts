import type { CasedTree } from './cased.ts'

/** Sentences of a run that stay together, so that neighbours fall into one fold. */
const RUN = 50

/** The fold of each tree; copies of a sentence are in the sentence's own. */
export function foldOf(trees: readonly CasedTree[], folds: number): Int32Array {
  const known = new Map<string, number>()
  return Int32Array.from(trees, ({ tree }) => {
    let fold = known.get(tree.id)
    if (fold === undefined) known.set(tree.id, (fold = Math.floor(known.size / RUN) % folds))
    return fold
  })
}
