import { DAY, NIGHT, PERIOD, WEEKEND, YEAR, type TimeRule } from '../rule.ts'

/** What comes back again and again. */
export const SET_RULES: readonly TimeRule[] = [
  {
    name: 'every-unit',
    pattern: '(every|each|per) single? SING',
    make: (m, around) => (m.unit === PERIOD || (around.lower() === 'per' && (around.before(1) === '-' || m.unit < DAY)) ? null : { kind: 'set', unit: m.unit === NIGHT || m.unit === WEEKEND ? (m.unit === NIGHT ? DAY : WEEKEND) : m.unit, n: 1 }),
    hits: [
      ['They meet every week.', 'every week', 'P1W'],
      ['Each year it grows.', 'Each year', 'P1Y'],
      ['He walks every day.', 'every day', 'P1D'],
    ],
    misses: ['Every man came.', 'Each of them won.'],
  },
  {
    name: 'every-number-units',
    pattern: 'every N UNIT',
    make: (m) => (Number.isNaN(m.n) ? null : { kind: 'set', unit: m.unit, n: m.n }),
    hits: [
      ['They vote every four years.', 'every four years', 'P4Y'],
      ['Trains leave every 20 minutes.', 'every 20 minutes', 'PT20M'],
      ['She flew every two weeks.', 'every two weeks', 'P2W'],
    ],
    misses: ['Every four men ate.', 'He met every one.'],
  },
  {
    name: 'every-other-unit',
    pattern: 'every (other|second) SING',
    make: (m) => ({ kind: 'set', unit: m.unit, n: 2 }),
    hits: [
      ['They meet every other week.', 'every other week', 'P2W'],
      ['It is held every second year.', 'every second year', 'P2Y'],
      ['He runs every other day.', 'every other day', 'P2D'],
    ],
    misses: ['Every other man came.', 'Every second man fell.'],
  },
  {
    name: 'every-weekday',
    pattern: '(every|each) WEEKDAY PART?',
    make: (m) => ({ kind: 'set', weekday: m.weekday, ...(m.part >= 0 ? { part: m.part } : {}) }),
    hits: [
      ['The council meets every Tuesday.', 'every Tuesday', 'XXXX-WXX-2'],
      ['Each Friday they march.', 'Each Friday', 'XXXX-WXX-5'],
      ['She sings every Sunday morning.', 'every Sunday morning', 'XXXX-WXX-7TMO'],
    ],
    misses: ['Every sun sets.', 'Each man wed.'],
  },
  {
    name: 'weekdays',
    pattern: 'WEEKDAYS',
    make: (m) => ({ kind: 'set', weekday: m.weekday }),
    hits: [
      ['The museum is shut on Mondays.', 'Mondays', 'XXXX-WXX-1'],
      ['They play on Saturdays.', 'Saturdays', 'XXXX-WXX-6'],
      ['Sundays are for rest.', 'Sundays', 'XXXX-WXX-7'],
    ],
    misses: ['The suns rose.', 'Weds come first.'],
  },
  {
    name: 'every-month-or-season',
    pattern: '(every|each) MONTH',
    make: (m) => ({ kind: 'set', m: m.month }),
    hits: [
      ['They march every July.', 'every July', 'XXXX-07'],
      ['Each October it snows.', 'Each October', 'XXXX-10'],
      ['He swims every March.', 'every March', 'XXXX-03'],
    ],
    misses: ['Every march ended.', 'Each may go.'],
  },
  {
    name: 'every-season',
    pattern: '(every|each) SEASON',
    make: (m) => ({ kind: 'set', season: m.season }),
    hits: [
      ['They march every summer.', 'every summer', 'XXXX-SU'],
      ['Each winter it snows.', 'Each winter', 'XXXX-WI'],
      ['Floods come every spring.', 'every spring', 'XXXX-SP'],
    ],
    misses: ['Every fallen man.', 'Each of the springs.'],
  },
  {
    name: 'every-part',
    pattern: '(every|each) PART',
    make: (m) => ({ kind: 'set', part: m.part }),
    hits: [
      ['She runs every morning.', 'every morning', 'XXXX-XX-XXTMO'],
      ['Each evening they pray.', 'Each evening', 'XXXX-XX-XXTEV'],
      ['Every afternoon it rains.', 'Every afternoon', 'XXXX-XX-XXTAF'],
    ],
    misses: ['Every man mourns.', 'Each was even.'],
  },
  {
    name: 'frequency',
    pattern: 'FREQ',
    make: (m, around) => (around.isInName() || (around.lower() === 'quarterly' && around.tagAfter(1).startsWith('NN')) ? null : { kind: 'set', value: m.value }),
    hits: [
      ['It publishes a daily report.', 'daily', 'P1D'],
      ['The prize is given annually.', 'annually', 'P1Y'],
      ['A weekly market is held.', 'weekly', 'P1W'],
    ],
    misses: ['The day was long.', 'A year passed.'],
  },
  {
    name: 'times-a-unit',
    pattern: '(once|twice) (a|an|each|every|per) SING',
    make: (m) => ({ kind: 'set', unit: m.unit, n: 1 }),
    hits: [
      ['They meet twice a week.', 'twice a week', 'P1W'],
      ['Once a year he sails.', 'Once a year', 'P1Y'],
      ['It erupts once every century.', 'once every century', 'P100Y'],
    ],
    misses: ['He won twice.', 'Once a king, always a king.'],
  },
  {
    name: 'number-times-a-unit',
    pattern: 'N times (a|an|each|every|per) SING',
    make: (m) => ({ kind: 'set', unit: m.unit, n: 1 }),
    hits: [
      ['They meet three times a week.', 'three times a week', 'P1W'],
      ['Four times a year he sails.', 'Four times a year', 'P1Y'],
      ['It rings 20 times an hour.', '20 times an hour', 'PT1H'],
    ],
    misses: ['He won three times.', 'Four times a king.'],
  },
  {
    name: 'on-a-daily-basis',
    pattern: 'on a FREQ basis',
    make: (m) => ({ kind: 'set', value: m.value, skip: 2, drop: 1 }),
    hits: [
      ['They speak on a daily basis.', 'daily', 'P1D'],
      ['It is paid on a monthly basis.', 'monthly', 'P1M'],
      ['On a yearly basis it grew.', 'yearly', 'P1Y'],
    ],
    misses: ['On a legal basis.', 'On the basis of it.'],
  },
  {
    name: 'year-round',
    pattern: 'year - round',
    make: () => ({ kind: 'duration', unit: YEAR, n: 1 }),
    hits: [
      ['It is open year-round.', 'year-round', 'P1Y'],
      ['A year-round market is held.', 'year-round', 'P1Y'],
      ['They train year-round.', 'year-round', 'P1Y'],
    ],
    misses: ['A round of talks.', 'The year ended.'],
  },
]
