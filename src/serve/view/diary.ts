import type { Event, ParticipantRole, Reading, Span } from '../../record/index.ts'
import { compareEdtf } from '../../text/edtf.ts'
import { nameOf } from './people.ts'
import { speakerOf } from './said.ts'
import type { Snippet } from './snippet.ts'
import { fold, isInRail, snippetOf } from './snippet.ts'
import type { WhenLabel } from './when.ts'
import { dayNumberOf, daysOf, durationWords, whenLabel } from './when.ts'

/** Where a line of the diary belongs. `rail` = read from a headline printed beside the report. */
export type Section = 'dated' | 'date not set' | 'earlier' | 'rail'

/** One line of the diary with all that is shown of it. */
export interface DiaryLine {
  readonly event: Event
  readonly reading: Reading
  readonly section: Section
  readonly when: WhenLabel | null
  /** The words that the time was counted from: "on Friday"; null where the report gives the date itself. */
  readonly whenWords: string | null
  readonly place: string | null
  readonly participants: readonly { readonly name: string; readonly role: ParticipantRole | null }[]
  /** Titles of the events that this one waits for. */
  readonly waitsFor: readonly string[]
  /** "after the talks", "part of the visit", "about 40 delegates", "2 h 30 min". */
  readonly notes: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** A sentence that speaks of the event, and who says so; `by` is null in the report's own voice. */
export interface Evidence {
  readonly snippet: Snippet
  readonly by: string | null
  readonly status: Event['status']
}

/**
 * The diary of one report: dated lines by time, then the others in text order.
 * `today` is the day that divides earlier from ahead, as a day number: by default the day of publication.
 */
export function diaryOf(reading: Reading, today: number | null = publishedDay(reading)): readonly DiaryLine[] {
  const lines = reading.events.map((event) => lineOf(reading, event, today))
  return lines.sort(compareLines)
}

/** Day of publication as a day number; null where it is not known. */
export function publishedDay(reading: Reading): number | null {
  return reading.article.published && dayNumberOf(reading.article.published.value)
}

/** Lines of one section, in the diary's order. */
export function linesIn(lines: readonly DiaryLine[], section: Section): readonly DiaryLine[] {
  return lines.filter((line) => line.section === section)
}

/** Order of the diary: by time where both have one, else by place in the text. */
export function compareLines(a: DiaryLine, b: DiaryLine): number {
  const x = a.event.when?.edtf
  const y = b.event.when?.edtf
  if (x !== undefined && y !== undefined) return compareEdtf(x, y) || a.event.trigger[0] - b.event.trigger[0]
  if (x !== undefined || y !== undefined) return x !== undefined ? -1 : 1
  return a.event.trigger[0] - b.event.trigger[0]
}

function lineOf(reading: Reading, event: Event, today: number | null): DiaryLine {
  return {
    event,
    reading,
    section: sectionOf(reading, event, today),
    when: event.when && whenLabel(event.when.edtf, event.when.zone),
    whenWords: whenWords(reading, event),
    place: event.place && nameOf(reading, event.place.entity),
    participants: event.participants.map((p) => ({
      name: nameOf(reading, p.entity),
      role: p.role === 'participant' || p.role === 'actor' ? null : p.role,
    })),
    waitsFor: waitsFor(reading, event),
    notes: notesOf(reading, event),
    evidence: evidenceOf(reading, event),
  }
}

function whenWords(reading: Reading, { when }: Event): string | null {
  const time = when?.basis === 'resolved' ? reading.times.find((t) => t.id === when.time) : undefined
  return time ? fold(reading.article.text.slice(time.span[0], time.span[1])) : null
}

/** Dated = today or later, or not over yet; earlier = over, whether dated or not; the rest waits for a date. */
function sectionOf(reading: Reading, event: Event, today: number | null): Section {
  if (isInRail(reading, event.trigger)) return 'rail'
  const isOver = event.status === 'happened' || event.status === 'denied'
  const days = event.when && daysOf(event.when.edtf)
  if (!days) return isOver ? 'earlier' : 'date not set'
  if (today === null) return isOver ? 'earlier' : 'dated'
  return days.last < today ? 'earlier' : 'dated'
}

function waitsFor(reading: Reading, event: Event): readonly string[] {
  const own = event.relations.filter((r) => r.kind === 'requires').map((r) => r.event)
  const others = reading.events.filter((e) => e.relations.some((r) => r.kind === 'determines' && r.event === event.id)).map((e) => e.id)
  return [...new Set([...own, ...others])].map((id) => titleOf(reading, id))
}

const RELATION_WORDS = { before: 'before', after: 'after', during: 'during', part_of: 'part of' } as const

function notesOf(reading: Reading, event: Event): readonly string[] {
  const notes: string[] = []
  for (const relation of event.relations) {
    if (relation.kind === 'requires') continue
    notes.push(
      relation.kind === 'determines'
        ? `decides on: ${titleOf(reading, relation.event)}`
        : `${RELATION_WORDS[relation.kind]}: ${titleOf(reading, relation.event)}`,
    )
  }
  if (event.duration !== null) notes.push(`lasts ${durationWords(event.duration)}`)
  if (event.about.length > 0)
    notes.push(`about: ${event.about.map((span) => fold(reading.article.text.slice(span[0], span[1]))).join('; ')}`)
  return [...new Set(notes)]
}

function titleOf(reading: Reading, id: string): string {
  return reading.events.find((e) => e.id === id)?.title ?? id
}

/** One piece of evidence a sentence, in text order; where reading gives none, the trigger itself. */
function evidenceOf(reading: Reading, event: Event): readonly Evidence[] {
  const rows = event.evidence.length > 0 ? event.evidence : [{ span: event.trigger, status: event.status, by: null }]
  const seen = new Set<number>()
  const evidence: Evidence[] = []
  for (const row of rows) {
    const sentence = reading.sentences.findIndex((s) => row.span[0] >= s.span[0] && row.span[0] < s.span[1])
    if (sentence >= 0 && seen.has(sentence)) continue
    seen.add(sentence)
    evidence.push({ snippet: snippetOf(reading, row.span), by: row.by === null ? null : speaker(reading, row.by), status: row.status })
  }
  return evidence
}

function speaker(reading: Reading, id: string): string | null {
  const statement = reading.statements.find((s) => s.id === id)
  return statement ? speakerOf(reading, statement) : null
}

/** The headlines of a report's rail, each with the events read from it. */
export function railOf(
  reading: Reading,
  lines: readonly DiaryLine[],
): readonly { readonly text: string; readonly span: Span; readonly lines: readonly DiaryLine[] }[] {
  const rail = linesIn(lines, 'rail')
  return reading.article.parts
    .filter((part) => part.kind === 'headline')
    .map(({ span }) => ({
      text: fold(reading.article.text.slice(span[0], span[1])),
      span,
      lines: rail.filter(({ event }) => event.trigger[0] >= span[0] && event.trigger[0] < span[1]),
    }))
}
