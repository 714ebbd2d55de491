import { applyLemmaRule, findRule, keepsCase, type LemmaTable } from '../src/read/lemma/lemmatise.ts'
import { writeModel } from '../src/read/model.ts'
import type { CasedTree } from './cased.ts'
import { formsOfNoun, formsOfVerb, type Inflection } from './inflect.ts'
import type { CommonWord } from './lexicon/main.ts'
import { jointTags } from './tagger.ts'

const LONGEST_SUFFIX = 6

/** Words of which all forms are learnt. */
export interface CommonWords {
  readonly verbs: readonly CommonWord[]
  readonly nouns: readonly CommonWord[]
}

/** Rules of a tag: lower-case form -> rule -> how often. */
type Seen = Map<string, Map<string, Map<string, number>>>

/**
 * Learns the shortest suffixes that tell the lemma, and lists the words that no suffix gets right. `words` are taken for what the
 * trees do not show.
 */
export function trainLemmas(trees: readonly CasedTree[], words: CommonWords): LemmaTable {
  const byTag: Seen = new Map()
  for (const { tree, casing } of trees) {
    if (casing !== 0) continue
    jointTags(tree).forEach((tag, i) => {
      const form = tree.forms[i]!
      const lemma = tree.lemmas[i]!
      if (lemma === '_') return
      const lower = form.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
      const rule = ruleFor(keepsCase(tag) ? form : lower, lemma)
      const words = byTag.get(tag) ?? new Map<string, Map<string, number>>()
      const rules = words.get(lower) ?? new Map<string, number>()
      byTag.set(tag, words.set(lower, rules.set(rule, (rules.get(rule) ?? 0) + 1)))
    })
  }
  const verbs = new Set(words.verbs.map(({ word }) => word))
  addForms(byTag, words.verbs, { formsOf: formsOfVerb, isWord: (lemma) => verbs.has(lemma) })
  // "earnings" may be the lemma of "earnings"
  addForms(byTag, words.nouns, { formsOf: formsOfNoun, isWord: () => true })
  const out: Record<string, Record<string, string>> = {}
  for (const [tag, words] of [...byTag].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const table = learnTag(words)
    if (Object.keys(table).length > 0) out[tag] = table
  }
  return { rules: out }
}

/** Puts in the forms that no tree shows, or shows with a lemma that is no word; of two words with one form the commoner has it. */
function addForms(
  byTag: Seen,
  words: readonly CommonWord[],
  { formsOf, isWord }: { readonly formsOf: (word: string) => Inflection[]; readonly isWord: (lemma: string) => boolean },
): void {
  const isRight = ([form, rules]: readonly [string, ReadonlyMap<string, number>]): boolean => isWord(applyLemmaRule(form, topRule(rules)))
  const shown = new Map([...byTag].map(([tag, forms]) => [tag, new Set([...forms].filter(isRight).map(([form]) => form))]))
  for (const { word } of words.toSorted((x, y) => y.count - x.count || (x.word < y.word ? -1 : 1))) {
    for (const [form, tag] of formsOf(word)) {
      const own = shown.get(tag)
      if (!own || own.has(form)) continue
      own.add(form)
      byTag.get(tag)!.set(form, new Map([[ruleFor(form, word), 1]]))
    }
  }
}

/** The rule that makes the lemma of a word. */
export function ruleFor(word: string, lemma: string): string {
  let same = 0
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same++
  const strip = word.length - same
  if (strip > 9 || (same === 0 && word.length > 1)) return `=${lemma}`
  return strip === 0 && same === lemma.length ? '0' : `${strip}${lemma.slice(same)}`
}

function learnTag(words: ReadonlyMap<string, ReadonlyMap<string, number>>): Record<string, string> {
  const list = [...words].map(([word, rules]) => ({ word, rule: topRule(rules) })).sort((a, b) => (a.word < b.word ? -1 : 1))
  const rules = new Map<string, string>()
  for (let k = 0; k <= LONGEST_SUFFIX; k++) {
    const votes = new Map<string, Map<string, number>>()
    for (const { word, rule } of list) {
      if (word.length <= k) continue
      const suffix = word.slice(word.length - k)
      const counts = votes.get(suffix) ?? new Map<string, number>()
      if (!rule.startsWith('=')) votes.set(suffix, counts.set(rule, (counts.get(rule) ?? 0) + 1))
    }
    for (const [suffix, counts] of votes) {
      const best = topRule(counts)
      const total = [...counts.values()].reduce((a, b) => a + b, 0)
      if ((k > 0 && total < 2) || best === findRule(rules, `\u0000${suffix}`)) continue
      if (counts.get(best)! * 2 > total) rules.set(suffix, best)
    }
  }
  for (const { word, rule } of list)
    if (applyLemmaRule(word, findRule(rules, word)) !== applyLemmaRule(word, rule)) rules.set(`^${word}`, rule)
  return Object.fromEntries([...rules].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

function topRule(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]
}

/** The bytes of the model file. */
export function writeLemmas(table: LemmaTable): Uint8Array {
  return writeModel('lemmas', 1, [{ name: 'table', kind: 'json', value: table }])
}
