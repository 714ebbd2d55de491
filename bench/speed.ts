/**
 * One core, one process: the whole reading against wink-nlp (its tokens, sentences and tags only) and compromise, and time
 * expressions against chrono-node, over the same texts in turn. Prints figures as JSON.
 */
import * as chrono from 'chrono-node'
import nlp from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { toArticle } from '../src/intake/article.ts'
import { analyse } from '../src/read/analyse.ts'
import { read } from '../src/read/read.ts'
import { findTimes } from '../src/read/times/find.ts'
import type { Article } from '../src/record/index.ts'
import { loadKit } from '../src/work/kit.ts'
import type { Figure } from './floors.ts'
import { copies } from './texts.ts'

const ARTICLES = Number(process.argv[2] ?? 150)
const ROUNDS = 3

const kit = await loadKit()
const wink = winkNLP(model, ['sbd', 'pos'])
const articles = copies(ARTICLES).map((input): Article => {
  const result = toArticle(input)
  if (!result.ok) throw new Error(result.message)
  return result.value
})
const analyses = articles.map((article) => analyse(article, kit))
const tokens = analyses.reduce((sum, analysis) => sum + analysis.n, 0)

const contestants: readonly (readonly [name: string, run: () => void])[] = [
  ['whole', () => articles.forEach((article) => read(article, kit))],
  ['wink', () => articles.forEach(({ text }) => wink.readDoc(text).tokens().length())],
  ['compromise', () => articles.forEach(({ text }) => nlp(text).wordCount())],
  ['times', () => analyses.forEach((analysis) => findTimes(analysis, analysis.article.published?.value ?? null))],
  ['chrono', () => articles.forEach(({ text, published }) => chrono.parse(text, published ? new Date(published.value) : undefined))],
]

/** Seconds of processor time, the best of the rounds: what the code takes when nothing disturbs it. */
const best = new Map<string, number>()
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, run] of contestants) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    // The first round only warms up.
    if (round > 0) best.set(name, Math.min(best.get(name) ?? Infinity, (user + system) / 1e6))
  }
}
const of = (name: string): number => best.get(name) ?? NaN
const figures: Figure[] = [
  { name: 'own', metric: 'whole reading, tokens/s ÷ wink-nlp', value: of('wink') / of('whole'), n: tokens },
  { name: 'own', metric: 'whole reading, tokens/s ÷ compromise', value: of('compromise') / of('whole'), n: tokens },
  { name: 'own', metric: 'articles of 600 tokens a second, one core', value: tokens / of('whole') / 600, n: ARTICLES, note: 'of this machine' },
  { name: 'own', metric: 'time expressions, texts/s ÷ chrono-node', value: of('chrono') / of('times'), n: tokens },
]
process.stdout.write(JSON.stringify(figures))
