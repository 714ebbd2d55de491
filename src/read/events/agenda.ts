import type { Analysis, TimeMention } from '../analysis.ts'
import { stand, type Standing } from './standing.ts'
import type { Candidate } from './triggers.ts'

/** For a token the label of the list of dates in whose paragraph it stands, null outside of such lists. */
export type LabelAt = (token: number) => TimeMention | null

/** Finds the label over each token of a list of dates to come ("Monday: … A second thing takes place as well."). */
export function labelReader(times: readonly TimeMention[]): LabelAt {
  const labels = times.filter(({ scope }) => scope !== null)
  return (token) => labels.find(({ to, scope }) => to <= token && token < scope!) ?? null
}

/** What such a list says in the present, or with no verb at all, is scheduled for its label. */
export function agendaStanding(a: Analysis, c: Candidate, label: TimeMention | null, own: Standing): Standing {
  if (!label?.time.edtf || own.status !== 'happened') return own
  const verb = a.upos[c.carrier] === 'VERB' ? a.xpos[c.carrier]! : null
  return verb === 'VBD' || (verb === 'VBN' && !own.weak) ? own : stand('scheduled', 'agenda')
}
