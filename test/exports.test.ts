import { Hono } from 'hono'
import { parseDocument } from 'htmlparser2'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseFeed } from '../src/intake/feed/parse.ts'
import type { Change, EntityRecord, EventRecord, StoryRecord } from '../src/record/index.ts'
import { addLists } from '../src/serve/lists.ts'
import { draft, entity, event, readingOf, statement } from '../src/serve/view/readings.fixture.ts'
import { elements, readCsv, wordsIn } from '../src/serve/write/readers.fixture.ts'
import { EVERYTHING } from '../src/store/query.ts'
import { openRecord } from '../src/store/sqlite/open.ts'
import type { SaidRow, Store } from '../src/store/store.ts'
import { isNinjs, OCCURRENCES } from './ninjs.ts'
import { intakeOf } from './record-of.ts'
import { faultsOfGraph } from './schema-org.ts'
import { sampleRecord } from './sample-record.ts'

/** Words that break out of one form or another where they are not written with care. */
const WORDS = [
  'Talks\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other@desk.example',
  'Talks\nATTACH:https://other.example/x',
  '=1+1',
  '+1 800 talks',
  '-2 degrees',
  '@all hands',
  '\tindented',
  '"quoted", with; marks \\n and \\, more',
  'two\u2028lines\u2029here',
  ']]><script>alert(1)</script>',
  '<b>bold</b> &amp; &lt;i&gt;',
  'a zero \u0000 a bell \u0007 a colour \u001b[31m',
  'right \u202e to left',
  'Переговоры в порту '.repeat(12).trim(),
  '漢字'.repeat(40),
  'family 👩‍👩‍👧‍👦 flag 🇳🇴 '.repeat(6).trim(),
  '{"@context":"https://other.example"}',
  '%0d%0aX-Other: 1',
]

let store: Store
let sample: Store
const apps = new Map<string, Hono>()

beforeAll(async () => {
  store = await openRecord(':memory:')
  for (const [i, words] of WORDS.entries()) {
    const d = draft({
      id: `r${i}`,
      title: `${words} ${i}`,
      text: `Mara Veld said she would meet. ${words} It ends here.`,
      outlet: words,
      url: `https://outlet.example/${encodeURIComponent(words)}`,
      published: `2026-03-${String(i + 1).padStart(2, '0')}T08:00:00Z`,
    })
    const who = [{ entity: 'p1', name: words, span: d.at('Mara Veld'), role: 'host' as const }]
    const reading = readingOf(d, {
      entities: [entity('p1', words, d.at('Mara Veld')), entity('g1', words, d.at('ends'))],
      events: [
        event('e1', words, d.at('meet'), {
          participants: who as never,
          place: { entity: 'g1', name: words, span: d.at('ends') } as never,
          when: { edtf: `2026-04-${String(i + 1).padStart(2, '0')}`, zone: null, basis: 'resolved', time: 't1' },
          status: 'scheduled',
        }),
      ],
      statements: [statement('s1', { entity: 'p1', name: words }, { cue: d.at('said'), content: d.at('she would meet') })],
    })
    await store.put([intakeOf(reading)])
  }
  sample = await sampleRecord()
  for (const [name, record] of [
    ['hostile words', store],
    ['the sample news', sample],
  ] as const) {
    const app = new Hono()
    addLists(app, { store: record, instance: 'desk.example', base: 'https://desk.example' })
    apps.set(name, app)
  }
})
afterAll(async () => {
  await store.close()
  await sample.close()
})

const RECORDS = ['hostile words', 'the sample news']
const recordOf = (name: string): Store => (name === 'hostile words' ? store : sample)

async function textAt(name: string, path: string): Promise<string> {
  const response = await apps.get(name)!.request(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

async function eventsOf(record: Store): Promise<EventRecord[]> {
  const rows = await record.diary(EVERYTHING, { limit: 2000 })
  return Promise.all(rows.map(async ({ id }) => (await record.event(id))!))
}

/** What a cell reads when the quotation mark that keeps a spreadsheet from calculating is taken away. */
const plain = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

const cellOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

describe.each(RECORDS)('%s as a table', (name) => {
  const COLUMNS: Readonly<Record<string, (row: never) => Readonly<Record<string, unknown>>>> = {
    diary: ({ id, title, status, place, participants, reports }: EventRecord) => ({
      id,
      title,
      status,
      place: place?.name,
      participants: participants.map((each) => each.name).join('; '),
      reports: reports.length,
    }),
    said: ({ statement: { id, source, content, span }, outlet }: SaidRow) => ({
      id,
      speaker: source.name,
      content: content.join(' … '),
      outlet,
      start: span[0],
      end: span[1],
    }),
    stories: ({ id, title, articles }: StoryRecord) => ({ id, title, articles: articles.join(' ') }),
    search: (row: Readonly<Record<string, unknown>>) => row,
    who: ({ id, kind, name: own, aliases }: EntityRecord) => ({ id, kind, name: own, also: aliases.join('; ') }),
    changes: ({ seq, kind, subject, before, after }: Change) => ({ seq, kind, subject, before, after }),
  }
  test.each(Object.keys(COLUMNS))('%s: every cell comes back, and none is a formula', async (list) => {
    const rows = JSON.parse(await textAt(name, `/${list}.json`)) as never[]
    const [header = [], ...cells] = readCsv(await textAt(name, `/${list}.csv`))
    expect(cells).toHaveLength(rows.length)
    expect(rows.length).toBeGreaterThan(0)
    for (const [i, row] of rows.entries())
      for (const [column, value] of Object.entries(COLUMNS[list]!(row)))
        expect(plain(cells[i]![header.indexOf(column)]!), `${list} ${i} ${column}`).toBe(cellOf(value))
    const formulas = cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell))
    expect(formulas).toEqual([])
  })
})

/** What XML can carry of a text: no control characters; any white space at the ends is free to go. */
const carried = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe.each(RECORDS)('%s as feeds', (name) => {
  test.each(['atom', 'rss'] as const)('%s: another reader finds the same titles, addresses, names for ever', async (form) => {
    const events = await eventsOf(recordOf(name))
    const xml = await textAt(name, `/diary.${form}`)
    const items = [...elements(parseDocument(xml, { xmlMode: true }), form === 'atom' ? 'entry' : 'item')]
    const titles = new Map(items.map((item) => [wordsIn(item, form === 'atom' ? 'id' : 'guid'), wordsIn(item, 'title')]))
    const feed = parseFeed(new TextEncoder().encode(xml), { contentType: `application/${form}+xml`, url: 'https://desk.example/diary' })
    if (!feed.ok) throw new Error(feed.message)
    const { entries } = feed.value
    expect(entries).toHaveLength(events.length)
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    expect(byId.size).toBe(events.length)
    for (const { id, title, status, act } of events) {
      const entry = byId.get(`tag:desk.example,2026:${id}`)
      expect(entry?.link).toBe(`https://desk.example/event/${id}`)
      expect(carried(titles.get(entry?.id ?? '') ?? '')).toBe(carried(`${title} (${status})`))
      expect(entry?.categories).toEqual([status, act])
      expect(Date.parse(entry?.date ?? '')).not.toBeNaN()
    }
  })
})

const COMPONENT = new Set([
  'uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'location', 'geo', 'description', 'url', 'status', 'categories',
  'last-modified', 'transp', 'rrule', 'x-daybook-status', 'x-microsoft-cdo-alldayevent', 'x-microsoft-msncalendar-alldayevent', 'x-alt-desc',
  'x-apple-structured-location', 'created',
]) // prettier-ignore

describe.each(RECORDS)('%s as a calendar', (name) => {
  test('another reader finds every event with the same words, and nothing that was not meant', async () => {
    const text = await textAt(name, '/diary.ics')
    const entries = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    const byUid = new Map(entries.map((entry) => [String(entry.getFirstPropertyValue('uid')), entry]))
    const events = (await eventsOf(recordOf(name))).filter(({ id }) => byUid.has(`${id}@desk.example`))
    expect([byUid.size, events.length]).toEqual([entries.length, entries.length])
    expect(entries.length).toBeGreaterThanOrEqual(name === 'hostile words' ? WORDS.length : 4)
    for (const { id, title, status, place } of events) {
      const entry = byUid.get(`${id}@desk.example`)!
      const prefix = status === 'cancelled' ? 'CANCELLED: ' : status === 'postponed' ? 'POSTPONED: ' : ''
      const value = (property: string): string => carried(String(entry.getFirstPropertyValue(property)))
      expect(value('summary')).toBe(carried(prefix + title))
      if (place) expect(value('location')).toBe(carried(place.name))
      expect(value('x-daybook-status')).toBe(status)
      expect(value('url')).toBe(`https://desk.example/event/${id}`)
      expect(entry.getAllProperties().map((each) => each.name).filter((each) => !COMPONENT.has(each))).toEqual([]) // prettier-ignore
    }
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

describe.each(RECORDS)('%s as linked data and as ninjs', (name) => {
  test('JSON-LD: every property is one of schema.org’s for its type, and holds what it may', async () => {
    const document = JSON.parse(await textAt(name, '/diary.jsonld')) as { '@graph': { identifier: string; name: string }[] }
    expect(faultsOfGraph(document)).toEqual([])
    const events = new Map((await eventsOf(recordOf(name))).map((each) => [each.id, each]))
    expect(document['@graph'].length).toBeGreaterThan(3)
    for (const node of document['@graph']) expect(node.name).toBe(events.get(node.identifier)?.title)
  })

  test.each(['said', 'stories', 'search', 'who', 'changes'])(
    'JSON-LD of %s: as many nodes as rows, in schema.org’s words',
    async (list) => {
      const document = JSON.parse(await textAt(name, `/${list}.jsonld`)) as { '@graph': { identifier: string; '@id'?: string }[] }
      expect(faultsOfGraph(document)).toEqual([])
      const rows = JSON.parse(await textAt(name, `/${list}.json`)) as { id?: string; seq?: number; statement?: { id: string } }[]
      expect(document['@graph'].map((node) => node.identifier)).toEqual(
        rows.map(({ id, seq, statement: said }) => id ?? said?.id ?? String(seq)),
      )
      expect(rows.length).toBeGreaterThan(0)
    },
  )

  test('ninjs: every item fits its schema', async () => {
    const items = JSON.parse(await textAt(name, '/diary.ninjs')) as { headline: string; subject: { rel: string; code: string }[] }[]
    for (const item of items) expect(isNinjs(item), JSON.stringify(isNinjs.errors)).toBe(true)
    const codes = items.flatMap(({ subject }) => subject.filter(({ rel }) => rel === 'occurrence').map(({ code }) => code))
    expect(codes.filter((code) => !(code in OCCURRENCES))).toEqual([])
    expect(codes.length).toBeGreaterThan(3)
    const events = await eventsOf(recordOf(name))
    expect(items.map(({ headline }) => headline)).toEqual(events.map(({ title }) => title))
  })
})

test('the checks see what is wrong', () => {
  const fine = { '@context': 'https://schema.org', '@graph': [{ '@type': 'Event', name: 'x', startDate: '2026-03-01' }] }
  expect(faultsOfGraph(fine)).toEqual([])
  expect(faultsOfGraph({ ...fine, '@graph': [{ '@type': 'Event', naem: 'x' }] })).toHaveLength(1)
  expect(faultsOfGraph({ ...fine, '@graph': [{ '@type': 'Event', startDate: 'soon' }] })).toHaveLength(1)
  expect(faultsOfGraph({ ...fine, '@graph': [{ '@type': 'Evnt', name: 'x' }] })).toHaveLength(1)
  expect(isNinjs({ uri: 'https://desk.example/e', type: 'text' })).toBe(true)
  expect(isNinjs({ uri: 'https://desk.example/e', type: 'text', other: 1 })).toBe(false)
  expect(isNinjs({ type: 'text' })).toBe(false)
  expect(isNinjs({ uri: 'https://desk.example/e', representationtype: 'associated' })).toBe(false)
  expect(
    faultsOfGraph({ ...fine, '@graph': [{ '@type': 'Quotation', text: 'x', creator: { '@type': 'Place', name: 'x' } }] }),
  ).toHaveLength(1)
})
