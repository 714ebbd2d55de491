import type { Article, Change, EntityRecord, EventRecord, Fact, Reading, StatementRecord, StoryRecord } from '../record/index.ts'
import type { Query } from './query.ts'

/** What taking in one report adds to the record; it is stored whole or not at all. */
export interface Intake {
  readonly article: Article
  /** What came in, byte for byte. */
  readonly raw: Uint8Array
  readonly reading: Reading
  /** In the order in which linking gave them. */
  readonly facts: readonly Fact[]
  /** What linking wants to remember of the article beside its facts. */
  readonly memo: string | null
  /** RFC 3339: when the report was taken in. Kept, never exported. */
  readonly seen: string
}

/** A fact as it is kept. `seq` is its place in the record's history; `at` when it was known, in milliseconds since 1970. */
export interface StoredFact {
  readonly seq: number
  readonly at: number
  readonly fact: Fact
}

/** One article's share of the record, in order of intake: what linking is rebuilt from. */
export interface Taken {
  readonly article: Head
  readonly memo: string | null
  readonly facts: readonly StoredFact[]
}

/** The front matter of a kept article. `no` is its place in the order of intake, `version` goes up when it was edited. */
export interface Head {
  readonly no: number
  readonly id: string
  readonly version: number
  readonly published: string | null
  readonly outlet: string | null
  readonly domain: string | null
  readonly url: string | null
  readonly title: string | null
  readonly language: string
  readonly seen: string
}

/** One line of the diary as the record has it. */
export interface DiaryRow {
  readonly id: string
  readonly title: string
  readonly act: string
  readonly status: EventRecord['status']
  readonly when: string | null
  readonly zone: string | null
  /** Days since 1970 that the time covers. */
  readonly firstDay: number | null
  readonly lastDay: number | null
  readonly place: string | null
  readonly who: readonly string[]
  readonly reports: number
  readonly disagreements: number
}

/** A statement with where it stands. */
export interface SaidRow {
  readonly statement: StatementRecord
  readonly published: string | null
  readonly outlet: string | null
}

/** How much to give, and from where on. */
export interface Page {
  readonly limit?: number
  readonly offset?: number
}

/** How many of everything the record holds. */
export interface Counts {
  readonly articles: number
  readonly events: number
  readonly statements: number
  readonly entities: number
  readonly stories: number
  readonly facts: number
}

/** What `check` found; no problems = every page, sum and view is as the facts have it. */
export interface CheckReport {
  readonly problems: readonly string[]
  readonly counts: Counts
}

/**
 * The record. Facts are only ever added; all else is a view over them. Every method may fail with a `StoreError`.
 * Lists come in a fixed order: by place in the order of intake, the diary by time.
 */
export interface Store {
  /** Add reports in the order given, in one transaction: when this resolves, all of them are on disk; when it fails, none is. */
  put(batch: readonly Intake[]): Promise<readonly Head[]>
  /** The newest version of an article whose raw bytes are these: null if it is not in the record. */
  isKnown(id: string, raw: Uint8Array): Promise<boolean>
  /** Everything that linking is rebuilt from, in order of intake. */
  taken(): AsyncIterable<Taken>
  facts(since?: number): AsyncIterable<StoredFact>
  heads(): AsyncIterable<Head>
  head(id: string): Promise<Head | null>
  articles(): AsyncIterable<Article>
  article(id: string): Promise<Article | null>
  raw(id: string): Promise<Uint8Array | null>
  reading(id: string): Promise<Reading | null>
  events(): AsyncIterable<EventRecord>
  event(id: string): Promise<EventRecord | null>
  statements(): AsyncIterable<StatementRecord>
  statement(id: string): Promise<StatementRecord | null>
  stories(): AsyncIterable<StoryRecord>
  story(id: string): Promise<StoryRecord | null>
  entities(): AsyncIterable<EntityRecord>
  entity(id: string): Promise<EntityRecord | null>
  changes(since?: number): AsyncIterable<Change>
  /** Number of the last fact known before an instant (milliseconds since 1970); 0 if there is none. */
  seqAt(instant: number): Promise<number>
  /** Reports that a query finds, newest first. */
  search(query: Query, page?: Page): Promise<readonly Head[]>
  /** Events that a query finds, by time; those without one at the end. */
  diary(query: Query, page?: Page): Promise<readonly DiaryRow[]>
  /** Statements that a query finds, newest first. */
  said(query: Query, page?: Page): Promise<readonly SaidRow[]>
  /** People, organisations and places by (part of) a name, those with most reports first. */
  who(name: string, page?: Page): Promise<readonly EntityRecord[]>
  /** Stories with a report that a query finds, newest first. */
  tales(query: Query, page?: Page): Promise<readonly StoryRecord[]>
  counts(): Promise<Counts>
  /** The newest publication date in the record, in milliseconds since 1970: what `lapsed` is judged at. Null for an empty record. */
  newest(): Promise<number | null>
  check(): Promise<CheckReport>
  /** A whole copy, made while the record is in use. */
  backup(path: string): Promise<void>
  /** The record as it was known at an instant (milliseconds since 1970). Close it when done. */
  asOf(instant: number): Promise<Store>
  close(): Promise<void>
}
