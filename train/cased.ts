import type { Tree } from './conllu.ts'

/** Words that a Title Case headline may leave small. */
export const SMALL = new Set([
  'a',
  'an',
  'the',
  'and',
  'but',
  'or',
  'nor',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'off',
  'on',
  'to',
  'up',
  'via',
  'with',
  'over',
  'into',
])

/** Title Case as headlines have it: small words stay small in every second style, `style` tells which. */
export function titleCase(forms: readonly string[], style: number): string[] {
  return forms.map((form, i) => (style % 2 === 0 && i > 0 && SMALL.has(form) ? form : isClitic(form) ? form : capital(form)))
}

function isClitic(form: string): boolean {
  return /^(?:n't|['’])/.test(form)
}

function capital(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1)
}

/** A training sentence in a casing: 0 normal, 1 Title Case, 2 ALL CAPS. */
export interface CasedTree {
  readonly tree: Tree
  readonly forms: readonly string[]
  readonly casing: number
}

/** The trees, and after them Title-Cased copies of every third short one (without its full stop) and a few in capitals. */
export function withCasedCopies(trees: readonly Tree[]): CasedTree[] {
  const out: CasedTree[] = trees.map((tree) => ({ tree, forms: tree.forms, casing: 0 }))
  let short = 0
  for (const tree of trees) {
    const n = tree.forms.length
    if (n < 5 || n > 18) continue
    short++
    if (short % 3 === 0) out.push({ tree: withoutStop(tree), forms: titleCase(withoutStop(tree).forms, short), casing: 1 })
    if (short % 20 === 7) out.push({ tree, forms: tree.forms.map((f) => f.toUpperCase()), casing: 2 })
  }
  return out
}

/** Headlines have no full stop at their end. */
export function withoutStop(tree: Tree): Tree {
  const last = tree.forms.length - 1
  if (tree.forms[last] !== '.' || tree.heads.includes(last) || tree.heads[last] === -1) return tree
  const cut = <T>(list: readonly T[]): T[] => list.slice(0, last)
  return {
    id: tree.id,
    forms: cut(tree.forms),
    lemmas: cut(tree.lemmas),
    upos: cut(tree.upos),
    xpos: cut(tree.xpos),
    heads: cut(tree.heads),
    rels: cut(tree.rels),
  }
}
