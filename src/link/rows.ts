import { NOT_TO_BE } from '../lang/en/link/words.ts'
import type { Entity, Event, EventState, Fact, Reading, RowFact, Span, Status } from '../record/index.ts'
import { AHEAD, applyRow, gravity } from '../record/index.ts'
import { unshouted } from '../text/casing.ts'
import { hasOverlap, stretchOf } from '../text/edtf.ts'
import { changesOf } from './changes.ts'
import { recordId } from '../record/id.ts'
import { isAfter, isDay } from './days.ts'
import type { Known, KnownEntity, KnownEvent } from './known.ts'
import { countryCalled } from './parties.ts'
import { entityIn } from './reading-entities.ts'
import { dayMeant, isBare, isOutlet, type Told } from './told.ts'

/** What the facts of an event are written from. */
export interface Telling {
  readonly reading: Reading
  readonly known: Known
  /** Local id of an entity -> id of the record. */
  readonly ids: ReadonlyMap<string, string>
  /** Id of the event in the record, and what is known of it. */
  readonly id: string
  readonly match: KnownEvent | null
}

const FIXED: ReadonlySet<Status> = new Set(['planned', 'scheduled', 'postponed'])
const MINUTES = 60_000

/** The facts that one report adds to one event of the record: what is new of it, its rows, who takes part, what changes. */
export function eventFacts(telling: Telling, told: readonly Told[]): Fact[] {
  const { reading, id, match } = telling
  const article = reading.article.id
  const out: Fact[] = []
  const main = told.reduce((a, b) => (isGraver(b, a, match) ? b : a))
  const { act, mode, trigger } = main.event
  const { title } = told.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), main).event
  if (!match) out.push({ fact: 'event', id, act, mode, title, article, span: trigger })
  let state = match?.state ?? null
  for (const t of inOrder(told, main)) {
    const row = rowOf(telling, t, state)
    if (t !== main && !isNews(row, told.length > 1 ? rowOf(telling, main, state) : null)) continue
    out.push(row)
    const after = applyRow(state, row)
    out.push(...changesOf(state, after, row))
    state = after
  }
  const seen = new Set<string>()
  for (const t of told) for (const f of takingPart(telling, t.event)) if (isFirst(seen, f)) out.push(f)
  return out
}

function isFirst(seen: Set<string>, f: Fact): boolean {
  const key = f.fact === 'participant' ? `${f.entity} ${f.role}` : ''
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** What a report says in the end: a new day rather than that it is off, that rather than that it was planned, then what it says most of. */
function isGraver(a: Told, b: Told, match: KnownEvent | null): boolean {
  const x = gravityOf(a, match)
  const y = gravityOf(b, match)
  return x !== y ? x > y : weightOf(a) > weightOf(b)
}

const NEW_DAY = 4

function gravityOf({ isRail, isTitle, instant, event }: Told, match: KnownEvent | null): number {
  const { status, when } = event
  if (isRail) return -1
  const isAhead = when !== null && !isTitle && AHEAD.has(status) && !isBefore(when.edtf, instant - DAY_MINUTES * MINUTES)
  if (match !== null && isAhead && !match.rows.some((r) => isOfDay(r, when.edtf))) return NEW_DAY
  return AHEAD.has(status) && isBare(event) ? 0 : gravity(status)
}

/** Told of that day before: that it was to be in the week around it does not count. */
function isOfDay({ when }: RowFact, day: string): boolean {
  return when !== null && hasOverlap(when, day) && (isDay(when) || !isDay(day))
}

/** How much a report says of an event in one of its tellings. */
function weightOf(t: Told): number {
  const { event } = t
  return (
    (event.when ? 2 : 0) +
    (event.place ? 1 : 0) +
    Math.min(3, event.also.length) +
    Math.min(2, event.participants.length) -
    (t.isRail ? 3 : 0)
  )
}

/** The weightiest last, as it stands in the end; what a list of headlines tells is newer than the body. */
function inOrder(told: readonly Told[], main: Told): Told[] {
  return [...told.filter((t) => t !== main && !t.isRail), main, ...told.filter((t) => t !== main && t.isRail)]
}

/** A further row only where status, time or place is not that of the main one. */
function isNews(row: RowFact, main: RowFact | null): boolean {
  if (main === null) return true
  const isOther = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b
  return row.status !== main.status || isOther(row.when, main.when) || isOther(row.place, main.place)
}

/** One row of an event's history. */
export function rowOf(telling: Telling, t: Told, state: EventState | null): RowFact {
  const { reading, known, ids, id } = telling
  const { event } = t
  const shown = shownBy(reading, event)
  const meant = dayMeant(t, state)
  const placeId = event.place ? (ids.get(event.place.entity) ?? null) : null
  const named = event.place ? entityIn(reading, event.place.entity) : undefined
  // a call is held at no place
  const isHeld = t.occasion.inPerson !== false && !isCalledOff(t.event.status, state, placeId)
  const isPlace = placeId !== null && isHeld && isPlaceToKeep(known, { id: placeId, name: named?.name ?? '' }, state)
  const place = isPlace ? named : undefined
  return {
    fact: 'row',
    event: id,
    local: event.id,
    article: reading.article.id,
    span: sentenceOf(reading, shown?.span ?? event.trigger),
    published: reading.article.published?.value ?? '',
    status: statusOf(t, {
      state,
      meant,
      published: reading.article.published?.value ?? '',
      isGivenUp: saysGivenUp(reading, shown?.span ?? event.trigger),
    }),
    factuality: event.factuality,
    when: meant ?? event.when?.edtf ?? null,
    zone: meant === null ? (event.when?.zone ?? null) : state!.zone,
    place: isPlace ? placeId : null,
    placeName: place ? unshouted(place.name) : null,
    source: shown?.by ? statementId(reading, shown.by) : null,
    confidence: event.confidence,
  }
}

/** What a row is read in the light of. */
interface InLight {
  readonly state: EventState | null
  /** The day that a bare day of the week means. */
  readonly meant: string | null
  readonly published: string
  /** Its sentence says that it will not take place. */
  readonly isGivenUp: boolean
}

function saysGivenUp(reading: Reading, span: Span): boolean {
  const [from, to] = sentenceOf(reading, span)
  return NOT_TO_BE.test(reading.article.text.slice(from, to))
}

/** Who says that it is off does not move it to another place. */
function isCalledOff(status: Status, state: EventState | null, place: string | null): boolean {
  return (status === 'cancelled' || status === 'denied') && state?.place != null && state.place !== place
}

/** Not what the record knows for a person, and not the country where it knows the town. */
function isPlaceToKeep(known: Known, { id, name }: { readonly id: string; readonly name: string }, state: EventState | null): boolean {
  if (known.entities.get(id)?.kind === 'person') return false
  const code = countryCalled(name)
  const now = state?.place == null || state.place === id ? undefined : known.entities.get(state.place)
  return code === null || now === undefined || now.country !== code || countryCalled(now.name) !== null
}

/**
 * The status of a row in the light of what is known. What is dated after the report has not happened, what lasts on its day is underway;
 * what was planned and will not take place is called off; a bare mention leaves an event as it stands; a plan told again once its day is over and told of is over as well.
 */
function statusOf(t: Told, { state, meant, published, isGivenUp }: InLight): Status {
  const own = meant ?? t.event.when?.edtf ?? null
  const status = isVaguePlan(t.event.status, own, state) ? 'planned' : t.event.status
  if (t.instant === 0) return status
  if (status === 'happened' || status === 'underway') {
    const when = own ?? (state !== null && FIXED.has(state.status) ? state.when : null)
    if (when !== null && own === null && isLater(when, published)) return state!.status
    if (when !== null && isAfter(when, t.instant)) return meant !== null ? state!.status : 'scheduled'
    return isLasting(own ?? state?.when ?? null, t.instant) ? 'underway' : status
  }
  if (status === 'denied' && isGivenUp && state !== null && FIXED.has(state.status)) return 'cancelled'
  if (state === null || !AHEAD.has(status)) return status
  if (state.status === 'scheduled' && status === 'planned' && own === null) return 'scheduled'
  const isOver = state.status === 'happened' && state.when !== null && isBefore(state.when, t.instant)
  return isOver && own !== null && hasOverlap(own, state.when!) ? 'happened' : status
}

/** "In April": a plan that has a month and no day yet is planned, unless the record has its day. */
function isVaguePlan(status: Status, own: string | null, state: EventState | null): boolean {
  if (status !== 'scheduled' || own === null || state?.status === 'scheduled') return false
  const s = stretchOf(own)
  return s !== null && Number.isFinite(s.start) && Number.isFinite(s.end) && s.end - s.start >= FOUR_WEEKS
}

const FOUR_WEEKS = 28 * 1440

/** Several days that hold the one on which the report came. */
function isLasting(edtf: string | null, instant: number): boolean {
  const s = edtf === null ? null : stretchOf(edtf)
  if (!s || !edtf!.includes('/') || !Number.isFinite(s.start) || !Number.isFinite(s.end)) return false
  return s.end - s.start <= LONGEST && s.start <= instant / MINUTES && s.end >= instant / MINUTES
}

/** Stretches longer than this say that something fell into them, not that it went on all the time. */
const LONGEST = 4 * 1440

function isBefore(edtf: string, instant: number): boolean {
  const s = stretchOf(edtf)
  return s !== null && Number.isFinite(s.end) && s.end <= instant / MINUTES + DAY_MINUTES
}

const DAY_MINUTES = 1440

/** On a later day than that of the report, by its own calendar. */
function isLater(edtf: string, published: string): boolean {
  const day = stretchOf(edtf)
  const today = stretchOf(published.slice(0, 10))
  return day !== null && today !== null && Number.isFinite(day.start) && day.start >= today.end
}

/** The mention that shows most of the row: its time and place, in the body rather than in the headline. */
function shownBy(reading: Reading, event: Event): Event['evidence'][number] | undefined {
  const same = event.evidence.filter((e) => e.status === event.status)
  const list = same.length > 0 ? same : event.evidence
  const time = event.when ? reading.times.find((t) => t.id === event.when!.time)?.span : undefined
  const title = reading.article.parts.find((p) => p.kind === 'title')?.span
  let best = list[0]
  let top = -Infinity
  for (const e of list) {
    const [a, b] = sentenceOf(reading, e.span)
    const has = (s: Span | undefined): number => (s && s[0] >= a && s[1] <= b ? 1 : 0)
    const who = Math.min(2, event.participants.filter((p) => has(p.span)).length)
    const score = 2 * has(time) + has(event.place?.span) + 0.5 * who - (title && e.span[1] <= title[1] ? 0.6 : 0)
    if (score > top) {
      top = score
      best = e
    }
  }
  return best
}

/** What somebody is called in the record, unless this report has the fuller name. */
function fullestName(told: Entity | undefined, kept: KnownEntity | undefined): string {
  if (!told || !kept || kept.forms.size === 0) return told?.name ?? kept?.name ?? ''
  const isNamed = told.mentions.some((m) => m.form === 'name')
  return isNamed && told.name.split(' ').length > kept.name.split(' ').length ? told.name : kept.name
}

function takingPart({ reading, known, ids, id }: Telling, event: Event): Fact[] {
  return event.participants
    .filter((p) => !isOutlet(reading, p.entity, known))
    .map((p) => ({
      fact: 'participant',
      event: id,
      entity: ids.get(p.entity) ?? p.entity,
      name: fullestName(entityIn(reading, p.entity), known.entities.get(ids.get(p.entity) ?? '')),
      role: p.role,
      article: reading.article.id,
      span: p.span,
    }))
}

/** The sentence that holds a span: what a reader is shown. */
export function sentenceOf(reading: Reading, span: Span): Span {
  return reading.sentences.find((s) => s.span[0] <= span[0] && s.span[1] >= span[1])?.span ?? span
}

/** Id in the record of a statement of a reading. */
export function statementId(reading: Reading, local: string): string {
  const s = reading.statements.find((x) => x.id === local)
  return recordId('q', reading.article.id, s?.span[0] ?? 0, local)
}
