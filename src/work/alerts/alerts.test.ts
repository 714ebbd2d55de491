import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NONE_ALLOWED, parseAllowed } from '../../intake/fetch/address.ts'
import type { Allowed } from '../../intake/fetch/address.ts'
import { callReading } from '../../serve/view/readings.fixture.ts'
import { openRecord } from '../../store/sqlite/open.ts'
import type { Store } from '../../store/store.ts'
import { intakeOf } from '../../../test/record-of.ts'
import type { AlertWish } from './alert.ts'
import { addAlert, listAlerts, matchesOf, putAlert } from './alert.ts'
import { listDeliveries, runAlerts, testAlert } from './deliver.ts'
import type { Posted } from './post.ts'
import { makePost } from './post.ts'
import { signedHeaders } from './sign.ts'

const WISH: AlertWish = { name: 'desk', query: '', on: [], webhook: 'https://desk.example/hook' }
const DAY = 24 * 3600_000

let store: Store
let clock = 0
let sent: { body: string; headers: Readonly<Record<string, string>> }[] = []
let answers: Posted[] = []
const parts = () => ({
  store,
  now: () => clock,
  post: (_: string, body: string, headers: Readonly<Record<string, string>>) => {
    sent.push({ body, headers })
    return Promise.resolve(answers.shift() ?? { status: 204, error: null })
  },
})

beforeEach(async () => {
  store = await openRecord(':memory:')
  ;[clock, sent, answers] = [1_760_000_000_000, [], []]
})
afterEach(() => store.close())

const kindsSent = () => sent.map(({ body }) => (JSON.parse(body) as { data: { kind: string } }).data.kind)
const takeIn = () => store.put([intakeOf(callReading())])

test('the signature is that of Standard Webhooks', () => {
  const secret = `whsec_${Buffer.from('a key of ours').toString('base64')}`
  expect(signedHeaders({ id: 'msg_1', body: '{"a":1}' }, secret, 1_700_000_000_900)).toEqual({
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1700000000',
    'webhook-signature': `v1,${createHmac('sha256', 'a key of ours').update('msg_1.1700000000.{"a":1}').digest('base64')}`,
  })
})

describe('what a rule tells of', () => {
  test('everything that changes after it was made, once', async () => {
    await addAlert(store, WISH, clock)
    await takeIn()
    const { arrived } = await runAlerts(parts())
    expect(arrived).toBeGreaterThan(3)
    expect(kindsSent()).toContain('new')
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
    expect(sent).toHaveLength(arrived)
  })

  test('nothing from before it was made', async () => {
    await takeIn()
    await addAlert(store, WISH, clock)
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
  })

  test.each([
    [{ on: ['moved'] as const }, 0],
    [{ query: 'status:happened' }, 1],
    [{ query: 'who:nobody' }, 0],
  ])('only what fits %j', async (wish, least) => {
    const alert = await addAlert(store, { ...WISH, ...wish }, clock)
    await takeIn()
    const all = (await matchesOf(store, { ...alert, ...WISH })).matches.length
    const { matches } = await matchesOf(store, alert)
    expect(matches.length >= least && matches.length < all).toBe(true)
    if (least === 0) expect(matches).toEqual([])
  })
})

describe('a message that does not arrive', () => {
  beforeEach(async () => {
    await addAlert(store, { ...WISH, query: 'status:happened', on: ['new'] }, clock)
    await takeIn()
    const [alert] = await listAlerts(store)
    const { matches } = await matchesOf(store, alert!)
    await putAlert(store, { ...alert!, seq: matches.at(-1)!.change.seq - 1 })
  })

  test('is tried again with the same id and a new time, and given up after three days', async () => {
    answers = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? { status: 500, error: null } : { status: null, error: 'timeout' }))
    const begun = clock
    for (let i = 0; i < 5000 && (await listDeliveries(store)).every(({ due }) => i === 0 || due !== null); i++) {
      await runAlerts(parts())
      const [first] = await listDeliveries(store)
      clock = first?.due ?? clock
    }
    const [only, ...others] = await listDeliveries(store)
    expect(others).toEqual([])
    expect([only!.tries.length, only!.arrived, only!.due]).toEqual([10, false, null])
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(sent.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10)
    expect(clock - begun).toBeGreaterThan(3 * DAY)
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
  })

  test('is tried again no sooner than it is due, and is done with once it arrives', async () => {
    answers = [{ status: 503, error: null }]
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 1 })
    clock += 4999
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
    clock += 1
    expect(await runAlerts(parts())).toEqual({ arrived: 1, failed: 0 })
  })

  test('is not tried again where the receiver is gone; the rule rests', async () => {
    answers = [{ status: 410, error: null }]
    await runAlerts(parts())
    expect((await listAlerts(store))[0]!.isGone).toBe(true)
    expect((await listDeliveries(store))[0]!.due).toBeNull()
  })
})

describe('sending', () => {
  async function receiver(): Promise<{ port: number; got: string[]; close: () => Promise<void> }> {
    const got: string[] = []
    const server = createServer((request, response) => {
      got.push(`${request.method} ${request.headers['webhook-id']}`)
      if (request.url === '/away') response.writeHead(302, { location: '/hook' }).end()
      else response.writeHead(200).end('x'.repeat(100_000))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections())
    return { port: (server.address() as AddressInfo).port, got, close }
  }

  test.each([
    ['/hook', '127.0.0.1', 200, 1],
    ['/away', '127.0.0.1', 302, 1],
    ['/hook', '', null, 0],
  ])('%s with %j allowed is answered with %j', async (path, allowed, status, requests) => {
    const { port, got, close } = await receiver()
    const sender = makePost({ allowed: (allowed === '' ? NONE_ALLOWED : parseAllowed(allowed)) as Allowed, userAgent: 'Daybook/0' })
    const alert = await addAlert(store, { ...WISH, webhook: `http://127.0.0.1:${port}${path}` }, clock)
    const done = await testAlert(alert, { ...parts(), post: sender.post })
    await sender.close()
    await close()
    expect([done.tries[0]!.status, done.arrived, got.length]).toEqual([status, status === 200, requests])
    if (requests > 0) expect(got[0]).toBe(`POST ${done.id}`)
  })
})
