import type { TimeRule } from '../rule.ts'

/** References to past, present and future that name no date. */
export const REFERENCE_RULES: readonly TimeRule[] = [
  {
    name: 'reference',
    pattern: '(right|just|until|more|very|most)? REF',
    make: (m, around) => {
      const first = around.lower()
      const words = around.text().split(' ').length
      if (around.lastLower() === 'soon' && (around.after(1) === 'as' || first === 'very')) return around.after(1) === 'as' ? null : { kind: 'ref', value: m.value }
      if (around.lastLower() === 'shortly' && /^(?:after|before|thereafter|afterwards)$/.test(around.after(1))) return null
      if (around.before(1) === 'as') return null
      if (around.lastLower() === 'soon' && around.isBehind()) return null
      if (around.lastLower() === 'soon' && /^(?:after|afterwards|afterward)$/.test(around.after(1))) return null
      return { kind: 'ref', value: m.value, ...(words > 1 && (first === 'until' || first === 'just') ? { skip: 1 } : {}) }
    },
    hits: [
      ['They are now in Rome.', 'now', 'PRESENT_REF'],
      ['He was recently freed.', 'recently', 'PAST_REF'],
      ['It will soon be over.', 'soon', 'FUTURE_REF'],
    ],
    misses: ['As soon as he came it fell.', 'He left shortly after the vote.'],
  },
  {
    name: 'present',
    pattern: '(these|at|for) (days|present|the|this|that) (moment|present|time|now)?',
    make: (_, around) => {
      const text = around.text()
      if (text !== 'these days' && /^(?:NN|JJ)/.test(around.tagAfter(1))) return null
      if (text === 'these days') return { kind: 'ref', value: 'PRESENT_REF' }
      if (text === 'at present') return { kind: 'ref', value: 'PRESENT_REF', skip: 1 }
      if (/^(?:at|for) (?:the|this) (?:moment|present|time)$/.test(text)) return text.startsWith('for the time') || (text === 'at the time' || text === 'at this time' || text.startsWith('for this')) ? (text === 'at this time' ? { kind: 'ref', value: 'PRESENT_REF', skip: 1 } : null) : { kind: 'ref', value: 'PRESENT_REF', skip: 1 }
      return null
    },
    hits: [
      ['He is safe at present.', 'present', 'PRESENT_REF'],
      ['It is dear these days.', 'these days', 'PRESENT_REF'],
      ['At the moment it is shut.', 'the moment', 'PRESENT_REF'],
    ],
    misses: ['At the gate he fell.', 'For the team it was good.'],
  },
  {
    name: 'past-or-future',
    pattern: 'the (near|foreseeable|distant|recent|immediate|not-too-distant)? (past|future)',
    make: (_, around) => {
      const past = around.lastLower() === 'past'
      if (!/^(?:in|from|for|of|to|about|into|than|over)$/.test(around.before(1)) || /^(?:NN|CD|JJ)/.test(around.tagAfter(1))) return null
      return { kind: 'ref', value: past ? 'PAST_REF' : 'FUTURE_REF' }
    },
    hits: [
      ['It was different in the past.', 'the past', 'PAST_REF'],
      ['They will meet in the near future.', 'the near future', 'FUTURE_REF'],
      ['He has no plans for the future.', 'the future', 'FUTURE_REF'],
    ],
    misses: ['He ran past the house.', 'The future king came.'],
  },
  {
    name: 'term',
    pattern: 'the (near|short|immediate|medium|long) -? term',
    make: (_, around) => (around.before(1) === 'in' || around.before(1) === 'over' || around.before(1) === 'for' ? { kind: 'ref', value: 'FUTURE_REF' } : null),
    hits: [
      ['Prices will rise in the near term.', 'the near term', 'FUTURE_REF'],
      ['It may help in the long term.', 'the long term', 'FUTURE_REF'],
      ['There will be losses over the short term.', 'the short term', 'FUTURE_REF'],
    ],
    misses: ['The long term papers were marked.', 'He won the first term.'],
  },
  {
    name: 'later-date',
    pattern: '(a|some) (later|future|unspecified) (date|time|stage|day|point)',
    make: () => ({ kind: 'ref', value: 'FUTURE_REF' }),
    hits: [
      ['The vote will be held at a later date.', 'a later date', 'FUTURE_REF'],
      ['They may meet at some later time.', 'some later time', 'FUTURE_REF'],
      ['It was put off to a future date.', 'a future date', 'FUTURE_REF'],
    ],
    misses: ['A later train came.', 'Some of the later dates fell.'],
  },
  {
    name: 'as-soon-as-possible',
    pattern: 'as soon as possible',
    make: () => ({ kind: 'ref', value: 'FUTURE_REF' }),
    hits: [
      ['They want to vote as soon as possible.', 'as soon as possible', 'FUTURE_REF'],
      ['Leave as soon as possible, he said.', 'as soon as possible', 'FUTURE_REF'],
      ['As soon as possible it will open.', 'As soon as possible', 'FUTURE_REF'],
    ],
    misses: ['As soon as he came it fell.', 'It is as good as possible.'],
  },
  {
    name: 'the-time',
    pattern: '(that|the) time',
    make: (_, around) => (around.before(1) === 'at' && around.after(1) !== 'of' && around.after(1) !== 'when' && around.lower() === 'that' ? { kind: 'ref', value: 'PAST_REF' } : null),
    hits: [
      ['He was in Rome at that time.', 'that time', 'PAST_REF'],
      ['At that time it was small.', 'that time', 'PAST_REF'],
      ['Nobody knew it at that time.', 'that time', 'PAST_REF'],
    ],
    misses: ['The time has come.', 'All the time he sang.'],
  },
]
