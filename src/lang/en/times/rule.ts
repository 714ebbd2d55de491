import type { TimeMod } from '../../../record/time.ts'

/** What a pattern took from the text; a field that was not taken is -1 (or '' or NaN where it says so). */
export interface Captures {
  month: number
  day: number
  year: number
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** 0 spring, 1 summer, 2 autumn, 3 winter. */
  season: number
  /** A cardinal number; NaN for "several", "a few". */
  n: number
  /** A second number of the same pattern ("12 to 18 months"). */
  n2: number
  /** Number of a unit (`SECOND` …). */
  unit: number
  plural: boolean
  ord: number
  /** Index into `PARTS`. */
  part: number
  /** Days from today: -1 yesterday. */
  deictic: number
  /** Number of a relative word (`LAST` …). */
  relation: number
  edge: TimeMod | null
  hour: number
  minute: number
  /** 0 a.m., 1 p.m. */
  meridiem: number
  /** IANA name; '' for local time, null where no zone is said. */
  zone: string | null
  /** 199 for the 1990s. */
  decade: number
  /** Whether a decade was written with its century. */
  full: boolean
  /** Index into `HOLIDAYS`. */
  holiday: number
  /** TIMEX3 value of the word itself: a reference or a frequency. */
  value: string
  /** Whether a year is before Christ. */
  bc: boolean
}

/** Units of time, from the finest to the coarsest, then those that are no plain multiple of one another. */
export const SECOND = 0, MINUTE = 1, HOUR = 2, DAY = 3, WEEK = 4, MONTH = 5, QUARTER = 6, YEAR = 7, DECADE = 8, CENTURY = 9, MILLENNIUM = 10, WEEKEND = 11, FORTNIGHT = 12, NIGHT = 13, SEASON = 14, BUSINESS_DAY = 15, PERIOD = 16

/** How a relative word points: "last", "next", "this", "that", "following", "previous". */
export const LAST = 0, NEXT = 1, THIS = 2, THAT = 3, FOLLOWING = 4, PREVIOUS = 5, PAST = 6, COMING = 7, RECENT = 8, CURRENT = 9, YEARAGO = 10

/** What an expression means before it is counted from anything. */
export interface Draft {
  readonly kind: 'date' | 'shift' | 'duration' | 'set' | 'ref' | 'clock'
  readonly y?: number
  readonly m?: number
  readonly d?: number
  readonly weekday?: number
  readonly season?: number
  readonly quarter?: number
  readonly half?: number
  readonly decade?: number
  readonly century?: number
  readonly holiday?: number
  /** A decade or year in two digits. */
  readonly short?: boolean
  readonly fiscal?: boolean
  /** A whole decade or century rather than the year so far away. */
  readonly whole?: boolean
  readonly bc?: boolean
  /** The relative word before a calendar word: "last May", "next Friday", "that summer". */
  readonly relation?: number
  /** `shift`: so many units from `base`. */
  readonly unit?: number
  readonly n?: number
  readonly n2?: number
  readonly base?: 'published' | 'mention' | 'tense'
  /** Ready value of a reference or set. */
  readonly value?: string
  readonly hour?: number
  readonly minute?: number
  readonly zone?: string | null
  /** Index into `PARTS`. */
  readonly part?: number
  readonly mod?: TimeMod | null
  /** "the first week of" the stretch: which one, -1 the last, and its unit. */
  readonly nth?: number
  readonly nthUnit?: number
  /** Tokens that the rule took in for its context but that are no part of the expression. */
  readonly skip?: number
  readonly drop?: number
  /** "two days after the vote": counted from an event, -1 before it, 1 after it. */
  readonly side?: number
}

/** The words around a match: `before(1)` is the word before it, `after(1)` the word after it; '' outside the sentence. */
export interface Around {
  before: (k: number) => string
  after: (k: number) => string
  /** Penn tags of the words around. */
  tagBefore: (k: number) => string
  tagAfter: (k: number) => string
  /** The matched words, lower case, parted by spaces. */
  text: () => string
  /** Lower-case form of the first and of the last matched token. */
  lower: () => string
  lastLower: () => string
  /** The first matched token as written. */
  form: () => string
  /** Universal tag of the first and Penn tag of the last matched token. */
  firstTag: () => string
  lastTag: () => string
  /** Whether "a year" after the words before is a rate: "$5 a year", "twice a week". */
  isRate: () => boolean
  /** Whether the verb over the match looks ahead. */
  isAhead: () => boolean
  /** Whether the verb over the match looks behind. */
  isBehind: () => boolean
  /** Whether a hyphen is joined to the end of the match: "this year-end". */
  isHyphened: () => boolean
  /** Whether the match is the beginning of its sentence. */
  isFirst: () => boolean
  /** Whether its last token lies in the name of a person or an organisation. */
  isInName: () => boolean
  /** Whether its last token lies in the name of a person; names take in a weekday that follows them. */
  isInPerson: () => boolean
}

/** An executed example: a sentence, the words found, their value when the report is of Friday 2025-10-17. */
export type Hit = readonly [text: string, slice: string, value: string]

/** A rule of the time grammar: a pattern over token classes and what it means. */
export interface TimeRule {
  readonly name: string
  /** Space-parted items: a token class in capitals, a literal, `(a|b)`, `[ … ]` for a group, each with `?` if it may lack. */
  readonly pattern: string
  /** Makes the meaning, or null to refuse. */
  readonly make: (m: Captures, around: Around) => Draft | null
  readonly hits: readonly Hit[]
  /** Sentences in which this rule must find nothing. */
  readonly misses: readonly string[]
}
