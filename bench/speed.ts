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

/** Reports of the one pass that counts, as many as the memory bar and the speed scorer have; and of the passes with all code compiled. */
const ARTICLES = Number(process.argv[2] ?? 2000)
const FEW = 150
const ROUNDS = 3

const kit = await loadKit()
// Two ways to hold the yardstick: the pipe cut down to sentences and tags, nothing handed out, which nobody can use but which is
// the least that wink can do; and wink as it is installed, asked for what a reader of it needs (docs/adr/0008).
const bare = winkNLP(model, ['sbd', 'pos'])
const wink = winkNLP(model)
let articles = copies(ARTICLES).map((input): Article => {
  const result = toArticle(input)
  if (!result.ok) throw new Error(result.message)
  return result.value
})
let analyses: ReturnType<typeof analyse>[] = []

const contestants = {
  whole: () => articles.forEach((article) => read(article, kit)),
  wink: () => articles.forEach(({ text }) => handOut(text)),
  bare: () => articles.forEach(({ text }) => bare.readDoc(text).tokens().length()),
  compromise: () => articles.forEach(({ text }) => nlp(text).wordCount()),
  times: () => analyses.forEach((analysis) => findTimes(analysis, analysis.article.published?.value ?? null)),
  chrono: () => articles.forEach(({ text, published }) => chrono.parse(text, published ? new Date(published.value) : undefined)),
}

/** What a reader of wink asks it for: the words, the blanks before them, their tags, the sentences. */
function handOut(text: string): number {
  const document = wink.readDoc(text)
  const tokens = document.tokens()
  const { its } = wink
  const given = [tokens.out(its.value), tokens.out(its.precedingSpaces), tokens.out(its.pos), document.sentences().out(its.span)]
  return given.reduce((sum, list) => sum + list.length, 0)
}

/** Seconds of processor time of one pass over all articles. */
function pass(name: keyof typeof contestants): number {
  const before = process.cpuUsage()
  contestants[name]()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

// One pass of a fresh process over many reports, compiling included; then passes over few with all code compiled, best of three.
const first = { whole: pass('whole'), wink: pass('wink'), bare: pass('bare'), compromise: pass('compromise') }
const total = articles.reduce((sum, article) => sum + analyse(article, kit).n, 0)
articles = articles.slice(0, FEW)
analyses = articles.map((article) => analyse(article, kit))
const tokens = analyses.reduce((sum, analysis) => sum + analysis.n, 0)
pass('times')
pass('chrono')
const warm = { whole: Infinity, wink: Infinity, bare: Infinity, compromise: Infinity, times: Infinity, chrono: Infinity }
for (let round = 0; round < ROUNDS; round++) {
  for (const name of ['whole', 'wink', 'bare', 'compromise', 'times', 'chrono'] as const) warm[name] = Math.min(warm[name], pass(name))
}
const figures: Figure[] = [
  {
    name: 'own',
    metric: 'whole reading, tokens/s ÷ wink-nlp',
    value: first.wink / first.whole,
    n: tokens,
    note: `one pass over ${ARTICLES} reports in a fresh process`,
  },
  {
    name: 'own',
    metric: 'whole reading, tokens/s ÷ wink-nlp cut down to sentences and tags',
    value: first.bare / first.whole,
    n: tokens,
    note: 'the same pass, nothing handed out',
  },
  {
    name: 'own',
    metric: 'whole reading, tokens/s ÷ compromise',
    value: first.compromise / first.whole,
    n: tokens,
    note: `one pass over ${ARTICLES} reports in a fresh process`,
  },
  {
    name: 'own',
    metric: 'whole reading, tokens/s ÷ wink-nlp, warm',
    value: warm.wink / warm.whole,
    n: tokens,
    note: 'best of three passes',
  },
  {
    name: 'own',
    metric: 'whole reading, tokens/s ÷ compromise, warm',
    value: warm.compromise / warm.whole,
    n: tokens,
    note: 'best of three passes',
  },
  {
    name: 'own',
    metric: 'articles of 600 tokens a second, one core',
    value: total / first.whole / 600,
    n: ARTICLES,
    note: 'of this machine, compiling included',
  },
  { name: 'own', metric: 'time expressions, texts/s ÷ chrono-node', value: warm.chrono / warm.times, n: tokens },
]
process.stdout.write(JSON.stringify(figures))
