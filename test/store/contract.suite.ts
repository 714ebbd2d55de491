import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseQuery } from '../../src/store/query.ts'
import type { Query } from '../../src/store/query.ts'
import type { Store } from '../../src/store/store.ts'
import type { Fact } from '../../src/record/index.ts'
import { entity, event, intakeOf, REPORTS, row, said, takesPart } from './records.ts'

/** Everything of a list. */
export async function listOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of rows) all.push(one)
  return all
}

/** A query that is known to be right. */
export function query(text: string): Query {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.query
}

/** What every store must do with the tables beside the facts: sources, jobs, what could not be read, shelves. */
function besideContract(make: () => Promise<Store>): void {
  let store: Store
  beforeEach(async () => {
    store = await make()
  })
  afterEach(() => store.close())
  const FEED = { kind: 'feed', url: 'https://tarn.example/feed.xml', added: 1000 } as const

  test('raw bytes come back as they came, with what was given beside them', async () => {
    const bytes = Uint8Array.of(0xff, 0, 10, 13, 0x3c, 0x68)
    const given = { id: 'r1', published: '2026-03-02', outlet: 'Tarn\nCourier' }
    const raw = { bytes, type: 'text/html; charset=windows-1252', given }
    await store.put([{ ...intakeOf(REPORTS[0]!), raw, source: 'feed-1' }])
    expect(await store.raw('r1')).toEqual(raw)
    expect((await store.head('r1'))!.source).toBe('feed-1')
    expect((await store.article('r1'))!.id).toBe('r1')
    expect(await store.isKnown('r1', raw)).toBe(true)
    expect(await store.isKnown('r1', { ...raw, given: { ...given, published: '2026-03-03' } })).toBe(false)
  })

  test('a source is added once, changed, paused, forgotten', async () => {
    const { sources } = store
    const source = await sources.add({ ...FEED, name: 'Tarn Courier', settings: { every: 15 } })
    expect(source).toMatchObject({ due: 1000, paused: false, etag: null, result: null, failures: 0, health: '', settings: { every: 15 } })
    expect(await sources.add({ ...FEED, name: 'Another name' })).toEqual(source)
    expect(await sources.find(FEED.url)).toEqual(source)
    expect(await sources.find('https://tarn.example/')).toBeNull()
    const patch = {
      etag: '"a"',
      due: 5000,
      visited: 1500,
      brought: 1500,
      result: 'new',
      health: 'Fine.',
      settings: { place: [1] },
    } as const
    expect(await sources.update(source.id, patch)).toEqual({ ...source, ...patch })
    expect(await sources.get(source.id)).toEqual({ ...source, ...patch })
    expect(await sources.update('feed-none', patch)).toBeNull()
    expect(await sources.remove(source.id)).toBe(true)
    expect(await sources.remove(source.id)).toBe(false)
  })

  test('the longest due source comes first; paused ones and those without a time never come', async () => {
    const { sources } = store
    const add = (url: string, due: number | null, paused = false): Promise<unknown> =>
      sources.add({ kind: 'page', url, added: 1, due, paused })
    await Promise.all([add('b', 30), add('a', 20), add('c', 99), add('p', 10, true), add('n', null)])
    expect((await sources.due(50)).map((s) => s.url)).toEqual(['a', 'b'])
    expect((await sources.due(50, 1)).map((s) => s.url)).toEqual(['a'])
    expect(await sources.list()).toHaveLength(5)
  })

  test('a job is claimed by one, comes back when its lease ends, and only the newest claim may end it', async () => {
    const { jobs } = store
    const [a, b] = await jobs.add([
      { kind: 'fetch', key: 'u1', body: { url: 'u1' }, next: 10 },
      { kind: 'fetch', body: null, next: 5 },
    ])
    expect(await jobs.add([{ kind: 'fetch', key: 'u1', body: 'ignored', next: 0 }])).toEqual([a])
    expect(await jobs.claim({ kinds: ['send'], now: 20, lease: 100, limit: 9 })).toEqual([])
    const [first] = await jobs.claim({ kinds: ['fetch', 'send'], now: 20, lease: 100 })
    expect(first).toMatchObject({ id: b, attempts: 1, lease: 120, token: 1, body: null })
    const [second] = await jobs.claim({ kinds: ['fetch'], now: 21, lease: 100 })
    expect(second).toMatchObject({ id: a, body: { url: 'u1' }, key: 'u1' })
    expect(await jobs.counts(22)).toEqual({ waiting: 0, leased: 2, dead: 0 })
    const again = await jobs.claim({ kinds: ['fetch'], now: 120, lease: 100 })
    expect(again).toMatchObject([{ id: b, attempts: 2, token: 2 }])
    expect(await jobs.done(first!)).toBe(false)
    expect(await jobs.retry(first!, { error: 'too late', next: 1 })).toBe(false)
    expect(await jobs.retry(again[0]!, { error: 'no answer', next: 500 })).toBe(true)
    expect(await jobs.get(b!)).toMatchObject({ error: 'no answer', next: 500, lease: null, dead: false })
    expect(await jobs.claim({ kinds: ['fetch'], now: 499, lease: 1, limit: 9 })).toMatchObject([{ id: a }])
    const [last] = await jobs.claim({ kinds: ['fetch'], now: 600, lease: 1 })
    expect(await jobs.retry(last!, { error: 'gone', next: null })).toBe(true)
    expect((await jobs.dead()).map((job) => [job.kind, job.error])).toEqual([['fetch', 'gone']])
    expect(await jobs.counts(700)).toMatchObject({ dead: 1 })
  })

  test('a result and the end of its job are written together, or not at all', async () => {
    const { jobs } = store
    await jobs.add([{ kind: 'fetch', body: 1, next: 0 }])
    const [lost] = await jobs.claim({ kinds: ['fetch'], now: 1, lease: 10 })
    const [held] = await jobs.claim({ kinds: ['fetch'], now: 50, lease: 10 })
    await expect(store.put([intakeOf(REPORTS[0]!)], [lost!])).rejects.toMatchObject({ code: 'lost' })
    expect((await store.counts()).articles).toBe(0)
    await store.put([intakeOf(REPORTS[0]!)], [held!])
    expect((await store.counts()).articles).toBe(1)
    expect(await jobs.get(held!.id)).toBeNull()
  })

  test('what could not be read is kept', async () => {
    const document = {
      name: 'u1',
      url: 'https://tarn.example/1',
      source: null,
      type: 'text/html',
      error: 'took too long',
      seen: '2026-03-02T00:00:00Z',
    }
    const id = await store.unread.add({ ...document, bytes: Uint8Array.of(1, 2, 3) })
    expect(await store.unread.list()).toEqual([{ id, ...document }])
    expect(await store.unread.bytes(id)).toEqual(Uint8Array.of(1, 2, 3))
    expect(await store.unread.remove(id)).toBe(true)
    expect(await store.unread.bytes(id)).toBeNull()
  })

  test('a shelf keeps things by their id, apart from the other shelves', async () => {
    const shelf = store.shelf('queries')
    await shelf.put({ id: 'q2', body: { query: 'who:veld' }, at: 2 })
    await shelf.put({ id: 'q1', body: [], at: 1 })
    await shelf.put({ id: 'q2', body: { query: 'who:quist' }, at: 3 })
    await store.shelf('alerts').put({ id: 'q1', body: 'mine', at: 4 })
    expect(await shelf.list()).toEqual([
      { id: 'q1', body: [], at: 1 },
      { id: 'q2', body: { query: 'who:quist' }, at: 3 },
    ])
    expect((await shelf.list({ after: 'q1', limit: 5 })).map((thing) => thing.id)).toEqual(['q2'])
    expect(await shelf.remove('q1')).toBe(true)
    expect(await shelf.get('q1')).toBeNull()
    expect((await store.shelf('alerts').get('q1'))!.body).toBe('mine')
  })
}

/** What every store must do, whatever it keeps the record in. `make` opens an empty one. */
export function storeContract(name: string, make: () => Promise<Store>): void {
  describe(`${name}: beside the facts`, () => besideContract(make))

  describe(`${name}: the record`, () => {
    let store: Store
    beforeEach(async () => {
      store = await make()
    })
    afterEach(() => store.close())
    const fill = (): Promise<unknown> => store.put(REPORTS.map(intakeOf))

    test('an empty record holds nothing and is sound', async () => {
      expect(await store.counts()).toEqual({ articles: 0, events: 0, statements: 0, entities: 0, stories: 0, facts: 0 })
      expect(await store.newest()).toBeNull()
      expect(await store.diary(query(''))).toEqual([])
      expect((await store.check()).problems).toEqual([])
    })

    test('what goes in comes out: article, bytes, reading, facts, memo', async () => {
      await fill()
      const [first] = REPORTS
      const intake = intakeOf(first!)
      expect(await store.article('r1')).toEqual(intake.article)
      expect(Buffer.from((await store.raw('r1'))!.bytes).toString()).toBe(Buffer.from(intake.raw.bytes).toString())
      expect(await store.reading('r1')).toEqual(intake.reading)
      expect(await store.article('r9')).toBeNull()
      const facts = await listOf(store.facts())
      expect(facts.map((f) => f.fact)).toEqual(REPORTS.flatMap((r) => r.facts))
      expect(facts.map((f) => f.seq)).toEqual(facts.map((_, i) => i + 1))
      expect((await listOf(store.facts(13))).map((f) => f.seq)).toEqual(facts.slice(13).map((f) => f.seq))
      const taken = await listOf(store.taken())
      expect(taken.map((t) => [t.article.id, t.memo, t.facts.length])).toEqual(
        REPORTS.map((r) => [r.id, `memo of ${r.id}`, r.facts.length]),
      )
    })

    test('an event is a view over its history', async () => {
      await fill()
      const record = (await store.event('e1'))!
      expect(record.history.map((h) => [h.article, h.status, h.when])).toEqual([
        ['r1', 'scheduled', '2026-03-10'],
        ['r2', 'scheduled', '2026-03-12T15:00'],
        ['r3', 'scheduled', '2026-03-12T15:00'],
      ])
      expect(record).toMatchObject({
        status: 'scheduled',
        when: { edtf: '2026-03-12T15:00' },
        place: { name: 'Tashkent', country: 'UZB', geo: { lat: 41.3 } },
        reports: ['r1', 'r2', 'r3'],
        origins: 2,
      })
      expect(record.participants.map((p) => [p.name, p.evidence.map((e) => e.article)])).toEqual([
        ['Ilsa Marlow', ['r1']],
        ['Tobias Quist', ['r1', 'r2']],
      ])
      expect(record.disagreements.map((d) => [d.slot, d.kind])).toEqual([
        ['time', 'update'],
        ['participants', 'contradiction'],
      ])
    })

    test('people, statements, stories, changes', async () => {
      await fill()
      expect(await store.entity('p2')).toMatchObject({ name: 'Tobias Quist', aliases: ['T. Qvist', 'Tobias Quist'] })
      expect((await store.who('qvist')).map((e) => e.id)).toEqual(['p2'])
      expect((await store.who('skar')).map((e) => e.id)).toEqual(['o1'])
      expect((await store.who('')).map((e) => e.id)).toEqual(expect.arrayContaining(['o1', 'p2']))
      expect(await store.who('…')).toEqual([])
      expect(await store.mentionDays('p2')).toEqual([
        { day: Date.parse('2026-03-02') / 86_400_000, reports: 1 },
        { day: Date.parse('2026-03-04') / 86_400_000, reports: 1 },
      ])
      expect(await store.storiesOf({ event: 'e1' })).toEqual([{ id: 't1', title: 'Marlow and Quist agree to meet', reports: 3 }])
      expect(await store.storiesOf({ article: 'r2' })).toEqual([{ id: 't1', title: 'Marlow and Quist agree to meet', reports: 1 }])
      expect([await store.storiesOf({ event: 'none' }), await store.mentionDays('none')]).toEqual([[], []])
      expect((await listOf(store.statements())).map((s) => s.id)).toEqual(['s1', 's4'])
      expect(await store.story('t1')).toEqual({
        id: 't1',
        title: 'Marlow and Quist agree to meet',
        articles: ['r1', 'r2', 'r3'],
        events: ['e1'],
        syndicated: [['r2', 'r3']],
      })
      const changes = await listOf(store.changes())
      expect(changes.map((c) => [c.kind, c.before, c.after])).toEqual([
        ['new', null, 'scheduled'],
        ['moved', '2026-03-10', '2026-03-12T15:00'],
      ])
      expect((await listOf(store.changes(changes[0]!.seq))).map((c) => c.kind)).toEqual(['moved'])
    })

    test.each<[string, (i: number) => number]>([
      ['as they were published', (i) => i],
      ['newest first', (i) => 400 - i],
      ['some of them late', (i) => (i % 9 === 0 ? (i * 37) % 400 : i)],
      ['on three days', (i) => Math.floor(i / 150)],
    ])('a search gives the newest first, page by page, whichever way the reports came: %s', async (_, dayOf) => {
      const published = (i: number): string => new Date(Date.UTC(2025, 0, 1) + dayOf(i) * 86_400_000).toISOString().slice(0, 10)
      const all = Array.from({ length: 400 }, (_none, i) => ({
        id: `h${i}`,
        published: published(i),
        text: i % 7 === 0 ? 'Rain.' : i % 41 === 1 ? 'A poor harvest of hops.' : 'A poor harvest.',
      }))
      await store.put(all.map((one) => intakeOf({ ...one, facts: [] })))
      // What is edited counts as it is now.
      await store.put([intakeOf({ ...all[200]!, text: 'Snow.', facts: [] }), intakeOf({ ...all[7]!, text: 'A good harvest.', facts: [] })])
      const now = all.map((one, i) => ({
        ...one,
        text: i === 200 ? 'Snow.' : i === 7 ? 'A good harvest.' : one.text,
        no: i === 7 ? 999 : i,
      }))
      const expected = (word: string): string[] =>
        now
          .filter(({ text }) => text.includes(word))
          .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : b.no - a.no))
          .map(({ id }) => id)
      for (const [text, word] of [
        ['harvest', 'harvest'],
        ['"poor harvest"', 'poor harvest'],
        ['hops', 'hops'],
        ['harvest hops', 'hops'],
        ['harvest -hops', ''],
      ] as const)
        // prettier-ignore
        for (const [limit, offset] of [[20, 0], [50, 100], [5, 330], [500, 0]] as const) {
        const wanted = word === '' ? expected('harvest').filter((id) => !expected('hops').includes(id)) : expected(word)
        const found = (await store.search(query(text), { limit, offset })).map(({ id }) => id)
        expect(found, `${text} ${limit} ${offset}`).toEqual(wanted.slice(offset, offset + limit))
      }
    })

    test.each([
      ['', ['r3', 'r2', 'r1']],
      ['meeting', ['r3', 'r2']],
      ['"agree to meet"', ['r1']],
      ['meeting -wire', ['r2']],
      ['ferry OR agree', ['r1']],
      ['who:qvist', ['r2', 'r1']],
      ['place:tashkent', ['r1']],
      ['source:"harbour wire"', ['r2']],
      ['source:tarncourier.example', ['r3', 'r1']],
      ['lang:en before:2026-03-04', ['r1']],
      ['on:2026-03-04', ['r2']],
      ['after:2026-03-04', ['r3']],
      ['said:"meet in tashkent"', ['r1']],
      ['verb:say OR verb:said', ['r1']],
      ['has:conflict', ['r3', 'r2', 'r1']],
    ])('search %s', async (text, ids) => {
      await fill()
      const found = (await store.search(query(text))).map((h) => h.id)
      expect(found.filter((id) => id !== 'r4')).toEqual(ids)
    })

    test.each([
      ['', ['e1']],
      ['tashkent marlow', ['e1']],
      ['who:marlow -has:conflict', []],
      ['who:qvist place:tashkent has:date', ['e1']],
      ['status:scheduled act:consult', ['e1']],
      ['status:cancelled', []],
      ['status:lapsed', []],
      ['on:2026-03-12', ['e1']],
      ['on:2026-03-10', []],
      ['before:2026-04 after:2026-02', ['e1']],
      ['changed:1d', ['e1']],
      ['org:skar', []],
    ])('diary %s', async (text, ids) => {
      await fill()
      expect((await store.diary(query(text))).map((r) => r.id)).toEqual(ids)
    })

    test.each([
      ['type:person', ['p1', 'p2']],
      ['qvist', ['p2']],
      ['type:place', ['g1']],
      ['-type:person -type:place -type:organisation', []],
      ['place:tashkent', ['g1']],
      ['source:"harbour wire"', ['o1', 'p2']],
      ['status:cancelled', []],
      ['status:scheduled type:person', ['p1', 'p2']],
      ['status:scheduled type:place', ['g1']],
      ['said:"meet in tashkent"', ['p1']],
      ['confidence:>0 -type:place', ['p1', 'p2']],
      ['on:2026-03-10', []],
    ])('who %s', async (text, ids) => {
      await fill()
      expect((await store.who(query(text))).map(({ id }) => id).toSorted()).toEqual(ids)
    })

    test.each([
      ['diary', 'type:person', 1],
      ['diary', 'type:place', 1],
      ['diary', 'type:thing', 0],
      ['said', 'type:person', 1],
      ['said', 'type:thing', 0],
      ['search', 'type:organisation', 1],
      ['search', 'type:thing', 0],
    ] as const)('%s %s', async (list, text, least) => {
      await fill()
      const found = await store[list](query(text))
      expect(Math.min(found.length, 1)).toBe(least)
    })

    test('an event is found by another name of its kind, where a report of it uses that name', async () => {
      const told = (article: string, id: string, title: string): Fact[] => [
        event(article, id, title),
        row(article, id, { published: '2026-03-05', status: 'planned' }),
      ]
      await store.put([
        intakeOf({ id: 'k1', text: 'The summit is near.', facts: [...told('k1', 'm1', 'Kalna meeting'), ...told('k1', 'v1', 'Kalna verdict')] }),
        intakeOf({ id: 'k2', text: 'They will sit together.', facts: told('k2', 'm2', 'Orre meeting') }),
      ]) // prettier-ignore
      const ids = async (text: string) => (await store.diary(query(text))).map(({ id }) => id)
      expect(await ids('summit')).toEqual(['m1'])
      expect(await ids('meeting -summit')).toEqual(['m2'])
      expect(await ids('kalna summit OR summits')).toEqual(['m1'])
      expect(await ids('near')).toEqual([])
    })

    test('a diary from its end, and what was reported of last first', async () => {
      await fill()
      const told = (id: string, when?: string): Fact[] => [
        event('o1', id, `Fair ${id}`),
        row('o1', id, { published: '2026-03-05', status: 'planned', ...(when !== undefined && { when }) }),
      ]
      await store.put([intakeOf({ id: 'o1', published: '2026-03-05', facts: [...told('x1', '2026-04-01'), ...told('x2'), ...told('x3', '2026-03-20'), ...told('x4')] })]) // prettier-ignore
      const ids = async (order: 'early' | 'late' | 'new', limit = 50) => (await store.diary(query(''), { order, limit })).map((r) => r.id)
      const all = await store.diary(query(''))
      const dated = all.filter(({ firstDay }) => firstDay !== null).map(({ id }) => id)
      const undated = all.filter(({ firstDay }) => firstDay === null).map(({ id }) => id)
      expect([dated, undated]).toEqual([['e1', 'x3', 'x1'], ['x2', 'x4']]) // prettier-ignore
      expect((await ids('late')).slice(0, 3)).toEqual(dated.toReversed())
      const known = (await listOf(store.events())).map(({ id }) => id)
      expect(await ids('new')).toEqual(known.toReversed())
      expect(await ids('new', 1)).toEqual(known.slice(-1))
    })

    test.each([
      ['', ['s1', 's4']],
      ['who:marlow', ['s1']],
      ['who:skar', ['s4']],
      ['sailing', ['s4']],
      ['has:quote', ['s4']],
      ['said:"10 march"', ['s1']],
    ])('said %s', async (text, ids) => {
      await fill()
      expect((await store.said(query(text))).map((r) => r.statement.id).sort()).toEqual(ids)
    })

    test('as known earlier', async () => {
      await fill()
      const past = await store.asOf(Date.parse('2026-03-03'))
      expect((await past.event('e1'))!.when).toEqual({ edtf: '2026-03-10', zone: null })
      expect((await past.event('e1'))!.reports).toEqual(['r1'])
      expect((await past.search(query('meeting OR meet'))).map((h) => h.id)).toEqual(['r1'])
      expect((await past.diary(query('has:conflict'))).length).toBe(0)
      await past.close()
    })

    test('what was due and never came has lapsed, judged at the newest report', async () => {
      await fill()
      await store.put([
        intakeOf({
          id: 'r5',
          published: '2026-03-20',
          facts: [event('r5', 'e5', 'Another meeting'), row('r5', 'e5', { published: '2026-03-20', status: 'planned' })],
        }),
      ])
      expect((await store.event('e1'))!.status).toBe('lapsed')
      expect((await store.diary(query('status:lapsed'))).map((r) => [r.id, r.status])).toEqual([['e1', 'lapsed']])
      expect((await store.diary(query('status:scheduled'))).map((r) => r.id)).toEqual([])
      expect((await store.diary(query('status:planned'))).map((r) => r.id)).toEqual(['e5'])
    })

    test('two that turn out to be one', async () => {
      await fill()
      await store.put([
        intakeOf({
          id: 'r6',
          published: '2026-03-06',
          facts: [
            entity('r6', 'p6', 'Ilsa Marlowe'),
            event('r6', 'e6', 'Marlowe calls it off'),
            row('r6', 'e6', { published: '2026-03-06', status: 'cancelled' }),
            takesPart('r6', 'e6', 'p6', 'Ilsa Marlowe'),
            { fact: 'merge', of: 'entity', id: 'p6', into: 'p1', article: 'r6' },
            { fact: 'merge', of: 'event', id: 'e6', into: 'e1', article: 'r6' },
            { fact: 'story', id: 't6', title: 'Off', article: 'r6' },
            { fact: 'join', story: 't6', article: 'r6' },
            { fact: 'merge', of: 'story', id: 't6', into: 't1', article: 'r6' },
          ],
        }),
      ])
      expect(await store.event('e6')).toEqual(await store.event('e1'))
      expect(await store.event('e1')).toMatchObject({
        id: 'e1',
        status: 'cancelled',
        title: 'Marlow–Quist meeting in Tashkent',
        reports: ['r1', 'r2', 'r3', 'r6'],
      })
      expect((await store.entity('p6'))!.aliases).toEqual(['Ilsa Marlow', 'Ilsa Marlowe'])
      expect((await store.diary(query('who:marlowe'))).map((r) => r.id)).toEqual(['e1'])
      expect((await store.story('t6'))!.articles).toEqual(['r1', 'r2', 'r3', 'r6'])
      expect((await listOf(store.events())).map((e) => e.id)).toEqual(['e1'])
      expect((await store.check()).problems).toEqual([])
      // A later report that still uses the old id lands on the one that stays.
      await store.put([
        intakeOf({ id: 'r7', published: '2026-03-07', facts: [row('r7', 'e6', { published: '2026-03-07', status: 'postponed' })] }),
      ])
      expect((await store.event('e1'))!.status).toBe('postponed')
      expect((await store.check()).problems).toEqual([])
    })

    test('an edited article is a new version; the old one is kept', async () => {
      await fill()
      const again = intakeOf({
        id: 'r2',
        published: '2026-03-04T12:00:00+05:00',
        title: 'Meeting moved to 13 March',
        facts: [row('r2', 'e1', { published: '2026-03-04T12:00:00+05:00', status: 'scheduled', when: '2026-03-13' })],
      })
      expect(await store.isKnown('r2', intakeOf(REPORTS[1]!).raw)).toBe(true)
      expect(await store.isKnown('r2', again.raw)).toBe(false)
      expect(await store.isSame(intakeOf(REPORTS[1]!).article)).toBe(true)
      expect(await store.isSame(again.article)).toBe(false)
      expect((await store.put([again])).map((h) => [h.version, h.edit])).toEqual([[2, 'text']])
      expect(await store.isSame(again.article)).toBe(true)
      expect((await store.article('r2'))!.title).toBe('Meeting moved to 13 March')
      expect((await listOf(store.articles())).map((a) => a.id)).toEqual(['r1', 'r3', 'r4', 'r2'])
      expect((await store.event('e1'))!.history.map((h) => h.article)).toEqual(['r1', 'r2', 'r3', 'r2'])
    })

    test('an article that is erased leaves its front matter and its facts, in every version', async () => {
      await fill()
      const bytes = { ...intakeOf(REPORTS[1]!).raw }
      const words = (await store.article('r2'))!.title!
      expect(await store.erase('none', false)).toBe(false)
      expect(await store.erase('r2', false)).toBe(true)
      expect(await store.article('r2')).toMatchObject({ id: 'r2', title: words, text: '', parts: [] })
      expect((await store.raw('r2'))!.bytes).toHaveLength(0)
      expect(await store.reading('r2')).toMatchObject({ sentences: [], events: [] })
      expect((await store.search(query('"Nothing else"'))).map(({ id }) => id)).not.toContain('r2')
      expect((await store.search(query(`"${words}"`))).map(({ id }) => id)).toContain('r2')
      expect((await store.event('e1'))!.reports).toContain('r2')
      expect(await store.isKnown('r2', bytes)).toBe(true)
      expect((await listOf(store.renewal.documents())).map(({ head }) => head.id)).not.toContain('r2')
      expect(await store.erase('r2', false)).toBe(true)
      expect((await store.check()).problems).toEqual([])
    })

    test('what an article quotes goes with it where that is wanted', async () => {
      await fill()
      const { statement } = (await store.said(query(''), { limit: 1 }))[0]!
      const empty = intakeOf({ id: statement.article, title: 'Taken out', text: '', facts: [] })
      await store.put([empty])
      expect(await store.statement(statement.id)).toBeNull()
      expect(await store.erase(statement.article, true)).toBe(true)
      for await (const { fact } of store.facts()) if (fact.fact === 'statement') expect(fact.article).not.toBe(statement.article)
      expect((await store.check()).problems).toEqual([])
    })

    test.each([
      ['confidence:>0.8', ['e1']],
      ['confidence:0.9', ['e1']],
      ['confidence:<0.5', []],
      ['confidence:>0.95', []],
      ['report:r2', ['e1']],
      ['report:none', []],
    ])('%s finds events by how sure reading is, or by their report', async (text, ids) => {
      await fill()
      const rows = await store.diary(query(text))
      expect(rows.map(({ id }) => id).filter((id) => id === 'e1')).toEqual(ids)
      for (const { id, confidence } of rows) expect([id, confidence]).toEqual([id, 0.9])
    })

    test('how sure reading is of a statement is kept, and unknown where nobody told', async () => {
      await fill()
      const sure = { ...said('r9', 'q9', ['p1', 'Ilsa Marlow'], 'Surely.'), confidence: 0.4 } as Fact
      await store.put([intakeOf({ id: 'r9', published: '2026-03-20', facts: [sure] })])
      expect((await store.said(query('confidence:<0.5'))).map(({ statement, confidence }) => [statement.id, confidence])).toEqual([
        ['q9', 0.4],
      ])
      expect((await store.said(query('confidence:>0.4'))).map(({ confidence }) => confidence)).toEqual([0.4])
      expect((await store.said(query('-report:r9'))).every(({ confidence }) => confidence === null)).toBe(true)
    })

    test('a batch goes in whole or not at all', async () => {
      await fill()
      const before = await store.counts()
      const good = intakeOf({ id: 'r8', facts: [event('r8', 'e8', 'Good')] })
      const bad = { ...intakeOf({ id: 'r9', facts: [] }), facts: [{ fact: 'event' }] as never }
      await expect(store.put([good, bad])).rejects.toThrow()
      expect(await store.counts()).toEqual(before)
      await store.put([good])
      expect((await store.event('e8'))!.title).toBe('Good')
      expect((await store.check()).problems).toEqual([])
    })
  })
}
