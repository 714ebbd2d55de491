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
