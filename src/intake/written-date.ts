const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A calendar date as a line of a report writes it; `year` is null where the report leaves it out. */
export interface WrittenDate {
  readonly year: number | null
  readonly month: number
  readonly day: number
  /** Length of the text that was read. */
  readonly length: number
}

const MONTH_FIRST =
  /^(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )?(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?!\d)/iu
const DAY_FIRST =
  /^(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,? )?(\d{1,2})(?:st|nd|rd|th)? (\p{L}{3,9})\.?(?:,? (\d{4}))?(?!\d)/iu
const NUMERIC = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/

/** Reads a date at the beginning of `text`: "Oct. 17, 2025", "Friday, 17 October 2025", "2025-10-17"; null where there is none. */
export function parseDate(text: string): WrittenDate | null {
  const line = text.slice(0, 60)
  const a = MONTH_FIRST.exec(line)
  if (a) return made(a[3], monthOf(a[1]!), Number(a[2]), a[0].length)
  const b = DAY_FIRST.exec(line)
  if (b) return made(b[3], monthOf(b[2]!), Number(b[1]), b[0].length)
  const c = NUMERIC.exec(line)
  return c ? made(c[1], Number(c[2]), Number(c[3]), c[0].length) : null
}

function monthOf(name: string): number {
  const lower = name.toLowerCase()
  const at = MONTHS.indexOf(lower.slice(0, 3) as (typeof MONTHS)[number])
  if (at < 0) return 0
  const full = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'][
    at
  ]!
  return full.startsWith(lower) || lower === 'sept' ? at + 1 : 0
}

function made(year: string | undefined, month: number, day: number, length: number): WrittenDate | null {
  if (month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]!) return null
  return { year: year ? Number(year) : null, month, day, length }
}

/** The date as YYYY-MM-DD; without a year the last such day that is not after `published` (YYYY-MM-DD…), null without either. */
export function isoDate(date: WrittenDate, published: string | null): string | null {
  const year = date.year ?? yearBefore(date, published)
  if (year === null) return null
  return `${String(year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}

/** A report is never dated later than it is published, but for a day of difference between zones. */
function yearBefore(date: WrittenDate, published: string | null): number | null {
  const match = published ? /^(\d{4})-(\d{2})-(\d{2})/.exec(published) : null
  if (!match) return null
  const isLater = date.month * 31 + date.day > Number(match[2]) * 31 + Number(match[3]) + 1
  return Number(match[1]) - (isLater ? 1 : 0)
}
