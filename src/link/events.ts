import type { Act, Event, EventState, Reading, Status } from '../record/index.ts'
import { hasOverlap, isCovering, stretchOf } from '../text/edtf.ts'
import type { Known, KnownEvent } from './known.ts'

/** An event of a reading in the record's terms. */
export interface Told {
  readonly event: Event
  /** Record ids of its participants that have a name. */
  readonly named: ReadonlySet<string>
  /** Record ids of all participants. */
  readonly all: ReadonlySet<string>
  /** Countries that its participants stand for. */
  readonly countries: ReadonlySet<string>
  readonly place: string | null
  readonly words: ReadonlySet<string>
  readonly instant: number
}

/** An event of the record is the same above this sum of evidence. */
const SAME = 2.2
const DAY = 86_400_000
/** Events that nobody has told for so long are not looked at any more. */
const LIFETIME = 120 * DAY
const MOST = 400

const FAMILIES: readonly (readonly Act[])[] = [
  ['CONSULT', 'x.conference', 'AGREE', 'COOPERATE'],
  ['x.legislate', 'x.vote', 'x.ruling', 'x.policy'],
  ['x.deal', 'AGREE', 'x.ceremony', 'SUPPORT'],
  ['PROTEST', 'x.policy'],
  ['COERCE', 'SANCTION', 'ACCUSE', 'x.policy'],
  ['ASSAULT', 'x.accident', 'x.disaster', 'x.death'],
  ['x.appoint', 'RETREAT', 'x.vote'],
  ['x.release', 'x.policy', 'x.culture', 'x.ceremony'],
]

const VOID: ReadonlySet<Status> = new Set(['cancelled', 'denied', 'postponed'])
const AHEAD: ReadonlySet<Status> = new Set(['possible', 'proposed', 'planned', 'scheduled'])

/** What a reading tells of an event, in ids of the record. */
export function toldOf(reading: Reading, event: Event, ids: ReadonlyMap<string, string>): Told {
  const byId = new Map(reading.entities.map((e) => [e.id, e]))
  const taking = event.participants.filter((p) => p.role !== 'venue-owner')
  const named = taking.filter((p) => byId.get(p.entity)?.mentions.some((m) => m.form === 'name') || byId.get(p.entity)?.roles.length)
  const countries = new Set<string>()
  for (const p of taking) {
    const entity = byId.get(p.entity)
    if (entity?.country) countries.add(entity.country)
  }
  const idOf = (local: string): string => ids.get(local) ?? local
  return {
    event,
    named: new Set(named.map((p) => idOf(p.entity))),
    all: new Set(taking.map((p) => idOf(p.entity))),
    countries,
    place: event.place ? idOf(event.place.entity) : null,
    words: new Set([event.trigger, ...event.also].map(([a, b]) => reading.article.text.slice(a, b).toLowerCase())),
    instant: Date.parse(reading.article.published?.value ?? '') || 0,
  }
}

/** Gives every event of a reading the event of the record that it is, the surest pairs first; new ones are left out. */
export function matchEvents(known: Known, told: readonly Told[], story: string | null): Map<number, KnownEvent> {
  const pairs: { i: number; known: KnownEvent; score: number }[] = []
  told.forEach((t, i) => {
    for (const candidate of candidatesFor(known, t, story)) {
      const score = likeness(known, t, candidate, story)
      if (score >= SAME) pairs.push({ i, known: candidate, score })
    }
  })
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || (a.known.id < b.known.id ? -1 : 1))
  const out = new Map<number, KnownEvent>()
  const used = new Set<string>()
  for (const p of pairs) {
    if (out.has(p.i) || used.has(p.known.id)) continue
    out.set(p.i, p.known)
    used.add(p.known.id)
  }
  return out
}

function candidatesFor(known: Known, t: Told, story: string | null): Set<KnownEvent> {
  const out = new Set<KnownEvent>()
  const add = (id: string): void => {
    const e = known.events.get(id)
    if (e && Math.abs(t.instant - e.last) < LIFETIME) out.add(e)
  }
  for (const id of t.all) {
    const of = known.eventsOf.get(id)
    if (of && of.size <= MOST * 4) for (const e of [...of].slice(-MOST)) add(e)
  }
  if (story !== null) for (const e of known.eventsIn.get(story) ?? []) add(e)
  return out
}

/** How much speaks for a told event being this one of the record; every part of the sum is one slot. */
function likeness(known: Known, t: Told, e: KnownEvent, story: string | null): number {
  const inStory = story !== null && e.story === story
  const act = actScore(t.event.act, e)
  const word = [...t.words].some((w) => e.words.has(w)) ? 0.6 : 0
  const who = whoScore(known, t, e)
  if (who === null) return -1
  const when = whenScore(t, e)
  if (when === null) return -1
  const where = placeScore(known, t, e)
  if (who === 0 && !(inStory && (word > 0 || when > 0) && act > 0)) return -1
  return act + word + who + when + where + (inStory ? 0.8 : -0.3)
}

function actScore(act: Act, e: KnownEvent): number {
  if (act === e.act) return 1
  return FAMILIES.some((f) => f.includes(act) && f.includes(e.act)) ? 0.3 : -0.9
}

/** Null where the two have other parties. */
function whoScore(known: Known, t: Told, e: KnownEvent): number | null {
  const theirs = new Set([...e.participants.keys()].filter((id) => isNamed(known, id)))
  if (t.named.size === 0 || theirs.size === 0) return 0
  let shared = 0
  for (const id of t.named) if (theirs.has(id)) shared++
  const least = Math.min(t.named.size, theirs.size)
  if (shared === 0) return standsFor(known, t, theirs) >= 2 ? 0.9 : null
  const othersMine = t.named.size - shared
  const othersTheirs = theirs.size - shared
  // both name somebody whom the other does not: A meets B is not A meets C
  const apart = othersMine > 0 && othersTheirs > 0 ? (standsFor(known, t, theirs) >= 2 ? 0.3 : 0.9) : 0
  return (1.4 * shared) / least - apart
}

function isNamed(known: Known, id: string): boolean {
  const entity = known.entities.get(id)
  return entity !== undefined && (/^\p{Lu}/u.test(entity.name) || entity.roles.length > 0)
}

/** For how many countries both sides stand: a president, a ministry and a country's name are one party to talks. */
function standsFor(known: Known, t: Told, theirs: ReadonlySet<string>): number {
  const countries = new Set<string>()
  for (const id of theirs) {
    const country = known.entities.get(id)?.country
    if (country) countries.add(country)
  }
  return [...t.countries].filter((c) => countries.has(c)).length
}

/** Null where the days exclude each other. */
function whenScore(t: Told, e: KnownEvent): number | null {
  const mine = t.event.when?.edtf ?? null
  const state = e.state
  if (!state) return 0
  const status = t.event.status
  if (isNextRound(t, state)) return null
  if (mine === null || state.when === null) return VOID.has(status) && AHEAD.has(state.status) ? 0.5 : 0.2
  if (hasOverlap(mine, state.when)) return isNarrow(mine) && isNarrow(state.when) ? 1.2 : 0.6
  if (e.rows.some((r) => r.when !== null && hasOverlap(r.when, mine))) return 0.8
  // moved: what lies ahead may get another day, what has happened may not
  if (state.status === 'happened' || state.status === 'underway') return isNear(mine, state.when) ? -0.2 : null
  if (AHEAD.has(status) || VOID.has(status)) return -0.2
  return isNear(mine, state.when) ? 0 : -0.8
}

/** What has taken place is not planned again by a report that came later: that is another round. */
function isNextRound(t: Told, state: EventState): boolean {
  return state.status === 'happened' && AHEAD.has(t.event.status) && t.event.when === null && t.instant > state.statusAt + DAY
}

function isNarrow(edtf: string): boolean {
  const s = stretchOf(edtf)
  return s !== null && s.end - s.start <= 1440
}

function isNear(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && Math.min(Math.abs(x.start - y.end), Math.abs(y.start - x.end)) <= 1440
}

function placeScore(known: Known, t: Told, e: KnownEvent): number {
  const theirs = e.state?.place ?? null
  if (t.place === null || theirs === null) return 0
  if (t.place === theirs || e.rows.some((r) => r.place === t.place)) return 0.7
  const a = known.entities.get(t.place)
  const b = known.entities.get(theirs)
  return a?.kind === 'place' && b?.kind === 'place' && a.geonames !== null && b.geonames !== null ? -0.5 : 0
}

/** Whether one of two EDTF strings only says the other more finely. */
export function isFiner(a: string, b: string): boolean {
  return isCovering(a, b) || isCovering(b, a)
}
