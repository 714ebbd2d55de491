import { describe, expect, test } from 'vitest'
import type { Known } from '../src/link/index.ts'
import { linkAll, type Report, type Thing } from './hand-readings.ts'

const rowsOf = (known: Known): string[] =>
  [...known.events.values()].flatMap((e) => e.rows.map((r) => `${r.article} ${r.status} ${r.when ?? '-'} ${r.placeName ?? '-'}`))

const ORLA: Thing = { name: 'Orla Vance', kind: 'person', country: 'NOR' }
const MATEI: Thing = { name: 'Matei Drago', kind: 'person', country: 'ROU' }
const OSLO: Thing = { name: 'Oslo', kind: 'place', country: 'NOR' }
const NORWAY: Thing = { name: 'Norway', kind: 'place', country: 'NOR' }
const SET: Report = {
  id: 'a1',
  outlet: 'Quay Herald',
  published: '2026-05-04T09:00:00Z',
  text: 'Fjord quotas\n\nOrla Vance and Matei Drago have set a meeting on fjord quotas in Oslo for 12 May. Herring boats wait for the quotas.',
  things: [ORLA, MATEI, OSLO],
  events: [{ word: 'meeting', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], place: 'Oslo', when: '2026-05-12' }],
}
const later = (id: string, more: Partial<Report> & Pick<Report, 'text' | 'events'>): Report => ({
  id,
  outlet: 'Fell Observer',
  published: '2026-05-08T09:00:00Z',
  things: [ORLA, MATEI],
  ...more,
})

describe('a row in the light of what is known', () => {
  test('what is told in passing as if it had been has not been before its day', () => {
    const known = linkAll(
      SET,
      later('a2', {
        text: 'Herring boats\n\nAfter the meeting of Orla Vance and Matei Drago on fjord quotas the herring boats may sail.',
        events: [{ word: 'meeting', status: 'happened', who: ['Orla Vance', 'Matei Drago'] }],
      }),
    )
    expect(rowsOf(known)).toEqual(['a1 scheduled 2026-05-12 Oslo', 'a2 scheduled - -'])
  })

  test('once its day is there it has', () => {
    const known = linkAll(
      SET,
      later('a2', {
        published: '2026-05-12T19:00:00Z',
        text: 'Herring boats\n\nAfter the meeting of Orla Vance and Matei Drago on fjord quotas the herring boats may sail.',
        events: [{ word: 'meeting', status: 'happened', who: ['Orla Vance', 'Matei Drago'] }],
      }),
    )
    expect(rowsOf(known)).toEqual(['a1 scheduled 2026-05-12 Oslo', 'a2 happened - -'])
  })

  test.each([
    ['the country of a town that is known says nothing new', NORWAY, '-'],
    ['another country does', { name: 'Portugal', kind: 'place', country: 'PRT' } as const, 'Portugal'],
    ['a person is no place', ORLA, '-'],
  ])('%s', (_, place, kept) => {
    const known = linkAll(
      SET,
      later('a2', {
        text: `Fjord quotas\n\nThe meeting of Orla Vance and Matei Drago on fjord quotas takes place on 12 May in ${place.name}.`,
        things: place === ORLA ? [ORLA, MATEI] : [ORLA, MATEI, place],
        events: [{ word: 'meeting', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], place: place.name, when: '2026-05-12' }],
      }),
    )
    expect(rowsOf(known)).toEqual(['a1 scheduled 2026-05-12 Oslo', `a2 scheduled 2026-05-12 ${kept}`])
  })

  test.each([
    ['a month is no day yet', '2026-07', 'planned'],
    ['nor is a part of a year', '2026-06/2026-08', 'planned'],
    ['a week is near enough to plan by', '2026-06-01/2026-06-07', 'scheduled'],
    ['a deadline is a day', '../2026-07-01', 'scheduled'],
  ])('what is to come: %s', (_, when, status) => {
    const known = linkAll({ ...SET, events: [{ word: 'meeting', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], when }] })
    expect(rowsOf(known)).toEqual([`a1 ${status} ${when} -`])
  })

  test('a day that is set stays set when only its month is told', () => {
    const known = linkAll(
      SET,
      later('a2', {
        text: 'Herring boats\n\nOrla Vance and Matei Drago meet on fjord quotas in May.',
        events: [{ word: 'meet', status: 'scheduled', who: ['Orla Vance', 'Matei Drago'], when: '2026-05' }],
      }),
    )
    expect(rowsOf(known).map((row) => row.split(' ')[1])).toEqual(['scheduled', 'scheduled'])
  })

  test('a call is held at no place', () => {
    const known = linkAll({
      ...SET,
      text: SET.text.replace('a meeting', 'a phone call'),
      events: [{ ...SET.events[0]!, word: 'phone call' }],
    })
    expect(rowsOf(known)).toEqual(['a1 scheduled 2026-05-12 -'])
  })
})

describe('which event a report tells of', () => {
  const half = (who: string, when: string): Report =>
    later('a2', {
      outlet: 'Tarn Courier',
      text: `Fjord quotas\n\nThe call on fjord quotas and herring boats was at the wish of ${who}, an aide said of 3 May.`,
      things: [who === 'Orla Vance' ? ORLA : MATEI],
      events: [{ word: 'call', status: 'happened', who: [who], when }],
    })
  const CALL: Report = {
    ...SET,
    text: 'Fjord quotas\n\nFjord quotas and herring boats were the matter of a call with Matei Drago on 3 May.',
    things: [MATEI],
    events: [{ word: 'call', status: 'happened', who: ['Matei Drago'], when: '2026-05-03' }],
  }

  test.each([
    ['each names one side of it: one', '2026-05-03', 1],
    ['on another day: two', '2026-04-20', 2],
  ])('a call of which %s', (_, when, count) => {
    expect(linkAll(CALL, half('Orla Vance', when)).events.size).toBe(count)
  })

  test('a signing ceremony is a signing', () => {
    const known = linkAll(
      {
        ...SET,
        text: 'Fjord quotas\n\nThe signing of the paper on fjord quotas and herring boats is planned.',
        things: [],
        events: [{ word: 'signing', act: 'AGREE', status: 'planned' }],
      },
      later('a2', {
        text: 'Fjord quotas\n\nThe signing ceremony for the paper on fjord quotas and herring boats is to be in Oslo on 12 May.',
        things: [OSLO],
        events: [{ word: 'ceremony', act: 'x.ceremony', status: 'scheduled', place: 'Oslo', when: '2026-05-12' }],
      }),
    )
    expect(known.events.size).toBe(1)
    expect([...known.events.values()][0]!.words).toContain('signing ceremony')
  })
})
