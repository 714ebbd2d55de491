import { expect, test } from 'vitest'
import type { RoleFact } from '../record/index.ts'
import { rolesOf } from './roles.ts'

const role = (title: string, of: string | null, day: number, standing: RoleFact['standing'] = 'present'): RoleFact => ({
  fact: 'role',
  entity: 'p1',
  title,
  of,
  standing,
  from: `2026-03-0${day}`,
  article: `r${day}`,
  span: [0, 5],
})

test.each([
  ['the same twice', [role('mayor', 'Lowmark', 1), role('Mayor', 'Lowmark', 2)], ['mayor, Lowmark, 1–, r1']],
  ['left out later', [role('mayor', 'Lowmark', 1), role('mayor', null, 2)], ['mayor, Lowmark, 1–, r1']],
  ['left out at first', [role('mayor', null, 1), role('mayor', 'Lowmark', 2)], ['mayor, Lowmark, 1–, r2']],
  ['a country by two names', [role('President', 'U.S.', 1), role('President', 'the United States', 2)], ['President, U.S., 1–, r1']],
  ['by its people', [role('President', 'Estonia', 1), role('President', 'Estonian', 2)], ['President, Estonia, 1–, r1']],
  ['two bodies', [role('envoy', 'Norway', 1), role('envoy', 'Lowmark', 2)], ['envoy, Norway, 1–, r1', 'envoy, Lowmark, 2–, r2']],
  ['former since', [role('mayor', 'Lowmark', 1), role('mayor', 'Lowmark', 3, 'former')], ['mayor, Lowmark, 1–3, r1']],
  ['an older report later', [role('mayor', 'Lowmark', 3), role('mayor', null, 1)], ['mayor, Lowmark, 1–, r3']],
  ['another title', [role('mayor', 'Lowmark', 1), role('chair', null, 2)], ['mayor, Lowmark, 1–, r1', 'chair, , 2–, r2']],
])('%s', (_, facts, expected) => {
  const told = rolesOf(facts).map(
    ({ title, of, from, until, article }) => `${title}, ${of ?? ''}, ${from.slice(-1)}–${until?.slice(-1) ?? ''}, ${article}`,
  )
  expect(told).toEqual(expected)
})
