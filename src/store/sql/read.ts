import type {
  Article,
  Change,
  CorrectionRecord,
  EntityRecord,
  EventRecord,
  JoinableKind,
  Reading,
  StatementRecord,
  StoryRecord,
  SubjectKind,
} from '../../record/index.ts'
import type { OpenBody } from '../bodies.ts'
import { contentDigestOf, digestOf, openBody, sumOf } from '../bodies.ts'
import { contentOf } from '../edits.ts'
import { StoreError } from '../errors.ts'
import { ownerOf } from '../fold.ts'
import type { EventHead } from '../heads.ts'
import { unpackHead } from '../heads.ts'
import type { Layer } from '../layer.ts'
import { groupsOf, makeChange, makeEntity, makeEvent, makeStatement, statusOn } from '../records.ts'
import { nameQuery } from '../query.ts'
import type { Query } from '../query.ts'
import type {
  Counts,
  DayCount,
  DiaryRow,
  Head,
  Page,
  RawDocument,
  SaidRow,
  Standing,
  StoredFact,
  StoryShare,
  Subject,
  Taken,
} from '../store.ts'
import type { Made } from '../taken.ts'
import { takenFacts } from '../taken.ts'
import { mentionDays, storiesOfEvent, storiesOfReport } from './beside.ts'
import { compileQuery } from './compile.ts'
import type { Now, Target } from './compile.ts'
import { Contexts } from './context.ts'
import type { Engine } from './engine.ts'
import { EventShelf } from './event-shelf.ts'
import { Frames } from './frames.ts'
import { HEAD, NEWEST } from './heads.ts'
import { latestWith } from './latest.ts'
import { makeLayerReader } from './layers.ts'
import { forEach } from './replay.ts'
import type { Listing, Sql, Steps, Value } from './steps.ts'
import { all, inLists, item, marks, one } from './steps.ts'

/** What a reader looks at. */
type Looked = Pick<Engine, 'dialect' | 'name' | 'asOf'>

/** Page size where the caller names none, and rows that a list reads at once. */
const LIMIT = 50
const PAGE = 256

/** Reports whose front matter is read at once where all are gone through. */
const HEADS = 64

/** Front matter of the reports from a place on, as many as are read at once: over the wire each question is a way there and back. */
function* headsFrom(no: number): Steps<Map<number, Head>> {
  const rows = yield* all<Head>(`SELECT ${HEAD} FROM articles a WHERE a.no >= ? ORDER BY a.no LIMIT ${HEADS}`, no)
  return new Map(rows.map((row) => [row.no, row]))
}

/** Heads of events that are kept unpacked. */
const MOST_HEADS = 2000

/** Reads an open record: every list and record that the interface promises. */
export class Reader {
  readonly #looked: Looked
  readonly #frames = new Frames()
  #layer: () => Steps<Layer>
  readonly #contexts: Contexts
  readonly #made: EventShelf
  readonly #heads = new Map<string, { readonly text: string; readonly sum: number; readonly head: EventHead }>()

  constructor(looked: Looked) {
    this.#looked = looked
    this.#layer = this.#lookAnew()
    this.#contexts = new Contexts(this.#frames)
    this.#made = new EventShelf(this.#frames, this.#contexts)
  }

  /** Forget what was read: facts were replaced. */
  forget(): void {
    this.#drop()
    this.#layer = this.#lookAnew()
  }

  #drop(): void {
    this.#frames.forget()
    this.#made.forget()
  }

  #lookAnew(): () => Steps<Layer> {
    return makeLayerReader(this.#looked.dialect, () => this.#drop())
  }

  *newest(): Steps<number | null> {
    if (this.#looked.asOf !== null) return this.#looked.asOf
    const row = yield* one<{ at: number | null }>('SELECT max(at) AS at FROM articles WHERE published IS NOT NULL')
    return row?.at ?? null
  }

  *#now(): Steps<Now> {
    const instant = yield* this.newest()
    return { instant: instant ?? 0, day: instant === null ? null : Math.floor(instant / 86_400_000) }
  }

  *facts(since = 0): Listing<StoredFact> {
    yield* this.#layer()
    yield* forEach(this.#frames.all(since), function* ({ facts }) {
      for (const stored of facts) if (stored.seq > since) yield item(stored)
    })
  }

  /** Facts as they count: under the ids that people put them, without what was rejected. */
  *taken(): Listing<Taken> {
    const layer = yield* this.#layer()
    const made: Made = { told: new Set(), bases: new Map() }
    let heads = new Map<number, Head>()
    yield* forEach(this.#frames.all(), function* ({ no, memo, facts, isHollow }) {
      if (no === null || isHollow) return
      if (!heads.has(no)) heads = yield* headsFrom(no)
      yield item({ article: { ...heads.get(no)! }, memo, facts: takenFacts(facts, layer, made) })
    })
  }

  /** Rows of a list by a number that goes up, some at a time. `sql` has one `?` for the number to go on from. */
  *#each<T extends Readonly<Record<string, unknown>>>(sql: string, by: string, since = 0): Listing<T> {
    for (let after = since; ;) {
      const rows = yield* all<T>(`${sql} LIMIT ${PAGE}`, after)
      for (const row of rows) {
        yield item(row)
        after = row[by] as number
      }
      if (rows.length < PAGE) return
    }
  }

  *heads(): Listing<Head> {
    yield* forEach(this.#each<Head & Row>(`SELECT ${HEAD} FROM articles a WHERE a.no > ? ORDER BY a.no`, 'no'), function* (row) {
      yield item({ ...row })
    })
  }

  *head(id: string): Steps<Head | null> {
    const row = yield* one<Head>(`SELECT ${HEAD} FROM articles a WHERE a.id = ? ORDER BY a.version DESC LIMIT 1`, id)
    return row ? { ...row } : null
  }

  /** The newest version of each article, in order of intake of that version. */
  *articles(): Listing<Article> {
    const sql = `SELECT a.id, a.no, b.body FROM articles a ${this.#looked.dialect.withBody} WHERE a.no > ? AND a.version = (SELECT max(version) FROM articles x WHERE x.id = a.id) ORDER BY a.no`
    yield* forEach(this.#each<{ id: string; no: number; body: Uint8Array }>(sql, 'no'), function* ({ id, body }) {
      yield item(openBody(body, `article ${id}`).article())
    })
  }

  *headAt(url: string): Steps<Head | null> {
    const row = yield* one<{ id: string }>('SELECT a.id FROM articles a WHERE a.url = ? ORDER BY a.no DESC LIMIT 1', url)
    return row ? yield* this.head(row.id) : null
  }

  *versions(id: string): Steps<Head[]> {
    return (yield* all<Head>(`SELECT ${HEAD} FROM articles a WHERE a.id = ? ORDER BY a.version`, id)).map((row) => ({ ...row }))
  }

  /** The newest version of an article, or the one of a number. */
  *#body(id: string, version?: number): Steps<{ readonly body: OpenBody; readonly type: string } | null> {
    const which = version === undefined ? '' : 'AND a.version = ?'
    const row = yield* one<{ body: Uint8Array; type: string }>(
      `SELECT b.body, a.type FROM articles a ${this.#looked.dialect.withBody} WHERE a.id = ? ${which} ORDER BY a.version DESC LIMIT 1`,
      id,
      ...(version === undefined ? [] : [version]),
    )
    return row ? { body: openBody(row.body, `article ${id}`), type: row.type } : null
  }

  *article(id: string, version?: number): Steps<Article | null> {
    return (yield* this.#body(id, version))?.body.article() ?? null
  }

  *raw(id: string, version?: number): Steps<RawDocument | null> {
    const found = yield* this.#body(id, version)
    return found ? { bytes: found.body.bytes(), type: found.type, given: found.body.given() } : null
  }

  *reading(id: string, version?: number): Steps<Reading | null> {
    return (yield* this.#body(id, version))?.body.reading() ?? null
  }

  *isKnown(id: string, raw: RawDocument): Steps<boolean> {
    const row = yield* one<{ digest: Uint8Array }>('SELECT digest FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1', id)
    return row !== undefined && digestOf(raw).equals(row.digest)
  }

  *standings(ids: readonly string[]): Steps<Map<string, Standing>> {
    const found = new Map<string, Standing>()
    for (const piece of inLists([...new Set(ids)])) {
      const list = marks(piece)
      const sql = `SELECT id, version, digest, content FROM articles WHERE id IN ${list} UNION ALL SELECT id, 0, NULL, NULL FROM shelved WHERE shelf = 'forgotten' AND id IN ${list} ORDER BY 2`
      type Found = { readonly id: string; readonly version: number; readonly digest: Uint8Array; readonly content: Uint8Array | null }
      for (const { id, version, digest, content } of yield* all<Found>(sql, ...piece, ...piece)) {
        const isForgotten = version === 0 || (found.get(id)?.isForgotten ?? false)
        if (version === 0) found.set(id, { digest: null, content: null, isForgotten })
        else found.set(id, { digest: Buffer.from(digest), content: content === null ? null : Buffer.from(content), isForgotten })
      }
    }
    return found
  }

  *isSame(article: Article): Steps<boolean> {
    const sql = 'SELECT content FROM articles WHERE id = ? ORDER BY version DESC LIMIT 1'
    const row = yield* one<{ content: Uint8Array | null }>(sql, article.id)
    if (row === undefined) return false
    // A record of the first version of the schema kept no digest of it.
    if (row.content === null) return contentOf((yield* this.article(article.id))!) === contentOf(article)
    return contentDigestOf(article).equals(row.content)
  }

  /** All facts on a subject and on those that it may be made of. */
  *#factsOf(kind: JoinableKind, id: string, layer: Layer): Steps<StoredFact[]> {
    return yield* this.#frames.of(layer.sourcesOf(kind, id))
  }

  *corrections(): Steps<readonly CorrectionRecord[]> {
    return (yield* this.#layer()).corrections
  }

  *factsOn(kind: SubjectKind, id: string): Steps<StoredFact[]> {
    const layer = yield* this.#layer()
    if (kind === 'statement') {
      const row = yield* one<{ first: number }>('SELECT first FROM statements WHERE id = ?', id)
      const stored = row && (yield* this.#frames.at(row.first))
      return stored ? [stored] : []
    }
    const owner = layer.idOf(kind, id, null)
    const facts = yield* this.#factsOf(kind, kind === 'story' ? id : owner, layer)
    return facts.filter((stored) => ownerOf(kind, stored, layer) === owner && layer.isLive(stored))
  }

  *reportsOn(entity: string): Steps<string[]> {
    const sql =
      'SELECT a.id FROM entities e JOIN mentions m ON m.entity = e.first JOIN articles a ON a.no = m.no WHERE e.id = ? GROUP BY a.id ORDER BY min(a.no)'
    const id = (yield* this.#layer()).idOf('entity', entity, null)
    return (yield* all<{ id: string }>(sql, id)).map((row) => row.id)
  }

  *mentionDays(entity: string): Steps<DayCount[]> {
    return yield* mentionDays((yield* this.#layer()).idOf('entity', entity, null))
  }

  *storiesOf(what: { readonly event: string } | { readonly article: string }): Steps<StoryShare[]> {
    const layer = yield* this.#layer()
    const rows = 'article' in what ? yield* storiesOfReport(what.article) : yield* storiesOfEvent(layer.idOf('event', what.event, null))
    const shares: StoryShare[] = []
    for (const { story, n } of rows) {
      const title = layer.isRejected('story', story) ? null : yield* titleOf(story, layer)
      if (title !== null) shares.push({ id: story, title, reports: n })
    }
    return shares
  }

  *subject(id: string): Steps<Subject | null> {
    const statement = yield* this.statement(id)
    if (statement) return { kind: 'statement', id, name: statement.content.join(' … ') }
    const entity = yield* this.entity(id)
    if (entity) return { kind: 'entity', id: entity.id, name: entity.name }
    const event = yield* this.event(id)
    if (event) return { kind: 'event', id: event.id, name: event.title }
    const layer = yield* this.#layer()
    const now = layer.idOf('story', id, null)
    const title = layer.isRejected('story', now) ? null : yield* titleOf(now, layer)
    return title === null ? null : { kind: 'story', id: now, name: title }
  }

  *events(): Listing<EventRecord> {
    const layer = yield* this.#layer()
    const makeOne = this.#makeEvents(layer, (yield* this.#now()).day)
    yield* forEach(this.#each<Numbered>('SELECT id, first FROM events WHERE first > ? ORDER BY first', 'first'), function* ({ id }) {
      const event = yield* makeOne(id)
      if (event) yield item(event)
    })
  }

  *event(id: string): Steps<EventRecord | null> {
    return (yield* this.eventsOf([id]))[0] ?? null
  }

  *eventsOf(ids: readonly string[]): Steps<(EventRecord | null)[]> {
    const layer = yield* this.#layer()
    return yield* this.#made.records(ids, layer, (yield* this.#now()).day)
  }

  /** Makes events; what they need of the rest is remembered from one to the next. */
  #makeEvents(layer: Layer, today: number | null): (id: string) => Steps<EventRecord | null> {
    const context = this.#contexts.begin(layer, today)
    const factsOf = (id: string): Steps<StoredFact[]> => this.#factsOf('event', id, layer)
    return function* (id) {
      const facts = yield* factsOf(id)
      yield* context.prepare(facts)
      return makeEvent(id, facts, context)
    }
  }

  *statements(): Listing<StatementRecord> {
    const layer = yield* this.#layer()
    const at = (seq: number): Steps<StatementRecord | null> => this.#statementAt(seq, layer)
    yield* forEach(this.#each<Numbered>('SELECT first FROM statements WHERE first > ? ORDER BY first', 'first'), function* ({ first }) {
      const statement = yield* at(first)
      if (statement) yield item(statement)
    })
  }

  *#statementAt(seq: number, layer: Layer): Steps<StatementRecord | null> {
    const fact = (yield* this.#frames.at(seq))?.fact
    return fact?.fact === 'statement' ? makeStatement(fact, layer) : null
  }

  *statement(id: string): Steps<StatementRecord | null> {
    const layer = yield* this.#layer()
    const row = yield* one<{ first: number }>('SELECT first FROM statements WHERE id = ?', id)
    return row ? yield* this.#statementAt(row.first, layer) : null
  }

  /** In order of their first reports. */
  *stories(): Listing<StoryRecord> {
    const sql = 'SELECT story FROM story_article GROUP BY story ORDER BY min(seq)'
    for (const row of yield* all<{ story: string }>(sql)) {
      const story = yield* this.story(row.story)
      if (story) yield item(story)
    }
  }

  *story(id: string): Steps<StoryRecord | null> {
    const layer = yield* this.#layer()
    const now = layer.idOf('story', id, null)
    const title = layer.isRejected('story', now) ? null : yield* titleOf(now, layer)
    if (title === null) return null
    const told = yield* all<{ article: string }>(
      'SELECT s.article FROM story_article s WHERE s.story = ? ORDER BY (SELECT min(no) FROM articles a WHERE a.id = s.article)',
      now,
    )
    const articles = told.map((row) => row.article)
    // An event belongs to a story if at least half of its reports do.
    const events = yield* all<{ id: string }>(
      `SELECT e.id FROM events e JOIN (
         SELECT x.event, count(*) AS n FROM story_article s JOIN articles a ON a.id = s.article JOIN event_article x ON x.no = a.no WHERE s.story = ? GROUP BY x.event
       ) y ON y.event = e.id WHERE 2 * y.n >= (SELECT count(*) FROM event_article z WHERE z.event = e.id) ORDER BY e.first`,
      now,
    )
    const reprints = yield* this.#contexts.originsOf(articles, 'reprint')
    const corrections = layer.naming('story', now)
    return {
      id: now,
      title,
      articles,
      events: events.map((row) => row.id),
      syndicated: groupsOf(articles, (article) => reprints.get(article) ?? []).filter((group) => group.length > 1),
      ...(corrections.length > 0 ? { corrections } : {}),
    }
  }

  *entities(): Listing<EntityRecord> {
    const layer = yield* this.#layer()
    const factsOf = (id: string): Steps<StoredFact[]> => this.#factsOf('entity', id, layer)
    yield* forEach(this.#each<Numbered>('SELECT id, first FROM entities WHERE first > ? ORDER BY first', 'first'), function* ({ id }) {
      const entity = makeEntity(id, yield* factsOf(id), layer)
      if (entity) yield item(entity)
    })
  }

  *entity(id: string): Steps<EntityRecord | null> {
    const layer = yield* this.#layer()
    const now = layer.idOf('entity', id, null)
    return makeEntity(now, yield* this.#factsOf('entity', now, layer), layer)
  }

  *changes(since = 0): Listing<Change> {
    yield* this.#layer()
    const frames = this.#frames
    yield* forEach(this.#each<{ seq: number }>('SELECT seq FROM changes WHERE seq > ? ORDER BY seq', 'seq', since), function* ({ seq }) {
      const stored = yield* frames.at(seq)
      const change = stored && makeChange(stored)
      if (change) yield item(change)
    })
  }

  /** What a newer reading found has a late number and an early time, so the feed itself is asked. */
  *seqAt(instant: number): Steps<number> {
    const row = yield* one<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM changes WHERE at >= ?) AS first, (SELECT max(seq) FROM changes) AS last',
      instant,
    )
    return row?.first != null ? row.first - 1 : (row?.last ?? 0)
  }

  *revision(): Steps<string> {
    const { writes, frames } = yield* this.#looked.dialect.stamp()
    return `${writes} ${frames}`
  }

  *lastSeq(): Steps<number> {
    return (yield* one<{ last: number }>('SELECT last FROM facts ORDER BY first DESC LIMIT 1'))?.last ?? 0
  }

  *#where(query: Query, target: Target, page: Page): Steps<Sql & { readonly tail: readonly Value[] }> {
    const compiled = compileQuery(query, target, { now: yield* this.#now(), words: this.#looked.dialect.words })
    return { ...compiled, tail: [...compiled.values, page.limit ?? LIMIT, page.offset ?? 0] }
  }

  *search(query: Query, page: Page = {}): Steps<Head[]> {
    const latest = yield* latestWith(this.#looked.dialect.words, query, { limit: page.limit ?? LIMIT, offset: page.offset ?? 0 })
    if (latest !== null) return latest
    const { text, tail } = yield* this.#where(query, 'article', page)
    const sql = `SELECT ${HEAD} FROM articles a WHERE ${NEWEST} AND ${text} ORDER BY a.at DESC, a.no DESC LIMIT ? OFFSET ?`
    return (yield* all<Head>(sql, ...tail)).map((row) => ({ ...row }))
  }

  *diary(query: Query, page: Page = {}): Steps<DiaryRow[]> {
    const { text, tail } = yield* this.#where(query, 'event', page)
    const { day } = yield* this.#now()
    const layer = yield* this.#layer()
    const order = DIARY_ORDERS[page.order ?? 'early']
    // Which rows is told by an index alone where it can be; heads are read and reports counted of those that are given. A cross join, as
    // SQLite then begins with those; else it may go through all events, as they lie in the order that is asked for.
    const rows = yield* all<DiaryLine>(
      `SELECT e.id, e.act, e.edtf, e.first_day, e.last_day, e.head, e.sum, (SELECT count(*) FROM event_article x WHERE x.event = e.id) AS reports
       FROM (SELECT e.first FROM events e WHERE ${text} ORDER BY ${order} LIMIT ? OFFSET ?) given CROSS JOIN events e WHERE e.first = given.first ORDER BY ${order}`,
      ...tail,
    )
    return rows.map((row) => this.#diaryRow(row, day, layer))
  }

  #diaryRow(row: DiaryLine, day: number | null, layer: Layer): DiaryRow {
    const { title, state, who, slots, confidence } = this.#headOf(row)
    return {
      id: row.id,
      title,
      act: row.act,
      status: statusOn(state?.status ?? 'possible', row.edtf, day),
      when: row.edtf,
      zone: state?.zone ?? null,
      firstDay: row.first_day,
      lastDay: row.last_day,
      place: state?.placeName ?? null,
      who: Object.values(who),
      confidence,
      reports: row.reports,
      corrected: layer.naming('event', row.id).some((record) => record.undone === null),
      disagreements: Object.values(slots).filter((kind) => kind === 'contradiction').length,
    }
  }

  /** What the head of a line holds. Most lines are asked for again and again as they are. */
  #headOf({ id, head, act, sum }: DiaryLine): EventHead {
    const known = this.#heads.get(id)
    if (known?.text === head && known.sum === sum && known.head.act === act) return known.head
    if (sumOf(id, head) !== sum)
      throw new StoreError('damaged', `${this.#looked.name}: event ${id} is damaged; run daybook db check, then restore a backup`)
    const unpacked = unpackHead(head, act)
    this.#heads.set(id, { text: head, sum, head: unpacked })
    if (this.#heads.size > MOST_HEADS) this.#heads.delete(this.#heads.keys().next().value!)
    return unpacked
  }

  *finds(query: Query, event: string): Steps<boolean> {
    const { text, values } = yield* this.#where(query, 'event', {})
    const id = (yield* this.#layer()).idOf('event', event, null)
    return (yield* all(`SELECT 1 AS there FROM events e WHERE e.id = ? AND ${text}`, id, ...values)).length > 0
  }

  *said(query: Query, page: Page = {}): Steps<SaidRow[]> {
    const { text, tail } = yield* this.#where(query, 'statement', page)
    const layer = yield* this.#layer()
    const rows = yield* all<{ first: number; published: string | null; outlet: string | null; confidence: number | null }>(
      `SELECT s.first, s.confidence, a.published, a.outlet FROM statements s JOIN articles a ON a.no = s.no WHERE ${text} ORDER BY a.at DESC, s.first LIMIT ? OFFSET ?`,
      ...tail,
    )
    const found: Omit<SaidRow, 'speaker'>[] = []
    for (const { first, published, outlet, confidence } of rows) {
      const statement = yield* this.#statementAt(first, layer)
      if (statement) found.push({ statement, published, outlet, confidence })
    }
    const names = yield* this.#contexts.namesOf(
      found.flatMap(({ statement }) => statement.source.entity ?? []),
      layer,
    )
    return found.map((row) => ({ ...row, speaker: names.get(row.statement.source.entity ?? '') ?? null }))
  }

  *who(asked: string | Query, page: Page = {}): Steps<EntityRecord[]> {
    const query = typeof asked === 'string' ? nameQuery(asked) : asked
    if (query === null) return []
    const { text, tail } = yield* this.#where(query, 'entity', page)
    const sql = `SELECT n.id FROM entities n WHERE ${text} ORDER BY n.reports DESC, n.first LIMIT ? OFFSET ?`
    const rows = yield* all<{ id: string }>(sql, ...tail)
    const found: EntityRecord[] = []
    for (const { id } of rows) {
      const entity = yield* this.entity(id)
      if (entity) found.push(entity)
    }
    return found
  }

  *tales(query: Query, page: Page = {}): Steps<StoryRecord[]> {
    const { text, tail } = yield* this.#where(query, 'article', page)
    const rows = yield* all<{ story: string }>(
      `SELECT s.story, max(a.at) AS newest FROM articles a JOIN story_article s ON s.article = a.id WHERE ${NEWEST} AND ${text} GROUP BY s.story ORDER BY newest DESC, s.story LIMIT ? OFFSET ?`,
      ...tail,
    )
    const found: StoryRecord[] = []
    for (const { story } of rows) {
      const made = yield* this.story(story)
      if (made) found.push(made)
    }
    return found
  }

  *counts(): Steps<Counts> {
    const row = yield* one<Counts>(
      'SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM articles WHERE version > 1) AS articles, (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM statements) AS statements, (SELECT count(*) FROM entities) AS entities, (SELECT count(DISTINCT story) FROM story_article) AS stories, (SELECT coalesce(max(last), 0) FROM facts) AS facts',
    )
    return { ...row! }
  }
}

/** The orders of a diary, as SQL has them. Each leads along an index where nothing else is asked for. */
const DIARY_ORDERS: Readonly<Record<NonNullable<Page['order']>, string>> = {
  early: 'e.first_day IS NULL, e.first_day, e.edtf NULLS FIRST, e.first',
  late: 'e.first_day DESC NULLS LAST, e.edtf DESC NULLS LAST, e.first DESC',
  new: 'e.first DESC',
}

type Row = Readonly<Record<string, unknown>>

interface Numbered extends Row {
  readonly id: string
  readonly first: number
}

interface DiaryLine {
  readonly id: string
  readonly act: string
  readonly edtf: string | null
  readonly first_day: number | null
  readonly last_day: number | null
  readonly head: string
  readonly sum: number
  readonly reports: number
}

/** A story that was split off goes by the title of the one that it was part of, until it is renamed. */
function* titleOf(id: string, layer: Layer): Steps<string | null> {
  const renamed = layer.standing('story', id).findLast((correction) => correction.do === 'rename')
  if (renamed?.do === 'rename') return renamed.name
  for (const source of layer.sourcesOf('story', id)) {
    const row = yield* one<{ title: string }>('SELECT title FROM stories WHERE id = ?', source)
    if (row) return row.title
  }
  return null
}
