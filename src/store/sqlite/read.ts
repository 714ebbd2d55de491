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
import { StoreError } from '../errors.ts'
import { unpackHead } from '../heads.ts'
import { foldEntity, ownerOf } from '../fold.ts'
import type { Layer } from '../layer.ts'
import type { Context } from '../records.ts'
import { groupsOf, makeChange, makeEntity, makeEvent, makeStatement, statusOn } from '../records.ts'
import type { Query } from '../query.ts'
import type { Counts, DiaryRow, Head, Page, RawDocument, SaidRow, StoredFact, Subject, Taken } from '../store.ts'
import type { OpenBody } from './bodies.ts'
import { openBody, sumOf } from './bodies.ts'
import { compileQuery, phrase } from './compile.ts'
import type { Now, Sql, Target } from './compile.ts'
import type { Db } from './driver.ts'
import { Frames } from './frames.ts'
import { makeLayerReader } from './layers.ts'
import type { Made } from '../taken.ts'
import { takenFacts } from '../taken.ts'

const HEAD = 'a.no, a.id, a.version, a.published, a.outlet, a.domain, a.url, a.title, a.language, a.seen, a.source, a.edit'

/** An article, and not a version of it that was edited since. */
const NEWEST = '(a.id NOT IN (SELECT id FROM articles WHERE version > 1) OR a.no = (SELECT max(no) FROM articles x WHERE x.id = a.id))'

type EntityPlace = NonNullable<ReturnType<Context['entity']>>

function isOwn(stored: StoredFact, kind: JoinableKind, id: string, layer: Layer): boolean {
  return ownerOf(kind, stored, layer) === layer.idOf(kind, id, null) && layer.isLive(stored)
}

/** Page size where the caller names none. */
const LIMIT = 50

/** Reads an open record: every list and record that the interface promises. */
export class Reader {
  readonly #db: Db
  readonly #frames: Frames
  readonly #layer: () => Layer
  /** Instant at which the record is looked at; null = its newest report. */
  readonly #asOf: number | null

  constructor(db: Db, asOf: number | null = null) {
    this.#db = db
    this.#frames = new Frames(db)
    this.#layer = makeLayerReader(db)
    this.#asOf = asOf
  }

  newest(): number | null {
    if (this.#asOf !== null) return this.#asOf
    return (this.#db.prepare('SELECT max(at) AS at FROM articles WHERE published IS NOT NULL').get() as { at: number | null }).at
  }

  #now(): Now {
    const instant = this.newest()
    return { instant: instant ?? 0, day: instant === null ? null : Math.floor(instant / 86_400_000) }
  }

  #rows<T>(sql: string, ...values: (string | number | null)[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[]
  }

  *facts(since = 0): Generator<StoredFact> {
    for (const { facts } of this.#frames.all(since)) for (const stored of facts) if (stored.seq > since) yield stored
  }

  /** Facts as they count: under the ids that people put them, without what was rejected. */
  *taken(): Generator<Taken> {
    const layer = this.#layer()
    const made: Made = { told: new Set(), bases: new Map() }
    for (const { no, memo, facts, isHollow } of this.#frames.all()) {
      if (no === null || isHollow) continue
      const article = { ...(this.#db.prepare(`SELECT ${HEAD} FROM articles a WHERE a.no = ?`).get(no) as unknown as Head) }
      yield { article, memo, facts: takenFacts(facts, layer, made) }
    }
  }

  *heads(): Generator<Head> {
    for (const row of this.#db.fresh(`SELECT ${HEAD} FROM articles a ORDER BY a.no`).iterate()) yield { ...(row as unknown as Head) }
  }

  head(id: string): Head | null {
    const [row] = this.#rows<Head>(`SELECT ${HEAD} FROM articles a WHERE a.id = ? ORDER BY a.version DESC LIMIT 1`, id)
    return row ? { ...row } : null
  }

  /** The newest version of each article, in order of intake of its first. */
  *articles(): Generator<Article> {
    const rows = this.#db
      .fresh(
        'SELECT a.id, b.body FROM articles a JOIN bodies b USING (no) WHERE a.version = (SELECT max(version) FROM articles x WHERE x.id = a.id) ORDER BY a.no',
      )
      .iterate()
    for (const row of rows) yield openBody(row['body'] as Uint8Array, `article ${String(row['id'])}`).article()
  }

  headAt(url: string): Head | null {
    const [row] = this.#rows<Head>(`SELECT ${HEAD} FROM articles a WHERE a.url = ? ORDER BY a.no DESC LIMIT 1`, url)
    return row ? this.head(row.id) : null
  }

  /** The newest version of an article, or the one of a number. */
  #body(id: string, version: number | undefined): { readonly body: OpenBody; readonly type: string } | null {
    const [row] = this.#rows<{ body: Uint8Array; type: string }>(
      'SELECT b.body, a.type FROM articles a JOIN bodies b USING (no) WHERE a.id = ? AND (? IS NULL OR a.version = ?) ORDER BY a.version DESC LIMIT 1',
      id,
      version ?? null,
      version ?? null,
    )
    return row ? { body: openBody(row.body, `article ${id}`), type: row.type } : null
  }

  versions(id: string): Head[] {
    return this.#rows<Head>(`SELECT ${HEAD} FROM articles a WHERE a.id = ? ORDER BY a.version`, id).map((row) => ({ ...row }))
  }

  article(id: string, version?: number): Article | null {
    return this.#body(id, version)?.body.article() ?? null
  }

  rawOf(id: string, version?: number): RawDocument | null {
    const found = this.#body(id, version)
    return found ? { bytes: found.body.bytes(), type: found.type, given: found.body.given() } : null
  }

  reading(id: string, version?: number): Reading | null {
    return this.#body(id, version)?.body.reading() ?? null
  }

  /** What records are made with; entities are remembered while it lives. */
  #context(): Context {
    const layer = this.#layer()
    const entities = new Map<string, EntityPlace | null>()
    return {
      layer,
      entity: (id, article) => {
        const now = layer.idOf('entity', id, article)
        let found = entities.get(now)
        if (found === undefined) entities.set(now, (found = this.#entityPlace(now, layer)))
        return found
      },
      origins: (article) => this.#rows<{ origin: string }>('SELECT origin FROM origins WHERE article = ?', article).map((r) => r.origin),
      versionAt: (no) => this.#rows<{ version: number }>('SELECT version FROM articles WHERE no = ?', no)[0]?.version ?? 1,
      today: this.#now().day,
    }
  }

  #entityPlace(id: string, layer: Layer): EntityPlace | null {
    const [row] = this.#rows<{ first: number }>('SELECT first FROM entities WHERE id = ?', id)
    const fact = row && layer.standing('entity', id).length === 0 ? this.#frames.at(row.first)?.fact : undefined
    if (fact?.fact === 'entity') return { name: fact.name, geo: fact.geo, country: fact.country }
    const folded = foldEntity(id, this.#factsOf('entity', id), layer)
    return folded && { name: folded.name, geo: folded.base.geo, country: folded.base.country }
  }

  /** All facts on a subject and on those that it may be made of. */
  #factsOf(kind: 'event' | 'entity', id: string): StoredFact[] {
    return this.#frames.of(this.#layer().sourcesOf(kind, id))
  }

  corrections(): readonly CorrectionRecord[] {
    return this.#layer().corrections
  }

  factsOn(kind: SubjectKind, id: string): StoredFact[] {
    const layer = this.#layer()
    if (kind === 'story') return this.#frames.of(layer.sourcesOf(kind, id)).filter((stored) => isOwn(stored, kind, id, layer))
    if (kind === 'statement') {
      const [row] = this.#rows<{ first: number }>('SELECT first FROM statements WHERE id = ?', id)
      const stored = row && this.#frames.at(row.first)
      return stored ? [stored] : []
    }
    return this.#factsOf(kind, layer.idOf(kind, id, null)).filter((stored) => isOwn(stored, kind, id, layer))
  }

  reportsOn(entity: string): string[] {
    const sql =
      'SELECT DISTINCT a.id FROM entities e JOIN mentions m ON m.entity = e.first JOIN articles a ON a.no = m.no WHERE e.id = ? ORDER BY a.no'
    return this.#rows<{ id: string }>(sql, this.#layer().idOf('entity', entity, null)).map((row) => row.id)
  }

  subject(id: string): Subject | null {
    const layer = this.#layer()
    const statement = this.statement(id)
    if (statement) return { kind: 'statement', id, name: statement.content.join(' … ') }
    const entity = this.entity(id)
    if (entity) return { kind: 'entity', id: entity.id, name: entity.name }
    const event = this.event(id)
    if (event) return { kind: 'event', id: event.id, name: event.title }
    const now = layer.idOf('story', id, null)
    const title = layer.isRejected('story', now) ? null : this.#titleOf(now, layer)
    return title === null ? null : { kind: 'story', id: now, name: title }
  }

  *#ids(table: 'events' | 'entities'): Generator<string> {
    for (const row of this.#db.fresh(`SELECT id FROM ${table} ORDER BY first`).iterate()) yield row['id'] as string
  }

  *events(): Generator<EventRecord> {
    const context = this.#context()
    for (const id of this.#ids('events')) {
      const event = makeEvent(id, this.#factsOf('event', id), context)
      if (event) yield event
    }
  }

  event(id: string): EventRecord | null {
    const now = this.#layer().idOf('event', id, null)
    return makeEvent(now, this.#factsOf('event', now), this.#context())
  }

  *statements(): Generator<StatementRecord> {
    for (const row of this.#db.fresh('SELECT first FROM statements ORDER BY first').iterate()) {
      const statement = this.#statementAt(row['first'] as number)
      if (statement) yield statement
    }
  }

  #statementAt(seq: number): StatementRecord | null {
    const fact = this.#frames.at(seq)?.fact
    return fact?.fact === 'statement' ? makeStatement(fact, this.#layer()) : null
  }

  statement(id: string): StatementRecord | null {
    const [row] = this.#rows<{ first: number }>('SELECT first FROM statements WHERE id = ?', id)
    return row ? this.#statementAt(row.first) : null
  }

  /** In order of their first reports. */
  *stories(): Generator<StoryRecord> {
    const rows = this.#db.fresh('SELECT story FROM story_article GROUP BY story ORDER BY min(seq)').iterate()
    for (const row of rows) {
      const story = this.story(row['story'] as string)
      if (story) yield story
    }
  }

  story(id: string): StoryRecord | null {
    const layer = this.#layer()
    const now = layer.idOf('story', id, null)
    const title = layer.isRejected('story', now) ? null : this.#titleOf(now, layer)
    if (title === null) return null
    const articles = this.#rows<{ article: string }>(
      'SELECT s.article FROM story_article s WHERE s.story = ? ORDER BY (SELECT min(no) FROM articles a WHERE a.id = s.article)',
      now,
    ).map((r) => r.article)
    // An event belongs to a story if at least half of its reports do.
    const events = this.#rows<{ id: string }>(
      `SELECT e.id FROM events e JOIN (
         SELECT x.event, count(*) AS n FROM story_article s JOIN articles a ON a.id = s.article JOIN event_article x ON x.no = a.no WHERE s.story = ? GROUP BY x.event
       ) y ON y.event = e.id WHERE 2 * y.n >= (SELECT count(*) FROM event_article z WHERE z.event = e.id) ORDER BY e.first`,
      now,
    ).map((r) => r.id)
    const reprints = (article: string): string[] =>
      this.#rows<{ origin: string }>("SELECT origin FROM origins WHERE article = ? AND how = 'reprint'", article).map((r) => r.origin)
    const corrections = layer.naming('story', now)
    return {
      id: now,
      title,
      articles,
      events,
      syndicated: groupsOf(articles, reprints).filter((group) => group.length > 1),
      ...(corrections.length > 0 ? { corrections } : {}),
    }
  }

  /** A story that was split off goes by the title of the one that it was part of, until it is renamed. */
  #titleOf(id: string, layer: Layer): string | null {
    const renamed = layer.standing('story', id).findLast((correction) => correction.do === 'rename')
    if (renamed?.do === 'rename') return renamed.name
    for (const source of layer.sourcesOf('story', id)) {
      const [row] = this.#rows<{ title: string }>('SELECT title FROM stories WHERE id = ?', source)
      if (row) return row.title
    }
    return null
  }

  *entities(): Generator<EntityRecord> {
    for (const id of this.#ids('entities')) {
      const entity = makeEntity(id, this.#factsOf('entity', id), this.#layer())
      if (entity) yield entity
    }
  }

  entity(id: string): EntityRecord | null {
    const now = this.#layer().idOf('entity', id, null)
    return makeEntity(now, this.#factsOf('entity', now), this.#layer())
  }

  *changes(since = 0): Generator<Change> {
    for (const row of this.#db.fresh('SELECT seq FROM changes WHERE seq > ? ORDER BY seq').iterate(since)) {
      const stored = this.#frames.at(row['seq'] as number)
      const change = stored && makeChange(stored)
      if (change) yield change
    }
  }

  /** What a newer reading found has a late number and an early time, so the feed itself is asked. */
  seqAt(instant: number): number {
    const [row] = this.#rows<{ first: number | null; last: number | null }>(
      'SELECT (SELECT min(seq) FROM changes WHERE at >= ?) AS first, (SELECT max(seq) FROM changes) AS last',
      instant,
    )
    return row?.first != null ? row.first - 1 : (row?.last ?? 0)
  }

  headOf(no: number): Head {
    return { ...(this.#db.prepare(`SELECT ${HEAD} FROM articles a WHERE a.no = ?`).get(no) as unknown as Head) }
  }

  /** Forget what was read: facts were replaced. */
  forget(): void {
    this.#frames.forget()
  }

  #where(query: Query, target: Target, page: Page): Sql & { readonly tail: readonly number[] } {
    return { ...compileQuery(query, target, this.#now()), tail: [page.limit ?? LIMIT, page.offset ?? 0] }
  }

  search(query: Query, page: Page = {}): Head[] {
    const { text, values, tail } = this.#where(query, 'article', page)
    return this.#rows<Head>(
      `SELECT ${HEAD} FROM articles a WHERE ${NEWEST} AND ${text} ORDER BY a.at DESC, a.no DESC LIMIT ? OFFSET ?`,
      ...(values as string[]),
      ...tail,
    ).map((row) => ({ ...row }))
  }

  diary(query: Query, page: Page = {}): DiaryRow[] {
    const { text, values, tail } = this.#where(query, 'event', page)
    const { day } = this.#now()
    const layer = this.#layer()
    const rows = this.#rows<{
      id: string
      act: string
      edtf: string | null
      first_day: number | null
      last_day: number | null
      head: string
      sum: number
      reports: number
    }>(
      `SELECT e.id, e.act, e.edtf, e.first_day, e.last_day, e.head, e.sum, (SELECT count(*) FROM event_article x WHERE x.event = e.id) AS reports
       FROM events e WHERE ${text} ORDER BY e.first_day IS NULL, e.first_day, e.edtf, e.first LIMIT ? OFFSET ?`,
      ...(values as string[]),
      ...tail,
    )
    return rows.map((row) => {
      if (sumOf(row.id, row.head) !== row.sum)
        throw new StoreError('damaged', `${this.#db.path}: event ${row.id} is damaged; run daybook db check, then restore a backup`)
      const { title, state, who, slots } = unpackHead(row.head, row.act)
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
        reports: row.reports,
        corrected: layer.naming('event', row.id).some((record) => record.undone === null),
        disagreements: Object.values(slots).filter((kind) => kind === 'contradiction').length,
      }
    })
  }

  finds(query: Query, event: string): boolean {
    const { text, values } = compileQuery(query, 'event', this.#now())
    const id = this.#layer().idOf('event', event, null)
    return this.#rows(`SELECT 1 FROM events e WHERE e.id = ? AND ${text}`, id, ...(values as string[])).length > 0
  }

  said(query: Query, page: Page = {}): SaidRow[] {
    const { text, values, tail } = this.#where(query, 'statement', page)
    const rows = this.#rows<{ first: number; published: string | null; outlet: string | null }>(
      `SELECT s.first, a.published, a.outlet FROM statements s JOIN articles a ON a.no = s.no WHERE ${text} ORDER BY a.at DESC, s.first LIMIT ? OFFSET ?`,
      ...(values as string[]),
      ...tail,
    )
    return rows.flatMap(({ first, published, outlet }) => {
      const statement = this.#statementAt(first)
      return statement ? [{ statement, published, outlet }] : []
    })
  }

  who(name: string, page: Page = {}): EntityRecord[] {
    const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
    if (words.length === 0 && name.trim() !== '') return []
    const named = words.length === 0 ? '' : 'WHERE first IN (SELECT rowid FROM entity_words WHERE entity_words MATCH ?)'
    const rows = this.#rows<{ id: string }>(
      `SELECT id FROM entities ${named} ORDER BY reports DESC, first LIMIT ? OFFSET ?`,
      ...(words.length === 0 ? [] : [words.map((word) => phrase([word])).join(' ')]),
      page.limit ?? LIMIT,
      page.offset ?? 0,
    )
    return rows.flatMap(({ id }) => this.entity(id) ?? [])
  }

  tales(query: Query, page: Page = {}): StoryRecord[] {
    const { text, values, tail } = this.#where(query, 'article', page)
    const rows = this.#rows<{ story: string }>(
      `SELECT s.story, max(a.at) AS at FROM articles a JOIN story_article s ON s.article = a.id WHERE ${NEWEST} AND ${text} GROUP BY s.story ORDER BY at DESC, s.story LIMIT ? OFFSET ?`,
      ...(values as string[]),
      ...tail,
    )
    return rows.flatMap(({ story }) => this.story(story) ?? [])
  }

  counts(): Counts {
    return {
      ...(this.#db
        .prepare(
          'SELECT (SELECT count(*) FROM articles WHERE version = 1) AS articles, (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM statements) AS statements, (SELECT count(*) FROM entities) AS entities, (SELECT count(DISTINCT story) FROM story_article) AS stories, (SELECT coalesce(max(last), 0) FROM facts) AS facts',
        )
        .get() as unknown as Counts),
    }
  }
}
