import { expect, test } from 'vitest'
import type { RowFact, Status } from './index.ts'
import { applyRow, type EventState } from './index.ts'

const row = (day: number, status: Status, when: string | null = null): RowFact => ({
  fact: 'row',
  event: 'e1',
  local: 'e1',
  factuality: 'CT+',
  article: `a${day}`,
  published: `2026-05-0${day}`,
  status,
  when,
  zone: null,
  place: null,
  placeName: null,
  span: [0, 1],
  source: null,
  confidence: 1,
})

const after = (...rows: RowFact[]): Status => rows.reduce<EventState | null>(applyRow, null)!.status

test.each<readonly [string, readonly RowFact[], Status]>([
  ['what was called off and is said not to take place is called off', [row(1, 'cancelled'), row(2, 'denied')], 'cancelled'],
  ['what was called off and is told as planned stays off', [row(1, 'cancelled', '2026-06-01'), row(2, 'planned')], 'cancelled'],
  [
    'what was called off and has a new day is on again',
    [row(1, 'cancelled', '2026-06-01'), row(2, 'scheduled', '2026-07-01')],
    'scheduled',
  ],
  ['what was planned and is said not to take place does not', [row(1, 'planned'), row(2, 'denied')], 'denied'],
  ['what is said to have been is in doubt when it is denied', [row(1, 'happened'), row(2, 'denied')], 'denied'],
  ['an older report changes nothing', [row(3, 'happened'), row(2, 'planned')], 'happened'],
])('%s', (_, rows, status) => {
  expect(after(...rows)).toBe(status)
})
