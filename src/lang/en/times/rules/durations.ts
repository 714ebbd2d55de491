import { DAY, HOUR, MINUTE, NIGHT, PERIOD, SEASON, SECOND, WEEK, WEEKEND, YEAR, type Around, type Captures, type Draft, type TimeRule } from '../rule.ts'

function duration(m: Captures): Draft | null {
  if (m.unit === PERIOD || m.unit < 0) return null
  return { kind: 'duration', unit: m.unit, n: m.n }
}

/** "44-year-old", "two years old": an age, not a stretch of the story. */
function isAge(around: Around): boolean {
  const one = around.after(1)
  return (one === '-' && /^olds?$/.test(around.after(2))) || one === 'old' || one === 'olds' || /^of age$/.test(`${one} ${around.after(2)}`)
}

const ORDINARY = /^(?:for|after|within|in|over|than|of|least|about|nearly|almost|around|every|another|only|just|took|take|takes|lasted|last|lasts|spent|spend|under|to|through|or|and|up|by|some|whole|full|into|following|before|during|as|at|be|was|is|with|from|until|the)$/

/** Stretches of time. */
export const DURATION_RULES: readonly TimeRule[] = [
  {
    name: 'number-units',
    pattern: '(the|another|an|a)? (additional|extra|full|first|final)? N ADJECTIVE? UNITS [ or so ]?',
    make: (m, around) => {
      if (isAge(around) && m.unit === YEAR) return null
      if (m.unit === SECOND && around.before(1) === '-') return null
      if (m.unit === QUARTER_UNIT && Number.isNaN(m.n)) return null
      const end = /^(?:the )?(first|final) /.exec(around.text())
      const base = duration(m)
      if (end && base) return { ...base, value: end[1] === 'first' ? 'ahead' : 'past' }
      return duration(m)
    },
    hits: [
      ['The siege lasted 40 days.', '40 days', 'P40D'],
      ['They talked for two and a half hours.', 'two and a half hours', 'PT2H30M'],
      ['He was away for several weeks.', 'several weeks', 'PXW'],
    ],
    misses: ['She is 12 years old.', 'Twenty men came.'],
  },
  {
    name: 'number-range-units',
    pattern: 'N (-|–)? (to|or|-|–) -? N2 more? UNITS',
    make: (m, around) => (isAge(around) ? null : { kind: 'duration', unit: m.unit, n: m.n, n2: m.n2 }),
    hits: [
      ['It takes two to three weeks.', 'two to three weeks', 'P2W'],
      ['They need 12 to 18 months.', '12 to 18 months', 'P12M'],
      ['It will last four or five days.', 'four or five days', 'P4D'],
    ],
    misses: ['They won by two to three.', 'Two or three men came.'],
  },
  {
    name: 'number-hyphen-unit',
    pattern: '(a|an|the)? N - SING [ - (long|old) ]?',
    make: (m, around) => {
      const text = around.text()
      if (/ old$/.test(text) && m.unit === YEAR) return null
      if (isAge(around) && m.unit === YEAR) return null
      const rest = /^(?:a|an) \d|^(?:a|an) (?!few|couple|hundred|thousand|half|dozen)/.test(text) || text.startsWith('the ')
      return { ...duration(m)!, ...(rest ? { skip: 1 } : {}) }
    },
    hits: [
      ['A three-day summit opened.', 'three-day', 'P3D'],
      ['The 10-year plan failed.', '10-year', 'P10Y'],
      ['Their eight-month-old truce holds.', 'eight-month-old', 'P8M'],
    ],
    misses: ['The 44-year-old driver fled.', 'A two-man team won.'],
  },
  {
    name: 'number-unit',
    pattern: 'N SING',
    make: (m, around) => {
      if (isAge(around) || Number.isNaN(m.n)) return null
      if (m.n === 1 && /^(?:one)/.test(around.text()) && m.unit === DAY && !ORDINARY.test(around.before(1)) && !/^(?:after|of|later|to|before|earlier|ago|since|from)$/.test(around.after(1))) return { kind: 'ref', value: 'FUTURE_REF' }
      if (m.n !== 1 && m.n !== 0.5 && m.unit === SECOND) return null
      return duration(m)
    },
    hits: [
      ['It lasted half an hour.', 'half an hour', 'PT30M'],
      ['A five year plan was made.', 'five year', 'P5Y'],
      ['One month of war passed.', 'One month', 'P1M'],
    ],
    misses: ['The 12 year old fled.', 'One man came.'],
  },
  {
    name: 'a-unit-and-a-half',
    pattern: '(a|an|one) SING and a half',
    make: (m) => ({ kind: 'duration', unit: m.unit, n: 1.5 }),
    hits: [
      ['It took a year and a half.', 'a year and a half', 'P1Y6M'],
      ['They spoke for an hour and a half.', 'an hour and a half', 'PT1H30M'],
      ['A minute and a half passed.', 'A minute and a half', 'PT1M30S'],
    ],
    misses: ['A man and a half.', 'A year and a day.'],
  },
  {
    name: 'a-unit-long',
    pattern: 'SING - (long|old)',
    make: (m, around) => (around.before(1) !== '-' && m.unit >= HOUR && m.unit <= NIGHT ? { kind: 'duration', unit: m.unit, n: 1 } : null),
    hits: [
      ['A week-long strike ended.', 'week-long', 'P1W'],
      ['The year-old war goes on.', 'year-old', 'P1Y'],
      ['Their day-long talks failed.', 'day-long', 'P1D'],
    ],
    misses: ['It is a long day.', 'An old night train left.'],
  },
  {
    name: 'unit-long-joined',
    pattern: '(yearlong|monthlong|weeklong|daylong|hourlong|decadelong)',
    make: (_, around) => ({ kind: 'duration', unit: { y: 7, m: 5, w: 4, d: around.lower().startsWith('dec') ? 8 : 3, h: 2 }[around.lower().charAt(0)]!, n: 1 }),
    hits: [
      ['A yearlong probe ended.', 'yearlong', 'P1Y'],
      ['The weeklong strike is over.', 'weeklong', 'P1W'],
      ['Their monthlong tour began.', 'monthlong', 'P1M'],
    ],
    misses: ['It was long.', 'A year passed.'],
  },
  {
    name: 'units-long',
    pattern: 'UNITS - long',
    make: (m) => ({ kind: 'duration', unit: m.unit, n: NaN }),
    hits: [
      ['A months-long siege ended.', 'months-long', 'PXM'],
      ['The decades-long feud goes on.', 'decades-long', 'PXDE'],
      ['Their hours-long talks failed.', 'hours-long', 'PTXH'],
    ],
    misses: ['It took long.', 'The years were long.'],
  },
  {
    name: 'whole-unit',
    pattern: '(all|the|a|an) (entire|whole|full|fiscal|financial)? SING long?',
    make: (m, around) => {
      const text = around.text()
      const words = text.split(' ')
      if (isAge(around) || around.isHyphened()) return null
      if (words[0] === 'all') return m.unit === DAY || m.unit === WEEK || m.unit === YEAR || m.unit === NIGHT || m.unit === WEEKEND ? { kind: 'duration', unit: m.unit, n: 1 } : null
      if (words.length >= 3) {
        if (m.unit === YEAR && words[0] === 'the' && words[1] === 'full') return { kind: 'shift', unit: YEAR, n: 0, base: 'tense' }
        if (/fiscal|financial/.test(text) && !/^(?:ended|ending|to)$/.test(around.after(1))) return null
        return m.unit >= MINUTE && m.unit !== PERIOD ? { kind: 'duration', unit: m.unit, n: 1 } : null
      }
      return words[0] === 'the' ? theUnit(m, around) : aUnit(m, around)
    },
    hits: [
      ['It rained all day.', 'all day', 'P1D'],
      ['The strike lasted a week.', 'a week', 'P1W'],
      ['Within an hour he was gone.', 'an hour', 'PT1H'],
    ],
    misses: ['A day will come.', 'The hour is late.'],
  },
  {
    name: 'bare-units',
    pattern: 'UNITS',
    make: (m, around) => {
      if (isAge(around) || m.unit === SECOND) return null
      const before = around.before(1)
      if (/^(?:for|in|within|after|over|took|take|takes|taken|lasted|last|spent|until|of|until|through|the|many|these|those|'s|,|and|early|later)$/.test(before) === false) return null
      if (/^(?:the|'s|these|those|,|and|early|later|of|through|until|in)$/.test(before) && !(before === 'in' || (before === 'and' && around.isInName()) || /^(?:of|before|after|ahead|since|to|until|afterwards|later|following|earlier)$/.test(around.after(1)))) return null
      if (before === 'in' && m.unit !== YEAR && m.unit !== 8 && m.unit !== WEEK && m.unit !== DAY && m.unit !== 5) return null
      if (before === 'of' && m.unit === DAY) return null
      if (m.unit === HOUR && /^(?:early|late)$/.test(before)) return null
      return { kind: 'duration', unit: m.unit, n: NaN }
    },
    hits: [
      ['The talks went on for hours.', 'hours', 'PTXH'],
      ['It took years to build.', 'years', 'PXY'],
      ['Rain is due within days.', 'days', 'PXD'],
    ],
    misses: ['Days are short.', 'His minutes were kept.'],
  },
  {
    name: 'a-number-unit-period',
    pattern: '(a|the) N - SING (period|stretch|span)',
    make: (m) => duration(m),
    hits: [
      ['Over a three-year period it shrank.', 'a three-year period', 'P3Y'],
      ['In the two-week period it rained.', 'the two-week period', 'P2W'],
      ['A 10-day stretch of heat ended.', 'A 10-day stretch', 'P10D'],
    ],
    misses: ['A period of calm came.', 'The three periods passed.'],
  },
  {
    name: 'some-time',
    pattern: '(some|a) (long|short)? (time|while)',
    make: (_, around) => {
      if (around.lastLower() === 'time' && around.lower() === 'a') return null
      return /^(?:for|in|after|within|quite|takes?|took|last|lasted|over|be|once)$/.test(around.before(1)) || around.lower() === 'some' ? { kind: 'duration', unit: -1, n: NaN } : null
    },
    hits: [
      ['He stayed for some time.', 'some time', 'PXX'],
      ['They rested for a while.', 'a while', 'PXX'],
      ['She was away for a short while.', 'a short while', 'PXX'],
    ],
    misses: ['A time will come.', 'A whale sang.'],
  },
]

/** Verbs and prepositions before "a week" that make it a stretch of time. */
const SPAN_WORDS = /^(?:for|in|within|after|over|than|least|about|nearly|almost|around|under|half|only|just|took|take|takes|taken|taking|lasted|lasting|last|lasts|spent|spend|spending|before|through|or|as|into|to|be|by|up|from|every|quarter|once|approximately|roughly|barely|exactly|until|during|of|was|had|have|with|is|and|maybe|perhaps)$/

function aUnit(m: Captures, around: Around): Draft | null {
  const before = around.before(1)
  if (m.unit === PERIOD || m.unit === SEASON || m.unit === WEEKEND || m.unit === SECOND) return null
  if (around.isRate()) return { kind: 'set', unit: m.unit, n: 1 }
  if (/^(?:of|with|is|was|be|and|from|had|have|as|to|by)$/.test(before) && !/^(?:of|before|after|later|earlier|or|\.|,|ago|from|since|in|to|)$/.test(around.after(1))) return null
  if (/^(?:before|after|since|following|into)$/.test(around.after(1)) && m.unit >= DAY) return { kind: 'duration', unit: m.unit, n: 1 }
  if (m.unit === 6) return null
  return SPAN_WORDS.test(before) ? { kind: 'duration', unit: m.unit, n: 1 } : null
}

function theUnit(m: Captures, around: Around): Draft | null {
  const before = around.before(1)
  const after = around.after(1)
  if (m.unit === QUARTER_UNIT && (/^(?:for|in|during|of|by)$/.test(before) || after === 'ended')) return { kind: 'date', quarter: 0 }
  if (m.unit === YEAR && /^(?:ended|ending|to)$/.test(after)) return { kind: 'duration', unit: YEAR, n: 1 }
  if ((m.unit === YEAR || m.unit === WEEK || m.unit === 5) && /^(?:for|during|throughout|in)$/.test(before) && /^(?:,|\.|;|)$/.test(after)) return { kind: 'shift', unit: m.unit, n: 0, base: 'tense' }
  if (m.unit === DAY && /^(?:before|after)$/.test(after)) return { kind: 'duration', unit: DAY, n: 1, side: after === 'before' ? -1 : 1 }
  return null
}
const QUARTER_UNIT = 6
