import type { Span } from './span.ts'

/** What comes in: one JSON object a line, format `daybook.article/1`. One of `text` and `html` is given. */
export interface ArticleInput {
  readonly id: string
  readonly text?: string
  readonly html?: string
  readonly title?: string
  readonly url?: string
  readonly outlet?: string
  readonly domain?: string
  /** RFC 3339 date-time or YYYY-MM-DD. */
  readonly published?: string
  /** BCP 47 tag. */
  readonly language?: string
}

/** What a part of an article is. `headline` is an item of a rail of other stories: a report of its own, headline only. */
export type PartKind = 'title' | 'byline' | 'dateline' | 'paragraph' | 'caption' | 'headline'

/** One typed part of an article, in document order. */
export interface Part {
  readonly kind: PartKind
  readonly span: Span
  readonly url?: string
}

/** A report in the one form that all later stages read. Every span of the product points into `text`. */
export interface Article {
  readonly id: string
  readonly url: string | null
  readonly outlet: { readonly name: string; readonly domain: string | null } | null
  readonly title: string | null
  readonly authors: readonly string[]
  readonly dateline: { readonly place: string; readonly date: string | null } | null
  /** BCP 47 tag. */
  readonly language: string
  readonly published: { readonly value: string; readonly basis: 'given' | 'metadata' | 'text' } | null
  readonly text: string
  readonly parts: readonly Part[]
}
