import type {
  Article,
  ArticleInput,
  Change,
  ChangeFact,
  CorrectionFact,
  CorrectionRecord,
  EntityRecord,
  EventRecord,
  Fact,
  Reading,
  StatementRecord,
  StoryRecord,
  SubjectKind,
  UndoFact,
} from '../record/index.ts'
import type { Claim, Jobs } from './jobs.ts'
import type { Edit } from './edits.ts'
import type { Leases } from './leases.ts'
import type { Query } from './query.ts'
import type { Renewal } from './renew.ts'
import type { Shelf, ShelfName } from './shelves.ts'
import type { Sources } from './sources.ts'
import type { UnreadShelf } from './unread.ts'

/** What came in, byte for byte, with what is needed to read it once more. */
export interface RawDocument {
  readonly bytes: Uint8Array
  /** Media type, with a charset where one was given: `text/html; charset=utf-8`. */
  readonly type: string
  /** What was known of the report beside its bytes; null where the bytes are a whole `daybook.article/1`. */
  readonly given: Omit<ArticleInput, 'text' | 'html'> | null
}

/** What taking in one report adds to the record; it is stored whole or not at all. */
export interface Intake {
  readonly article: Article
  readonly raw: RawDocument
  /** Id of the source that it came from; null = given by hand. */
  readonly source: string | null
  readonly reading: Reading
  /** In the order in which linking gave them. */
  readonly facts: readonly Fact[]
  /** What linking wants to remember of the article beside its facts. */
  readonly memo: string | null
  /** RFC 3339: when the report was taken in. Kept, never exported. */
  readonly seen: string
  /** What `packBody` makes of article, bytes and reading, where that was done elsewhere. */
  readonly body?: Uint8Array
}

/** A fact as it is kept. `seq` is its place in the record's history; `at` when it was known, in milliseconds since 1970. */
export interface StoredFact {
  readonly seq: number
  readonly at: number
  /** Place in the order of intake of the report that was being taken in; null = a correction. */
  readonly no: number | null
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
  readonly source: string | null
  /** How it differs from the version before; null for the first. */
  readonly edit: Edit | null
}

/** What a record holds under the id of an article. */
export interface Standing {
  /** What tells its newest version from others: the bytes that it was made from, and what it tells its readers. Null = there is none. */
  readonly digest: Buffer | null
  readonly content: Buffer | null
  /** Its text was deleted, and does not come in again. */
  readonly isForgotten: boolean
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
  /** Did people put something of it right? */
  readonly corrected: boolean
  /** How sure reading is of the surest of its reports, from 0 to 1. */
  readonly confidence: number
}

/** A statement with where it stands. */
export interface SaidRow {
  readonly statement: StatementRecord
  /** Who speaks, as the record calls them, where a report may have a shorter name; null where the record knows nobody. */
  readonly speaker: string | null
  readonly published: string | null
  readonly outlet: string | null
  /** How sure reading is of it, from 0 to 1; null where an older engine read it. */
  readonly confidence: number | null
}

/** How much to give, and from where on. */
export interface Page {
  readonly limit?: number
  readonly offset?: number
  /** Of a diary: by time (`early`, as it is where nothing is said), latest time first, or what was reported of last first. Without a time comes last in the first two. */
  readonly order?: 'early' | 'late' | 'new'
}

/** What an id of the record stands for. */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  /** Title or name; of a statement, what was said. */
  readonly name: string
}

/** A story that an event or a report belongs to. */
export interface StoryShare {
  readonly id: string
  readonly title: string
  /** How many of the reports on the event it has; 1 for a report. */
  readonly reports: number
}

/** How many reports of one day speak of somebody. `day` is counted from 1970. */
export interface DayCount {
  readonly day: number
  readonly reports: number
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
  readonly sources: Sources
  readonly jobs: Jobs
  /** Do other processes write to it as well? Then what only one may do is agreed on by leases. */
  readonly isShared: boolean
  readonly leases: Leases
  /** What came in and could not be read. */
  readonly unread: UnreadShelf
  shelf(name: ShelfName): Shelf
  /** For a newer engine to read anew what is in the record. */
  readonly renewal: Renewal
  /** Add reports in the order given, in one transaction: when this resolves, all of them are on disk; when it fails, none is. `done` are jobs that end with it. */
  put(batch: readonly Intake[], done?: readonly Claim[]): Promise<readonly Head[]>
  /** Add what people put right, in one transaction; `made` is when, in milliseconds since 1970. */
  correct(facts: readonly (CorrectionFact | UndoFact | ChangeFact)[], made: number): Promise<void>
  /**
   * Take the text, the bytes and the reading of every version of an article out of the record; its front matter and its facts stay.
   * `statements`: what it quotes goes as well, where a newer version without them stands above. Resolves to false for an unknown article.
   */
  erase(id: string, statements: boolean): Promise<boolean>
  /** Every correction, also those taken back, in order. */
  corrections(): Promise<readonly CorrectionRecord[]>
  /** Facts that count for an event or an entity, or that make a statement, as they were found: what can be rejected one by one. */
  factsOn(kind: SubjectKind, id: string): Promise<readonly StoredFact[]>
  /** Ids of the articles that speak of an entity, in order of intake. */
  reportsOn(entity: string): Promise<readonly string[]>
  /** How many reports of each day speak of an entity, in order; days without any are left out. */
  mentionDays(entity: string): Promise<readonly DayCount[]>
  /** Stories with reports on an event, or with a report: those with most of them first. */
  storiesOf(what: { readonly event: string } | { readonly article: string }): Promise<readonly StoryShare[]>
  /** What an id of the record is, and where it leads now. Null for one that is not in the record. */
  subject(id: string): Promise<Subject | null>
  /** Is the newest version of an article made of just this? */
  isKnown(id: string, raw: RawDocument): Promise<boolean>
  /** How the record stands towards some ids; those of which it holds nothing are left out. */
  standings(ids: readonly string[]): Promise<ReadonlyMap<string, Standing>>
  /** Does the newest version of this article say just the same, whatever the bytes around it? */
  isSame(article: Article): Promise<boolean>
  /** The newest article that was published at an address. */
  headAt(url: string): Promise<Head | null>
  /** Everything that linking is rebuilt from, in order of intake. */
  taken(): AsyncIterable<Taken>
  facts(since?: number): AsyncIterable<StoredFact>
  heads(): AsyncIterable<Head>
  head(id: string): Promise<Head | null>
  /** Every version of an article, oldest first. */
  versions(id: string): Promise<readonly Head[]>
  articles(): AsyncIterable<Article>
  /** The newest version, or the one of a number. */
  article(id: string, version?: number): Promise<Article | null>
  raw(id: string, version?: number): Promise<RawDocument | null>
  reading(id: string, version?: number): Promise<Reading | null>
  events(): AsyncIterable<EventRecord>
  event(id: string): Promise<EventRecord | null>
  /** Events by their ids, in that order; null where there is none. One that has not changed since it was asked for last is, as a rule, the same object. */
  eventsOf(ids: readonly string[]): Promise<readonly (EventRecord | null)[]>
  statements(): AsyncIterable<StatementRecord>
  statement(id: string): Promise<StatementRecord | null>
  stories(): AsyncIterable<StoryRecord>
  story(id: string): Promise<StoryRecord | null>
  entities(): AsyncIterable<EntityRecord>
  entity(id: string): Promise<EntityRecord | null>
  changes(since?: number): AsyncIterable<Change>
  /** Changes with everything that is written to the record, whoever writes. */
  revision(): Promise<string>
  /** Number of the newest fact: it goes on with everything that is added, also where no change is told. */
  lastSeq(): Promise<number>
  /** The number after which stand all changes known at or after an instant (milliseconds since 1970). */
  seqAt(instant: number): Promise<number>
  /** Reports that a query finds, newest first. */
  search(query: Query, page?: Page): Promise<readonly Head[]>
  /** Events that a query finds, by time; those without one at the end. */
  diary(query: Query, page?: Page): Promise<readonly DiaryRow[]>
  /** Does a query find this event? */
  finds(query: Query, event: string): Promise<boolean>
  /** Statements that a query finds, newest first. */
  said(query: Query, page?: Page): Promise<readonly SaidRow[]>
  /** People, organisations and places by (part of) a name, all for an empty one, or those that a query finds; those with most reports first. */
  who(asked: string | Query, page?: Page): Promise<readonly EntityRecord[]>
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
