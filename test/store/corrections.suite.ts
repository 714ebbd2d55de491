import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Correction, Fact } from '../../src/record/index.ts'
import { factKey } from '../../src/record/index.ts'
import type { Store } from '../../src/store/store.ts'
import { FULL } from '../checkout.ts'
import { listOf, query } from './contract.suite.ts'
import { makeRandom } from '../random.ts'
import { generate } from './generate.ts'
import { entity, event, intakeOf, REPORTS, row, takesPart } from './records.ts'

const MADE = '2026-03-06T10:00:00Z'
let last = 0

/** A person puts something right; gives the id of the correction. */
async function correct(store: Store, correction: Correction): Promise<string> {
  const id = `c${++last}`
  await store.correct([{ fact: 'correction', id, correction, author: 'ed', reason: 'because', made: MADE }], Date.parse(MADE))
  return id
}

async function undo(store: Store, id: string): Promise<void> {
  await store.correct([{ fact: 'undo', id, author: 'ed', reason: 'was right', made: MADE }], Date.parse(MADE))
}

/** All that lists and records show. */
async function shown(store: Store): Promise<unknown> {
  const bare = (record: object): object => ({ ...record, corrections: undefined })
  return {
    events: (await listOf(store.events())).map(bare),
    entities: (await listOf(store.entities())).map(bare),
    stories: (await listOf(store.stories())).map(bare),
    statements: await listOf(store.statements()),
    diary: await store.diary(query('')),
    who: await store.diary(query('who:marlow OR who:quist OR who:stand')),
  }
}

const key = (fact: Fact): string => factKey(fact)
const fill = (store: Store): Promise<unknown> => store.put(REPORTS.map(intakeOf))
/** Nothing is damaged, and no event that is kept at hand is of before. */
const sound = async (store: Store): Promise<void> => {
  expect((await store.check()).problems).toEqual([])
  const anew = await listOf(store.events())
  expect(await store.eventsOf(anew.map(({ id }) => id))).toEqual(anew)
}

const ROW = REPORTS[1]!.facts.find((fact) => fact.fact === 'row')!
const PART = REPORTS[0]!.facts.find((fact) => fact.fact === 'participant' && fact.entity === 'p2')!

/** One of each kind of correction, and what must be seen of it. */
const CASES: readonly (readonly [name: string, correction: Correction, see: (store: Store) => Promise<unknown>, expected: unknown])[] = [
  [
    'a date',
    { do: 'date', of: 'event', id: 'e1', when: '2026-03-14', zone: null },
    async (s) => (await s.event('e1'))!.when!.edtf,
    '2026-03-14',
  ],
  ['no date', { do: 'date', of: 'event', id: 'e1', when: null, zone: null }, async (s) => (await s.diary(query('has:date'))).length, 0],
  [
    'a status',
    { do: 'status', of: 'event', id: 'e1', status: 'cancelled' },
    async (s) => (await s.diary(query('status:cancelled'))).length,
    1,
  ],
  [
    'a place',
    { do: 'place', of: 'event', id: 'e1', place: 'Samarkand' },
    async (s) => (await s.diary(query('samarkand')))[0]!.place,
    'Samarkand',
  ],
  [
    'the name of an event',
    { do: 'rename', of: 'event', id: 'e1', name: 'Foreign ministers’ meeting' },
    async (s) => (await s.diary(query('ministers')))[0]!.title,
    'Foreign ministers’ meeting',
  ],
  [
    'the name of a person',
    { do: 'rename', of: 'entity', id: 'p2', name: 'Tobias Qvist' },
    async (s) => [(await s.who('tobias qvist'))[0]!.name, (await s.event('e1'))!.participants[1]!.name],
    ['Tobias Qvist', 'Tobias Qvist'],
  ],
  [
    'the name of a story',
    { do: 'rename', of: 'story', id: 't1', name: 'The meeting' },
    async (s) => (await s.story('t1'))!.title,
    'The meeting',
  ],
  [
    'a step that is not so',
    { do: 'reject', of: 'event', id: 'e1', fact: key(ROW), article: null },
    async (s) => (await s.event('e1'))!.reports,
    ['r1', 'r3'],
  ],
  [
    'someone who does not take part',
    { do: 'reject', of: 'event', id: 'e1', fact: key(PART), article: null },
    async (s) => (await s.event('e1'))!.participants.map((p) => p.evidence.length),
    [1, 1],
  ],
  [
    'no such event',
    { do: 'reject', of: 'event', id: 'e1', fact: null, article: null },
    async (s) => [await s.event('e1'), (await s.diary(query(''))).length],
    [null, 0],
  ],
  [
    'no such person',
    { do: 'reject', of: 'entity', id: 'p2', fact: null, article: null },
    async (s) => [(await s.who('quist')).length, (await s.event('e1'))!.participants.length],
    [0, 1],
  ],
  [
    'nobody said so',
    { do: 'reject', of: 'statement', id: 's1', fact: null, article: 'r1' },
    async (s) => (await s.said(query('who:marlow'))).length,
    0,
  ],
  [
    'two people are one',
    { do: 'merge', of: 'entity', id: 'p1', into: 'p2' },
    async (s) => [(await s.entity('p1'))!.id, (await s.event('e1'))!.participants.length, (await s.said(query('who:quist'))).length],
    ['p2', 1, 1],
  ],
  [
    'one person is two',
    { do: 'split', of: 'entity', id: 'p2', articles: ['r2'], to: 'p20' },
    async (s) => (await s.event('e1'))!.participants.map((p) => p.entity),
    ['p1', 'p2', 'p20'],
  ],
  [
    'one event is two',
    { do: 'split', of: 'event', id: 'e1', articles: ['r2', 'r3'], to: 'e20' },
    async (s) => [
      (await s.event('e1'))!.reports,
      (await s.event('e20'))!.reports,
      (await s.diary(query('qvist OR quist'))).map((r) => [r.id, r.when]),
    ],
    [
      ['r1'],
      ['r2', 'r3'],
      [
        ['e1', '2026-03-10'],
        ['e20', '2026-03-12T15:00'],
      ],
    ],
  ],
  [
    'one story is two',
    { do: 'split', of: 'story', id: 't1', articles: ['r3'], to: 't20' },
    async (s) => [(await s.story('t1'))!.articles, (await s.story('t20'))!.articles],
    [['r1', 'r2'], ['r3']],
  ],
  [
    'two stories are one',
    { do: 'merge', of: 'story', id: 't2', into: 't1' },
    async (s) => (await s.story('t2'))!.articles,
    ['r1', 'r2', 'r3', 'r4'],
  ],
]

/** What every store must do with what people put right. */
export function correctionsContract(name: string, make: () => Promise<Store>, seeds = 5): void {
  describe(`${name}: what people put right`, () => {
    let store: Store
    beforeEach(async () => {
      store = await make()
    })
    afterEach(() => store.close())

    test.each(CASES)('%s: it is seen, the record is sound, and it can be undone', async (_, correction, see, expected) => {
      await fill(store)
      const before = await shown(store)
      const id = await correct(store, correction)
      expect(await see(store)).toEqual(expected)
      await sound(store)
      expect(await store.corrections()).toMatchObject([{ id, correction, author: 'ed', undone: null }])
      await undo(store, id)
      expect(await shown(store)).toEqual(before)
      expect(await store.corrections()).toMatchObject([{ id, undone: { reason: 'was right' } }])
      await sound(store)
    })

    test('it stands above what later reports say, and the report is in the history all the same', async () => {
      await fill(store)
      await correct(store, { do: 'date', of: 'event', id: 'e1', when: '2026-03-14', zone: null })
      await store.put([
        intakeOf({
          id: 'r9',
          published: '2026-03-08',
          facts: [row('r9', 'e1', { published: '2026-03-08', status: 'planned', when: '2026-03-20' })],
        }),
      ])
      const record = (await store.event('e1'))!
      expect([record.when!.edtf, record.status, record.history.length]).toEqual(['2026-03-14', 'planned', 4])
      expect(record.corrections).toMatchObject([{ author: 'ed', reason: 'because' }])
      await sound(store)
    })

    test('as known before it was made, it was not there', async () => {
      await fill(store)
      await correct(store, { do: 'date', of: 'event', id: 'e1', when: '2026-03-14', zone: null })
      const past = await store.asOf(Date.parse('2026-03-05T12:00:00Z'))
      expect((await past.event('e1'))!.when!.edtf).toBe('2026-03-12T15:00')
      await past.close()
    })

    test('what was told by a report that was edited since is history, and nothing else', async () => {
      await fill(store)
      const again = intakeOf({
        id: 'r1',
        published: '2026-03-02',
        title: 'Quist to meet somebody',
        facts: [
          entity('r1', 'p7', 'Somebody'),
          event('r1', 'e7', 'Somebody meets'),
          row('r1', 'e7', { published: '2026-03-02', status: 'planned' }),
          takesPart('r1', 'e7', 'p7', 'Somebody'),
        ],
      })
      await store.put([again])
      await sound(store)
      const record = (await store.event('e1'))!
      expect(record.history.map((h) => [h.article, h.version])).toEqual([
        ['r1', 1],
        ['r2', undefined],
        ['r3', undefined],
      ])
      expect([record.reports, record.place, record.participants.map((p) => p.name)]).toEqual([['r2', 'r3'], null, ['Tobias Quist']])
      expect((await store.search(query('"agree to meet"'))).length).toBe(0)
      expect((await store.search(query('somebody'))).map((h) => h.version)).toEqual([2])
      expect(await store.who('marlow')).toEqual([])
      expect((await store.said(query('who:marlow'))).length).toBe(0)
      expect((await store.counts()).articles).toBe(4)
      expect((await listOf(store.articles())).map((a) => a.id)).toEqual(['r2', 'r3', 'r4', 'r1'])
      expect((await store.article('r1', 1))!.title).toBe('Marlow and Quist agree to meet')
      expect((await store.versions('r1')).map((h) => h.version)).toEqual([1, 2])
    })

    test('an event that was read before shows who is now somebody else, what was joined to it, and what moved', async () => {
      await fill(store)
      const ids = (await listOf(store.events())).map(({ id }) => id)
      const before = await store.eventsOf(ids)
      expect((await store.eventsOf(ids)).every((event, i) => event === before[i])).toBe(true)
      expect(await store.eventsOf(['none', 'e1', 'e1'])).toEqual([null, await store.event('e1'), await store.event('e1')])
      const later = (id: string, facts: readonly Fact[]) => store.put([intakeOf({ id, published: '2026-03-05', facts })])
      await later('m1', [{ fact: 'merge', of: 'entity', id: 'p1', into: 'p2', article: 'm1' }])
      expect((await store.event('e1'))!.participants.map(({ entity }) => entity)).toEqual(['p2'])
      await sound(store)
      await later('m2', [event('m2', 'e30', 'Talks'), row('m2', 'e30', { published: '2026-03-05', status: 'happened' })])
      await sound(store)
      await later('m3', [{ fact: 'merge', of: 'event', id: 'e30', into: 'e1', article: 'm3' }])
      expect((await store.event('e1'))!.reports).toContain('m2')
      await sound(store)
      await later('m4', [event('m4', 'e31', 'Fair'), row('m4', 'e31', { published: '2026-03-05', status: 'planned', when: '2026-06-01' })])
      const planned = (await store.event('e31'))!
      await store.put([intakeOf({ id: 'm8', published: '2026-05-30', facts: [] })])
      expect(await store.event('e31')).toBe(planned)
      await store.put([intakeOf({ id: 'm9', published: '2027-01-01', facts: [] })])
      expect([planned.status, (await store.event('e31'))!.status]).toEqual(['planned', 'lapsed'])
      await sound(store)
    })

    test('of two that one event was divided into, both show what a later report tells of it', async () => {
      await fill(store)
      await correct(store, { do: 'split', of: 'event', id: 'e1', articles: ['r2', 'r3'], to: 'e20' })
      await sound(store)
      const later = row('r9', 'e1', { published: '2026-03-08', status: 'planned', when: '2026-03-20' })
      await store.put([intakeOf({ id: 'r9', published: '2026-03-08', facts: [later] })])
      expect((await store.eventsOf(['e1', 'e20'])).map((one) => one!.reports)).toEqual([
        ['r1', 'r9'],
        ['r2', 'r3'],
      ])
      await sound(store)
    })

    test('an event that no report tells any more is in no list, and comes back with the next one that does', async () => {
      await store.put([
        intakeOf({ id: 'a', facts: [event('a', 'ea', 'Fair'), row('a', 'ea', { published: '2026-03-02', status: 'planned' })] }),
      ])
      await store.put([intakeOf({ id: 'a', title: 'Another thing', facts: [] })])
      expect((await store.diary(query(''))).length).toBe(0)
      expect((await store.event('ea'))!.history).toMatchObject([{ article: 'a', version: 1 }])
      await sound(store)
      await store.put([intakeOf({ id: 'b', facts: [row('b', 'ea', { published: '2026-03-04', status: 'happened' })] })])
      expect((await store.diary(query('fair'))).map((r) => r.status)).toEqual(['happened'])
      await sound(store)
    })

    test('linking is told of facts as people put them', async () => {
      await fill(store)
      await correct(store, { do: 'merge', of: 'entity', id: 'p1', into: 'p2' })
      await correct(store, { do: 'split', of: 'event', id: 'e1', articles: ['r3'], to: 'e20' })
      await correct(store, { do: 'reject', of: 'event', id: 'e1', fact: key(ROW), article: null })
      const facts = (await listOf(store.taken())).flatMap((taken) => taken.facts.map(({ fact }) => fact))
      expect(facts.flatMap((fact) => (fact.fact === 'entity' ? [fact.id] : []))).toEqual(['p2', 'g1', 'o1'])
      expect(
        facts.flatMap((fact) =>
          fact.fact === 'row' || fact.fact === 'event'
            ? [`${fact.fact} ${fact.fact === 'row' ? fact.event : fact.id} ${fact.article}`]
            : [],
        ),
      ).toEqual(['event e1 r1', 'row e1 r1', 'event e20 r1', 'row e20 r3'])
    })

    test.each(Array.from({ length: FULL ? 60 : seeds }, (_, i) => i + 7))(
      'whatever is corrected, undone and added in whatever order, the views are those of the facts (%i)',
      async (seed) => {
        const random = makeRandom(seed)
        const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
        const intakes = [...generate(60, seed)]
        await store.put(intakes.slice(0, 25))
        const made: string[] = []
        for (let step = 0; step < 14; step++) {
          const events = (await store.diary(query(''), { limit: 500 })).map((r) => r.id)
          const people = (await listOf(store.entities())).map((e) => e.id)
          const stories = (await listOf(store.stories())).map((t) => t.id)
          const articles = (await listOf(store.articles())).map((a) => a.id)
          const of = pick(['event', 'entity', 'story'] as const)
          const id = pick(of === 'event' ? events : of === 'entity' ? people : stories)
          const into = pick(of === 'event' ? events : of === 'entity' ? people : stories)
          const statement = pick((await store.said(query(''), { limit: 200 })).map((r) => r.statement))
          const facts = of === 'story' ? [] : (await store.factsOn(of, id)).filter(({ fact }) => fact.fact !== of)
          const what = Math.floor(random() * 8)
          if (what === 0) made.push(await correct(store, { do: 'merge', of, id, into }))
          else if (what === 1)
            made.push(
              await correct(store, { do: 'split', of, id, articles: articles.filter(() => random() < 0.4), to: `x${seed}-${step}` }),
            )
          else if (what === 2) made.push(await correct(store, { do: 'rename', of, id, name: `Name ${step}` }))
          else if (what === 3)
            made.push(await correct(store, { do: 'date', of: 'event', id: pick(events), when: '2026-03-14', zone: null }))
          else if (what === 4)
            made.push(
              await correct(store, {
                do: 'reject',
                of,
                id,
                fact: facts.length > 0 && random() < 0.7 ? key(pick(facts).fact) : null,
                article: null,
              }),
            )
          else if (what === 5)
            made.push(await correct(store, { do: 'reject', of: 'statement', id: statement.id, fact: null, article: statement.article }))
          else if (what === 6 && made.length > 0) await undo(store, pick(made))
          else {
            const next = intakes[25 + step]!
            const edited = pick(intakes.slice(0, 25))
            await store.put(
              random() < 0.5
                ? [next]
                : [
                    next,
                    {
                      ...next,
                      article: { ...next.article, id: edited.article.id },
                      facts: next.facts.map((fact) => ('article' in fact ? { ...fact, article: edited.article.id } : fact)),
                    },
                  ],
            )
          }
          await sound(store)
        }
        for (const id of made) await undo(store, id)
        await sound(store)
      },
      60_000,
    )
  })
}
