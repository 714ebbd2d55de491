import { expect, test } from 'vitest'
import { ownTime } from './own-time.ts'

test.each([
  ['2025-10-17T13:00:00-04:00', 'Europe/Budapest', '19:00 Budapest'],
  ['2025-10-17T13:00:00-04:00', 'Asia/Almaty', '22:00 Almaty'],
  ['2025-10-17T21:30:00-04:00', 'Asia/Tokyo', '10:30 Tokyo, Sat 18 Oct'],
  ['2025-10-17T13:00:00-04:00', 'America/Argentina/Buenos_Aires', '14:00 Buenos Aires'],
  ['2025-10-17T13:00:00-04:00', 'America/New_York', null],
  ['2025-10-17T13:00:00Z', 'UTC', null],
  ['2025-10-17T13:00:00', 'UTC', null],
  ['2025-10-17', 'UTC', null],
  ['soon', 'UTC', null],
])('%s in %s is %j', (iso, zone, wanted) => expect(ownTime(iso, zone)).toBe(wanted))
