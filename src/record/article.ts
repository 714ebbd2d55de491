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

/** What a web page says of itself beside its report. */
export interface PageFacts {
  /** Name of the site as the page gives it. */
  readonly site: string | null
  /** The address that the page gives as its own. */
  readonly canonical: string | null
  /** Address of its AMP form. */
  readonly amp: string | null
  /** When it was last changed: RFC 3339, without offset where the page names no zone, or YYYY-MM-DD. */
  readonly modified: string | null
  /** Where the date of publication was found. */
  readonly dated: 'json-ld' | 'meta' | 'microdata' | 'time' | 'url' | 'visible' | null
  /** Whether the date of publication names a zone; null where it has no time of day or there is none. */
  readonly zone: 'stated' | 'absent' | null
  /** Only a beginning of the report is there: the page says so, or it has next to no text. */
  readonly stub: boolean
  /** Entries of a live blog, newest first as the page lists them; empty for other pages. `span` points into the text where the entry stands there. */
  readonly updates: readonly {
    readonly headline: string | null
    readonly published: string | null
    readonly url: string | null
    readonly span: Span | null
  }[]
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
  /** Only where the article was made from a web page. */
  readonly page?: PageFacts
}
