import type { Article, ChangeFact, CorrectionFact, SubjectKind, UndoFact } from '../../record/index.ts'
import type { Claim, Jobs } from '../jobs.ts'
import type { Leases } from '../leases.ts'
import type { Query } from '../query.ts'
import type { Renewal } from '../renew.ts'
import type { Shelf, ShelfName } from '../shelves.ts'
import type { Sources } from '../sources.ts'
import type { CheckReport, Head, Intake, Page, RawDocument, Store, StoredFact } from '../store.ts'
import type { UnreadShelf } from '../unread.ts'
import { Deriver } from './derive.ts'
import type { Counters } from './dialect.ts'
import type { Engine } from './engine.ts'
import { eraseArticle } from './erase.ts'
import { endJobs, makeJobs } from './jobs.ts'
import { Reader } from './read.ts'
import { adoptAll, documentsOf, layAside } from './renew.ts'
import { makeShelf } from './shelves.ts'
import { makeSources } from './sources.ts'
import type { Steps } from './steps.ts'
import { exec } from './steps.ts'
import { makeUnread } from './unread.ts'
import { Writer } from './write.ts'

/** The record in a database that speaks SQL: the same work on every engine. */
export class SqlStore implements Store {
  readonly #engine: Engine
  readonly #read: Reader
  readonly #deriver: Deriver
  readonly sources: Sources
  readonly jobs: Jobs
  readonly unread: UnreadShelf

  constructor(engine: Engine) {
    this.#engine = engine
    this.#read = new Reader(engine)
    this.#deriver = new Deriver(engine.dialect.words)
    this.sources = makeSources(engine)
    this.jobs = makeJobs(engine)
    this.unread = makeUnread(engine)
  }

  get isShared(): boolean {
    return this.#engine.isShared
  }

  get leases(): Leases {
    return this.#engine.leases
  }

  /** What asks the database, for care and tests. */
  get engine(): Engine {
    return this.#engine
  }

  put(batch: readonly Intake[], done: readonly Claim[] = []): Promise<readonly Head[]> {
    const { name, dialect } = this.#engine
    return this.#add(function* (writer) {
      const heads = yield* writer.reports(batch)
      yield* endJobs(name, done)
      yield* dialect.mayStillLink()
      return heads
    })
  }

  correct(facts: readonly (CorrectionFact | UndoFact | ChangeFact)[], made: number): Promise<void> {
    return this.#add((writer) => writer.facts(facts, made))
  }

  async erase(id: string, statements: boolean): Promise<boolean> {
    const { dialect } = this.#engine
    const isDone = await this.#engine.write(function* () {
      if (dialect.erasing) yield* dialect.erasing()
      const before: Counters = yield* dialect.counters()
      const isThere = yield* eraseArticle(dialect, id, statements)
      yield* dialect.counted(before, { isRenewed: true })
      return isThere
    })
    this.#read.forget()
    this.#deriver.forget()
    return isDone
  }

  /** Add to the record in one transaction; if it fails, nothing of it is remembered either. */
  #add<T>(work: (writer: Writer) => Steps<T>): Promise<T> {
    const { dialect } = this.#engine
    const deriver = this.#deriver
    return this.#engine.write(
      function* () {
        const before = yield* dialect.counters()
        if (!before.isOurs) deriver.forget()
        const writer = new Writer(dialect, deriver, before)
        const made = yield* work(writer)
        yield* dialect.counted(writer.counters, { isRenewed: false })
        return made
      },
      () => deriver.forget(),
    )
  }

  readonly renewal: Renewal = {
    documents: () => this.#engine.list(() => documentsOf(this.#engine.dialect)),
    put: (batch) =>
      this.#engine.write(function* () {
        for (const renewed of batch) yield* layAside(renewed)
      }),
    adopt: async (facts, made) => {
      const { dialect } = this.#engine
      await this.#engine.write(function* () {
        const before: Counters = yield* dialect.counters()
        const seq = yield* adoptAll(dialect, { seq: before.seq, made, facts })
        yield* dialect.counted({ ...before, seq }, { isRenewed: true })
      })
      this.#read.forget()
      this.#deriver.forget()
    },
    tell: (changes, made) => this.correct(changes, made),
    drop: () =>
      this.#engine.write(function* () {
        yield* exec('DELETE FROM renewed')
      }),
  }

  shelf(name: ShelfName): Shelf {
    return makeShelf(this.#engine, name)
  }

  #ask<T>(steps: () => Steps<T>): Promise<T> {
    return this.#engine.read(steps)
  }

  isKnown = (id: string, raw: RawDocument) => this.#ask(() => this.#read.isKnown(id, raw))
  standings = (ids: readonly string[]) => this.#ask(() => this.#read.standings(ids))
  isSame = (article: Article) => this.#ask(() => this.#read.isSame(article))
  headAt = (url: string) => this.#ask(() => this.#read.headAt(url))
  taken = () => this.#engine.list(() => this.#read.taken())
  facts = (since?: number): AsyncIterable<StoredFact> => this.#engine.list(() => this.#read.facts(since))
  corrections = () => this.#ask(() => this.#read.corrections())
  factsOn = (kind: SubjectKind, id: string) => this.#ask(() => this.#read.factsOn(kind, id))
  reportsOn = (entity: string) => this.#ask(() => this.#read.reportsOn(entity))
  mentionDays = (entity: string) => this.#ask(() => this.#read.mentionDays(entity))
  storiesOf = (what: { readonly event: string } | { readonly article: string }) => this.#ask(() => this.#read.storiesOf(what))
  subject = (id: string) => this.#ask(() => this.#read.subject(id))
  heads = () => this.#engine.list(() => this.#read.heads())
  head = (id: string) => this.#ask(() => this.#read.head(id))
  articles = () => this.#engine.list(() => this.#read.articles())
  versions = (id: string) => this.#ask(() => this.#read.versions(id))
  article = (id: string, version?: number) => this.#ask(() => this.#read.article(id, version))
  raw = (id: string, version?: number) => this.#ask(() => this.#read.raw(id, version))
  reading = (id: string, version?: number) => this.#ask(() => this.#read.reading(id, version))
  events = () => this.#engine.list(() => this.#read.events())
  event = (id: string) => this.#ask(() => this.#read.event(id))
  eventsOf = (ids: readonly string[]) => this.#ask(() => this.#read.eventsOf(ids))
  statements = () => this.#engine.list(() => this.#read.statements())
  statement = (id: string) => this.#ask(() => this.#read.statement(id))
  stories = () => this.#engine.list(() => this.#read.stories())
  story = (id: string) => this.#ask(() => this.#read.story(id))
  entities = () => this.#engine.list(() => this.#read.entities())
  entity = (id: string) => this.#ask(() => this.#read.entity(id))
  changes = (since?: number) => this.#engine.list(() => this.#read.changes(since))
  revision = () => this.#ask(() => this.#read.revision())
  lastSeq = () => this.#ask(() => this.#read.lastSeq())
  seqAt = (instant: number) => this.#ask(() => this.#read.seqAt(instant))
  search = (query: Query, page?: Page) => this.#ask(() => this.#read.search(query, page))
  diary = (query: Query, page?: Page) => this.#ask(() => this.#read.diary(query, page))
  finds = (query: Query, event: string) => this.#ask(() => this.#read.finds(query, event))
  said = (query: Query, page?: Page) => this.#ask(() => this.#read.said(query, page))
  who = (asked: string | Query, page?: Page) => this.#ask(() => this.#read.who(asked, page))
  tales = (query: Query, page?: Page) => this.#ask(() => this.#read.tales(query, page))
  counts = () => this.#ask(() => this.#read.counts())
  newest = () => this.#ask(() => this.#read.newest())
  check = (): Promise<CheckReport> => this.#engine.check(() => this.#read.counts())
  backup = (path: string) => this.#engine.backup(path)
  asOf = (instant: number): Promise<Store> => this.#engine.past(instant)
  close = () => this.#engine.close()
}
