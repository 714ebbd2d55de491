import { BUSINESS_DAY, CENTURY, COMING, CURRENT, DAY, DECADE, FOLLOWING, HOUR, LAST, MINUTE, NEXT, PAST, PREVIOUS, SECOND, THAT, THIS, WEEK, WEEKEND, YEAR, type Around, type Captures, type Draft, type TimeRule } from '../rule.ts'

/** So many units from the report or from the mention before. */
function shift(unit: number, n: number, base: 'published' | 'mention' | 'tense'): Draft {
  return { kind: 'shift', unit: unit === BUSINESS_DAY ? DAY : unit, n, base }
}

/** "last week", "the following day": the steps that a relative word takes. */
function step(m: Captures): Draft | null {
  if (m.plural) return null
  const whole = m.unit === DECADE || m.unit === CENTURY ? { whole: true } : {}
  const to = stepOf(m)
  return to && { ...to, ...whole }
}

function stepOf(m: Captures): Draft | null {
  switch (m.relation) {
    case LAST:
      return shift(m.unit, -1, 'published')
    case PAST:
      return { kind: 'duration', unit: m.unit, n: 1 }
    case NEXT:
      return shift(m.unit, 1, 'tense')
    case COMING:
      return shift(m.unit, 1, 'published')
    case THIS:
    case CURRENT:
      return shift(m.unit, 0, 'published')
    case THAT:
      return shift(m.unit, 0, 'mention')
    case FOLLOWING:
      return shift(m.unit, 1, 'mention')
    case PREVIOUS:
      return shift(m.unit, -1, 'mention')
  }
  return null
}

const signed = (m: Captures, sign: number, base: 'published' | 'mention'): Draft =>
  Number.isNaN(m.n) ? { kind: 'ref', value: sign < 0 ? 'PAST_REF' : 'FUTURE_REF', unit: m.unit } : shift(m.unit, sign * m.n, base)

/** "the next day" goes on from the story; "over the next year" is a stretch from now. */
function theNext(m: Captures, around: Around): Draft | null {
  if (m.unit >= WEEK && /^(?:in|over|for|during|within)$/.test(around.before(1))) return { kind: 'duration', unit: m.unit, n: 1, value: 'ahead' }
  return m.unit === DAY ? shift(DAY, 1, 'mention') : step(m)
}

/** Expressions counted from the publication date, the mention before, or an event. */
export const RELATIVE_RULES: readonly TimeRule[] = [
  {
    name: 'deictic-day',
    pattern: 'DEICTIC',
    make: (m) => shift(DAY, m.deictic, 'published'),
    hits: [
      ['They meet today.', 'today', '2025-10-17'],
      ['It rained yesterday.', 'yesterday', '2025-10-16'],
      ['Voting begins tomorrow.', 'tomorrow', '2025-10-18'],
    ],
    misses: ['It is a new day.', 'The day came.'],
  },
  {
    name: 'day-beyond',
    pattern: 'the? day (before|after) DEICTIC(yesterday|tomorrow)',
    make: (m) => shift(DAY, m.deictic * 2, 'published'),
    hits: [
      ['He left the day before yesterday.', 'the day before yesterday', '2025-10-15'],
      ['They vote the day after tomorrow.', 'the day after tomorrow', '2025-10-19'],
      ['We spoke day before yesterday.', 'day before yesterday', '2025-10-15'],
    ],
    misses: ['The day before the vote he fled.', 'Day after day it rains.'],
  },
  {
    name: 'relative-unit',
    pattern: 'the? RELATION(last|next|this|that|coming|following|previous|preceding|prior|same|current|upcoming|ensuing|subsequent) (calendar|fiscal|financial|very)? SING [ or so ]?',
    make: (m, around) => {
      if (m.unit === SECOND || m.unit === MINUTE || around.isHyphened()) return null
      if (m.relation === THIS && m.unit === HOUR) return null
      if (m.unit === 16) return null
      if (m.unit === 3 && (m.relation === LAST || m.relation === THIS || m.relation === CURRENT)) return /^this$/.test(around.lower()) ? { kind: 'ref', value: 'PRESENT_REF' } : null
      if (m.unit === 13 && m.relation === LAST) return { ...shift(DAY, -1, 'published'), part: 3 }
      if (m.unit === 13) return { ...(step({ ...m, unit: DAY }) ?? shift(DAY, 0, 'mention')), part: 3 }
      if (m.relation === NEXT && around.text().startsWith('the ')) return theNext(m, around)
      return step(m)
    },
    hits: [
      ['The bank cut rates last week.', 'last week', '2025-W41'],
      ['Polls open next month.', 'next month', '2025-11'],
      ['He won on May 3. The following day he flew home.', 'The following day', '2025-05-04'],
    ],
    misses: ['The last reel of the film drags.', 'This is the next big thing.'],
  },
  {
    name: 'relative-same-day',
    pattern: '(that|the) (very|same) (very|same)? SING',
    make: (m) => (m.unit >= HOUR && m.unit <= YEAR ? shift(m.unit, 0, 'mention') : null),
    hits: [
      ['He won on May 3. On that same day she lost.', 'that same day', '2025-05-03'],
      ['It opened in March 2021. The very same month it closed.', 'The very same month', '2021-03'],
      ['She left in 2019. In the very same year he died.', 'the very same year', '2019'],
    ],
    misses: ['The same man came.', 'That very house burned.'],
  },
  {
    name: 'unit-relation',
    pattern: 'the (day|week|month|year|decade|century|night) (before|after|following|earlier|previous|afterwards)',
    make: (_, around) => {
      const ahead = /after|following/.test(around.lastLower())
      const text = around.text()
      const unit = text.includes('day') ? DAY : text.includes('week') ? WEEK : text.includes('month') ? 5 : text.includes('year') ? YEAR : text.includes('decade') ? DECADE : text.includes('night') ? DAY : 9
      const next = around.after(1)
      if (/^(?:the|a|an|his|her|its|their|he|she|it|they|in|on|that)$/.test(next) || /^(?:NN|PRP|DT|VBG|CD|JJ)/.test(around.tagAfter(1))) return null
      return { ...shift(unit, ahead ? 1 : -1, 'mention'), ...(text.includes('night') ? { part: 3 } : {}) }
    },
    hits: [
      ['He won on May 3. The day after, he flew home.', 'The day after', '2025-05-04'],
      ['It grew in 2021. The year before, it shrank.', 'The year before', '2020'],
      ['They fought on June 5, 2025. The month after, they met.', 'The month after', '2025-07'],
    ],
    misses: ['The day before the vote he fled.', 'The year after his death they met.'],
  },
  {
    name: 'ago',
    pattern: 'N more? SING -? ago',
    make: (m) => signed(m, -1, 'published'),
    hits: [
      ['One year ago he fled.', 'One year ago', '2024'],
      ['Half a century ago it grew.', 'Half a century ago', '1975'],
      ['Half a decade ago it shut.', 'Half a decade ago', '2020'],
    ],
    misses: ['He has one year left.', 'A year is long.'],
  },
  {
    name: 'ago-plural',
    pattern: 'N (short|long|more|full|whole)? UNITS -? ago',
    make: (m) => signed(m, -1, 'published'),
    hits: [
      ['They met two weeks ago.', 'two weeks ago', '2025-W40'],
      ['Five years ago it opened.', 'Five years ago', '2020'],
      ['The firm was sold several months ago.', 'several months ago', 'PAST_REF'],
    ],
    misses: ['Two weeks passed.', 'He worked five years.'],
  },
  {
    name: 'a-unit-ago',
    pattern: '(a|an) (whole|full)? SING ago',
    make: (m) => ({ ...shift(m.unit, -1, 'published'), ...(m.unit === YEAR ? { quarter: -1 } : {}) }),
    hits: [
      ['They met a month ago.', 'a month ago', '2025-09'],
      ['A decade ago it was a farm.', 'A decade ago', '2015'],
      ['She fled a week ago.', 'a week ago', '2025-W41'],
    ],
    misses: ['A week passed.', 'He saw an hour glass.'],
  },
  {
    name: 'vague-ago',
    pattern: '(long|years|months|weeks|days|decades|centuries|hours|moments|not) long? ago',
    make: () => ({ kind: 'ref', value: 'PAST_REF' }),
    hits: [
      ['It was built long ago.', 'long ago', 'PAST_REF'],
      ['He quit years ago.', 'years ago', 'PAST_REF'],
      ['They were here not long ago.', 'not long ago', 'PAST_REF'],
    ],
    misses: ['It was a long walk.', 'The years went by.'],
  },
  {
    name: 'vague-later',
    pattern: 'UNITS (later|earlier)',
    make: (_, around) => ({ kind: 'ref', value: around.lastLower() === 'later' ? 'FUTURE_REF' : 'PAST_REF' }),
    hits: [
      ['Weeks later he was found.', 'Weeks later', 'FUTURE_REF'],
      ['She had left years earlier.', 'years earlier', 'PAST_REF'],
      ['Days later the bridge fell.', 'Days later', 'FUTURE_REF'],
    ],
    misses: ['The later years were hard.', 'He came earlier.'],
  },
  {
    name: 'later',
    pattern: 'N UNIT (later|after|afterwards|thereafter|hence)',
    make: (m, around) =>
      around.after(1) === 'than' ? null : (around.lastLower() === 'after' && /^(?:,|\.|;|:|\)|)$/.test(around.after(1)) === false ? null : signed(m, 1, 'mention')),
    hits: [
      ['He won on May 3. Two days later he quit.', 'Two days later', '2025-05-05'],
      ['It opened in 2019. Three years later it shut.', 'Three years later', '2022'],
      ['She left in March 2021. Six months later she was back.', 'Six months later', '2021-09'],
    ],
    misses: ['Two days after the vote he quit.', 'The later years were hard.'],
  },
  {
    name: 'a-unit-later',
    pattern: '(a|an|one) (full|whole)? SING (later|thereafter)',
    make: (m) => shift(m.unit, 1, 'mention'),
    hits: [
      ['He won on May 3. A day later he quit.', 'A day later', '2025-05-04'],
      ['It opened in 2019. A year later it shut.', 'A year later', '2020'],
      ['She left in March 2021. A full month later she was back.', 'A full month later', '2021-04'],
    ],
    misses: ['A day of rain came.', 'One later train ran.'],
  },
  {
    name: 'earlier',
    pattern: 'N UNIT (earlier|previously|before|prior)',
    make: (m, around) => {
      if (around.after(1) === 'than') return null
      if (/before|prior/.test(around.lastLower()) && !/^(?:,|\.|;|:|\)|)$/.test(around.after(1))) return null
      return signed(m, -1, 'mention')
    },
    hits: [
      ['He won on May 3. Two days earlier he had led.', 'Two days earlier', '2025-05-01'],
      ['It shut in 2019. Three years earlier it was full.', 'Three years earlier', '2016'],
      ['She left in March 2021, six months before.', 'six months before', '2020-09'],
    ],
    misses: ['Two days before the vote he quit.', 'He rose two hours early.'],
  },
  {
    name: 'a-unit-earlier',
    pattern: '(a|an|one) SING (earlier|previously|before)',
    make: (m, around) => {
      if (around.lastLower() === 'before' && !/^(?:,|\.|;|:|\)|)$/.test(around.after(1))) return null
      return { ...shift(m.unit, -1, 'mention'), ...(m.unit === YEAR ? { quarter: -1 } : {}) }
    },
    hits: [
      ['He won on May 3. A day earlier he had led.', 'A day earlier', '2025-05-02'],
      ['It shut in 2019. A year earlier it was full.', 'A year earlier', '2018'],
      ['She left in March 2021, a month before.', 'a month before', '2021-02'],
    ],
    misses: ['A day before the vote he quit.', 'One earlier train ran.'],
  },
  {
    name: 'year-back',
    pattern: '(a|an|one) year ago RELATION(last|this) MONTH',
    make: (m) => ({ kind: 'date', m: m.month, relation: m.relation }),
    hits: [
      ['He quit a year ago last May.', 'a year ago last May', '2025-05'],
      ['It began one year ago this March.', 'one year ago this March', '2025-03'],
      ['She fled a year ago last June.', 'a year ago last June', '2025-06'],
    ],
    misses: ['A year ago he quit.', 'It was this year.'],
  },
  {
    name: 'from-now',
    pattern: 'N UNIT from (now|today)',
    make: (m) => signed(m, 1, 'published'),
    hits: [
      ['They vote two weeks from now.', 'two weeks from now', '2025-W44'],
      ['Three days from today he leaves.', 'Three days from today', '2025-10-20'],
      ['Ten years from now it will be dry.', 'Ten years from now', '2035'],
    ],
    misses: ['Two weeks from the vote he fled.', 'It is far from now.'],
  },
  {
    name: 'a-unit-from-now',
    pattern: '(a|an|one) SING from (now|today)',
    make: (m) => shift(m.unit, 1, 'published'),
    hits: [
      ['They vote a week from now.', 'a week from now', '2025-W43'],
      ['A year from today he leaves.', 'A year from today', '2026'],
      ['A month from now it opens.', 'A month from now', '2025-11'],
    ],
    misses: ['A week from the vote he fled.', 'It is far from now.'],
  },
  {
    name: 'last-several-units',
    pattern: 'the? RELATION(last|past|previous|preceding|prior|recent) N? (or|to|-|–)? N2? (trading|business|working|calendar|fiscal|full|consecutive|straight)? UNITS [ or so ]?',
    make: (m) => {
      const n = m.n === -1 ? NaN : m.n
      return { kind: 'duration', unit: m.unit, n, value: 'past' }
    },
    hits: [
      ['The past five years were dry.', 'The past five years', 'P5Y'],
      ['Prices fell over the last two weeks.', 'the last two weeks', 'P2W'],
      ['In recent weeks he has been ill.', 'recent weeks', 'PXW'],
    ],
    misses: ['The last of the men fell.', 'Recent news is bad.'],
  },
  {
    name: 'next-several-units',
    pattern: 'the? RELATION(next|coming|upcoming|following|ensuing|subsequent|first) N? (or|to|-|–)? N2? (trading|business|working|calendar|fiscal|full|consecutive)? UNITS [ or so ]?',
    make: (m) => ({ kind: 'duration', unit: m.unit, n: m.n === -1 ? NaN : m.n, value: 'ahead' }),
    hits: [
      ['In the coming weeks they will meet.', 'the coming weeks', 'PXW'],
      ['Over the next two years it will grow.', 'the next two years', 'P2Y'],
      ['It will rain for the next few days.', 'the next few days', 'PXD'],
    ],
    misses: ['The next of the men fell.', 'The following men fell.'],
  },
  {
    name: 'future-units',
    pattern: '(future) UNITS',
    make: () => ({ kind: 'ref', value: 'FUTURE_REF' }),
    hits: [
      ['It will cut costs in future years.', 'future years', 'FUTURE_REF'],
      ['Losses are likely in future quarters.', 'future quarters', 'FUTURE_REF'],
      ['In future decades it may melt.', 'future decades', 'FUTURE_REF'],
    ],
    misses: ['The future king came.', 'In future they will ask.'],
  },
  {
    name: 'past-unit',
    pattern: 'the? RELATION(past) SING [ or so ]?',
    make: (m) => (m.unit === YEAR ? { kind: 'shift', unit: YEAR, n: -1, base: 'published' } : { kind: 'duration', unit: m.unit, n: 1, value: 'past' }),
    hits: [
      ['Over the past week he was ill.', 'the past week', 'P1W'],
      ['The past decade was dry.', 'The past decade', 'P10Y'],
      ['In the past month it rained.', 'the past month', 'P1M'],
    ],
    misses: ['The past is gone.', 'He drove past piles of work.'],
  },
  {
    name: 'the-weekend',
    pattern: 'the weekend',
    make: () => shift(WEEKEND, 0, 'tense'),
    hits: [
      ['He resigned over the weekend.', 'the weekend', '2025-W41-WE'],
      ['They will meet at the weekend.', 'the weekend', '2025-W42-WE'],
      ['Snow fell during the weekend.', 'the weekend', '2025-W41-WE'],
    ],
    misses: ['It is a weekend house.', 'Weekends are dull.'],
  },
  {
    name: 'edge-of-unit',
    pattern: 'the (end|beginning|start|middle|close|rest|remainder|turn|latter) (part|half)? of the (fiscal|calendar|financial)? SING',
    make: (m, around) => {
      if (m.unit < DAY || m.unit > 10) return null
      const text = around.text()
      const mod = /end|close|latter|rest|remainder/.test(text) ? 'END' : /middle/.test(text) ? 'MID' : 'START'
      return { ...shift(m.unit, 0, 'tense'), mod: /rest|remainder/.test(text) ? null : mod }
    },
    hits: [
      ['They will sign by the end of the month.', 'the end of the month', '2025-10'],
      ['He will stay for the rest of the year.', 'the rest of the year', '2025'],
      ['It will open at the beginning of the week.', 'the beginning of the week', '2025-W42'],
    ],
    misses: ['The end of the road is near.', 'The start of the game was slow.'],
  },
  {
    name: 'year-end',
    pattern: "year (-|'s)? end",
    make: () => ({ ...shift(YEAR, 0, 'published'), mod: 'END' }),
    hits: [
      ['It will close by year-end.', 'year-end', '2025'],
      ["It will be built by year's end.", "year's end", '2025'],
      ['They expect a deal before year end.', 'year end', '2025'],
    ],
    misses: ['The year ended.', 'A year to end hunger.'],
  },
  {
    name: 'later-in-unit',
    pattern: '(later|earlier|early|late) in the SING',
    make: (m, around) => (m.unit >= DAY && m.unit <= YEAR ? { ...shift(m.unit, 0, m.unit === DAY ? 'mention' : 'tense'), mod: /late/.test(around.text()) ? 'END' : 'START' } : null),
    hits: [
      ['They will meet later in the month.', 'later in the month', '2025-10'],
      ['He fell ill earlier in the year.', 'earlier in the year', '2025'],
      ['It rained late in the week.', 'late in the week', '2025-W42'],
    ],
    misses: ['Later in the game he fell.', 'He came late in the play.'],
  },
  {
    name: 'the-period-last-year',
    pattern: 'the (same|corresponding|comparable) (period|quarter) (of|in|a)? the? (last|previous|year|prior|preceding) (year|ago|earlier)',
    make: () => ({ kind: 'shift', unit: YEAR, n: -1, base: 'mention', quarter: 0 }),
    hits: [
      ['In the third quarter it beat the same period last year.', 'the same period last year', '2024-Q3'],
      ['In the second quarter it beat the corresponding period of the previous year.', 'the corresponding period of the previous year', '2024-Q2'],
      ['Its first quarter was weaker than the same quarter a year earlier.', 'the same quarter a year earlier', '2024-Q1'],
    ],
    misses: ['The same man last year.', 'The same team won.'],
  },
  {
    name: 'in-units',
    pattern: 'in N (more|short)? UNITS',
    make: (m, around) => (around.isAhead() && !Number.isNaN(m.n) && m.unit >= DAY ? { ...shift(m.unit, m.n, 'published'), skip: 1 } : null),
    hits: [
      ['The talks will resume in three days.', 'three days', '2025-10-20'],
      ['He will retire in five years.', 'five years', '2030'],
      ['It will open in two months.', 'two months', '2025-12'],
    ],
    misses: ['He built it in three days.', 'The worst storm in five years hit.'],
  },
  {
    name: 'in-a-unit',
    pattern: 'in (a|an|one) SING',
    make: (m, around) => (around.isAhead() && m.unit >= DAY && m.unit <= CENTURY && m.unit !== 6 ? { ...shift(m.unit, 1, 'published'), skip: 1 } : null),
    hits: [
      ['The talks will resume in a week.', 'a week', '2025-W43'],
      ['He will retire in a year.', 'a year', '2026'],
      ['It will open in a month.', 'a month', '2025-11'],
    ],
    misses: ['He built it in a day.', 'The worst storm in a decade hit.'],
  },
]
