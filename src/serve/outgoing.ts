import type { Act, EventRecord, Reading, Span } from '../record/index.ts'
import type { Store } from '../store/store.ts'
import { inPieces } from './breathe.ts'
import type { Outgoing, Quote } from './write/outgoing.ts'

/** Longest quotation that leaves the record, in characters. */
const LONGEST = 400

/** Events with the sentences behind their history, ready for a writer. Readings are looked up once each. */
export async function toOutgoing(store: Store, events: readonly EventRecord[]): Promise<readonly Outgoing[]> {
  const readings = new Map<string, Promise<Reading | null>>()
  const readingOf = (id: string): Promise<Reading | null> => {
    const known = readings.get(id)
    if (known) return known
    const asked = store.reading(id)
    readings.set(id, asked)
    return asked
  }
  return inPieces(events, async (event) => {
    const rows = await Promise.all(event.history.map(async (row) => ({ row, reading: await readingOf(row.article) })))
    return {
      event,
      quotes: rows.map(({ row, reading }) => quoteOf(row, reading)),
      recurs: rows.map(({ row, reading }) => reading && setIn(reading, row.span, event.act)).findLast((set) => set !== null) ?? null,
      ...(await voicesOf(store, event)),
    }
  })
}

/** The set of times of an event of a kind that a report tells of between two places. */
function setIn({ events, times }: Reading, [start, end]: Span, act: Act): string | null {
  const told = events.filter((event) => event.act === act && event.trigger[0] >= start && event.trigger[1] <= end)
  const ids = new Set(told.flatMap((event) => event.times))
  return times.find(({ id, type }) => type === 'SET' && ids.has(id))?.value ?? null
}

function quoteOf(row: EventRecord['history'][number], reading: Reading | null): Quote {
  const article = reading?.article
  return {
    text: reading ? sentenceAt(reading, row.span) : '',
    status: row.status,
    article: row.article,
    title: article?.title ?? null,
    outlet: article?.outlet?.name ?? null,
    url: article?.url ?? null,
    published: row.published,
  }
}

/** Roles of those whose word makes a date certain. */
const ORGANISERS: ReadonlySet<string> = new Set(['host', 'initiator', 'venue-owner'])

/** Who schedules an event: whether all have it from somebody who has it from somebody else, and whether one of them holds it. */
async function voicesOf(store: Store, { history, participants }: EventRecord): Promise<Pick<Outgoing, 'isThirdHand' | 'isByOrganiser'>> {
  const rows = history.filter(({ status }) => status === 'scheduled')
  const organisers = new Set(participants.filter(({ role }) => ORGANISERS.has(role)).map(({ entity }) => entity))
  const statements = await Promise.all(rows.map(({ source }) => (source === null ? null : store.statement(source))))
  return {
    isThirdHand: rows.length > 0 && statements.every((statement) => statement !== null && statement.via.length > 0),
    isByOrganiser: statements.some((statement) => organisers.has(statement?.source.entity ?? '')),
  }
}

/** The sentences that a span touches, on one line and cut to a length that can be quoted. */
function sentenceAt({ article, sentences }: Reading, [start, end]: Span): string {
  const touched = sentences.filter(({ span }) => span[0] < end && span[1] > start)
  const from = touched[0]?.span[0] ?? start
  const to = touched.at(-1)?.span[1] ?? end
  const text = article.text.slice(from, to).replace(/\s+/g, ' ').trim()
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
