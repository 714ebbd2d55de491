import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAlerts } from '../src/store/alerts.ts'
import type { Alert } from '../src/store/alerts.ts'
import { correct } from '../src/store/correct.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import type { Desk } from './desk.ts'
import { deskOver } from './desk.ts'
import { sampleRecord } from './sample-record.ts'

let store: Store
let desk: Desk
const tested: Alert[] = []

beforeAll(async () => {
  store = await sampleRecord()
  desk = deskOver(store, {
    testAlert: (alert) => {
      tested.push(alert)
      return Promise.resolve({ id: 'm', alert: alert.id, body: '', tries: [], due: null, arrived: true })
    },
  })
})
afterAll(() => store.close())

test('a query is saved beside a list, leads to its page and its data, and is removed', async () => {
  expect(await desk.page('/diary?q=place:budapest')).toContain('href="/saved?list=diary&amp;q=place%3Abudapest"')
  expect(await desk.page('/saved?list=said&q=verb:denied')).toContain('value="verb:denied"')
  expect((await desk.send('/saved', { name: 'Buda <pest>', list: 'diary', query: 'place:budapest' })).status).toBe(303)
  const html = await desk.page('/saved')
  expect(html).toContain('Buda &lt;pest&gt;')
  expect(html).toContain('href="/diary.ics?q=place%3Abudapest"')
  const { data } = (await (await desk.ask('/api/v1/saved')).json()) as { data: { id: string; name: string }[] }
  expect(data.map(({ name }) => name)).toEqual(['Buda <pest>'])
  await desk.send(`/saved/${data[0]!.id}/remove`, {})
  expect(await desk.page('/saved')).toContain('None yet')
})

test.each([
  [{ name: '', list: 'diary', query: '' }, 'expected a name'],
  [{ name: 'x', list: 'cellar', query: '' }, 'expected one of the lists'],
  [{ name: 'x', list: 'diary', query: 'who:' }, 'expected something after who:'],
])('a query that cannot be saved: %j', async (fields, words) => {
  const response = await desk.send('/saved', fields)
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(words) as string])
})

test('the API keeps a query under a name once', async () => {
  const [one, two] = [
    { name: 'Talks', query: 'talks' },
    { name: 'talks ', query: 'summit', list: 'said' },
  ]
  const first = (await (await desk.json('/api/v1/saved', 'POST', one)).json()) as { id: string }
  expect(await (await desk.json('/api/v1/saved', 'POST', two)).json()).toMatchObject({ id: first.id, list: 'said', query: 'summit' })
  expect((await desk.json('/api/v1/saved', 'POST', { name: 'x', query: '"open' })).status).toBe(400)
  expect((await desk.ask(`/api/v1/saved/${first.id}`, { method: 'DELETE' })).status).toBe(200)
  expect((await desk.ask(`/api/v1/saved/${first.id}`, { method: 'DELETE' })).status).toBe(404)
})

test('a rule is made on the page, its secret shown once; it is tested, paused, resumed, removed', async () => {
  const fields = {
    name: 'Summit moves',
    query: 'place:budapest',
    on: 'moved',
    channel: 'webhook',
    to: 'https://desk.example/a-long-secret',
    at: '',
    zone: '',
  }
  const made = await (await desk.send('/alerts', fields)).text()
  const [alert] = await listAlerts(store)
  expect(made).toContain(alert!.secret)
  const html = await desk.page('/alerts')
  expect(html).toContain('Summit moves')
  for (const secret of [alert!.secret, 'a-long-secret']) expect(html).not.toContain(secret)
  await desk.send(`/alerts/${alert!.id}/test`, {})
  expect(tested.map(({ id }) => id)).toEqual([alert!.id])
  await desk.send(`/alerts/${alert!.id}/pause`, {})
  expect((await listAlerts(store))[0]!.paused).toBe(true)
  await desk.send(`/alerts/${alert!.id}/resume`, {})
  expect((await listAlerts(store))[0]!.paused).toBe(false)
  await desk.send(`/alerts/${alert!.id}/remove`, {})
  expect(await listAlerts(store)).toEqual([])
})

const PLAIN = { name: 'x', query: '', channel: 'webhook', to: 'https://desk.example/hook', at: '', zone: '' }
test.each([
  [{ channel: 'pigeon' }, 'expected a channel of webhook, ntfy, mail or atom'],
  [{ to: 'desk.example' }, 'expected an address that begins with http'],
  [{ to: 'javascript:alert(1)' }, 'expected an address that begins with http'],
  [{ channel: 'mail', to: 'desk' }, 'expected a mail address'],
  [{ channel: 'mail', to: 'a@b.example\nBcc: c@d.example' }, 'expected a mail address'],
  [{ channel: 'ntfy', to: 'https://ntfy.example/' }, 'expected an address with one topic'],
  [{ at: '25' }, 'expected an hour of the day'],
  [{ at: '7', zone: 'Nowhere/Else' }, 'expected a time zone'],
  [{ query: 'who:' }, 'expected something after who:'],
  [{ on: 'soon' }, 'expected changes to be of'],
] as const)('a rule that cannot be: %j', async (change, words) => {
  const response = await desk.send('/alerts', { ...PLAIN, ...change })
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(words) as string])
  expect(await listAlerts(store)).toEqual([])
})

test('a rule is a feed of what it is about, and every change leads to its page', async () => {
  const wish = { name: 'Put right', on: ['corrected'], channel: 'atom' }
  const { id, secret } = (await (await desk.json('/api/v1/alerts', 'POST', wish)).json()) as { id: string; secret?: string }
  expect(secret).toBeUndefined()
  const event = (await store.diary(EVERYTHING, { limit: 1 }))[0]!
  await correct(store, { do: 'rename', id: event.id, name: 'Called otherwise' }, { author: 'a', reason: 'b', made: '2026-01-01T00:00:00Z' })
  const feed = await desk.page(`/alerts/${id}.atom`)
  expect(feed).toContain('Daybook: Put right')
  expect(feed.match(/<entry>/g)).toHaveLength(1)
  expect(feed).toContain('Called otherwise')
  expect((await desk.ask('/alerts/alert_none.atom')).status).toBe(404)
  expect((await desk.ask(`/to/${event.id}`)).headers.get('location')).toBe(`/event/${event.id}`)
  expect((await desk.ask('/to/none')).status).toBe(404)
  expect((await desk.json(`/api/v1/alerts/${id}`, 'PATCH', { paused: true })).status).toBe(200)
  expect((await desk.ask(`/api/v1/alerts/${id}`, { method: 'DELETE' })).status).toBe(200)
})

test('changes of what a query finds, newest first', async () => {
  const all = (await (await desk.ask('/changes.json')).json()) as { seq: number; subject: string }[]
  const some = (await (await desk.ask('/changes.json?q=place:budapest')).json()) as { seq: number; subject: string }[]
  expect(some.length > 0 && some.length < all.length).toBe(true)
  expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => b - a))
})
