import { dayNumber, weekdayOf } from '../text/calendar.ts'

/** Named zones with one offset from UTC, in minutes. Where a name is used by several countries, RFC 822 decides, then the larger press. */
const OFFSETS: Readonly<Record<string, number>> = {
  Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, MET: 60, MEZ: 60, CEST: 120, MEST: 120, MESZ: 120, EET: 120, EEST: 180,
  SAST: 120, CAT: 120, WAT: 60, EAT: 180, TRT: 180, MSD: 240, SAMT: 240, GST: 240, AZT: 240, GET: 240, YEKT: 300, PKT: 300, UZT: 300, TJT: 300,
  TMT: 300, AQTT: 300, AQTST: 300, ORAT: 300, QYZT: 300, IRST: 210, AFT: 270, IST: 330, NPT: 345, OMST: 360, KGT: 360, BDT: 360, MMT: 390,
  KRAT: 420, NOVT: 420, ICT: 420, WIB: 420, IRKT: 480, HKT: 480, SGT: 480, MYT: 480, PHT: 480, PHST: 480, WITA: 480, AWST: 480, YAKT: 540,
  JST: 540, KST: 540, WIT: 540, VLAT: 600, AEST: 600, AEDT: 660, ACST: 570, ACDT: 630, MAGT: 660, PETT: 720, NZST: 720, NZDT: 780,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600, AST: -240,
  ADT: -180, NST: -210, NDT: -150, BRT: -180, BRST: -120, ART: -180, UYT: -180, CLT: -240, BOT: -240, VET: -240, COT: -300, PET: -300, ECT: -300,
} // prettier-ignore

/** Short names without "standard" or "daylight": the winter offset; summer time of the United States is added by the date. */
const AMERICAN: Readonly<Record<string, number>> = { ET: -300, CT: -360, MT: -420, PT: -480, AT: -240 }

/** A day of the calendar, to choose an offset by. */
interface OnDay {
  readonly y: number
  readonly m: number
  readonly d: number
}

/** Offset from UTC in minutes of a named zone on a day: "EST", "MSK", "мск", "ALMT", "Europe/Berlin"; null for a name that is none. */
export function offsetOfZone(name: string, day: OnDay, hour: number): number | null {
  const upper = name.toUpperCase()
  if (upper === 'MSK' || upper === 'МСК') return isBetween(day, '2011-03-27', '2014-10-26') ? 240 : 180
  // Kazakhstan has had one time since 1 March 2024.
  if (upper === 'ALMT' || upper === 'ASTT') return isBetween(day, '2024-03-01', '9999-12-31') ? 300 : 360
  const american = AMERICAN[upper]
  if (american !== undefined) return american + (isAmericanSummer(day, hour) ? 60 : 0)
  if (Object.hasOwn(OFFSETS, upper)) return OFFSETS[upper]!
  return name.includes('/') ? offsetOfPlace(name, day, hour) : null
}

function isBetween(day: OnDay, from: string, to: string): boolean {
  const value = `${String(day.y).padStart(4, '0')}-${String(day.m).padStart(2, '0')}-${String(day.d).padStart(2, '0')}`
  return value >= from && value < to
}

/** Summer time since 2007: second Sunday of March to first Sunday of November, at two o'clock; before, April to October. */
function isAmericanSummer({ y, m, d }: OnDay, hour: number): boolean {
  const from = y >= 2007 ? sundayFrom(y, 3, 8) : sundayFrom(y, 4, 1)
  const to = y >= 2007 ? sundayFrom(y, 11, 1) : sundayFrom(y, 10, 25)
  const at = dayNumber(y, m, d) + hour / 24
  return at >= from + 2 / 24 && at < to + 2 / 24
}

/** Day number of the first Sunday on or after a day. */
function sundayFrom(y: number, m: number, d: number): number {
  const n = dayNumber(y, m, d)
  return n + ((7 - weekdayOf(n)) % 7)
}

/** Offset of an IANA name, by the zone rules of the platform. */
function offsetOfPlace(name: string, { y, m, d }: OnDay, hour: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const local = dayNumber(y, m, d) * 86_400_000 + hour * 3_600_000
    let offset = 0
    // The second look is right also near a change of the clocks.
    for (let look = 0; look < 2; look++) {
      const part = format.formatToParts(local - offset * 60_000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
      const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(part)
      if (!match) return null
      offset = match[1] ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
    }
    return offset
  } catch {
    return null
  }
}
