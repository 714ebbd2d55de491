import { DENIES, MOVED } from '../lang/en/link/words.ts'
import type { DisagreementFact, Fact, RowFact, Status } from '../record/index.ts'
import { VOID } from '../record/index.ts'
import { hasOverlap, stretchOf } from '../text/edtf.ts'
import { isFiner } from './events.ts'
import { disagreementKey, type Known, type KnownEvent } from './known.ts'
import { numberDisagreements } from './numbers.ts'
import { foldName } from './spelling.ts'

const DAY = 86_400_000
/** A later report that differs is an update once this much time lies between; closer together the two contradict each other. */
const UPDATED_AFTER = 2.5 * DAY

const ON: ReadonlySet<Status> = new Set(['planned', 'scheduled', 'underway'])

/** Where the newest row of an event does not agree with rows of other outlets. */
export function findDisagreements(known: Known, event: KnownEvent, row: RowFact, sentence: string): DisagreementFact[] {
  // whether a report is independent is asked last: few rows say anything else
  const others: Others = (isAgainst) =>
    event.rows.findLast((r) => r.article !== row.article && isAgainst(r) && isIndependent(known, r.article, row.article))
  const found = [
    timeDisagreement(event, others, { row, sentence }),
    timePrecision(event.id, others, row),
    placeDisagreement(known, event.id, others, row),
    statusDisagreement(event, others, { row, sentence }),
    initiatorDisagreement(known, event, row),
  ]
  return found.filter((d) => d !== null && !known.disagreements.has(disagreementKey(d))) as DisagreementFact[]
}

/** The latest row of an independent report for which something holds. */
type Others = (isAgainst: (row: RowFact) => boolean) => RowFact | undefined

/** Where the figures of a report are not those of other outlets. */
export function findNumberDisagreements(known: Known, facts: readonly Fact[]): DisagreementFact[] {
  const out = new Map<string, DisagreementFact>()
  for (const n of facts) {
    if (n.fact !== 'number') continue
    for (const d of numberDisagreements(known, n, (a, b) => isIndependent(known, a, b))) {
      const key = disagreementKey(d)
      if (!known.disagreements.has(key) && !out.has(key)) out.set(key, d)
    }
  }
  return [...out.values()]
}

/** Reprints and what rests on another report agree with it by making; one outlet corrects itself. */
function isIndependent(known: Known, a: string, b: string): boolean {
  const x = known.articles.get(a)
  const y = known.articles.get(b)
  if (!x || !y) return true
  return x.origin !== b && y.origin !== a && (x.origin === null || x.origin !== y.origin) && (x.outlet === null || x.outlet !== y.outlet)
}

const evidence = (r: { readonly article: string; readonly span: RowFact['span'] }): { article: string; span: RowFact['span'] } => ({
  article: r.article,
  span: r.span,
})

interface Two {
  readonly event: string
  readonly slot: DisagreementFact['slot']
  readonly kind: DisagreementFact['kind']
}

type Side = { value: string; row: Pick<RowFact, 'article' | 'span'> }

function two(about: Two, a: Side, b: Side): DisagreementFact {
  return { fact: 'disagreement', ...about, values: [a, b].map(({ value, row }) => ({ value, evidence: [evidence(row)] })) }
}

const at = (r: RowFact): number => Date.parse(r.published) || 0
const gap = (a: RowFact, b: RowFact): number => Math.abs(at(a) - at(b))

/** Both look ahead, or both look back, from about the same day, and nothing was put off in between: two days for one event. */
function timeDisagreement(
  event: KnownEvent,
  others: Others,
  { row, sentence }: { readonly row: RowFact; readonly sentence: string },
): DisagreementFact | null {
  if (row.when === null) return null
  const against = others((r) => r.when !== null && !hasOverlap(r.when, row.when!))
  if (!against) return null
  const isSide = (r: RowFact): boolean => ON.has(r.status) || r.status === 'proposed' || r.status === 'possible'
  const isLike = isSide(row) === isSide(against) && !VOID.has(row.status) && !VOID.has(against.status)
  const wasMoved = event.rows.some((r) => r.status === 'postponed' || r.status === 'cancelled')
  const kind =
    isLike && !wasMoved && !isPast(against, row) && gap(against, row) <= UPDATED_AFTER && !MOVED.test(sentence) ? 'contradiction' : 'update'
  return two({ event: event.id, slot: 'time', kind }, { value: against.when!, row: against }, { value: row.when, row })
}

const MINUTES = 60_000
const NEAR = 2 * 1440

/** The earlier day was over when the later report came and it had not taken place; or two days for what took place lie far apart. */
function isPast(against: RowFact, row: RowFact): boolean {
  const x = stretchOf(against.when!)
  const y = stretchOf(row.when!)
  if (!x || !y) return true
  if (row.status === 'happened' || against.status === 'happened') return Math.max(x.start - y.end, y.start - x.end) > NEAR
  return Math.min(x.end, y.end) < Math.max(at(row), at(against)) / MINUTES
}

/** The same time, told more finely by one: no contradiction, and said so. */
function timePrecision(event: string, others: Others, row: RowFact): DisagreementFact | null {
  if (row.when === null || !isSettled(row)) return null
  const coarse = others((r) => isSettled(r) && r.when !== null && r.when !== row.when && isFiner(r.when, row.when!) && isBounded(r.when))
  return coarse && isBounded(row.when)
    ? two({ event, slot: 'time', kind: 'precision' }, { value: coarse.when!, row: coarse }, { value: row.when, row })
    : null
}

/** A time thought of, or given up, is not said more finely by the one that is fixed later: that is news. */
function isSettled(r: RowFact): boolean {
  return !VOID.has(r.status) && r.status !== 'possible' && r.status !== 'proposed'
}

function isBounded(edtf: string): boolean {
  const s = stretchOf(edtf)
  return s !== null && Number.isFinite(s.start) && Number.isFinite(s.end)
}

function placeDisagreement(known: Known, event: string, others: Others, row: RowFact): DisagreementFact | null {
  if (row.place === null || VOID.has(row.status)) return null
  const mine = known.entities.get(row.place)
  const against = others((r) => {
    const theirs = r.place === null ? undefined : known.entities.get(r.place)
    if (!theirs || !mine || theirs.id === mine.id || isSameName(r.placeName ?? '', row.placeName ?? '')) return false
    const cities = theirs.kind === 'place' && mine.kind === 'place' && theirs.geonames !== null && mine.geonames !== null
    const buildings = theirs.kind === 'facility' && mine.kind === 'facility'
    return cities || buildings
  })
  if (!against) return null
  const kind = gap(against, row) <= UPDATED_AFTER ? 'contradiction' : 'update'
  return two({ event, slot: 'place', kind }, { value: against.placeName ?? '', row: against }, { value: row.placeName ?? '', row })
}

function isSameName(a: string, b: string): boolean {
  const x = foldName(a).replace(/^the /u, '')
  const y = foldName(b).replace(/^the /u, '')
  return x === y || x.includes(y) || y.includes(x)
}

/** That it stands, said after another outlet had it off, contradicts; a new day for it is news, and so is that it is off. */
function statusDisagreement(
  event: KnownEvent,
  others: Others,
  { row, sentence }: { readonly row: RowFact; readonly sentence: string },
): DisagreementFact | null {
  const isMoved = (): boolean =>
    row.when !== null && !event.rows.some((r) => r.article !== row.article && r.when !== null && hasOverlap(r.when, row.when!))
  const isAgainst = (r: RowFact): boolean =>
    (VOID.has(r.status) && ON.has(row.status) && at(row) >= at(r) && gap(r, row) <= DAY && !isMoved()) ||
    (row.status === 'denied' && ON.has(r.status) && gap(r, row) <= DAY && DENIES.test(sentence)) ||
    (r.status === 'cancelled' && row.status === 'postponed') ||
    (r.status === 'postponed' && row.status === 'cancelled' && gap(r, row) <= UPDATED_AFTER)
  const against = others(isAgainst)
  if (!against) return null
  return two(
    { event: event.id, slot: 'status', kind: 'contradiction' },
    { value: against.status, row: against },
    { value: row.status, row },
  )
}

function initiatorDisagreement(known: Known, event: KnownEvent, row: RowFact): DisagreementFact | null {
  const all = [...event.participants.values()].flat().filter((p) => p.role === 'initiator')
  const mine = all.find((p) => p.article === row.article)
  if (!mine) return null
  const country = (id: string): string => known.entities.get(id)?.country ?? id
  const against = all.findLast(
    (p) => p.article !== row.article && isIndependent(known, p.article, row.article) && country(p.entity) !== country(mine.entity),
  )
  return against
    ? two(
        { event: event.id, slot: 'initiator', kind: 'contradiction' },
        { value: against.name, row: against },
        { value: mine.name, row: mine },
      )
    : null
}

/** The facts of a reading that are disagreements of the `contradiction` kind become entries of the changes feed. */
export function contradictionChange(d: DisagreementFact, article: string): Fact {
  return {
    fact: 'change',
    kind: 'contradicted',
    subject: d.event,
    article,
    span: d.values.at(-1)?.evidence[0]?.span ?? null,
    before: d.values[0]?.value ?? null,
    after: d.values.at(-1)?.value ?? null,
  }
}
