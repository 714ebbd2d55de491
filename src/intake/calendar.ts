import { writeDay } from '../text/edtf.ts'
import { dayIn, daysBetween, parseRule } from './calendar-rule.ts'
import { problem } from './problem.ts'
import type { Result } from './problem.ts'

/** One entry of a calendar (iCalendar, RFC 5545). */
export interface CalendarEntry {
  readonly uid: string
  readonly title: string
  /** EDTF: a day, days as `a/b`, or a minute. */
  readonly when: string
  /** IANA name where a minute is given in one; `UTC` for one that ends with Z. */
  readonly zone: string | null
  readonly place: string | null
  readonly status: 'planned' | 'scheduled' | 'cancelled'
  readonly url: string | null
  readonly about: string | null
  /** RFC 3339: when the entry was changed last; null where it does not say. */
  readonly changed: string | null
  /** The entry by itself as a calendar, to be kept. */
  readonly source: string
}

/** A calendar: its name and its entries. */
export interface Calendar {
  readonly name: string | null
  readonly entries: readonly CalendarEntry[]
}

/** Longest line, and most entries, that are taken. */
const LONGEST = 20_000
const MOST = 20_000

interface Property {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}

/**
 * Read a calendar. Entries without a title or a date are left out and noted. One that comes again and again is an entry for each time
 * from a month before it was written on, a year ahead; one that moves a single time stands in its place. A rule that is not understood
 * gives its first time alone.
 */
export function parseCalendar(text: string): Result<Calendar> {
  const lines = unfold(text)
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0] ?? ''))
    return problem('calendar', 'a calendar (iCalendar)', 'other text', 'give the address that calendar programs subscribe to')
  const entries: CalendarEntry[] = []
  let name: string | null = null
  let [open, left] = [null as string[] | null, 0]
  for (const line of lines) {
    if (/^BEGIN:VEVENT$/i.test(line)) open = []
    else if (/^END:VEVENT$/i.test(line) && open !== null) {
      const found = entries.length < MOST ? occurrencesOf(open).flatMap((each) => entryOf(each, name) ?? []) : []
      if (found.length === 0) left++
      entries.push(...found.slice(0, MOST - entries.length))
      open = null
    } else if (open !== null) open.push(line)
    else if (/^X-WR-CALNAME[:;]/i.test(line)) name = textOf(propertyOf(line)?.value ?? '') || null
  }
  return {
    ok: true,
    value: { name, entries: lastOfEach(entries) },
    notes: left === 0 ? [] : [`${left} entries without a title or a date were left out`],
  }
}

/** Lines as they were before they were folded at 75 bytes. */
function unfold(text: string): string[] {
  const lines: string[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const last = lines.length - 1
    if (/^[ \t]/.test(line) && last >= 0) lines[last] = (lines[last]! + line.slice(1)).slice(0, LONGEST)
    else if (line !== '') lines.push(line.slice(0, LONGEST))
  }
  return lines
}

/** `NAME;KEY=value:text`; a colon inside quotation marks ends nothing. */
function propertyOf(line: string): Property | null {
  let [at, isQuoted] = [0, false]
  while (at < line.length && (isQuoted || line[at] !== ':')) {
    if (line[at] === '"') isQuoted = !isQuoted
    at++
  }
  if (at >= line.length) return null
  const [name = '', ...rest] = line.slice(0, at).split(';')
  const parameters = new Map<string, string>()
  for (const each of rest) {
    const equals = each.indexOf('=')
    if (equals > 0) parameters.set(each.slice(0, equals).toUpperCase(), each.slice(equals + 1).replaceAll('"', ''))
  }
  return { name: name.toUpperCase(), parameters, value: line.slice(at + 1) }
}

/** Text with what was escaped in it. */
function textOf(value: string): string {
  return value
    .replace(/\\([nN,;\\])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
    .replace(/[^\S\n]{1,100}/g, ' ')
    .trim()
}

/** Of entries under one name the last: a calendar writes what it changes of a time after the rule that makes it. */
function lastOfEach(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  return [...new Map(entries.map((entry) => [entry.uid, entry])).values()]
}

/** Days before an entry was written from which on it comes back, days after it to which it does, and times at most. */
const BACK = 31
const AHEAD = 366
const MOST_TIMES = 60
const REPEATS = /^(?:RRULE|EXDATE|RDATE)[:;]/i

/** The lines of an entry for each time that it comes back, the first under its own name; those of one that comes once as they are. */
function occurrencesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const found = propertiesOf(lines)
  const rule = parseRule(found.get('RRULE')?.value ?? '')
  const first = dayIn(found.get('DTSTART')?.value ?? '')
  const plain = lines.filter((line) => !REPEATS.test(line))
  if (rule === null || first === null) return [plain]
  const written = dayIn((found.get('DTSTAMP') ?? found.get('LAST-MODIFIED'))?.value ?? '') ?? first
  const off = new Set(lines.flatMap((line) => (/^EXDATE[:;]/i.test(line) ? (propertyOf(line)?.value.split(',').map(dayIn) ?? []) : [])))
  const days = daysBetween(rule, first, { from: Math.max(first, written - BACK), to: written + AHEAD, most: MOST_TIMES }).filter(
    (day) => !off.has(day),
  )
  if (days.length === 0) return [plain]
  return days.map((day) => (day === first ? plain : [...plain.map((line) => later(line, day - first)), againAt(plain, day - first)]))
}

/** A line that says when, so many days later. */
function later(line: string, days: number): string {
  return /^DT(?:START|END)[:;]/i.test(line)
    ? line.replace(/(\d{8})(T\d{6}Z?)?$/, (_, day: string, clock = '') => basicDay(dayIn(day), days) + clock)
    : line
}

/** What tells one time from the others, as a calendar itself would write it. */
function againAt(lines: readonly string[], days: number): string {
  const start = lines.find((line) => /^DTSTART[:;]/i.test(line)) ?? ''
  return later(start, days).replace(/^DTSTART/i, 'RECURRENCE-ID')
}

function basicDay(day: number | null, days: number): string {
  return day === null ? '' : writeDay(day + days).replaceAll('-', '')
}

/** Properties by name, the first of each. */
function propertiesOf(lines: readonly string[]): ReadonlyMap<string, Property> {
  const found = new Map<string, Property>()
  for (const line of lines) {
    const property = propertyOf(line)
    if (property !== null && !found.has(property.name)) found.set(property.name, property)
  }
  return found
}

function entryOf(lines: readonly string[], calendar: string | null): CalendarEntry | null {
  const found = propertiesOf(lines)
  const text = (name: string): string => textOf(found.get(name)?.value ?? '')
  const oneLine = (name: string): string => text(name).replaceAll('\n', ' ')
  const start = found.get('DTSTART')
  const when = start === undefined ? null : timeOf(start, found.get('DTEND'))
  const title = oneLine('SUMMARY').slice(0, 300)
  if (when === null || title === '') return null
  const status = oneLine('STATUS').toUpperCase()
  const again = oneLine('RECURRENCE-ID')
  return {
    uid: (oneLine('UID') || `${title} ${when.edtf}`).slice(0, 300) + (again === '' ? '' : `/${again.slice(0, 40)}`),
    title,
    when: when.edtf,
    zone: when.zone,
    place: oneLine('LOCATION').slice(0, 200) || null,
    status: status === 'CANCELLED' ? 'cancelled' : status === 'TENTATIVE' ? 'planned' : 'scheduled',
    url: /^https?:\/\/\S{1,2000}$/.exec(oneLine('URL'))?.[0] ?? null,
    about: text('DESCRIPTION').slice(0, 4000) || null,
    changed: instantOf(oneLine('LAST-MODIFIED')) ?? instantOf(oneLine('DTSTAMP')) ?? instantOf(oneLine('CREATED')),
    source: [
      'BEGIN:VCALENDAR',
      ...(calendar === null ? [] : [`X-WR-CALNAME:${calendar}`]),
      'BEGIN:VEVENT',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  }
}

const MINUTE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/

/** An all-day entry ends the day before its DTEND. */
function timeOf(start: Property, end: Property | undefined): { readonly edtf: string; readonly zone: string | null } | null {
  const day = dayIn(start.value)
  if (day === null) return null
  if (!start.value.includes('T')) {
    const after = end === undefined || end.value.includes('T') ? null : dayIn(end.value)
    return { edtf: after !== null && after > day + 1 ? `${writeDay(day)}/${writeDay(after - 1)}` : writeDay(day), zone: null }
  }
  const match = MINUTE.exec(start.value)
  if (match === null || Number(match[4]) > 23 || Number(match[5]) > 59) return null
  const zone = match[7] === 'Z' ? 'UTC' : zoneOf(start.parameters.get('TZID'))
  return { edtf: `${writeDay(day)}T${match[4]}:${match[5]}`, zone }
}

/** Only names that everybody knows; a calendar may make up its own. */
function zoneOf(name: string | undefined): string | null {
  try {
    return name === undefined ? null : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

function instantOf(value: string): string | null {
  const match = MINUTE.exec(value)
  const iso = match === null ? value : `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`
  const at = Date.parse(iso)
  return match === null || Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z')
}
