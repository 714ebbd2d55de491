import { describe, expect, test } from 'vitest'
import type { Known, KnownEvent } from '../src/link/known.ts'
import { linkAll, type Happening, type Report, type Thing } from './hand-readings.ts'

const ORLA: Thing = { name: 'Orla Vance', kind: 'person', country: 'NOR' }
const MATEI: Thing = { name: 'Matei Drago', kind: 'person', country: 'ROU' }
const KOBE: Thing = { name: 'Kobe Sarr', kind: 'person', country: 'SEN' }
const INES: Thing = { name: 'Ines Robledo', kind: 'person', country: 'CHL' }
const BERGEN: Thing = { name: 'Bergen', kind: 'place', country: 'NOR' }
const THIES: Thing = { name: 'Thies', kind: 'place', country: 'SEN' }
const SIDES: Thing = { name: 'two sides', kind: 'group' }
const FENN: Thing = { name: 'Fenn Cables', kind: 'organisation' }
const HALE: Thing = { name: 'Hale Dredging', kind: 'organisation' }
const TORBAY: Thing = { name: 'Torbay Works', kind: 'organisation' }
const ALL = [ORLA, MATEI, KOBE, INES, BERGEN, THIES, FENN, HALE, TORBAY, SIDES]

let count = 0
/** A report of one story, which names what its text names. */
function report(published: string, text: string, events: readonly Happening[]): Report {
  const id = `r${count++}`
  const body = `${text} Herring quotas in the northern fjords have fallen since the trawlers came.`
  return {
    id,
    outlet: `Outlet ${id}`,
    published: `${published}T09:00:00Z`,
    text: `Herring quotas in the northern fjords\n\n${body}`,
    things: ALL.filter(({ name }) => body.includes(name)),
    events,
  }
}

/** The events of the record, each as the words of its rows. */
const told = (known: Known): string[] =>
  [...known.events.values()].map((e) => e.rows.map((r) => `${r.status}${r.when === null ? '' : ` ${r.when}`}`).join(', '))

const PLAN = report('2026-05-04', 'Orla Vance and Matei Drago will hold a summit in Bergen on 20 May.', [
  { word: 'summit', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen', when: '2026-05-20' },
])

describe('who meets is what a meeting is', () => {
  test('one who is named of a summit in passing does not make a meeting with him the summit', () => {
    const known = linkAll(
      PLAN,
      report('2026-05-05', 'The summit of Orla Vance and Matei Drago in Bergen worries Kobe Sarr.', [
        { word: 'summit', status: 'planned', who: ['Orla Vance', 'Matei Drago', 'Kobe Sarr'], place: 'Bergen' },
      ]),
      report('2026-05-06', 'Orla Vance and Kobe Sarr will meet in Thies on 9 May.', [
        { word: 'meet', status: 'scheduled', who: ['Orla Vance', 'Kobe Sarr'], place: 'Thies', when: '2026-05-09' },
      ]),
    )
    expect(told(known)).toEqual(['scheduled 2026-05-20, scheduled', 'scheduled 2026-05-09'])
  })

  test('two who are named are not the two sides that nobody has named', () => {
    const sides: Happening = { word: 'talks', status: 'happened', who: ['two sides'], when: '2026-05-03' }
    const known = linkAll(
      report('2026-05-04', 'Mediated talks of the two sides collapsed on 3 May.', [sides]),
      report('2026-05-04', 'Orla Vance will meet Matei Drago in due course.', [
        { word: 'meet', status: 'planned', who: ['Orla Vance', 'Matei Drago'] },
      ]),
    )
    expect(known.events.size).toBe(2)
  })

  test.each([
    ['another guest in the same place is another visit', 'Kobe Sarr', 2],
    ['the same guest is the same visit', 'Matei Drago', 1],
  ])('%s', (_, guest, events) => {
    const visit = (name: string): Happening => ({ word: 'arrived', mode: 'visit', status: 'happened', who: [name], place: 'Bergen' })
    const known = linkAll(
      report('2026-05-04', 'Matei Drago arrived in Bergen with his ministers.', [visit('Matei Drago')]),
      report('2026-05-05', `${guest} arrived in Bergen with his ministers.`, [visit(guest)]),
    )
    expect(known.events.size).toBe(events)
  })
})

describe('the host of a meeting', () => {
  const away = report('2026-05-04', 'Matei Drago and Kobe Sarr will hold a summit in Bergen on 20 May.', [
    { word: 'summit', status: 'scheduled', who: ['Matei Drago', 'Kobe Sarr'], place: 'Bergen', when: '2026-05-20' },
  ])
  const next = (word: string, who: readonly string[], place: string): Report =>
    report('2026-05-06', `${who.join(' and ')} spoke of the ${word} in ${place}.`, [{ word, status: 'planned', who, place }])
  test.each([
    ['who speaks of it with one of those who meet is none of them', ['Orla Vance', 'Kobe Sarr'], 'Bergen', 1],
    ['who speaks of it alone is none of them', ['Orla Vance'], 'Bergen', 1],
    ['is no host elsewhere', ['Orla Vance', 'Kobe Sarr'], 'Thies', 2],
    ['somebody else takes part in another', ['Ines Robledo', 'Kobe Sarr'], 'Bergen', 2],
  ])('%s', (_, who, place, events) => {
    expect(linkAll(away, next('summit', who, place)).events.size).toBe(events)
  })

  test('who meets a guest of his own country receives him, and nobody else', () => {
    const known = linkAll(PLAN, next('summit', ['Orla Vance', 'Kobe Sarr'], 'Bergen'))
    expect(known.events.size).toBe(2)
  })
})

test('a person of whom a report gives but a title is nobody whom the record knows', () => {
  const one = (published: string): Report => ({
    ...report(published, 'Mr was late.', []),
    things: [{ name: 'Mr', kind: 'person' }],
  })
  expect([...linkAll(one('2026-05-04'), one('2026-05-05')).entities.values()].map(({ name }) => name)).toContain('Mr')
})

describe('towns of two countries in one report', () => {
  test.each([
    ['a meeting in one is no summit in the other', 'Thies', 2],
    ['a summit in the town of the headline is its meeting', 'Bergen', 1],
  ])('%s', (_, town, events) => {
    const known = linkAll(
      report('2026-05-04', `Orla Vance in Bergen. Orla Vance held a meeting in Bergen and spoke of the summit in ${town}.`, [
        { word: 'meeting', status: 'happened', who: ['Orla Vance'], place: 'Bergen' },
        { word: 'summit', status: 'happened', who: [], place: town },
      ]),
    )
    expect(known.events.size).toBe(events)
  })
})

describe('a journey', () => {
  test.each([
    ['of one of them is not their meeting', 'travel', 'visit', 2],
    ['to the meeting is told as one where a report calls that a visit', 'visit to their meeting', 'visit', 1],
    ['that is called a meeting is it', 'meeting', null, 1],
  ] as const)('%s', (_, word, mode, events) => {
    const known = linkAll(
      PLAN,
      report('2026-05-10', `Orla Vance will go on a ${word} on herring quotas. Nothing more is known.`, [
        { word, mode, status: 'planned', who: ['Orla Vance'] },
      ]),
    )
    expect(known.events.size).toBe(events)
  })
})

describe('a plan', () => {
  const next = (who: readonly string[], place: string): Report =>
    report('2026-05-10', `Orla Vance, Matei Drago and Kobe Sarr speak of a summit in ${place} on 20 May.`, [
      { word: 'summit', status: 'scheduled', who, place, when: '2026-05-20' },
    ])

  test.each([
    ['goes to another country with both sides of it', next(['Orla Vance', 'Matei Drago'], 'Thies'), 1],
    ['is not what one of them has there', next(['Orla Vance'], 'Thies'), 2],
    ['stays where it was with one of them', next(['Orla Vance'], 'Bergen'), 1],
  ])('%s', (_, report, events) => {
    expect(linkAll(PLAN, report).events.size).toBe(events)
  })
})

describe('what has taken place', () => {
  const held = report('2026-05-20', 'Orla Vance and Matei Drago held their summit in Bergen on 20 May.', [
    { word: 'summit', status: 'happened', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen', when: '2026-05-20' },
  ])
  const later = (status: Happening['status'], more: Partial<Happening> = {}): Report =>
    report('2026-05-24', `Orla Vance and Matei Drago speak of a summit in Thies or Bergen.`, [
      { word: 'summit', status, who: ['Orla Vance', 'Matei Drago'], ...more },
    ])

  test.each([
    ['is not planned again', later('planned'), 2],
    ['is not called off', later('cancelled'), 2],
    ['is not put off', later('postponed'), 2],
    ['is told again', later('happened', { place: 'Bergen' }), 1],
    ['did not take place in another country', later('happened', { place: 'Thies' }), 2],
    ['is not what lies years back', later('scheduled', { when: '2024-03' }), 2],
  ])('%s', (_, next, events) => {
    expect(linkAll(PLAN, held, next).events.size).toBe(events)
  })
})

describe('a contract', () => {
  const deal = (a: string, b: string, more: readonly Happening[] = []): Happening[] => [
    { word: 'contract', act: 'x.deal', status: 'planned', who: [a, b] },
    ...more,
  ]
  const first = report(
    '2026-05-04',
    'Fenn Cables and Hale Dredging plan a contract for the harbour. The signing ceremony will be held in Bergen on 12 May.',
    deal('Fenn Cables', 'Hale Dredging', [
      { word: 'ceremony', act: 'x.ceremony', status: 'scheduled', place: 'Bergen', when: '2026-05-12' },
    ]),
  )

  test('and the ceremony of its signing are one', () => {
    expect(told(linkAll(first))).toEqual(['planned, scheduled 2026-05-12'])
  })

  test('with another counterpart is another', () => {
    const other = report(
      '2026-05-05',
      'Fenn Cables and Torbay Works plan a contract for a lighthouse.',
      deal('Fenn Cables', 'Torbay Works'),
    )
    expect(linkAll(first, other).events.size).toBe(2)
  })

  test.each([
    ['Torbay Works', 'is another'],
    ['Hale Dredging', 'is the same'],
  ])('told meanwhile with one of its sides alone, one with %s %s', (side, is) => {
    const alone = report('2026-05-05', 'Fenn Cables would not speak of the contract.', [
      { word: 'contract', act: 'x.deal', status: 'planned', who: ['Fenn Cables'] },
    ])
    const next = report('2026-05-12', `Fenn Cables and ${side} sign a contract for the harbour.`, [
      { word: 'contract', act: 'x.deal', status: 'happened', who: ['Fenn Cables', side], when: '2026-05-12' },
    ])
    expect(linkAll(first, alone, next).events.size).toBe(is === 'is another' ? 2 : 1)
  })

  test('of two that a report tells of, a signing without sides is neither for sure', () => {
    const known = linkAll(
      report(
        '2026-05-04',
        'Fenn Cables and Hale Dredging plan a contract for the harbour. Fenn Cables and Torbay Works plan an agreement on lights. A signing is expected.',
        [
          { word: 'contract', act: 'x.deal', status: 'planned', who: ['Fenn Cables', 'Hale Dredging'] },
          { word: 'agreement', act: 'AGREE', status: 'planned', who: ['Torbay Works'] },
          { word: 'signing', act: 'AGREE', status: 'planned' },
        ],
      ),
    )
    expect(known.events.size).toBe(3)
  })
})

describe('a mention in passing', () => {
  const passing = (words: string): Report =>
    report(
      '2026-05-04',
      `Orla Vance and Matei Drago will hold a summit in Bergen on 20 May. Ministers must agree on nets before ${words}.`,
      [
        { word: 'hold a summit', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen', when: '2026-05-20' },
        { word: words.split(' ').at(-1)!, status: 'planned' },
      ],
    )

  test.each([
    ['is the only event of its kind that is told', 'any meeting', 1],
    ['is another where it is told for the first time', 'a workshop meeting', 2],
  ])('%s', (_, words, events) => {
    expect(linkAll(passing(words)).events.size).toBe(events)
  })
})

describe('what will not take place', () => {
  const off = (words: string): Report =>
    report('2026-05-08', `The summit of Orla Vance and Matei Drago in Bergen ${words}, an aide said.`, [
      { word: 'summit', status: 'denied', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen' },
    ])
  const stateOf = (known: Known): KnownEvent['state'] => [...known.events.values()][0]!.state

  test.each([
    ['is called off where it was planned', 'will not go ahead', 'cancelled'],
    ['is denied where that is all that is said', 'was never agreed on', 'denied'],
  ])('%s', (_, words, status) => {
    const known = linkAll(PLAN, off(words))
    expect(known.events.size).toBe(1)
    expect(stateOf(known)?.status).toBe(status)
  })

  test('is denied where nobody planned it', () => {
    expect(stateOf(linkAll(off('will not take place')))?.status).toBe('denied')
  })
})

test('a place is written as in running text', () => {
  const known = linkAll({
    ...PLAN,
    text: PLAN.text.replace('Bergen', 'TRONDHEIM'),
    things: [ORLA, MATEI, { name: 'TRONDHEIM', kind: 'place', country: 'NOR' }],
    events: [{ ...PLAN.events[0]!, place: 'TRONDHEIM' }],
  })
  expect([...known.events.values()][0]!.state!.placeName).toBe('Trondheim')
})

const SAID = { denied: 'An aide denied', cancelled: 'An aide called off' }

describe('what is told again', () => {
  const swap = (word: string, status: Happening['status'], when?: string): Happening => ({
    word,
    act: 'COOPERATE',
    status,
    who: ['Fenn Cables', 'Hale Dredging'],
    ...(when ? { when } : {}),
  })

  test('a verb and its noun are one', () => {
    const known = linkAll(
      report('2026-05-04', 'Fenn Cables and Hale Dredging will exchange crews on 20 May.', [swap('exchange', 'scheduled', '2026-05-20')]),
      report('2026-05-20', 'Fenn Cables and Hale Dredging exchanged crews on 20 May.', [swap('exchanged', 'happened', '2026-05-20')]),
    )
    expect(told(known)).toEqual(['scheduled 2026-05-20, happened 2026-05-20'])
  })

  test.each([
    ['a vote that was held on a day unknown is not the one of next month', '2026-06-10', 2],
    ['a vote that was held and is dated to the day of the report is the same', '2026-05-04', 1],
  ])('%s', (_, when, count) => {
    const vote = (status: Happening['status'], day?: string): Happening => ({
      word: 'vote',
      act: 'x.vote',
      status,
      who: ['Fenn Cables'],
      ...(day ? { when: day } : {}),
    })
    const known = linkAll(
      report('2026-05-04', 'The crews of Fenn Cables held a vote.', [vote('happened')]),
      report('2026-05-06', 'The crews of Fenn Cables will hold a vote.', [vote('scheduled', when)]),
    )
    expect(known.events.size).toBe(count)
  })

  test.each([
    ['denied on the same day: they do not agree', '2026-05-04', 'denied', true],
    ['denied a week later: news', '2026-05-11', 'denied', false],
    ['called off on the same day: news', '2026-05-04', 'cancelled', false],
  ] as const)('a plan that another outlet has %s', (_, day, status, against) => {
    const known = linkAll(
      PLAN,
      report(day, `${SAID[status]} the summit of Orla Vance and Matei Drago in Bergen.`, [
        { word: 'summit', status, who: ['Orla Vance', 'Matei Drago'], place: 'Bergen' },
      ]),
    )
    expect([...known.disagreements].some((key) => key.includes(' status contradiction'))).toBe(against)
  })

  test('what is refused on the same day is news, no denial', () => {
    const known = linkAll(
      PLAN,
      report('2026-05-04', 'The council voted down the summit of Orla Vance and Matei Drago in Bergen.', [
        { word: 'summit', status: 'denied', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen' },
      ]),
    )
    expect([...known.disagreements]).toEqual([])
  })

  test.each([
    ['another day', 'will meet at a summit in Bergen on 22 May', 'contradiction'],
    ['a new day', 'will meet at a summit in Bergen that was put back to 22 May', 'update'],
  ])('%s', (_, words, kind) => {
    const known = linkAll(
      PLAN,
      report('2026-05-04', `Anglers at the quay heard from the mayor that Orla Vance and Matei Drago ${words}.`, [
        { word: 'summit', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], place: 'Bergen', when: '2026-05-22' },
      ]),
    )
    expect([...known.disagreements].map((key) => key.trim().split(' ').slice(1).join(' '))).toEqual([`time ${kind}`])
  })

  test.each([
    ['proposed is another', 'proposed', 2],
    ['planned is the same, told late', 'planned', 1],
  ] as const)('what is %s, the day after it took place', (_, status, count) => {
    const talks = (of: Happening['status'], when?: string): Happening => ({
      word: 'talks',
      status: of,
      who: ['Orla Vance', 'Matei Drago'],
      ...(when ? { when } : {}),
    })
    const known = linkAll(
      report('2026-05-04', 'Orla Vance and Matei Drago held talks on 4 May.', [talks('happened', '2026-05-04')]),
      report('2026-05-05', 'Anglers at the quay heard of talks of Orla Vance and Matei Drago.', [talks(status)]),
    )
    expect(known.events.size).toBe(count)
  })
})

describe('figures that do not agree', () => {
  /** The words of the events at which disagreements of figures are laid. */
  const laidAt = (known: Known): string[] =>
    [...known.disagreements].filter((key) => key.includes(' number ')).map((key) => known.events.get(key.split(' ')[0]!)!.title)

  test('on terms are laid at the agreement, not at the strike that it ends', () => {
    const off: Happening = { word: 'strike', act: 'PROTEST', status: 'cancelled', who: ['Fenn Cables'] }
    const known = linkAll(
      report('2026-05-11', 'The strike at Fenn Cables is off for 4 million euros a year.', [off]),
      report('2026-05-12', 'Fenn Cables made an agreement on 5 million euros for night shifts. The strike is off.', [
        { word: 'agreement', act: 'AGREE', status: 'happened', who: ['Fenn Cables'] },
        off,
      ]),
    )
    expect(laidAt(known)).toEqual(['agreement'])
  })

  test.each([
    ['3,000 demonstrators', 1],
    ['3,000 balloons', 0],
    ['4,900 demonstrators', 0],
  ])('are found where other words count the same people: %s', (counted, found) => {
    const march: Happening = { word: 'march', act: 'PROTEST', status: 'happened', place: 'Bergen', when: '2026-05-03' }
    const known = linkAll(
      report('2026-05-04', 'The march in Bergen drew about 5,000 people.', [march]),
      report('2026-05-04', `The march in Bergen drew ${counted}.`, [march]),
    )
    expect(laidAt(known)).toHaveLength(found)
  })
})
