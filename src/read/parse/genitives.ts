import { TITLE_NOUNS } from '../../lang/en/titles.ts'
import type { NameMention } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import type { Branches } from './repair.ts'

/** What makes a name an owner. */
export const GENITIVE: ReadonlySet<string> = new Set(["'s", '’s'])

/** Words between the genitive and its noun, at most: "Norway's new prime minister". */
const BETWEEN = 4

/**
 * "Ada Holm and Norway's president met": the genitive is of the country alone, and who stands before "and" is somebody else.
 * The parser may take both for those whose president it is, or the country for a third that takes part.
 */
export function hangGenitives(tree: Branches & { readonly xpos: readonly string[] }, names: readonly NameMention[]): void {
  const { head, rel, lower, upos } = tree
  for (const name of names) {
    if (name.kind === 'person' || !GENITIVE.has(lower[name.to] ?? '')) continue
    const owner = headOf({ head, upos }, name.from, name.to)
    const first = head[owner]!
    if (rel[owner] !== 'conj' || first < 0 || first >= name.from) continue
    const noun = titleAfter(tree, name.to)
    if (noun < 0) continue
    const isShared = head[first] === noun && rel[first] === 'nmod:poss' && isPerson(names, first)
    if (!isShared && !(head[noun] === first && rel[noun] === 'conj')) continue
    if (isShared) {
      head[first] = head[noun]!
      rel[first] = rel[noun]!
      head[noun] = first
      rel[noun] = 'conj'
    }
    head[owner] = noun
    rel[owner] = 'nmod:poss'
    for (let t = first + 1; t < name.from; t++) if (head[t] === owner && rel[t] === 'cc') head[t] = noun
  }
}

function isPerson(names: readonly NameMention[], token: number): boolean {
  return names.some((n) => n.kind === 'person' && n.from <= token && token < n.to)
}

/** The title of one person that a genitive belongs to, -1 where another word stands there. */
function titleAfter({ lower, upos, xpos }: Branches & { readonly xpos: readonly string[] }, genitive: number): number {
  let noun = -1
  for (let t = genitive + 1; t < lower.length && t <= genitive + BETWEEN; t++) {
    if (upos[t] !== 'NOUN' && upos[t] !== 'PROPN' && upos[t] !== 'ADJ') break
    if (TITLE_NOUNS.has(lower[t]!) && xpos[t] !== 'NNS' && xpos[t] !== 'NNPS') noun = t
  }
  return noun
}
