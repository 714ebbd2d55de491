import type { DisagreementFact, Fact, RowFact, Status } from '../record/index.ts'
import { hasOverlap } from '../text/edtf.ts'
import { isFiner } from './events.ts'
import { disagreementKey, type Known, type KnownEvent } from './known.ts'

const DAY = 86_400_000
/** A later report that differs is an update once this much time lies between; closer together the two contradict each other. */
const UPDATED_AFTER = 2 * DAY

const OFF: ReadonlySet<Status> = new Set(['cancelled', 'postponed', 'denied'])
const ON: ReadonlySet<Status> = new Set(['planned', 'scheduled', 'underway', 'happened'])

/** Where the newest row of an event does not agree with rows of other outlets. */
export function findDisagreements(known: Known, event: KnownEvent, row: RowFact): DisagreementFact[] {
  const out: DisagreementFact[] = []
  const others = event.rows.filter((r) => r.article !== row.article && isIndependent(known, r.article, row.article))
  const time = timeDisagreement(event.id, others, row)
  const finer = timePrecision(event.id, others, row)
  const place = placeDisagreement(known, event.id, others, row)
  const status = statusDisagreement(event.id, others, row)
  for (const d of [time, finer, place, status, ...numberDisagreements(known, event, row), initiatorDisagreement(known, event, row)]) {
    if (d && !known.disagreements.has(disagreementKey(d))) out.push(d)
  }
  return out
}

function isIndependent(known: Known, a: string, b: string): boolean {
  const x = known.articles.get(a)
  const y = known.articles.get(b)
  if (!x || !y) return true
  return x.origin !== b && y.origin !== a && (x.outlet === null || x.outlet !== y.outlet)
}

const evidence = (r: { readonly article: string; readonly span: RowFact['span'] }): { article: string; span: RowFact['span'] } => ({
  article: r.article,
  span: r.span,
})

type Slot = DisagreementFact['slot']

interface Two {
  readonly event: string
  readonly slot: Slot
  readonly kind: DisagreementFact['kind']
}

function two(
  about: Two,
  a: { value: string; row: Pick<RowFact, 'article' | 'span'> },
  b: { value: string; row: Pick<RowFact, 'article' | 'span'> },
): DisagreementFact {
  return { fact: 'disagreement', ...about, values: [a, b].map(({ value, row }) => ({ value, evidence: [evidence(row)] })) }
}

const gap = (a: RowFact, b: RowFact): number => Math.abs((Date.parse(a.published) || 0) - (Date.parse(b.published) || 0))

function timeDisagreement(event: string, others: readonly RowFact[], row: RowFact): DisagreementFact | null {
  if (row.when === null) return null
  const against = others.findLast((r) => r.when !== null && !hasOverlap(r.when, row.when!))
  if (!against) return null
  const kind = gap(against, row) <= UPDATED_AFTER && !OFF.has(row.status) && !OFF.has(against.status) ? 'contradiction' : 'update'
  return two({ event, slot: 'time', kind }, { value: against.when!, row: against }, { value: row.when, row })
}

/** The same time, told more finely by one: no contradiction, and said so. */
function timePrecision(event: string, others: readonly RowFact[], row: RowFact): DisagreementFact | null {
  if (row.when === null) return null
  const coarse = others.findLast((r) => r.when !== null && r.when !== row.when && isFiner(r.when, row.when!))
  return coarse ? two({ event, slot: 'time', kind: 'precision' }, { value: coarse.when!, row: coarse }, { value: row.when, row }) : null
}

function placeDisagreement(known: Known, event: string, others: readonly RowFact[], row: RowFact): DisagreementFact | null {
  if (row.place === null) return null
  const mine = known.entities.get(row.place)
  const against = others.findLast((r) => {
    const theirs = r.place === null ? undefined : known.entities.get(r.place)
    if (!theirs || !mine || theirs.id === mine.id) return false
    const cities = theirs.kind === 'place' && mine.kind === 'place' && theirs.geonames !== null && mine.geonames !== null
    const buildings = theirs.kind === 'facility' && mine.kind === 'facility'
    return cities || buildings
  })
  if (!against) return null
  const kind = gap(against, row) <= UPDATED_AFTER ? 'contradiction' : 'update'
  return two({ event, slot: 'place', kind }, { value: against.placeName ?? '', row: against }, { value: row.placeName ?? '', row })
}

function statusDisagreement(event: string, others: readonly RowFact[], row: RowFact): DisagreementFact | null {
  const isAgainst = (a: Status, b: Status): boolean =>
    (OFF.has(a) && ON.has(b)) ||
    (ON.has(a) && OFF.has(b)) ||
    (a === 'cancelled' && b === 'postponed') ||
    (a === 'postponed' && b === 'cancelled')
  const against = others.findLast((r) => isAgainst(r.status, row.status))
  if (!against) return null
  // who says on the same day that it stands what another says is off contradicts it; later it is news
  const kind = gap(against, row) <= DAY || (OFF.has(against.status) && OFF.has(row.status)) ? 'contradiction' : 'update'
  return two({ event, slot: 'status', kind }, { value: against.status, row: against }, { value: row.status, row })
}

function numberDisagreements(known: Known, event: KnownEvent, row: RowFact): DisagreementFact[] {
  const mine = event.numbers.filter((n) => n.article === row.article)
  const out: DisagreementFact[] = []
  for (const n of mine) {
    const against = event.numbers.findLast(
      (o) =>
        o.article !== n.article && isIndependent(known, o.article, n.article) && o.unit === n.unit && o.of === n.of && o.value !== n.value,
    )
    if (against)
      out.push(
        two(
          { event: event.id, slot: 'number', kind: 'contradiction' },
          { value: `${against.value} ${against.unit}`.trim(), row: against },
          { value: `${n.value} ${n.unit}`.trim(), row: n },
        ),
      )
  }
  return out
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
