import { hashString } from '../../src/read/hash.ts'
import type { Lexemes } from '../../src/read/lexemes.ts'
import type { Tagger } from '../../src/read/tag/tagger.ts'
import { withCasedCopies } from '../cased.ts'
import { trainingTrees } from '../corpora.ts'
import { tagSet, toTagger, trainTagger } from '../tagger.ts'

const FOLDS = 2

/** Which half a document of a treebank belongs to; `id` may be that of a sentence, "document-0001". */
export function halfOf(id: string): number {
  return (hashString(id.replace(/-\d{1,5}$/, '')) >>> 8) % FOLDS
}

/**
 * Taggers that have not seen a half of the treebanks: names that stand there must be learnt from tags with natural faults,
 * or the model trusts tags more than it should.
 */
export function trainHalfTaggers(lexemes: Lexemes): Tagger[] {
  const trees = withCasedCopies(trainingTrees())
  const tags = tagSet(trees)
  return Array.from({ length: FOLDS }, (_, half) => {
    const seen = trees.filter(({ tree }) => halfOf(tree.id) !== half)
    return toTagger(trainTagger(seen, tags, lexemes, { runs: 1, epochs: 3, seed: 11 + half }), lexemes)
  })
}
