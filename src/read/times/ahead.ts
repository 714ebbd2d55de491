import { DAY, DECADE, FORTNIGHT, HOUR, MONTH, WEEK, YEAR } from '../../lang/en/times/rule.ts'
import { addDays, addMonths, type Day } from '../../text/calendar.ts'
import { isEdtf, two, writeYear } from '../../text/edtf.ts'
import type { Analysis } from '../analysis.ts'
import { directionOf, isAhead } from './direction.ts'
import type { Found } from './match.ts'

/**
 * The stretch that a length ahead of the report covers: "within 48 hours" and "has 60 days to" are deadlines,
 * "over the next four years" runs from the report on. Null for lengths that are not counted from the report.
 */
export function spanAhead(a: Analysis, { from, to, draft }: Found, published: Day | null): string | null {
  const { n, unit } = draft
  if (draft.kind !== 'duration' || !published || n === undefined || Number.isNaN(n) || unit === undefined) return null
  const before = from > 0 && a.sentence[from - 1] === a.sentence[from] ? a.lower[from - 1]! : ''
  const isNext = draft.value === 'ahead' && a.lower[from] !== 'first' && a.lower[from + 1] !== 'first'
  const isDeadline = (before === 'within' && isAhead(directionOf(a, from, to))) || isAllowed(a, from, to)
  if (!isDeadline && !isNext) return null
  const end = onFrom(published, unit, n)
  if (!end || !isEdtf(end[1])) return null
  return isDeadline || before === 'in' || before === 'within' ? `../${end[1]}` : `${end[0]}/${end[1]}`
}

/** "has 60 days to respond". */
function isAllowed(a: Analysis, from: number, to: number): boolean {
  if (from === 0 || to >= a.n || a.lower[to] !== 'to' || a.sentence[to] !== a.sentence[from]) return false
  const xpos = a.xpos[from - 1]
  return a.lemma[from - 1] === 'have' && (xpos === 'VBZ' || xpos === 'VBP')
}

/** First and last day, month or year of so many units from a day on. */
function onFrom(day: Day, unit: number, n: number): [string, string] | null {
  const days = unit === HOUR ? Math.ceil(n / 24) : unit === DAY ? n : unit === WEEK ? 7 * n : unit === FORTNIGHT ? 14 * n : 0
  if (days > 0) return [dayText(day), dayText(addDays(day, Math.round(days)))]
  if (unit === MONTH) return [monthText(day), monthText(addMonths({ ...day, d: 1 }, Math.round(n)))]
  const years = unit === YEAR ? n : unit === DECADE ? 10 * n : 0
  return years > 0 && years < 1000 ? [writeYear(day.y), writeYear(day.y + Math.round(years))] : null
}

function dayText(day: Day): string {
  return `${monthText(day)}-${two(day.d)}`
}

function monthText(day: Day): string {
  return `${writeYear(day.y)}-${two(day.m)}`
}
