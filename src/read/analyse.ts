import type { Article } from '../record/index.ts'
import { segment } from '../text/segment.ts'
import type { Tokens } from '../text/tokenise.ts'
import type { Analysis, Sentence } from './analysis.ts'
import type { Kit } from './kit.ts'
import type { Lexemes } from './lexemes.ts'
import { findNames } from './names/find.ts'
import { hangGenitives } from './parse/genitives.ts'
import { relBitsOfAll } from './rel-bits.ts'
import { bindDays, hangParticles, hangRelatives, liftHave, partPairs } from './parse/repair.ts'
import { retagNames } from './tag/retag-names.ts'
import { CAPS, NORMAL, TITLE } from './tag/tagger.ts'

const CASINGS = { normal: NORMAL, title: TITLE, caps: CAPS }

/** Tokens, sentences, tags, lemmas, trees and names of an article. */
export function analyse(article: Article, kit: Kit): Analysis {
  const { tokens, sentences } = segment(article)
  const { n, start, end } = tokens
  const { text } = article
  const { lexemes, tagger, parser } = kit
  lexemes.trim()
  const lex = internTokens(text, tokens, lexemes)
  const tags = new Uint8Array(n)
  const head = new Int32Array(n)
  const labels = new Uint8Array(n)
  const sentenceOf = new Int32Array(n)
  // one stage after the other: the tables of one at a time lie near
  sentences.forEach(({ from, to, casing }, s) => {
    sentenceOf.fill(s, from, to)
    tagger.tag(lex, tags, from, to, CASINGS[casing])
    if (casing === 'normal') retagNames({ lex, tags, from, to }, tagger)
  })
  for (const { from, to } of sentences) parser.parse({ from, to, tags, lex, atoms: lexemes.atoms }, head, labels)
  const spelt = spell({ lex, tags, labels }, kit)
  const names = findNames({ article, n, lex, xpos: spelt.xpos, sentences: sentences as readonly Sentence[] }, kit.names)
  const tree = { head, ...spelt }
  hangParticles(tree)
  partPairs(tree, names)
  hangRelatives(tree, names)
  liftHave(tree)
  bindDays(tree)
  hangGenitives(tree, names)
  const { firstChild, nextSibling } = linkChildren(head, n)
  const nameAt = new Int32Array(n).fill(-1)
  names.forEach((name, k) => nameAt.fill(k, name.from, name.to))
  return {
    article,
    text,
    n,
    start,
    end,
    form: spelt.form,
    lower: spelt.lower,
    lemma: spelt.lemma,
    base: spelt.base,
    marks: spelt.marks,
    upos: spelt.upos,
    xpos: spelt.xpos,
    head,
    rel: spelt.rel,
    relBits: relBitsOfAll(spelt.rel),
    sentence: sentenceOf,
    sentences: sentences as readonly Sentence[],
    firstChild,
    nextSibling,
    names,
    nameAt,
  }
}

function internTokens(text: string, { n, start, end }: Tokens, lexemes: Lexemes): Int32Array {
  const lex = new Int32Array(n)
  for (let i = 0; i < n; i++) lex[i] = lexemes.internRange(text, start[i]!, end[i]!)
  return lex
}

/** What is known of the tokens by number. */
interface Numbered {
  readonly lex: Int32Array
  readonly tags: Uint8Array
  readonly labels: Uint8Array
}

/** The same in words: forms, lemmas, tags; relations, which may still change. */
function spell(
  { lex, tags, labels }: Numbered,
  kit: Kit,
): Pick<Analysis, 'form' | 'lower' | 'lemma' | 'base' | 'marks' | 'upos' | 'xpos'> & { rel: string[]; upos: string[] } {
  const { lexemes, tagger, parser, spelling } = kit
  const n = lex.length
  const form = new Array<string>(n)
  const lower = new Array<string>(n)
  const lemma = new Array<string>(n)
  const base = new Array<string>(n)
  const marks = new Int32Array(n)
  const upos = new Array<string>(n)
  const xpos = new Array<string>(n)
  const rel = new Array<string>(n)
  spelling.prepare()
  for (let i = 0; i < n; i++) {
    const l = lex[i]!
    const t = tags[i]!
    const word = spelling.word(l, t)
    form[i] = lexemes.form[l]!
    lower[i] = lexemes.lower[l]!
    lemma[i] = word.lemma
    base[i] = word.base
    marks[i] = word.marks
    upos[i] = tagger.upos[t]!
    xpos[i] = tagger.xpos[t]!
    rel[i] = parser.labels[labels[i]!]!
  }
  return { form, lower, lemma, base, marks, upos, xpos, rel }
}

/** Dependents of each token as linked lists in text order. */
export function linkChildren(head: Int32Array, n: number): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = new Int32Array(n).fill(-1)
  const nextSibling = new Int32Array(n).fill(-1)
  for (let i = n - 1; i >= 0; i--) {
    const h = head[i]!
    if (h < 0) continue
    nextSibling[i] = firstChild[h]!
    firstChild[h] = i
  }
  return { firstChild, nextSibling }
}
