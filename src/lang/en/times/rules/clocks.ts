import { DAY, HOUR, MINUTE, type Captures, type Draft, type TimeRule } from '../rule.ts'

function clock(m: Captures): Draft | null {
  let { hour } = m
  if (hour < 0 || hour > 24 || (hour === 24 && m.minute > 0)) return null
  if (m.meridiem >= 0) {
    if (hour > 12 || hour === 0) return hour > 12 ? clock24(m) : null
    hour = (hour % 12) + m.meridiem * 12
  }
  return { kind: 'clock', hour, minute: m.minute, zone: m.zone }
}

function clock24(m: Captures): Draft {
  return { kind: 'clock', hour: m.hour, minute: m.minute, zone: m.zone }
}

/** Times of day. */
export const CLOCK_RULES: readonly TimeRule[] = [
  {
    name: 'clock',
    pattern: 'CLOCK AMPM? [ ,? ZONE ]?',
    make: (m, around) => {
      if (m.meridiem < 0 && m.zone === null && (/\./.test(around.text()) || !/^(?:at|by|until|till|from|to|around|about|before|after|since|between|and|,|\(|-|–|of|on|past|near)$/.test(around.before(1)))) return null
      return clock(m)
    },
    hits: [
      ['The vote is at 1:30 PM Eastern Time today.', '1:30 PM Eastern Time today', '2025-10-17T13:30'],
      ['The plane landed at 22:00 Almaty time on Thursday.', '22:00 Almaty time on Thursday', '2025-10-16T22:00'],
      ['It began at 8:15 a.m. on October 3.', '8:15 a.m. on October 3', '2025-10-03T08:15'],
    ],
    misses: ['They won 3:1 at home.', 'It rose 8.30 points.'],
  },
  {
    name: 'hour-meridiem',
    pattern: 'HOURWORD AMPM ZONE?',
    make: clock,
    hits: [
      ['The court sits at 10 a.m. GMT on Monday.', '10 a.m. GMT on Monday', '2025-10-20T10:00'],
      ['Doors open at 7 p.m. today.', '7 p.m. today', '2025-10-17T19:00'],
      ['It was 12 a.m. on May 5 when it fell.', '12 a.m. on May 5', '2025-05-05T00:00'],
    ],
    misses: ['Room 10 is shut.', 'He is 10.'],
  },
  {
    name: 'oclock',
    pattern: "HOURWORD (o'clock|o’clock) [ in the PART ]? AMPM? ZONE?",
    make: (m) => {
      const base = clock(m)
      return base && m.part > 0 && base.hour! < 12 ? { ...base, hour: base.hour! + 12 } : base
    },
    hits: [
      ["They met at nine o'clock today.", "nine o'clock today", '2025-10-17T09:00'],
      ["At 5 o'clock in the afternoon on May 3 it rang.", "5 o'clock in the afternoon on May 3", '2025-05-03T17:00'],
      ["The gates shut at eleven o'clock yesterday.", "eleven o'clock yesterday", '2025-10-16T11:00'],
    ],
    misses: ['Nine men met.', 'The clock struck.'],
  },
  {
    name: 'military-zone',
    pattern: 'MILITARY hours? ZONE',
    make: clock24,
    hits: [
      ['The brief is at 0900 GMT on Monday.', '0900 GMT on Monday', '2025-10-20T09:00'],
      ['By 1430 GMT on October 3 it was over.', '1430 GMT on October 3', '2025-10-03T14:30'],
      ['At 2200 UTC yesterday it fell.', '2200 UTC yesterday', '2025-10-16T22:00'],
    ],
    misses: ['In 1900 it fell.', 'Some 1430 men left.'],
  },
  {
    name: 'hour-in-the-part',
    pattern: 'HOURWORD in the PART',
    make: (m, around) => (/^(?:at|by|until|around|about|before|after)$/.test(around.before(1)) && m.hour <= 12 ? { kind: 'clock', hour: m.part > 0 && m.hour < 12 ? m.hour + 12 : m.hour, minute: 0, zone: null } : null),
    hits: [
      ['They fled at 4 in the morning on October 3.', '4 in the morning on October 3', '2025-10-03T04:00'],
      ['He rang at nine in the evening yesterday.', 'nine in the evening yesterday', '2025-10-16T21:00'],
      ['By 3 in the afternoon today it was over.', '3 in the afternoon today', '2025-10-17T15:00'],
    ],
    misses: ['Only 4 in the morning class came.', 'He was in the morning train.'],
  },
  {
    name: 'hour-zone',
    pattern: 'HOURWORD ZONE',
    make: (m, around) => (/^(?:at|by|until|from|around|about|before|after|to)$/.test(around.before(1)) ? clock24(m) : null),
    hits: [
      ['The brief is at 9 GMT on Monday.', '9 GMT on Monday', '2025-10-20T09:00'],
      ['It begins at 18 Moscow time today.', '18 Moscow time today', '2025-10-17T18:00'],
      ['By 14 GMT yesterday it was over.', '14 GMT yesterday', '2025-10-16T14:00'],
    ],
    misses: ['He has 9 EU flags.', 'A team of 9 ET fans.'],
  },
  {
    name: 'noon',
    pattern: '(noon|midday|midnight|noontime) ZONE?',
    make: (m, around) => (around.before(1) === 'high' || (around.form().charCodeAt(0) < 91 && !around.isFirst()) ? null : { kind: 'clock', hour: around.lower() === 'midnight' ? 24 : 12, minute: 0, zone: m.zone }),
    hits: [
      ['They met at noon on Monday.', 'noon on Monday', '2025-10-13T12:00'],
      ['The truce began at midnight local time on October 3.', 'midnight local time on October 3', '2025-10-03T24:00'],
      ['By midday yesterday it was over.', 'midday yesterday', '2025-10-16T12:00'],
    ],
    misses: ['No one came.', 'None fell.'],
  },
  {
    name: 'minutes-past-midnight',
    pattern: 'N UNIT (past|after|before|to) (midnight|noon|midday) ZONE?',
    make: (m, around) => {
      const minutes = m.unit === MINUTE ? m.n : m.unit === HOUR ? m.n * 60 : 0
      if (!Number.isInteger(minutes) || minutes <= 0 || minutes >= 720) return null
      const text = around.text()
      const isBefore = / (?:before|to) /.test(text)
      const base = text.includes('midnight') ? (isBefore ? 1440 : 0) : 720
      const at = isBefore ? base - minutes : base + minutes
      return { kind: 'clock', hour: Math.floor(at / 60), minute: at % 60, zone: m.zone }
    },
    hits: [
      ['The ban begins at one minute past midnight on Monday, 20 October.', 'one minute past midnight on Monday, 20 October', '2025-10-20T00:01'],
      ['They met ten minutes before noon on October 3.', 'ten minutes before noon on October 3', '2025-10-03T11:50'],
      ['It fell two hours after midnight on May 5.', 'two hours after midnight on May 5', '2025-05-05T02:00'],
    ],
    misses: ['They talked for one minute past the hour.', 'The hall was full past capacity for ten minutes.'],
  },
  {
    name: 'this-part',
    pattern: 'RELATION(this|that|last|following|next|same|previous) PART',
    make: (m, around) => {
      const first = around.lower()
      if (first === 'this') return { kind: 'shift', unit: DAY, n: 0, base: 'published', part: m.part }
      if (first === 'last') return { kind: 'shift', unit: DAY, n: -1, base: 'published', part: m.part }
      const n = first === 'that' || first === 'same' ? 0 : first === 'previous' ? -1 : 1
      return { kind: 'shift', unit: DAY, n, base: 'mention', part: m.part }
    },
    hits: [
      ['He arrived this morning.', 'this morning', '2025-10-17TMO'],
      ['Rain fell last night.', 'last night', '2025-10-16TNI'],
      ['He won on May 3. That evening he sang.', 'That evening', '2025-05-03TEV'],
    ],
    misses: ['This man fell.', 'The last mourner left.'],
  },
  {
    name: 'tonight',
    pattern: '(tonight|overnight|tonite)',
    make: (_, around) => {
      if (around.lower() === 'overnight' && (around.tagAfter(1).startsWith('NN') || around.lastTag().startsWith('JJ'))) return { kind: 'duration', unit: 13, n: 1 }
      return { kind: 'shift', unit: DAY, n: 0, base: 'published', part: 3 }
    },
    hits: [
      ['They play tonight.', 'tonight', '2025-10-17TNI'],
      ['He will speak tonight in Oslo.', 'tonight', '2025-10-17TNI'],
      ['Two drones fell overnight.', 'overnight', '2025-10-17TNI'],
    ],
    misses: ['The night was cold.', 'It is dark.'],
  },
  {
    name: 'part-of-deictic',
    pattern: 'PART DEICTIC',
    make: (m) => ({ kind: 'shift', unit: DAY, n: m.deictic, base: 'published', part: m.part, mod: m.edge }),
    hits: [
      ['By mid-afternoon yesterday it had rained.', 'mid-afternoon yesterday', '2025-10-16TAF'],
      ['He left at dawn today.', 'dawn today', '2025-10-17TMO'],
      ['At dawn yesterday they fled.', 'dawn yesterday', '2025-10-16TMO'],
    ],
    misses: ['The morning was cold.', 'It rained today.'],
  },
  {
    name: 'the-part',
    pattern: 'the? EDGE(early|late|mid)? PART',
    make: (m, around) => {
      if (around.isInName() || around.lastTag() === 'NNP') return null
      const before = around.before(1)
      if (!/^(?:in|during|by|until|at|on|late|early|all|through|since|of|before|mid)$/.test(before) || around.text() === 'night' || before === 'all') return null
      if (before === 'of' || (before === 'in' && around.lower() !== 'the')) return null
      if (m.part === 3 && before === 'on') return null
      return { kind: 'clock', part: m.part }
    },
    hits: [
      ['He won on May 3. In the evening he sang.', 'the evening', '2025-05-03TEV'],
      ['It began on June 5, and by the afternoon it was over.', 'the afternoon', '2025-06-05TAF'],
      ['On May 3 it rained; in the morning it had snowed.', 'the morning', '2025-05-03TMO'],
    ],
    misses: ['A morning person.', 'The night porter left.'],
  },
]
