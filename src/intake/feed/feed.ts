/** What a feed points at beside its text: sound, pictures, documents. */
export interface Enclosure {
  readonly url: string
  readonly type: string | null
}

/** One report as a feed announces it. Nothing is guessed: what the feed does not say is null or []. */
export interface FeedEntry {
  /** The feed's own id of it (guid, atom:id), as it stands. */
  readonly id: string | null
  /** Plain text in one line. */
  readonly title: string | null
  /** Absolute where the feed or its address allows it. */
  readonly link: string | null
  /** When it was published, else changed: RFC 3339 or a part of it; without a zone where the feed gives none. */
  readonly date: string | null
  /** When it was published, where the feed says so and not only when it was changed. */
  readonly published: string | null
  /** HTML as it came: not safe to show. */
  readonly summary: string | null
  /** The report itself, where the feed carries it: HTML as it came, not safe to show. */
  readonly content: string | null
  readonly author: string | null
  readonly categories: readonly string[]
  readonly language: string | null
  readonly enclosures: readonly Enclosure[]
  /** Addresses of written forms of a recording (podcast:transcript). */
  readonly transcripts: readonly Enclosure[]
}

/** The kinds of files that announce reports. */
export type FeedKind = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf' | 'sitemap'

/** A feed as plain data. */
export interface Feed {
  readonly kind: FeedKind
  readonly title: string | null
  readonly link: string | null
  readonly description: string | null
  readonly language: string | null
  readonly updated: string | null
  /** Addresses of further files of the same kind: an index of sitemaps, the next page of a feed. */
  readonly more: readonly string[]
  readonly entries: readonly FeedEntry[]
}
