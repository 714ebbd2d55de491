import type { Analysis } from '../analysis.ts'
import { headOf } from '../entities/phrase.ts'
import { childrenBy, isNominal, withConjuncts } from './tree.ts'
import { APPOS } from '../rel-bits.ts'

/** "Two ministers, Ana Holm and Interior Minister Peter Duarte": the names that stand for a noun in the plural. */
export function listedNames(a: Analysis, noun: number): number[] {
  const out: number[] = []
  for (const c of childrenBy(a, noun, APPOS))
    for (const x of withConjuncts(a, c)) {
      const name = nameFrom(a, x)
      if (name >= 0 && !out.includes(name)) out.push(name)
    }
  return out
}

/** The name that a token begins or that follows its title: "Interior Minister Peter Duarte". */
function nameFrom(a: Analysis, token: number): number {
  for (let t = token, k = 0; t < a.n && k < 5; t++, k++) {
    const name = a.nameAt[t]!
    if (name >= 0 && /^(?:person|organisation|group)$/.test(a.names[name]!.kind)) return nameHead(a, name)
    if (!isNominal(a, t) && a.upos[t] !== 'ADJ') return -1
  }
  return -1
}

/** The token of a name that the rest of it hangs on. */
export function nameHead(a: Analysis, name: number): number {
  const { from, to } = a.names[name]!
  return headOf(a, from, to)
}
