import type { Analysis, TimeMention } from './analysis.ts'

/** Verbs of speech and thought: a time beside them dates the speech, not the event. */
export const SPEECH: ReadonlySet<string> = new Set(
  (
    'say tell report add announce state note claim confirm argue write explain warn comment stress insist declare remark acknowledge admit suggest describe quote deny believe think tweet respond reply ' +
    'emphasise emphasize reiterate mention recall read issue publish release speak cite concede conclude testify allege estimate'
  ).split(' '),
)

/** Words between a verb of speech and its time, at most: "told reporters in the harbour on Monday". */
const ASIDE = 8

/** True for a time that says when something was said: "…, the mayor told reporters on Monday". */
export function isOfSpeech(a: Analysis, time: Pick<TimeMention, 'from' | 'to'>, isCandidate: (token: number) => boolean): boolean {
  return speechOf(a, time, isCandidate) >= 0
}

/** The verb of speech that a time belongs to, -1 where there is none: "told" of "the mayor told reporters on Monday", not of "talks announced for Monday". */
export function speechOf(a: Analysis, { from, to }: Pick<TimeMention, 'from' | 'to'>, isCandidate: (token: number) => boolean): number {
  if (to < a.n && (a.lower[to] === "'s" || a.lower[to] === "'")) return -1
  if (from > 0 && a.lower[from - 1] === 'for') return -1
  for (let t = from - 1, k = 0; t >= 0 && k < ASIDE && a.sentence[t] === a.sentence[from]; t--, k++) {
    if (a.upos[t] === 'VERB') return SPEECH.has(a.lemma[t]!) && isTold(a, t) ? t : -1
    if (isCandidate(t) || a.upos[t] === 'PUNCT' || a.upos[t] === 'SCONJ' || a.upos[t] === 'AUX') return -1
  }
  return -1
}

/** A finite verb; a tagger may take "the office announced" for a participle. */
function isTold(a: Analysis, verb: number): boolean {
  return /^VB[DZP]$/.test(a.xpos[verb]!) || (a.xpos[verb] === 'VBN' && verb > 0 && a.upos[verb - 1] !== 'AUX')
}
