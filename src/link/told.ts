import { BARE_HEADS } from '../lang/en/link/words.ts'
import type { EntityKind, Event, EventState, Reading, Span } from '../record/index.ts'
import { weekdayOf } from '../text/calendar.ts'
import { stretchOf } from '../text/edtf.ts'
import type { Known, KnownEntity, KnownEvent, Where } from './known.ts'
import type { Occasion } from './occasion.ts'
import { occasionOf } from './occasion.ts'
import type { Called, Party, Side } from './parties.ts'
import { countriesIn, countryCalled, partiesOf, sideOf } from './parties.ts'
import { foldName } from './spelling.ts'
import { entityIn } from './reading-entities.ts'
import { stemsWithin } from './reading-stems.ts'
import type { Weighed } from './vector.ts'

/** An event of a reading in the record's terms. */
export interface Told {
  readonly event: Event
  readonly occasion: Occasion
  readonly parties: readonly Party[]
  /** Record ids of all participants. */
  readonly ids: ReadonlySet<string>
  readonly place: string | null
  /** The place as the report has it: the record may not know it yet. */
  readonly where: Where | null
  readonly words: ReadonlySet<string>
  /** Stems of the sentences that tell of it. */
  readonly stems: ReadonlySet<string>
  /** What is worked out of the rest when it is asked for. */
  readonly cache: { weighed: Weighed | null }
  readonly instant: number
  /** Told in a list of other stories' headlines: a report of its own. */
  readonly isRail: boolean
  /** "Tuesday": the day of the week alone, ISO; which week is a guess of the reading. */
  readonly weekday: number | null
  readonly isTitle: boolean
  /** Words before it ask for another event of its kind. */
  readonly isAnother: boolean
  /** "a summit": spoken of for the first time. */
  readonly isIntroduced: boolean
}

const SENTENCES = 4

/** What a reading tells of an event, in ids of the record. */
export function toldOf(reading: Reading, event: Event, { ids, known }: { ids: ReadonlyMap<string, string>; known: Known }): Told {
  const { text, parts } = reading.article
  const taking = event.participants.filter((p) => p.role !== 'venue-owner')
  const idOf = (local: string): string => ids.get(local) ?? local
  const spans = [event.trigger, ...event.also]
  const words = new Set(spans.map((span) => calledIn(text, span)))
  const part = parts.find((p) => p.span[0] <= event.trigger[0] && p.span[1] >= event.trigger[1])
  return {
    event,
    occasion: occasionOf(event.mode === 'phone' || isBySound(reading, event.trigger) ? [...words, 'call'] : words),
    parties: partiesOf(
      taking
        .filter((p) => p.role !== 'mediator' && !isOutlet(reading, p.entity, known))
        .map((p) => sideOf(calledOf(reading, p.entity, { id: idOf(p.entity), known }))),
    ),
    ids: new Set(taking.map((p) => idOf(p.entity))),
    place: event.place ? idOf(event.place.entity) : null,
    where: event.place ? whereOf(reading, event.place.entity) : null,
    words,
    stems: stemsAround(reading, spans),
    cache: { weighed: null },
    instant: Date.parse(reading.article.published?.value ?? '') || 0,
    isRail: part?.kind === 'headline',
    weekday: weekdayIn(reading, event),
    isTitle: part?.kind === 'title',
    isAnother: spans.length === 1 && ANOTHER_BEFORE.test(text.slice(Math.max(0, event.trigger[0] - 24), event.trigger[0])),
    isIntroduced: INTRODUCED.test(text.slice(Math.max(0, event.trigger[0] - 30), event.trigger[0] + 3)),
  }
}

function whereOf(reading: Reading, local: string): Where | null {
  const found = entityIn(reading, local)
  return found ? { ...found, geonames: found.geo?.geonames ?? null } : null
}

/** The word of an event, lower case; with the word that says what takes place where it does not: "signing ceremony", "put to the vote". */
function calledIn(text: string, [from, to]: Span): string {
  const word = text.slice(from, to).toLowerCase()
  if (word === 'put' && TO_THE_VOTE.test(text.slice(to, to + 40))) return 'put vote'
  const before = HEADS.has(word) ? LAST_WORD.exec(text.slice(Math.max(0, from - 24), from))?.[1] : undefined
  return before === undefined ? word : `${before.toLowerCase()} ${word}`
}

const TO_THE_VOTE = /^(?: [\p{L}-]{1,15}){0,2} to (?:the|a) vote\b/u
const HEADS: ReadonlySet<string> = new Set(BARE_HEADS.split(' '))
const LAST_WORD = /(?:^|[^\p{L}-])(\p{L}{4,20}) $/u

/** Who reports an event takes no part in it. */
export function isOutlet(reading: Reading, local: string, known: Known): boolean {
  const name = entityIn(reading, local)?.name
  return name !== undefined && known.byOutlet.has(foldName(name))
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const BARE_WEEKDAY = /^(?:on )?(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?(?:[’']s)?$/iu
/** "Tuesday's presidential summit": what stands between the day and the event. */
const OF_DAY = /^[A-Za-z]{3,9}[’']s (?:[\p{L}-]{1,20} ){0,4}$/u
const MOST_BETWEEN = 80

function weekdayIn(reading: Reading, event: Event): number | null {
  const time = event.when && reading.times.find((t) => t.id === event.when!.time)
  const { text } = reading.article
  const spans = [event.trigger, ...event.also]
  if (!time || !spans.some(([start]) => OF_DAY.test(text.slice(time.span[0], start).slice(0, MOST_BETWEEN)) && start > time.span[0]))
    return null
  const found = BARE_WEEKDAY.exec(text.slice(...time.span).trim())
  return found ? WEEKDAYS.indexOf(found[1]!.toLowerCase()) + 1 : null
}

const BY_SOUND = /\b(?:by|via|over|on) (?:the |a )?(?:[\p{L}-]{1,12} )?(?:phone|telephone|video|videolink|videoconference|screen)\b/iu

/** "confer by video link", "spoke over the telephone". */
function isBySound(reading: Reading, [, end]: Span): boolean {
  const sentence = reading.sentences.find((s) => s.span[0] <= end && s.span[1] >= end)
  return sentence !== undefined && BY_SOUND.test(reading.article.text.slice(end, Math.min(sentence.span[1], end + 90)))
}

/** "a second round of", "another" right before the word of the event. */
const INTRODUCED = /\b(?:an?|one) (?:[\p{L}-]{1,20} ){0,2}\S{0,3}$/iu
const ANOTHER_BEFORE = /\b(?:second|third|fourth|another|further|follow-up|repeat) (?:[\p{L}-]{1,20} ){0,2}$/iu

function calledOf(reading: Reading, local: string, { id, known }: { id: string; known: Known }): Called {
  const entity = entityIn(reading, local)
  const kept = known.entities.get(id)
  const roles = [...(entity?.roles ?? []), ...(kept?.roles ?? [])]
  return {
    id,
    name: entity?.name ?? kept?.name ?? '',
    isNamed: entity !== undefined && !isTown(entity) && entity.mentions.some((m) => m.form === 'name'),
    country: entity?.country ?? countryOf(roles) ?? kept?.country ?? null,
    titles: titlesOf(roles),
  }
}

/** A place that is no country takes part in little: it says where, or what about. */
function isTown({ kind, name }: { readonly kind: EntityKind; readonly name: string }): boolean {
  return kind === 'place' && countryCalled(name) === null
}

/** A capital at both ends: "European consortium" is a description. */
function isWrittenAsName(name: string): boolean {
  return /^\p{Lu}/u.test(name) && !/^\p{Ll}/u.test(name.slice(name.lastIndexOf(' ') + 1))
}

/** What a known participant is read as; kept until its offices or its names change. */
export function sideOfKnown(entity: KnownEntity): Side {
  const isCalled = entity.forms.size > 0
  const kept = entity.cache
  if (kept !== null && kept.roles === entity.roles.length && kept.isCalled === isCalled) return kept.side
  const { id, name, roles } = entity
  const isNamed = isCalled && !isTown(entity) && isWrittenAsName(name)
  const side = sideOf({ id, name, isNamed, country: countryOf(roles) ?? entity.country, titles: titlesOf(roles) })
  entity.cache = { roles: roles.length, isCalled, side }
  return side
}

type RoleLike = { readonly title: string; readonly of: string | null; readonly standing: string }

function countryOf(roles: readonly RoleLike[]): string | null {
  for (const r of roles) {
    const codes = countriesIn(r.of === null ? r.title : `${r.title} ${r.of}`)
    if (codes.length === 1) return codes[0]!
  }
  return null
}

/** The newest roles count; what somebody was before does not. */
function titlesOf(roles: readonly RoleLike[]): string[] {
  return roles
    .filter((r) => r.standing !== 'former')
    .map((r) => (r.of === null ? r.title : `${r.title} of ${r.of}`))
    .reverse()
}

function stemsAround(reading: Reading, spans: readonly Span[]): Set<string> {
  const out = new Set<string>()
  const seen = new Set<number>()
  for (const span of spans) {
    const i = reading.sentences.findIndex((s) => s.span[0] <= span[0] && s.span[1] >= span[1])
    if (i < 0 || seen.has(i) || seen.size >= SENTENCES) continue
    seen.add(i)
    for (const { stem } of stemsWithin(reading, reading.sentences[i]!.span)) out.add(stem)
  }
  return out
}

/** A told event as if the record held it: what others of its report are compared with. */
export function asKnown(t: Told): KnownEvent {
  const { event } = t
  const { when } = event
  return {
    id: event.id,
    act: event.act,
    mode: event.mode,
    title: event.title,
    rows: [],
    participants: new Map(),
    numbers: [],
    words: t.words as Set<string>,
    stems: t.stems as Set<string>,
    told: new Set([event.id]),
    cache: { words: t.words.size, occasion: t.occasion, parties: t.parties, chief: t.parties },
    state: {
      status: event.status,
      statusAt: t.instant,
      when: when?.edtf ?? null,
      zone: when?.zone ?? null,
      whenAt: t.instant,
      place: t.place,
      placeName: null,
      placeAt: t.instant,
    },
    story: '',
    last: t.instant,
    where: t.where,
  }
}

const NEAR_WEEK = 8

/** The day that the record has for an event, where a report's bare day of the week fits it: "Tuesday's summit" is the one told of. */
export function dayMeant(t: Told, state: EventState | null): string | null {
  if (t.weekday === null || state === null || state.when === null || t.event.when?.edtf === state.when) return null
  const s = stretchOf(state.when)
  if (!s || s.end - s.start > MINUTES_A_DAY) return null
  const day = Math.floor(s.start / MINUTES_A_DAY)
  return weekdayOf(day) === t.weekday && Math.abs(day - t.instant / DAY) <= NEAR_WEEK ? state.when : null
}

const MINUTES_A_DAY = 1440
const DAY = 86_400_000

/** Told once, without a day, a place, or who: "before any signing". */
export function isBare({ when, place, participants, also }: Event): boolean {
  return when === null && place === null && participants.length === 0 && also.length === 0
}
