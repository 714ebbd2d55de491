import type { Act, EventState, ParticipantFact, Status } from '../record/index.ts'
import { AHEAD, VOID } from '../record/index.ts'
import { hasOverlap, stretchOf } from '../text/edtf.ts'
import { isAfter, isDay } from './days.ts'
import type { Known, KnownEvent, Where } from './known.ts'
import { occasionFit, occasionOf, isOtherMeans, type Occasion } from './occasion.ts'
import { countriesIn, countryCalled, firmOf, fitParties, partiesOf, type Party, type Side } from './parties.ts'
import { dayMeant, sideOfKnown, type Told } from './told.ts'
import { overlapOf, weighed } from './vector.ts'

const DAY = 86_400_000

const FAMILIES: readonly (readonly Act[])[] = [
  ['CONSULT', 'x.conference'],
  ['AGREE', 'COOPERATE'],
  ['x.legislate', 'x.vote', 'x.ruling', 'x.policy'],
  ['x.legislate', 'x.conference'],
  ['x.deal', 'AGREE', 'x.ceremony', 'SUPPORT'],
  ['PROTEST', 'x.policy'],
  ['COERCE', 'SANCTION', 'ACCUSE', 'x.policy'],
  ['ASSAULT', 'x.accident', 'x.disaster', 'x.death'],
  ['x.appoint', 'RETREAT', 'x.vote', 'x.policy'],
  ['x.release', 'x.policy', 'x.culture', 'x.ceremony'],
  ['x.sport', 'x.culture', 'x.ceremony'],
]

/** What speaks for a told event being one of the record, slot by slot. */
export interface Likeness {
  readonly sum: number
  readonly kind: number
  readonly who: number
  readonly when: number
  readonly where: number
  readonly topic: number
  readonly inStory: boolean
}

/** Who meets is what a meeting is; of a vote or a strike a report often names but one side. */
const ENCOUNTERS: ReadonlySet<Act> = new Set(['CONSULT', 'AGREE', 'COOPERATE', 'ASSAULT', 'x.death', 'x.sport'])

/** Null where something excludes that the two are one: other parties, other days, other means. */
export function likenessOf(known: Known, t: Told, e: KnownEvent, inStory: boolean): Likeness | null {
  const occasion = occasionOfKnown(e)
  if (isOtherMeans(t.occasion, occasion)) return null
  const kind = kindScore(t, e, occasion)
  if (kind === null || isJourneyAlone(t, e, occasion)) return null
  const when = whenScore(t, e)
  if (when === null) return null
  const who = whoScore(known, t, e)
  if (who === null || (who === 0 && kind <= 0)) return null
  // in another story only what has both sides in common, or is told in the same words
  const isFar = !inStory && (who < 1 || t.parties.length < 2)
  if (isFar && when <= 0.5) return null
  const topic = t.stems.size === 0 ? 0 : overlapOf(known, (t.cache.weighed ??= weighed(known, t.stems)), e.stems)
  if (isFar && topic <= 0.4) return null
  const where = placeScore(known, t, e)
  if (where <= ABROAD && isSettledElsewhere(t, e, who)) return null
  const often = 0.1 * Math.log(e.told.size)
  return { sum: kind + who + when + where + 1.5 * topic + often + (inStory ? 0.8 : -0.8), kind, who, when, where, topic, inStory }
}

/** In another country: what has taken place there is not this, which took place elsewhere or is off, nor what is to be there where not all sides are told. */
function isSettledElsewhere(t: Told, e: KnownEvent, who: number): boolean {
  const isBehind = t.event.status === 'happened' && e.state !== null && (e.state.status === 'happened' || VOID.has(e.state.status))
  return isBehind || who < BOTH
}

const ABROAD = -1
/** Both sides are told, by name or country. */
const BOTH = 1.15

/** The words by which all its reports call an event. */
export function occasionOfKnown(e: KnownEvent): Occasion {
  if (e.cache.words !== e.words.size) {
    e.cache.words = e.words.size
    e.cache.occasion = occasionOf(e.mode === 'phone' ? [...e.words, 'call'] : e.words)
  }
  return e.cache.occasion!
}

function kindScore(t: Told, e: KnownEvent, occasion: Occasion): number | null {
  const fit = occasionFit(t.occasion, occasion)
  const act = t.event.act
  const acts = act === e.act ? 1 : FAMILIES.some((f) => f.includes(act) && f.includes(e.act)) ? 0.3 : -0.6
  if (fit === 0 && acts < 1) return null
  return acts * 0.7 + (fit === 2 ? 0.7 : fit === 1 ? 0.4 : -0.4)
}

/** "A travels to Asia" is not the meeting of A and B, of which nobody speaks as a journey; nor is that meeting the journey. */
function isJourneyAlone(t: Told, e: KnownEvent, occasion: Occasion): boolean {
  return (t.event.mode === 'visit') !== (e.mode === 'visit') && t.event.act === e.act && occasionFit(t.occasion, occasion) === 0
}

/** Null where the two have other parties. */
function whoScore(known: Known, t: Told, e: KnownEvent): number | null {
  const theirs = partiesOfKnown(known, e)
  if (t.parties.length === 0 || theirs.length === 0) return 0
  const host = hostOf(known, t, e)
  const fit = fitParties(t.parties, theirs, host)
  if (fit.clashes > 0 && fit.clashes * 0.7 >= fit.matched) return null
  if (fit.matched > 0 && isOtherCompany(t, e, host)) return null
  if (fit.matched === 0) {
    // two who are named are not the sides that nobody has named yet
    if (fit.onlyMine === 0 || fit.onlyTheirs === 0) return fit.onlyMine > 1 && ENCOUNTERS.has(t.event.act) ? UNNAMED : 0
    // each may name the side that the other leaves out: "the call with B", "the call was at A's request"
    const isHalf = firmOf(t.parties) <= 1 && firmOf(theirs) <= 1 && t.event.mode !== 'visit'
    return ENCOUNTERS.has(t.event.act) && !isHalf ? null : -0.4
  }
  // both have somebody whom the other has not: A meets B is not A meets C
  const apart = fit.onlyMine > 0 && fit.onlyTheirs > 0 ? 0.9 : 0
  return (1.4 * fit.matched) / fit.most - apart - 0.3 * fit.clashes
}

const UNNAMED = -0.4

/** The country in a town of which both take place: whoever is of it receives those who meet, and speaks of it with each of them. */
function hostOf(known: Known, t: Told, e: KnownEvent): string | null {
  const place = t.place
  if (place === null || place !== (e.state?.place ?? null) || t.event.act !== 'CONSULT') return null
  const { country, name } = known.entities.get(place) ?? NOWHERE
  return countryCalled(name) === null ? country : null
}

const NOWHERE = { country: null, name: '' }

/** A and B meet, which is not what A and C do, though B was named of that in passing: two firm sides, and whom almost all name of it is neither. */
function isOtherCompany(t: Told, e: KnownEvent, host: string | null): boolean {
  if ((!ENCOUNTERS.has(t.event.act) && t.event.act !== 'x.deal') || firmOf(t.parties) < 2) return false
  const fit = fitParties(t.parties, e.cache.chief!, host)
  return fit.matched > 0 && fit.onlyMine > 0 && fit.onlyTheirs > 0
}

/** Whom so large a share of the reports names as name its chief party is a party; others are slips or passers-by. */
const CORE = 0.3
/** Whom so large a share names, or all but one, is a chief party as well: without them it is another event. */
const CHIEF = 0.75

/** The parties that its reports agree on. */
export function partiesOfKnown(known: Known, e: KnownEvent): readonly Party[] {
  return e.cache.parties ?? agreedParties(known, e)
}

function agreedParties(known: Known, e: KnownEvent): readonly Party[] {
  const parties = partiesOf(sidesOf(known, e))
  e.cache.parties = e.cache.chief = parties
  if (parties.length > 1) {
    const often = parties.map((party) => reportsWith(e, party))
    const most = Math.max(...often)
    if (often.some((n) => n < CORE * most)) e.cache.parties = parties.filter((_, i) => often[i]! >= CORE * most)
    if (often.some((n) => n < CHIEF * most))
      e.cache.chief = parties.filter((p, i) => often[i]! >= CHIEF * most || (p.isNamed && often[i]! >= most - 1))
  }
  return e.cache.parties
}

function sidesOf(known: Known, e: KnownEvent): Side[] {
  const sides: Side[] = []
  for (const [id, list] of e.participants) {
    const entity = known.entities.get(id)
    if (entity && takesPart(list)) sides.push(sideOfKnown(entity))
  }
  return sides
}

function takesPart(list: readonly ParticipantFact[]): boolean {
  for (const { role } of list) if (role !== 'mediator' && role !== 'venue-owner') return true
  return false
}

function reportsWith(e: KnownEvent, { ids }: Party): number {
  if (ids.size === 1) for (const id of ids) if (e.participants.get(id)?.length === 1) return 1
  const reports = new Set<string>()
  for (const id of ids) for (const p of e.participants.get(id) ?? []) reports.add(p.article)
  return reports.size
}

/** Null where the days exclude each other. */
function whenScore(t: Told, e: KnownEvent): number | null {
  const state = e.state
  if (!state) return 0
  const mine = dayMeant(t, state) ?? t.event.when?.edtf ?? null
  const status = t.event.status
  if (t.isAnother && isOver(state) && state.status === 'happened') return null
  if (isNextRound(t, state) || isOffAfterwards(t, state) || isLongAgo(t, mine) !== isLongAgo(t, state.when)) return null
  if (status === 'denied' && mine === null && state.status === 'happened' && isDayPast(state, t.instant)) return DENIED_LATER
  if (mine === null || state.when === null) return VOID.has(status) && AHEAD.has(state.status) ? 0.5 : 0.2
  if (hasOverlap(mine, state.when)) return isDay(mine) && isDay(state.when) ? 1.2 : 0.5
  if (isDay(mine) && e.rows.some((r) => r.when !== null && r.status !== 'happened' && isDay(r.when) && hasOverlap(r.when, mine))) return 0.6
  // moved: what lies ahead may get another day, what has happened may not
  if (isOver(state)) return isNear(mine, state.when) ? -0.2 : null
  if (status === 'happened') return happenedScore(mine, state.when, state.status)
  // a plan gets another day where it was put off, seldom else
  return VOID.has(status) || VOID.has(state.status) ? -0.1 : -0.6
}

/** It has taken place, or goes on: not where its day lies after the report that said so, which was mistaken. */
function isOver({ status, statusAt, when }: EventState): boolean {
  if (status !== 'happened' && status !== 'underway') return false
  const day = when === null ? null : stretchOf(when)
  return day === null || day.start <= statusAt / MINUTES + DAY_MINUTES
}

const MINUTES = 60_000
const DAY_MINUTES = 1440

/** What has taken place is not planned again by a report that came later: that is another round. */
function isNextRound(t: Told, state: EventState): boolean {
  if (state.status !== 'happened' || !isOver(state) || !AHEAD.has(t.event.status)) return false
  if (t.event.when !== null) return state.when === null && isAfter(t.event.when.edtf, state.statusAt)
  // nobody proposes what took place the day before
  if (t.event.status === 'proposed' && hasEnded(state.when, t.instant)) return true
  return t.instant > state.statusAt + DAY || isDayPast(state, t.instant)
}

function hasEnded(when: string | null, instant: number): boolean {
  const s = when === null ? null : stretchOf(when)
  return s !== null && s.end * MINUTES <= instant
}

/** That it did not take place may be said of what others say took place, but is oftener said of something else. */
const DENIED_LATER = -0.6

/** What has taken place on a day that is past cannot be called off or put off any more. */
function isOffAfterwards(t: Told, state: EventState): boolean {
  if (state.status !== 'happened' || (t.event.status !== 'cancelled' && t.event.status !== 'postponed')) return false
  return t.event.when === null && isDayPast(state, t.instant)
}

/** Past for longer than any plan is told again: not what lies ahead, or has just been. */
function isLongAgo(t: Told, when: string | null): boolean {
  const s = when === null ? null : stretchOf(when)
  return s !== null && Number.isFinite(s.end) && s.end * MINUTES + LONG < t.instant
}

const LONG = 60 * DAY

/** Its day, told as a day, ended a day before. */
function isDayPast({ when }: EventState, instant: number): boolean {
  const day = when === null || !isDay(when) ? null : stretchOf(when)
  return day !== null && day.end * MINUTES + DAY < instant
}

function isNear(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && Math.min(Math.abs(x.start - y.end), Math.abs(y.start - x.end)) <= 1440
}

/** It took place on another day than it was to: about that day, or later; not sooner where it was put off. */
function happenedScore(mine: string, planned: string, status: Status): number | null {
  if (isNear(mine, planned)) return VOID.has(status) && isEarlier(mine, planned) ? null : 0
  return isEarlier(mine, planned) ? null : -0.5
}

function isEarlier(a: string, b: string): boolean {
  const x = stretchOf(a)
  const y = stretchOf(b)
  return x !== null && y !== null && x.end <= y.start
}

function placeScore(known: Known, t: Told, e: KnownEvent): number {
  const theirs = e.state?.place ?? null
  if (t.place === null || theirs === null) return 0
  if (t.place === theirs || e.rows.some((r) => r.place === t.place)) return 0.7
  const a = known.entities.get(t.place) ?? t.where
  const b = known.entities.get(theirs) ?? e.where
  if (!a || !b || isPartysOwn(a, t.parties) || isPartysOwn(b, t.parties)) return 0
  if (a.country !== null && b.country !== null && a.country !== b.country) return ABROAD
  return a.kind === 'place' && b.kind === 'place' && a.geonames !== null && b.geonames !== null ? -0.4 : 0
}

/** "the presidents of A and B" do not say that anything takes place in A. */
function isPartysOwn(place: Where, parties: readonly Party[]): boolean {
  return parties.some((p) => p.ids.has(place.id)) || countriesIn(place.name).some((code) => parties.some((p) => p.country === code))
}
