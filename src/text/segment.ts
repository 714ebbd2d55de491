import type { Article, Span } from '../record/index.ts'
import { findCasing } from './casing.ts'
import type { Casing } from './casing.ts'
import { findSentences } from './sentences.ts'
import { tokenise } from './tokenise.ts'
import type { Tokens } from './tokenise.ts'

/** One sentence: tokens `[from, to)` of the article's part number `part`. */
export interface SentenceRange {
  readonly from: number
  readonly to: number
  readonly part: number
  readonly span: Span
  readonly casing: Casing
}

/** Tokens and sentences of an article, in text order. */
export interface Segments {
  readonly tokens: Tokens
  readonly sentences: readonly SentenceRange[]
}

/** Cuts every part of an article into tokens and sentences; no sentence runs from one part into the next. */
export function segment(article: Article): Segments {
  const { text } = article
  const pieces: Tokens[] = []
  const sentences: SentenceRange[] = []
  let n = 0
  article.parts.forEach((part, index) => {
    const tokens = tokenise(text, part.span[0], part.span[1])
    if (!tokens.n) return
    const starts = findSentences(text, tokens)
    for (let s = 0; s < starts.length; s++) {
      const from = starts[s]!
      const to = s + 1 < starts.length ? starts[s + 1]! : tokens.n
      const casing = findCasing(text, tokens, from, to)
      sentences.push({ from: n + from, to: n + to, part: index, span: [tokens.start[from]!, tokens.end[to - 1]!], casing })
    }
    pieces.push(tokens)
    n += tokens.n
  })
  return { tokens: joinTokens(pieces, n), sentences }
}

function joinTokens(pieces: readonly Tokens[], n: number): Tokens {
  if (pieces.length === 1) return pieces[0]!
  const start = new Int32Array(n)
  const end = new Int32Array(n)
  let at = 0
  for (const piece of pieces) {
    start.set(piece.start, at)
    end.set(piece.end, at)
    at += piece.n
  }
  return { n, start, end }
}
