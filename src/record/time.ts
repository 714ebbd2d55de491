import type { Span } from './span.ts'

/** TIMEX3 type. */
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET'

/** How fine a time expression is. */
export type Granularity = 'minute' | 'hour' | 'part-of-day' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'vague'

/** TIMEX3 modifier. */
export type TimeMod = 'START' | 'MID' | 'END' | 'APPROX' | 'LESS_THAN' | 'MORE_THAN' | 'EQUAL_OR_MORE' | 'EQUAL_OR_LESS'

/** A time expression with its TIMEX3 value and its EDTF reading. */
export interface TimeExpression {
  readonly id: string
  readonly span: Span
  readonly type: TimeType
  /** TIMEX3 value: "2025-10-17T13:00", "PT2H30M", "P1W", "XXXX-WXX-1", "FUTURE_REF". */
  readonly value: string
  /** Our EDTF profile, or null when the expression names no calendar stretch. */
  readonly edtf: string | null
  /** IANA zone name. */
  readonly zone: string | null
  readonly granularity: Granularity | null
  readonly mod: TimeMod | null
  /** 'published', or the id of the time or event it is counted from. */
  readonly anchor: string | null
  /** The rule that found it. */
  readonly rule: string
}
