import { expect, test } from 'vitest'
import type { ChangeFact, EventState, Status } from '../record/index.ts'
import { makeLapses } from './lapses.ts'

const state = (status: Status, when: string | null): EventState => ({
  status,
  statusAt: 0,
  when,
  zone: null,
  whenAt: 0,
  place: null,
  placeName: null,
  placeAt: 0,
})
const ids = (changes: readonly ChangeFact[]): readonly string[] => changes.map((change) => change.subject)

test('what was due lapses when a report of a later day comes, once for each date it had', () => {
  const lapses = makeLapses()
  const events = [
    { id: 'meeting', state: state('scheduled', '2026-03-10') },
    { id: 'fair', state: state('planned', '2026-03-12/2026-03-14') },
    { id: 'held', state: state('happened', '2026-03-10') },
    { id: 'open', state: state('planned', null) },
    { id: 'rumour', state: state('possible', '2026-03-10') },
    { id: 'bare', state: null },
  ]
  expect(ids(lapses.after('2026-03-09', events))).toEqual([])
  expect(ids(lapses.after('2026-03-10T23:00:00Z', events))).toEqual([])
  expect(lapses.after('2026-03-11', events)).toMatchObject([
    { kind: 'lapsed', subject: 'meeting', before: 'scheduled', after: '2026-03-10' },
  ])
  expect(ids(lapses.after('2026-03-13', events))).toEqual([])
  expect(ids(lapses.after('2026-03-15', events))).toEqual(['fair'])
  expect(ids(lapses.after('2026-03-01', events))).toEqual([])
  const moved = [{ id: 'meeting', state: state('scheduled', '2026-03-18') }]
  expect(ids(lapses.after('2026-03-17', moved))).toEqual([])
  expect(ids(lapses.after('2026-03-19', moved))).toEqual(['meeting'])
  expect(ids(lapses.after(null, moved))).toEqual([])
})

test('what the record has told already is not told again', () => {
  const first = makeLapses()
  const events = [{ id: 'meeting', state: state('scheduled', '2026-03-10') }]
  const told = first.after('2026-03-11', events)
  const second = makeLapses()
  second.restore('2026-03-11', told, events)
  expect(ids(second.after('2026-03-12', events))).toEqual([])
})

test('what a later day brings is told of what changed before it, of nothing that is over or became another event', () => {
  const lapses = makeLapses()
  const meeting = { id: 'meeting', state: state('scheduled', '2026-03-10') }
  const strike = { id: 'strike', state: state('planned', '2026-03-10') }
  const vote = { id: 'vote', state: state('planned', '2026-03-11') }
  expect(lapses.after('2026-03-09', [meeting, strike, vote])).toEqual([])
  strike.state = state('happened', '2026-03-10')
  lapses.forget('vote')
  expect(ids(lapses.after('2026-03-15', []))).toEqual(['meeting'])
  expect(ids(lapses.after('2026-03-16', []))).toEqual([])
})
