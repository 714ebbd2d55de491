import type { ArticleInput } from '../record/index.ts'
import type { Calendar, CalendarEntry } from './calendar.ts'

/** Media type under which the bytes of an entry are kept. */
export const CALENDAR_TYPE = 'text/calendar'

/** An entry of a calendar as a report of its own, with its bytes. */
export interface CalendarInput {
  readonly article: ArticleInput
  readonly raw: { readonly bytes: Uint8Array; readonly type: string; readonly given: Omit<ArticleInput, 'text' | 'html'> }
}

/** Every entry of a calendar as a report; what is given stands in where the calendar says nothing. */
export function inputsOfCalendar({ name, entries }: Calendar, given: Omit<ArticleInput, 'id'>): readonly CalendarInput[] {
  return entries.map((entry) => {
    const known = {
      ...(name !== null && { outlet: name }),
      ...given,
      ...(entry.changed !== null && { published: entry.changed }),
      ...(entry.url !== null && { url: entry.url }),
      title: entry.title,
      language: 'en',
      id: `ics:${entry.uid}`,
    }
    return {
      article: { ...known, text: textOfEntry(entry) },
      raw: { bytes: new TextEncoder().encode(entry.source), type: CALENDAR_TYPE, given: known },
    }
  })
}

/** The time of an entry as its text has it: "2026-03-02 13:00", "2026-03-02 to 2026-03-04". */
export function timeInText(when: string): string {
  return when.replace('T', ' ').replace('/', ' to ')
}

/** What an entry says, in lines: title, time, place, whether it is off, then what it is about. */
export function textOfEntry({ title, when, zone, place, status, about }: CalendarEntry): string {
  const time = `${timeInText(when)}${zone === null ? '' : ` (${zone})`}`
  const lines = [
    time,
    ...(place === null ? [] : [place]),
    ...(status === 'scheduled' ? [] : [status === 'cancelled' ? 'Cancelled' : 'Tentative']),
  ]
  return [title, lines.join('\n'), ...(about === null ? [] : [about])].join('\n\n')
}
