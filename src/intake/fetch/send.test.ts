import { afterAll, beforeAll, expect, test } from 'vitest'
import { NONE_ALLOWED, parseAllowed } from './address.ts'
import type { Allowed } from './address.ts'
import { makeGuardedAgent } from './guard.ts'
import { send } from './send.ts'
import type { Sent } from './send.ts'
import { answer, startStub } from './stub.fixture.ts'
import type { Stub } from './stub.fixture.ts'

let stub: Stub
beforeAll(async () => {
  stub = await startStub({
    '/hook': (socket) => answer(socket, 204, {}, ''),
    '/busy': (socket) => answer(socket, 503, { 'retry-after': '9' }, 'x'.repeat(100_000)),
    '/away': (socket) => answer(socket, 307, { location: '/hook' }, ''),
    '/silent': () => undefined,
  })
})
afterAll(() => stub.close())

async function post(place: string, allowed: Allowed): Promise<Sent> {
  const agent = makeGuardedAgent({ allowed })
  try {
    return await send(
      { url: place.includes(':') ? place : stub.origin + place, headers: { 'x-id': '1' }, body: '{}', timeout: 300 },
      agent,
      allowed,
    )
  } finally {
    await agent.destroy()
  }
}

const LOOPBACK = parseAllowed('127.0.0.0/8') as Allowed

test.each<[place: string, want: object]>([
  ['/hook', { kind: 'sent', status: 204, retryAfter: null }],
  ['/busy', { kind: 'sent', status: 503, retryAfter: 9 }],
  ['/away', { kind: 'sent', status: 307, retryAfter: null }],
  ['/silent', { kind: 'failed', code: 'timeout' }],
  ['http://127.0.0.1:1/', { kind: 'failed', code: 'unreachable' }],
  ['mailto:ann@bay.example', { kind: 'failed', code: 'bad-address' }],
])('%s', async (place, want) => {
  expect(await post(place, LOOPBACK)).toMatchObject(want)
})

test('nothing is sent to a private host without leave, and no redirect is followed', async () => {
  const before = stub.seen.filter(({ path }) => path === '/hook').length
  expect(await post('/hook', NONE_ALLOWED)).toMatchObject({ code: 'unreachable' })
  await post('/away', LOOPBACK)
  expect(stub.seen.filter(({ path }) => path === '/hook').length).toBe(before)
})
