import { beforeAll, describe, expect, test } from 'vitest'
import { toArticle } from '../src/intake/article.ts'
import { applyFacts, keepPrepared, link, makeKnown, prepare, type Known, type Prepared } from '../src/link/index.ts'
import { letGo } from '../src/link/let-go.ts'
import { read } from '../src/read/read.ts'
import type { Kit } from '../src/read/kit.ts'
import type { Fact } from '../src/record/index.ts'
import { loadKit } from '../src/work/kit.ts'

let kit: Kit
beforeAll(async () => {
  kit = await loadKit()
})

interface Report {
  readonly id: string
  readonly outlet: string
  readonly published: string
  readonly text: string
}

/** Links reports in order; returns what is known in the end and the facts of each. */
function linkAll(reports: readonly Report[]): { known: Known; facts: Fact[]; memos: string[]; by: Fact[][] } {
  const known = makeKnown()
  const by: Fact[][] = []
  const memos: string[] = []
  for (const r of reports) {
    const article = toArticle({ ...r, language: 'en' })
    if (!article.ok) throw new Error(article.message)
    const linked = link(read(article.value, kit), known)
    by.push([...linked.facts])
    memos.push(linked.memo)
  }
  return { known, facts: by.flat(), memos, by }
}

const PLAN: Report = {
  id: 'a1',
  outlet: 'Harbour Wire',
  published: '2026-03-02',
  text: 'Velland and Torrin presidents to meet in Vienna\n\nVelland President Marek Dalenko will meet Torrin President Ilse Varga in Vienna on March 12 to discuss the border dispute, the Velland foreign ministry said on Monday.\n\nThe talks between Dalenko and Varga would be the first since the border closed in 2024.',
}
const MOVED: Report = {
  id: 'a2',
  outlet: 'Northgate Gazette',
  published: '2026-03-06',
  text: 'Border talks in Vienna postponed\n\nThe Vienna meeting of Marek Dalenko and Ilse Varga, planned for March 12, has been postponed to March 19, a spokesman for Varga said on Friday.\n\nDalenko and Varga are to discuss the border dispute between Velland and Torrin.',
}
const REPRINT: Report = {
  id: 'a3',
  outlet: 'Lowmark Echo',
  published: '2026-03-02',
  text: `${PLAN.text}\n\nHarbour Wire contributed this report.`,
}
const OTHER: Report = {
  id: 'a4',
  outlet: 'Lowmark Echo',
  published: '2026-03-04',
  text: 'Bakers of Harrowmere strike over night shifts\n\nThe bakers of Harrowmere will strike on Saturday over night shifts, their union said on Wednesday. Ovens at eleven bakeries will stay cold until Sunday evening, union leader Petra Holm said.',
}

describe('linking reports', () => {
  test('one story for one matter, another for another', () => {
    const { known } = linkAll([PLAN, OTHER, MOVED])
    expect(known.articles.get('a2')!.story).toBe(known.articles.get('a1')!.story)
    expect(known.articles.get('a4')!.story).not.toBe(known.articles.get('a1')!.story)
  })

  test('a reprint is known as one and has no origin of its own', () => {
    const { known, facts } = linkAll([PLAN, OTHER, REPRINT])
    expect(known.articles.get('a3')!.origin).toBe('a1')
    expect(facts).toContainEqual({ fact: 'origin', article: 'a3', of: 'a1', how: 'reprint' })
    expect(facts.filter((f) => f.fact === 'origin')).toHaveLength(1)
    expect(facts.some((f) => f.fact === 'change' && f.kind === 'corroborated')).toBe(false)
  })

  test('a meeting that is put off stays one event and keeps its history', () => {
    const { known } = linkAll([PLAN, MOVED])
    const told = [...known.events.values()].filter((e) => e.told.has('a1') && e.told.has('a2'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.some((e) => e.rows.length >= 2)).toBe(true)
  })

  test('spellings of a person are one, other bearers of the surname are not', () => {
    const { known } = linkAll([
      PLAN,
      {
        id: 'b',
        outlet: 'Danube Ledger',
        published: '2026-03-03',
        text: 'Torrin looks to Vienna\n\nIlse Warga, the president of Torrin, said on Tuesday that she would fly to Vienna next week to meet Velland President Marek Dalenko over the border dispute.',
      },
      {
        id: 'c',
        outlet: 'Danube Ledger',
        published: '2026-03-04',
        text: 'Swimmer wins again\n\nTomas Varga won the 200 metres in Lakeford on Wednesday. Varga said that he would swim in Harrowmere in May.',
      },
    ])
    const named = (form: string): string[] => [...known.entities.values()].filter((e) => e.forms.has(form)).map((e) => e.id)
    expect(named('ilse warga')).toEqual(named('ilse varga'))
    expect(named('tomas varga')).not.toEqual(named('ilse varga'))
  })

  const told = (id: string, published: string, text: string): Report => ({ id, outlet: 'Danube Ledger', published, text })
  const DANES = told(
    'd',
    '2026-03-02',
    'Danish President Ilse Varga said on Monday that she would meet Latvian President Marek Dalenko in Vienna on March 12. She leads the European Union this half-year.',
  )

  test.each<readonly [string, Report, string | null]>([
    [
      'the president of Denmark',
      told('e', '2026-03-03', 'The Danish president left Vienna on Tuesday after talks with the chancellor.'),
      'Ilse Varga',
    ],
    ['a president of another country', told('f', '2026-03-03', 'The Swedish president left Vienna on Tuesday after talks.'), null],
    ['who was president', told('g', '2026-03-03', 'A former Danish president left Vienna on Tuesday after talks.'), null],
  ])('an office is whoever is known to hold it: %s', (_, report, name) => {
    const { facts } = linkAll([DANES, report])
    const parts = facts.filter((f) => f.fact === 'participant' && f.article === report.id)
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.map((f) => (f.fact === 'participant' ? f.name : ''))[0] === 'Ilse Varga').toBe(name !== null)
  })

  test('a well-known body is one under its letters and its full name', () => {
    const { known } = linkAll([
      DANES,
      told('h', '2026-03-04', 'The EU said on Wednesday that it would open talks with Latvia. U.S. officials will watch them.'),
      told('i', '2026-03-05', 'The United States said on Thursday that it would watch the talks of the European Union with Latvia.'),
    ])
    const named = (form: string): string[] => [...known.entities.values()].filter((e) => e.forms.has(form)).map((e) => e.id)
    expect(named('eu')).toEqual(named('european union'))
    expect(named('us')).toEqual(named('united states'))
    expect(named('us')).toHaveLength(1)
  })

  test('a body and its house are one: who speaks at its door and where people meet', () => {
    const text = (day: string): string =>
      `Envoys meet\n\nEnvoys of Norway met at the White House on ${day}. The White House said that the envoys would return.`
    const reports = ['Monday', 'Tuesday', 'Wednesday'].map((day, i) => ({
      id: `h${i}`,
      outlet: `Outlet ${i}`,
      published: `2026-03-0${2 + i}`,
      text: text(day),
    }))
    const { known } = linkAll(reports)
    expect([...known.entities.values()].filter(({ name }) => name === 'White House')).toHaveLength(1)
  })
  test('what is known is the same when it is rebuilt from facts', () => {
    const reports = [PLAN, OTHER, MOVED]
    const { known, by, memos } = linkAll(reports)
    const again = makeKnown()
    reports.forEach((r, i) =>
      applyFacts(again, by[i]!, memos[i]!, { article: r.id, published: r.published, outlet: r.outlet, title: null }),
    )
    const view = (k: Known): unknown => [
      [...k.entities].map(([id, e]) => [id, [...e.forms], e.roles.length]),
      [...k.events].map(([id, e]) => [id, e.state, e.rows.length]),
      [...k.stories].map(([id, s]) => [id, s.articles, s.length.toFixed(9)]),
    ]
    expect(view(again)).toEqual(view(known))
  })

  test('what was worked out of the rest is let go of, and reports are linked as before', () => {
    const [kept, free] = [linkAll([PLAN, OTHER, MOVED]), linkAll([PLAN, OTHER, MOVED])]
    const caches = ({ known }: typeof kept): number =>
      [...known.events.values()].filter(({ cache }) => cache.parties !== null || cache.occasion !== null).length +
      [...known.entities.values()].filter(({ cache }) => cache !== null).length
    expect(caches(free)).toBeGreaterThan(3)
    letGo(free.known, 2)
    expect(caches(free)).toBe(caches(kept))
    letGo(free.known, 3)
    expect(caches(free)).toBe(0)
    const article = toArticle({ ...REPRINT, language: 'en' })
    if (!article.ok) throw new Error(article.message)
    const reading = read(article.value, kit)
    expect(link(reading, free.known)).toEqual(link(reading, kept.known))
  })

  test('the same reports give the same facts', () => {
    expect(linkAll([PLAN, OTHER, MOVED, REPRINT]).facts).toEqual(linkAll([PLAN, OTHER, MOVED, REPRINT]).facts)
  })
})

test('what was worked out by whoever read a report is taken as it is, and gives the same', () => {
  const linked = (prepared: ((reading: Parameters<typeof prepare>[0]) => Prepared) | null): string[] => {
    const known = makeKnown()
    return [PLAN, MOVED, REPRINT, OTHER].map((report) => {
      const article = toArticle({ ...report, language: 'en' })
      if (!article.ok) throw new Error(article.message)
      const reading = read(article.value, kit)
      if (prepared) keepPrepared(reading, JSON.parse(JSON.stringify(prepared(reading))) as Prepared)
      return JSON.stringify(link(reading, known))
    })
  }
  expect(linked(prepare)).toEqual(linked(null))
  const others = linked((reading) => ({ ...prepare(reading), terms: [['ferrik', 2.5]] }))
  expect(others[0]).toContain('ferrik')
})
