import type { Article, ArticleInput, Fact, Reading } from '../record/index.ts'
import { CALENDAR_TYPE } from '../intake/calendar-input.ts'
import { contentDigestOf, digestOf } from '../store/bodies.ts'
import { contentOf } from '../store/edits.ts'
import type { Claim } from '../store/jobs.ts'
import type { Lease } from '../store/leases.ts'
import type { Head, Intake, RawDocument, Standing, Store, Taken } from '../store/store.ts'
import { runAhead } from './ahead.ts'
import { asCalendar } from './calendar.ts'
import type { Guard } from './guard.ts'
import { makeGuard } from './guard.ts'
import type { Readers } from './readers.ts'
import { takeTurn } from './turn.ts'

/** Joins a reading with what is known; keeps what it must remember. */
export interface Linker {
  /** What a reading adds to the record. The linker takes it as known from here on. */
  link(reading: Reading): { readonly facts: readonly Fact[]; readonly memo: string | null }
  /** Take as known what the record holds; called in order of intake before the first `link`. */
  restore(taken: Taken): void
}

/** What became of one input. */
export type Outcome =
  | { readonly kind: 'stored'; readonly where: string; readonly bytes: number; readonly head: Head; readonly notes: readonly string[] }
  | { readonly kind: 'known'; readonly where: string; readonly bytes: number; readonly id: string }
  | { readonly kind: 'failed'; readonly where: string; readonly bytes: number; readonly error: string }

/** One input as the pipeline takes it: where it came from, and the article or what is wrong with it. */
export type RecordInput = { readonly where: string; readonly bytes: number } & (GoodInput | { readonly error: string })

/** An article as it came in. */
export interface GoodInput {
  readonly article: ArticleInput
  readonly notes: readonly string[]
  /** The bytes that it was made from, which are kept; without them the article itself is. */
  readonly raw?: RawDocument
  /** Id of the source that it came from: where it cannot be read, its bytes are kept all the same. */
  readonly source?: string
  /** The job that is done when this is in the record. */
  readonly claim?: Claim
  /** What was read in it elsewhere; without it, it is read here. */
  readonly reading?: Reading
  /** What the record is to keep of it, packed elsewhere by `packBody`: article and reading as they are here. */
  readonly kept?: Uint8Array
}

/** What the pipeline is made of. */
export interface Pipeline {
  readonly store: Store
  readonly readers: Readers
  readonly makeLinker: () => Linker
  /** RFC 3339 time of intake. */
  readonly now: () => string
  /** Takes pages apart; without one the pipeline makes its own. */
  readonly guard?: Guard
  /** The right to link, where it is held already; without it the pipeline takes it where others could have it. */
  readonly lease?: Pick<Lease, 'token'>
  /** For how long one is held open at most, in milliseconds (default 250). */
  readonly longestWait?: number
}

/** Articles in one transaction, and for how long one is held open when nothing else is said, in milliseconds. What is not stored yet is not told of. */
const BATCH = 16
/** The same where each transaction is a walk over the wire. */
const SHARED_BATCH = 64
const LONGEST_WAIT = 250

/** After so many reports that are called to mind, others have a turn. */
const BREATH = 64

/** A linker that knows all that the record holds, and what people had put right by then. */
interface Knowing {
  readonly linker: Linker
  readonly corrected: string
}

/** Tells one state of the corrections of a record from the next: none is ever taken out, each may be undone. */
async function correctedState(store: Store): Promise<string> {
  const all = await store.corrections()
  return `${all.length} ${all.filter(({ undone }) => undone !== null).length}`
}

async function restoredLinker({ makeLinker, store }: Pipeline): Promise<Knowing> {
  const linker = makeLinker()
  const corrected = await correctedState(store)
  let count = 0
  for await (const taken of store.taken()) {
    linker.restore(taken)
    if (++count % BREATH === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return { linker, corrected }
}

/** An input on its way: being read, or done with. */
type OnItsWay =
  | (Outcome & { readonly kind: 'known' | 'failed' })
  | {
      readonly kind: 'reading'
      readonly where: string
      readonly bytes: number
      readonly notes: readonly string[]
      readonly article: Article
      readonly raw: RawDocument
      readonly source: string | null
      readonly kept: Uint8Array | null
      readonly reading: Promise<Reading | { readonly error: string }>
    }

/** An input with what became of it. */
interface Settled {
  readonly input: RecordInput
  readonly result: Done
}

/** An input that is linked and waits to be stored, or that needs no storing. */
type Done = Exclude<Outcome, { kind: 'stored' }> | (Omit<Extract<Outcome, { kind: 'stored' }>, 'head'> & { readonly intake: Intake })

/**
 * Take inputs into the record: article, reading, facts, store. Reading runs ahead, several at a time; linking and storing go strictly
 * in order. An outcome comes out only when it is on disk. A fault of the store (disk full, damaged) is thrown: what came out before it
 * is kept, all after it is not.
 */
export async function* record(inputs: AsyncIterable<RecordInput>, pipeline: Pipeline): AsyncGenerator<Outcome> {
  const turn = pipeline.lease || !pipeline.store.isShared ? null : await takeTurn(pipeline.store)
  const guard = pipeline.guard ?? makeGuard()
  try {
    yield* recordGuarded(inputs, pipeline, guard)
  } finally {
    if (!pipeline.guard) await guard.close()
    await turn?.end()
  }
}

async function* recordGuarded(inputs: AsyncIterable<RecordInput>, pipeline: Pipeline, guard: Guard): AsyncGenerator<Outcome> {
  const { store, readers, now } = pipeline
  const longest = pipeline.longestWait ?? LONGEST_WAIT
  const most = store.isShared ? SHARED_BATCH : BATCH
  const waiting: Waiting = { raw: new Map(), content: new Map(), named: new Map(), settled: new Set() }
  const storing = makeStoring(pipeline, waiting)
  let knowing = await restoredLinker(pipeline)
  let done: Settled[] = []
  let began = 0
  const commit = (): Promise<readonly Outcome[]> => {
    const told = done
    done = []
    return storing.put(told)
  }
  const start = async (group: readonly RecordInput[]): Promise<{ input: RecordInput; way: OnItsWay }[]> => {
    const standingOf = await standingsOf(group, waiting, store)
    const ways: { input: RecordInput; way: OnItsWay }[] = []
    for (const input of group) ways.push({ input, way: await begin(input, { waiting, standingOf }, { ...pipeline, guard }) })
    return ways
  }
  const ahead = { width: readers.width, together: readers.together ?? 1, longest }
  try {
    for await (const next of runAhead(inputs, start, ahead)) {
      if (next !== null) {
        if (done.length === 0) {
          began = performance.now()
          // What people put right in the meantime is known to what is linked next, as soon as all that was linked before is stored.
          if (knowing.corrected !== (await correctedState(store))) {
            yield* await storing.end()
            knowing = await restoredLinker(pipeline)
          }
        }
        const { input, way } = next
        const finished = await finish(way, knowing.linker, now)
        if (way.kind === 'reading' && (finished === 'unlinked' || finished.kind === 'failed')) forget(waiting, way)
        done.push({
          input,
          result: finished === 'unlinked' ? { kind: 'failed', where: way.where, bytes: way.bytes, error: UNLINKED } : finished,
        })
        if (finished === 'unlinked') {
          yield* await commit()
          yield* await storing.end()
          knowing = await restoredLinker(pipeline)
        }
      }
      // What the database answers meanwhile is heard between two reports, so that one batch is stored while the next is linked.
      if (store.isShared) await new Promise((resolve) => setImmediate(resolve))
      if (next === null || done.length >= most || performance.now() - began >= longest) yield* await commit()
      if (next === null) yield* await storing.end()
    }
    yield* await commit()
    yield* await storing.end()
  } finally {
    await storing.end().catch(() => undefined)
  }
}

/** Stores one batch while the next is linked. */
interface Storing {
  /** Begin to store these as soon as those before are stored; gives what became of those before. */
  put(batch: readonly Settled[]): Promise<readonly Outcome[]>
  /** Waits for what is being stored. */
  end(): Promise<readonly Outcome[]>
}

function makeStoring(pipeline: Pipeline, waiting: Waiting): Storing {
  let under: Promise<readonly Outcome[]> = Promise.resolve([])
  const end = (): Promise<readonly Outcome[]> => {
    const before = under
    under = Promise.resolve([])
    return before
  }
  return {
    async put(batch) {
      const before = await end()
      if (batch.length > 0) under = storeBatch(batch, pipeline, waiting)
      // A fault is thrown to whoever asks next.
      under.catch(() => undefined)
      return before
    },
    end,
  }
}

async function storeBatch(batch: readonly Settled[], pipeline: Pipeline, waiting: Waiting): Promise<readonly Outcome[]> {
  const intakes = batch.flatMap(({ result }) => (result.kind === 'stored' ? [result.intake] : []))
  const claims = batch.flatMap(({ input, result }) => (result.kind === 'stored' ? (claimOf(input) ?? []) : []))
  const heads = intakes.length > 0 ? await pipeline.store.put(intakes, claims) : []
  for (const intake of intakes) forget(waiting, intake)
  for (const one of batch) await leave(one, pipeline)
  let at = 0
  return batch.map(({ result: one }) =>
    one.kind === 'stored' ? { kind: 'stored', where: one.where, bytes: one.bytes, notes: one.notes, head: heads[at++]! } : one,
  )
}

function claimOf(input: RecordInput): Claim | null {
  return 'error' in input ? null : (input.claim ?? null)
}

/** What is left to do for an input that did not go into the record: its job ends, and bytes that came from a source are kept. */
async function leave({ input, result }: Settled, { store, now }: Pipeline): Promise<void> {
  if (result.kind === 'stored' || 'error' in input) return
  const claim = claimOf(input)
  if (result.kind === 'known') {
    if (claim) await store.jobs.done(claim)
    return
  }
  if (claim) await store.jobs.retry(claim, { error: result.error, next: null })
  if (input.source === undefined) return
  const { article, source } = input
  const { bytes, type } = input.raw ?? rawOf(article)
  await store.unread.add({ name: article.id, url: article.url ?? null, source, type, error: result.error, seen: now(), bytes })
}

/** What is on its way to the record and not in it yet. */
interface Waiting {
  readonly raw: Map<string, RawDocument>
  readonly content: Map<string, string>
  /** Address of a report without a name of its own -> the id it goes by. */
  readonly named: Map<string, string>
  /** What was on its way when the record was asked last, and is not any more. */
  readonly settled: Set<string>
}

/** It is in the record now, or will never be; a newer version of it may be on its way still. */
function forget({ raw, content, named, settled }: Waiting, { article, raw: mine }: Pick<Intake, 'article' | 'raw'>): void {
  const { id, url } = article
  settled.add(id)
  if (raw.get(id) !== mine) return
  raw.delete(id)
  content.delete(id)
  if (url !== null) named.delete(url)
}

/** What is known of articles before one of them is begun with. */
interface Before {
  readonly waiting: Waiting
  readonly standingOf: (id: string) => Promise<Standing | undefined>
}

/** How the record stands towards the inputs of a group, asked for at once; what is stored meanwhile is asked for anew. */
async function standingsOf(group: readonly RecordInput[], { settled }: Waiting, store: Store): Promise<Before['standingOf']> {
  settled.clear()
  const ids = new Set(group.flatMap((input) => ('error' in input ? [] : [input.article.id])))
  const found = ids.size === 0 ? new Map<string, Standing>() : await store.standings([...ids])
  return async (id) => (ids.has(id) && !settled.has(id) ? found.get(id) : (await store.standings([id])).get(id))
}

async function begin(
  input: RecordInput,
  { waiting, standingOf }: Before,
  { store, readers, guard, now }: Pipeline & { readonly guard: Guard },
): Promise<OnItsWay> {
  const { where, bytes } = input
  if ('error' in input) return { kind: 'failed', where, bytes, error: input.error }
  const raw = input.raw ?? rawOf(input.article)
  const known = (id: string): OnItsWay => ({ kind: 'known', where, bytes, id })
  const before = waiting.raw.get(input.article.id)
  const standing = await standingOf(input.article.id)
  if (before ? isSame(before, raw) : standing?.digest?.equals(digestOf(raw))) return known(input.article.id)
  if (standing?.isForgotten === true) return known(input.article.id)
  const taken = input.reading ? { article: input.reading.article, notes: [] } : await guard.take(input.article)
  if ('error' in taken) {
    // What came from a source is kept by `leave`.
    if ('stopped' in taken && input.source === undefined) await keepUnread(input, raw, { store, seen: now(), error: taken.error })
    return { kind: 'failed', where, bytes, error: taken.error }
  }
  const article = await underOneId(taken.article, waiting, store)
  const { id } = article
  const content = waiting.content.get(id)
  const there = await standingOf(id)
  // What was deleted does not come in again by its address either.
  if (there?.isForgotten === true) return known(id)
  if (content === undefined ? await isTold(article, there, store) : content === contentOf(article)) return known(id)
  waiting.raw.set(id, raw)
  waiting.content.set(id, contentOf(article))
  const notes = [...input.notes, ...taken.notes]
  const made = input.reading ? Promise.resolve({ ...input.reading, article }) : readers.read(article)
  const reading = readCalendar(made, raw)
  // What was packed under another name, or goes by its calendar, is packed anew.
  const kept = article === taken.article && raw.type !== CALENDAR_TYPE ? (input.kept ?? null) : null
  return { kind: 'reading', where, bytes, notes, article, raw, source: input.source ?? null, kept, reading }
}

/** Does the newest version in the record tell its readers the same? */
function isTold(article: Article, standing: Standing | undefined, store: Store): Promise<boolean> | boolean {
  if (!standing?.digest) return false
  // A record of the first version of the schema kept no digest of it.
  return standing.content === null ? store.isSame(article) : standing.content.equals(contentDigestOf(article))
}

/** The entry of a calendar says itself what its event is. */
async function readCalendar(reading: ReturnType<Readers['read']>, raw: RawDocument): Promise<Reading | { readonly error: string }> {
  const made = await reading
  return 'error' in made ? made : asCalendar(made, raw)
}

/** A page whose taking apart was stopped is kept as it came. */
async function keepUnread(
  input: GoodInput,
  raw: RawDocument,
  why: { readonly store: Store; readonly seen: string; readonly error: string },
): Promise<void> {
  const { id, url } = input.article
  await why.store.unread.add({
    name: id,
    url: url ?? null,
    source: input.source ?? null,
    type: raw.type,
    error: why.error,
    seen: why.seen,
    bytes: raw.bytes,
  })
}

/** Id of a report that came without one: made from its bytes. */
const NAMELESS = 'sha256:'

/** A report without an id of its own is, by its address, a version of the one that was published there before. */
async function underOneId(article: Article, { named }: Waiting, store: Store): Promise<Article> {
  const { id, url } = article
  if (url === null || !id.startsWith(NAMELESS)) return article
  const known = named.get(url) ?? (await store.headAt(url))?.id ?? id
  named.set(url, known)
  return known === id ? article : { ...article, id: known }
}

/** An article that came as one JSON object is its own raw form. */
export function rawOf(article: ArticleInput): RawDocument {
  return { bytes: Buffer.from(JSON.stringify(article)), type: 'application/json', given: null }
}

function isSame(a: RawDocument, b: RawDocument): boolean {
  return Buffer.from(a.bytes).equals(b.bytes) && JSON.stringify(a.given) === JSON.stringify(b.given)
}

/** What is said of a report that linking stumbles over. */
const UNLINKED = 'could not be linked, which is a fault of daybook; please report it with the text'

/** After a fault, what the linker knows may not fit the record any more: it has to be made anew. */
async function finish(next: OnItsWay, linker: Linker, now: () => string): Promise<Done | 'unlinked'> {
  if (next.kind !== 'reading') return next
  const { where, bytes, notes, article, raw, source, kept } = next
  const reading = await next.reading
  if ('error' in reading) return { kind: 'failed', where, bytes, error: reading.error }
  try {
    const { facts, memo } = linker.link(reading)
    const intake = { article, raw, source, reading, facts, memo, seen: now(), ...(kept === null ? {} : { body: kept }) }
    return { kind: 'stored', where, bytes, notes, intake }
  } catch {
    return 'unlinked'
  }
}
