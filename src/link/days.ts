import { stretchOf } from '../text/edtf.ts'

const MINUTES = 60_000
const DAY_MINUTES = 1440

/** True for an EDTF string that says a day, or a time of one. */
export function isDay(edtf: string): boolean {
  const s = stretchOf(edtf)
  return s !== null && s.end - s.start <= DAY_MINUTES
}

/** True where a time begins more than a day after an instant (milliseconds since 1970). */
export function isAfter(edtf: string, instant: number): boolean {
  const s = stretchOf(edtf)
  return s !== null && Number.isFinite(s.start) && s.start > instant / MINUTES + DAY_MINUTES
}
