import {
  BUSINESS_DAY,
  CENTURY,
  DAY,
  DECADE,
  FORTNIGHT,
  HOUR,
  MILLENNIUM,
  MINUTE,
  MONTH,
  NIGHT,
  QUARTER,
  SEASON,
  SECOND,
  WEEK,
  WEEKEND,
  YEAR,
} from '../../lang/en/times/rule.ts'
import type { Granularity } from '../../record/time.ts'

/** TIMEX3 value of so many units; NaN is an unknown number. */
export function durationValue(n: number, unit: number): string {
  const count = Number.isNaN(n) ? 'X' : String(Math.round(n * 100) / 100)
  switch (unit) {
    case SECOND:
      return `PT${count}S`
    case MINUTE:
      return n % 1 === 0.5 ? `PT${n > 1 ? `${Math.floor(n)}M` : ''}30S` : `PT${count}M`
    case HOUR:
      return hours(n, count)
    case DAY:
    case BUSINESS_DAY:
    case NIGHT:
      return unit === NIGHT && n === 1 ? 'P1D' : `P${count}D`
    case WEEK:
      return `P${count}W`
    case FORTNIGHT:
      return Number.isNaN(n) ? 'PXW' : `P${n * 2}W`
    case WEEKEND:
      return `P${count}WE`
    case MONTH:
      return `P${count}M`
    case QUARTER:
    case SEASON:
      return Number.isNaN(n) ? 'PXM' : `P${n * 3}M`
    case YEAR:
      return n % 1 === 0.5 ? `P${n > 1 ? `${Math.floor(n)}Y` : ''}6M` : `P${count}Y`
    case DECADE:
      return Number.isNaN(n) ? 'PXDE' : `P${n * 10}Y`
    case CENTURY:
      return Number.isNaN(n) ? 'PXCE' : `P${n * 100}Y`
    case MILLENNIUM:
      return Number.isNaN(n) ? 'PXML' : `P${n * 1000}Y`
  }
  return 'PXX'
}

function hours(n: number, count: string): string {
  if (Number.isNaN(n) || n % 1 === 0) return `PT${count}H`
  const minutes = Math.round((n % 1) * 60)
  return n < 1 ? `PT${minutes}M` : `PT${Math.floor(n)}H${minutes}M`
}

const GRAIN: readonly Granularity[] = [
  'minute',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'decade',
  'decade',
  'week',
  'week',
  'day',
  'quarter',
  'day',
  'quarter',
]

/** Granularity of a unit. */
export function grainOf(unit: number): Granularity {
  return GRAIN[unit] ?? 'vague'
}
