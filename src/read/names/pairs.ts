import type { EntityKind } from '../../record/index.ts'
import type { NameMention } from '../analysis.ts'
import { BIT } from './bits.ts'
import { type NameDocument, isCapitalAt } from './document.ts'

/** What two have with each other. */
const BETWEEN_TWO: ReadonlySet<string> = new Set(
  'summit meeting meetings talks call conversation encounter negotiations dialogue debate agreement accord deal pact'.split(' '),
)
const PLACES = BIT.country | BIT.bigCity | BIT.region

/** "a Holm-Duarte summit": two names, not one with a hyphen; where the report knows an "Ana Holm-Duarte", it is hers. */
export function splitPairs(names: readonly NameMention[], document: NameDocument): NameMention[] {
  const { lexicon, input } = document
  const word = (i: number): string => (i >= 0 && i < input.n ? lexicon.folded[input.lex[i]!]! : '')
  const kindOf = (i: number): EntityKind => ((lexicon.bits[input.lex[i]!]! & PLACES) !== 0 ? 'place' : 'person')
  const isNamed = (i: number): boolean => names.some((name) => name.from <= i && name.to > i)
  const pairs: number[] = []
  const whole = new Set<string>()
  for (const { from, to, casing } of input.sentences) {
    for (let i = from; casing === 'normal' && i + 2 < to; i++) {
      if (word(i + 1) !== '-' || !isCapitalAt(document, i) || !isCapitalAt(document, i + 2)) continue
      if (i > from && isCapitalAt(document, i - 1) && (document.initial[i - 1] !== 1 || isNamed(i - 1)))
        whole.add(`${word(i)}-${word(i + 2)}`)
      else if (BETWEEN_TWO.has(word(i + 3)) && !names.some((name) => name.from < i && name.to > i)) pairs.push(i)
    }
  }
  const out = pairs.filter((i) => !whole.has(`${word(i)}-${word(i + 2)}`))
  if (out.length === 0) return [...names]
  const isKept = (name: NameMention): boolean => !out.some((i) => name.from < i + 3 && name.to > i)
  return [...names.filter(isKept), ...out.flatMap((i) => [i, i + 2]).map((i) => ({ from: i, to: i + 1, kind: kindOf(i) }))].sort(
    (x, y) => x.from - y.from,
  )
}
