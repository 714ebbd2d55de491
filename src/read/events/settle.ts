import { VOID } from '../../record/index.ts'
import { mapped } from '../mapped.ts'
import type { EventMention } from './mention.ts'
import type { Standing } from './standing.ts'
import { sideOf } from './when.ts'

/** Where a report leaves an event: what its mentions say, and whether a date lies ahead. */
export function statusOf(mentions: readonly EventMention[], edtf: string | null, published: string | null): Standing {
  const firm = mentions.filter((m) => !m.standing.weak)
  const strong = firm.filter((m) => m.where !== 'title')
  const any = mapped(strong.length ? strong : firm, (m) => m.standing)
  const isOff = (s: Standing): boolean => VOID.has(s.status) && s.status !== 'denied'
  // "was to have met": off, but whether put off or called off is said elsewhere, if at all
  const off = any.find((s) => isOff(s) && s.rule !== 'was-to-have') ?? any.find(isOff)
  const base =
    (off?.status === 'postponed' || off?.rule === 'was-to-have' ? setAnew(mentions, published) : null) ??
    off ??
    furthest(any, mentions) ??
    told(mentions)
  return dated(base, mentions[0]!.candidate.nominal, edtf, published)
}

/** "The council will vote on Thursday. The vote had been put off in May": what was put off has a new day that lies ahead. */
function setAnew(mentions: readonly EventMention[], published: string | null): Standing | null {
  const day = published?.slice(0, 10)
  if (!day) return null
  const isAhead = (edtf: string | null): boolean => edtf !== null && sideOf(edtf, day) === 'ahead'
  const anew = mentions.find(
    ({ standing, times }) =>
      !standing.weak && (standing.status === 'scheduled' || standing.status === 'planned') && times.some((t) => isAhead(t.time.edtf)),
  )
  return anew?.standing ?? null
}

/** Where no mention says it outright: the first that says anything, if only by what it hangs on. */
function told(mentions: readonly EventMention[]): Standing {
  return (mentions.find((m) => m.where !== 'title' && !SILENT.has(m.standing.rule)) ?? mentions[0]!).standing
}

const SILENT = new Set(['noun', 'default', 'copula', 'present', 'gerund', 'participle'])

/** A proposal that another mention calls agreed or planned is planned. */
function furthest(strong: readonly Standing[], mentions: readonly EventMention[]): Standing | undefined {
  const first = strong[0]
  if (first?.status !== 'proposed' && first?.status !== 'possible') return first
  return (
    mentions
      .map((m) => m.standing)
      .find(
        (s) =>
          !s.weak &&
          (s.status === 'planned' || s.status === 'scheduled') &&
          /agree|accept|before:|present-clause|schedul|slate|set\b/.test(s.rule),
      ) ?? first
  )
}

/** A date makes a plan a schedule, and what has no other sign lies where its date lies. */
function dated(base: Standing, nominal: boolean, edtf: string | null, published: string | null): Standing {
  if (!edtf) return base
  // "the strike, since Monday": nothing says that it is over
  if ((base.weak || base.rule === 'after') && base.status === 'happened' && nominal && edtf.endsWith('/..'))
    return { ...base, status: 'underway', rule: `${base.rule}+since` }
  const side = published === null ? null : sideOf(edtf, published.slice(0, 10))
  const over = side === 'behind'
  if (base.status === 'planned' && !(over && base.weak))
    return { ...base, status: over && base.weak ? 'happened' : 'scheduled', rule: `${base.rule}+date` }
  if (base.status === 'happened' && side === 'ahead') return { ...base, status: 'scheduled', rule: `${base.rule}+ahead` }
  if (base.weak && over && base.status !== 'denied') return { ...base, status: 'happened', rule: `${base.rule}+past` }
  return base
}
