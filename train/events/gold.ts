import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readShared } from '../corpora.ts'

/** A report of the diary gold, as far as training needs it. */
export interface GoldReport {
  readonly id: string
  readonly title: string | null
  readonly published: string
  readonly text: string
  readonly events: readonly GoldEvent[]
}

/** Words that tell of an event: found in `in`, or where `start` and `end` say. */
export interface GoldMention {
  readonly trigger: string
  readonly in: string
  readonly start?: number
  readonly end?: number
}

/** A gold event: its first mention, the others, and its slots. */
export interface GoldEvent extends GoldMention {
  readonly status: string
  readonly act: string
  readonly participants: readonly string[]
  readonly place: string | null
  readonly time: string | null
  readonly time_text: string | null
  readonly also?: readonly GoldMention[]
}

/** Where a gold trigger stands in the text, null when it is not found. */
export function locate(text: string, x: GoldMention): [number, number] | null {
  const i = x.in === '' ? -1 : text.indexOf(x.in)
  if (i >= 0) {
    const j = x.in.indexOf(x.trigger)
    return j >= 0 ? [i + j, i + j + x.trigger.length] : [i, i + x.in.length]
  }
  return x.start !== undefined && x.end !== undefined ? [x.start, x.end] : null
}

/** The reports of a folder of diary gold, in order of their names. */
export function loadReports(folder: string): GoldReport[] {
  const names = readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .sort()
  return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as GoldReport)
}

const FOLDER = path.resolve(import.meta.dirname, '../gold')

const linesOf = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

/** Reports of our own writing and marking, in the order of their file. */
export function ownReports(): GoldReport[] {
  return linesOf(readFileSync(path.join(FOLDER, 'diary.ndjson'), 'utf8'))
}

/** Characters of a text, from the first on and up to the second. */
type Span = readonly [number, number]

/** What we marked in a report of the news corpus: places in its text, none of its words. */
export interface MarkedNews {
  readonly id: string
  readonly published: string
  /** Length of the text in UTF-16 units, to know a text that is not the one that was marked. */
  readonly length: number
  readonly events: readonly {
    readonly trigger: Span
    readonly also: readonly Span[]
    readonly act: string
    readonly status: string
    readonly participants: readonly Span[]
    readonly place: Span | null
    /** EDTF, resolved with the day of publication. */
    readonly time: string | null
    readonly timeText: Span | null
    readonly relations: readonly { readonly type: string; readonly target: number }[]
  }[]
}

/** What we marked, without the texts. */
export function markedNews(): MarkedNews[] {
  return linesOf(readFileSync(path.join(FOLDER, 'news.ndjson'), 'utf8'))
}

/** What we marked, put into the texts of the news corpus. Throws when a text is missing or not the one that was marked. */
export function newsReports(): GoldReport[] {
  const texts = linesOf<{ id: string; title: string; text: string }>(readShared('corpora/news-corpus/news.jsonl'))
  const byId = new Map(texts.map((one) => [one.id, one]))
  return markedNews().map(({ id, published, length, events }) => {
    const { title, text } = byId.get(id) ?? { title: '', text: '' }
    if (text.length !== length) throw new Error(`${id}: expected a text of ${length} characters in news-corpus, got ${text.length}`)
    const words = (span: Span): string => text.slice(...span)
    const mention = (span: Span): GoldMention => ({ trigger: words(span), in: '', start: span[0], end: span[1] })
    return {
      id,
      title,
      published,
      text,
      events: events.map((e) => ({
        ...mention(e.trigger),
        also: e.also.map(mention),
        act: e.act,
        status: e.status,
        participants: e.participants.map(words),
        place: e.place && words(e.place),
        time: e.time,
        time_text: e.timeText && words(e.timeText),
      })),
    }
  })
}
