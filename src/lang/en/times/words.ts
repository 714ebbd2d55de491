import type { TimeMod } from '../../../record/time.ts'
import { BUSINESS_DAY, CENTURY, COMING, CURRENT, DAY, DECADE, FOLLOWING, FORTNIGHT, HOUR, LAST, MILLENNIUM, MINUTE, MONTH, NEXT, NIGHT, PAST, PERIOD, PREVIOUS, QUARTER, RECENT, SECOND, THAT, THIS, WEEK, WEEKEND, YEAR, YEARAGO } from './rule.ts'

/** Months by name and abbreviation, 1–12. */
export const MONTHS: Readonly<Record<string, number>> = {
  january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10, november: 11, december: 12,
  'jan.': 1, 'feb.': 2, 'mar.': 3, 'apr.': 4, 'jun.': 6, 'jul.': 7, 'aug.': 8, 'sept.': 9, 'sep.': 9, 'oct.': 10, 'nov.': 11, 'dec.': 12,
  jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sept: 9, sep: 9, oct: 10, nov: 11, dec: 12,
}

/** Weekdays by name and abbreviation, ISO. */
export const WEEKDAYS: Readonly<Record<string, number>> = {
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
  'mon.': 1, 'tue.': 2, 'tues.': 2, 'wed.': 3, 'thu.': 4, 'thur.': 4, 'thurs.': 4, 'fri.': 5, 'sat.': 6, 'sun.': 7,
  mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thurs: 4, fri: 5,
}

/** Weekdays in the plural: every one of them. */
export const WEEKDAY_SETS: Readonly<Record<string, number>> = { mondays: 1, tuesdays: 2, wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6, sundays: 7 }

/** Seasons: 0 spring, 1 summer, 2 autumn, 3 winter. */
export const SEASONS: Readonly<Record<string, number>> = { spring: 0, springtime: 0, summer: 1, summertime: 1, autumn: 2, fall: 2, winter: 3, wintertime: 3 }
/** TIMEX3 codes of the seasons and their first and last month. */
export const SEASON_CODES = ['SP', 'SU', 'FA', 'WI']

/** Units in the singular. */
export const UNIT_WORDS: Readonly<Record<string, number>> = {
  second: SECOND, sec: SECOND, minute: MINUTE, min: MINUTE, hour: HOUR, day: DAY, week: WEEK, month: MONTH, quarter: QUARTER, year: YEAR, decade: DECADE, century: CENTURY, millennium: MILLENNIUM, weekend: WEEKEND, fortnight: FORTNIGHT, night: NIGHT, period: PERIOD, workday: BUSINESS_DAY,
}
/** Units in the plural. */
export const UNIT_PLURALS: Readonly<Record<string, number>> = {
  seconds: SECOND, secs: SECOND, minutes: MINUTE, mins: MINUTE, hours: HOUR, hrs: HOUR, days: DAY, weeks: WEEK, months: MONTH, quarters: QUARTER, years: YEAR, yrs: YEAR, decades: DECADE, centuries: CENTURY, millennia: MILLENNIUM, weekends: WEEKEND, fortnights: FORTNIGHT, nights: NIGHT,
}

/** Parts of the day: TIMEX3 codes by index. */
export const PARTS = ['MO', 'AF', 'EV', 'NI', 'MI', 'DT'] as const
/** Words for parts of the day. */
export const PART_WORDS: Readonly<Record<string, number>> = {
  morning: 0, dawn: 0, daybreak: 0, sunrise: 0, afternoon: 1, evening: 2, dusk: 2, sunset: 2, night: 3, daytime: 5, lunchtime: 4,
}

/** Days counted from today. */
export const DEICTICS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 }

/** Relative words before a unit or a name of the calendar. */
export const RELATION_WORDS: Readonly<Record<string, number>> = {
  last: LAST, past: PAST, next: NEXT, this: THIS, that: THAT, following: FOLLOWING, previous: PREVIOUS, preceding: PREVIOUS, prior: PREVIOUS, coming: COMING, upcoming: COMING, same: THAT, current: CURRENT, ensuing: FOLLOWING, subsequent: FOLLOWING, recent: RECENT, latest: CURRENT, 'year-ago': YEARAGO, 'year-earlier': YEARAGO,
}

/** Words for the beginning, middle or end of a stretch. */
export const EDGES: Readonly<Record<string, TimeMod>> = {
  early: 'START', earlier: 'START', beginning: 'START', start: 'START', outset: 'START', mid: 'MID', middle: 'MID', late: 'END', later: 'END', end: 'END', close: 'END',
}

/** References to past, present and future with no date, and what they stand for. */
export const REFERENCES: Readonly<Record<string, string>> = {
  now: 'PRESENT_REF', currently: 'PRESENT_REF', nowadays: 'PRESENT_REF',
  recently: 'PAST_REF', lately: 'PAST_REF',
  soon: 'FUTURE_REF', shortly: 'FUTURE_REF',
}

/** Frequencies in one word and the stretch that repeats. */
export const FREQUENCIES: Readonly<Record<string, string>> = {
  daily: 'P1D', nightly: 'P1D', weekly: 'P1W', biweekly: 'P2W', fortnightly: 'P2W', monthly: 'P1M', quarterly: 'P3M', yearly: 'P1Y', annually: 'P1Y', hourly: 'PT1H', semiannually: 'P6M', biannually: 'P6M',
}

/** Words for an unknown small number. */
export const VAGUE_NUMBERS: readonly string[] = ['several', 'few', 'many', 'some', 'couple', 'dozens', 'hundreds', 'thousands', 'various', 'numerous']

const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** Cardinal words; scales are 100 and more. */
export const CARDINALS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ONES.map((word, n) => [word, n])),
  ...Object.fromEntries(TEENS.map((word, n) => [word, n + 10])),
  ...Object.fromEntries(TENS.slice(2).map((word, n) => [word, n * 10 + 20])),
  hundred: 100, thousand: 1000, dozen: 12, half: 0.5,
}

const ORDINAL_ONES = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth']

/** Ordinal words up to ninety-ninth; compounds are made from a tens word and one of these. */
export const ORDINALS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ORDINAL_ONES.slice(1).map((word, n) => [word, n + 1])),
  twentieth: 20, thirtieth: 30, fortieth: 40, fiftieth: 50, final: -1, opening: 1,
  ...Object.fromEntries(['twenty', 'thirty'].flatMap((tens, k) => ORDINAL_ONES.slice(1, 10).map((word, n) => [`${tens}-${word}`, (k + 2) * 10 + n + 1]))),
}

/** Decades in words: the last two digits. */
export const DECADE_WORDS: Readonly<Record<string, number>> = {
  twenties: 2, thirties: 3, forties: 4, fifties: 5, sixties: 6, seventies: 7, eighties: 8, nineties: 9,
}

/** Nouns that a bare four-digit number counts rather than dates ("2027 people"). */
export const COUNTED: ReadonlySet<string> = new Set([
  'people', 'men', 'women', 'children', 'troops', 'soldiers', 'cases', 'miles', 'kilometers', 'kilometres', 'meters', 'metres', 'feet', 'dollars', 'euros', 'pounds', 'rubles', 'roubles', 'percent', '%', 'points', 'votes', 'seats', 'jobs', 'workers', 'employees', 'homes', 'houses', 'shares', 'units', 'tons', 'tonnes', 'barrels', 'acres', 'hectares', 'students', 'members', 'delegates', 'residents', 'civilians', 'deaths', 'patients', 'prisoners', 'words', 'pages', 'calories', 'times', 'cars', 'vehicles', 'aircraft', 'planes', 'tanks', 'drones', 'missiles', 'companies', 'schools', 'locations', 'stores', 'years', 'days', 'hours', 'months', 'weeks', 'minutes', 'yards', 'square', 'cubic', 'degrees', 'mph', 'km', 'kg', 'lbs', 'ft', 'mm', 'cm', 'mw', 'mhz', 'rpm', 'million', 'billion', 'trillion', 'thousand', 'hundred',
])

/** A number is that of a clock or of something counted, by the two words after it: "March 5:30", "March 20 percent". */
export function isOfOther(after: string, next: string): boolean {
  return after === ':' ? /^\d\d$/.test(next) : after === '%' || after === 'percent' || after === 'million' || after === 'billion'
}
