import ICAL from 'ical.js'
import { Hono } from 'hono'
import { parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addLists } from '../src/serve/lists.ts'
import { EVERYTHING } from '../src/store/query.ts'
import type { Store } from '../src/store/store.ts'
import { sampleRecord } from './sample-record.ts'

let store: Store
const app = new Hono()

beforeAll(async () => {
  store = await sampleRecord()
  addLists(app, { store, instance: 'desk.example' })
})
afterAll(() => store.close())

const LISTS = ['diary', 'said', 'stories', 'search', 'who', 'changes']

describe('every list is also data', () => {
  test.each(LISTS)('%s.csv and .json have the same rows', async (name) => {
    const rows = (await (await app.request(`/${name}.json`)).json()) as unknown[]
    const csv = await (await app.request(`/${name}.csv`)).text()
    expect(rows.length).toBeGreaterThan(0)
    expect(
      csv
        .replace(/"(?:[^"]|"")*"/g, 'x')
        .trim()
        .split('\r\n'),
    ).toHaveLength(rows.length + 1)
  })

  test.each(LISTS.flatMap((name) => [[name, 'atom', 'entry'] as const, [name, 'rss', 'item'] as const]))(
    '%s.%s is a feed with a name for ever on each entry',
    async (name, form, item) => {
      const response = await app.request(`/${name}.${form}`)
      expect(response.headers.get('content-type')).toContain(`application/${form}+xml`)
      const xml = await response.text()
      const ids = [...xml.matchAll(item === 'entry' ? /<entry>[\s\S]*?<id>([^<]+)/g : /<guid[^>]*>([^<]+)/g)].map((found) => found[1])
      expect(ids.length).toBeGreaterThan(0)
      expect(new Set(ids).size).toBe(ids.length)
      expect(parseDocument(xml, { xmlMode: true }).children.length).toBeGreaterThan(0)
      expect(await (await app.request(`/${name}.${form}`)).text()).toBe(xml)
    },
  )

  test('the calendar has every dated event that is neither possible nor denied, under its own id', async () => {
    const text = await (await app.request('/diary.ics')).text()
    const uids = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => String(each.getFirstPropertyValue('uid')))
    const rows = await store.diary(EVERYTHING, { limit: 1000 })
    const wanted = rows.filter(
      ({ when, firstDay, lastDay, status }) =>
        !when?.includes('..') &&
        firstDay !== null &&
        lastDay !== null &&
        lastDay - firstDay < 31 &&
        status !== 'possible' &&
        status !== 'denied',
    )
    expect(uids.toSorted()).toEqual(wanted.map(({ id }) => `${id}@desk.example`).toSorted())
    expect(uids.length).toBeGreaterThan(3)
  })

  test('the same query holds in every form', async () => {
    const ask = async (form: string) => (await app.request(`/diary.${form}?q=status:scheduled`)).text()
    const events = JSON.parse(await ask('json')) as { status: string }[]
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['scheduled']))
    expect((await ask('csv')).trim().split('\r\n')).toHaveLength(events.length + 1)
    expect((JSON.parse(await ask('ninjs')) as unknown[]).length).toBe(events.length)
  })

  test('a query that cannot be understood is told', async () => {
    const response = await app.request('/diary.ics?q=who:')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('expected something after who:')
  })

  test('one event by its own address', async () => {
    const [row] = await store.diary({ any: [[{ not: false, kind: 'has', value: 'date' }]] })
    expect(await (await app.request(`/event/${row!.id}.json`)).json()).toMatchObject([{ id: row!.id }])
    expect((await app.request('/event/none.ics')).status).toBe(404)
  })

  test('the secret of an address does not stand in what it gives', async () => {
    expect(await (await app.request('/diary.atom?key=s3cret')).text()).not.toContain('s3cret')
  })
})
