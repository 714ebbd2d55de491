import type { Analysis, NameMention } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'

/** The trees of a report as the parser left them: heads (-1 for a root) and relations by token, and what the tokens are. */
export interface Branches {
  readonly head: Int32Array
  readonly rel: string[]
  readonly lower: readonly string[]
  readonly lemma: readonly string[]
  readonly upos: readonly string[]
}

/** Verbs of which a following "off" is a part, whatever stands behind it. */
const OFF = new Set(['call', 'put', 'fend', 'ward', 'stave', 'lay', 'pull', 'kick', 'hold', 'break'])

/**
 * "called off the vote": treebanks hardly have such verbs, and the parser may take "off" for the preposition of "vote".
 * Then "off" is hung on the verb, and the noun is its object; all else stays.
 */
export function hangParticles({ head, rel, lower, lemma, upos }: Branches): void {
  for (let t = 1; t < head.length; t++) {
    if (lower[t] !== 'off' || rel[t] !== 'case' || upos[t - 1] !== 'VERB' || !OFF.has(lemma[t - 1]!)) continue
    const noun = head[t]!
    if (noun <= t || head[noun] !== t - 1) continue
    head[t] = t - 1
    rel[t] = 'compound:prt'
    if (rel[noun] === 'obl') rel[noun] = 'obj'
  }
}

/** Steps from "who" up to the verb of its clause, at most. */
const CLIMB = 4

/**
 * "sixty witnesses, among them the mayor, Ada Holm, who testified": a clause with "who" after a comma is of the person
 * whose name ends there; the parser may hang it on a noun further away.
 */
export function hangRelatives({ head, rel, lower, upos }: Branches, names: readonly NameMention[]): void {
  for (const name of names) {
    const who = name.to + 1
    if (name.kind !== 'person' || lower[name.to] !== ',' || lower[who] !== 'who') continue
    const verb = relativeVerb({ head, rel }, who)
    if (verb > who && head[verb]! < name.from) head[verb] = headOf({ head, upos }, name.from, name.to)
  }
}

/** The verb of the clause that a relative pronoun stands in, -1 where the tree shows none. */
export function relativeVerb({ head, rel }: Pick<Analysis, 'head' | 'rel'>, pronoun: number): number {
  let verb = head[pronoun]!
  for (let k = 0; k < CLIMB && verb >= 0 && rel[verb] !== 'acl:relcl'; k++) verb = head[verb]!
  return verb >= 0 && rel[verb] === 'acl:relcl' ? verb : -1
}
