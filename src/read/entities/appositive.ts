import type { Analysis } from '../analysis.ts'
import type { Draft } from './draft.ts'
import { note } from './draft.ts'

/** Where a noun phrase stands: tokens `[from, to)`. */
interface Phrase {
  readonly from: number
  readonly to: number
}

const CLOSES = new Set([',', '.', ';', ')', '—', '–'])

/**
 * The name that explains a noun phrase of a body or a person right before it, as its number among the names: "the consortium, Arden Power, said",
 * "one senator, Jens Holm, left".
 * Not one of a list ("the ministry, Arden Power and the port"), not who speaks after a phrase that opens the sentence ("According to the
 * company, Arden Power").
 */
export function nameExplaining(analysis: Analysis, { from, to }: Phrase, kind: 'organisation' | 'person'): number | null {
  const sentence = analysis.sentence[from]!
  if (analysis.form[to] !== ',' || analysis.sentence[to] !== sentence) return null
  const at = analysis.lower[to + 1] === 'the' ? to + 2 : to + 1
  const number = analysis.nameAt[at] ?? -1
  const name = analysis.names[number]
  if (!name || name.from !== at || name.kind !== kind || analysis.sentence[at] !== sentence) return null
  if (!CLOSES.has(analysis.form[name.to] ?? '') || analysis.sentence[name.to] !== sentence) return null
  const after = analysis.lower[name.to + 1]
  if (analysis.form[name.to] === ',' && (after === 'and' || after === 'or' || (analysis.nameAt[name.to + 1] ?? -1) >= 0)) return null
  const opens = analysis.sentences[sentence]!.from
  const isAdverbial = analysis.upos[opens] === 'ADP' || analysis.lower[opens] === 'according'
  return from > opens && isAdverbial && from - opens <= 3 ? null : number
}

/** What only nouns spoke of turns out to have a name: its mentions are those of the name. */
export function giveMentions(nominal: Draft, named: Draft, byHead: (Draft | undefined)[]): void {
  for (const m of nominal.mentions) if (byHead[m.head] === nominal) byHead[m.head] = named
  named.mentions.push(...nominal.mentions)
  nominal.mentions.length = 0
  for (const noun of nominal.nouns) note(named.nouns, noun)
}
