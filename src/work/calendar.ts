import { parseCalendar } from '../intake/calendar.ts'
import type { CalendarEntry } from '../intake/calendar.ts'
import { CALENDAR_TYPE, timeInText } from '../intake/calendar-input.ts'
import type { Entity, Event, Reading, Span, TimeExpression } from '../record/index.ts'
import type { RawDocument } from '../store/store.ts'

const RULE = 'calendar'

/** The reading of a report that is an entry of a calendar: one event, as the entry has it. Any other reading is given back as it is. */
export function asCalendar(reading: Reading, raw: Pick<RawDocument, 'bytes' | 'type'>): Reading {
  if (raw.type !== CALENDAR_TYPE) return reading
  const parsed = parseCalendar(new TextDecoder().decode(raw.bytes))
  const entry = parsed.ok ? parsed.value.entries[0] : undefined
  return entry === undefined ? reading : readingOf(reading, entry)
}

function readingOf(reading: Reading, entry: CalendarEntry): Reading {
  const { text } = reading.article
  const title: Span = [0, Math.min(text.length, entry.title.length)]
  const time = timeOf(text, entry)
  const place = entry.place === null ? null : placeOf(reading, entry.place)
  // What reading makes of the title tells of what kind it is, and who takes part.
  const found = reading.events.find(({ trigger }) => trigger[1] <= title[1])
  const event: Event = {
    id: 'e1',
    act: found?.act ?? 'x.conference',
    mode: found?.mode ?? null,
    title: entry.title,
    trigger: found?.trigger ?? title,
    also: [],
    status: entry.status,
    factuality: entry.status === 'cancelled' ? 'CT-' : entry.status === 'planned' ? 'PR+' : 'CT+',
    participants: found?.participants ?? [],
    place: place && { entity: place.id, span: place.mentions.at(-1)!.span },
    when: { edtf: entry.when, zone: entry.zone, basis: 'stated', time: time.id },
    duration: null,
    about: [],
    numbers: [],
    contexts: found?.contexts ?? [],
    times: [time.id],
    confidence: 1,
    rule: RULE,
    relations: [],
    evidence: [{ span: title, status: entry.status, factuality: entry.status === 'cancelled' ? 'CT-' : 'CT+', by: null, rule: RULE }],
  }
  const entities = place === null ? reading.entities : [...reading.entities.filter(({ id }) => id !== place.id), place]
  return { ...reading, entities, times: [time], events: [event], statements: [] }
}

function timeOf(text: string, { title, when, zone }: CalendarEntry): TimeExpression {
  const shown = timeInText(when)
  const start = Math.max(0, text.indexOf(shown, title.length))
  const hasClock = when.includes('T')
  return {
    id: 't1',
    span: [start, start + shown.length],
    type: hasClock ? 'TIME' : 'DATE',
    value: when,
    edtf: when,
    zone,
    granularity: hasClock ? 'minute' : 'day',
    mod: null,
    anchor: null,
    rule: RULE,
  }
}

/** The place that reading found at these words, or a new one that is called so. */
function placeOf({ article: { text }, entities }: Reading, name: string): Entity | null {
  const start = text.indexOf(`\n${name}`) + 1
  if (start === 0) return null
  const end = start + name.length
  const known = entities.find(
    ({ kind, mentions }) => (kind === 'place' || kind === 'facility') && mentions.some(({ span }) => span[0] >= start && span[1] <= end),
  )
  if (known) return { ...known, mentions: [...known.mentions.filter(({ span }) => span[0] < start), { span: [start, end], form: 'name' }] }
  return { id: 'gc', kind: 'place', name, roles: [], mentions: [{ span: [start, end], form: 'name' }], country: null, geo: null }
}
