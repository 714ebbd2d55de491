import { COUNTED, isOfOther } from '../words.ts'
import { THAT, YEARAGO, type Around, type Captures, type Draft, type TimeRule } from '../rule.ts'

const YEAR_PREPOSITIONS = new Set(['in', 'since', 'by', 'until', 'till', 'during', 'from', 'to', 'through', 'of', 'before', 'after', 'for', 'throughout', 'circa', 'around', 'about', 'late', 'early', 'mid', 'between', 'and', 'or', 'than', 'as', 'due', 'into', 'over', 'within', 'back', 'on', 'at', 'with'])
const NOT_A_YEAR = new Set(['$', '#', '€', '£', '¥', 'no.', 'number', 'route', 'highway', 'flight', 'room', 'page', 'level', 'model', 'boeing', 'windows', 'some', 'than', 'least', 'resolution', 'interstate', 'area', 'nearly', 'almost', 'up', 'most', 'only', 'article', 'section', 'chapter', 'aged', 'age', '+', '±', 'x', '=', '*'])
const STANDALONE_MONTHS = new Set(['may', 'march', 'august', 'april', 'june', 'mar', 'jun', 'dec', 'sep', 'jan', 'apr'])
const BEFORE_A_MONTH = new Set(['in', 'of', 'since', 'by', 'until', 'till', 'to', 'from', 'through', 'early', 'late', 'mid', 'between', 'during', 'and', 'or', '-', '–', '—', 'for', 'this', 'last', 'next', 'every', 'each', 'before', 'after', 'around', 'throughout', 'about', ',', '/', 'starting', 'beginning', 'ending', 'ended', '(', 'the', 'on', 'till', 'into', 'as', 'over', 'effective', "'s"])

/** Newspapers named after a weekday. */
const PAPERS = new Set(['times', 'mail', 'telegraph', 'mirror', 'express', 'herald', 'post', 'tribune', 'world', 'people'])

function isYear(m: Captures, around: Around): boolean {
  const before = around.before(1)
  const after = around.after(1)
  if (around.lastLower() === 'thousand' && around.before(1) !== 'year') return false
  if (NOT_A_YEAR.has(before) || COUNTED.has(after) || around.isInName()) return false
  if (m.year < 1100 || m.year > 2099) return YEAR_PREPOSITIONS.has(before) && before !== 'to' && m.year >= 1000 && m.year < 1100
  if (after === '-' && around.tagAfter(2).startsWith('NN') && !YEAR_PREPOSITIONS.has(before)) return around.before(1) !== ''
  if (before === '(' || before === '-' || before === '–' || YEAR_PREPOSITIONS.has(before)) return !(around.tagAfter(1) === 'NNS' && (before === 'of' || before === 'about' || before === 'with' || before === 'over' || before === 'at'))
  return !(around.tagAfter(1) === 'NNS' && !/^(?:the|its|his|her|their|a|'s|our|my|this|that|these)$/.test(before) && !around.tagBefore(1).startsWith('JJ'))
}

function isMonth(m: Captures, around: Around): boolean {
  if (around.isInName()) return false
  const tag = around.firstTag()
  if (tag === 'VERB' || tag === 'AUX') return false
  const before = around.before(1)
  if (/^(?:a|an|the|its|his|their|her)$/.test(before) && around.tagAfter(1).startsWith('NN')) return true
  if ((m.month === 5 || m.month === 3) && before === 'the') return false
  if (m.month === 5 || m.month === 3) return BEFORE_A_MONTH.has(before) || around.tagBefore(1) === 'VBD' || around.tagBefore(1) === 'VBN'
  if (STANDALONE_MONTHS.has(around.lower())) return BEFORE_A_MONTH.has(before) || (tag === 'PROPN' && around.tagAfter(1) !== 'NNP')
  return true
}

const day = (m: Captures): Draft | null => (m.day < 1 ? null : { kind: 'date', m: m.month, d: m.day, ...(m.year > 0 ? { y: m.year } : {}) })

/** Days, months, years, decades, centuries, quarters, seasons, weekdays and holidays that are named. */
export const DATE_RULES: readonly TimeRule[] = [
  {
    name: 'iso-date',
    pattern: 'DATE',
    make: (m) => ({ kind: 'date', y: m.year, m: m.month, d: m.day, ...(m.hour >= 0 ? { hour: m.hour, minute: m.minute } : {}) }),
    hits: [
      ['The log says 2025-10-03.', '2025-10-03', '2025-10-03'],
      ['Filed on 10/03/2025 in Reno.', '10/03/2025', '2025-10-03'],
      ['Stand: 23.09.2025, final.', '23.09.2025', '2025-09-23'],
    ],
    misses: ['He lost 3-1 in the final.', 'About 1/2 of them left.'],
  },
  {
    name: 'month-day-year',
    pattern: 'MONTH the? DAY [ ,? of? YEAR ]?',
    make: (m, around) => (isOfOther(around.after(1), around.after(2)) && m.year < 0 ? null : day(m)),
    hits: [
      ['It opens on October 20, 2025, in Oslo.', 'October 20, 2025', '2025-10-20'],
      ['They met on Sept. 3 in Lima.', 'Sept. 3', '2025-09-03'],
      ['October 21: Oslo votes.', 'October 21', '2025-10-21'],
      ['The court sat on March 21st, 2024.', 'March 21st, 2024', '2024-03-21'],
    ],
    misses: ['It may 20 times over.', 'Of the 20 who march 5 fell.'],
  },
  {
    name: 'day-month-year',
    pattern: 'the? DAY of? MONTH [ ,? of? YEAR ]?',
    make: day,
    hits: [
      ['It opens on 20 October 2025 in Oslo.', '20 October 2025', '2025-10-20'],
      ['The vote is set for the 4th of November.', 'the 4th of November', '2025-11-04'],
      ['He died on 3 Sept. 2021.', '3 Sept. 2021', '2021-09-03'],
    ],
    misses: ['Some 20 may leave.', 'The 4th of them fell.'],
  },
  {
    name: 'month-year',
    pattern: 'MONTH (of|,)? YEAR',
    make: (m) => (m.year < 1100 ? null : { kind: 'date', m: m.month, y: m.year, mod: m.edge }),
    hits: [
      ['The pact of March 2019 holds.', 'March 2019', '2019-03'],
      ['He left in May of 2022.', 'May of 2022', '2022-05'],
      ['Output fell in November, 2023.', 'November, 2023', '2023-11'],
    ],
    misses: ['He may 2019 times try.', 'They march 2000 miles.'],
  },
  {
    name: 'month-of-that-year',
    pattern: 'MONTH DAY? ,? of (that|the) same? year',
    make: (m) => ({ kind: 'date', m: m.month, ...(m.day > 0 ? { d: m.day } : {}), relation: THAT }),
    hits: [
      ['War came in 1941. In May of that year the port fell.', 'May of that year', '1941-05'],
      ['He won in 2019. On June 3 of the same year he quit.', 'June 3 of the same year', '2019-06-03'],
      ['It shut in 2011. By August of that year it was gone.', 'August of that year', '2011-08'],
    ],
    misses: ['In May he left.', 'She may that year win.'],
  },
  {
    name: 'relative-month',
    pattern: 'RELATION(last|next|this|past|coming|following|previous|that|same) MONTH DAY?',
    make: (m) => ({ kind: 'date', m: m.month, ...(m.day > 0 ? { d: m.day } : {}), relation: m.relation, mod: m.edge }),
    hits: [
      ['They signed last May.', 'last May', '2025-05'],
      ['It starts next January.', 'next January', '2026-01'],
      ['She was elected this March.', 'this March', '2025-03'],
    ],
    misses: ['This may help.', 'The last march was long.'],
  },
  {
    name: 'month',
    pattern: 'MONTH',
    make: (m, around) => (isMonth(m, around) ? { kind: 'date', m: m.month, mod: m.edge } : null),
    hits: [
      ['The talks ended in September.', 'September', '2025-09'],
      ['It will open in November.', 'November', '2025-11'],
      ['Rain fell in May.', 'May', '2025-05'],
    ],
    misses: ['May I go?', 'She may win.'],
  },
  {
    name: 'fiscal-year',
    pattern: '(fiscal|financial) year? YEAR',
    make: (m) => ({ kind: 'date', y: m.year, fiscal: true }),
    hits: [
      ['Sales rose in fiscal 2024.', 'fiscal 2024', '2024'],
      ['The plan for fiscal year 2026 is out.', 'fiscal year 2026', '2026'],
      ['In financial year 2023 it lost money.', 'financial year 2023', '2023'],
    ],
    misses: ['Fiscal policy is tight.', 'A financial year is long.'],
  },
  {
    name: 'the-year',
    pattern: 'the? year YEAR',
    make: (m) => ({ kind: 'date', y: m.year }),
    hits: [
      ['By the year 2030 it will be done.', 'the year 2030', '2030'],
      ['It was the year nineteen ninety-six.', 'the year nineteen ninety-six', '1996'],
      ['The ship of the year 1720 sank.', 'the year 1720', '1720'],
    ],
    misses: ['It was a year of war.', 'Every year 20 fall.'],
  },
  {
    name: 'year-era',
    pattern: 'INT (bc|bce|b.c.|b.c.e.|ad|a.d.|ce|c.e.|b.c|a.d)',
    make: (m, around) => ({ kind: 'date', y: m.n, bc: around.text().includes('b') }),
    hits: [
      ['The city fell in 490 BC.', '490 BC', 'BC0490'],
      ['A fort stood here in 79 AD.', '79 AD', '0079'],
      ['In 44 B.C. he ruled.', '44 B.C.', 'BC0044'],
    ],
    misses: ['An ad ran 40 times.', 'He has 300 goats.'],
  },
  {
    name: 'era-year',
    pattern: '(ad|a.d.) INT',
    make: (m, around) => (around.form().startsWith('A') && m.n > 0 ? { kind: 'date', y: m.n } : null),
    hits: [
      ['It was built in AD 70.', 'AD 70', '0070'],
      ['By A.D. 410 the legions had left.', 'A.D. 410', '0410'],
      ['In AD 1066 they landed.', 'AD 1066', '1066'],
    ],
    misses: ['The ad 40 people saw was banned.', 'An ad ran.'],
  },
  {
    name: 'year',
    pattern: 'YEAR',
    make: (m, around) => (isYear(m, around) ? { kind: 'date', y: m.year } : null),
    hits: [
      ['He has ruled since 2014.', '2014', '2014'],
      ['The 1996 campaign failed.', '1996', '1996'],
      ['The games are due in 2027.', '2027', '2027'],
    ],
    misses: ['Some 2027 people came.', 'It cost $1999 in all.'],
  },
  {
    name: 'short-year',
    pattern: 'YY',
    make: (m) => ({ kind: 'date', y: m.year, short: true }),
    hits: [
      ["She left in '98.", "'98", '1998'],
      ["He joined in '05.", "'05", '2005'],
      ["The class of '77 met.", "'77", '1977'],
    ],
    misses: ["He said '500 men' fell.", 'It fell 98 points.'],
  },
  {
    name: 'decade',
    pattern: 'the? DECADE (bc|bce|b.c.)?',
    make: (m, around) => (!m.full && (around.tagBefore(1) === 'PRP$' || around.before(1) === 'aged' || around.before(1) === 'upper' || around.before(1) === 'low') ? null : { kind: 'date', decade: m.decade, mod: m.edge, ...(m.full ? {} : { short: true }), ...(around.lastLower().startsWith('b') ? { bc: true } : {}) }),
    hits: [
      ['Prices soared in the 1970s.', 'the 1970s', '197'],
      ['He sang in the nineties.', 'the nineties', '199'],
      ["It was closed in the '80s.", "the '80s", '198'],
    ],
    misses: ['She is in the lead.', 'He won by 40 points.'],
  },
  {
    name: 'century',
    pattern: 'the? ORD -? century (bc|bce|b.c.)?',
    make: (m, around) => (m.ord > 0 ? { kind: 'date', century: m.ord - 1, ...(around.lastLower().startsWith('b') ? { bc: true } : {}) } : null),
    hits: [
      ['In the 20th century it grew.', 'the 20th century', '19'],
      ['A nineteenth-century house burned.', 'nineteenth-century', '18'],
      ['It is a 21st century city.', '21st century', '20'],
    ],
    misses: ['A century ago it grew.', 'He hit his third hundred.'],
  },
  {
    name: 'half-year',
    pattern: 'the? (first|second|last|latter) -? half [ of the? year? YEAR ]?',
    make: (m, around) => {
      if (m.year < 0 && !/^of (?:this|last|next|the) year$/.test([1, 2, 3].map((k) => around.after(k)).join(' '))) return null
      return { kind: 'date', half: around.text().includes('first') ? 1 : 2, ...(m.year > 0 ? { y: m.year } : {}) }
    },
    hits: [
      ['Output fell in the first half of 2024.', 'the first half of 2024', '2024-H1'],
      ['Sales rose in the first half of this year.', 'the first half of this year', '2025-H1'],
      ['It made money in the second half of 2023.', 'the second half of 2023', '2023-H2'],
    ],
    misses: ['He scored twice in the first half.', 'The second half of the cake is mine.'],
  },
  {
    name: 'quarter-year',
    pattern: 'the? fiscal? ORD -? quarter (of|,)? fiscal? YEAR',
    make: (m) => (m.ord >= 1 && m.ord <= 4 ? { kind: 'date', quarter: m.ord, y: m.year } : null),
    hits: [
      ['In the second quarter of 2024 it grew.', 'the second quarter of 2024', '2024-Q2'],
      ['Its third quarter 2023 loss was large.', 'third quarter 2023', '2023-Q3'],
      ['The fourth quarter of fiscal 2022 was weak.', 'The fourth quarter of fiscal 2022', '2022-Q4'],
    ],
    misses: ['A quarter of 2,000 men left.', 'The third quarter-final is on.'],
  },
  {
    name: 'quarter-code',
    pattern: 'QCODE (of|,)? YEAR?',
    make: (m) => ({ kind: 'date', quarter: m.ord, ...(m.year > 0 ? { y: m.year } : {}) }),
    hits: [
      ['Profit rose in Q3 2024.', 'Q3 2024', '2024-Q3'],
      ['It sold less in Q2.', 'Q2', '2025-Q2'],
      ['The Q1 of 2023 loss grew.', 'Q1 of 2023', '2023-Q1'],
    ],
    misses: ['He drives a Q7.', 'They had an FAQ.'],
  },
  {
    name: 'year-quarter',
    pattern: 'the? YEAR fiscal? ORD -? quarter',
    make: (m) => (m.ord >= 1 && m.ord <= 4 ? { kind: 'date', quarter: m.ord, y: m.year } : null),
    hits: [
      ['The 2024 second quarter was good.', 'The 2024 second quarter', '2024-Q2'],
      ['In the 2023 fourth-quarter it fell.', 'the 2023 fourth-quarter', '2023-Q4'],
      ['Its 2022 first quarter was weak.', '2022 first quarter', '2022-Q1'],
    ],
    misses: ['In 2024 a quarter left.', 'The 2024 quarter-final was lost.'],
  },
  {
    name: 'relative-year-quarter',
    pattern: "RELATION(last|next|this) year 's ORD -? quarter",
    make: (m) => (m.ord >= 1 && m.ord <= 4 ? { kind: 'date', quarter: m.ord, relation: m.relation, unit: 7 } : null),
    hits: [
      ["It lost money in last year's third quarter.", "last year's third quarter", '2024-Q3'],
      ["They open in next year's first quarter.", "next year's first quarter", '2026-Q1'],
      ["Sales in this year's second quarter fell.", "this year's second quarter", '2025-Q2'],
    ],
    misses: ["Last year's final was dull.", "This year's quarter-finals are set."],
  },
  {
    name: 'quarter-of-relative-year',
    pattern: 'the? ORD -? quarter of RELATION(last|next|this|previous|following) year',
    make: (m) => (m.ord >= 1 && m.ord <= 4 ? { kind: 'date', quarter: m.ord, relation: m.relation, unit: 7 } : null),
    hits: [
      ['They open in the first quarter of next year.', 'the first quarter of next year', '2026-Q1'],
      ['It fell in the fourth quarter of last year.', 'the fourth quarter of last year', '2024-Q4'],
      ['Work starts in the second quarter of next year.', 'the second quarter of next year', '2026-Q2'],
    ],
    misses: ['A quarter of last year was wet.', 'The third quarter-final of this cup is on.'],
  },
  {
    name: 'quarter',
    pattern: 'the? [ year - (ago|earlier) ]? fiscal? ORD -? quarter',
    make: (m, around) => {
      if (m.ord < 1 || m.ord > 4 || around.after(1) === '-') return null
      const text = around.text()
      if (/ago|earlier/.test(text)) return { kind: 'date', quarter: m.ord, relation: YEARAGO }
      return { kind: 'date', quarter: m.ord, ...(text.startsWith('the ') && text.includes('-') ? { skip: 1 } : {}) }
    },
    hits: [
      ['It had a third-quarter loss.', 'third-quarter', '2025-Q3'],
      ['In the second quarter it grew.', 'the second quarter', '2025-Q2'],
      ['The first quarter was weak.', 'The first quarter', '2025-Q1'],
    ],
    misses: ['The fourth quarter-final is on.', 'A quarter of them left.'],
  },
  {
    name: 'current-quarter',
    pattern: 'the? RELATION(latest|current) fiscal? (quarter|period)',
    make: (m) => ({ kind: 'date', quarter: 0, relation: m.relation }),
    hits: [
      ['Its profit in the second quarter rose. The latest quarter had a charge.', 'The latest quarter', '2025-Q2'],
      ['Its loss in the first quarter grew. In the latest period it sold a unit.', 'the latest period', '2025-Q1'],
      ['It fell in the third quarter. The latest period had a gain.', 'The latest period', '2025-Q3'],
    ],
    misses: ['The latest news is bad.', 'The current account is closed.'],
  },
  {
    name: 'year-ago',
    pattern: 'the? year - (ago|earlier) [ fiscal? (quarter|period) ]?',
    make: (_, around) => ({ kind: 'shift', unit: 7, n: -1, base: 'mention', ...(/quarter|period/.test(around.text()) ? { quarter: 0 } : { quarter: -1 }) }),
    hits: [
      ['It lost money in the third quarter, less than in the year-ago quarter.', 'the year-ago quarter', '2024-Q3'],
      ['In the second quarter it beat the year-earlier period.', 'the year-earlier period', '2024-Q2'],
      ['In the first quarter it made more than its year-ago loss.', 'year-ago', '2024-Q1'],
    ],
    misses: ['It was a year of war.', 'The year ended.'],
  },
  {
    name: 'year-period',
    pattern: 'the YEAR (quarter|period)',
    make: (m, around) => (around.after(1) === '-' ? null : { kind: 'date', y: m.year, quarter: 0 }),
    hits: [
      ['In the third quarter it beat the 2023 quarter.', 'the 2023 quarter', '2023-Q3'],
      ['In the second quarter it beat the 2024 period.', 'the 2024 period', '2024-Q2'],
      ['It lost in the first quarter. The 2022 period was good.', 'The 2022 period', '2022-Q1'],
    ],
    misses: ['The 2023 quarter-final was lost.', 'The 2,000 quarters rang.'],
  },
  {
    name: 'season-year',
    pattern: 'the? SEASON (of|,)? YEAR',
    make: (m, around) => (around.firstTag() === 'VERB' || COUNTED.has(around.after(1)) ? null : { kind: 'date', season: m.season, y: m.year, mod: m.edge }),
    hits: [
      ['In the summer of 2019 it closed.', 'the summer of 2019', '2019-SU'],
      ['He was ill in winter 2021.', 'winter 2021', '2021-WI'],
      ['They left in the fall of 1998.', 'the fall of 1998', '1998-FA'],
    ],
    misses: ['Prices fall 2000 points.', 'The spring water is sold.'],
  },
  {
    name: 'season-short-year',
    pattern: 'the? SEASON of YY',
    make: (m) => ({ kind: 'date', season: m.season, y: m.year, short: true }),
    hits: [
      ["In the summer of '69 he sang.", "the summer of '69", '1969-SU'],
      ["They left in the fall of '98.", "the fall of '98", '1998-FA'],
      ["It was the winter of '05.", "the winter of '05", '2005-WI'],
    ],
    misses: ["The fall of '500 houses' was loud.", 'The fall of Rome came.'],
  },
  {
    name: 'season-of-that-year',
    pattern: 'the? SEASON of (that|the) same? year',
    make: (m) => ({ kind: 'date', season: m.season, relation: THAT }),
    hits: [
      ['Peace came in 1995. In the summer of that year they met.', 'the summer of that year', '1995-SU'],
      ['He won in 2011. In the fall of the same year he quit.', 'the fall of the same year', '2011-FA'],
      ['It opened in 2003. By winter of that year it shut.', 'winter of that year', '2003-WI'],
    ],
    misses: ['The fall of the house came.', 'The spring of that clock broke.'],
  },
  {
    name: 'relative-season',
    pattern: 'the? RELATION(last|next|this|past|coming|following|previous|that|same|upcoming) SEASON',
    make: (m) => ({ kind: 'date', season: m.season, relation: m.relation }),
    hits: [
      ['They met last summer.', 'last summer', '2025-SU'],
      ['It opens next spring.', 'next spring', '2026-SP'],
      ['Prices rose this fall.', 'this fall', '2025-FA'],
    ],
    misses: ['They fall last.', 'The last to spring up won.'],
  },
  {
    name: 'season',
    pattern: 'the? SEASON',
    make: (m, around) => {
      const tag = around.lastTag()
      if (!tag.startsWith('NN') || around.isInName()) return null
      if (around.after(1) === 'of' && !/^(?:\d+|this|last|next|that)$/.test(around.after(2))) return null
      if (/^(?:fall|spring)$/.test(around.text()) && around.tagAfter(1).startsWith('NN') && /^(?:DT|JJ|PRP\$|POS)/.test(around.tagBefore(1)) && !/^(?:water|break|guy|roll|chicken|line|onion)/.test(around.after(1))) return { kind: 'date', season: m.season }
      const bare = !around.text().includes('the ')
      if (around.lower() === 'the' && /^(?:fall|spring)$/.test(around.lastLower()) && !/^(?:in|during|by|of|until|since|through|for|over)$/.test(around.before(1)) && !/^(?:and|or)$/.test(around.after(1))) return null
      if (bare && /^(?:fall|spring)$/.test(around.lastLower()) && !/^(?:in|by|until|since|early|late|of|during|and|for)$/.test(around.before(1))) return null
      return { kind: 'date', season: m.season, mod: m.edge }
    },
    hits: [
      ['Talks will resume in the spring.', 'the spring', '2026-SP'],
      ['It was built in the summer.', 'the summer', '2025-SU'],
      ['The army waited for winter.', 'winter', '2024-WI'],
    ],
    misses: ['Prices fall again.', 'The fall broke his leg.'],
  },
  {
    name: 'relative-weekday',
    pattern: 'the? RELATION(last|next|this|past|coming|following|previous|that|same|upcoming) WEEKDAY',
    make: (m) => ({ kind: 'date', weekday: m.weekday, relation: m.relation }),
    hits: [
      ['They met last Tuesday.', 'last Tuesday', '2025-10-14'],
      ['It opens next Monday.', 'next Monday', '2025-10-20'],
      ['She spoke this past Thursday.', 'past Thursday', '2025-10-16'],
    ],
    misses: ['The last sun set.', 'This sat well.'],
  },
  {
    name: 'weekday-relation',
    pattern: 'WEEKDAY of? RELATION(last|next|this) week',
    make: (m) => ({ kind: 'date', weekday: m.weekday, relation: m.relation, unit: 4 }),
    hits: [
      ['They met on Tuesday of last week.', 'Tuesday of last week', '2025-10-07'],
      ['It opens Monday next week.', 'Monday next week', '2025-10-20'],
      ['He spoke on Wednesday of this week.', 'Wednesday of this week', '2025-10-15'],
    ],
    misses: ['The sun last week shone.', 'He wed last week.'],
  },
  {
    name: 'weekday',
    pattern: 'WEEKDAY',
    make: (m, around) => (PAPERS.has(around.after(1)) || (around.isInName() && !around.isInPerson()) ? null : { kind: 'date', weekday: m.weekday }),
    hits: [
      ['The minister said on Thursday that it was over.', 'Thursday', '2025-10-16'],
      ['The court will rule on Wednesday.', 'Wednesday', '2025-10-22'],
      ['The paper reported Friday that he had left.', 'Friday', '2025-10-17'],
    ],
    misses: ['The sun is up.', 'He sat down.'],
  },
  {
    name: 'the-nth',
    pattern: 'the? ORD',
    make: (m, around) => {
      if (!/^\d/.test(around.lastLower()) || m.ord < 1 || m.ord > 31) return null
      if (!/^the /.test(around.text()) || !/^(?:on|by|until|till|of|for|from|to|since|and)$/.test(around.before(1))) return null
      if (/^(?:NN|JJ|CD|VBG|VBN)/.test(around.tagAfter(1)) || around.after(1) === '-') return null
      return { kind: 'date', d: m.ord }
    },
    hits: [
      ['The report is due on the 23rd.', 'the 23rd', '2025-10-23'],
      ['They met on the 3rd in Bonn.', 'the 3rd', '2025-10-03'],
      ['They must leave by the 30th.', 'the 30th', '2025-10-30'],
    ],
    misses: ['He was the 5th to speak.', 'On the 5th floor it burned.'],
  },
  {
    name: 'holiday',
    pattern: 'HOLIDAY [ ,? YEAR ]?',
    make: (m) => ({ kind: 'date', holiday: m.holiday, ...(m.year > 0 ? { y: m.year } : {}) }),
    hits: [
      ['He will be home by Christmas.', 'Christmas', '2025-12-25'],
      ["They married on New Year's Day, 2020.", "New Year's Day, 2020", '2020-01-01'],
      ['The shops will close on Thanksgiving.', 'Thanksgiving', '2025-11-27'],
    ],
    misses: ['He gave thanks.', 'The new year brings hope.'],
  },
  {
    name: 'relative-holiday',
    pattern: 'RELATION(last|next|this) HOLIDAY',
    make: (m) => ({ kind: 'date', holiday: m.holiday, relation: m.relation }),
    hits: [
      ['She sang last Christmas.', 'last Christmas', '2024-12-25'],
      ['They open next Easter.', 'next Easter', '2026-04-05'],
      ['It returns this Halloween.', 'this Halloween', '2025-10-31'],
    ],
    misses: ['This new plan failed.', 'The last all-star game is on.'],
  },
]
