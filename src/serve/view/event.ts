import type { Act, EventRecord, HistoryRow, Reading, Span, Status } from '../../record/index.ts'
import type { DiaryRow, Store } from '../../store/store.ts'
import { breathe, inPieces } from '../breathe.ts'
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
  /** Of its report, as a BCP 47 tag. */
  readonly language: string
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

/** An event by its id with all its history's sentences; null where there is none. */
export async function viewEvent({ store, library }: Shelf, id: string): Promise<EventView | null> {
  const event = await store.event(id)
  return event && makeView({ store, library }, event, await linkedTo(store, event), false)
}

/** Views that were made of an event as it is, as long as the events that it stands to are as they were. */
const made = new WeakMap<
  EventRecord,
  { readonly view: EventView; readonly linked: readonly (EventRecord | null)[]; readonly of: Library }
>()

/** Events that are looked up at once. */
const PIECE = 48

/** Events of a list, in its order, each with the sentence of its last step. What has not changed is not made anew: it is the same object. */
export async function viewEvents(shelf: Shelf, rows: readonly Pick<DiaryRow, 'id'>[]): Promise<readonly EventView[]> {
  const views: EventView[] = []
  for (let from = 0; from < rows.length; from += PIECE) {
    if (from > 0) await breathe()
    const found = await shelf.store.eventsOf(rows.slice(from, from + PIECE).map(({ id }) => id))
    views.push(
      ...(await viewsOf(
        shelf,
        found.filter((event) => event !== null),
      )),
    )
  }
  return views
}

/** Views of events: those that are kept, and the others made a few at a time, so that no short page waits for them. */
async function viewsOf(shelf: Shelf, events: readonly EventRecord[]): Promise<readonly EventView[]> {
  const ids = [...new Set(events.flatMap(idsLinked))]
  const others = ids.length === 0 ? [] : await shelf.store.eventsOf(ids)
  const byId = new Map(ids.map((id, i) => [id, others[i] ?? null]))
  const linkedOf = (event: EventRecord): readonly (EventRecord | null)[] => idsLinked(event).map((id) => byId.get(id) ?? null)
  const views = events.map((event) => keptView(shelf, event, linkedOf))
  const missing = events.filter((_, i) => views[i] === null)
  const fresh = await inPieces(missing, async (event) => {
    const linked = linkedOf(event)
    const view = await makeView(shelf, event, linked, true)
    made.set(event, { view, linked, of: shelf.library })
    return view
  })
  let next = 0
  return views.map((view) => view ?? fresh[next++]!)
}

function keptView(
  { library }: Shelf,
  event: EventRecord,
  linkedOf: (event: EventRecord) => readonly (EventRecord | null)[],
): EventView | null {
  const kept = made.get(event)
  if (kept?.of !== library) return null
  return kept.linked.length === 0 || linkedOf(event).every((one, i) => one === kept.linked[i]) ? kept.view : null
}

async function makeView(shelf: Shelf, event: EventRecord, linked: readonly (EventRecord | null)[], latest: boolean): Promise<EventView> {
  const last = event.history.length - 1
  const steps = await Promise.all(event.history.map((row, i) => stepOf(shelf, row, !latest || i === last ? event.act : null)))
  return { event, when: event.when && whenLabel(event.when.edtf, event.when.zone), steps, links: linksOf(event, linked) }
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
    language: reading?.article.language ?? head?.language ?? 'en',
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

/** Ids of the events that an event stands to, each once. */
function idsLinked({ relations }: EventRecord): readonly string[] {
  return relations.length === 0 ? [] : [...new Set(relations.map(({ event }) => event))]
}

async function linkedTo(store: Store, event: EventRecord): Promise<readonly (EventRecord | null)[]> {
  const ids = idsLinked(event)
  return ids.length === 0 ? [] : store.eventsOf(ids)
}

/** What an event stands to, in words. `linked`: the events of `idsLinked`. */
function linksOf(event: EventRecord, linked: readonly (EventRecord | null)[]): readonly Link[] {
  const byId = new Map(idsLinked(event).map((id, i) => [id, linked[i] ?? null]))
  const links: Link[] = []
  const seen = new Set<string>()
  for (const { kind, event: id } of event.relations) {
    if (seen.has(`${kind} ${id}`)) continue
    seen.add(`${kind} ${id}`)
    const other = byId.get(id)
    if (other) links.push({ words: WORDS[kind] ?? kind, id: other.id, title: other.title, status: other.status })
  }
  return links
}

/** What an event waits for that has not happened yet. */
export function waitsFor({ links }: EventView): readonly Link[] {
  return links.filter(({ words, status }) => words === 'waits for' && status !== 'happened')
}
