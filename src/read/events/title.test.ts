import { describe, expect, it } from 'vitest'
import type { Entity, EntityKind } from '../../record/index.ts'
import { titleOf, type TitleParts } from './title.ts'
import { distinct, isNamedIn, shortName } from './title-names.ts'

function entity(name: string, kind: EntityKind = 'person', form: 'name' | 'nominal' = 'name'): Entity {
  return { id: 'x1', kind, name, roles: [], mentions: [{ span: [0, name.length], form }], country: null, geo: null }
}

const parts = (over: Partial<TitleParts>): TitleParts => ({
  act: 'CONSULT',
  lemma: 'meet',
  noun: null,
  actors: [],
  others: [],
  place: null,
  object: null,
  isDirect: false,
  ...over,
})

describe('shortName', () => {
  it.each([
    ['Ana Holm', 'Holm'],
    ['Xi Zhangming', 'Xi Zhangming'],
    ['Lee Jae-sample', 'Lee Jae-sample'],
    ['Kim Sam Yon', 'Kim Sam Yon'],
    ['Nguyen Van Nam', 'Nguyen Van Nam'],
    ['Kim Exampleson', 'Exampleson'],
    ['Lee Harvey Sampleton', 'Sampleton'],
    ['Stefan H', 'Stefan H'],
    ['Peter Duarte Jr.', 'Peter Duarte Jr.'],
  ])('%s → %s', (name, short) => expect(shortName(entity(name))).toBe(short))
})

describe('isNamedIn', () => {
  it.each([
    ["sale of Norway's state airline", "Norway's state airline", true],
    ['rally of some 4,000 people', 'some 4,000 people', true],
    ["the ministers' letter", 'ministers', true],
    ['sale of the airline', 'line', false],
  ])('%s: %s', (text, name, isNamed) => expect(isNamedIn(text, name)).toBe(isNamed))
})

describe('distinct', () => {
  it.each([
    [['Ship builder Sample', 'Sample'], ['Sample']],
    [['Bank of Sample', 'Sample'], ['Bank of Sample']],
    [['the police', 'Police'], ['the police']],
    [['Sample Union leaders', 'Sample Union'], ['Sample Union leaders']],
    [['Sample Union', 'Sample Union foreign ministers'], ['Sample Union foreign ministers']],
    [
      ['Sample', 'Example'],
      ['Sample', 'Example'],
    ],
  ])('%j', (names, kept) => expect(distinct(names.map((n) => entity(n, 'organisation'))).map((e) => e.name)).toEqual(kept))
})

describe('titleOf', () => {
  it.each<readonly [Partial<TitleParts>, string]>([
    [{ actors: [entity('Ana Holm'), entity('Peter Duarte')], place: entity('Aarhus', 'place') }, 'Holm–Duarte meeting in Aarhus'],
    [{ actors: [entity('Xi Zhangming')] }, 'Xi Zhangming: meeting'],
    [{ actors: [entity('his office', 'organisation', 'nominal')], act: 'x.policy', lemma: 'announce' }, 'Office: announcement'],
    [{ actors: [entity('Ana Holm')], lemma: 'visit', place: entity('Aarhus', 'place') }, 'Holm: visit to Aarhus'],
    [{ actors: [entity('Ana Holm')], lemma: 'fly', place: entity('Aarhus', 'place') }, 'Holm: flight to Aarhus'],
    [{ actors: [entity('Ana Holm')], lemma: 'leave', place: entity('Aarhus', 'place') }, 'Holm: departure from Aarhus'],
    [
      { act: 'RETREAT', actors: [entity('Ana Holm')], lemma: 'leave', others: [entity('Nordic Bank', 'organisation')] },
      'Holm: departure from Nordic Bank',
    ],
    [
      { act: 'RETREAT', actors: [entity('Sample Air', 'organisation')], lemma: 'leave', others: [entity('Ana Holm')] },
      'Sample Air: departure of Ana Holm',
    ],
    [{ act: 'x.policy', lemma: 'close', object: 'The harbour', actors: [] }, 'Closure of the harbour'],
    [{ act: 'x.policy', lemma: 'issue', object: 'The permit', actors: [entity('Aarhus', 'place')] }, 'Aarhus issuing the permit'],
    [{ act: 'x.vote', noun: 'Aarhus election', actors: [entity('Aarhus', 'place')], place: entity('Aarhus', 'place') }, 'Aarhus election'],
    [{ act: 'SANCTION', lemma: 'ban', others: [entity("Sample Air's", 'organisation')] }, 'Ban on Sample Air'],
    [
      { act: 'SANCTION', noun: 'first sanctions', actors: [entity('Ana Holm')], others: [entity('Sample Air', 'organisation')] },
      'Holm: first sanctions on Sample Air',
    ],
    [{ act: 'x.policy', lemma: 'begin', object: 'work', actors: [entity('Ana Holm')] }, 'Holm beginning work'],
    [{ act: 'x.policy', lemma: 'visit', object: 'the site', actors: [entity('Ana Holm')] }, 'Holm: visit to the site'],
    [{ act: 'x.policy', lemma: 'tie', object: 'the boat', actors: [] }, 'Tying the boat'],
    // a verb and its particle are one; without a noun the verb itself is told
    [{ act: 'RETREAT', lemma: 'step_down', actors: [entity('Ana Holm')] }, 'Ana Holm: resignation'],
    [{ act: 'CONCEDE', lemma: 'give_up', actors: [entity('Ana Holm')] }, 'Holm giving up'],
    [
      { act: 'x.policy', lemma: 'prevent', others: [entity('Ana Holm')], actors: [entity('Peter Duarte')], isDirect: true },
      'Duarte preventing Ana Holm',
    ],
    [{ act: 'x.policy', lemma: 'wait', others: [entity('Ana Holm')], actors: [entity('Peter Duarte')] }, 'Duarte waiting'],
    [{ act: 'x.policy', lemma: 'prevent' }, 'Decision'],
    [{ act: 'REQUEST', lemma: 'request', object: 'more ships', actors: [] }, 'Request for more ships'],
    [{ act: 'REQUEST', lemma: 'request', others: [entity('Ana Holm')] }, 'Request to Ana Holm'],
    // of shares a loss, of a match a defeat; out of office a dismissal
    [
      { act: 'x.deal', lemma: 'lose', object: 'a quarter of its value', actors: [entity('Sample Air', 'organisation')] },
      'Sample Air: loss of a quarter of its value',
    ],
    [{ act: 'x.sport', lemma: 'lose', actors: [entity('Sample City', 'organisation')] }, 'Sample City: defeat'],
    [{ act: 'x.appoint', lemma: 'fire', others: [entity('Ana Holm')] }, 'Dismissal of Ana Holm'],
    // named by its letters, or by its beginning
    [
      { act: 'AID', noun: 'bailout of the lender NBA', others: [entity('North Bank of Aarhus', 'organisation')] },
      'Bailout of the lender NBA',
    ],
    [
      { act: 'x.policy', noun: 'order of the Harbour Service', actors: [entity('Harbour Service for the Sound', 'organisation')] },
      'Order of the Harbour Service',
    ],
  ])('%#', (over, title) => expect(titleOf(parts(over))).toBe(title))
})
