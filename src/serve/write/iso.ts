import type { EdtfDate } from '../../text/edtf.ts'
import { parseEdtf, two, writeYear } from '../../text/edtf.ts'
import { dayNumber } from '../../text/calendar.ts'
import { instantIn } from './instant.ts'

/** Start and end of an EDTF string as plain ISO 8601, as precise as it is: "2025-10", "2025-10-17T13:00:00-04:00"; an open end is null. */
export function isoEnds(edtf: string, zone: string | null): { readonly start: string | null; readonly end: string | null } | null {
  const parsed = parseEdtf(edtf)
  if (!parsed) return null
  const start = parsed.from && isoDate(parsed.from, zone)
  return { start, end: parsed.kind === 'interval' ? parsed.to && isoDate(parsed.to, zone) : null }
}

function isoDate({ y, m, d, minute }: EdtfDate, zone: string | null): string {
  const date = [writeYear(y), ...(m === null ? [] : [two(m)]), ...(d === null ? [] : [two(d)])].join('-')
  if (minute === null || m === null || d === null) return date
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00${zone === null ? '' : offset(dayNumber(y, m, d) * 1440 + minute, zone)}`
}

/** "+05:00" for a local minute in a zone; empty where the zone is not known. */
function offset(minutes: number, zone: string): string {
  const instant = instantIn(minutes, zone)
  if (instant === null) return ''
  const ahead = minutes - Math.round(instant / 60_000)
  const size = Math.abs(ahead)
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
