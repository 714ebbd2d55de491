import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { createServer as createTcp } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NONE_ALLOWED, parseAllowed } from '../../intake/fetch/address.ts'
import type { Allowed } from '../../intake/fetch/address.ts'
import { callReading } from '../../serve/view/readings.fixture.ts'
import { openRecord } from '../../store/sqlite/open.ts'
import type { Store } from '../../store/store.ts'
import { intakeOf } from '../../../test/record-of.ts'
import type { Alert, AlertWish } from '../../store/alerts.ts'
import { addAlert, listAlerts, listDeliveries, matchesOf, pauseAlert, putAlert } from '../../store/alerts.ts'
import { runAlerts, testAlert } from './deliver.ts'
import { letterOf } from './digest.ts'
import { makeMailer } from './mail.ts'
import type { Posted } from './post.ts'
import { makePost } from './post.ts'
import { signedHeaders } from './sign.ts'

const WISH: AlertWish = { name: 'desk', query: '', on: [], channel: { kind: 'webhook', to: 'https://desk.example/hook' } }
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

/** A rule that can be. */
async function made(...args: Parameters<typeof addAlert>): Promise<Alert> {
  const alert = await addAlert(...args)
  if ('error' in alert) throw new Error(alert.error)
  return alert
}

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
    await made(store, WISH, clock)
    await takeIn()
    const { arrived } = await runAlerts(parts())
    expect(arrived).toBeGreaterThan(3)
    expect(kindsSent()).toContain('new')
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
    expect(sent).toHaveLength(arrived)
  })

  test('nothing from before it was made', async () => {
    await takeIn()
    await made(store, WISH, clock)
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
  })

  test.each([
    [{ on: ['moved'] as const }, 0],
    [{ query: 'status:happened' }, 1],
    [{ query: 'who:nobody' }, 0],
  ])('only what fits %j', async (wish, least) => {
    const alert = await made(store, { ...WISH, ...wish }, clock)
    await takeIn()
    const all = (await matchesOf(store, { ...alert, query: '', on: [] })).matches.length
    const { matches } = await matchesOf(store, alert)
    expect(matches.length >= least && matches.length < all).toBe(true)
    if (least === 0) expect(matches).toEqual([])
  })
})

describe('a message that does not arrive', () => {
  beforeEach(async () => {
    await made(store, { ...WISH, query: 'status:happened', on: ['new'] }, clock)
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
    const alert = await made(store, { ...WISH, channel: { kind: 'webhook', to: `http://127.0.0.1:${port}${path}` } }, clock)
    const done = await testAlert(alert, { ...parts(), post: sender.post })
    await sender.close()
    await close()
    expect([done.tries[0]!.status, done.arrived, got.length]).toEqual([status, status === 200, requests])
    if (requests > 0) expect(got[0]).toBe(`POST ${done.id}`)
  })
})

/** A mail server of one connection at a time that takes everything and tells what it took. */
async function mailServer(answer = '250 taken'): Promise<{ url: string; got: string[]; close: () => Promise<void> }> {
  const got: string[] = []
  const server = createTcp((socket) => {
    let mail: string | null = null
    let rest = ''
    const say = (line: string): void => void socket.write(`${line}\r\n`)
    say('220 post.example')
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('utf8')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (mail !== null) {
          if (line === '.') {
            got.push(mail)
            mail = null
            say(answer)
          } else mail += `${line}\n`
        } else if (/^data/i.test(line)) {
          mail = ''
          say('354 go on')
        } else if (/^quit/i.test(line)) socket.end('221 bye\r\n')
        else say('250 fine')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, got, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}

describe('other channels', () => {
  test('a topic of ntfy gets one message for all that changed, with its secret in a header alone', async () => {
    await made(store, { ...WISH, channel: { kind: 'ntfy', to: 'https://me:hush@ntfy.example/talks' } }, clock)
    await takeIn()
    expect(await runAlerts({ ...parts(), base: 'https://daybook.example' })).toEqual({ arrived: 1, failed: 0 })
    const { topic, title, message, click } = JSON.parse(sent[0]!.body) as Record<string, string>
    expect([topic, click]).toEqual(['talks', 'https://daybook.example/alerts'])
    expect(title).toMatch(/^Daybook: desk, \d+ changes$/)
    expect(message).toContain('new: ')
    expect(sent[0]!.headers['authorization']).toBe(`Basic ${Buffer.from('me:hush').toString('base64')}`)
    expect(JSON.stringify(await listDeliveries(store))).not.toContain('hush')
  })

  test('a mail comes as text and HTML that say the same, and words of reports make no markup', async () => {
    const post = await mailServer()
    const mailer = makeMailer({ url: post.url, from: 'Daybook <daybook@desk.example>' })
    await made(store, { ...WISH, name: 'desk <b>', on: ['new'], channel: { kind: 'mail', to: 'ed@desk.example' } }, clock)
    await takeIn()
    expect(await runAlerts({ ...parts(), mail: mailer.send, base: 'https://daybook.example' })).toEqual({ arrived: 1, failed: 0 })
    mailer.close()
    await post.close()
    const [mail] = post.got
    expect(mail).toMatch(/^To: ed@desk\.example$/m)
    expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(mail).toContain('Content-Type: text/plain')
    expect(mail).toContain('desk &lt;b&gt;')
    expect(mail).not.toContain('<b>desk')
    expect((await listDeliveries(store))[0]!.tries[0]!.status).toBe(250)
  })

  test.each([
    ['550 no such box', 550, true],
    ['451 later', 451, false],
  ])('a mail server that answers %s: given up %j', async (answer, status, isOverThen) => {
    const post = await mailServer(answer)
    const mailer = makeMailer({ url: post.url, from: 'daybook@desk.example' })
    await made(store, { ...WISH, channel: { kind: 'mail', to: 'ed@desk.example' } }, clock)
    await takeIn()
    expect(await runAlerts({ ...parts(), mail: mailer.send })).toEqual({ arrived: 0, failed: 1 })
    mailer.close()
    await post.close()
    const [delivery] = await listDeliveries(store)
    expect([delivery!.tries[0]!.status, delivery!.due === null]).toEqual([status, isOverThen])
  })

  test('without a mail server a mail waits and says why; a feed sends nothing', async () => {
    await made(store, { ...WISH, channel: { kind: 'mail', to: 'ed@desk.example' } }, clock)
    await made(store, { ...WISH, name: 'feed', channel: { kind: 'atom' } }, clock)
    await takeIn()
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 1 })
    expect((await listDeliveries(store)).map(({ tries }) => tries[0]!.error)).toEqual(['no mail server is set (DAYBOOK_SMTP)'])
  })

  test('a paused rule tells nothing, and nothing of that time when it goes on', async () => {
    const alert = await made(store, WISH, clock)
    await pauseAlert(store, alert.id, true)
    await takeIn()
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
    await pauseAlert(store, alert.id, false)
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
  })
})

describe('once a day', () => {
  const at = (time: string): number => Date.parse(`${time}Z`)

  test('one message at the hour of the zone, with what changed and what is due; none on a day without either', async () => {
    clock = at('2025-10-15T12:00')
    await made(store, { ...WISH, daily: { at: '7:30', zone: 'Asia/Almaty' } }, clock)
    await takeIn()
    const counts = []
    for (const time of ['2025-10-15T20:00', '2025-10-16T02:29', '2025-10-16T02:30', '2025-10-16T02:31', '2025-10-16T20:00']) {
      clock = at(time)
      counts.push((await runAlerts(parts())).arrived)
    }
    expect(counts).toEqual([0, 0, 1, 0, 0])
    const { type, data } = JSON.parse(sent[0]!.body) as { type: string; data: { day: string; changes: object[]; due: { when: string }[] } }
    expect([type, data.day]).toEqual(['daybook.digest', '2025-10-16'])
    expect(data.changes.length).toBeGreaterThan(3)
    expect(data.due.map(({ when }) => when)).toContain('2025-10-17')
    for (const time of ['2025-10-17T03:00', '2025-12-24T03:00']) {
      clock = at(time)
      await runAlerts(parts())
    }
    expect(sent.map(({ body }) => (JSON.parse(body) as { data: { day: string; changes: object[] } }).data)).toMatchObject([
      { day: '2025-10-16' },
      { day: '2025-10-17', changes: [] },
    ])
  })

  test('made after its hour it comes the day after', async () => {
    clock = at('2025-10-16T12:00')
    await made(store, { ...WISH, daily: { at: '07', zone: 'UTC' } }, clock)
    await takeIn()
    expect(await runAlerts(parts())).toEqual({ arrived: 0, failed: 0 })
    clock = at('2025-10-17T07:00')
    expect(await runAlerts(parts())).toEqual({ arrived: 1, failed: 0 })
  })

  test('a letter: changes first, then what is due, each with the address of its page', () => {
    const change = { seq: 1, kind: 'moved', subject: 'e1', article: 'a', span: null, before: '2026-05-01', after: '2026-05-02' } as const
    const letter = letterOf(
      { name: 'desk', day: '2026-05-01', changes: [{ change, title: 'Talks\nin <Riga>' }], due: [] },
      'https://d.example',
    )
    expect(letter.subject).toBe('Daybook: desk, 2026-05-01, 1 change')
    expect(letter.text).toBe(
      'What changed\n\n- moved: Talks in <Riga> (2026-05-01 → 2026-05-02)\n  https://d.example/to/e1\n\nhttps://d.example/alerts\n',
    )
    expect(letter.html).toContain(
      '<li><b>moved</b> <a href="https://d.example/to/e1">Talks in &lt;Riga&gt;</a> 2026-05-01 → 2026-05-02</li>',
    )
  })
})

test('a rule of an older daybook is a webhook', async () => {
  const old = {
    id: 'alert_old',
    name: 'old',
    query: '',
    on: [],
    webhook: 'https://desk.example/hook',
    secret: 'whsec_YQ==',
    seq: 0,
    made: 1,
    isGone: false,
  }
  await store.shelf('alerts').put({ id: old.id, body: old, at: 1 })
  expect((await listAlerts(store))[0]).toMatchObject({ channel: { kind: 'webhook', url: old.webhook }, daily: null, paused: false })
})
