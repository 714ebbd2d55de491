import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseQuery } from '../../src/store/query.ts'
import type { Query } from '../../src/store/query.ts'
import type { Store } from '../../src/store/store.ts'
import { entity, event, intakeOf, REPORTS, row, takesPart } from './records.ts'

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

/** What every store must do, whatever it keeps the record in. `make` opens an empty one. */
export function storeContract(name: string, make: () => Promise<Store>): void {
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
      expect(Buffer.from((await store.raw('r1'))!).toString()).toBe(Buffer.from(intake.raw).toString())
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
      expect((await store.put([again])).map((h) => h.version)).toEqual([2])
      expect((await store.article('r2'))!.title).toBe('Meeting moved to 13 March')
      expect((await listOf(store.articles())).map((a) => a.id)).toEqual(['r1', 'r3', 'r4', 'r2'])
      expect((await store.event('e1'))!.history.map((h) => h.article)).toEqual(['r1', 'r2', 'r3', 'r2'])
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
