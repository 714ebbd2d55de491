import { instantOf } from '../../record/index.ts'
import type { Article, ChangeFact, CorrectionFact, SubjectKind, UndoFact } from '../../record/index.ts'
import { StoreError } from '../errors.ts'
import { contentOf, editOf } from '../edits.ts'
import type { Claim, Jobs } from '../jobs.ts'
import type { Query } from '../query.ts'
import type { Renewal } from '../renew.ts'
import type { Shelf, ShelfName } from '../shelves.ts'
import type { Sources } from '../sources.ts'
import type { UnreadShelf } from '../unread.ts'
import type { CheckReport, Head, Intake, Page, RawDocument, Store, StoredFact } from '../store.ts'
import { backupTo } from './backup.ts'
import { contentDigestOf, digestOf, packBody } from './bodies.ts'
import { checkRecord } from './check.ts'
import type { Deriver } from './derive.ts'
import { makeDeriver } from './derive.ts'
import type { Db } from './driver.ts'
import { guarded } from './driver.ts'
import type { NewFrame } from './frames.ts'
import { writeFrame } from './frames.ts'
import { endJob, makeJobs } from './jobs.ts'
import type { Lock } from './lock.ts'
import { makePast } from './past.ts'
import { Reader } from './read.ts'
import { adoptAll, documentsOf, layAside } from './renew.ts'
import { makeShelf } from './shelves.ts'
import { makeSources } from './sources.ts'
import { makeUnread } from './unread.ts'

/** How a store was opened. */
export interface Opened {
  readonly lock: Lock | null
  readonly readOnly: boolean
  /** Instant it looks back from; null = now. */
  readonly asOf?: number
}

/** The record in one SQLite file. */
export class SqliteStore implements Store {
  readonly #db: Db
  readonly #opened: Opened
  readonly #read: Reader
  readonly #deriver: Deriver
  readonly sources: Sources
  readonly jobs: Jobs
  readonly unread: UnreadShelf
  /** Last number given to a fact, last place in the order of intake, and the latest instant known. */
  #seq = 0
  #no = 0
  #at = 0

  constructor(db: Db, opened: Opened) {
    this.#db = db
    this.#opened = opened
    this.#read = new Reader(db, opened.asOf ?? null)
    this.#deriver = makeDeriver(db)
    const beside = { db, run: this.#do.bind(this) }
    this.sources = makeSources(beside)
    this.jobs = makeJobs(beside)
    this.unread = makeUnread(beside)
    this.#count()
  }

  /** The file itself, for care and tests; nothing of the product reaches for it. */
  get database(): Db {
    return this.#db
  }

  #count(): void {
    const row = this.#db
      .prepare(
        'SELECT (SELECT coalesce(max(last), 0) FROM facts) AS seq, (SELECT coalesce(max(no), 0) FROM articles) AS no, (SELECT coalesce(max(at), 0) FROM articles) AS at',
      )
      .get()
    const { seq, no, at } = row as { seq: number; no: number; at: number }
    this.#seq = seq
    this.#no = no
    this.#at = at
  }

  put(batch: readonly Intake[], done: readonly Claim[] = []): Promise<readonly Head[]> {
    return this.#add(() => {
      const heads = batch.map((intake) => this.#putOne(intake))
      this.#deriver.flush()
      for (const claim of done) endJob(this.#db, claim)
      return heads
    })
  }

  correct(facts: readonly (CorrectionFact | UndoFact | ChangeFact)[], made: number): Promise<void> {
    return this.#add(() => {
      this.#putFacts({ no: null, at: made, article: null, memo: null, facts })
      this.#deriver.flush()
    })
  }

  /** Add to the record in one transaction; if it fails, nothing of it is remembered either. */
  #add<T>(work: () => T): Promise<T> {
    return this.#do(() => {
      if (this.#opened.readOnly) throw new StoreError('read-only', `${this.#db.path}: was opened to be read; nothing can be added`)
      try {
        return this.#db.transaction(() => {
          this.#meetOthers()
          return work()
        })
      } catch (error) {
        this.#deriver.forget()
        this.#count()
        throw error
      }
    })
  }

  /** Another thread of this process may add facts as well: what is remembered of them is then made anew. */
  #meetOthers(): void {
    const row = this.#db.prepare('SELECT last FROM facts ORDER BY first DESC LIMIT 1').get() as { last: number } | undefined
    if ((row?.last ?? 0) === this.#seq) return
    this.#deriver.forget()
    this.#count()
  }

  #putOne({ article, raw, source, reading, facts, memo, seen }: Intake): Head {
    const published = article.published?.value ?? null
    const no = ++this.#no
    const at = published === null ? this.#at : instantOf(published)
    this.#at = Math.max(this.#at, at)
    const before = this.#db.prepare('SELECT no, version FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1').get(article.id) as
      { no: number; version: number } | undefined
    const version = (before?.version ?? 0) + 1
    const edit = before ? editOf(this.#read.article(article.id, before.version)!, article) : null
    const outlet = article.outlet?.name ?? null
    const domain = article.outlet?.domain ?? null
    this.#db
      .prepare('INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        no,
        article.id,
        version,
        published?.slice(0, 7) ?? '',
        published,
        at,
        seen,
        outlet,
        domain,
        article.url,
        article.title,
        article.language,
        digestOf(raw),
        raw.type,
        source,
        contentDigestOf(article),
        edit,
      )
    this.#db.prepare('INSERT INTO bodies VALUES (?, ?)').run(no, packBody({ article, raw, reading }))
    this.#db.prepare('INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)').run(no, article.title ?? '', article.text)
    if (before) this.#deriver.retire(before.no)
    this.#putFacts({ no, at, article: article.id, memo, facts })
    return {
      no,
      id: article.id,
      version,
      published,
      outlet,
      domain,
      url: article.url,
      title: article.title,
      language: article.language,
      seen,
      source,
      edit,
    }
  }

  /** The facts themselves, then all that is derived from them. */
  #putFacts(frame: Omit<NewFrame, 'first'>): void {
    const first = this.#seq + 1
    this.#seq = writeFrame(this.#db, { first, ...frame })
    for (const [i, fact] of frame.facts.entries()) this.#deriver.apply(fact, { seq: first + i, frame: first, no: frame.no, at: frame.at })
  }

  isKnown(id: string, raw: RawDocument): Promise<boolean> {
    return this.#do(() => {
      const row = this.#db.prepare('SELECT digest FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1').get(id) as
        { digest: Uint8Array } | undefined
      return row !== undefined && digestOf(raw).equals(row.digest)
    })
  }

  readonly renewal: Renewal = {
    documents: () => this.#list(documentsOf(this.#db, (no) => this.#read.headOf(no))),
    put: (batch) => this.#add(() => batch.forEach((renewed) => layAside(this.#db, renewed))),
    adopt: (facts, made) =>
      this.#add(() => {
        this.#seq = adoptAll(this.#db, { seq: this.#seq, made, facts })
      }).then(() => {
        this.#read.forget()
        this.#deriver.forget()
        this.#count()
      }),
    tell: (changes, made) => this.correct(changes, made),
    drop: () => this.#add(() => this.#db.raw.exec('DELETE FROM renewed')),
  }

  shelf(name: ShelfName): Shelf {
    return makeShelf({ db: this.#db, run: this.#do.bind(this) }, name)
  }

  isSame(article: Article): Promise<boolean> {
    return this.#do(() => {
      const row = this.#db.prepare('SELECT content FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1').get(article.id) as
        { content: Uint8Array | null } | undefined
      if (row === undefined) return false
      // A record of the first version of the schema kept no digest of it.
      if (row.content === null) return contentOf(this.#read.article(article.id)!) === contentOf(article)
      return contentDigestOf(article).equals(row.content)
    })
  }

  headAt = (url: string) => this.#do(() => this.#read.headAt(url))

  /** Faults come out as rejections, in plain words. */
  #do<T>(run: () => T): Promise<T> {
    return new Promise((resolve) => resolve(guarded(this.#db.path, run)))
  }

  async *#list<T>(rows: Generator<T>): AsyncGenerator<T> {
    try {
      for (;;) {
        const next = guarded(this.#db.path, () => rows.next())
        if (next.done === true) return
        yield next.value
      }
    } finally {
      rows.return(undefined)
    }
  }

  taken = () => this.#list(this.#read.taken())
  facts = (since?: number): AsyncIterable<StoredFact> => this.#list(this.#read.facts(since))
  corrections = () => this.#do(() => this.#read.corrections())
  factsOn = (kind: SubjectKind, id: string) => this.#do(() => this.#read.factsOn(kind, id))
  reportsOn = (entity: string) => this.#do(() => this.#read.reportsOn(entity))
  subject = (id: string) => this.#do(() => this.#read.subject(id))
  heads = () => this.#list(this.#read.heads())
  head = (id: string) => this.#do(() => this.#read.head(id))
  articles = () => this.#list(this.#read.articles())
  versions = (id: string) => this.#do(() => this.#read.versions(id))
  article = (id: string, version?: number) => this.#do(() => this.#read.article(id, version))
  raw = (id: string, version?: number) => this.#do(() => this.#read.rawOf(id, version))
  reading = (id: string, version?: number) => this.#do(() => this.#read.reading(id, version))
  events = () => this.#list(this.#read.events())
  event = (id: string) => this.#do(() => this.#read.event(id))
  statements = () => this.#list(this.#read.statements())
  statement = (id: string) => this.#do(() => this.#read.statement(id))
  stories = () => this.#list(this.#read.stories())
  story = (id: string) => this.#do(() => this.#read.story(id))
  entities = () => this.#list(this.#read.entities())
  entity = (id: string) => this.#do(() => this.#read.entity(id))
  changes = (since?: number) => this.#list(this.#read.changes(since))
  seqAt = (instant: number) => this.#do(() => this.#read.seqAt(instant))
  search = (query: Query, page?: Page) => this.#do(() => this.#read.search(query, page))
  diary = (query: Query, page?: Page) => this.#do(() => this.#read.diary(query, page))
  finds = (query: Query, event: string) => this.#do(() => this.#read.finds(query, event))
  said = (query: Query, page?: Page) => this.#do(() => this.#read.said(query, page))
  who = (name: string, page?: Page) => this.#do(() => this.#read.who(name, page))
  tales = (query: Query, page?: Page) => this.#do(() => this.#read.tales(query, page))
  counts = () => this.#do(() => this.#read.counts())
  newest = () => this.#do(() => this.#read.newest())
  check = (): Promise<CheckReport> => this.#do(() => checkRecord(this.#db, this.#read))
  backup = (path: string) => this.#do(() => backupTo(this.#db, path))
  asOf = (instant: number): Promise<Store> =>
    this.#do(() => new SqliteStore(makePast(this.#db.path, instant), { lock: null, readOnly: true, asOf: instant }))

  close(): Promise<void> {
    return this.#do(() => {
      try {
        this.#db.close()
      } finally {
        this.#opened.lock?.release()
      }
    })
  }
}
