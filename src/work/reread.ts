import { parseCalendar } from '../intake/calendar.ts'
import { CALENDAR_TYPE, textOfEntry } from '../intake/calendar-input.ts'
import { parseMail } from '../intake/archive/mail.ts'
import { decodeBytes } from '../intake/bytes.ts'
import type { Article, ArticleInput, ChangeFact, Reading } from '../record/index.ts'
import { EVERYTHING } from '../store/query.ts'
import type { Document, Renewed } from '../store/renew.ts'
import type { DiaryRow, Head, RawDocument, Store, StoredFact } from '../store/store.ts'
import type { Linker } from './record.ts'
import { takeInput } from './read-input.ts'
import { asCalendar } from './calendar.ts'
import type { Readers } from './readers.ts'
import type { SameThings } from './same-things.ts'
import { makeSameThings, restate } from './same-things.ts'

/** What reading anew needs. */
export interface RereadParts {
  readonly store: Store
  readonly readers: Readers
  readonly makeLinker: () => Linker
  /** The engine that reads now. */
  readonly engine: Reading['engine']
  /** RFC 3339. */
  readonly now: string
  /** Read also what this very engine has read before. */
  readonly all: boolean
  readonly onProgress?: (done: number) => void
}

/** How an event differs from what it was. */
export interface Difference {
  readonly id: string
  readonly title: string
  readonly slot: 'new' | 'gone' | 'status' | 'when' | 'place' | 'title'
  readonly before: string | null
  readonly after: string | null
}

/** What reading anew changed. */
export interface RereadReport {
  /** Versions of articles in the record, and how many of them were read anew. */
  readonly articles: number
  readonly read: number
  /** Articles that this engine could not read: their older reading stays. */
  readonly failed: readonly { readonly id: string; readonly error: string }[]
  readonly differences: readonly Difference[]
  /** Corrections that stand, and the ids of those that rest on nothing any more. */
  readonly corrections: number
  readonly loose: readonly string[]
}

/** Articles in one transaction. */
const BATCH = 32

/** Read the record anew where a newer engine would read it otherwise: its facts take the place of the older ones, what people put right stays above them. */
export async function reread(parts: RereadParts): Promise<RereadReport> {
  const { store, now } = parts
  const records = await store.corrections()
  const standing = records.filter((record) => record.undone === null).length
  const old = await countOld(parts)
  if (old.old === 0) return { articles: old.articles, read: 0, failed: [], differences: [], corrections: standing, loose: [] }
  const before = await diaryOf(store)
  await store.renewal.drop()
  const wanted = records.flatMap(({ correction }) => (correction.do === 'reject' && correction.fact !== null ? [correction.fact] : []))
  const things = makeSameThings(new Set(wanted))
  const { articles, read, failed } = await readAnew(parts, things)
  const stated = restate(records, things)
  const merges = things.gone().map(({ kind, id, into }) => ({ fact: 'merge', of: kind, id, into, article: null }) as const)
  const made = Date.parse(now)
  await store.renewal.adopt([...merges, ...stated.facts], made)
  const differences = differencesOf(before, await diaryOf(store), (id) => things.idOf('event', id) ?? id)
  if (differences.length > 0) await store.renewal.tell(differences.map(changeOf), made)
  return { articles, read, failed, differences, corrections: stated.facts.length, loose: stated.loose.map((record) => record.id) }
}

function isOld({ reading }: Document, { engine, all }: RereadParts): boolean {
  return all || reading.engine.version !== engine.version || reading.engine.models !== engine.models
}

async function countOld(parts: RereadParts): Promise<{ readonly articles: number; readonly old: number }> {
  let articles = 0
  let old = 0
  for await (const document of parts.store.renewal.documents()) {
    articles++
    if (isOld(document, parts)) old++
  }
  return { articles, old }
}

async function readAnew(parts: RereadParts, things: SameThings): Promise<Pick<RereadReport, 'articles' | 'read' | 'failed'>> {
  const { store, readers, makeLinker, onProgress } = parts
  const linker = makeLinker()
  const failed: { id: string; error: string }[] = []
  let articles = 0
  let read = 0
  let batch: Renewed[] = []
  const queue: Promise<Ready>[] = []
  const take = async (): Promise<void> => {
    const ready = await queue.shift()!
    if (ready.error !== null) failed.push({ id: ready.head.id, error: ready.error })
    if (ready.isNew) read++
    const { reading } = ready
    const linked = linker.link(reading)
    batch.push({ no: ready.head.no, article: reading.article, reading, ...linked })
    things.compare(
      ready.older.map((stored) => stored.fact),
      linked.facts,
    )
    if (batch.length >= BATCH) await store.renewal.put(batch.splice(0))
    articles++
    onProgress?.(articles)
  }
  for await (const document of store.renewal.documents()) {
    queue.push(renew(document, parts))
    if (queue.length >= readers.width) await take()
  }
  while (queue.length > 0) await take()
  if (batch.length > 0) await store.renewal.put(batch)
  batch = []
  return { articles, read, failed }
}

interface Ready {
  readonly head: Head
  readonly reading: Reading
  readonly older: readonly StoredFact[]
  readonly isNew: boolean
  readonly error: string | null
}

async function renew(document: Document, parts: RereadParts): Promise<Ready> {
  const { head, raw, reading, facts: older } = document
  if (!isOld(document, parts)) return { head, reading, older, isNew: false, error: null }
  const article = articleOf(raw, head.id)
  const found = 'error' in article ? article : await parts.readers.read(article)
  if ('error' in found) return { head, reading, older, isNew: false, error: found.error }
  return { head, reading: asCalendar(found, raw), older, isNew: true, error: null }
}

/** The article that the raw bytes make now. */
function articleOf({ bytes, type, given }: RawDocument, id: string): Article | { readonly error: string } {
  const input = inputOf(bytes, type, given)
  if ('error' in input) return input
  const taken = takeInput({ ...input, id })
  return 'error' in taken ? taken : taken.article
}

function inputOf(bytes: Uint8Array, type: string, given: RawDocument['given']): ArticleInput | { readonly error: string } {
  if (given === null) return JSON.parse(Buffer.from(bytes).toString('utf8')) as ArticleInput
  if (type === 'message/rfc822') {
    const mail = parseMail(bytes)
    if (!mail.ok) return { error: mail.message }
    const { kind, value } = mail.value.body
    return { ...given, [kind]: value }
  }
  if (type === CALENDAR_TYPE) {
    const calendar = parseCalendar(Buffer.from(bytes).toString('utf8'))
    const entry = calendar.ok ? calendar.value.entries[0] : undefined
    return entry === undefined ? { error: 'expected an entry of a calendar, got none' } : { ...given, text: textOfEntry(entry) }
  }
  const decoded = decodeBytes(bytes, { contentType: type })
  if (!decoded.ok) return { error: `${decoded.message}; ${decoded.todo}` }
  return { ...given, [type.startsWith('text/html') ? 'html' : 'text']: decoded.value }
}

async function diaryOf(store: Store): Promise<ReadonlyMap<string, DiaryRow>> {
  const rows = await store.diary(EVERYTHING, { limit: Number.MAX_SAFE_INTEGER })
  return new Map(rows.map((row) => [row.id, row]))
}

const SLOTS = ['status', 'when', 'place', 'title'] as const

/** Events of the diary before and after, put side by side. */
function differencesOf(
  before: ReadonlyMap<string, DiaryRow>,
  after: ReadonlyMap<string, DiaryRow>,
  idNow: (id: string) => string,
): readonly Difference[] {
  const out: Difference[] = []
  const seen = new Set<string>()
  for (const [id, old] of before) {
    const now = after.get(idNow(id))
    if (now === undefined) out.push({ id, title: old.title, slot: 'gone', before: old.status, after: null })
    else {
      seen.add(now.id)
      for (const slot of SLOTS)
        if (old[slot] !== now[slot]) out.push({ id: now.id, title: now.title, slot, before: old[slot], after: now[slot] })
    }
  }
  for (const [id, now] of after) if (!seen.has(id)) out.push({ id, title: now.title, slot: 'new', before: null, after: now.status })
  return out
}

function changeOf({ id, slot, before, after }: Difference): ChangeFact {
  return { fact: 'change', kind: slot === 'new' ? 'new' : 'corrected', subject: id, article: null, span: null, before, after }
}
