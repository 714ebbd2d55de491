import { beforeAll, describe, expect, test } from 'vitest'
import { toArticle } from '../src/intake/article.ts'
import { NUMBER_WORDS } from '../src/lang/en/link/figures.ts'
import { figuresIn } from '../src/link/figures.ts'
import { applyFacts, link, makeKnown, type Known } from '../src/link/index.ts'
import { read } from '../src/read/read.ts'
import type { Kit } from '../src/read/kit.ts'
import type { Fact } from '../src/record/index.ts'
import { loadKit } from '../src/work/kit.ts'
import { reports, shuffledWithinDays } from './reports.ts'

let kit: Kit
beforeAll(async () => {
  kit = await loadKit()
})

type Told = readonly [id: string, outlet: string, published: string, text: string]

function linkAll(told: readonly Told[]): { known: Known; facts: Fact[] } {
  const known = makeKnown()
  const facts: Fact[] = []
  for (const [id, outlet, published, text] of told) {
    const article = toArticle({ id, outlet, published, text, language: 'en' })
    if (!article.ok) throw new Error(article.message)
    facts.push(...link(read(article.value, kit), known).facts)
  }
  return { known, facts }
}

const PORT: readonly Told[] = [
  [
    'p1',
    'Quay Herald',
    '2026-05-04',
    'Crane drivers at Aarhus port to strike\n\nCrane drivers at the port of Aarhus will strike on 12 May over night pay, the Harbour Workers League said on Monday. Some 400 drivers are expected to take part.',
  ],
  [
    'p2',
    'Fell Observer',
    '2026-05-06',
    'Aarhus crane strike looms\n\nThe strike of the crane drivers at the port of Aarhus is due to begin on 12 May, the port said on Wednesday. It put the drivers involved at 310.',
  ],
  [
    'p3',
    'Quay Herald',
    '2026-05-10',
    'Aarhus crane strike called off\n\nThe strike of crane drivers at the port of Aarhus has been called off, the Harbour Workers League said on Sunday.',
  ],
]
const FINAL: readonly Told[] = [
  [
    'f1',
    'Tarn Courier',
    '2026-08-03',
    'Cup final to be played in Lowmark\n\nHarrowmere Rovers will play Tarnside United in the cup final in Lowmark on 22 August, the league said on Monday.',
  ],
  [
    'f2',
    'Lowmark Echo',
    '2026-08-10',
    'Cup final moved\n\nThe cup final of Harrowmere Rovers and Tarnside United has been moved to 29 August, the league said on Monday.',
  ],
]
const TRADE: readonly Told[] = [
  [
    't1',
    'Danube Ledger',
    '2026-10-05',
    'Norwegian and Chilean ministers to meet in Oslo\n\nThe trade ministers of Norway and Chile will meet in Oslo on 14 October to discuss salmon tariffs, officials said on Monday.',
  ],
  [
    't2',
    'Meridian Wire',
    '2026-10-06',
    'Presidents of Norway and Peru to meet\n\nThe presidents of Norway and Peru will meet in Lima on 20 October to discuss forests, officials said on Tuesday.',
  ],
]

describe('invented arcs', () => {
  test('a strike that two outlets announce and one calls off is one event, and their numbers do not agree', () => {
    const { known, facts } = linkAll(PORT)
    expect(new Set(PORT.map(([id]) => known.articles.get(id)!.story)).size).toBe(1)
    const strike = [...known.events.values()].find((e) => e.told.size === 3)!
    expect(strike.rows.map((r) => r.article)).toEqual(expect.arrayContaining(['p1', 'p2', 'p3']))
    expect(strike.state!.status).toBe('cancelled')
    const numbers = facts.flatMap((f) => (f.fact === 'disagreement' && f.slot === 'number' ? [f] : []))
    expect(numbers.map((d) => [d.kind, d.values.map((v) => v.value)])).toEqual([['contradiction', ['400 driver', '310 driver']]])
    // one outlet calls off what others had planned: news, no disagreement
    expect(facts.filter((f) => f.fact === 'disagreement' && f.slot === 'status')).toEqual([])
  })

  test('other ministers of other countries are another meeting', () => {
    const { known } = linkAll(TRADE)
    const meetings = [...known.events.values()].filter((e) => e.state?.when === '2026-10-14' || e.state?.when === '2026-10-20')
    expect(meetings.length).toBeGreaterThanOrEqual(2)
    expect(meetings.every((e) => e.told.size === 1)).toBe(true)
  })

  test('three matters are three stories', () => {
    const { known } = linkAll([...PORT, ...FINAL, ...TRADE])
    const story = (id: string): string => known.articles.get(id)!.story
    expect(story('f1')).toBe(story('f2'))
    expect(new Set([story('p1'), story('f1'), story('t1')]).size).toBe(3)
  })
})

const plain = (x: unknown): unknown => {
  if (x instanceof Map) return [...x].map(([k, v]) => [k, plain(v)])
  if (x instanceof Set) return [...x]
  if (Array.isArray(x)) return x.map(plain)
  if (typeof x === 'number') return Number(x.toPrecision(9))
  return x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).flatMap(([k, v]) => (k === 'cache' ? [] : [[k, plain(v)]]))) : x
}

test('what is known is rebuilt from facts to the last detail, splits and joins as well', () => {
  const known = makeKnown()
  const again = makeKnown()
  for (const input of shuffledWithinDays(reports(40, { seed: 3, perDay: 10 }), 5)) {
    const article = toArticle(input)
    if (!article.ok) throw new Error(article.message)
    const { facts, memo } = link(read(article.value, kit), known)
    const { id, published, outlet, title } = article.value
    applyFacts(again, facts, memo, { article: id, published: published?.value ?? null, outlet: outlet?.name ?? null, title })
  }
  expect(plain(again)).toEqual(plain(known))
})

describe('figures of a sentence', () => {
  const cases: readonly (readonly [text: string, figures: readonly string[]])[] = [
    ['The bridge cost €1.4 billion, not 900 million euros.', ['1400000000 EUR', '900000000 EUR']],
    ['Some 62 per cent of members voted in favour.', ['62 %']],
    ['The motion passed by 78 votes to 41.', ['78 votes']],
    ['Around 2,400 bus drivers walked out.', ['2400  driver']],
    ['The company put the drivers involved at 2,100.', ['2100  driver']],
    ['Seven hours of talks ended at 10:30 on 12 May.', ['420 minutes talks']],
    ['The A320 left at 4 p.m. on June 3.', []],
    ['Both sides sent two men.', []],
  ]
  test.each(cases)('%s', (text, figures) => {
    expect(figuresIn(text, 0).map((f) => `${f.value} ${f.unit} ${f.of}`.trim())).toEqual(figures)
  })

  test.each(Object.entries(NUMBER_WORDS))('%s is a number wherever it stands', (word, value) => {
    expect(figuresIn(`It cost ${word} million dollars.`, 0)).toMatchObject([{ value: value * 1e6, unit: 'USD' }])
  })
})
