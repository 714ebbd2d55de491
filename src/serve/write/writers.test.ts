import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './csv.ts'
import { writeAtom, writeRss } from './feed.ts'
import { isoEnds } from './iso.ts'
import { writeJsonLd } from './jsonld.ts'
import type { Json } from './jsonld.ts'
import { ninjsItems } from './ninjs.ts'
import { DESK, outgoing, row } from './outgoing.fixture.ts'
import { ploverLines } from './plover.ts'
import { elements, readCsv, wordsIn } from './readers.fixture.ts'

describe('writeCsv', () => {
  test('every cell comes back, quotes, commas and lines within', () => {
    const rows = [
      ['a "b", c', 'two\r\nlines', ''],
      ['ā', '1,5', 'x'],
    ]
    expect(readCsv(writeCsv(['one', 'two', 'three'], rows))).toEqual([['one', 'two', 'three'], ...rows])
  })
  test.each(['=1+1', '+1', '-1', '@x', '\tx'])('%j is no formula', (cell) => {
    expect(readCsv(writeCsv(['a'], [[cell]]))[1]).toEqual([`'${cell}`])
  })
  test('numbers and nothing', () => {
    expect(writeCsv(['a', 'b'], [[-1.5, null]])).toBe('a,b\r\n-1.5,\r\n')
  })
})

describe('feeds', () => {
  const entries = [
    {
      id: 'tag:desk.example,2026:e1:3',
      title: 'Talks <moved> & dated',
      url: 'http://127.0.0.1:7411/event/e1',
      updated: '2026-03-03T09:00:00Z',
      published: '2026-03-01T09:00:00Z',
      summary: 'From “12” to “20” March',
      categories: ['moved'],
    },
    {
      id: 'tag:desk.example,2026:e2:1',
      title: 'Vote',
      url: 'http://127.0.0.1:7411/event/e2',
      updated: '2026-03-02T09:00:00Z',
      published: '2026-03-02T09:00:00Z',
      summary: '',
      categories: [],
    },
  ]
  test.each([
    ['atom', writeAtom, 'entry', 'updated'],
    ['rss', writeRss, 'item', 'pubDate'],
  ] as const)('another parser reads the same in %s', (_, write, item, date) => {
    const xml = write(entries, DESK, 'http://127.0.0.1:7411/diary.atom')
    const found = [...elements(parseDocument(xml, { xmlMode: true }), item)]
    expect(found.map((each) => wordsIn(each, 'title'))).toEqual(['Talks <moved> & dated', 'Vote'])
    expect(found.map((each) => Date.parse(wordsIn(each, date)))).toEqual(entries.map(({ updated }) => Date.parse(updated)))
    expect(found.map((each) => wordsIn(each, item === 'entry' ? 'id' : 'guid'))).toEqual(entries.map(({ id }) => id))
    expect(xml).toContain('Diary')
  })
})

describe('isoEnds', () => {
  test.each([
    ['2026', null, '2026', null],
    ['2026-03~', null, '2026-03', null],
    ['2026-03-12T13:00', 'Asia/Almaty', '2026-03-12T13:00:00+05:00', null],
    ['2026-03-12T13:00', null, '2026-03-12T13:00:00', null],
    ['2026-03-12T13:00', 'America/St_Johns', '2026-03-12T13:00:00-02:30', null],
    ['../2026-03-12', null, null, '2026-03-12'],
    ['2026-03-12/..', null, '2026-03-12', null],
  ])('%s in %s', (edtf, zone, start, end) => {
    expect(isoEnds(edtf, zone)).toEqual({ start, end })
  })
})

describe('writeJsonLd', () => {
  const graph = (...all: Parameters<typeof outgoing>[0][]): readonly Json[] =>
    writeJsonLd(
      all.map((more) => outgoing(more)),
      DESK,
    )['@graph'] as readonly Json[]
  test.each([
    ['scheduled', 'EventScheduled'],
    ['postponed', 'EventPostponed'],
    ['cancelled', 'EventCancelled'],
    ['happened', 'EventScheduled'],
  ] as const)('%s is %s', (status, word) => {
    expect(graph({ status })[0]?.['eventStatus']).toBe(`https://schema.org/${word}`)
  })
  test('what has no word there is left out', () => {
    expect(graph({ status: 'possible' }, { status: 'proposed' }, { status: 'denied' }, { status: 'planned', when: null })).toEqual([])
    expect(graph({ status: 'planned' })).toHaveLength(1)
  })
  test('a moved event says from when', () => {
    const history = [row(1, { when: '2026-03-12' }), row(2, { when: '2026-03-20' })]
    const [node] = graph({ history, when: { edtf: '2026-03-20', zone: null } })
    expect(node).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      startDate: '2026-03-20',
      previousStartDate: '2026-03-12',
    })
  })
})

describe('ploverLines', () => {
  test.each([
    ['CONSULT', 'happened', 'CONSULT', 1],
    ['CONSULT', 'scheduled', 'AGREE', 1],
    ['RETREAT', 'planned', 'CONCEDE', 1],
    ['CONSULT', 'cancelled', 'REJECT', 3],
    ['ASSAULT', 'happened', 'ASSAULT', 4],
  ] as const)('%s that is %s is %s', (act, status, code, quad) => {
    expect(ploverLines([outgoing({ act, status })])[0]).toMatchObject({ event: [code], quad_code: quad, date: '2026-03-12' })
  })
  test('our own kinds, what is in doubt, and what has no day are left out', () => {
    const out = [
      outgoing({ act: 'x.sport', status: 'happened' }),
      outgoing({ status: 'possible' }),
      outgoing({ status: 'denied' }),
      outgoing({ act: 'ASSAULT', status: 'planned' }),
      outgoing({ status: 'happened', when: null }),
      outgoing({ status: 'happened', when: { edtf: '2026-03', zone: null } }),
    ]
    expect(ploverLines(out)).toEqual([])
  })
})

describe('ninjsItems', () => {
  test('an item names the event, where it stands in IPTC’s words, and who says so', () => {
    const [item] = ninjsItems([outgoing({ status: 'postponed' })], DESK)
    expect(item).toMatchObject({ uri: 'http://127.0.0.1:7411/event/e1', pubstatus: 'usable', headline: 'Harbour talks in Riga' })
    expect(item?.['subject']).toContainEqual({
      name: 'postponed',
      rel: 'occurrence',
      scheme: 'http://cv.iptc.org/newscodes/eventoccurstatus/',
      code: 'eos3',
    })
    expect(item?.['body_text']).toContain('(Baltic Wire)')
  })
  test('people, bodies, places and things each stand under their own name; so do the outlets and the version of the standard', () => {
    const take = (entity: string) => ({ entity, name: entity, role: 'participant', evidence: [] })
    const [item] = ninjsItems([outgoing({ participants: ['p1', 'o1', 'g1', 'l1', 'f1', 't1'].map(take), place: null })], DESK)
    const codes = (key: string) => (item?.[key] as { code: string }[]).map(({ code }) => code)
    expect([codes('person'), codes('organisation'), codes('place'), codes('object')]).toEqual([['p1'], ['o1', 'g1'], ['l1', 'f1'], ['t1']])
    expect(item).toMatchObject({ infosource: [{ name: 'Baltic Wire' }], $standard: { name: 'ninjs', version: '1.3' } })
  })
  test.each([
    ['scheduled', 'CONSULT', false, 'eos1'],
    ['scheduled', 'CONSULT', true, 'eos5'],
    ['happened', 'CONSULT', false, 'eos5'],
    ['happened', 'x.accident', false, 'eos0'],
    ['planned', 'x.vote', true, 'eos4'],
    ['cancelled', 'x.vote', false, 'eos6'],
  ] as const)('%s %s, by its organiser: %s, occurs as %s', (status, act, isByOrganiser, code) => {
    const [item] = ninjsItems([{ ...outgoing({ status, act }), isByOrganiser }], DESK)
    expect(item?.['subject']).toContainEqual(expect.objectContaining({ rel: 'occurrence', code }))
  })
})
