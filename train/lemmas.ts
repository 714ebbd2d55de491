import { applyLemmaRule, findRule, keepsCase, type LemmaTable } from '../src/read/lemma/lemmatise.ts'
import { writeModel } from '../src/read/model.ts'
import type { CasedTree } from './cased.ts'
import { jointTags } from './tagger.ts'

const LONGEST_SUFFIX = 6

/** Learns the shortest suffixes that tell the lemma, and lists the words that no suffix gets right. */
export function trainLemmas(trees: readonly CasedTree[]): LemmaTable {
  const byTag = new Map<string, Map<string, Map<string, number>>>()
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
  const out: Record<string, Record<string, string>> = {}
  for (const [tag, words] of [...byTag].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const table = learnTag(words)
    if (Object.keys(table).length > 0) out[tag] = table
  }
  return { rules: out }
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
