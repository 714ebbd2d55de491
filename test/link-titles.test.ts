import { describe, expect, test } from 'vitest'
import { linkAll, type Happening, type Report, type Thing } from './hand-readings.ts'

const ORLA: Thing = { name: 'Orla Vance', kind: 'person', country: 'NOR' }
const MATEI: Thing = { name: 'Matei Drago', kind: 'person', country: 'ROU' }
const PIA: Thing = { name: 'Pia Lund', kind: 'person', country: 'DNK' }
const OSLO: Thing = { name: 'Oslo', kind: 'place', country: 'NOR' }
const both = ['Orla Vance', 'Matei Drago']

const report = (id: string, event: Omit<Happening, 'word' | 'status'>, more: Partial<Report> = {}): Report => ({
  id,
  outlet: `Outlet ${id}`,
  published: `2026-05-0${id.slice(1)}T09:00:00Z`,
  text: 'Fjord quotas\n\nOrla Vance and Matei Drago hold a meeting on fjord quotas in Oslo on 12 May. Pia Lund waits for the herring quotas.',
  things: [ORLA, MATEI, PIA, OSLO],
  events: [{ word: 'meeting', status: 'scheduled', place: 'Oslo', when: '2026-05-12', ...event }],
  ...more,
})
const titlesOf = (...reports: readonly Report[]): string[] => [...linkAll(...reports).events.values()].map((e) => e.title)

const FULL = 'Vance–Drago meeting in Oslo'

describe('the title of an event', () => {
  test.each([
    ['whom nobody named in the first report are named', 'Meeting in Oslo', FULL, FULL],
    ['who only stood by is not', 'Meeting of Pia Lund and 2 others', FULL, FULL],
    ['a title that fits stays', FULL, 'Drago–Vance meeting in Oslo', FULL],
    ['a poorer one does not take its place', FULL, 'Vance: meeting', FULL],
    ['one that has too many does not', FULL, 'Meeting of Orla Vance and 2 others in Oslo', FULL],
  ])('%s', (_, first, second, kept) => {
    expect(titlesOf(report('a1', { who: both, title: first }), report('a2', { who: both, title: second }))).toEqual([kept])
  })

  test('a bystander of one report of three is no reason to be called after', () => {
    const titles = titlesOf(
      report('a1', { who: both, title: 'Meeting' }),
      report('a2', { who: both, title: 'Meeting' }),
      report('a3', { who: [...both, 'Pia Lund'], title: 'Lund–Vance meeting' }),
      report('a4', { who: both, title: FULL }),
    )
    expect(titles).toEqual([FULL])
  })

  test('what is told as something else is not called that', () => {
    const titles = titlesOf(
      report('a1', { who: both, title: 'Meeting in Oslo' }),
      report('a2', { who: both, title: 'Vance–Drago visit to Oslo', mode: 'visit' }),
    )
    expect(titles).not.toContain('Vance–Drago visit to Oslo')
  })

  test('the name that a calendar gives its entry stays', () => {
    const titles = titlesOf(report('a1', { who: both, title: 'Quota board', confidence: 1 }), report('a2', { who: both, title: FULL }))
    expect(titles).toEqual(['Quota board'])
  })
})
