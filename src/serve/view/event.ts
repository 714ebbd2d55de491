import type { Act, EventRecord, HistoryRow, Reading, Span, Status } from '../../record/index.ts'
import type { DiaryRow, Store } from '../../store/store.ts'
import { inPieces } from '../breathe.ts'
import type { Library } from './library.ts'
import type { Snippet } from './snippet.ts'
import { snippetOf } from './snippet.ts'
import { webAddress } from './original.ts'
import type { WhenLabel } from './when.ts'
import { dayWords, whenLabel } from './when.ts'

/** One step of an event's history as it is shown: what a report made of it, in whose words. */
export interface Step {
  readonly row: HistoryRow
  readonly when: WhenLabel | null
  readonly snippet: Snippet | null
  readonly outlet: string
  /** The publisher's own page; null where none is known. */
  readonly url: string | null
  /** "Friday 17 October 2025"; null where the report has no date. */
  readonly day: string | null
  /** Who says so, nearest to the event first: ["Ushakov", "Orda.kz"]; empty in the report's own voice. */
  readonly sayers: readonly string[]
}

/** Another event that this one stands to in some way, with the words for it: "waits for", "part of". */
export interface Link {
  readonly words: string
  readonly id: string
  readonly title: string
  readonly status: Status | null
}

/** An event of the record with all that pages show of it. */
export interface EventView {
  readonly event: EventRecord
  readonly when: WhenLabel | null
  readonly steps: readonly Step[]
  readonly links: readonly Link[]
}

/** Words for a relation, seen from the event that has it. */
const WORDS: Readonly<Record<string, string>> = {
  requires: 'waits for',
  determines: 'decides on',
  before: 'before',
  after: 'after',
  during: 'during',
  part_of: 'part of',
}

/** What the pages look at. */
export interface Shelf {
  readonly store: Store
  readonly library: Library
}

/** An event by its id with its history's sentences; null where there is none. `latest`: only the sentence of the last step. */
export async function viewEvent(shelf: Shelf, id: string, latest = false): Promise<EventView | null> {
  const event = await shelf.store.event(id)
  if (event === null) return null
  const last = event.history.length - 1
  const steps = await Promise.all(event.history.map((row, i) => stepOf(shelf, row, !latest || i === last ? event.act : null)))
  return { event, when: event.when && whenLabel(event.when.edtf, event.when.zone), steps, links: await linksOf(shelf.store, event) }
}

/** Events of a list, in its order. */
export async function viewEvents(shelf: Shelf, rows: readonly Pick<DiaryRow, 'id'>[]): Promise<readonly EventView[]> {
  const views = await inPieces(rows, ({ id }) => viewEvent(shelf, id, true))
  return views.filter((view) => view !== null)
}

async function stepOf({ store, library }: Shelf, row: HistoryRow, act: Act | null): Promise<Step> {
  const reading = act === null ? null : await library.reading(row.article)
  const head = reading === null ? await store.head(row.article) : null
  const statement = row.source === null ? null : await store.statement(row.source)
  return {
    row,
    when: row.when === null ? null : whenLabel(row.when, null),
    snippet: reading && act !== null && fits(reading, row) ? snippetOf(reading, wordsFor(reading, row.span, act)) : null,
    outlet: reading?.article.outlet?.name ?? head?.outlet ?? 'a report',
    url: webAddress(reading?.article.url ?? head?.url),
    day: dayWords(row.published.slice(0, 10)),
    sayers: statement === null ? [] : [statement.source.name || 'somebody not named', ...statement.via.toReversed()],
  }
}

/** A report that was edited since may be shorter than the one that the row is of. */
function fits(reading: Reading, row: HistoryRow): boolean {
  return row.span[1] <= reading.article.text.length
}

/** The words in a sentence that speak of an event of this kind; the whole of it where reading has none. */
function wordsFor(reading: Reading, within: Span, act: Act): Span {
  const mentions = reading.events.filter((event) => event.act === act).flatMap(({ trigger, also }) => [trigger, ...also])
  return mentions.find(([start, end]) => start >= within[0] && end <= within[1]) ?? within
}

async function linksOf(store: Store, event: EventRecord): Promise<readonly Link[]> {
  const links: Link[] = []
  const seen = new Set<string>()
  for (const { kind, event: id } of event.relations) {
    if (seen.has(`${kind} ${id}`)) continue
    seen.add(`${kind} ${id}`)
    const other = await store.event(id)
    if (other) links.push({ words: WORDS[kind] ?? kind, id: other.id, title: other.title, status: other.status })
  }
  return links
}

/** What an event waits for that has not happened yet. */
export function waitsFor({ links }: EventView): readonly Link[] {
  return links.filter(({ words, status }) => words === 'waits for' && status !== 'happened')
}
