import type { Article, EntityKind } from '../../src/record/index.ts'
import { toArticle } from '../../src/intake/article.ts'
import type { Sentence } from '../../src/read/analysis.ts'
import type { Lexemes } from '../../src/read/lexemes.ts'
import { type NameDocument, makeDocument, readingOrder } from '../../src/read/names/document.ts'
import { sureCasings } from '../../src/read/names/casing.ts'
import { BIT } from '../../src/read/names/bits.ts'
import { isHeadline } from '../../src/read/names/find.ts'
import type { NameLexicon } from '../../src/read/names/lexicon.ts'
import { NAME_KINDS, NAME_TAGS, OUTSIDE, SINGLE, tagAt } from '../../src/read/names/tags.ts'
import type { Tagger } from '../../src/read/tag/tagger.ts'
import { segment } from '../../src/text/segment.ts'
import type { NamedText } from './sources.ts'

/** A document to learn from: its tables, and for each token the set of tags that are right, one bit each. */
export interface Example {
  readonly document: NameDocument
  readonly right: Int32Array
  readonly weight: number
}

/** Tools that turn texts into examples. */
export interface Bench {
  readonly lexemes: Lexemes
  readonly lexicon: NameLexicon
  readonly tagger: Tagger | null
}

/** The article of a marked text; pieces become parts. */
export function articleOf(text: NamedText): Article {
  if (text.pieces === null) {
    const result = toArticle({ id: text.id, text: text.text, ...(text.title === null ? {} : { title: text.title }) })
    if (!result.ok) throw new Error(`${text.id}: ${result.code}`)
    return result.value
  }
  const parts = text.pieces.map((span) => ({ kind: 'paragraph' as const, span }))
  return {
    id: text.id,
    url: null,
    outlet: null,
    title: null,
    authors: [],
    dateline: null,
    language: 'en',
    published: null,
    text: text.text,
    parts,
  }
}

/** Makes the example of a marked text. */
export function makeExample(text: NamedText, bench: Bench): Example {
  const article = articleOf(text)
  const { tokens, sentences } = segment(article)
  const lex = new Int32Array(tokens.n)
  for (let i = 0; i < tokens.n; i++) lex[i] = bench.lexemes.internRange(article.text, tokens.start[i]!, tokens.end[i]!)
  const list = sentences as readonly Sentence[]
  const cased = sureCasings(list, lex, bench.lexicon)
  const order = readingOrder(cased, (s) => isHeadline(article, s))
  const input = { n: tokens.n, lex, xpos: tagsOf(lex, list, bench), sentences: cased, order }
  const document = makeDocument(input, bench.lexicon)
  return { document, right: markRight(text, tokens, document), weight: text.source.weight }
}

/** Part-of-speech tags as the shipped tagger gives them; empty without one. */
export function tagsOf(lex: Int32Array, sentences: readonly Sentence[], bench: Bench): string[] {
  const { tagger } = bench
  if (!tagger) return new Array<string>(lex.length).fill('')
  const tags = new Uint8Array(lex.length)
  for (const s of sentences) tagger.tag(lex, tags, s.from, s.to, s.casing === 'normal' ? 0 : s.casing === 'title' ? 1 : 2)
  return Array.from(tags, (t) => tagger.xpos[t]!)
}

interface Offsets {
  readonly n: number
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Sets of right tags: what is marked, and where the source marks less than all kinds, what it leaves open. */
function markRight(text: NamedText, tokens: Offsets, document: NameDocument): Int32Array {
  const right = new Int32Array(tokens.n).fill(1 << OUTSIDE)
  const isMarked = new Uint8Array(tokens.n)
  let at = 0
  for (const name of [...text.names].sort((a, b) => a.start - b.start || b.end - a.end)) {
    while (at > 0 && tokens.start[at - 1]! >= name.start) at--
    while (at < tokens.n && tokens.end[at]! <= name.start) at++
    let from = at
    let to = at
    while (to < tokens.n && tokens.start[to]! < name.end) to++
    if (to === from || isMarked[from] === 1) continue
    const fits = tokens.start[from] === name.start && tokens.end[to - 1] === name.end
    if (name.kinds.includes('person') && text.source.name === 'gmb') {
      const begin = from
      while (from < to && isTitle(document, from)) from++
      for (let i = begin; i < from; i++) isMarked[i] = 1
    }
    const isUsable = fits && name.kinds.length > 0 && to > from
    for (let i = from; i < to; i++) {
      isMarked[i] = 1
      right[i] = isUsable
        ? likelyKinds(name.kinds, document, from, to).reduce((set, kind) => set | (1 << tagAt(NAME_KINDS.indexOf(kind), i, from, to)), 0)
        : ANYTHING
    }
  }
  openUnmarked(text, document, right, isMarked)
  return right
}

/** Facilities and groups hide in coarser labels: they are learnt from those only where the words say so. */
function likelyKinds(kinds: readonly EntityKind[], document: NameDocument, from: number, to: number): EntityKind[] {
  if (kinds.length === 1) return [...kinds]
  const { lexicon, input, multi } = document
  const last = lexicon.bits[input.lex[to - 1]!]!
  const whole = to - from === 1 ? last : multi[from]!
  const isFacility = (whole & BIT.facility) !== 0 || (to - from > 1 && (last & BIT.facilityHead) !== 0)
  const isGroup = (whole & BIT.group) !== 0 && (whole & BIT.organisation) === 0
  if (isGroup && kinds.includes('group')) return kinds.includes('place') && (whole & BIT.country) !== 0 ? ['group', 'place'] : ['group']
  const first = kinds[0]!
  if (first === 'group') return [...kinds]
  return kinds.filter((kind) => kind === first || (kind === 'facility' && isFacility))
}

const ANYTHING = (1 << NAME_TAGS) - 1

function isTitle(document: NameDocument, i: number): boolean {
  const { lexicon, input } = document
  return (lexicon.bits[input.lex[i]!]! & BIT.title) !== 0 && lexicon.formClass[input.lex[i]!] !== 4
}

/** Capitalised words that a source leaves unmarked may be names of the kinds that it does not mark. */
function openUnmarked(text: NamedText, document: NameDocument, right: Int32Array, isMarked: Uint8Array): void {
  const kinds = text.source.unmarked.map((kind) => NAME_KINDS.indexOf(kind))
  if (kinds.length === 0) return
  const { input, lexicon } = document
  const isFree = (i: number): boolean =>
    isMarked[i] === 0 && lexicon.formClass[input.lex[i]!]! >= 2 && !/^(?:PRP|DT|IN|CC|W|MD|VB|RB)/.test(input.xpos[i]!)
  for (const s of input.sentences) {
    for (let i = s.from; i < s.to; i++) {
      if (!isFree(i)) continue
      const goesOn = i + 1 < s.to && isFree(i + 1)
      const wentOn = i > s.from && isFree(i - 1)
      for (const kind of kinds) {
        right[i] = right[i]! | (1 << (SINGLE + kind))
        if (goesOn) right[i] = right[i]! | (1 << tagAt(kind, 0, 0, 2))
        if (wentOn) right[i] = right[i]! | (1 << tagAt(kind, 1, 0, 2))
        if (goesOn && wentOn) right[i] = right[i]! | (1 << tagAt(kind, 1, 0, 3))
      }
    }
  }
}
