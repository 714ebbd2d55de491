import type { ChangeFact, EventState, RowFact } from '../record/index.ts'
import { hasOverlap } from '../text/edtf.ts'

/** What one more row changes in the state of an event, in words of the changes feed. */
export function changesOf(before: EventState | null, after: EventState, row: RowFact): ChangeFact[] {
  const change = (kind: ChangeFact['kind'], was: string | null, is: string | null): ChangeFact => ({
    fact: 'change',
    kind,
    subject: row.event,
    article: row.article,
    span: row.span,
    before: was,
    after: is,
  })
  if (before === null) return [change('new', null, after.status)]
  const out: ChangeFact[] = []
  if (before.when === null && after.when !== null) out.push(change('dated', null, after.when))
  else if (before.when !== null && after.when !== null && before.when !== after.when && !hasOverlap(before.when, after.when))
    out.push(change('moved', before.when, after.when))
  if (before.status !== after.status) {
    const kind = KIND[after.status]
    if (kind) out.push(change(kind, before.status, after.status))
    else if (IN_DOUBT.has(after.status) && FIRM.has(before.status)) out.push(change('in doubt', before.status, after.status))
    else if (FIRM.has(after.status)) out.push(change('confirmed', before.status, after.status))
  }
  return out
}

const KIND: Readonly<Partial<Record<EventState['status'], ChangeFact['kind']>>> = {
  happened: 'happened',
  cancelled: 'cancelled',
  postponed: 'postponed',
  denied: 'in doubt',
}
const FIRM: ReadonlySet<string> = new Set(['planned', 'scheduled', 'underway'])
const IN_DOUBT: ReadonlySet<string> = new Set(['possible', 'proposed'])
